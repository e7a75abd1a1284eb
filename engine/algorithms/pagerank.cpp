// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/algorithms/flat_lists.hpp"
#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/team.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

// Each round pulls along the lists inwards: no two threads write the same place, and as no sum crosses
// threads the result does not depend on their number. What a node hands on next is worked out at once with
// its rank, which leaves one meeting of the threads a round.
class PageRankRounds {
 public:
  /// `share`: what a node gives along one relationship (or one unit of weight) of all it has.
  PageRankRounds(const FlatLists& inwards, std::vector<double> share, double base)
      : inwards_(inwards), share_(std::move(share)), base_(base), rank_(share_.size(), 1.0 / share_.size()) {
    given_.resize(rank_.size());
    next_.resize(rank_.size());
    for (NodeId v = 0; v < rank_.size(); ++v) given_[v] = rank_[v] * share_[v];
  }

  std::vector<double> run(std::int64_t rounds, Team& team) {
    const std::uint32_t pieces = team.size() == 1 ? 1 : team.size() * 16;
    const std::vector<NodeId> cuts = inwards_.cut(pieces);
    for (std::int64_t round = 0; round < rounds; ++round) {
      team.each_piece(pieces, [&](std::uint32_t piece, unsigned) { pull(cuts[piece], cuts[piece + 1]); });
      std::swap(given_, next_);
    }
    return std::move(rank_);
  }

 private:
  void pull(NodeId first, NodeId last) {
    for (NodeId v = first; v < last; ++v) {
      double sum = 0;
      if (inwards_.weighted())
        for (auto entry = inwards_.first(v), end = inwards_.last(v); entry < end; ++entry)
          sum += given_[inwards_.neighbour(entry)] * inwards_.weight(entry);
      else
        for (NodeId u : inwards_.of(v)) sum += given_[u];
      rank_[v] = base_ + sum;
      next_[v] = rank_[v] * share_[v];
    }
  }

  const FlatLists& inwards_;
  const std::vector<double> share_;
  const double base_;
  std::vector<double> rank_, given_, next_;
};

// What a node gives along one relationship, or one unit of weight: damping / its weight outwards, as the
// image has it.
std::vector<double> shares(const FlatLists& inwards, double damping, Limits& limits) {
  std::vector<double> share(inwards.nodes(), 0);
  for (NodeId v = 0; v < inwards.nodes(); ++v) {
    if (v % 8192 == 0) limits.check();
    for (auto entry = inwards.first(v), end = inwards.last(v); entry < end; ++entry)
      share[inwards.neighbour(entry)] += inwards.weight(entry);
  }
  for (double& s : share) s = s > 0 ? damping / s : 0;
  return share;
}

// L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank Citation Ranking" (1999). What nodes without
// relationships outwards hold is not handed on, as in Boost.Graph; scores are Boost.Graph's divided by the
// number of nodes.
std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[0], {"labels", "types", "directed", "weight", "damping", "iterations", "threads"},
                  context.at);
  const double damping = options.number("damping", 0.85);
  const std::int64_t rounds = options.integer("iterations", 20);
  auto out_of_range = [&](const char* message) {
    return Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime, message, context.at);
  };
  if (!(damping >= 0 && damping <= 1)) throw out_of_range("`damping` must be between 0 and 1");
  if (rounds < 0) throw out_of_range("`iterations` must not be negative");
  auto subject = std::make_unique<Subject>(context, options, Need{.outgoing = false});
  const NodeId nodes = subject->size();
  if (subject->weighted() && subject->graph().weights().lowest() < 0)
    throw out_of_range("pagerank needs weights that are not negative");

  subject->charge(sizeof(double) * 4 * nodes);
  const FlatLists inwards(*subject, Direction::in);
  Team team(team_size(options, static_cast<double>(inwards.entries()), context.at), subject->limits());
  std::vector<double> rank;
  if (nodes > 0)
    rank = PageRankRounds(inwards, shares(inwards, damping, subject->limits()), (1 - damping) / nodes)
               .run(rounds, team);
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(rank));
  return table;
}

}  // namespace

functions::Procedure pagerank() {
  Procedure p;
  p.name = "algo.pagerank";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"score", kinds({Kind::floating})}};
  p.sentence =
      "Scores each node by how often a random walk along the relationships comes by. Options: labels, types, "
      "directed (true), weight, damping (0.85), iterations (20), threads.";
  p.example =
      "CALL algo.pagerank({damping: 0.85}) YIELD node, score RETURN node, score ORDER BY score DESC LIMIT 5";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
