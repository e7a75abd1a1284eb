// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/sample.hpp"
#include "engine/algorithms/search.hpp"
#include "engine/algorithms/team.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

// U. Brandes, "A Faster Algorithm for Betweenness Centrality" (2001): one source after the other. Which
// relationships lie on shortest paths is seen by the distances of their ends, so that only lists outwards are
// needed. One thread's.
class Dependencies {
 public:
  explicit Dependencies(const FlatLists& lists)
      : lists_(lists), search_(lists), paths_(lists.nodes()), dependency_(lists.nodes()) {}
  static std::size_t bytes(const FlatLists& lists) {
    return Search::bytes(lists) + 2 * sizeof(double) * lists.nodes();
  }

  /// Adds to each node's score what of the shortest paths from `source` leads through it.
  void add(NodeId source, std::vector<double>& score, Limits& limits) {
    search_.run(source, limits);
    const auto order = search_.reached();
    for (NodeId v : order) paths_[v] = dependency_[v] = 0;
    paths_[source] = 1;
    for (NodeId v : order) each_next(v, [&](NodeId w) { paths_[w] += paths_[v]; });
    limits.check();
    for (std::size_t i = order.size(); i-- > 1;) {
      const NodeId v = order[i];
      each_next(v, [&](NodeId w) { dependency_[v] += paths_[v] / paths_[w] * (1 + dependency_[w]); });
      score[v] += dependency_[v];
    }
  }

 private:
  template <class F>
  void each_next(NodeId v, F f) const {
    for (auto entry = lists_.first(v), last = lists_.last(v); entry < last; ++entry)
      if (const NodeId w = lists_.neighbour(entry);
          search_.distance(w) != Search::unreached &&
          search_.distance(w) == search_.distance(v) + lists_.weight(entry))
        f(w);
  }

  const FlatLists& lists_;
  Search search_;
  std::vector<double> paths_, dependency_;
};

// Sums of floats depend on their order, so sources are dealt out to as many sums as the size of the graph
// allows, whatever the number of threads.
constexpr std::size_t most_sums = 16, bytes_for_sums = std::size_t{64} << 20;

std::size_t sums_for(NodeId nodes, std::size_t sources) {
  const std::size_t room = bytes_for_sums / sizeof(double) / std::max<NodeId>(nodes, 1);
  return std::min(sources, std::clamp<std::size_t>(room, 1, most_sums));
}

std::vector<double> betweenness_from(std::span<const NodeId> sources, const FlatLists& lists, Team& team,
                                     Subject& subject) {
  const NodeId nodes = lists.nodes();
  const std::size_t sums = sums_for(nodes, sources.size());
  subject.charge((sums + 1) * sizeof(double) * nodes + team.size() * Dependencies::bytes(lists));
  std::vector<Dependencies> dependencies;
  for (unsigned member = 0; member < team.size(); ++member) dependencies.emplace_back(lists);
  std::vector<std::vector<double>> partial(sums, std::vector<double>(nodes, 0));
  team.each_piece(static_cast<std::uint32_t>(sums), [&](std::uint32_t sum, unsigned member) {
    for (std::size_t i = sum; i < sources.size(); i += sums)
      dependencies[member].add(sources[i], partial[sum], subject.limits());
  });
  std::vector<double> score(nodes, 0);
  for (const auto& part : partial)
    for (NodeId v = 0; v < nodes; ++v) score[v] += part[v];
  return score;
}

// With `samples`, scores are estimates: what paths from so many nodes say, times all nodes by them (U.
// Brandes, C. Pich, "Centrality Estimation in Large Networks", 2007).
std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[0],
                  {"labels", "types", "directed", "weight", "normalized", "samples", "seed", "threads"},
                  context.at);
  const bool normalized = options.boolean("normalized", false);
  auto subject = std::make_unique<Subject>(context, options, Need{.incoming = false});
  const NodeId nodes = subject->size();
  auto out_of_range = [&](const char* message) {
    return Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime, message, context.at);
  };
  if (subject->weighted() && subject->graph().weights().lowest() <= 0)
    throw out_of_range("betweenness needs weights above 0");
  const std::int64_t samples = options.integer("samples", nodes);
  if (options.find("samples") && samples < 1) throw out_of_range("`samples` must be at least 1");
  std::mt19937_64 random(static_cast<std::uint64_t>(options.integer("seed", 0)));
  const auto count = static_cast<NodeId>(std::min<std::int64_t>(samples, nodes));
  subject->charge(sizeof(NodeId) * nodes);
  std::vector<NodeId> sources = sample_nodes(nodes, count, random);
  std::sort(sources.begin(), sources.end());

  const FlatLists outwards(*subject, Direction::out);
  const std::size_t threads =
      team_size(options, static_cast<double>(count) * static_cast<double>(outwards.entries()), context.at);
  // Each member holds a search: no more of them than there are sums.
  const std::size_t useful = std::max<std::size_t>(1, sums_for(nodes, sources.size()));
  Team team(static_cast<unsigned>(std::min(threads, useful)), subject->limits());
  std::vector<double> score = betweenness_from(sources, outwards, team, *subject);
  // Without directions each pair was counted from both of its ends.
  double scale = subject->directed() ? 1 : 0.5;
  if (double n = nodes; normalized && n > 2) scale = 1 / ((n - 1) * (n - 2));
  if (count > 0) scale *= static_cast<double>(nodes) / count;
  for (double& s : score) s *= scale;
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(score));
  return table;
}

}  // namespace

functions::Procedure betweenness() {
  Procedure p;
  p.name = "algo.betweenness";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"score", kinds({Kind::floating})}};
  p.sentence =
      "Scores each node by the share of shortest paths between other nodes that lead through it. Options: "
      "labels, types, directed (true), weight, normalized (false), samples (all: from how many nodes, chosen "
      "by seed, paths are looked at; fewer make scores estimates), seed (0), threads.";
  p.example =
      "CALL algo.betweenness({directed: false}) YIELD node, score RETURN node, score ORDER BY score DESC "
      "LIMIT 5";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
