// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>

#include "engine/algorithms/flat_lists.hpp"
#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/sample.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

/// A weighted graph without directions: at first the subject, then one whose nodes are the communities of the
/// one before. `inner` is the weight within a node, counted from both ends, as all weights are.
struct LouvainLevel {
  std::vector<std::size_t> offsets{0};
  std::vector<NodeId> neighbours;
  std::vector<double> weights;
  std::vector<double> inner;
  std::vector<double> degree;  // all weight of a node, the inner included

  NodeId nodes() const { return static_cast<NodeId>(inner.size()); }
  std::size_t bytes() const { return 24 * inner.size() + 12 * neighbours.size(); }
  void end_node(double within) {
    double sum = within;
    for (std::size_t i = offsets.back(); i < neighbours.size(); ++i) sum += weights[i];
    offsets.push_back(neighbours.size());
    inner.push_back(within);
    degree.push_back(sum);
  }
};

LouvainLevel level_of(const FlatLists& lists) {
  LouvainLevel level;
  level.neighbours.reserve(lists.entries());
  level.weights.reserve(lists.entries());
  for (NodeId v = 0; v < lists.nodes(); ++v) {
    double loops = 0;
    for (auto entry = lists.first(v), last = lists.last(v); entry < last; ++entry)
      if (const NodeId w = lists.neighbour(entry); w == v) {
        loops += lists.weight(entry);
      } else {
        level.neighbours.push_back(w);
        level.weights.push_back(lists.weight(entry));
      }
    level.end_node(2 * loops);
  }
  return level;
}

/// Weights by community, of those that were met since the last clear().
class WeightsByCommunity {
 public:
  explicit WeightsByCommunity(NodeId communities) : weight_(communities, 0), met_at_(communities, no_node) {}
  void add(NodeId community, double weight) {
    if (met_at_[community] == no_node) {
      met_at_[community] = static_cast<NodeId>(met_.size());
      met_.push_back(community);
    }
    weight_[community] += weight;
  }
  double operator[](NodeId community) const { return weight_[community]; }
  std::span<const NodeId> met() const { return met_; }
  void clear() {
    for (NodeId community : met_) {
      weight_[community] = 0;
      met_at_[community] = no_node;
    }
    met_.clear();
  }

 private:
  std::vector<double> weight_;
  std::vector<NodeId> met_at_, met_;
};

// One level: nodes move to the community of a neighbour as long as that raises the modularity. Who moved
// wakes the neighbours that stayed behind, instead of rounds over all (V. A. Traag, L. Waltman, N. J. van
// Eck, "From Louvain to Leiden", 2019).
class Moving {
 public:
  Moving(const LouvainLevel& level, double resolution)
      : level_(level),
        resolution_(resolution),
        community_(level.nodes()),
        total_(level.degree),
        met_(level.nodes()) {
    std::iota(community_.begin(), community_.end(), NodeId{0});
    for (double degree : level.degree) all_ += degree;
  }

  /// False: nobody moved.
  bool run(std::mt19937_64& random, Limits& limits) {
    const auto order = sample_nodes(level_.nodes(), level_.nodes(), random);
    std::deque<NodeId> queue(order.begin(), order.end());
    std::vector<std::uint8_t> queued(level_.nodes(), 1);
    bool moved = false;
    for (std::size_t step = 0; !queue.empty(); ++step) {
      if (step % 1024 == 0) limits.check();
      const NodeId v = queue.front();
      queue.pop_front();
      queued[v] = 0;
      if (!move(v)) continue;
      moved = true;
      for (std::size_t i = level_.offsets[v]; i < level_.offsets[v + 1]; ++i)
        if (const NodeId w = level_.neighbours[i]; !queued[w] && community_[w] != community_[v]) {
          queued[w] = 1;
          queue.push_back(w);
        }
    }
    return moved;
  }
  std::vector<NodeId>& community() { return community_; }

 private:
  // What the modularity wins by v's being in a community, but for a factor that is the same for all.
  double gain(NodeId v, NodeId community) const {
    return met_[community] - resolution_ * level_.degree[v] * total_[community] / all_;
  }
  bool move(NodeId v) {
    const NodeId before = community_[v];
    for (std::size_t i = level_.offsets[v]; i < level_.offsets[v + 1]; ++i)
      met_.add(community_[level_.neighbours[i]], level_.weights[i]);
    total_[before] -= level_.degree[v];
    NodeId best = before;
    double most = gain(v, before) + 1e-12 * all_;  // no moves for what is rounding only
    for (NodeId community : met_.met())
      if (const double here = gain(v, community); here > most) {
        most = here;
        best = community;
      }
    total_[best] += level_.degree[v];
    met_.clear();
    community_[v] = best;
    return best != before;
  }

