// SPDX-License-Identifier: Apache-2.0
// WalkDistances: how many steps a walk through a WalkPattern still needs to its last node, for each node and
// state: breadth-first search backwards from there over pairs of both, layer by layer as far as asked for.
// Uniqueness of relationships, upper bounds and conditions on more than one step are passed over, so a
// distance is never too long. Belongs to one operator.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "engine/run/walk_pattern.hpp"

namespace kenes::run {

class WalkDistances {
 public:
  WalkDistances(WalkPattern& pattern, Limits& limits);
  ~WalkDistances();

  /// Walks have to end in `end`. pattern.begin() came before.
  void begin(NodeId end);
  /// Measures all distances up to `length`.
  void extend(std::int64_t length);
  /// Nothing lies beyond what was measured.
  bool exhausted() const { return frontier_.empty(); }
  /// Nothing if it is longer than what was measured, or there is no way.
  std::optional<std::int64_t> at(NodeId node, WalkPattern::State state) const;
  /// Distance of the first state in `node`; extends until it is known.
  std::optional<std::int64_t> from(NodeId node);
  /// The nodes from which a walk can begin, nearest first. extend() came before.
  std::span<const NodeId> starts() const { return starts_; }

 private:
  using Place = std::pair<NodeId, WalkPattern::State>;
  struct Table;

  void insert(NodeId node, WalkPattern::State state);
  void grow();

  WalkPattern& pattern_;
  MemoryAccount account_;
  Limits& limits_;
  std::unique_ptr<Table> table_;
  std::vector<Place> frontier_, next_;
  std::vector<NodeId> starts_, nodes_;
  std::vector<WalkCandidate> candidates_;
  std::vector<std::uint8_t> keep_;
  std::int64_t depth_ = 0;  ///< of the frontier
  std::size_t charged_ = 0;
};

}  // namespace kenes::run
