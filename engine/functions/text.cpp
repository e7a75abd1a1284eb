// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/text.hpp"

#include <cctype>

#include "storage/temporal.hpp"

namespace kenes::functions {

std::size_t byte_offset(std::string_view text, std::size_t index) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (begins_code_point(text[at]) && index-- == 0) return at;
  return text.size();
}

std::string folded(std::string_view name) {
  std::string key(name);
  for (char& c : key) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return key;
}

std::string text_of(const Value& value) {
  switch (value.kind()) {
    case Kind::string:
      return std::string(value.as_string());
    case Kind::date:
      return to_text(value.as_date());
    case Kind::local_time:
      return to_text(value.as_local_time());
    case Kind::time:
      return to_text(value.as_time());
    case Kind::local_date_time:
      return to_text(value.as_local_date_time());
    case Kind::date_time:
      return to_text(value.as_date_time());
    case Kind::duration:
      return to_text(value.as_duration());
    default:
      return to_literal(value);
  }
}

}  // namespace kenes::functions
