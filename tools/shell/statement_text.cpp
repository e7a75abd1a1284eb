// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/statement_text.hpp"

#include <algorithm>
#include <cctype>

namespace kenes::shell {
namespace {

constexpr std::string_view spaces = " \t\r\n\f\v";

/// Walks over a text and calls `see(character index, state before, state after)` for each byte.
template <class See>
Inside scan(std::string_view text, See&& see) {
  Inside state = Inside::code;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    const Inside before = state;
    std::size_t length = 1;
    switch (state) {
      case Inside::code:
        if (c == '\'') state = Inside::single_quotes;
        if (c == '"') state = Inside::double_quotes;
        if (c == '`') state = Inside::backticks;
        if (c == '/' && next == '/') state = Inside::line_comment, length = 2;
        if (c == '/' && next == '*') state = Inside::block_comment, length = 2;
        break;
      case Inside::single_quotes:
      case Inside::double_quotes:
        if (c == '\\' && next) length = 2;
        if (c == (state == Inside::single_quotes ? '\'' : '"')) state = Inside::code;
        break;
      case Inside::backticks:
        if (c == '`') state = Inside::code;
        break;
      case Inside::line_comment:
        if (c == '\n') state = Inside::code;
        break;
      case Inside::block_comment:
        if (c == '*' && next == '/') state = Inside::code, length = 2;
        break;
    }
    see(text.substr(i, length), before, state);
    i += length - 1;
  }
  return state;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(spaces)); }

bool same_without_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::string_view without_blanks(std::string_view text) {
  while (true) {
    text = trimmed(text);
    if (text.starts_with("//")) {
      const std::size_t end = text.find('\n');
      if (end == std::string_view::npos) return {};
      text.remove_prefix(end);
    } else if (text.starts_with("/*")) {
      const std::size_t end = text.find("*/", 2);
      if (end == std::string_view::npos) return text;
      text.remove_prefix(end + 2);
    } else {
      return text;
    }
  }
}

TransactionControl transaction_control(std::string_view statement) {
  std::string_view text = without_blanks(statement);
  if (text.ends_with(';')) text = trimmed(text.substr(0, text.size() - 1));
  const std::string_view word = first_word(text);
  const std::string_view rest = trimmed(text.substr(word.size()));
  if (!rest.empty() && !same_without_case(rest, "transaction")) return TransactionControl::none;
  if (same_without_case(word, "begin")) return TransactionControl::begin;
  if (same_without_case(word, "commit")) return TransactionControl::commit;
  if (same_without_case(word, "rollback")) return TransactionControl::rollback;
  return TransactionControl::none;
}

std::string without_auto(std::string_view statement) {
  std::string text(statement);
  const std::string_view begun = without_blanks(statement);
  if (same_without_case(first_word(begun), ":auto"))
    text.replace(static_cast<std::size_t>(begun.data() - statement.data()), 5, 5, ' ');
  return text;
}

bool is_explained(std::string_view statement) {
  const std::string_view word = first_word(without_blanks(statement));
  return same_without_case(word, "explain") || same_without_case(word, "profile");
}

Inside inside_at_end(std::string_view text) {
  return scan(text, [](std::string_view, Inside, Inside) {});
}

std::string on_one_line(std::string_view statement) {
  std::string out;
  bool in_line_comment = false;
  scan(trimmed(statement), [&](std::string_view piece, Inside before, Inside after) {
    if (after == Inside::line_comment && before == Inside::code) {
      out += "/*";
      in_line_comment = true;
    } else if (before == Inside::line_comment && after == Inside::code) {
      out += " */ ";
      in_line_comment = false;
    } else if (piece == "\n") {
      const bool in_string = before == Inside::single_quotes || before == Inside::double_quotes;
      out += in_string ? "\\n" : " ";
    } else if (piece == " " && before == Inside::code && out.ends_with(' ')) {
      // indentation of a line that is none any more
    } else if (piece != "\r") {
      if (in_line_comment && piece == "/" && out.ends_with('*')) out += ' ';
      out += piece;
    }
  });
  if (in_line_comment) out += " */";
  return out;
}

}  // namespace kenes::shell
