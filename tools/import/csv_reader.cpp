// SPDX-License-Identifier: Apache-2.0
#include "tools/import/csv_reader.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "storage/error.hpp"

namespace kenes::import {

MappedFile::MappedFile(const std::string& path) : path_(path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (file < 0 || ::fstat(file, &status) != 0) {
    const int reason = errno;
    if (file >= 0) ::close(file);
    throw Error(ErrorCode::storage, "cannot read " + path + ": " + std::strerror(reason));
  }
  if (S_ISDIR(status.st_mode)) {
    ::close(file);
    throw Error(ErrorCode::storage, "cannot read " + path + ": it is a folder");
  }
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ > 0) {
    void* memory = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    const int reason = errno;
    ::close(file);
    if (memory == MAP_FAILED)
      throw Error(ErrorCode::storage, "cannot map " + path + ": " + std::strerror(reason));
    ::madvise(memory, size_, MADV_SEQUENTIAL);
    data_ = static_cast<const char*>(memory);
  } else {
    ::close(file);
  }
}

MappedFile::~MappedFile() {
  if (data_) ::munmap(const_cast<char*>(data_), size_);
}

CsvReader::CsvReader(const MappedFile& file, char delimiter, bool quotes)
    : text_(file.text()), delimiter_(delimiter), quotes_(quotes) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

bool CsvReader::next(std::vector<Field>& fields) {
  fields.clear();
  scratch_used_ = 0;
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
    if (text_[at_] == '\n') ++next_line_;
    ++at_;
  }
  if (at_ >= text_.size()) return false;
  line_ = next_line_;
  const std::size_t begin = at_;
  const auto end_row = [&] {
    std::size_t end = at_;
    if (end > begin && text_[end - 1] == '\r') --end;
    row_ = text_.substr(begin, end - begin);
    if (at_ < text_.size()) {
      ++at_;
      ++next_line_;
    }
  };
  try {
    read_fields(fields);
  } catch (const BadRow&) {
    at_ = std::min(text_.find('\n', begin), text_.size());
    next_line_ = line_;
    end_row();
    throw;
  }
  end_row();
  return true;
}

void CsvReader::read_fields(std::vector<Field>& fields) {
  for (;; ++at_) {
    if (quotes_ && at_ < text_.size() && text_[at_] == '"') {
      fields.push_back({quoted_field(fields.size() + 1), true});
    } else {
      const std::size_t from = at_;
      while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') ++at_;
      std::size_t to = at_;
      const bool last = at_ >= text_.size() || text_[at_] == '\n';
      if (last && to > from && text_[to - 1] == '\r') --to;
      fields.push_back({text_.substr(from, to - from), false});
    }
    if (at_ >= text_.size() || text_[at_] != delimiter_) return;
  }
}

std::string_view CsvReader::quoted_field(std::size_t column) {
  constexpr const char* hint = "write a double quote inside a quoted field twice";
  const std::size_t from = ++at_;
  bool doubled = false;
  for (;; ++at_) {
    if (at_ >= text_.size()) throw BadRow{column, "a quote is opened and never closed", hint};
    if (text_[at_] == '\n') ++next_line_;
    if (text_[at_] != '"') continue;
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
    doubled = true;
    ++at_;
  }
  const std::string_view raw = text_.substr(from, at_ - from);
  // Whatever stands between the closing quote and the delimiter is white space at most.
  for (++at_; at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n'; ++at_)
    if (text_[at_] != ' ' && text_[at_] != '\r' && text_[at_] != '\t')
      throw BadRow{column, "there is text behind the closing quote", hint};
  if (!doubled) return raw;
  if (scratch_used_ == scratch_.size()) scratch_.emplace_back();
  std::string& out = scratch_[scratch_used_++];
  out.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    out += raw[i];
    if (raw[i] == '"') ++i;
  }
  return out;
}

}  // namespace kenes::import
