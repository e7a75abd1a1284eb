// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/why.hpp"

#include <charconv>
#include <ostream>

#include "engine/knowledge/why.hpp"
#include "grammar/parse.hpp"
#include "tools/shell/statement_text.hpp"

namespace kenes::shell {
namespace {

Error wrong_use(std::string message, std::string hint = {}) {
  return Error(ErrorCode::usage, std::move(message), std::move(hint));
}

/// 0: no number.
std::size_t number_in(std::string_view word) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size() ? number : 0;
}

const syntax::Projection& last_return(const syntax::Statement& statement) {
  const auto* query = std::get_if<syntax::Query>(&statement.body);
  if (query && query->parts.size() == 1)
    if (const auto* last = std::get_if<syntax::Return>(&query->parts[0].clauses.back()))
      if (!last->projection.star && !last->projection.distinct) return last->projection;
  throw wrong_use(".why needs a single query that returns columns by name, without * and DISTINCT",
                  "write the columns out and ask again");
}

std::size_t index_of(const syntax::Projection& projection, std::string_view column) {
  const std::size_t count = projection.items.size();
  if (const std::size_t number = number_in(column); number > 0 && number <= count) return number - 1;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    if (projection.items[i].column == column) return i;
    names.push_back(projection.items[i].column);
  }
  throw wrong_use("the last result has no column `" + std::string(column) + "`", did_you_mean(column, names));
}

}  // namespace

std::string explaining(std::string_view text, std::string_view column) {
  const syntax::Statement statement = grammar::parse(text);
  const syntax::Projection& projection = last_return(statement);
  const syntax::Expression& e = projection.items[index_of(projection, column)].expression;
  const auto written = [&](const syntax::Expression& part) {
    return std::string(text.substr(part.extent.offset, part.extent.length));
  };
  std::string why;
  if (e.kind == syntax::ExpressionKind::variable)
    why = "why(" + written(e) + ")";
  else if (e.kind == syntax::ExpressionKind::property && e.args[0].kind == syntax::ExpressionKind::variable)
    why = "why(" + written(e.args[0]) + ", " + to_literal(Value(e.name)) + ")";
  else
    throw wrong_use(".why explains what is written as `x.key`, and nodes and relationships",
                    "return the property itself, not what is computed of it");
  std::string result(text);
  return result.replace(e.extent.offset, e.extent.length, why);
}

void show_why(Session& session, std::string_view arguments) {
  const std::string_view first = first_word(arguments);
  const std::size_t row = number_in(first);
  const std::string_view column = trimmed(arguments.substr(first.size()));
  if (row == 0 || column.empty())
    throw wrong_use(".why takes the row's number and the column's name or number", ".why 1 share");
  if (session.last_reading().empty()) throw wrong_use("there is no result to explain yet");
  const std::string statement = explaining(session.last_reading(), column);
  const syntax::Statement parsed = grammar::parse(session.last_reading());
  const std::size_t index = index_of(last_return(parsed), column);
  Rows rows = session.rows(statement);
  for (std::size_t i = 0; i < row; ++i)
    if (!rows.next()) throw wrong_use("the last result has only " + counted(i, "row"));
  const Value why = rows.row().value(index);
  session.screen().out << (why.is_null() ? std::string("nothing is claimed of it")
                                         : knowledge::why_text(why, *rows.source(index)))
                       << '\n'
                       << std::flush;
}

}  // namespace kenes::shell
