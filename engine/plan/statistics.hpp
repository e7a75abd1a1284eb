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
  /// The indexes that the source has, asked for once.
  const std::vector<IndexDescription>& indexes() const;
  /// Rows that an ordered index gives for one value of each of its keys.
  double index_rows(bool on_relationships, const std::string& label,
                    const std::vector<std::string>& keys) const;
  /// All elements in an index.
  double index_entries(bool on_relationships, const std::string& label, const std::vector<std::string>& keys,
                       bool text) const;
  /// Share of rows for which a predicate holds; `labels_of(slot)` tells what is known of a node.
  double selectivity(const Expression& predicate) const;

  /// Every far end, walking along `arrow`, is known to bear the label.
  bool far_end_always_has(const Types& types, Arrow arrow, std::string_view label) const;

  const GraphSource& graph() const { return graph_; }

 private:
  std::vector<TypeId> type_ids(const Types& types) const;
  std::optional<std::uint32_t> index_number(bool on_relationships, const std::string& label,
                                            const std::vector<std::string>& keys, bool text) const;
  const GraphSource& graph_;
  mutable std::optional<std::vector<IndexDescription>> indexes_;
};

/// How often a walk of `minimum` to `maximum` steps (below 0: any number) branches, each step `degree` times;
/// of long ones as much as matters to an estimate.
double walks(double degree, std::int64_t minimum, std::int64_t maximum);
/// Share of an index's entries that `equal` first values and the ends of a range leave.
double range_share(std::size_t equal, bool lower, bool upper);
inline constexpr double text_share = 0.02;

/// Sets estimated_rows throughout the tree.
void estimate(Operator& root, const Statistics& statistics);

}  // namespace kenes::plan
