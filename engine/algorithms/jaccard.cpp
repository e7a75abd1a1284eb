// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "engine/algorithms/flat_lists.hpp"
#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/team.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

struct SimilarPair {
  double similarity;
  NodeId first, second;
  /// Better ones first; equal ones by their nodes, so that which are the best is certain.
  friend bool operator<(const SimilarPair& a, const SimilarPair& b) {
    return std::tuple(-a.similarity, a.first, a.second) < std::tuple(-b.similarity, b.first, b.second);
  }
};

/// The best so many of the pairs that were offered.
class BestPairs {
 public:
  explicit BestPairs(std::size_t most) : most_(most) {}
  void offer(const SimilarPair& pair) {
    if (heap_.size() == most_) {
      if (most_ == 0 || !(pair < heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end());
      heap_.back() = pair;
    } else {
      heap_.push_back(pair);
    }
    std::push_heap(heap_.begin(), heap_.end());
  }
  const std::vector<SimilarPair>& pairs() const { return heap_; }  ///< in no order

 private:
  std::size_t most_;
  std::vector<SimilarPair> heap_;
};

// P. Jaccard's coefficient (1901): common neighbours by all neighbours of both. Only nodes that have a
// neighbour in common are met: those two steps away, outwards and back. One thread's counts.
class Similarities {
 public:
  Similarities(const FlatLists& outwards, const FlatLists& inwards)
      : outwards_(outwards), inwards_(inwards), common_(outwards.nodes(), 0) {}

  /// Calls found(b, similarity) for each node b but `a` with a neighbour in common; with `above`, only for
  /// b > a.
  template <class Found>
  void each(NodeId a, bool above, Limits& limits, Found found) {
    for (NodeId x : outwards_.of(a)) {
      limits.check();
      for (NodeId b : inwards_.of(x))
        if ((b > a || (b < a && !above)) && common_[b]++ == 0) met_.push_back(b);
    }
    const double size = static_cast<double>(outwards_.of(a).size());
    for (NodeId b : met_) {
      const double common = common_[b];
      common_[b] = 0;
      found(b, common / (size + static_cast<double>(outwards_.of(b).size()) - common));
    }
    met_.clear();
  }

 private:
  const FlatLists& outwards_;
  const FlatLists& inwards_;
  std::vector<NodeId> common_, met_;
};

struct Wanted {
  std::size_t top;
  double minimum;
  NodeId node = no_node;  ///< only pairs with this one
};

constexpr NodeId nodes_in_a_piece = 64;

std::vector<SimilarPair> best_pairs(const FlatLists& outwards, const FlatLists& inwards, const Wanted& wanted,
                                    Team& team, Limits& limits) {
  std::vector<Similarities> similarities;
  std::vector<BestPairs> best(team.size(), BestPairs(wanted.top));
  for (unsigned member = 0; member < team.size(); ++member) similarities.emplace_back(outwards, inwards);
  auto look = [&](NodeId a, unsigned member, bool above) {
    similarities[member].each(a, above, limits, [&](NodeId b, double similarity) {
      if (similarity >= wanted.minimum) best[member].offer({similarity, a, b});
    });
  };
  const NodeId nodes = outwards.nodes();
  if (wanted.node != no_node)
    look(wanted.node, 0, false);
  else
    team.each_piece(nodes / nodes_in_a_piece + 1, [&](std::uint32_t piece, unsigned member) {
      const NodeId first = piece * nodes_in_a_piece;
      for (NodeId a = first; a < nodes && a - first < nodes_in_a_piece; ++a) look(a, member, true);
    });
  BestPairs of_all(wanted.top);
  for (const BestPairs& part : best)
    for (const SimilarPair& pair : part.pairs()) of_all.offer(pair);
  std::vector<SimilarPair> pairs = of_all.pairs();
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// How many steps there are outwards and back.
double two_steps(const FlatLists& inwards) {
  double steps = 0;
  for (NodeId x = 0; x < inwards.nodes(); ++x) {
    const auto back = static_cast<double>(inwards.of(x).size());
    steps += back * back;
  }
  return steps;
}

void run(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  Options options(args[0], {"labels", "types", "directed", "node", "top", "minimum", "threads"}, context.at);
  const std::int64_t top = options.integer("top", 10);
  const double minimum = options.number("minimum", 0);
  if (top < 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime, "`top` must not be negative",
                context.at);
  Subject subject(context, options, {.simple = true});
  const FlatLists outwards(subject, Direction::out), inwards(subject, Direction::in);
  Wanted wanted{static_cast<std::size_t>(top), minimum};
  if (const Value* node = options.find("node")) {
    if (!node->is(Kind::node))
      throw Error(ErrorCode::argument_error, "InvalidArgumentType", Phase::runtime,
                  "option `node` wants a node, not " + std::string(kind_name(node->kind())), context.at);
    wanted.node = subject.image().image_of(node->as_node().id);
    if (wanted.node == no_node) return;
  }
  // One node's pairs are work for one.
  const double work = wanted.node != no_node ? 0 : two_steps(inwards);
  Team team(team_size(options, work, context.at), subject.limits());
  const std::size_t nodes = subject.size(), all_pairs = nodes * (nodes > 0 ? nodes - 1 : 0) / 2;
  subject.charge(team.size() * (8 * nodes + sizeof(SimilarPair) * std::min(wanted.top, all_pairs)));
  for (const SimilarPair& pair : best_pairs(outwards, inwards, wanted, team, subject.limits())) {
    const Value row[] = {subject.node(pair.first), subject.node(pair.second), pair.similarity};
    emit(row);
  }
}

}  // namespace

functions::Procedure jaccard() {
  Procedure p;
  p.name = "algo.similarity.jaccard";
  p.arguments = {options_argument()};
  p.columns = {{"node1", kinds({Kind::node})},
               {"node2", kinds({Kind::node})},
               {"similarity", kinds({Kind::floating})}};
  p.sentence =
      "Finds the nodes that are most alike by the nodes they lead to: how many they have in common by how "
      "many "
      "they have together (1: the same ones). Loops and parallel relationships do not count. Options: "
      "labels, "
      "types, directed (true), node (only pairs with this one, as node1), top (10 pairs), minimum (0: the "
      "least similarity), threads.";
  p.example =
      "CALL algo.similarity.jaccard({directed: false, top: 3}) YIELD node1, node2, similarity RETURN node1, "
      "node2, similarity";
  p.body = run;
  return p;
}

}  // namespace kenes::algorithms
