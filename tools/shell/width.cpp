// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/width.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace kenes::shell {
namespace {

constexpr UChar32 zero_width_joiner = 0x200D;
constexpr UChar32 emoji_style = 0xFE0F;
constexpr UChar32 soft_hyphen = 0x00AD;

struct CodePoint {
  UChar32 value = 0;
  std::size_t length = 1;
};

CodePoint first_of(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int32_t at = 0;
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4));
  UChar32 c;
  U8_NEXT_OR_FFFD(bytes, at, size, c);
  return {c, static_cast<std::size_t>(at)};
}

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

bool is_regional_indicator(UChar32 c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

bool is_skin_tone(UChar32 c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

bool is_direction_control(UChar32 c) {
  return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::size_t width_of(UChar32 c) {
  if (c < 0x7F) return c < 0x20 ? 0 : 1;
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_CONTROL_CHAR) return 0;
  if (type == U_FORMAT_CHAR && c != soft_hyphen) return 0;
  const auto syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;
  const auto east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

/// Bytes of `line` that go on its first line: all, or up to the last gap between words, or as many as fit.
std::size_t break_point(std::string_view line, std::size_t width) {
  std::string_view rest = line;
  std::size_t used = 0, gap = 0;
  bool in_word = false;
  while (!rest.empty()) {
    const std::size_t at = line.size() - rest.size();
    const Cluster cluster = take_cluster(rest);
    if (cluster.bytes == " ") {
      if (in_word) gap = at;
      in_word = false;
    } else {
      in_word = true;
    }
    used += cluster.width;
    if (used > width) return gap > 0 ? gap : std::max(at, std::size_t{1});
  }
  return line.size();
}

}  // namespace

Cluster take_cluster(std::string_view& text) {
  const std::string_view whole = text;
  // Plain letters without a mark behind them are nearly all of all text.
  if (is_plain(text[0]) && (text.size() == 1 || static_cast<unsigned char>(text[1]) < 0x80)) {
    text.remove_prefix(1);
    return {whole.substr(0, 1), 1};
  }
  const CodePoint first = first_of(text);
  std::size_t width = width_of(first.value);
  text.remove_prefix(first.length);
  bool flag_begun = is_regional_indicator(first.value);
  bool joined = first.value == zero_width_joiner;
  while (!text.empty() && first.value >= 0x20) {
    const CodePoint next = first_of(text);
    if (joined && u_hasBinaryProperty(next.value, UCHAR_EXTENDED_PICTOGRAPHIC)) {
      joined = false;
    } else if (flag_begun && is_regional_indicator(next.value)) {
      flag_begun = false;
      width = 2;
    } else if (is_skin_tone(next.value) && u_hasBinaryProperty(first.value, UCHAR_EMOJI_MODIFIER_BASE)) {
      width = 2;
    } else if (next.value >= 0x7F && width_of(next.value) == 0) {
      joined = next.value == zero_width_joiner;
      if (next.value == emoji_style && u_hasBinaryProperty(first.value, UCHAR_EMOJI)) width = 2;
    } else {
      break;
    }
    text.remove_prefix(next.length);
  }
  return {whole.substr(0, whole.size() - text.size()), width};
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) width += take_cluster(text).width;
  return width;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string out;
  std::size_t used = 1;  // the ellipsis
  while (!text.empty()) {
    const Cluster cluster = take_cluster(text);
    if (used + cluster.width > width) break;
    out += cluster.bytes;
    used += cluster.width;
  }
  if (width > 0) out += "…";
  return out;
}

std::string printable(std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  const auto append = [&out](UChar32 c) {
    char bytes[4];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    out.append(bytes, static_cast<std::size_t>(length));
  };
  while (!text.empty()) {
    const CodePoint c = first_of(text);
    text.remove_prefix(c.length);
    if (c.value == '\t') {
      out += ' ';
    } else if (c.value == '\n') {
      out += '\n';
    } else if (c.value == '\r' && !text.empty() && text[0] == '\n') {
      continue;
    } else if (c.value < 0x20) {
      append(0x2400 + c.value);
    } else if (c.value == 0x7F) {
      append(0x2421);
    } else if (u_charType(c.value) == U_CONTROL_CHAR) {
      append(0xFFFD);
    } else if (!is_direction_control(c.value)) {
      append(c.value);
    }
  }
  return out;
}

std::vector<std::string_view> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    do {
      const std::size_t cut = break_point(line, width);
      lines.push_back(line.substr(0, cut));
      line.remove_prefix(cut);
      line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    } while (!line.empty());
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace kenes::shell
