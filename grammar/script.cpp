// SPDX-License-Identifier: Apache-2.0
// Scripts and names: what can be said about a text without parsing it.
#include <algorithm>
#include <string>

#include "CypherLexer.h"
#include "grammar/parse.hpp"

namespace kenes::grammar {
namespace {

using Lexer = antlr::CypherLexer;

/// The end of the string, name or comment that begins at `start`, or `start` itself if none does. Text
/// without an end goes on to the end of the script.
std::size_t end_of_quoted(std::string_view script, std::size_t start) {
  const char c = script[start];
  const auto after = [&](std::size_t found, std::size_t length) {
    return found == std::string_view::npos ? script.size() : found + length;
  };
  if (c == '`') return after(script.find('`', start + 1), 1);
  if (c == '/' && script.substr(start, 2) == "//") return after(script.find('\n', start), 0);
  if (c == '/' && script.substr(start, 2) == "/*") return after(script.find("*/", start + 2), 2);
  if (c != '\'' && c != '"') return start;
  for (std::size_t i = start + 1; i < script.size(); ++i) {
    if (script[i] == '\\')
      ++i;
    else if (script[i] == c)
      return i + 1;
  }
  return script.size();
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// For names with letters beyond ASCII: the lexer knows which of them make an identifier.
bool is_identifier(std::string_view name) {
  try {
    antlr4::ANTLRInputStream input{std::string(name)};
    Lexer lexer(&input);
    lexer.removeErrorListeners();
    const auto token = lexer.nextToken();
    return token->getType() == Lexer::IDENTIFIER && token->getText() == name &&
           lexer.nextToken()->getType() == antlr4::Token::EOF;
  } catch (const std::exception&) {
    return false;  // no UTF-8
  }
}

}  // namespace

std::vector<ScriptPart> split_script(std::string_view script) {
  std::vector<ScriptPart> parts;
  std::size_t begin = std::string_view::npos;  // of the statement's first character that counts
  std::uint32_t line = 1, begin_line = 1;
  if (script.starts_with("\xEF\xBB\xBF")) script.remove_prefix(3);
  for (std::size_t i = 0; i < script.size();) {
    const std::size_t quoted = end_of_quoted(script, i);
    const std::size_t next = quoted == i ? i + 1 : quoted;
    const bool comment = quoted != i && script[i] == '/';
    if (quoted == i && script[i] == ';') {
      if (begin != std::string_view::npos)
        parts.push_back({script.substr(begin, i - begin), begin_line, true});
      begin = std::string_view::npos;
    } else if (begin == std::string_view::npos && !comment && !is_space(script[i])) {
      begin = i;
      begin_line = line;
    }
    line += static_cast<std::uint32_t>(std::count(script.begin() + static_cast<std::ptrdiff_t>(i),
                                                  script.begin() + static_cast<std::ptrdiff_t>(next), '\n'));
    i = next;
  }
  if (begin != std::string_view::npos) {
    std::size_t end = script.size();
    while (end > begin && is_space(script[end - 1])) --end;
    parts.push_back({script.substr(begin, end - begin), begin_line, false});
  }
  return parts;
}

const std::vector<std::string>& keywords() {
  static const std::vector<std::string> all = [] {
    antlr4::ANTLRInputStream nothing("");
    Lexer lexer(&nothing);
    std::vector<std::string> words;
    for (std::size_t type = Lexer::ALL; type <= Lexer::YIELD; ++type) {
      std::string word = lexer.getVocabulary().getSymbolicName(type);
      if (word.back() == '_') word.pop_back();
      words.push_back(std::move(word));
    }
    return words;
  }();
  return all;
}

std::string quote_name(std::string_view name) {
  const auto plain = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  const auto foreign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  std::string upper(name);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  if (!name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::all_of(name.begin(), name.end(), plain) &&
      !std::binary_search(keywords().begin(), keywords().end(), upper))
    return std::string(name);
  if (std::any_of(name.begin(), name.end(), foreign) && is_identifier(name)) return std::string(name);
  std::string quoted = "`";
  for (const char c : name) {
    quoted += c;
    if (c == '`') quoted += c;
  }
  return quoted + "`";
}

}  // namespace kenes::grammar
