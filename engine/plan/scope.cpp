// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/scope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/plan/scoper.hpp"

namespace kenes::plan {

ScopeResult scope(syntax::Statement& statement, const ScopeInput& input) {
  ScopeResult result;
  if (auto* query = std::get_if<syntax::Query>(&statement.body)) {
    Scoper scoper(input, result);
    result.columns = scoper.query(*query);
  }
  return result;
}

std::vector<ResultColumn> Scoper::query(syntax::Query& query) {
  const Names before = names_;
  std::vector<ResultColumn> columns;
  const bool allowed = std::exchange(transactions_allowed_, transactions_allowed_ && query.parts.size() == 1);
  const auto line = csv_line_, file = csv_file_;
  for (syntax::SingleQuery& part : query.parts) {
    names_ = before;
    csv_line_ = line;
    csv_file_ = file;
    std::vector<ResultColumn> found = single_query(part);
    if (&part == &query.parts.front()) {
      columns = std::move(found);
      continue;
    }
    auto* last = std::get_if<syntax::Return>(&part.clauses.back());
    std::vector<syntax::ProjectionItem> in_order;
    for (ResultColumn& column : columns) {
      const auto same = std::find_if(found.begin(), found.end(),
                                     [&](const ResultColumn& other) { return other.name == column.name; });
      if (same == found.end() || found.size() != columns.size())
        throw syntax_error("DifferentColumnsInUnion",
                           "the parts of a UNION must return columns of the same names", query.union_at,
                           "name them alike with AS");
      column.kinds |= same->kinds;
      VariableDescription& united = result_.variables[static_cast<std::size_t>(column.slot)];
      const VariableDescription& added = result_.variables[static_cast<std::size_t>(same->slot)];
      united.kinds |= added.kinds;
      united.elements |= added.elements;
      if (last)
        in_order.push_back(std::move(last->projection.items[static_cast<std::size_t>(same - found.begin())]));
    }
    if (found.size() != columns.size())
      throw syntax_error("DifferentColumnsInUnion", "either all parts of a UNION return columns or none",
                         query.union_at);
    if (last) last->projection.items = std::move(in_order);
  }
  names_ = before;
  csv_line_ = line;
  csv_file_ = file;
  transactions_allowed_ = allowed;
  return columns;
}

std::vector<ResultColumn> Scoper::single_query(syntax::SingleQuery& query) {
  columns_.clear();
  for (syntax::Clause& part : query.clauses) {
    watch();
    std::visit([&](auto& c) { clause(c); }, part);
  }
  return std::exchange(columns_, {});
}

void Scoper::clause(syntax::Match& match) {
  result_.reads = true;
  if (match.lens) lens(*match.lens);
  search(match.patterns, match.optional);
  condition(match.where.get(), "WHERE");
}

void Scoper::clause(syntax::Unwind& unwind) {
  result_.reads = true;
  const Type list = expression(unwind.expression);
  // What is no list is unwound as itself.
  Type element{any_kind, any_kind};
  if (list.kinds == kinds({Kind::list})) element.kinds = list.elements;
  declare(unwind.variable, element);
}

void Scoper::clause(syntax::With& with) { projection(with.projection, false); }

void Scoper::clause(syntax::Return& clause) { columns_ = projection(clause.projection, true); }

void Scoper::clause(syntax::Foreach& foreach) {
  updating(foreach.at);
  const Type list = expression(foreach.list);
  if (list.never(kinds({Kind::list})))
    throw syntax_error("InvalidArgumentType",
                       fmt::format("FOREACH walks through a LIST, but this is {}", kind_names(list.kinds)),
                       foreach.list.extent);
  const Names before = names_;
  declare(foreach.variable, {list.elements, any_kind});
  for (syntax::SingleQuery& part : foreach.updates->parts)
    for (syntax::Clause& inner : part.clauses) std::visit([&](auto& c) { clause(c); }, inner);
  names_ = before;
}

void Scoper::clause(syntax::LoadCsv& load) {
  result_.reads = true;
  const Type from = expression(load.from);
  if (from.never(kinds({Kind::string})))
    throw syntax_error(
        "InvalidArgumentType",
        fmt::format("LOAD CSV needs the name of a file, but this is {}", kind_names(from.kinds)),
        load.from.extent, "write LOAD CSV FROM 'file:///name.csv' AS row");
  declare(load.variable,
          load.with_headers ? Type::of({Kind::map}) : Type::list_of(kinds({Kind::string, Kind::null})));
  load.line = csv_line_ = new_slot({}, Type::of({Kind::integer}));
  load.file = csv_file_ = new_slot({}, Type::of({Kind::string}));
}

void Scoper::in_transactions(syntax::InTransactions& transactions) {
  const auto refuse = [&](std::string message, std::string hint) {
    throw syntax_error("InvalidClauseComposition", "CALL { ... } IN TRANSACTIONS " + message, transactions.at,
                       std::move(hint));
  };
  if (subqueries_ > 0) refuse("cannot stand inside another subquery", "make it the outer one");
  if (!transactions_allowed_) refuse("cannot stand in a UNION", "run the parts as statements of their own");
  if (result_.updates && !result_.own_transactions)
    refuse("cannot stand behind a clause that changes the graph", "move that clause into the subquery");
  row_count(transactions.rows.get(), "OF ... ROWS");
  if (const Expression* rows = transactions.rows.get(); rows && rows->kind == ExpressionKind::literal &&
                                                        rows->value.is(Kind::integer) &&
                                                        rows->value.as_integer() == 0)
    throw syntax_error("InvalidArgumentValue", "a transaction takes at least one row", rows->extent);
  result_.own_transactions = true;
}

void Scoper::clause(syntax::CallSubquery& call) {
  if (call.transactions) in_transactions(*call.transactions);
  const Names before = names_;
  Names inside;
  if (call.imports_all) {
    call.imports.emplace();
    for (const auto& [name, slot] : names_) {
      syntax::Variable& import = call.imports->emplace_back();
      import.text = name;
      import.at = call.at;
    }
  }
  if (call.imports)
    for (syntax::Variable& import : *call.imports) {
      import.slot = use(import.text, import.at);
      inside[import.text] = import.slot;
    }
  // Without a list in brackets a part sees what its first WITH takes in, if that takes in plain variables.
  const auto imports_all = [](const syntax::SingleQuery& part) {
    const auto* with = std::get_if<syntax::With>(&part.clauses.front());
    if (!with || with->projection.where || with->projection.distinct || !with->projection.order.empty())
      return false;
    return std::all_of(
        with->projection.items.begin(), with->projection.items.end(), [](const syntax::ProjectionItem& item) {
          return item.expression.kind == ExpressionKind::variable && item.expression.name == item.alias.text;
        });
  };
  const bool imports =
      !call.imports && std::any_of(call.query->parts.begin(), call.query->parts.end(), imports_all);
  names_ = imports ? before : inside;
  // Names in the list stay visible behind each WITH of the subquery.
  const auto outer = std::exchange(outer_, inside);
  ++subqueries_;
  std::vector<ResultColumn> columns = query(*call.query);
  --subqueries_;
  outer_ = outer;
  names_ = before;
  for (const ResultColumn& column : columns) {
    if (names_.contains(column.name))
      throw syntax_error(
          "VariableAlreadyBound",
          fmt::format("the subquery returns `{}`, but there is a variable of that name outside", column.name),
          call.at, "give the column another name with AS");
    names_[column.name] = column.slot;
  }
  if (call.transactions && call.transactions->status)
    declare(call.transactions->status, Type::of({Kind::map}));
  if (call.transactions) result_.updates = true;
  columns_.clear();
}

}  // namespace kenes::plan
