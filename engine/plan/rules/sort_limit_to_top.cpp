// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/expressions.hpp"
#include "engine/plan/rules/rules.hpp"

namespace kenes::plan {

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
    if (skip) sort->skip = skip->count.clone();
    sort->limit = limit->count.clone();
  });
}

}  // namespace kenes::plan
