// SPDX-License-Identifier: Apache-2.0
#include "storage/elements.hpp"

#include <vector>

namespace kenes {

void for_each_element(const GraphSource& graph, const IndexEntry& index, Limits& limits,
                      const std::function<void(std::uint32_t id, std::span<const Value> values)>& visit) {
  std::vector<Column> columns(index.keys.size());
  std::vector<Value> values(index.keys.size());
  const auto hand_out = [&](std::size_t count, const auto& id_of) {
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t k = 0; k < columns.size(); ++k)
        values[k] = columns[k].is_null(i) ? Value() : columns[k].value(i);
      visit(id_of(i), values);
    }
  };
  ScanPosition position;
  std::vector<NodeId> nodes;
  if (!index.on_relationships()) {
    while (graph.scan(position, {&index.label, 1}, batch_capacity, nodes)) {
      limits.check();
      for (std::size_t k = 0; k < columns.size(); ++k) graph.node_property(nodes, index.keys[k], columns[k]);
      hand_out(nodes.size(), [&](std::size_t i) { return nodes[i]; });
      nodes.clear();
    }
    return;
  }
  AdjacencyBatch batch;
  std::vector<Edge> edges;
  const auto flush = [&] {
    limits.check();
    for (std::size_t k = 0; k < columns.size(); ++k) graph.edge_property(edges, index.keys[k], columns[k]);
    hand_out(edges.size(), [&](std::size_t i) { return edges[i].id; });
    edges.clear();
  };
  while (graph.scan(position, {}, batch_capacity, nodes)) {
    limits.check();
    graph.adjacent(nodes, index.label, Direction::out, batch);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Adjacency& row = batch.rows[i];
      for (std::size_t e = 0; e < row.size(); ++e) {
        edges.push_back({nodes[i], row.neighbours[e], row.id(e), index.label});
        if (edges.size() == batch_capacity) flush();
      }
    }
    nodes.clear();
  }
  if (!edges.empty()) flush();
}

}  // namespace kenes
