// SPDX-License-Identifier: Apache-2.0
// Texts by code points: Kenes keeps strings as UTF-8, openCypher counts characters. Broken UTF-8 is not an
// error here: a byte that continues nothing counts with what is before it. And the text of a value as
// toString() gives it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "storage/value.hpp"

namespace kenes::functions {

inline bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

inline std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (char byte : text) count += begins_code_point(byte);
  return count;
}

/// The byte offset of code point number `index`; text.size() beyond the end.
std::size_t byte_offset(std::string_view text, std::size_t index);

/// With the letters of ASCII small: names of functions and procedures are found so.
std::string folded(std::string_view name);

/// `42`, `4.2`, `true`, `2024-03-01`, the string itself. Requires a kind that toString() takes.
std::string text_of(const Value& value);

}  // namespace kenes::functions
