// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/plan/expressions.hpp"
#include "engine/plan/live.hpp"
#include "engine/plan/rules/rules.hpp"

namespace kenes::plan {

/// Limit over Sort over Project: what the sort does not look at is computed for the rows that remain. Only in
/// plans that change nothing, where it cannot matter when a property is read.
void project_after_limit(Plan& plan, const RuleInput&) {
  if (plan.updates) return;
  for_each_operator(plan.root, [](OperatorPointer& at) {
    if (!std::holds_alternative<Limit>(at->what)) return;
    Operator* below = at->inputs[0].get();
    if (std::holds_alternative<Skip>(below->what)) below = below->inputs[0].get();
    if (!std::holds_alternative<Sort>(below->what)) return;
    SlotSet needed = uses(*below);
    below = below->inputs[0].get();
    std::vector<Project*> projects;
    while (auto* project = std::get_if<Project>(&below->what)) {
      projects.push_back(project);
      below = below->inputs[0].get();
    }
    Project late;
    for (Project* project : projects) {
      auto& items = project->items;
      const auto first_late = std::stable_partition(
          items.begin(), items.end(), [&](const SlotExpression& item) { return needed.contains(item.slot); });
      for (auto item = items.begin(); item != first_late; ++item) needed.unite(free_slots(item->expression));
      // Those of lower projections come first: upper ones may use them.
      late.items.insert(late.items.begin(), std::make_move_iterator(first_late),
                        std::make_move_iterator(items.end()));
      items.erase(first_late, items.end());
    }
    if (late.items.empty()) return;
    // Each column sees the ones before it only through an operator of its own.
    for (std::size_t i = 0; i < late.items.size(); ++i) {
      auto made = std::make_unique<Operator>();
      const bool uses_earlier =
          std::any_of(late.items.begin(), late.items.begin() + static_cast<std::ptrdiff_t>(i),
                      [&](const SlotExpression& earlier) {
                        return free_slots(late.items[i].expression).contains(earlier.slot);
                      });
      auto* top = std::get_if<Project>(&at->what);
      if (top && !uses_earlier) {
        top->items.push_back({late.items[i].slot, late.items[i].expression.clone()});
        continue;
      }
      Project one;
      one.items.push_back({late.items[i].slot, late.items[i].expression.clone()});
      made->what = std::move(one);
      made->inputs.push_back(std::move(at));
      at = std::move(made);
    }
  });
  for_each_operator(plan.root, [](OperatorPointer& at) {
    while (true) {
      auto* project = std::get_if<Project>(&at->what);
      if (!project || !project->items.empty()) return;
      OperatorPointer input = std::move(at->inputs[0]);
      at = std::move(input);
    }
  });
}

}  // namespace kenes::plan
