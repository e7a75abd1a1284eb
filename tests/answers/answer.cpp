// SPDX-License-Identifier: Apache-2.0
#include "tests/answers/answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/parse.hpp"
#include "tests/answers/sample.hpp"

namespace kenes::answers {

namespace {

Shape shape_of(const syntax::Query& query, const plan::ScopeResult& scoped) {
  Shape shape;
  const auto* last = std::get_if<syntax::Return>(&query.parts.front().clauses.back());
  if (last && query.parts.size() == 1)
    for (const syntax::SortItem& item : last->projection.order) {
      const syntax::Expression* key = &item.expression;
      if (key->kind == syntax::ExpressionKind::property)
        key = &key->args[0];  // id, which is as good as the element
      shape.ordered.push_back(key->name);
    }
  shape.updates = scoped.updates;
  for (const plan::ResultColumn& column : scoped.columns) shape.columns.push_back(column.name);
  return shape;
}

std::string cell_text(const std::string& column, const Value& value, const GraphSource& graph) {
  if (column.starts_with("bag") && value.is(Kind::list)) {
    std::vector<std::string> elements;
    for (const Value& element : value.as_list()) elements.push_back(text_of(element, graph));
    std::sort(elements.begin(), elements.end());
    return fmt::format("{}", fmt::join(elements, ", "));
  }
  if (column.starts_with("about") && value.is(Kind::floating))
    return fmt::format("{:.9g}", value.as_float() + 0.0);
  return text_of(value, graph);
}

}  // namespace

std::string answer_text(const Shape& shape, const std::vector<std::vector<Value>>& rows,
                        const GraphSource& graph) {
  std::vector<std::string> lines;
  std::string order;
  for (const auto& row : rows) {
    std::string& line = lines.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = cell_text(shape.columns[i], row[i], graph);
      line += cell + " | ";
      if (std::find(shape.ordered.begin(), shape.ordered.end(), shape.columns[i]) != shape.ordered.end())
        order += cell + " | ";
    }
    order += '\n';
  }
  std::sort(lines.begin(), lines.end());
  std::string text = fmt::format("{} rows\n{}\n", rows.size(), fmt::join(lines, "\n"));
  if (!shape.ordered.empty()) text += "in this order\n" + order;
  if (shape.updates) text += "leaving\n" + text_of(graph) + "\n";
  return text;
}

std::string error_text(const Error& error) {
  if (error.code == ErrorCode::internal) return std::string("internal error: ") + error.what();
  return fmt::format("{}: {}", code_name(error.code), error.detail);
}

std::vector<std::vector<Value>> values_of(kenes::Rows& rows) {
  std::vector<std::vector<Value>> all;
  for (const kenes::Row& row : rows) {
    auto& values = all.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) values.push_back(row.value(i));
  }
  return all;
}

Asked judge(const std::string& statement) {
  Asked asked;
  const functions::ProcedureRegistry procedures;
  try {
    asked.parsed = grammar::parse(statement);
    asked.scoped = plan::scope(asked.parsed, {functions::Registry::built_in(), procedures});
  } catch (const Error& error) {
    asked.outcome = Asked::Outcome::refused;
    asked.refusal = error.report(statement);
    return asked;
  }
  asked.shape = shape_of(std::get<syntax::Query>(asked.parsed.body), asked.scoped);
  return asked;
}

Asked ask(const std::string& statement, ModelGraph& graph) {
  Asked asked = judge(statement);
  if (asked.outcome == Asked::Outcome::refused) return asked;
  try {
    // From a tree of its own: the semantic pass has written into the other.
    const Table table = Reference(graph).run(grammar::parse(statement));
    asked.answer = answer_text(
        asked.shape, asked.shape.columns.empty() ? std::vector<std::vector<Value>>{} : table.rows, graph);
  } catch (const TooManyRows&) {
    asked.outcome = Asked::Outcome::too_large;
  } catch (const Error& error) {
    asked.answer = error_text(error);
  } catch (const std::exception& error) {
    asked.answer = std::string("no answer: ") + error.what();
  }
  return asked;
}

}  // namespace kenes::answers
