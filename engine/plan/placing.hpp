// SPDX-License-Identifier: Apache-2.0
// A MATCH half-way placed: its pattern and what of it stands in the plan already. Shared by the files that
// turn steps into operators (build_match.cpp, build_walks.cpp); lives as long as one Builder::match().
#pragma once

#include "engine/plan/builder.hpp"

namespace kenes::plan {

struct Builder::Placing {
  QueryGraph graph;
  std::vector<bool> predicate_placed;
  std::vector<std::size_t> relationships;  ///< placed, in order

  /// Slots of what was walked before and could be walked again by `relationship`.
  std::vector<Slot> different_from(const PatternRelationship& relationship) const;
};

}  // namespace kenes::plan
