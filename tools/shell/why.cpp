// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/why.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <ostream>

#include "engine/functions/function.hpp"
#include "engine/knowledge/why.hpp"
#include "engine/write_out/why_dot.hpp"
#include "grammar/parse.hpp"
#include "tools/shell/pictures.hpp"
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

bool aggregates(const syntax::Expression& e, const functions::Registry& registry) {
  if (e.kind == syntax::ExpressionKind::count_star ||
      (e.kind == syntax::ExpressionKind::call && registry.find_aggregate(e.name)))
    return true;
  return std::ranges::any_of(e.args, [&](const auto& part) { return aggregates(part, registry); });
}

/// Nothing: there is no such column.
std::optional<std::size_t> column_at(const syntax::Projection& projection, std::string_view column) {
  const std::size_t count = projection.items.size();
  if (const std::size_t number = number_in(column); number > 0 && number <= count) return number - 1;
  for (std::size_t i = 0; i < count; ++i)
    if (projection.items[i].column == column) return i;
  return std::nullopt;
}

Error no_column(const syntax::Projection& projection, std::string_view column) {
  std::vector<std::string> names;
  for (const auto& item : projection.items) names.push_back(item.column);
  return wrong_use("the last result has no column `" + std::string(column) + "`",
                   did_you_mean(column, names));
}

/// Whether it is written as `x.key`.
bool is_property(const syntax::Expression& e) {
  return e.kind == syntax::ExpressionKind::property && e.args[0].kind == syntax::ExpressionKind::variable;
}

bool may_hold_elements(const Value& value) {
  return value.is(Kind::node) || value.is(Kind::relationship) || value.is(Kind::path) ||
         value.is(Kind::list) || value.is(Kind::map);
}

/// What `.why` is asked: a row, a column or (none) all of them, a file or (empty) the screen.
struct Question {
  std::size_t row = 0;
  std::optional<std::size_t> column;
  std::string path;
};

Question question_in(std::string_view arguments, const syntax::Projection& projection) {
  Question question;
  const std::string_view first = first_word(arguments);
  question.row = number_in(first);
  if (question.row == 0)
    throw wrong_use(".why takes the row's number, perhaps the column's name or number, and perhaps a file",
                    ".why 1, .why 1 share, .why 1 share why.svg");
  const std::string_view rest = trimmed(arguments.substr(first.size()));
  if (rest.empty() || (question.column = column_at(projection, rest))) return question;
  // A column's name may have several words, so the file is what stands last.
  const std::size_t space = rest.find_last_of(" \t");
  const std::string_view last = trimmed(rest.substr(space == std::string_view::npos ? 0 : space));
  if (!is_picture_name(last)) throw no_column(projection, rest);
  question.path = last;
  const std::string_view column = trimmed(rest.substr(0, rest.size() - last.size()));
  if (!column.empty() && !(question.column = column_at(projection, column)))
    throw no_column(projection, column);
  return question;
}

void tell_why(Session& session, const Value& why, const GraphSource& graph, const std::string& path) {
  if (!path.empty()) return write_picture(session, path, why_dot(why, graph), "dot");
  const bool nothing = why.is(Kind::list) && why.as_list().empty();
  const std::string_view mode = session.settings.mode->name;
  std::string text;
  if (mode == "json" || mode == "jsonl")
    text = knowledge::why_json(why, graph);
  else
    text = nothing ? "nothing is claimed of it" : knowledge::why_text(why, graph);
  session.screen().out << text << '\n' << std::flush;
}

}  // namespace

std::string explaining(std::string_view text, const std::vector<std::size_t>& columns) {
  const syntax::Statement statement = grammar::parse(text);
  const syntax::Projection& projection = last_return(statement);
  std::string added;
  for (const std::size_t column : columns) {
    const syntax::Expression& e = projection.items[column].expression;
    const auto& of = e.args[0].extent;
    added += "why(" + std::string(text.substr(of.offset, of.length)) + ", " + to_literal(Value(e.name)) +
             ") AS `why " + std::to_string(column + 1) + "`, ";
  }
  // In front, because the end of the last column may be its name.
  return std::string(text).insert(projection.items.front().expression.extent.offset, added);
}

void show_why(Session& session, std::string_view arguments) {
  if (session.last_reading().empty()) throw wrong_use("there is no result to explain yet");
  const syntax::Statement parsed = grammar::parse(session.last_reading());
  const syntax::Projection& projection = last_return(parsed);
  const Question question = question_in(arguments, projection);
  for (const auto& item : projection.items)
    if (aggregates(item.expression, session.database().functions()))
      throw wrong_use(".why explains rows that were found, and these were counted together",
                      "return what was counted, and ask again");

  std::vector<std::size_t> asked, properties;
  for (std::size_t i = 0; i < projection.items.size(); ++i)
    if (!question.column || question.column == i) {
      asked.push_back(i);
      if (is_property(projection.items[i].expression)) properties.push_back(i);
    }
  Rows rows = session.rows(explaining(session.last_reading(), properties));
  for (std::size_t i = 0; i < question.row; ++i)
    if (!rows.next()) throw wrong_use("the last result has only " + counted(i, "row"));

  List row;
  const std::size_t before = properties.size();
  const GraphSource* graph = nullptr;
  for (std::size_t i = 0, property = 0; i < asked.size(); ++i) {
    const std::size_t column = before + asked[i];
    const std::string name(projection.items[asked[i]].column);
    const Value value = rows.row().value(column);
    const bool is_explained = property < before && properties[property] == asked[i];
    graph = &*rows.source(column);
    if (is_explained) {
      const Value why = rows.row().value(property++);
      row.emplace_back(
          Map{{"column", Value(name)}, {"value", value}, {"why", why.is_null() ? Value(List{}) : why}});
    } else if (may_hold_elements(value) || !question.column) {
      row.push_back(knowledge::why_row(knowledge::View(*graph), {&name, 1}, {&value, 1}).as_list().front());
    } else {
      throw wrong_use(".why explains what is written as `x.key`, and nodes, relationships and paths",
                      "return the property itself, not what is computed of it");
    }
  }
  tell_why(session, question.column ? row.front().as_map().find("why")->second : Value(std::move(row)),
           *graph, question.path);
}

}  // namespace kenes::shell
