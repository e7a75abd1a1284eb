// SPDX-License-Identifier: Apache-2.0
// The text of a statement and places in it. ANTLR counts code points, Kenes bytes: a Source translates. It
// refers to the text, which must outlive it. Internal to grammar/.
#pragma once

#include <antlr4-runtime.h>

#include <string_view>
#include <vector>

#include "storage/error.hpp"

namespace kenes::grammar {

class Source {
 public:
  /// Throws SyntaxError (InvalidUnicodeCharacter) at the first byte that is not UTF-8.
  explicit Source(std::string_view text);

  std::string_view text() const { return text_; }
  std::string_view text(Position place) const { return text_.substr(place.offset, place.length); }
  Position at(const antlr4::Token* token) const { return between(token, token); }
  /// From the first to the last token, both included.
  Position between(const antlr4::Token* first, const antlr4::Token* last) const;
  Position of(const antlr4::ParserRuleContext* context) const {
    return between(context->start, context->stop ? context->stop : context->start);
  }
  std::string_view written(const antlr4::Token* token) const { return text(at(token)); }
  /// The place of `length` bytes at a byte offset.
  Position at_offset(std::size_t offset, std::size_t length) const;

 private:
  std::size_t byte_of(std::size_t code_point) const;

  std::string_view text_;
  std::size_t skipped_ = 0;             ///< bytes of a byte order mark, which ANTLR drops
  std::vector<std::uint32_t> offsets_;  ///< byte offset of each code point; empty if all are ASCII
};

}  // namespace kenes::grammar
