// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/caption.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <vector>

namespace kenes {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

// The code point at `at`, which moves behind it; negative where the bytes are broken.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int32_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  return c;
}

bool allowed_in_xml(UChar32 c) {
  return c >= 0x20 ? c < 0xD800 || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000 : c == '\n';
}

std::size_t columns_of_one(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// The end of the longest beginning of `text` that takes at most `most` columns.
std::size_t end_within(std::string_view text, std::size_t most) {
  std::size_t used = 0, at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    used += columns_of_one(next_code_point(text, next));
    if (used > most) break;
    at = next;
  }
  return at;
}

}  // namespace

std::string clean_text(std::string_view text) {
  // ICU counts bytes in 32 bits; no caption is that long.
  text = text.substr(0, 1u << 20);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const UChar32 c = next_code_point(text, at);
    if (c == '\t' || c == '\r')
      out += ' ';
    else if (c >= 0 && allowed_in_xml(c) && !(c >= 0x7F && c < 0xA0))
      out += text.substr(from, at - from);
    else
      out += replacement;
  }
  return out;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += columns_of_one(next_code_point(text, at));
  return columns;
}

std::string cut_text(std::string_view text, std::size_t most) {
  if (most == 0 || columns_of(text) <= most) return std::string(text);
  return std::string(text.substr(0, end_within(text, most - 1))) + std::string(ellipsis);
}

std::string wrap_text(std::string_view text, std::size_t width) {
  if (width == 0) return std::string(text);
  std::string out;
  auto wrap_line = [&](std::string_view line) {
    while (columns_of(line) > width) {
      std::size_t end = end_within(line, width);
      if (end == 0) next_code_point(line, end);  // a letter wider than the line
      if (end == line.size()) break;
      // The space that the cut falls on, or the last one before it, unless that leaves too short a line.
      std::size_t space = line[end] == ' ' ? end : line.substr(0, end).rfind(' ');
      if (space == std::string_view::npos || space * 3 < end) space = end;
      out.append(line.substr(0, space));
      out += '\n';
      line.remove_prefix(space);
      while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    }
    out.append(line);
  };
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (from > 0) out += '\n';
    wrap_line(text.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  return out;
}

}  // namespace kenes
