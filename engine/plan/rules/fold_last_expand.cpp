// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/plan/live.hpp"
#include "engine/plan/rules/rules.hpp"

namespace kenes::plan {
namespace {

bool is_live(const Operator& at, Slot slot) {
  return std::find(at.live.begin(), at.live.end(), slot) != at.live.end();
}

// The operator below that binds `slot` as one relationship, or null.
const Expand* expand_of(const Operator* at, Slot slot) {
  for (; !at->inputs.empty(); at = at->inputs[0].get())
    if (const auto* expand = std::get_if<Expand>(&at->what); expand && expand->relationship == slot)
      return expand;
  return nullptr;
}

bool known_labels(const Operator* at, Slot node, const std::vector<std::string>& wanted, std::int16_t lens) {
  std::vector<std::string> known;
  for (; !at->inputs.empty(); at = at->inputs[0].get()) {
    if (at->lens != lens) continue;
    if (const auto* scan = std::get_if<NodeScan>(&at->what); scan && scan->node == node)
      known.insert(known.end(), scan->labels.begin(), scan->labels.end());
    if (const auto* expand = std::get_if<Expand>(&at->what); expand && expand->to == node)
      known.insert(known.end(), expand->to_labels.begin(), expand->to_labels.end());
    if (const auto* seek = std::get_if<NodeIndexSeek>(&at->what); seek && seek->element == node)
      known.push_back(seek->label);
  }
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& label) {
    return std::find(known.begin(), known.end(), label) != known.end();
  });
}

ExpandCount counted(const Expand& expand, Slot multiplicity) {
  ExpandCount made;
  made.from = expand.from;
  made.multiplicity = multiplicity;
  made.types = expand.types;
  made.arrow = expand.arrow;
  made.to_labels = expand.to_labels;
  return made;
}

// Two leaves of one node, walked in opposite directions along the same types: the pairs that are one and the
// same relationship are the node's loops.
bool fold_pair(Operator& upper, Slot multiplicity) {
  const auto& second = std::get<Expand>(upper.what);
  Operator& lower = *upper.inputs[0];
  const auto* first = std::get_if<Expand>(&lower.what);
  if (!first || first->into || second.from != first->from || second.different_from.size() != 1 ||
      second.different_from.front() != first->relationship || !first->different_from.empty())
    return false;
  const bool opposite = (first->arrow == Arrow::right && second.arrow == Arrow::left) ||
                        (first->arrow == Arrow::left && second.arrow == Arrow::right);
  if (!opposite || first->types.size() != 1 || first->types != second.types) return false;
  if (is_live(upper, first->to) || is_live(upper, first->relationship)) return false;
  // A loop counts on both sides only if the node itself passes both checks of labels.
  const Operator* below = lower.inputs[0].get();
  if (!known_labels(below, first->from, first->to_labels, lower.lens) ||
      !known_labels(below, first->from, second.to_labels, lower.lens))
    return false;
  ExpandCount lower_count = counted(*first, multiplicity);
  ExpandCount upper_count = counted(second, multiplicity);
  upper_count.multiplicity_is_live = true;
  upper_count.subtract_loops = true;
  lower.what = std::move(lower_count);
  upper.what = std::move(upper_count);
  return true;
}

}  // namespace

/// Aggregate over Expand whose far node and relationship nobody needs: the row's multiplicity takes its
/// place. Only where no two relationships can coincide, or exactly one pair can and its coincidences are
/// taken off.
void fold_last_expand(Plan& plan, const RuleInput& input) {
  std::vector<Operator*> aggregates;
  for_each_operator(plan.root, [&](OperatorPointer& at) {
    if (std::holds_alternative<Aggregate>(at->what)) aggregates.push_back(at.get());
  });
  for (Operator* top : aggregates) {
    auto& aggregate = std::get<Aggregate>(top->what);
    Slot multiplicity = no_slot;
    std::vector<ExpandCount*> folded;
    for (Operator* at = top->inputs[0].get(); !at->inputs.empty(); at = at->inputs[0].get()) {
      if (auto* intersect = std::get_if<ExpandIntersect>(&at->what)) {
        const bool needed = is_live(*at, intersect->to) ||
                            std::any_of(intersect->sides.begin(), intersect->sides.end(),
                                        [](const auto& side) { return side.relationship != no_slot; });
        if (needed || multiplicity != no_slot) break;
        intersect->multiplicity = aggregate.multiplicity = input.new_slot();
        break;
      }
      auto* expand = std::get_if<Expand>(&at->what);
      if (!expand || expand->into || is_live(*at, expand->to) || expand->relationship != no_slot) break;
      if (expand->different_from.size() > 1) break;
      const Slot fresh = multiplicity == no_slot ? input.new_slot() : multiplicity;
      if (folded.empty() && fold_pair(*at, fresh)) {
        aggregate.multiplicity = fresh;
        break;
      }
      Slot subtract = no_slot;
      if (!expand->different_from.empty()) {
        subtract = expand->different_from.front();
        if (!expand_of(at->inputs[0].get(), subtract)) break;
      }
      ExpandCount made = counted(*expand, fresh);
      made.subtract_relationship = subtract;
      at->what = std::move(made);
      if (!folded.empty()) folded.back()->multiplicity_is_live = true;
      folded.push_back(&std::get<ExpandCount>(at->what));
      multiplicity = aggregate.multiplicity = fresh;
      analyze_live(*plan.root);
    }
  }
}

}  // namespace kenes::plan
