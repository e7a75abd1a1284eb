// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/kruskal_min_spanning_tree.hpp>

#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/subject.hpp"

namespace kenes::algorithms {

namespace {

// J. B. Kruskal, "On the Shortest Spanning Subtree of a Graph" (1956), as Boost.Graph has it.
void run(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  Options options(args[0], {"labels", "types", "weight"}, context.at);
  Subject subject(context, options, {.incoming = false});
  const Graph& graph = subject.graph();
  subject.charge(sizeof(Edge) * num_edges(graph));
  std::vector<NodeId> rank, parent;
  std::vector<Edge> tree;
  boost::kruskal_minimum_spanning_tree(
      graph, std::back_inserter(tree),
      boost::rank_map(subject.map(rank)).predecessor_map(subject.map(parent)));
  auto weights = get(boost::edge_weight, graph);
  for (const Edge& edge : tree) {
    const Value row[] = {subject.relationship(edge), weights[edge]};
    emit(row);
  }
}

}  // namespace

functions::Procedure spanning_tree() {
  Procedure p;
  p.name = "algo.spanning_tree";
  p.arguments = {options_argument()};
  p.columns = {{"relationship", kinds({Kind::relationship})}, {"weight", kinds({Kind::floating})}};
  p.sentence =
      "Gives the relationships of least total weight that still connect all that is connected, directions "
      "aside. Options: "
      "labels, types, weight (1 each without it).";
  p.example = "CALL algo.spanning_tree() YIELD relationship, weight RETURN count(relationship), sum(weight)";
  p.body = run;
  return p;
}

}  // namespace kenes::algorithms
