// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/expressions.hpp"
#include "engine/plan/rules/rules.hpp"

namespace kenes::plan {

namespace {

/// Whether both are written out and the rows of both together are more than an integer counts: no such sum.
bool sum_overflows(const Expression& skip, const Expression& limit) {
  const auto written = [](const Expression& count) {
    return count.kind == ExpressionKind::literal && count.value.is(Kind::integer);
  };
  std::int64_t sum = 0;
  return written(skip) && written(limit) &&
         __builtin_add_overflow(skip.value.as_integer(), limit.value.as_integer(), &sum);
}

}  // namespace

/// Sort, Skip s, Limit l: the sort need not keep more than s + l rows.
void sort_limit_to_top(Plan& plan, const RuleInput&) {
  for_each_operator(plan.root, [](OperatorPointer& at) {
    const auto* limit = std::get_if<Limit>(&at->what);
    if (!limit) return;
    Operator* below = at->inputs[0].get();
    const auto* skip = std::get_if<Skip>(&below->what);
    if (skip) below = below->inputs[0].get();
    auto* sort = std::get_if<Sort>(&below->what);
    if (!sort || sort->limit) return;
    if (skip && sum_overflows(skip->count, limit->count)) return;
    sort->limit = skip ? make_call("+", skip->count.clone(), limit->count.clone()) : limit->count.clone();
  });
}

}  // namespace kenes::plan
