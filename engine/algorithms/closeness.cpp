// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <limits>

#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/subject.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

constexpr double unreached = std::numeric_limits<double>::max();

// Closeness in the form of S. Wasserman and K. Faust, "Social Network Analysis" (1994), which compares nodes
// of different components too: (r - 1) / sum of distances, times (r - 1) / (n - 1), where r nodes are
// reached.
void run(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  Options options(args[0], {"labels", "types", "directed", "weight"}, context.at);
  Subject subject(context, options, {.incoming = false});
  const Graph& graph = subject.graph();
  if (subject.weighted() && graph.weights().lowest() < 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "closeness needs weights that are not negative", context.at);
  std::vector<double> distance;
  std::vector<boost::default_color_type> color;
  auto distance_map = subject.map(distance);
  auto color_map = subject.map(color);
  subject.each_node([&](Value node, NodeId start) {
    std::fill(distance.begin(), distance.end(), unreached);
    distance[start] = 0;
    if (subject.weighted())
      boost::dijkstra_shortest_paths(
          graph, start,
          boost::distance_map(distance_map).weight_map(get(boost::edge_weight, graph)).color_map(color_map));
    else
      boost::breadth_first_search(graph, start,
                                  boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                                     distance_map, boost::on_tree_edge())))
                                      .color_map(color_map));
    double sum = 0, reached = 0;
    for (double d : distance)
      if (d != unreached) sum += d, ++reached;
    const double others = subject.size() - 1;
    const double score = sum > 0 ? (reached - 1) / sum * ((reached - 1) / others) : 0;
    const Value row[] = {std::move(node), score};
    emit(row);
  });
}

}  // namespace

functions::Procedure closeness() {
  Procedure p;
  p.name = "algo.closeness";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"score", kinds({Kind::floating})}};
  p.sentence =
      "Scores each node by how near it is to all that it reaches (1: next to everybody, 0: reaches nobody). "
      "Options: "
      "labels, types, directed (true), weight.";
  p.example =
      "CALL algo.closeness({directed: false}) YIELD node, score RETURN node, score ORDER BY score DESC LIMIT "
      "5";
  p.body = run;
  return p;
}

}  // namespace kenes::algorithms
