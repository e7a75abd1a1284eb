// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/builder.hpp"

namespace kenes::plan {

Expression Builder::lift(Rows& rows, Expression expression) {
  if (!has_subquery(expression)) return expression;
  if (is_subquery(expression)) return lift_subquery(rows, std::move(expression));
  for (Expression& arg : expression.args) {
    // The parts of a comprehension see its variable and are treated with it.
    const bool bound_inside = (expression.kind == ExpressionKind::list_comprehension ||
                               expression.kind == ExpressionKind::reduce) &&
                              &arg == &expression.args.back() && expression.args.size() > 1;
    if (!bound_inside) arg = lift(rows, std::move(arg));
  }
  if (!has_subquery(expression)) return expression;
  switch (expression.kind) {
    case ExpressionKind::list_comprehension:
      return lift_list_comprehension(rows, std::move(expression));
    case ExpressionKind::quantifier:
      return lift_quantifier(rows, std::move(expression));
    default:
      return lift_reduce(rows, std::move(expression));
  }
}

Expression Builder::lift_reduce(Rows& rows, Expression expression) {
  Reduce made;
  made.initial = std::move(expression.args[0]);
  made.list = std::move(expression.args[1]);
  made.accumulator = expression.accumulator.slot;
  made.element = expression.variable.slot;
  made.step = new_slot();
  made.result = new_slot();
  Rows right = begin(rows.bound);
  right.bound.insert(made.accumulator);
  right.bound.insert(made.element);
  Project step;
  step.items.push_back({made.step, lift(right, std::move(expression.args[2]))});
  append(right, std::move(step));
  Expression result = make_variable(made.result);
  result.at = expression.at;
  result.extent = expression.extent;
  rows.bound.insert(made.result);
  append(rows, std::move(made));
  rows.top->inputs.push_back(std::move(right.top));
  return result;
}

Rows Builder::subquery(const Rows& outer, const Expression& expression, std::vector<Slot>& returned) {
  if (expression.pattern) {
    Rows right = begin(outer.bound);
    match(right, {expression.pattern.get()}, expression.where.get(), {}, default_lens_);
    return right;
  }
  Built built = query(*expression.query, outer.bound);
  for (const auto& [name, slot] : built.columns) returned.push_back(slot);
  return std::move(built.rows);
}

Expression Builder::lift_subquery(Rows& rows, Expression expression) {
  std::vector<Slot> returned;
  Rows right = subquery(rows, expression, returned);
  Apply made;
  made.result = new_slot();
  switch (expression.kind) {
    case ExpressionKind::count_query:
      made.kind = Apply::Kind::count;
      break;
    case ExpressionKind::collect_query:
      made.kind = Apply::Kind::collect;
      made.collected = returned.front();
      break;
    case ExpressionKind::pattern_comprehension: {
      made.kind = Apply::Kind::collect;
      made.collected = new_slot();
      Project project;
      project.items.push_back({made.collected, lift(right, std::move(expression.args[0]))});
      append(right, std::move(project));
      right.bound.insert(made.collected);
      break;
    }
    default:
      made.kind = Apply::Kind::mark;
  }
  const Slot result = made.result;
  apply(rows, std::move(made), std::move(right));
  Expression variable = make_variable(result);
  variable.at = expression.at;
  variable.extent = expression.extent;
  return variable;
}

// [x IN list WHERE p | e] with a subquery in p or e: the elements become rows, and a list again.
Expression Builder::lift_list_comprehension(Rows& rows, Expression expression) {
  const Slot list = new_slot();
  Project project;
  project.items.push_back({list, std::move(expression.args[0])});
  append(rows, std::move(project));
  rows.bound.insert(list);

  Rows right = begin(rows.bound);
  const Slot element = expression.variable.slot;
  append(right, Unwind{make_variable(list), element});
  right.bound.insert(element);
  if (expression.where) {
    std::vector<Expression> predicates;
    split_conjunction(std::move(*expression.where), predicates);
    filter_all(right, std::move(predicates));
  }
  Apply made;
  made.kind = Apply::Kind::collect;
  made.result = new_slot();
  made.collected = element;
  if (expression.args.size() > 1) {
    made.collected = new_slot();
    Project value;
    value.items.push_back({made.collected, lift(right, std::move(expression.args[1]))});
    append(right, std::move(value));
    right.bound.insert(made.collected);
  }
  const Slot result = made.result;
  apply(rows, std::move(made), std::move(right));

  Expression unless_null;
  unless_null.kind = ExpressionKind::case_of;
  unless_null.has_else = true;
  unless_null.at = expression.at;
  unless_null.extent = expression.extent;
  unless_null.args.push_back(make_call("IS NULL", make_variable(list)));
  unless_null.args.push_back(make_literal(Value()));
  unless_null.args.push_back(make_variable(result));
  return unless_null;
}

// any(x IN list WHERE p) with a subquery in p: the truths come from a list comprehension, the quantifier
// judges them.
Expression Builder::lift_quantifier(Rows& rows, Expression expression) {
  Expression truths;
  truths.kind = ExpressionKind::list_comprehension;
  truths.at = expression.at;
  truths.variable = expression.variable;
  truths.args.push_back(std::move(expression.args[0]));
  truths.args.push_back(std::move(*expression.where));
  expression.args[0] = lift_list_comprehension(rows, std::move(truths));
  expression.variable.slot = new_slot();
  expression.where = std::make_unique<Expression>(make_variable(expression.variable.slot));
  return expression;
}

bool Builder::filter_by_subquery(Rows& rows, const Expression& predicate) {
  bool negated = false;
  const Expression* at = &predicate;
  while (is_call(*at, "NOT") && at->args.size() == 1) {
    negated = !negated;
    at = &at->args[0];
  }
  if (at->kind != ExpressionKind::exists && at->kind != ExpressionKind::pattern_predicate) return false;
  std::vector<Slot> returned;
  Rows right = subquery(rows, *at, returned);
  Apply made;
  made.kind = negated ? Apply::Kind::anti : Apply::Kind::semi;
  apply(rows, std::move(made), std::move(right));
  return true;
}

}  // namespace kenes::plan
