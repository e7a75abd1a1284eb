// SPDX-License-Identifier: Apache-2.0
// The patterns of one MATCH as a graph of nodes and relationships with the predicates beside it: what
// ordering works on. Slots identify; property maps, inline WHEREs and odd label expressions have become
// predicates.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/plan/expressions.hpp"
#include "engine/plan/plan.hpp"
#include "engine/plan/slot_set.hpp"

namespace kenes::plan {

struct PatternNode {
  Slot slot = no_slot;
  std::vector<std::string> labels;  ///< all of which it must bear
  bool given = false;               ///< bound before this MATCH
};

struct PatternRelationship {
  Slot slot = no_slot;
  std::size_t left = 0, right = 0;  ///< nodes
  Arrow arrow = Arrow::both;        ///< seen from left
  std::vector<std::string> types;   ///< any of which it must have; none: all
  bool given = false;
  bool variable_length = false;
  std::int64_t minimum = 1, maximum = -1;
  Slot each = no_slot;  ///< of a variable length: one relationship, for each_predicates
  std::vector<Expression> each_predicates;
  syntax::PathPattern::Selector selector = syntax::PathPattern::Selector::none;
  Slot path = no_slot;  ///< of a shortest path: the whole
  /// A quantified path, or all of a chosen one (SHORTEST k): seen from left. `slot` is the list of all
  /// relationships.
  std::vector<WalkPart> parts;
  std::vector<Expression> path_predicates;  ///< of a chosen path: hold before it is chosen
  const Expression* count = nullptr;        ///< of a chosen path: how many; null: one
  std::vector<Slot> binds;                  ///< slots that come with it, beside `slot` and `path`

  bool is_chosen() const {
    using Selector = syntax::PathPattern::Selector;
    return selector == Selector::shortest_paths || selector == Selector::shortest_groups;
  }
};

struct PatternPredicate {
  Expression expression;
  SlotSet slots;
};

struct NamedPath {
  Slot path;
  std::vector<Slot> parts;
};

struct QueryGraph {
  std::vector<PatternNode> nodes;
  std::vector<PatternRelationship> relationships;
  std::vector<PatternPredicate> predicates;
  std::vector<NamedPath> paths;

  std::size_t node_of(Slot slot) const;  ///< nodes.size() if there is none
};

/// `bound`: slots that rows carry already. `new_slot` hands out hidden slots. `where` may be null.
QueryGraph make_query_graph(const std::vector<const syntax::PathPattern*>& patterns, const Expression* where,
                            const SlotSet& bound, const std::function<Slot()>& new_slot);

/// Adds a conjunct: labels of new nodes go to the node, conditions on whole variable-length relationships
/// that speak of each (`all(r IN rs WHERE ...)`) go to the relationship.
void add_predicate(QueryGraph& graph, Expression predicate);

bool may_coincide(const std::vector<std::string>& types, const std::vector<std::string>& others);

}  // namespace kenes::plan
