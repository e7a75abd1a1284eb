// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/plan/rules/rules.hpp"

namespace kenes::plan {
namespace {

bool is_distinct_or_extreme(const AggregateItem& item) {
  return item.distinct || item.function == "min" || item.function == "max";
}

// Repeating an input row of these repeats output rows and does nothing else.
bool keeps_rows_apart(const Operator& at) {
  return std::holds_alternative<Filter>(at.what) || std::holds_alternative<Project>(at.what) ||
         std::holds_alternative<Expand>(at.what) || std::holds_alternative<VariableLengthExpand>(at.what) ||
         std::holds_alternative<QuantifiedExpand>(at.what) || std::holds_alternative<Unwind>(at.what) ||
         std::holds_alternative<NodeIndexSeek>(at.what);
}

void mark_walks(Operator* at) {
  for (; keeps_rows_apart(*at); at = at->inputs[0].get())
    if (auto* walk = std::get_if<VariableLengthExpand>(&at->what))
      // A longer least length may need a walk that a visited set cuts off.
      if (walk->relationships == no_slot && walk->minimum <= 1 && walk->different_from.empty())
        walk->distinct_ends = true;
}

}  // namespace

/// Where repeated rows make no difference (DISTINCT, existence, min and max), a walk that nobody lists needs
/// to reach each end once. The shortest walk to an end repeats no relationship, so a visited set loses none.
void distinct_ends(Plan& plan, const RuleInput&) {
  for_each_operator(plan.root, [](OperatorPointer& at) {
    if (std::holds_alternative<Distinct>(at->what)) {
      mark_walks(at->inputs[0].get());
    } else if (const auto* aggregate = std::get_if<Aggregate>(&at->what)) {
      if (std::all_of(aggregate->items.begin(), aggregate->items.end(), is_distinct_or_extreme))
        mark_walks(at->inputs[0].get());
    } else if (const auto* apply = std::get_if<Apply>(&at->what)) {
      if (apply->kind == Apply::Kind::semi || apply->kind == Apply::Kind::anti ||
          apply->kind == Apply::Kind::mark)
        mark_walks(at->inputs[1].get());
    }
  });
}

}  // namespace kenes::plan
