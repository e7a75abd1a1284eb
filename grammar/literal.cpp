// SPDX-License-Identifier: Apache-2.0
#include "grammar/literal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace kenes::grammar {
namespace {

std::string without_underscores(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '_');
  return digits;
}

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      out += static_cast<char>(0xE0 | code >> 12);
    } else {
      out += static_cast<char>(0xF0 | code >> 18);
      out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    }
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
  }
  out += static_cast<char>(0x80 | (code & 0x3F));
}

/// Reads escapes of one string literal.
class Unescaper {
 public:
  Unescaper(std::string_view text, Position at) : text_(text), at_(at) {}

  std::string run() {
    const std::size_t end = text_.size() - 1;
    next_ = 1;
    while (next_ < end) {
      const char c = text_[next_++];
      if (c == '\\')
        escape();
      else
        out_ += c;
    }
    return std::move(out_);
  }

 private:
  void escape() {
    const char c = text_[next_++];
    switch (c) {
      case '\\':
      case '\'':
      case '"':
      case '`':
        out_ += c;
        return;
      case 'b':
        out_ += '\b';
        return;
      case 'f':
        out_ += '\f';
        return;
      case 'n':
        out_ += '\n';
        return;
      case 'r':
        out_ += '\r';
        return;
      case 't':
        out_ += '\t';
        return;
      case 'u':
        code_point(4);
        return;
      case 'U':
        code_point(8);
        return;
      default: {
        const std::size_t start = next_ - 2;
        while (next_ < text_.size() && (static_cast<unsigned char>(text_[next_]) & 0xC0) == 0x80) ++next_;
        throw syntax_error(
            "UnexpectedSyntax",
            fmt::format("`{}` is no escape sequence of strings", text_.substr(start, next_ - start)),
            place(start, next_ - start),
            "a backslash itself is written `\\\\`; there are \\\\ \\' \\\" \\b \\f \\n \\r \\t \\uXXXX "
            "\\UXXXXXXXX");
      }
    }
  }

  std::uint32_t hexadecimal(std::size_t digits) {
    const std::size_t start = next_ - 2;
    std::uint32_t code = 0;
    for (std::size_t i = 0; i < digits; ++i, ++next_) {
      const char* digit = text_.data() + next_;
      std::uint32_t value = 0;
      if (next_ + 1 >= text_.size() || std::from_chars(digit, digit + 1, value, 16).ec != std::errc())
        throw syntax_error("InvalidUnicodeLiteral",
                           fmt::format("`{}` needs {} hexadecimal digits", text_.substr(start, 2), digits),
                           place(start, next_ - start + 1),
                           fmt::format("write \\{} and exactly {} digits, such as {}", text_[start + 1],
                                       digits, digits == 4 ? "\\u00E9" : "\\U0001F600"));
      code = code << 4 | value;
    }
    return code;
  }

  void code_point(std::size_t digits) {
    const std::size_t start = next_ - 2;
    std::uint32_t code = hexadecimal(digits);
    if (code >= 0xD800 && code < 0xDC00 && text_.substr(next_, 2) == "\\u") {
      next_ += 2;
      const std::uint32_t low = hexadecimal(4);
      code = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : 0xD800;
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
      throw syntax_error("InvalidUnicodeLiteral",
                         fmt::format("`{}` is no Unicode character", text_.substr(start, next_ - start)),
                         place(start, next_ - start), "characters beyond \\uFFFF are written \\UXXXXXXXX");
    append_utf8(out_, code);
  }

  Position place(std::size_t start, std::size_t length) const {
    Position place = at_;
    for (std::size_t i = 0; i < start; ++i) {
      if (text_[i] == '\n') {
        ++place.line;
        place.column = 1;
      } else if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) {
        ++place.column;
      }
    }
    place.offset += static_cast<std::uint32_t>(start);
    place.length = static_cast<std::uint32_t>(std::min(length, text_.size() - start));
    return place;
  }

  std::string_view text_;
  Position at_;
  std::size_t next_ = 0;
  std::string out_;
};

}  // namespace

Value integer_literal(std::string_view text, bool negative, Position at) {
  const std::string digits = without_underscores(text);
  std::string_view rest = digits;
  int radix = 10;
  if (rest.size() > 1 && rest[0] == '0') {
    const char mark = rest[1];
    radix = mark == 'x' || mark == 'X' ? 16 : 8;
    rest.remove_prefix(radix == 16 || mark == 'o' || mark == 'O' ? 2 : 1);
  }
  std::uint64_t magnitude = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), magnitude, radix);
  if (error == std::errc::invalid_argument || (error == std::errc() && end != rest.data() + rest.size()))
    throw syntax_error("InvalidNumberLiteral", fmt::format("`{}` is no number", text), at,
                       radix == 8 ? "a number that begins with 0 is octal" : "");
  constexpr std::uint64_t top = std::numeric_limits<std::int64_t>::max();
  if (error == std::errc::result_out_of_range || magnitude > top + (negative ? 1 : 0))
    throw syntax_error(
        "IntegerOverflow", fmt::format("{}{} does not fit into an INTEGER", negative ? "-" : "", text), at,
        "integers go from -9223372036854775808 to 9223372036854775807; a FLOAT has a point or an "
        "exponent");
  return Value(static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude));
}

Value float_literal(std::string_view text, bool negative, Position at) {
  std::string digits = without_underscores(text);
  if (digits.front() == '.') digits.insert(0, 1, '0');
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  static_cast<void>(end);
  // Out of range is too large or too small: a number that is nearly nothing is rounded to 0.
  if (error == std::errc::result_out_of_range) value = std::strtod(digits.c_str(), nullptr);
  if (!std::isfinite(value))
    throw syntax_error("FloatingPointOverflow", fmt::format("{} does not fit into a FLOAT", text), at,
                       "the largest FLOAT is 1.7976931348623157e308");
  return Value(negative ? -value : value);
}

std::string string_literal(std::string_view text, Position at) {
  if (text.find('\\') == std::string_view::npos) return std::string(text.substr(1, text.size() - 2));
  return Unescaper(text, at).run();
}

std::string bare_name(std::string_view text) {
  if (text.empty() || text.front() != '`') return std::string(text);
  std::string name;
  name.reserve(text.size());
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    name += text[i];
    if (text[i] == '`') ++i;
  }
  return name;
}

}  // namespace kenes::grammar
