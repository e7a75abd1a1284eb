// SPDX-License-Identifier: Apache-2.0
// What searches over many relationships share: Hop (one step from a batch of nodes over the relationships
// that a pattern allows), NodeBits (a set of nodes that is cheap to empty again). For VariableLengthExpand
// and ShortestPath; each belongs to one operator.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/run/rows.hpp"

namespace kenes::run {

/// A bitmap over all nodes that remembers what was set.
class NodeBits {
 public:
  explicit NodeBits(Limits& limits) : account_(limits) {}

  bool contains(NodeId node) const { return words_[node >> 6] >> (node & 63) & 1; }
  /// False: it was there.
  bool insert(NodeId node) {
    std::uint64_t& word = words_[node >> 6];
    std::uint64_t bit = 1ull << (node & 63);
    if (word & bit) return false;
    word |= bit;
    members_.push_back(node);
    return true;
  }
  std::span<const NodeId> members() const { return members_; }  ///< in the order in which they came
  /// Empties it and makes room for nodes below `bound`.
  void clear(NodeId bound);

 private:
  std::vector<std::uint64_t> words_;
  std::vector<NodeId> members_;
  MemoryAccount account_;
};

/// The slots that an expression's variables read, each once.
std::vector<Slot> slots_of(std::span<const syntax::Expression> expressions);

/// Conditions on single relationships of a walk.
class EdgePredicates {
 public:
  EdgePredicates(Slot each, std::span<const syntax::Expression> predicates, const Site& site);
  bool empty() const { return predicates_.empty(); }
  /// keep[i] = 0 where edges[i] does not fulfil them all, seen together with row `row` of `input`.
  void check(const Batch& input, std::uint32_t row, std::span<const Edge> edges,
             std::vector<std::uint8_t>& keep);

 private:
  Slot each_;
  std::vector<ExpressionHandle> predicates_;
  std::vector<Slot> used_;
  Batch batch_;
  std::vector<std::uint32_t> repeated_;
};

class Hop {
 public:
  /// `different_from`: slots of relationships that must not be walked.
  Hop(const std::vector<std::string>& types, plan::Arrow arrow, Slot each,
      std::span<const syntax::Expression> each_predicates, const std::vector<Slot>& different_from,
      const Site& site);

  /// The searches that follow belong to this input row.
  void begin(const Batch& input, std::uint32_t row);

  /// For every relationship that may be walked from one of `nodes` (`backwards`: to it):
  /// visit(i, neighbour, edge) with i the node's position and edge() the relationship.
  template <class Visit>
  void from(std::span<const NodeId> nodes, bool backwards, Visit visit) {
    limits_.check();
    adjacency_.read(graph_, nodes, backwards ? reversed_ : forward_);
    bool judged = !predicates_.empty() || !different_from_.empty();
    candidates_.clear();
    for (std::size_t i = 0; i < nodes.size(); ++i)
      for (std::size_t s = 0; s < adjacency_.steps().size(); ++s) {
        const Step& step = adjacency_.steps()[s];
        const Adjacency& row = adjacency_.row(s, i);
        for (std::size_t k = 0; k < row.size(); ++k) {
          NodeId neighbour = row.neighbours[k];
          if (step.without_loops && neighbour == nodes[i]) continue;
          if (judged)
            candidates_.push_back(
                {edge_of(nodes[i], row, k, step), static_cast<std::uint32_t>(i), neighbour});
          else
            visit(i, neighbour, [&] { return edge_of(nodes[i], row, k, step); });
        }
      }
    if (!judged) return;
    judge();
    for (std::size_t c = 0; c < candidates_.size(); ++c)
      if (keep_[c]) visit(candidates_[c].node, candidates_[c].neighbour, [&] { return candidates_[c].edge; });
  }

 private:
  struct Candidate {
    Edge edge;
    std::uint32_t node;
    NodeId neighbour;
  };
  void judge();

  const GraphSource& graph_;
  Limits& limits_;
  StepNames names_;
  EdgePredicates predicates_;
  const std::vector<Slot>& different_from_;
  std::span<const Step> forward_;
  std::vector<Step> reversed_;
  AdjacencyRows adjacency_;
  const Batch* input_ = nullptr;
  std::uint32_t row_ = 0;
  std::vector<Candidate> candidates_;
  std::vector<Edge> edges_;
  std::vector<std::uint8_t> keep_;
};

}  // namespace kenes::run
