// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/text.hpp"

#include <array>

namespace kenes {
namespace {

void write(std::string& out, const Value& value, const GraphSource& graph, bool top);

void write_map(std::string& out, const Map& map, const GraphSource& graph) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!first) out += ", ";
    first = false;
    out += key;
    out += ": ";
    write(out, value, graph, false);
  }
  out += '}';
}

void write_node(std::string& out, Node node, const GraphSource& graph) {
  if (!graph.has_node(node.id)) {
    out += "(deleted)";
    return;
  }
  std::vector<LabelId> labels;
  graph.labels_of(node.id, labels);
  out += '(';
  for (LabelId label : labels) {
    out += ':';
    out += graph.label_name(label);
  }
  const Map properties = properties_of(node, graph);
  if (!properties.empty()) {
    if (!labels.empty()) out += ' ';
    write_map(out, properties, graph);
  }
  out += ')';
}

void write_relationship(std::string& out, const Edge& edge, const GraphSource& graph) {
  out += "[:";
  out += graph.type_name(edge.type);
  const Map properties = properties_of(edge, graph);
  if (!properties.empty()) {
    out += ' ';
    write_map(out, properties, graph);
  }
  out += ']';
}

void write_path(std::string& out, const Path& path, const GraphSource& graph) {
  write_node(out, path.nodes.front(), graph);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const bool forward = path.edges[i].source == path.nodes[i].id;
    out += forward ? "-" : "<-";
    write_relationship(out, path.edges[i], graph);
    out += forward ? "->" : "-";
    write_node(out, path.nodes[i + 1], graph);
  }
}

void write(std::string& out, const Value& value, const GraphSource& graph, bool top) {
  switch (value.kind()) {
    case Kind::string:
      if (top)
        out += value.as_string();
      else
        out += to_literal(value);
      return;
    case Kind::node:
      return write_node(out, value.as_node(), graph);
    case Kind::relationship:
      return write_relationship(out, value.as_edge(), graph);
    case Kind::path:
      return write_path(out, value.as_path(), graph);
    case Kind::map:
      return write_map(out, value.as_map(), graph);
    case Kind::list: {
      out += '[';
      bool first = true;
      for (const Value& item : value.as_list()) {
        if (!first) out += ", ";
        first = false;
        write(out, item, graph, false);
      }
      out += ']';
      return;
    }
    case Kind::date:
      out += to_text(value.as_date());
      return;
    case Kind::local_time:
      out += to_text(value.as_local_time());
      return;
    case Kind::time:
      out += to_text(value.as_time());
      return;
    case Kind::local_date_time:
      out += to_text(value.as_local_date_time());
      return;
    case Kind::date_time:
      out += to_text(value.as_date_time());
      return;
    case Kind::duration:
      out += to_text(value.as_duration());
      return;
    default:
      out += to_literal(value);
  }
}

}  // namespace

std::string to_text(const Value& value, const GraphSource& graph) {
  std::string out;
  write(out, value, graph, true);
  return out;
}

Map properties_of(Node node, const GraphSource& graph) {
  Map map;
  std::vector<KeyId> keys;
  graph.keys_of(node.id, keys);
  Column column;
  const std::array<NodeId, 1> ids{node.id};
  for (KeyId key : keys) {
    graph.node_property(ids, key, column);
    map.emplace(graph.key_name(key), column.value(0));
  }
  return map;
}

Map properties_of(const Edge& edge, const GraphSource& graph) {
  Map map;
  std::vector<KeyId> keys;
  graph.keys_of(edge, keys);
  Column column;
  const std::array<Edge, 1> edges{edge};
  for (KeyId key : keys) {
    graph.edge_property(edges, key, column);
    map.emplace(graph.key_name(key), column.value(0));
  }
  return map;
}

}  // namespace kenes
