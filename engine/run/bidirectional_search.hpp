// SPDX-License-Identifier: Apache-2.0
// Bidirectional breadth-first search between two nodes (Pohl, "Bi-directional search", 1971): the side with
// the smaller frontier grows by a whole level until one meets the other; a bitmap a side says where it has
// been. A shortest walk repeats no node, so no relationship either. Belongs to one operator.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/run/walk.hpp"

namespace kenes::run {

class BidirectionalSearch {
 public:
  BidirectionalSearch(const GraphSource& graph, Hop& hop, Limits& limits)
      : graph_(graph),
        hop_(hop),
        limits_(limits),
        sides_{Side(limits), Side(limits)},
        account_(limits),
        walks_account_(limits) {}

  /// Length of the shortest walks from `from` to another node `to` of at most `maximum` steps. With `all`
  /// every one of them is kept for walks(), else one. hop.begin() came before.
  std::optional<std::int64_t> search(NodeId from, NodeId to, std::int64_t maximum, bool all);

  /// Appends the walks that were found, each as its relationships from `from` on.
  void walks(std::vector<std::vector<Edge>>& out);

 private:
  /// How a node was reached: from which place in its side's order, over which relationship.
  struct Link {
    Edge edge;
    std::uint32_t before;
    std::uint32_t next;  ///< another link of the same node, or none
  };
  struct Side {
    explicit Side(Limits& limits) : seen(limits) {}
    NodeBits seen;                     ///< its members are in order of distance
    std::vector<std::uint32_t> heads;  ///< by place: first link
    std::vector<Link> links;
    std::size_t level_begin = 0;  ///< the frontier is what comes from here on
    std::int64_t depth = 0;
  };

  void begin(Side& side, NodeId node);
  bool grow(std::size_t which, bool all);
  std::uint32_t place_of(const Side& side, NodeId node) const;
  /// Accounts for a walk, and looks at the limits: there may be exponentially many.
  void charge(const std::vector<Edge>& walk);
  void walk_back(const Side& side, std::uint32_t place, std::vector<std::vector<Edge>>& out);

  const GraphSource& graph_;
  Hop& hop_;
  Limits& limits_;
  Side sides_[2];
  std::vector<NodeId> meetings_;
  std::vector<NodeId> frontier_;
  std::vector<std::uint32_t> places_;  // by node; only valid for those of the level being made
  MemoryAccount account_;
  MemoryAccount walks_account_;  // of the last search
  std::uint32_t charged_walks_ = 0;
};

}  // namespace kenes::run
