// SPDX-License-Identifier: Apache-2.0
#include "grammar/source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kenes::grammar {
namespace {

/// Bytes of the UTF-8 sequence at the front of `text`, 0 if it is broken.
std::size_t sequence_length(std::string_view text) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  const unsigned second = byte(1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
      (lead == 0xF4 && second > 0x8F))
    return 0;
  return length;
}

}  // namespace

Source::Source(std::string_view text) : text_(text) {
  if (text_.starts_with("\xEF\xBB\xBF")) skipped_ = 3;
  if (std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(skipped_), text_.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return;
  offsets_.reserve(text_.size());
  for (std::size_t i = skipped_; i < text_.size();) {
    const std::size_t length = sequence_length(text_.substr(i));
    if (length == 0)
      throw syntax_error(
          "InvalidUnicodeCharacter",
          fmt::format("byte 0x{:02X} does not belong to UTF-8", static_cast<unsigned char>(text_[i])),
          at_offset(i, 1), "save the text as UTF-8");
    offsets_.push_back(static_cast<std::uint32_t>(i));
    i += length;
  }
}

std::size_t Source::byte_of(std::size_t code_point) const {
  if (offsets_.empty()) return std::min(code_point + skipped_, text_.size());
  return code_point < offsets_.size() ? offsets_[code_point] : text_.size();
}

Position Source::between(const antlr4::Token* first, const antlr4::Token* last) const {
  Position place;
  place.line = static_cast<std::uint32_t>(first->getLine());
  place.column = static_cast<std::uint32_t>(first->getCharPositionInLine() + 1);
  place.offset = static_cast<std::uint32_t>(byte_of(first->getStartIndex()));
  const bool at_end = last->getType() == antlr4::Token::EOF;
  const std::size_t end = at_end ? text_.size() : byte_of(last->getStopIndex() + 1);
  place.length = static_cast<std::uint32_t>(end > place.offset ? end - place.offset : 0);
  return place;
}

Position Source::at_offset(std::size_t offset, std::size_t length) const {
  Position place{1, 1, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length)};
  for (std::size_t i = skipped_; i < offset && i < text_.size(); ++i) {
    if (text_[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

}  // namespace kenes::grammar
