// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/builder.hpp"

namespace kenes::plan {

bool Builder::is_aggregate(const Expression& expression) const {
  return expression.kind == ExpressionKind::count_star ||
         (expression.kind == ExpressionKind::call && options_.functions.find_aggregate(expression.name));
}

void Builder::project(Rows& rows, const syntax::Projection& projection, const SlotSet& around) {
  bool aggregating = false;
  for (const auto& item : projection.items)
    aggregating = aggregating || aggregates(item.expression, options_.functions);
  std::vector<Slot> slots;
  SlotSet bound;
  for (const auto& item : projection.items)
    if (!bound.contains(item.alias.slot)) {
      slots.push_back(item.alias.slot);
      bound.insert(item.alias.slot);
    }
  if (aggregating) {
    aggregate(rows, projection, around);
    rows.bound = bound;
    rows.bound.unite(around);
  } else {
    Project made;
    for (const auto& item : projection.items)
      if (!is_variable(item.expression, item.alias.slot))
        made.items.push_back({item.alias.slot, lift(rows, item.expression.clone())});
    if (!made.items.empty()) append(rows, std::move(made));
    if (projection.distinct) {
      append(rows, Distinct{slots});
      rows.bound = bound;
      rows.bound.unite(around);
    } else {
      SlotSet hidden = hidden_;
      hidden.intersect(rows.bound);
      rows.bound.unite(bound);
      bound.unite(hidden);
    }
  }
  sort_and_cut(rows, projection);
  if (projection.where) {
    std::vector<Expression> predicates;
    split_conjunction(projection.where->clone(), predicates);
    filter_all(rows, std::move(predicates));
  }
  rows.bound = std::move(bound);
}

// Rows are unique by their keys afterwards, so DISTINCT asks for nothing more.
void Builder::aggregate(Rows& rows, const syntax::Projection& projection, const SlotSet& around) {
  Aggregate made;
  Project after;
  for (const auto& item : projection.items) {
    const Slot slot = item.alias.slot;
    if (!aggregates(item.expression, options_.functions)) {
      made.keys.push_back({slot, lift(rows, item.expression.clone())});
      continue;
    }
    const std::size_t before = made.items.size();
    Expression rest = extract_aggregates(rows, item.expression.clone(), made.items);
    if (made.items.size() == before + 1 && is_variable(rest, made.items.back().slot))
      made.items.back().slot = slot;
    else
      after.items.push_back({slot, std::move(rest)});
  }
  SlotSet bound;
  for (const auto& key : made.keys) bound.insert(key.slot);
  for (const auto& item : made.items) bound.insert(item.slot);
  append(rows, std::move(made));
  rows.bound = std::move(bound);
  rows.bound.unite(around);
  for (auto& item : after.items) item.expression = lift(rows, std::move(item.expression));
  if (!after.items.empty()) append(rows, std::move(after));
}

Expression Builder::extract_aggregates(Rows& rows, Expression expression, std::vector<AggregateItem>& items) {
  if (!is_aggregate(expression)) {
    if (is_subquery(expression)) return expression;
    for (Expression& arg : expression.args) arg = extract_aggregates(rows, std::move(arg), items);
    if (expression.where) *expression.where = extract_aggregates(rows, std::move(*expression.where), items);
    return expression;
  }
  AggregateItem item;
  item.function = expression.kind == ExpressionKind::count_star ? "count" : expression.name;
  item.distinct = expression.distinct;
  item.at = expression.at;
  for (Expression& arg : expression.args) item.arguments.push_back(lift(rows, std::move(arg)));
  item.slot = new_slot();
  Expression variable = make_variable(item.slot);
  variable.at = expression.at;
  variable.extent = expression.extent;
  items.push_back(std::move(item));
  return variable;
}

void Builder::sort_and_cut(Rows& rows, const syntax::Projection& projection) {
  if (!projection.order.empty()) {
    Sort sort;
    Project hidden;
    for (const auto& item : projection.order) {
      Expression key = lift(rows, item.expression.clone());
      if (key.kind == ExpressionKind::variable) {
        sort.keys.push_back({key.slot, item.descending});
        continue;
      }
      const Slot slot = new_slot();
      hidden.items.push_back({slot, std::move(key)});
      sort.keys.push_back({slot, item.descending});
      rows.bound.insert(slot);
    }
    if (!hidden.items.empty()) append(rows, std::move(hidden));
    append(rows, std::move(sort));
  }
  if (projection.skip) append(rows, Skip{projection.skip->clone()});
  if (projection.limit) append(rows, Limit{projection.limit->clone()});
}

}  // namespace kenes::plan
