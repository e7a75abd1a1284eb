// SPDX-License-Identifier: Apache-2.0
#include "grammar/complain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "grammar/parse.hpp"

namespace kenes::grammar {
namespace {

using Cypher = antlr::CypherParser;

/// What people bring along from other languages.
struct Habit {
  // `found` is where the parser stopped, and may go on behind that; `before` is the token before it.
  std::string_view before, found, hint;
};
constexpr std::array habits = {
    Habit{"=", "=", "equality is written with one `=`"},
    Habit{"!", "=", "`not equal` is written `<>`"},
    Habit{"", "!", "`not equal` is written `<>`, negation `NOT`"},
    Habit{"", "&&", "the logical and is `AND`"},
    Habit{"", "SELECT", "Cypher asks with MATCH ... RETURN ..."},
    Habit{"", "INSERT", "Cypher adds to the graph with CREATE or MERGE"},
    Habit{"", "UPDATE", "Cypher changes properties with MATCH ... SET ..."},
    Habit{"", "FROM", "Cypher names what it looks for in a pattern: MATCH (n:Label)"},
    Habit{"", "GROUP", "there is no GROUP BY: the items without an aggregate are the groups"},
    Habit{"", "HAVING", "filter groups with WITH ... WHERE ..."},
    Habit{"", "LIKE", "use CONTAINS, STARTS WITH, ENDS WITH or =~"},
    Habit{"", "JOIN", "patterns join: (a)-[:TYPE]->(b)"},
    Habit{"", "USING PERIODIC COMMIT",
          "write LOAD CSV ... AS row CALL (row) { ... } IN TRANSACTIONS OF 1000 ROWS"},
    Habit{"", "USING", "which indexes are used is decided by statistics: leave the hint out"},
    Habit{"", "CYPHER", "there is one version and one planner: leave CYPHER and its options out"},
    Habit{"", "USE", "a database is one graph: leave USE out"},
    Habit{"", "LET", "name what is computed with WITH *, ... AS name"},
    Habit{"", "FILTER", "filter rows with WITH * WHERE ..."},
    Habit{"", "START", "what to start from is said by a pattern: MATCH (n) WHERE ..."},
    Habit{"DISTINCT", "*", "count(*) counts rows; those that differ: WITH DISTINCT ... RETURN count(*)"},
    Habit{"(", "*", "only count takes a `*`, without DISTINCT: count(*)"},
    Habit{">", "+", "a quantified relationship stands in a MATCH or in EXISTS { ... }"},
    Habit{";", "", "give one statement at a time"},
};

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return result;
}

std::string keyword_of(const antlr4::dfa::Vocabulary& vocabulary, std::size_t type) {
  std::string name = vocabulary.getSymbolicName(type);
  if (!name.empty() && name.back() == '_') name.pop_back();
  return name;
}

bool is_keyword(std::size_t type) { return type >= Cypher::ALL && type <= Cypher::VALID; }

/// The tokens that may come, in words; many together have a name of their own.
std::vector<std::string> in_words(antlr4::misc::IntervalSet expected,
                                  const antlr4::dfa::Vocabulary& vocabulary) {
  const auto has = [&](std::size_t type) { return expected.contains(static_cast<ssize_t>(type)); };
  std::vector<std::string> words;
  const bool expression = has(Cypher::STRING) && has(Cypher::LBRACKET);
  const bool name = has(Cypher::IDENTIFIER);
  const bool suffix = has(Cypher::AND) && has(Cypher::PLUS) && !expression;
  const bool clause = has(Cypher::MATCH) && has(Cypher::CREATE) && has(Cypher::UNWIND) && !name;
  if (expression) words.emplace_back("an expression");
  if (name && !expression) words.emplace_back("a name");
  if (clause) words.emplace_back("a clause such as MATCH or RETURN");
  if (suffix) words.emplace_back("an operator");
  static const std::set<std::size_t> operators = {
      Cypher::AND,     Cypher::OR,       Cypher::XOR,       Cypher::PLUS,  Cypher::MINUS,
      Cypher::STAR,    Cypher::SLASH,    Cypher::PERCENT,   Cypher::POWER, Cypher::EQUAL,
      Cypher::LESS,    Cypher::GREATER,  Cypher::NOT_EQUAL, Cypher::IN,    Cypher::LESS_EQUAL,
      Cypher::STARTS,  Cypher::ENDS,     Cypher::CONTAINS,  Cypher::IS,    Cypher::GREATER_EQUAL,
      Cypher::MATCHES, Cypher::LBRACKET, Cypher::DOT,       Cypher::COLON};
  static const std::set<std::size_t> clauses = {
      Cypher::MATCH,  Cypher::OPTIONAL, Cypher::CREATE, Cypher::MERGE,  Cypher::SET,     Cypher::REMOVE,
      Cypher::DELETE, Cypher::DETACH,   Cypher::CALL,   Cypher::UNWIND, Cypher::WITH,    Cypher::RETURN,
      Cypher::UNION,  Cypher::FOREACH,  Cypher::DROP,   Cypher::SHOW,   Cypher::EXPLAIN, Cypher::PROFILE};
  std::size_t named = 0;
  for (const ssize_t type_or_end : expected.toList()) {
    if (type_or_end == static_cast<ssize_t>(antlr4::Token::EOF)) {
      words.emplace_back("the end of the statement");
      continue;
    }
    const auto type = static_cast<std::size_t>(type_or_end);
    if ((suffix && operators.contains(type)) || (clause && clauses.contains(type))) continue;
    if ((name || expression) &&
        (is_keyword(type) || type == Cypher::QUOTED_NAME || type == Cypher::IDENTIFIER))
      continue;
    if (expression && type != Cypher::RPAREN && type != Cypher::RBRACKET && type != Cypher::RBRACE) continue;
    if (clause && type == Cypher::SEMICOLON) continue;
    if (type == Cypher::COMPREHENSION || type == Cypher::MAPPED)
      continue;  // signs again, told apart by parse.cpp
    if (++named > 6) continue;
    const std::string sign = vocabulary.getLiteralName(type);
    if (!sign.empty())
      words.push_back("`" + sign.substr(1, sign.size() - 2) + "`");
    else if (is_keyword(type))
      words.push_back(keyword_of(vocabulary, type));
    else
      words.emplace_back(type == Cypher::INTEGER     ? "a number"
                         : type == Cypher::PARAMETER ? "a parameter"
                                                     : "a text");
  }
  return words;
}

std::string one_of(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

/// `found` stands at the front of `rest`.
std::string hint_for(std::string_view before, std::string_view found, std::string_view rest,
                     const std::vector<std::string>& candidates) {
  const auto fits = [&](const Habit& habit) {
    if (!habit.before.empty() && habit.before != before) return false;
    if (habit.found.find(' ') != std::string_view::npos)
      return upper(rest.substr(0, habit.found.size())) == habit.found;
    const bool sign = !habit.found.empty() && (habit.found[0] < 'A' || habit.found[0] > 'Z');
    return habit.found.empty() || (sign ? rest.starts_with(habit.found) : habit.found == upper(found));
  };
  for (const Habit& habit : habits)
    if (fits(habit)) return std::string(habit.hint);
  return candidates.empty() ? std::string() : did_you_mean(upper(found), candidates);
}

}  // namespace

void Complainer::syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending, std::size_t,
                             std::size_t, const std::string&, std::exception_ptr cause) {
  auto& parser = dynamic_cast<antlr4::Parser&>(*recognizer);
  const antlr4::dfa::Vocabulary& vocabulary = parser.getVocabulary();
  antlr4::Token* decided_at = offending;  // where the parser still knew what it wanted
  if (cause) {
    try {
      std::rethrow_exception(cause);
    } catch (const antlr4::NoViableAltException& fault) {
      if (fault.getStartToken()) decided_at = fault.getStartToken();
    } catch (const antlr4::RecognitionException&) {
    }
  }
  const antlr4::misc::IntervalSet expected = parser.getExpectedTokens();
  const bool known = decided_at == offending;
  const bool at_end = offending->getType() == antlr4::Token::EOF;
  const Position place = source_.at(offending);
  const std::string_view found = source_.text(place);

  std::vector<std::string> candidates;
  if (known)
    for (const ssize_t type : expected.toList())
      if (type > 0 && is_keyword(static_cast<std::size_t>(type)))
        candidates.push_back(keyword_of(vocabulary, static_cast<std::size_t>(type)));
  if (offending->getType() != Cypher::IDENTIFIER)
    candidates.clear();
  else if (candidates.empty() || did_you_mean(upper(found), candidates).empty())
    candidates = keywords();
  std::string_view before;
  if (offending->getTokenIndex() > 0) {
    antlr4::Token* previous = parser.getTokenStream()->get(offending->getTokenIndex() - 1);
    before = source_.written(previous);
    // A misspelled keyword may pass as a name, and only the token behind it is out of place.
    if (!known && candidates.empty() && previous->getType() == Cypher::IDENTIFIER) {
      const std::string meant = did_you_mean(upper(before), keywords());
      if (!meant.empty())
        throw syntax_error("UnexpectedSyntax", fmt::format("`{}` does not fit here", before),
                           source_.at(previous), meant);
    }
  }
  std::string message =
      at_end ? "the statement ends too early" : fmt::format("`{}` does not fit here", found);
  // Where all loops of the grammar have been left, ANTLR knows of nothing but the end.
  const bool only_end = expected.size() == 2 && expected.contains(static_cast<ssize_t>(Cypher::SEMICOLON));
  if (only_end)
    message += "; expected another clause or the end of the statement";
  else if (const auto words = in_words(expected, vocabulary); known && !words.empty())
    message += "; expected " + one_of(words);
  throw syntax_error("UnexpectedSyntax", std::move(message), place,
                     hint_for(before, found, source_.text().substr(place.offset), candidates));
}

