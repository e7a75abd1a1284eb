// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/plan/query_graph.hpp"
#include "engine/plan/rules/rules.hpp"

namespace kenes::plan {
namespace {

Arrow reversed(Arrow arrow) {
  if (arrow == Arrow::both) return arrow;
  return arrow == Arrow::right ? Arrow::left : Arrow::right;
}

// The closing relationship as a side that leads to `to`; its start must be another node than those there.
std::optional<ExpandIntersect::Side> side_towards(const Expand& closing, Slot to) {
  if (!closing.into || closing.from == closing.to) return std::nullopt;
  if (closing.to == to)
    return ExpandIntersect::Side{closing.from, closing.relationship, closing.types, closing.arrow};
  if (closing.from == to)
    return ExpandIntersect::Side{closing.to, closing.relationship, closing.types, reversed(closing.arrow)};
  return std::nullopt;
}

bool same_slots(std::vector<Slot> a, std::vector<Slot> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// The sides' relationships must differ from the same others, and from each other exactly where they could
// coincide: then they are of one MATCH, and the intersection's own rule says the same.
bool agrees(const ExpandIntersect& sides, const Expand& closing) {
  std::vector<Slot> others = closing.different_from;
  for (const auto& side : sides.sides) {
    const auto found = std::find(others.begin(), others.end(), side.relationship);
    const bool named = side.relationship != no_slot && found != others.end();
    if (named != may_coincide(side.types, closing.types)) return false;
    if (named) others.erase(found);
  }
  return same_slots(others, sides.different_from);
}

}  // namespace

/// Expand to a new node, then Expand into it from another bound node: an intersection of the two lists of
/// neighbours. Filters that stand between move above it.
void intersect_cycles(Plan& plan, const RuleInput&) {
  for_each_operator(plan.root, [](OperatorPointer& at) {
    const auto* closing = std::get_if<Expand>(&at->what);
    if (!closing || !closing->into) return;
    OperatorPointer* below = &at->inputs[0];
    while (std::holds_alternative<Filter>((*below)->what)) below = &(*below)->inputs[0];

    // Each reads the graph that its MATCH sees.
    if ((*below)->lens != at->lens) return;
    ExpandIntersect made;
    if (const auto* first = std::get_if<Expand>(&(*below)->what)) {
      if (first->into) return;
      made.sides.push_back({first->from, first->relationship, first->types, first->arrow});
      made.to = first->to;
      made.to_labels = first->to_labels;
      made.different_from = first->different_from;
    } else if (const auto* earlier = std::get_if<ExpandIntersect>(&(*below)->what)) {
      made = *earlier;
    } else {
      return;
    }
    auto side = side_towards(*closing, made.to);
    if (!side || !agrees(made, *closing)) return;
    for (const auto& other : made.sides)
      if (other.from == side->from || side->from == made.to) return;
    made.sides.push_back(std::move(*side));
    (*below)->what = std::move(made);
    OperatorPointer input = std::move(at->inputs[0]);
    at = std::move(input);
  });
}

}  // namespace kenes::plan
