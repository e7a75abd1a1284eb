// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/algorithms/flat_lists.hpp"
#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/sample.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

// U. N. Raghavan, R. Albert, S. Kumara, "Near Linear Time Algorithm to Detect Community Structures in
// Large-Scale Networks" (2007): each node in turn takes the label that most of its neighbours have. One that
// has such a label keeps it; else chance decides among equals, as always taking the lowest would let low
// labels flood the graph.
class Labels {
 public:
  Labels(const FlatLists& lists, std::uint64_t seed)
      : lists_(lists), random_(seed), label_(lists.nodes()), weight_(lists.nodes(), 0) {
    std::iota(label_.begin(), label_.end(), NodeId{0});
  }
  static std::size_t bytes(const FlatLists& lists) { return 24 * std::size_t{lists.nodes()}; }

  /// Until nothing changes, or so many rounds.
  std::vector<NodeId> run(std::int64_t rounds, Limits& limits) {
    const std::vector<NodeId> order = sample_nodes(lists_.nodes(), lists_.nodes(), random_);
    bool changed = true;
    for (std::int64_t round = 0; changed && round < rounds; ++round) {
      changed = false;
      for (std::size_t i = 0; i < order.size(); ++i) {
        if (i % 1024 == 0) limits.check();
        const NodeId best = most_common(order[i]);
        changed = changed || best != label_[order[i]];
        label_[order[i]] = best;
      }
    }
    return std::move(label_);
  }

 private:
  NodeId most_common(NodeId v) {
    for (auto entry = lists_.first(v), last = lists_.last(v); entry < last; ++entry) {
      const NodeId w = lists_.neighbour(entry);
      if (w == v) continue;
      if (weight_[label_[w]] == 0) seen_.push_back(label_[w]);
      weight_[label_[w]] += lists_.weight(entry);
    }
    double most = 0;
    for (NodeId label : seen_) most = std::max(most, weight_[label]);
    NodeId best = label_[v];
    if (most > 0 && weight_[best] != most) {
      std::uint64_t equals = 0;
      for (NodeId label : seen_)
        if (weight_[label] == most && random_() % ++equals == 0) best = label;
    }
    for (NodeId label : seen_) weight_[label] = 0;
    seen_.clear();
    return best;
  }

  const FlatLists& lists_;
  std::mt19937_64 random_;
  std::vector<NodeId> label_;
  std::vector<double> weight_;  // by label, of those in seen_
  std::vector<NodeId> seen_;
};

std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[0], {"labels", "types", "weight", "iterations", "seed"}, context.at);
  const std::int64_t rounds = options.integer("iterations", 20);
  auto subject = std::make_unique<Subject>(context, options, Need{.undirected = true});
  if (rounds < 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "`iterations` must not be negative", context.at);
  if (subject->graph().weights().lowest() < 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "label propagation needs weights that are not negative", context.at);
  const FlatLists lists(*subject, Direction::out);
  subject->charge(Labels::bytes(lists));
  auto community =
      Labels(lists, static_cast<std::uint64_t>(options.integer("seed", 0))).run(rounds, subject->limits());
  renumber(community);
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(community));
  return table;
}

}  // namespace

functions::Procedure label_propagation() {
  Procedure p;
  p.name = "algo.label_propagation";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"community", kinds({Kind::integer})}};
  p.sentence =
      "Finds communities by letting each node join the one that most of its neighbours are in, until nobody "
      "wants to move. Directions do not count. Options: labels, types, weight, iterations (20 at most), seed "
      "(0: the order in which nodes move, and who wins between equals; the same seed gives the same "
      "communities).";
  p.example =
      "CALL algo.label_propagation() YIELD node, community RETURN community, count(node) AS size ORDER BY "
      "size DESC";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