void judge_tokens(const std::vector<antlr4::Token*>& tokens, const Source& source) {
  for (const antlr4::Token* token : tokens) {
    const Position place = source.at(token);
    switch (token->getType()) {
      case Cypher::UNFINISHED_STRING:
        throw syntax_error("UnexpectedSyntax", "this text has no closing quote",
                           {place.line, place.column, place.offset, 1},
                           fmt::format("end it with {}; inside, a quote is written \\{}",
                                       source.text()[place.offset], source.text()[place.offset]));
      case Cypher::UNFINISHED_NAME:
        throw syntax_error("UnexpectedSyntax", "this name has no closing backtick",
                           {place.line, place.column, place.offset, 1}, "end it with `");
      case Cypher::UNFINISHED_COMMENT:
        throw syntax_error("UnexpectedSyntax", "this comment has no end",
                           {place.line, place.column, place.offset, 2}, "end it with */");
      case Cypher::UNKNOWN: {
        const std::string_view sign = source.text(place);
        if (static_cast<unsigned char>(sign.front()) >= 0x80)
          throw syntax_error(
              "InvalidUnicodeCharacter", fmt::format("`{}` is no character of Cypher", sign), place,
              "outside of texts and backticks only letters, digits and plain signs may stand: minus is "
              "-, quotes are ' or \"");
        if (static_cast<unsigned char>(sign.front()) < 0x20)
          throw syntax_error("UnexpectedSyntax",
                             fmt::format("a control character (0x{:02X}) does not fit here",
                                         static_cast<unsigned>(sign.front())),
                             place);
        throw syntax_error("UnexpectedSyntax", fmt::format("`{}` does not fit here", sign), place,
                           sign == "#"   ? "comments begin with //"
                           : sign == "?" ? "parameters are written $name"
                                         : "");
      }
      default:
        break;
    }
  }
}

}  // namespace kenes::grammar
