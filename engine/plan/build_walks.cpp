// SPDX-License-Identifier: Apache-2.0
// Quantified paths and chosen ones (ANY, SHORTEST) as operators.
#include "engine/plan/placing.hpp"
#include "engine/plan/walk_parts.hpp"

namespace kenes::plan {

void Builder::expand_quantified(Rows& rows, Placing& placing, const Step& step) {
  PatternRelationship& r = placing.graph.relationships[step.relationship];
  const PatternNode& from = placing.graph.nodes[step.from_left ? r.left : r.right];
  const PatternNode& to = placing.graph.nodes[step.from_left ? r.right : r.left];
  QuantifiedExpand made;
  made.from = from.slot;
  made.relationships = r.slot;
  made.to = to.slot;
  made.into = step.into;
  made.parts = step.from_left ? std::move(r.parts) : mirrored(std::move(r.parts));
  if (!step.into) made.to_labels = to.labels;
  made.different_from = placing.different_from(r);
  made.reversed = !step.from_left;
  append(rows, std::move(made));
  rows.bound.insert(r.slot);
  rows.bound.insert(to.slot);
  for (const Slot slot : r.binds) rows.bound.insert(slot);
}

void Builder::shortest_walks(Rows& rows, Placing& placing, const Step& step) {
  PatternRelationship& r = placing.graph.relationships[step.relationship];
  const PatternNode& from = placing.graph.nodes[step.from_left ? r.left : r.right];
  const PatternNode& to = placing.graph.nodes[step.from_left ? r.right : r.left];
  ShortestWalks made;
  made.from = from.slot;
  made.to = to.slot;
  made.into = step.into;
  made.path = r.path;
  // Walks are listed from the far end back, led by the distances that were measured from the near one.
  made.parts = step.from_left ? mirrored(std::move(r.parts)) : std::move(r.parts);
  made.reversed = step.from_left;
  made.groups = r.selector == syntax::PathPattern::Selector::shortest_groups;
  made.count = r.count ? lift(rows, r.count->clone()) : make_literal(Value(1));
  made.path_predicates = std::move(r.path_predicates);
  if (!step.into) {
    made.to_labels = to.labels;
    // What is asked of the end alone leaves whole groups of walks out.
    SlotSet visible = rows.bound;
    visible.insert(to.slot);
    for (std::size_t i = 0; i < placing.graph.predicates.size(); ++i) {
      PatternPredicate& predicate = placing.graph.predicates[i];
      if (placing.predicate_placed[i] || !predicate.slots.contains(to.slot) ||
          !predicate.slots.is_subset_of(visible) || has_subquery(predicate.expression))
        continue;
      placing.predicate_placed[i] = true;
      made.to_predicates.push_back(std::move(predicate.expression));
    }
  }
  append(rows, std::move(made));
  rows.bound.insert(r.path);
  rows.bound.insert(to.slot);
  for (const Slot slot : r.binds) rows.bound.insert(slot);
}

}  // namespace kenes::plan
