// SPDX-License-Identifier: Apache-2.0
// Estimates of how many rows operators give, from a source's counts of labels, types and distinct values.
// Independence is assumed throughout; unknown predicates have fixed shares. Never exact, never zero.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/plan/plan.hpp"
#include "storage/graph.hpp"

namespace kenes::plan {

using Labels = std::vector<std::string>;
using Types = std::vector<std::string>;

class Statistics {
 public:
  explicit Statistics(const GraphSource& graph) : graph_(graph) {}

  double nodes() const;
  double nodes_with(const Labels& labels) const;
  /// Relationships of the types (none: all).
  double relationships(const Types& types) const;
  /// Average number of relationships of a node that bears `from_labels`, seen along `arrow`.
  double degree(const Labels& from_labels, const Types& types, Arrow arrow) const;
  /// Share of the far ends that bear all of `labels`.
  double far_share(const Types& types, Arrow arrow, const Labels& labels) const;
  /// Share of `label`'s nodes that one value of `key` has.
  double equality_share(const Labels& labels, std::string_view key) const;
  /// Rows that an index gives for one value.
  double index_rows(const std::string& label, const std::string& key) const;
  /// Share of rows for which a predicate holds; `labels_of(slot)` tells what is known of a node.
  double selectivity(const Expression& predicate) const;

  bool has_index(std::string_view label, std::string_view key) const;
  /// Every far end, walking along `arrow`, is known to bear the label.
  bool far_end_always_has(const Types& types, Arrow arrow, std::string_view label) const;

  const GraphSource& graph() const { return graph_; }

 private:
  std::vector<TypeId> type_ids(const Types& types) const;
  const GraphSource& graph_;
};

/// Sets estimated_rows throughout the tree.
void estimate(Operator& root, const Statistics& statistics);

}  // namespace kenes::plan
