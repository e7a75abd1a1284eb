// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/plan/expressions.hpp"
#include "engine/plan/live.hpp"
#include "engine/plan/rules/rules.hpp"

namespace kenes::plan {
namespace {

bool is_length_of(const Expression& e, Slot path) {
  return is_call(e, "length") && e.args.size() == 1 && is_variable(e.args[0], path);
}

// Every use of the slot in the whole plan is an argument of length().
bool only_length_used(const Operator& at, Slot path) {
  SlotSet in_expressions;
  bool only = true;
  for_each_expression(at, [&](const Expression& e) {
    visit(e, [&](const Expression& part) {
      if (is_length_of(part, path)) return false;
      only = only && !is_variable(part, path);
      return true;
    });
    in_expressions.unite(free_slots(e));
  });
  if (!only) return false;
  // uses() also tells slots named by the operator itself.
  if (uses(at).contains(path) && !in_expressions.contains(path)) return false;
  if (const auto* distinct = std::get_if<Distinct>(&at.what))
    if (std::count(distinct->slots.begin(), distinct->slots.end(), path)) return false;
  if (const auto* sort = std::get_if<Sort>(&at.what))
    for (const SortKey& key : sort->keys)
      if (key.slot == path) return false;
  if (const auto* apply = std::get_if<Apply>(&at.what))
    if (apply->collected == path) return false;
  if (const auto* united = std::get_if<Union>(&at.what))
    for (const auto& side : united->sides)
      if (std::count(side.begin(), side.end(), path)) return false;
  return std::all_of(at.inputs.begin(), at.inputs.end(),
                     [path](const OperatorPointer& input) { return only_length_used(*input, path); });
}

void replace_length(OperatorPointer& root, Slot path, const Expression& by) {
  for_each_operator(root, [&](OperatorPointer& at) {
    // The plan under construction is this call's own, so its expressions may change.
    for_each_expression(*at, [&](const Expression& e) {
      visit(const_cast<Expression&>(e), [&](Expression& part) {
        if (!is_length_of(part, path)) return true;
        part = by.clone();
        return false;
      });
    });
    if (auto* apply = std::get_if<Apply>(&at->what))
      for (Slot slot : free_slots(by).slots())
        if (std::count(apply->nulls.begin(), apply->nulls.end(), path) &&
            !std::count(apply->nulls.begin(), apply->nulls.end(), slot))
          apply->nulls.push_back(slot);
  });
}

bool is_walk(OperatorPointer& root, Slot slot) {
  bool found = false;
  for_each_operator(root, [&](OperatorPointer& at) {
    const auto* walk = std::get_if<VariableLengthExpand>(&at->what);
    found = found || (walk && walk->relationships == slot);
  });
  return found;
}

bool is_step(OperatorPointer& root, Slot slot) {
  bool found = false;
  for_each_operator(root, [&](OperatorPointer& at) {
    const auto* step = std::get_if<Expand>(&at->what);
    found = found || (step && step->relationship == slot);
  });
  return found;
}

}  // namespace

/// length(p), and nothing else of p: the number of steps instead of the path. A path without a variable
/// length stays (its length is known, but null where an OPTIONAL MATCH found nothing).
void length_of_path(Plan& plan, const RuleInput& input) {
  std::vector<Operator*> makers;
  for_each_operator(plan.root, [&](OperatorPointer& at) {
    if (std::holds_alternative<BuildPath>(at->what) || std::holds_alternative<ShortestPath>(at->what))
      makers.push_back(at.get());
  });
  for (Operator* at : makers) {
    if (auto* shortest = std::get_if<ShortestPath>(&at->what)) {
      if (shortest->path == no_slot || !shortest->path_predicates.empty() || shortest->length != no_slot)
        continue;
      const Slot path = shortest->path;
      if (!only_length_used(*plan.root, path)) continue;
      shortest->length = input.new_slot();
      shortest->path = no_slot;
      replace_length(plan.root, path, make_variable(shortest->length));
      continue;
    }
    const BuildPath& built = std::get<BuildPath>(at->what);
    std::int64_t steps = 0;
    std::vector<Slot> walks;
    bool known = true;
    for (std::size_t i = 1; i < built.parts.size(); i += 2) {
      if (is_walk(plan.root, built.parts[i]))
        walks.push_back(built.parts[i]);
      else if (is_step(plan.root, built.parts[i]))
        ++steps;
      else
        known = false;
    }
    if (!known || walks.empty() || !only_length_used(*plan.root, built.path)) continue;
    Expression length = make_call("size", make_variable(walks.front()));
    for (std::size_t i = 1; i < walks.size(); ++i)
      length = make_call("+", std::move(length), make_call("size", make_variable(walks[i])));
    if (steps) length = make_call("+", std::move(length), make_literal(Value(steps)));
    replace_length(plan.root, built.path, length);
  }
}

}  // namespace kenes::plan
