// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "engine/write_out/caption.hpp"
#include "engine/write_out/formats.hpp"
#include "engine/write_out/text.hpp"
#include "engine/write_out/typed_json.hpp"
#include "engine/write_out/walk.hpp"

namespace kenes {

namespace {

std::string_view graphml_type(const KeyUse& key) {
  if (key.only(Kind::boolean)) return "boolean";
  if (key.only(Kind::integer)) return "long";
  constexpr std::uint32_t numbers =
      1u << static_cast<unsigned>(Kind::integer) | 1u << static_cast<unsigned>(Kind::floating);
  return (key.kinds & ~numbers) == 0 ? "double" : "string";
}

// Lists and maps have no form of their own in GraphML: they are JSON.
std::string text_of(const Value& value, const GraphSource& graph) {
  if (!value.is(Kind::list) && !value.is(Kind::map)) return xml_text(clean_text(to_text(value, graph)));
  std::string json;
  write_plain_json(json, value, graph);
  return xml_text(clean_text(json));
}

void declare(std::ostream& out, std::span<const KeyUse> keys, char prefix, const char* element) {
  for (std::size_t i = 0; i < keys.size(); ++i)
    out << fmt::format("  <key id=\"{}{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", prefix, i,
                       element, xml_text(clean_text(keys[i].name)), graphml_type(keys[i]));
}

void write_data(std::ostream& out, std::span<const KeyUse> keys, const std::vector<Column>& columns,
                std::size_t row, char prefix, const GraphSource& graph) {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (!columns[i].is_null(row))
      out << "<data key=\"" << prefix << i << "\">" << text_of(columns[i].value(row), graph) << "</data>";
}

}  // namespace

void write_graphml(std::ostream& out, const GraphSource& graph, Limits& limits) {
  const auto keys_of_nodes = node_keys(graph, limits);
  const auto keys_of_edges = edge_keys(graph, limits);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
         "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
         "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
         "  <key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
         "  <key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n";
  declare(out, keys_of_nodes, 'n', "node");
  declare(out, keys_of_edges, 'e', "edge");
  out << "  <graph id=\"G\" edgedefault=\"directed\">\n";
  std::vector<LabelId> labels;
  each_node(graph, limits, [&](std::span<const NodeId> nodes) {
    auto columns = gather(graph, nodes, keys_of_nodes);
    for (std::size_t row = 0; row < nodes.size(); ++row) {
      out << "    <node id=\"n" << nodes[row] << "\">";
      graph.labels_of(nodes[row], labels);
      if (!labels.empty()) {
        out << "<data key=\"labels\">";
        for (LabelId label : labels) out << ':' << xml_text(clean_text(graph.label_name(label)));
        out << "</data>";
      }
      write_data(out, keys_of_nodes, columns, row, 'n', graph);
      out << "</node>\n";
    }
  });
  each_edge(graph, limits, [&](std::span<const Edge> edges) {
    auto columns = gather(graph, edges, keys_of_edges);
    for (std::size_t row = 0; row < edges.size(); ++row) {
      const Edge& edge = edges[row];
      out << fmt::format(
          "    <edge id=\"e{}_{}\" source=\"n{}\" target=\"n{}\"><data key=\"label\">{}</data>", edge.type,
          edge.id, edge.source, edge.target, xml_text(clean_text(graph.type_name(edge.type))));
      write_data(out, keys_of_edges, columns, row, 'e', graph);
      out << "</edge>\n";
    }
  });
  out << "  </graph>\n</graphml>\n";
}

}  // namespace kenes
