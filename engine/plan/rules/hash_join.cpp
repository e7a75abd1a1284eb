// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/plan/expressions.hpp"
#include "engine/plan/rules/rules.hpp"

namespace kenes::plan {
namespace {

constexpr double least_pairs = 1000;

struct Key {
  Expression left, right;
};

// `left = right`, the right operand about the scanned node alone, the left one about other rows alone.
std::optional<Key> key_of(const Expression& predicate, Slot scanned) {
  if (!is_call(predicate, "=") || predicate.args.size() != 2) return std::nullopt;
  for (std::size_t side = 0; side < 2; ++side) {
    SlotSet about = free_slots(predicate.args[side]);
    const SlotSet others = free_slots(predicate.args[1 - side]);
    if (!about.contains(scanned) || others.contains(scanned) || others.empty()) continue;
    about.erase(scanned);
    if (about.empty()) return Key{predicate.args[1 - side].clone(), predicate.args[side].clone()};
  }
  return std::nullopt;
}

void put_on_top(OperatorPointer& below, Description what) {
  auto made = std::make_unique<Operator>();
  made->what = std::move(what);
  made->inputs.push_back(std::move(below));
  below = std::move(made);
}

void rewrite(OperatorPointer& at, const RuleInput& input) {
  auto* filter = std::get_if<Filter>(&at->what);
  if (!filter) return;
  Operator& below = *at->inputs[0];
  const auto* scan = std::get_if<NodeScan>(&below.what);
  if (!scan || std::holds_alternative<Argument>(below.inputs[0]->what)) return;
  if (below.inputs[0]->estimated_rows < 2 || below.estimated_rows < least_pairs) return;
  std::vector<Key> keys;
  Filter own;
  for (const Expression& predicate : filter->predicates) {
    if (auto key = key_of(predicate, scan->node)) keys.push_back(std::move(*key));
    SlotSet slots = free_slots(predicate);
    slots.erase(scan->node);
    if (slots.empty()) own.predicates.push_back(predicate.clone());
  }
  if (keys.empty()) return;

  HashJoin join;
  Project of_left, of_right;
  for (Key& key : keys) {
    join.left_keys.push_back(input.new_slot());
    of_left.items.push_back({join.left_keys.back(), std::move(key.left)});
    join.right_keys.push_back(input.new_slot());
    of_right.items.push_back({join.right_keys.back(), std::move(key.right)});
  }
  join.right_columns.push_back(scan->node);
  OperatorPointer left = std::move(below.inputs[0]);
  put_on_top(left, std::move(of_left));
  auto right = std::make_unique<Operator>();
  right->what = Argument{};
  put_on_top(right, *scan);
  right->lens = below.lens;
  if (!own.predicates.empty()) put_on_top(right, std::move(own));
  put_on_top(right, std::move(of_right));

  below.what = std::move(join);
  below.inputs[0] = std::move(left);
  below.inputs.push_back(std::move(right));
}

}  // namespace

/// A scan for each row, kept where a property equals one of the row's: both sides meet in a hash table. The
/// condition stays above, as the table's idea of equality is the wider one (NaN, nulls in lists). Only
/// outside of plans within plans, where the scanned side is read once.
void hash_join(Plan& plan, const RuleInput& input) {
  for (OperatorPointer* at = &plan.root; !(*at)->inputs.empty(); at = &(*at)->inputs[0]) rewrite(*at, input);
}

}  // namespace kenes::plan
