// SPDX-License-Identifier: Apache-2.0
// WITH and RETURN: columns, groups, and what ORDER BY, WHERE, SKIP and LIMIT behind them may use.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/plan/expressions.hpp"
#include "engine/plan/scoper.hpp"

namespace kenes::plan {

using syntax::Projection;
using syntax::ProjectionItem;

namespace {

/// A grouping key that may be used beside aggregates: `n` or `n.name`, nothing that must be computed.
bool is_simple(const Expression& expression) {
  const Expression* e = &expression;
  while (e->kind == ExpressionKind::property) e = &e->args[0];
  return e->kind == ExpressionKind::variable;
}

void replace_by_item(Expression& expression, const ProjectionItem& item) {
  Expression use;
  use.kind = ExpressionKind::variable;
  use.name = item.alias.text.empty() ? item.column : item.alias.text;
  use.slot = item.alias.slot;
  use.at = expression.at;
  use.extent = expression.extent;
  expression = std::move(use);
}

/// Replaces what equals an item by that item's variable, the largest parts first. `beside_aggregate`: keys
/// that must be computed do not count.
void use_items(Expression& expression, const Projection& projection, const std::vector<bool>& aggregating,
               bool beside_aggregate) {
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    const ProjectionItem& item = projection.items[i];
    if (beside_aggregate && !aggregating[i] && !is_simple(item.expression)) continue;
    if (!same_meaning(expression, item.expression)) continue;
    replace_by_item(expression, item);
    return;
  }
  for (Expression& argument : expression.args) use_items(argument, projection, aggregating, beside_aggregate);
  if (expression.where) use_items(*expression.where, projection, aggregating, beside_aggregate);
}

/// The first aggregate in an expression, or null.
const Expression* find_aggregate(const Expression& expression, const functions::Registry& functions) {
  if (expression.kind == ExpressionKind::count_star ||
      (expression.kind == ExpressionKind::call && functions.find_aggregate(expression.name)))
    return &expression;
  for (const Expression& argument : expression.args)
    if (const Expression* found = find_aggregate(argument, functions)) return found;
  return expression.where ? find_aggregate(*expression.where, functions) : nullptr;
}

/// The first use of a variable for which `stop` says so, or null. Patterns and subqueries count as one place.
template <class Stop>
const Expression* find_use(const Expression& expression, const Stop& stop) {
  if (expression.kind == ExpressionKind::variable) return stop(expression.slot) ? &expression : nullptr;
  for (const Expression& argument : expression.args)
    if (const Expression* found = find_use(argument, stop)) return found;
  if (expression.where)
    if (const Expression* found = find_use(*expression.where, stop)) return found;
  if (expression.pattern || expression.query || expression.labels)
    for (const Slot slot : free_slots(expression).slots())
      if (stop(slot)) return &expression;
  return nullptr;
}

std::string written_name(const Expression& use) {
  return use.kind == ExpressionKind::variable ? use.name : std::string("a variable of this subquery");
}

}  // namespace

