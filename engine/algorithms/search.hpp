// SPDX-License-Identifier: Apache-2.0
// Search: the distances from one node to all that it reaches: breadth first, or Dijkstra's algorithm where
// the lists have weights (not negative). One object is used for many searches and then costs only what they
// reach. Belongs to one thread; the lists may be shared.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "engine/algorithms/flat_lists.hpp"

namespace kenes::algorithms {

class Search {
 public:
  static constexpr double unreached = std::numeric_limits<double>::infinity();
  static constexpr std::uint32_t no_entry = 0xFFFFFFFF;

  explicit Search(const FlatLists& lists)
      : lists_(lists), distance_(lists.nodes(), unreached), by_(lists.nodes(), no_entry) {}
  /// What one holds, for those who charge for it.
  static std::size_t bytes(const FlatLists& lists) { return 32 * std::size_t{lists.nodes()}; }

  /// Forgets the search before.
  void run(NodeId source, Limits& limits);

  /// The nodes that were reached, ascending by distance; the source is the first.
  std::span<const NodeId> reached() const noexcept { return reached_; }
  double distance(NodeId node) const noexcept { return distance_[node]; }
  /// The list entry, of the node before, by which a node was reached; no_entry: the source, or not reached.
  std::uint32_t by(NodeId node) const noexcept { return by_[node]; }

 private:
  void breadth_first(Limits& limits);
  void dijkstra(Limits& limits);

  const FlatLists& lists_;
  std::vector<double> distance_;
  std::vector<std::uint32_t> by_;
  std::vector<NodeId> reached_;
  std::vector<std::pair<double, NodeId>> heap_;  // with entries that a shorter way has overtaken
};

}  // namespace kenes::algorithms
