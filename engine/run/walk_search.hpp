// SPDX-License-Identifier: Apache-2.0
// WalkSearch: lists the walks through a WalkPattern that repeat no relationship, depth first, one at a time.
// Without distances all of them; with distances and a length those of exactly that length, never entering
// what cannot end in time (Korf, "Depth-first iterative-deepening", 1985, with the distances as its bound).
// Memory is the current walk and the choices beside it. Belongs to one operator.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "engine/run/walk_distances.hpp"

namespace kenes::run {

/// One relationship of a walk: over which step of which part, in which repetition, and where it led.
struct WalkStride {
  Edge edge;
  NodeId node;
  std::uint32_t part, step;
  std::int64_t repetition;
};

class WalkSearch {
 public:
  WalkSearch(WalkPattern& pattern, Limits& limits);
  ~WalkSearch();

  /// All walks from `from` (to `to`, if given); `to` is found by comparing.
  void begin(NodeId from, std::optional<NodeId> to);
  /// The walks of `length` steps from `from` to where `distances` are measured to; they reach as far as that.
  void begin(NodeId from, const WalkDistances& distances, std::int64_t length);
  /// False: there are no more. Checks the limits.
  bool next();

  NodeId start() const { return start_; }
  /// The walk that next() found, in the order of the pattern's parts.
  std::span<const WalkStride> walk() const { return walk_; }
  NodeId end() const { return walk_.empty() ? start_ : walk_.back().node; }
  /// After next() said no: the least length that was out of reach; nothing if no longer walk can be.
  std::optional<std::int64_t> longer() const;

 private:
  struct Choice {
    WalkStride stride;
    std::int64_t done;  ///< repetitions of the part that are complete behind it
  };
  /// A node of the walk and the choices from there that are left.
  struct Frame {
    std::size_t begin, end;
    bool complete;  ///< a walk may end here
  };
  struct Used;

  void open(NodeId node, std::size_t part, std::int64_t done, std::size_t step);
  void add_choices(NodeId node, std::size_t part, std::int64_t done, std::size_t step);
  bool in_reach(const Choice& choice);
  void bind_earlier(std::size_t part, std::size_t step);

  WalkPattern& pattern_;
  Limits& limits_;
  MemoryAccount account_;
  NodeId start_ = no_node;
  std::optional<NodeId> to_;
  const WalkDistances* distances_ = nullptr;
  std::int64_t length_ = 0, longer_ = 0;
  std::vector<Frame> frames_;
  std::vector<Choice> choices_;
  std::vector<WalkStride> walk_;
  std::unique_ptr<Used> used_;
  std::vector<WalkCandidate> candidates_;
  std::vector<WalkBinding> earlier_;
  std::vector<std::uint8_t> keep_;
  std::size_t charged_ = 0;
};

}  // namespace kenes::run