std::vector<ResultColumn> Scoper::projection(Projection& projection, bool is_return) {
  if (projection.star) write_out_star(projection, is_return);
  Groups groups;
  std::vector<Type> types;
  for (ProjectionItem& item : projection.items) {
    types.push_back(expression(item.expression, {.aggregates = true}));
    groups.aggregating.push_back(aggregates(item.expression, input_.functions));
    groups.any = groups.any || groups.aggregating.back();
  }
  groups.cut = groups.any || projection.distinct;
  if (groups.cut) csv_line_ = csv_file_ = syntax::no_slot;
  for (const auto& [name, slot] : names_) groups.before.insert(slot);
  // What comes from around a subquery is the same for all of its rows.
  for (const auto& [name, slot] : outer_) groups.before.erase(slot);

  const Names before = names_;
  Names after = name_items(projection, types);
  for (const ProjectionItem& item : projection.items) groups.after.insert(item.alias.slot);

  // Behind the projection the new names come first, then those from before.
  names_ = after;
  names_.insert(before.begin(), before.end());
  for (syntax::SortItem& sort : projection.order) {
    expression(sort.expression, {.aggregates = groups.any});
    judge_behind(sort.expression, projection, groups);
  }
  row_count(projection.skip.get(), "SKIP");
  row_count(projection.limit.get(), "LIMIT");
  if (projection.where) {
    condition(projection.where.get(), "WHERE");
    judge_behind(*projection.where, projection, groups);
  }
  judge_groups(projection, groups);

  if (!is_return)
    for (const ProjectionItem& item : projection.items)
      if (item.alias.text.empty())
        throw syntax_error("NoExpressionAlias", "WITH needs a name for what is computed",
                           item.expression.extent, fmt::format("write {} AS name", item.column));
  for (const auto& [name, slot] : before)
    if (!after.contains(name) && !outer_.contains(name)) dropped_[name] = projection.at;
  for (const auto& [name, slot] : after) dropped_.erase(name);
  names_ = std::move(after);
  names_.insert(outer_.begin(), outer_.end());

  std::vector<ResultColumn> columns;
  for (const ProjectionItem& item : projection.items)
    columns.push_back({item.column, item.alias.slot, type_of(item.alias.slot).kinds});
  return columns;
}

void Scoper::write_out_star(Projection& projection, bool is_return) {
  if (names_.empty() && is_return)
    throw syntax_error("NoVariablesInScope", "there is no variable for * to return", projection.at,
                       "name what the patterns match, such as MATCH (n)");
  // A row of `WITH *, 1 AS x` would take memory that grows with the square of the text.
  constexpr std::size_t most_written_out = 300'000;
  written_out_ += names_.size();
  if (written_out_ > most_written_out)
    throw syntax_error("UnexpectedSyntax",
                       fmt::format("the stars of this statement stand for more than {} columns, which is too "
                                   "long for one",
                                   most_written_out),
                       projection.at, "name what is still needed instead of *");
  std::vector<ProjectionItem> items;
  items.reserve(names_.size() + projection.items.size());
  for (const auto& [name, slot] : names_) {
    ProjectionItem item;
    item.expression.kind = ExpressionKind::variable;
    item.expression.name = item.alias.text = item.column = name;
    item.expression.at = item.expression.extent = item.alias.at = projection.at;
    items.push_back(std::move(item));
  }
  std::move(projection.items.begin(), projection.items.end(), std::back_inserter(items));
  projection.items = std::move(items);
}

Names Scoper::name_items(Projection& projection, const std::vector<Type>& types) {
  Names after;
  std::set<std::string_view> columns;
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    ProjectionItem& item = projection.items[i];
    if (!columns.insert(item.column).second)
      throw syntax_error("ColumnNameConflict", fmt::format("there are two columns `{}`", item.column),
                         item.alias ? item.alias.at : item.expression.extent,
                         "name one of them otherwise with AS");
    const Expression& e = item.expression;
    if (e.kind == ExpressionKind::variable && e.name == item.alias.text) {
      item.alias.slot = e.slot;
    } else {
      item.alias.slot = new_slot(item.alias.text.empty() ? item.column : item.alias.text, types[i]);
      item.alias.introduces = true;
    }
    if (item.alias) after[item.alias.text] = item.alias.slot;
  }
  return after;
}