  const LouvainLevel& level_;
  const double resolution_;
  double all_ = 0;  // all weight, from both ends
  std::vector<NodeId> community_;
  std::vector<double> total_;  // of the degrees in a community
  WeightsByCommunity met_;
};

/// The graph of the communities, whose numbers are 0 .. communities - 1.
LouvainLevel joined(const LouvainLevel& level, std::span<const NodeId> community, NodeId communities) {
  std::vector<std::vector<NodeId>> members(communities);
  for (NodeId v = 0; v < level.nodes(); ++v) members[community[v]].push_back(v);
  LouvainLevel next;
  WeightsByCommunity met(communities);
  for (NodeId c = 0; c < communities; ++c) {
    double within = 0;
    for (NodeId v : members[c]) {
      within += level.inner[v];
      for (std::size_t i = level.offsets[v]; i < level.offsets[v + 1]; ++i)
        met.add(community[level.neighbours[i]], level.weights[i]);
    }
    for (NodeId other : met.met()) {
      if (other == c) continue;
      next.neighbours.push_back(other);
      next.weights.push_back(met[other]);
    }
    within += met[c];
    met.clear();
    next.end_node(within);
  }
  return next;
}

// M. E. J. Newman, M. Girvan, "Finding and Evaluating Community Structure in Networks" (2004), each node of
// the level as a community.
double modularity(const LouvainLevel& level, double resolution) {
  double all = 0, sum = 0;
  for (double degree : level.degree) all += degree;
  if (all == 0) return 0;
  for (NodeId c = 0; c < level.nodes(); ++c)
    sum += level.inner[c] / all - resolution * (level.degree[c] / all) * (level.degree[c] / all);
  return sum;
}

struct Communities {
  std::vector<NodeId> of_node;
  double modularity = 0;
};

// V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast Unfolding of Communities in Large
// Networks" (2008).
Communities louvain_communities(const FlatLists& lists, double resolution, std::uint64_t seed,
                                Subject& subject) {
  std::mt19937_64 random(seed);
  Communities found;
  found.of_node.resize(lists.nodes());
  std::iota(found.of_node.begin(), found.of_node.end(), NodeId{0});
  LouvainLevel level = level_of(lists);
  for (;;) {
    subject.limits().check();
    Moving moving(level, resolution);
    if (!moving.run(random, subject.limits())) break;
    std::vector<NodeId>& community = moving.community();
    renumber(community);
    const NodeId communities = *std::max_element(community.begin(), community.end()) + 1;
    for (NodeId& c : found.of_node) c = community[c];
    LouvainLevel next = joined(level, community, communities);
    level = std::move(next);
  }
  found.modularity = modularity(level, resolution);
  renumber(found.of_node);
  return found;
}

std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[0], {"labels", "types", "weight", "resolution", "seed"}, context.at);
  auto out_of_range = [&](const char* message) {
    return Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime, message, context.at);
  };
  const double resolution = options.number("resolution", 1);
  if (!(resolution >= 0)) throw out_of_range("`resolution` must not be negative");
  auto subject = std::make_unique<Subject>(context, options, Need{.undirected = true});
  if (subject->graph().weights().lowest() < 0)
    throw out_of_range("louvain needs weights that are not negative");
  const FlatLists lists(*subject, Direction::out);
  // Two levels at a time, and for each node: its place in the queue, its community and what is known of it.
  subject->charge(2 * 12 * lists.entries() + 2 * 64 * std::size_t{subject->size()});
  Communities found = louvain_communities(lists, resolution,
                                          static_cast<std::uint64_t>(options.integer("seed", 0)), *subject);
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(found.of_node));
  table->add(found.modularity);
  return table;
}

}  // namespace

functions::Procedure louvain() {
  Procedure p;
  p.name = "algo.louvain";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})},
               {"community", kinds({Kind::integer})},
               {"modularity", kinds({Kind::floating})}};
  p.sentence =
      "Finds communities with many relationships within and few between (Louvain's method), and how good "
      "they "
      "are in all: the modularity, in each row the same. Directions do not count. Options: labels, types, "
      "weight, resolution (1; more makes communities smaller), seed (0: the order in which nodes move; the "
      "same seed gives the same communities).";
  p.example =
      "CALL algo.louvain() YIELD node, community, modularity RETURN community, count(node) AS size, "
      "modularity "
      "ORDER BY size DESC";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
