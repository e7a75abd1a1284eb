// SPDX-License-Identifier: Apache-2.0
// SHOW INDEXES, CONSTRAINTS, FUNCTIONS and PROCEDURES: each is a query over a procedure of the same name
// (`show.indexes` ...), whose first argument says of which kind.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "grammar/lower.hpp"

namespace kenes::grammar {

namespace {

const std::vector<std::string_view> index_columns = {
    "id",         "name",          "state",      "populationPercent", "type",
    "entityType", "labelsOrTypes", "properties", "indexProvider",     "owningConstraint",
    "lastRead",   "readCount"};
const std::vector<std::string_view> constraint_columns = {
    "id", "name", "type", "entityType", "labelsOrTypes", "properties", "ownedIndex", "propertyType"};
const std::vector<std::string_view> function_columns = {"name", "category", "description"};
const std::vector<std::string_view> procedure_columns = {"name", "description", "mode", "worksOnSystem"};

std::vector<std::string> words_of(const std::string& upper) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < upper.size();) {
    const std::size_t end = std::min(upper.find(' ', at), upper.size());
    words.push_back(upper.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// What the words before CONSTRAINTS ask for, as the `type` column (a part of it) and the entity; nothing
/// where they make no sense.
std::optional<std::string> constraint_kind(std::vector<std::string> words) {
  std::string entity, kind;
  if (!words.empty() && (words[0] == "NODE" || words[0] == "RELATIONSHIP" || words[0] == "REL")) {
    entity = words[0] == "NODE" ? "NODE" : "RELATIONSHIP";
    words.erase(words.begin());
  }
  if (words.size() > 1 && words[0] == "PROPERTY") words.erase(words.begin());
  if (words.empty()) return entity.empty() ? std::optional<std::string>("") : std::nullopt;
  if (words.size() > 1) return std::nullopt;
  const std::string& word = words[0];
  if (word == "UNIQUE" || word == "UNIQUENESS")
    kind = "UNIQUENESS";
  else if (word == "KEY")
    kind = "KEY";
  else if (word == "EXIST" || word == "EXISTS" || word == "EXISTENCE")
    kind = "EXISTENCE";
  else if (word == "TYPE")
    kind = "TYPE";
  else
    return std::nullopt;
  return entity.empty() ? kind : entity + " " + kind;
}

}  // namespace

syntax::Query Lowering::show_command(Cypher::ShowCommandContext* context) {
  using syntax::Expression;
  std::string text;
  for (auto* word : context->showWord()) {
    std::string upper(source_.text(source_.of(word)));
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    text += (text.empty() ? "" : " ") + upper;
  }
  const Position words_at =
      source_.between(context->showWord().front()->start, context->showWord().back()->stop);
  std::vector<std::string> words = words_of(text);
  // Who may execute what is no question here: there are no users.
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i] == "EXECUTABLE") words.resize(i);
  if (words.front() == "ALL") words.erase(words.begin());
  const std::string last = words.empty() ? "" : words.back();
  if (!words.empty()) words.pop_back();
  std::string_view procedure;
  std::optional<std::string> kind;
  const std::vector<std::string_view>* columns = nullptr;
  const std::string before = fmt::format("{}", fmt::join(words, " "));
  if (last == "INDEX" || last == "INDEXES") {
    procedure = "show.indexes";
    columns = &index_columns;
    if (before.empty() || before == "RANGE" || before == "TEXT" || before == "LOOKUP" || before == "POINT" ||
        before == "FULLTEXT" || before == "VECTOR" || before == "BTREE")
      kind = before == "BTREE" ? "RANGE" : before;
  } else if (last == "CONSTRAINT" || last == "CONSTRAINTS") {
    procedure = "show.constraints";
    columns = &constraint_columns;
    kind = constraint_kind(words);
  } else if (last == "FUNCTION" || last == "FUNCTIONS") {
    procedure = "show.functions";
    columns = &function_columns;
    if (before.empty() || before == "BUILT IN" || before == "USER DEFINED") kind = before;
  } else if (last == "PROCEDURE" || last == "PROCEDURES") {
    procedure = "show.procedures";
    columns = &procedure_columns;
    if (before.empty()) kind = before;
  }
  if (!kind)
    throw syntax_error("UnexpectedSyntax", fmt::format("SHOW {} is not known", source_.text(words_at)),
                       words_at, "write SHOW INDEXES, SHOW CONSTRAINTS, SHOW FUNCTIONS or SHOW PROCEDURES");

  syntax::Call call;
  call.at = source_.at(context->start);
  call.procedure = {std::string(procedure), words_at};
  Expression argument;
  argument.value = Value(*kind);
  argument.at = argument.extent = words_at;
  call.arguments.push_back(std::move(argument));
  call.has_yield = true;
  const auto yield = [&](syntax::YieldItem item) {
    if (item.variable.text.empty()) {
      item.variable.text = item.field.text;
      item.variable.at = item.field.at;
    }
    call.yields.push_back(std::move(item));
  };
  auto* yielding = context->showYield();
  if (yielding)
    for (auto* part : yielding->yieldItem()) {
      syntax::YieldItem item{name(part->schemaName()), {}};
      if (part->variable()) item.variable = variable(part->variable());
      yield(std::move(item));
    }
  else
    for (const std::string_view column : *columns) yield({{std::string(column), words_at}, {}});
  call.yield_star = yielding && yielding->STAR();

  syntax::Query query;
  auto& clauses = query.parts.emplace_back().clauses;
  if (!yielding && context->returnClause())
    throw syntax_error("UnexpectedSyntax", "RETURN needs a YIELD before it",
                       source_.at(context->returnClause()->start), "write YIELD *, or YIELD and the columns");
  const bool sorted = yielding && (!yielding->sortItem().empty() || yielding->skip || yielding->limit);
  if (!sorted && !context->returnClause()) {
    call.where = pointer(context->where());
    call.standalone = true;
    clauses.emplace_back(std::move(call));
    return query;
  }
  const Position at = call.at;
  syntax::Return all;
  all.projection.at = at;
  all.projection.star = call.yield_star;
  for (const syntax::YieldItem& item : call.yields) {
    syntax::ProjectionItem shown;
    shown.expression.kind = syntax::ExpressionKind::variable;
    shown.expression.name = shown.column = shown.alias.text = item.variable.text;
    shown.expression.at = shown.expression.extent = shown.alias.at = item.variable.at;
    all.projection.items.push_back(std::move(shown));
  }
  clauses.emplace_back(std::move(call));
  syntax::With with;
  with.projection.at = at;
  with.projection.star = true;
  if (yielding) {
    for (auto* part : yielding->sortItem())
      with.projection.order.push_back({expression(part->expr()), part->DESC() || part->DESCENDING()});
    with.projection.skip = pointer(yielding->skip);
    with.projection.limit = pointer(yielding->limit);
  }
  with.projection.where = pointer(context->where());
  clauses.emplace_back(std::move(with));
  if (context->returnClause()) {
    clauses.emplace_back(syntax::Return{
        projection(context->returnClause()->projection(), source_.of(context->returnClause()))});
  } else {
    clauses.emplace_back(std::move(all));
  }
  return query;
}

}  // namespace kenes::grammar
