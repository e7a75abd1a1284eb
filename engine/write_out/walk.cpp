// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/walk.hpp"

#include <algorithm>

namespace kenes {

void each_node(const GraphSource& graph, Limits& limits,
               const std::function<void(std::span<const NodeId>)>& f) {
  ScanPosition position;
  std::vector<NodeId> nodes;
  for (;;) {
    limits.check();
    nodes.clear();
    const bool more = graph.scan(position, {}, batch_capacity, nodes);
    if (!nodes.empty()) f(nodes);
    if (!more) return;
  }
}

void each_edge(const GraphSource& graph, TypeId type, Limits& limits,
               const std::function<void(std::span<const Edge>)>& f) {
  std::vector<Edge> edges;
  AdjacencyBatch batch;
  auto flush = [&] {
    limits.check();
    if (!edges.empty()) f(edges);
    edges.clear();
  };
  if (graph.edge_count(type) == 0) return;
  each_node(graph, limits, [&](std::span<const NodeId> nodes) {
    graph.adjacent(nodes, type, Direction::out, batch);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Adjacency& row = batch.rows[i];
      for (std::size_t at = 0; at < row.size(); ++at) {
        edges.push_back({nodes[i], row.neighbours[at], row.id(at), type});
        if (edges.size() == batch_capacity) flush();
      }
    }
  });
  flush();
}

void each_edge(const GraphSource& graph, Limits& limits,
               const std::function<void(std::span<const Edge>)>& f) {
  for (std::size_t type = 0; type < graph.type_count(); ++type)
    each_edge(graph, static_cast<TypeId>(type), limits, f);
}

std::vector<Column> gather(const GraphSource& graph, std::span<const NodeId> nodes,
                           std::span<const KeyUse> keys) {
  std::vector<Column> columns(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) graph.node_property(nodes, keys[i].key, columns[i]);
  return columns;
}

std::vector<Column> gather(const GraphSource& graph, std::span<const Edge> edges,
                           std::span<const KeyUse> keys) {
  std::vector<Column> columns(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) graph.edge_property(edges, keys[i].key, columns[i]);
  return columns;
}

namespace {

std::vector<KeyUse> all_keys(const GraphSource& graph) {
  std::vector<KeyUse> keys(graph.key_count());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys[i].key = static_cast<KeyId>(i);
    keys[i].name = graph.key_name(keys[i].key);
  }
  return keys;
}

void note(const std::vector<Column>& columns, std::size_t rows, std::vector<KeyUse>& keys) {
  auto bit = [](const Value& value) { return 1u << static_cast<unsigned>(value.kind()); };
  for (std::size_t i = 0; i < keys.size(); ++i)
    for (std::size_t row = 0; row < rows; ++row) {
      if (columns[i].is_null(row)) continue;
      const Value value = columns[i].value(row);
      keys[i].kinds |= bit(value);
      if (!value.is(Kind::list)) continue;
      for (const Value& element : value.as_list()) {
        keys[i].element_kinds |= bit(element);
        if (element.is(Kind::string))
          keys[i].indivisible |=
              element.as_string().empty() || element.as_string().find(';') != std::string_view::npos;
      }
    }
}

std::vector<KeyUse> used(std::vector<KeyUse> keys) {
  std::erase_if(keys, [](const KeyUse& key) { return key.kinds == 0; });
  std::sort(keys.begin(), keys.end(), [](const KeyUse& a, const KeyUse& b) { return a.name < b.name; });
  return keys;
}

}  // namespace

std::vector<KeyUse> node_keys(const GraphSource& graph, Limits& limits) {
  auto keys = all_keys(graph);
  each_node(graph, limits,
            [&](std::span<const NodeId> nodes) { note(gather(graph, nodes, keys), nodes.size(), keys); });
  return used(std::move(keys));
}

std::vector<KeyUse> edge_keys(const GraphSource& graph, Limits& limits) {
  auto keys = all_keys(graph);
  each_edge(graph, limits,
            [&](std::span<const Edge> edges) { note(gather(graph, edges, keys), edges.size(), keys); });
  return used(std::move(keys));
}

}  // namespace kenes
