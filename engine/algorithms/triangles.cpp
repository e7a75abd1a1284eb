// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/algorithms/flat_lists.hpp"
#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/team.hpp"

namespace kenes::algorithms {

namespace {

// Each pair of neighbours once, from the one with fewer neighbours to the one with more: then no list is
// longer than the square root of twice the number of pairs, and each triangle is met once, from its first
// corner (N. Chiba, T. Nishizeki, "Arboricity and Subgraph Listing Algorithms", 1985).
class Forwards {
 public:
  explicit Forwards(const FlatLists& lists) : offsets_(std::size_t{lists.nodes()} + 1) {
    neighbours_.reserve(lists.entries() / 2);
    auto degree = [&](NodeId v) { return lists.last(v) - lists.first(v); };
    for (NodeId v = 0; v < lists.nodes(); ++v) {
      for (NodeId w : lists.of(v))
        if (std::pair(degree(v), v) < std::pair(degree(w), w)) neighbours_.push_back(w);
      offsets_[v + 1] = neighbours_.size();
    }
  }
  std::span<const NodeId> of(NodeId v) const {
    return std::span<const NodeId>(neighbours_).subspan(offsets_[v], offsets_[v + 1] - offsets_[v]);
  }

 private:
  std::vector<std::size_t> offsets_;
  std::vector<NodeId> neighbours_;
};

// One thread's counts; whole numbers, so that their sum is the same whoever counted.
struct Corners {
  std::vector<std::uint64_t> count;
  std::vector<NodeId> mark;  // w is a forward neighbour of the node mark[w]

  explicit Corners(NodeId nodes) : count(nodes, 0), mark(nodes, no_node) {}
  void add(NodeId v, const Forwards& forwards) {
    for (NodeId w : forwards.of(v)) mark[w] = v;
    for (NodeId u : forwards.of(v)) {
      std::uint64_t found = 0;
      for (NodeId w : forwards.of(u))
        if (mark[w] == v) ++found, ++count[w];
      count[u] += found;
      count[v] += found;
    }
  }
};

constexpr NodeId nodes_in_a_piece = 1024;

std::vector<std::uint64_t> count_triangles(const FlatLists& lists, Team& team, Limits& limits) {
  const Forwards forwards(lists);
  std::vector<Corners> corners;
  for (unsigned member = 0; member < team.size(); ++member) corners.emplace_back(lists.nodes());
  const NodeId nodes = lists.nodes();
  team.each_piece(nodes / nodes_in_a_piece + 1, [&](std::uint32_t piece, unsigned member) {
    const std::uint64_t first = std::uint64_t{piece} * nodes_in_a_piece;
    for (std::uint64_t v = first; v < std::min<std::uint64_t>(nodes, first + nodes_in_a_piece); ++v) {
      if (v % 64 == 0) limits.check();
      corners[member].add(static_cast<NodeId>(v), forwards);
    }
  });
  auto count = std::move(corners[0].count);
  for (std::size_t member = 1; member < corners.size(); ++member)
    for (NodeId v = 0; v < nodes; ++v) count[v] += corners[member].count[v];
  return count;
}

std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[0], {"labels", "types", "threads"}, context.at);
  auto subject = std::make_unique<Subject>(context, options, Need{.undirected = true, .simple = true});
  const FlatLists lists(*subject, Direction::out);
  Team team(team_size(options, static_cast<double>(lists.entries()), context.at), subject->limits());
  const std::size_t nodes = subject->size();
  subject->charge((24 + 12 * team.size()) * nodes + 2 * lists.entries());
  std::vector<std::uint64_t> triangles = count_triangles(lists, team, subject->limits());
  std::vector<double> coefficient(nodes, 0);
  for (NodeId v = 0; v < nodes; ++v)
    if (const double degree = lists.last(v) - lists.first(v); degree > 1)
      coefficient[v] = 2.0 * static_cast<double>(triangles[v]) / (degree * (degree - 1));
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(triangles));
  table->add(std::move(coefficient));
  return table;
}

}  // namespace

functions::Procedure triangles() {
  Procedure p;
  p.name = "algo.triangles";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})},
               {"triangles", kinds({Kind::integer})},
               {"coefficient", kinds({Kind::floating})}};
  p.sentence =
      "Counts for each node the triangles that it is a corner of, and gives its clustering coefficient: the "
      "share of pairs of its neighbours that are neighbours themselves. Directions, loops and parallel "
      "relationships do not count. Options: labels, types, threads.";
  p.example =
      "CALL algo.triangles() YIELD node, triangles, coefficient RETURN sum(triangles) / 3, avg(coefficient)";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
