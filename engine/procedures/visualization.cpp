// SPDX-License-Identifier: Apache-2.0
// db.schema.visualization: the labels as nodes and the types between them as relationships, as maps (there
// are no nodes that are in no graph). A pass over all relationships.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/procedures/procedures.hpp"

namespace kenes::procedures {

namespace {

using functions::EmitRow;
using functions::kinds;
using functions::ProcedureContext;

void run(std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
  const auto& graph = context.graph;
  const auto described = graph.indexes();
  List nodes, relationships;
  for (std::size_t i = 0; i < graph.label_count(); ++i) {
    if (graph.nodes_with_label(static_cast<LabelId>(i)) == 0) continue;
    const std::string name(graph.label_name(static_cast<LabelId>(i)));
    List indexes, constraints;
    for (const IndexDescription& index : described) {
      if (index.on_relationships || index.label != name) continue;
      if (index.is_constraint()) {
        constraints.emplace_back(index.name);
      } else {
        std::string keys;
        for (const std::string& key : index.keys) keys += (keys.empty() ? "" : ",") + key;
        indexes.emplace_back(std::move(keys));
      }
    }
    Map node;
    node.emplace("name", Value(name));
    node.emplace("indexes", Value(std::move(indexes)));
    node.emplace("constraints", Value(std::move(constraints)));
    nodes.emplace_back(std::move(node));
  }
  AdjacencyBatch batch;
  std::vector<LabelId> from, to;
  for (std::size_t t = 0; t < graph.type_count(); ++t) {
    const auto type = static_cast<TypeId>(t);
    if (graph.edge_count(type) == 0) continue;
    std::set<std::pair<LabelId, LabelId>> pairs;
    ScanPosition position;
    std::vector<NodeId> batch_nodes;
    while (graph.scan(position, {}, batch_capacity, batch_nodes)) {
      context.limits.check();
      graph.adjacent(batch_nodes, type, Direction::out, batch);
      for (std::size_t i = 0; i < batch_nodes.size(); ++i) {
        if (batch.rows[i].size() == 0) continue;
        graph.labels_of(batch_nodes[i], from);
        for (const NodeId neighbour : batch.rows[i].neighbours) {
          graph.labels_of(neighbour, to);
          for (const LabelId a : from)
            for (const LabelId b : to) pairs.emplace(a, b);
        }
      }
      batch_nodes.clear();
    }
    for (const auto& [a, b] : pairs) {
      Map relationship;
      relationship.emplace("name", Value(graph.type_name(type)));
      relationship.emplace("from", Value(graph.label_name(a)));
      relationship.emplace("to", Value(graph.label_name(b)));
      relationships.emplace_back(std::move(relationship));
    }
  }
  const Value row[] = {Value(std::move(nodes)), Value(std::move(relationships))};
  emit(row);
}

}  // namespace

functions::Procedure visualization() {
  functions::Procedure p;
  p.name = "db.schema.visualization";
  p.columns = {{"nodes", kinds({Kind::list})}, {"relationships", kinds({Kind::list})}};
  p.sentence =
      "Gives the labels with their indexes and constraints, and which types lead from which to which.";
  p.example = "CALL db.schema.visualization()";
  p.body = run;
  return p;
}

}  // namespace kenes::procedures
