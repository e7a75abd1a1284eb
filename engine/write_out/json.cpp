// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/formats.hpp"
#include "engine/write_out/text.hpp"
#include "engine/write_out/typed_json.hpp"
#include "engine/write_out/walk.hpp"

namespace kenes {

namespace {

void write_properties(std::string& line, std::span<const KeyUse> keys, const std::vector<Column>& columns,
                      std::size_t row, const GraphSource& graph) {
  line += "\"properties\": {";
  bool first = true;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (columns[i].is_null(row)) continue;
    if (!first) line += ", ";
    first = false;
    write_json_text(line, keys[i].name);
    line += ": ";
    write_plain_json(line, columns[i].value(row), graph);
  }
  line += "}}";
}

}  // namespace

void write_json(std::ostream& out, const GraphSource& graph, Limits& limits) {
  std::string line;
  std::vector<LabelId> labels;
  const char* before = "\n";
  const auto keys_of_nodes = node_keys(graph, limits);
  out << "{\"nodes\": [";
  each_node(graph, limits, [&](std::span<const NodeId> nodes) {
    auto columns = gather(graph, nodes, keys_of_nodes);
    for (std::size_t row = 0; row < nodes.size(); ++row) {
      line = "{\"id\": ";
      write_json_text(line, element_id(Node{nodes[row]}));
      line += ", \"labels\": [";
      graph.labels_of(nodes[row], labels);
      for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i > 0) line += ", ";
        write_json_text(line, graph.label_name(labels[i]));
      }
      line += "], ";
      write_properties(line, keys_of_nodes, columns, row, graph);
      out << before << line;
      before = ",\n";
    }
  });
  before = "\n";
  const auto keys_of_edges = edge_keys(graph, limits);
  out << "\n], \"relationships\": [";
  each_edge(graph, limits, [&](std::span<const Edge> edges) {
    auto columns = gather(graph, edges, keys_of_edges);
    for (std::size_t row = 0; row < edges.size(); ++row) {
      const Edge& edge = edges[row];
      line = "{\"id\": ";
      write_json_text(line, element_id(edge));
      line += ", \"type\": ";
      write_json_text(line, graph.type_name(edge.type));
      line += ", \"start\": ";
      write_json_text(line, element_id(Node{edge.source}));
      line += ", \"end\": ";
      write_json_text(line, element_id(Node{edge.target}));
      line += ", ";
      write_properties(line, keys_of_edges, columns, row, graph);
      out << before << line;
      before = ",\n";
    }
  });
  out << "\n]}\n";
}

}  // namespace kenes
