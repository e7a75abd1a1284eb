// SPDX-License-Identifier: Apache-2.0
#include "tools/import/claims/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace kenes::import {
namespace {

constexpr std::size_t never = std::string_view::npos;

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t'))
    ++at;
  return at;
}

/// Behind the closing quote of the string that begins at `at`; never if it never closes.
std::size_t skip_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return never;
}

/// Behind the value that begins at `at`, as far as brackets and quotes tell; never if it never closes.
std::size_t skip_value(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = skip_string(text, at);
      if (at == never || depth == 0) return at;
    } else if (c == '{' || c == '[') {
      ++depth;
      ++at;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return at;
      ++at;
      if (--depth == 0) return at;
    } else if (depth == 0 && (c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
      return at;
    } else {
      ++at;
    }
  }
  return depth ? never : at;
}

/// The bytes between the quotes of the string that begins at `at`.
std::string_view raw_string(std::string_view text, std::size_t at, std::size_t end) {
  return text.substr(at + 1, end - at - 2);
}

/// Where the member's value, or the element, begins; never if the value at `at` has no such part.
std::size_t enter(std::string_view text, std::size_t at, const JsonStep& step) {
  const auto* key = std::get_if<std::string>(&step);
  if (at >= text.size() || text[at] != (key ? '{' : '[')) return never;
  std::size_t number = 0;
  for (at = skip_space(text, at + 1); at < text.size(); at = skip_space(text, at + 1)) {
    bool found = !key && number++ == std::get<std::size_t>(step);
    if (key) {
      if (text[at] != '"') return never;
      const std::size_t end = skip_string(text, at);
      if (end == never) return never;
      found = raw_string(text, at, end) == *key;
      at = skip_space(text, end);
      if (at >= text.size() || text[at] != ':') return never;
      at = skip_space(text, at + 1);
    }
    if (found) return at;
    at = skip_value(text, at);
    if (at == never) return never;
    at = skip_space(text, at);
    if (at >= text.size() || text[at] != ',') return never;
  }
  return never;
}

}  // namespace

std::string path_text(const std::vector<JsonStep>& path) {
  std::string out;
  for (const JsonStep& step : path)
    if (const auto* key = std::get_if<std::string>(&step))
      out += (out.empty() ? "" : ".") + *key;
    else
      out += fmt::format("[{}]", std::get<std::size_t>(step));
  return out;
}

std::size_t offset_of(std::string_view text, const std::vector<JsonStep>& path) {
  std::size_t at = skip_space(text, 0);
  for (const JsonStep& step : path) {
    const std::size_t next = enter(text, at, step);
    if (next == never) break;
    at = next;
  }
  return at;
}

Error json_error(const std::string& file, std::string_view text, std::size_t offset, std::string_view what,
                 std::string hint) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto column = 1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(begin), before.end(),
                                        [](char c) { return (c & 0xC0) != 0x80; });
  return {ErrorCode::import, fmt::format("{}:{}:{}: {}", file, line, column, what), std::move(hint)};
}

Error broken_json(const std::string& file, std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view part = text.substr(begin, end - begin);
  try {
    // Only to say exactly what is wrong: reading itself is done by a faster parser.
    const auto ignored = nlohmann::json::parse(part.begin(), part.end());
  } catch (const nlohmann::json::parse_error& error) {
    std::string_view why = error.what();
    if (const std::size_t dash = why.find(" - "); dash != never) why.remove_prefix(dash + 3);
    const std::size_t offset = begin + (error.byte ? error.byte - 1 : 0);
    return json_error(file, text, offset, fmt::format("broken JSON: {}", why),
                      "the file was left as it was; the rest of it was not read");
  }
  return json_error(file, text, begin, "broken JSON");
}

JsonObjects::JsonObjects(const std::string& file, std::string_view text) : file_(file), text_(text) {
  if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
}

void JsonObjects::expected(std::string_view what) const {
  const std::string found =
      at_ < text_.size() ? "`" + std::string(text_.substr(at_, 1)) + "`" : "the end of the file";
  throw json_error(file_, text_, at_, fmt::format("expected {}, found {}", what, found));
}

void JsonObjects::enter() {
  at_ = skip_space(text_, at_);
  if (at_ < text_.size() && text_[at_] == '[') {
    within_ = Within::array;
    ++at_;
    return;
  }
  if (at_ >= text_.size() || text_[at_] != '{') expected("an object or an array of objects");
  const std::size_t entities = import::enter(text_, at_, JsonStep("entities"));
  if (entities != never && entities < text_.size() && text_[entities] == '{') {
    within_ = Within::members;
    at_ = entities + 1;
  } else {
    within_ = Within::sequence;
  }
}

/// Moves to the beginning of the next part; false at the end.
bool JsonObjects::separator() {
  at_ = skip_space(text_, at_);
  const char close = within_ == Within::array ? ']' : '}';
  if (within_ == Within::sequence) {
    if (!first_ && at_ < text_.size() && text_[at_] == ',') at_ = skip_space(text_, at_ + 1);
    return at_ < text_.size();
  }
  if (at_ < text_.size() && text_[at_] == close) return false;
  if (first_) return true;
  if (at_ >= text_.size() || text_[at_] != ',') expected(fmt::format("`,` or `{}`", close));
  at_ = skip_space(text_, at_ + 1);
  return true;
}

bool JsonObjects::next(std::string_view& object) {
  if (done_) return false;
  if (within_ == Within::nothing) enter();
  if (!separator()) {
    done_ = true;
    return false;
  }
  first_ = false;
  if (within_ == Within::members) {
    if (at_ >= text_.size() || text_[at_] != '"') expected("the id of an entity in quotes");
    const std::size_t end = skip_string(text_, at_);
    if (end == never) throw broken_json(file_, text_, at_, text_.size());
    at_ = skip_space(text_, end);
    if (at_ >= text_.size() || text_[at_] != ':') expected("`:`");
    at_ = skip_space(text_, at_ + 1);
  }
  if (at_ >= text_.size() || text_[at_] != '{') expected("an object");
  const std::size_t end = skip_value(text_, at_);
  if (end == never) throw broken_json(file_, text_, at_, text_.size());
  object = text_.substr(at_, end - at_);
  at_ = end;
  return true;
}

}  // namespace kenes::import
