// SPDX-License-Identifier: Apache-2.0
#include "engine/run/csv_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "storage/error.hpp"

namespace kenes::run {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_bytes = 1 << 16;
/// A quote that is never closed would take in the rest of the file.
constexpr std::size_t longest_field = 64u << 20;
constexpr std::size_t most_fields = 1u << 20;

[[noreturn]] void refuse_address(std::string message, std::string hint) {
  throw Error(ErrorCode::import, std::move(message), std::move(hint));
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// `%20` and the like, as addresses have them.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    if (escaped) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// How many bytes the UTF-8 sequence at the beginning takes; 0 if it is broken.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 4;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  const bool outside = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
  return overlong || outside ? 0 : length;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

std::string path_in_folder(std::string_view address, const std::string& folder) {
  std::string name;
  const std::size_t colon = address.find(':');
  const std::size_t slash = address.find('/');
  if (colon != std::string_view::npos && (slash == std::string_view::npos || colon < slash)) {
    std::string scheme(address.substr(0, colon));
    for (char& c : scheme) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (scheme != "file")
      refuse_address(fmt::format("LOAD CSV reads files only, not `{}:` addresses", scheme),
                     "fetch it into the folder for imports and name the file there");
    std::string_view rest = address.substr(colon + 1);
    if (rest.starts_with("//")) {
      rest.remove_prefix(2);
      const std::string_view host = rest.substr(0, rest.find('/'));
      if (!host.empty() && host != "localhost")
        refuse_address(fmt::format("`{}` names another machine: `{}`", address, host),
                       "write file:///name.csv, with three slashes");
      rest.remove_prefix(host.size());
    }
    name = decoded(rest);
  } else {
    name = address;
  }
  if (name.find('\0') != std::string::npos) refuse_address("a file's name holds no NUL byte", {});
  name.erase(0, std::min(name.find_first_not_of('/'), name.size()));
  if (name.empty()) refuse_address(fmt::format("`{}` names no file", address), "write file:///name.csv");

  std::error_code problem;
  const fs::path root = fs::canonical(folder, problem);
  if (problem)
    refuse_address(fmt::format("the folder for imports, `{}`, cannot be read: {}", folder, problem.message()),
                   {});
  const fs::path wanted = (root / name).lexically_normal();
  const auto is_inside = [&](const fs::path& path) {
    return std::mismatch(root.begin(), root.end(), path.begin(), path.end()).first == root.end();
  };
  const std::string outside = fmt::format("`{}` leads out of the folder for imports", address);
  // Nothing is told about what is elsewhere, not even whether it is there.
  if (!is_inside(wanted)) refuse_address(outside, "copy the file into that folder");
  const fs::path found = fs::canonical(wanted, problem);
  if (problem)
    refuse_address(fmt::format("there is no file `{}` in the folder for imports, `{}`", name, folder),
                   "names are looked up in that folder alone");
  if (!is_inside(found)) refuse_address(outside, "copy the file into that folder");
  if (!fs::is_regular_file(found, problem))
    refuse_address(fmt::format("`{}` is no file", address), "name a CSV file");
  return found.string();
}

CsvFile::CsvFile(std::string path, std::string terminator, Limits& limits)
    : path_(std::move(path)),
      terminator_(std::move(terminator)),
      limits_(limits),
      account_(limits),
      buffer_(std::make_unique<char[]>(buffer_bytes)) {
  account_.add(buffer_bytes);
  // The path had no symbolic links a moment ago, and must not have got one since.
  file_ = ::open(path_.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  struct stat about {};
  if (file_ >= 0 && (::fstat(file_, &about) != 0 || !S_ISREG(about.st_mode))) {
    ::close(file_);
    file_ = -1;
    errno = EINVAL;
  }
  if (file_ < 0)
    throw Error(ErrorCode::import, fmt::format("cannot read `{}`: {}", path_, std::strerror(errno)));
  if (fill() && filled_ >= 3 && std::string_view(buffer_.get(), 3) == "\xEF\xBB\xBF") at_ = 3;
  if (filled_ >= 2 && at_ == 0) {
    const std::string_view mark(buffer_.get(), 2);
    if (mark == "\xFF\xFE" || mark == "\xFE\xFF") {
      ::close(file_);
      file_ = -1;
      refuse("the file is UTF-16", 1, "turn it into UTF-8, such as by iconv -f UTF-16 -t UTF-8");
    }
  }
}

CsvFile::~CsvFile() {
  if (file_ >= 0) ::close(file_);
}

/// Gets more bytes behind those that are not taken yet; false at the end of the file.
bool CsvFile::fill() {
  limits_.check();
  std::memmove(buffer_.get(), buffer_.get() + at_, filled_ - at_);
  filled_ -= at_;
  at_ = 0;
  for (;;) {
    const ssize_t got = ::read(file_, buffer_.get() + filled_, buffer_bytes - filled_);
    if (got < 0 && errno == EINTR) {
      limits_.check();
      continue;
    }
    if (got < 0) refuse(fmt::format("the file cannot be read: {}", std::strerror(errno)), line_);
    filled_ += static_cast<std::size_t>(got);
    return got > 0;
  }
}

int CsvFile::look() {
  if (at_ == filled_ && !fill()) return -1;
  return static_cast<unsigned char>(buffer_[at_]);
}

/// The next byte; any line end comes as LF.
int CsvFile::take() {
  const int c = look();
  if (c < 0) return c;
  ++at_;
  if (c != '\n' && c != '\r') return c;
  if (c == '\r' && look() == '\n') ++at_;
  ++line_;
  return '\n';
}

bool CsvFile::at_terminator() {
  if (look() != static_cast<unsigned char>(terminator_[0])) return false;
  while (filled_ - at_ < terminator_.size() && fill()) {
  }
  return std::string_view(buffer_.get() + at_, filled_ - at_).starts_with(terminator_);
}

void CsvFile::read_quoted(std::string& field) {
  const std::int64_t began = line_;
  take();
  for (;;) {
    const int c = look();
    if (c < 0)
      refuse("a quoted field does not end", began,
             "a quote inside quotes stands there twice; a field with a quote in its middle needs quotes");
    if (field.size() > longest_field)
      refuse(fmt::format("a quoted field has more than {} MB", longest_field >> 20), began,
             "the quote that should end it may be missing");
    if (c == '"') {
      take();
      if (look() != '"') break;
      field += '"';
      take();
    } else if (c == '\\') {
      take();
      const int next = look();
      if (next != '"' && next != '\\') field += '\\';
      if (next == '"' || next == '\\') {
        field += static_cast<char>(next);
        take();
      }
    } else if (c == '\r') {
      // Line ends inside of quotes are part of the text, as they are.
      ++at_;
      field += '\r';
      if (look() == '\n') {
        ++at_;
        field += '\n';
      }
      ++line_;
    } else {
      field += static_cast<char>(take());
    }
  }
  const int after = look();
  if (after >= 0 && after != '\n' && after != '\r' && !at_terminator())
    refuse("there is text behind the closing quote of a field", line_,
           "a quote inside quotes stands there twice");
}

void CsvFile::read_plain(std::string& field) {
  for (;;) {
    const int c = look();
    if (c < 0 || c == '\n' || c == '\r' || at_terminator()) return;
    if (field.size() > longest_field)
      refuse(fmt::format("a field has more than {} MB", longest_field >> 20), line_);
    // Runs without anything special are taken at once.
    const char* const begin = buffer_.get() + at_;
    const char* const end = buffer_.get() + filled_;
    const char* stop = begin + 1;
    while (stop != end && *stop != '\n' && *stop != '\r' && *stop != terminator_[0]) ++stop;
    field.append(begin, stop);
    at_ += static_cast<std::size_t>(stop - begin);
  }
}

void CsvFile::add(std::vector<Value>& fields, std::string&& field, bool quoted) {
  if (fields.size() == most_fields)
    refuse(fmt::format("a record has more than {} fields", most_fields), record_line_);
  if (!is_utf8(field))
    refuse(fmt::format("field {} is not UTF-8", fields.size() + 1), record_line_,
           "turn the file into UTF-8, such as by iconv -f WINDOWS-1252 -t UTF-8");
  charged_ += static_cast<std::int64_t>(field.size());
  if (charged_ > 1 << 20) {
    account_.add(charged_);
    charged_ = 0;
  }
  if (field.empty() && !quoted)
    fields.emplace_back();
  else
    fields.emplace_back(std::move(field));
}

bool CsvFile::next(std::vector<Value>& fields) {
  fields.clear();
  account_.release_all();
  charged_ = 0;
  for (int c = look(); c == '\n' || c == '\r'; c = look()) {
    limits_.check();
    take();
  }
  if (look() < 0) return false;
  record_line_ = line_;
  for (;;) {
    std::string field;
    const bool quoted = look() == '"';
    if (quoted)
      read_quoted(field);
    else
      read_plain(field);
    add(fields, std::move(field), quoted);
    if (look() >= 0 && at_terminator()) {
      at_ += terminator_.size();
      continue;
    }
    take();
    return true;
  }
}

void CsvFile::refuse(std::string problem, std::int64_t line, std::string hint) const {
  throw Error(ErrorCode::import, fmt::format("{}, line {}: {}", path_, line, problem), std::move(hint));
}

}  // namespace kenes::run
