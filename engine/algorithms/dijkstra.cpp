// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <limits>

#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/subject.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

struct Arrived {};

// Remembers the relationship by which each node was reached best, and ends the search at the target.
struct Record : boost::default_dijkstra_visitor {
  std::vector<Edge>* by;
  NodeId target;
  void edge_relaxed(const Edge& edge, const Graph&) const { (*by)[edge.target] = edge; }
  void examine_vertex(NodeId node, const Graph&) const {
    if (node == target) throw Arrived{};
  }
};

// E. W. Dijkstra, "A Note on Two Problems in Connexion with Graphs" (1959), as Boost.Graph has it.
void run(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  if (args[0].is_null() || args[1].is_null()) return;
  Options options(args[2], {"labels", "types", "directed", "weight"}, context.at);
  Subject subject(context, options, {.incoming = false});
  const Graph& graph = subject.graph();
  if (graph.weights().lowest() < 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "Dijkstra's algorithm needs weights that are not negative", context.at);
  const NodeId source = subject.image().image_of(args[0].as_node().id);
  const NodeId target = subject.image().image_of(args[1].as_node().id);
  if (source == no_node || target == no_node) return;

  std::vector<double> distance;
  std::vector<Edge> by(subject.size());
  subject.charge(sizeof(Edge) * by.size());
  std::vector<boost::default_color_type> color;
  Record record{{}, &by, target};
  auto distance_map = subject.map(distance);
  try {
    boost::dijkstra_shortest_paths(graph, source,
                                   boost::distance_map(distance_map)
                                       .weight_map(get(boost::edge_weight, graph))
                                       .color_map(subject.map(color))
                                       .visitor(record));
    return;
  } catch (const Arrived&) {
  }
  Path path;
  for (NodeId at = target; at != source; at = by[at].source) {
    path.nodes.push_back(subject.node(at).as_node());
    path.edges.push_back(subject.relationship(by[at]));
  }
  path.nodes.push_back(subject.node(source).as_node());
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.edges.begin(), path.edges.end());
  const Value row[] = {std::move(path), distance[target]};
  emit(row);
}

}  // namespace

functions::Procedure dijkstra() {
  Procedure p;
  p.name = "algo.shortest_path.dijkstra";
  p.arguments = {{"source", kinds({Kind::node}), true, std::nullopt},
                 {"target", kinds({Kind::node}), true, std::nullopt},
                 options_argument()};
  p.columns = {{"path", kinds({Kind::path})}, {"cost", kinds({Kind::floating})}};
  p.sentence =
      "Finds one path of least total weight from a node to another; no row if there is none. Options: "
      "labels, types, "
      "directed (true), weight (1 each without it; no relationship may have a negative one).";
  p.example =
      "MATCH (a), (b) WITH a, b LIMIT 1 CALL algo.shortest_path.dijkstra(a, b, {directed: false}) YIELD "
      "path, cost "
      "RETURN path, cost";
  p.body = run;
  return p;
}

}  // namespace kenes::algorithms