/// An expression behind the projection: equal parts become items; what is left must still be there.
void Scoper::judge_behind(Expression& behind, const Projection& projection, const Groups& groups) const {
  const bool beside_aggregate = aggregates(behind, input_.functions);
  use_items(behind, projection, groups.aggregating, beside_aggregate);
  if (!groups.cut) return;
  const auto gone = [&](Slot slot) { return groups.before.contains(slot) && !groups.after.contains(slot); };
  const Expression* aggregate = find_aggregate(behind, input_.functions);
  if (const Expression* inside = aggregate ? find_use(*aggregate, gone) : nullptr)
    throw syntax_error(
        "UndefinedVariable",
        fmt::format("`{}` is not visible behind an aggregating projection", written_name(*inside)),
        inside->at, "sort by an aggregate that is also projected");
  if (const Expression* use = find_use(behind, gone)) {
    const auto in_key = [&] {
      for (std::size_t i = 0; i < projection.items.size(); ++i)
        if (!groups.aggregating[i] &&
            find_use(projection.items[i].expression, [&](Slot slot) { return slot == use->slot; }))
          return true;
      return false;
    };
    if (beside_aggregate && in_key())
      throw syntax_error("AmbiguousAggregationExpression",
                         fmt::format("`{}` stands beside an aggregate, but is no grouping key by itself",
                                     written_name(*use)),
                         use->at, "project it under a name of its own in a WITH before");
    throw syntax_error("UndefinedVariable",
                       fmt::format("`{}` is not visible behind {}", written_name(*use),
                                   groups.any ? "an aggregating projection" : "DISTINCT"),
                       use->at, "only what is projected is left there");
  }
  if (aggregate)
    throw syntax_error("InvalidAggregation", "this aggregate is not among the projected items",
                       aggregate->extent, "project it under a name and sort by that name");
}

void Scoper::judge_groups(Projection& projection, const Groups& groups) const {
  if (!groups.any) return;
  for (std::size_t i = 0; i < projection.items.size(); ++i)
    if (groups.aggregating[i]) use_keys(projection.items[i].expression, projection, groups);
}

/// Outside of its aggregates an item may use constants, parameters and grouping keys.
void Scoper::use_keys(Expression& expression, const Projection& projection, const Groups& groups) const {
  if (expression.kind == ExpressionKind::count_star ||
      (expression.kind == ExpressionKind::call && input_.functions.find_aggregate(expression.name)))
    return;
  if (is_simple(expression))
    for (std::size_t i = 0; i < projection.items.size(); ++i) {
      const ProjectionItem& item = projection.items[i];
      if (groups.aggregating[i] || !same_meaning(expression, item.expression)) continue;
      replace_by_item(expression, item);
      return;
    }
  const auto is_key = [&](Slot slot) {
    for (std::size_t i = 0; i < projection.items.size(); ++i) {
      const Expression& item = projection.items[i].expression;
      if (!groups.aggregating[i] && item.kind == ExpressionKind::variable && item.slot == slot) return true;
    }
    return false;
  };
  const auto outside = [&](Slot slot) { return groups.before.contains(slot) && !is_key(slot); };
  const bool whole = expression.kind == ExpressionKind::variable || expression.pattern || expression.query;
  if (const Expression* use = whole || is_simple(expression) ? find_use(expression, outside) : nullptr)
    throw syntax_error(
        "AmbiguousAggregationExpression",
        fmt::format("`{}` stands beside an aggregate, but is no grouping key by itself", written_name(*use)),
        expression.extent, "project it as an item of its own in a WITH before, and use that name here");
  for (Expression& argument : expression.args) use_keys(argument, projection, groups);
  if (expression.where) use_keys(*expression.where, projection, groups);
}

void Scoper::row_count(Expression* count, std::string_view clause) {
  if (!count) return;
  const Type type = expression(*count);
  bool constant = true;
  visit(std::as_const(*count), [&](const Expression& part) {
    constant = constant && !part.pattern && !part.query;
    return constant;
  });
  if (!constant || !free_slots(*count).empty())
    throw syntax_error("NonConstantExpression", fmt::format("{} must be the same for all rows", clause),
                       count->extent, "use a number, a parameter, or an expression without variables");
  if (type.never(kinds({Kind::integer})))
    throw syntax_error("InvalidArgumentType",
                       fmt::format("{} needs an INTEGER, but this is {}", clause, kind_names(type.kinds)),
                       count->extent);
  if (count->kind == ExpressionKind::literal && count->value.is(Kind::integer) &&
      count->value.as_integer() < 0)
    throw syntax_error("NegativeIntegerArgument", fmt::format("{} cannot be negative", clause),
                       count->extent);
}

}  // namespace kenes::plan
