// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/betweenness_centrality.hpp>

#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/subject.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

// U. Brandes, "A Faster Algorithm for Betweenness Centrality" (2001), as Boost.Graph has it.
void run(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  Options options(args[0], {"labels", "types", "directed", "weight", "normalized"}, context.at);
  const bool normalized = options.boolean("normalized", false);
  Subject subject(context, options, {.incoming = false});
  const Graph& graph = subject.graph();
  if (subject.weighted() && graph.weights().lowest() <= 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "betweenness needs weights above 0", context.at);

  std::vector<double> score, dependency, distance, paths;
  std::vector<std::vector<Edge>> incoming;
  auto score_map = subject.map(score), dependency_map = subject.map(dependency);
  auto distance_map = subject.map(distance), paths_map = subject.map(paths);
  auto incoming_map = subject.map(incoming);
  subject.charge(sizeof(Edge) * num_edges(graph));
  auto index = get(boost::vertex_index, graph);
  boost::dummy_property_map no_edges;
  if (subject.weighted())
    boost::brandes_betweenness_centrality(graph, score_map, no_edges, incoming_map, distance_map,
                                          dependency_map, paths_map, index, get(boost::edge_weight, graph));
  else
    boost::brandes_betweenness_centrality(graph, score_map, no_edges, incoming_map, distance_map,
                                          dependency_map, paths_map, index);

  // Without directions each pair was counted from both of its ends.
  double scale = subject.directed() ? 1 : 0.5;
  if (double n = subject.size(); normalized && n > 2) scale = 1 / ((n - 1) * (n - 2));
  subject.each_node([&](Value node, NodeId i) {
    const Value row[] = {std::move(node), score[i] * scale};
    emit(row);
  });
}

}  // namespace

functions::Procedure betweenness() {
  Procedure p;
  p.name = "algo.betweenness";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"score", kinds({Kind::floating})}};
  p.sentence =
      "Scores each node by the share of shortest paths between other nodes that lead through it. Options: "
      "labels, types, "
      "directed (true), weight, normalized (false).";
  p.example =
      "CALL algo.betweenness({directed: false}) YIELD node, score RETURN node, score ORDER BY score DESC "
      "LIMIT 5";
  p.body = run;
  return p;
}

}  // namespace kenes::algorithms
