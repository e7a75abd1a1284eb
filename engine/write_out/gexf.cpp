// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "engine/write_out/caption.hpp"
#include "engine/write_out/formats.hpp"
#include "engine/write_out/text.hpp"
#include "engine/write_out/walk.hpp"

namespace kenes {

namespace {

// As the value of an attribute, where a bare line end would be read as a space.
std::string attribute(std::string_view text) {
  std::string out;
  for (char c : xml_text(clean_text(text))) {
    if (c == '\n')
      out += "&#10;";
    else
      out += c;
  }
  return out;
}

std::string_view gexf_type(const KeyUse& key) {
  if (key.only(Kind::boolean)) return "boolean";
  if (key.only(Kind::integer)) return "long";
  constexpr std::uint32_t numbers =
      1u << static_cast<unsigned>(Kind::integer) | 1u << static_cast<unsigned>(Kind::floating);
  return (key.kinds & ~numbers) == 0 ? "double" : "string";
}

void declare(std::ostream& out, std::span<const KeyUse> keys, const char* element, bool with_labels) {
  out << "    <attributes class=\"" << element << "\">\n";
  if (with_labels) out << "      <attribute id=\"labels\" title=\"labels\" type=\"string\"/>\n";
  for (std::size_t i = 0; i < keys.size(); ++i)
    out << fmt::format("      <attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", i, attribute(keys[i].name),
                       gexf_type(keys[i]));
  out << "    </attributes>\n";
}

void write_values(std::ostream& out, std::span<const KeyUse> keys, const std::vector<Column>& columns,
                  std::size_t row, const GraphSource& graph) {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (!columns[i].is_null(row))
      out << fmt::format("<attvalue for=\"{}\" value=\"{}\"/>", i,
                         attribute(to_text(columns[i].value(row), graph)));
}

}  // namespace

void write_gexf(std::ostream& out, const GraphSource& graph, Limits& limits) {
  const auto keys_of_nodes = node_keys(graph, limits);
  const auto keys_of_edges = edge_keys(graph, limits);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
         "  <meta><creator>Kenes</creator></meta>\n"
         "  <graph mode=\"static\" defaultedgetype=\"directed\">\n";
  declare(out, keys_of_nodes, "node", true);
  declare(out, keys_of_edges, "edge", false);
  // What the reader shows beside a node.
  std::size_t name = keys_of_nodes.size();
  for (std::string_view usual : {"id", "key", "title", "name"})
    for (std::size_t i = 0; i < keys_of_nodes.size(); ++i)
      if (keys_of_nodes[i].name == usual) name = i;
  std::vector<LabelId> labels;
  out << "    <nodes>\n";
  each_node(graph, limits, [&](std::span<const NodeId> nodes) {
    auto columns = gather(graph, nodes, keys_of_nodes);
    for (std::size_t row = 0; row < nodes.size(); ++row) {
      std::string shown = name < columns.size() && !columns[name].is_null(row)
                              ? to_text(columns[name].value(row), graph)
                              : fmt::format("#{}", nodes[row]);
      out << fmt::format("      <node id=\"{}\" label=\"{}\"><attvalues>", nodes[row], attribute(shown));
      graph.labels_of(nodes[row], labels);
      if (!labels.empty()) {
        out << "<attvalue for=\"labels\" value=\"";
        for (LabelId label : labels) out << ':' << attribute(graph.label_name(label));
        out << "\"/>";
      }
      write_values(out, keys_of_nodes, columns, row, graph);
      out << "</attvalues></node>\n";
    }
  });
  out << "    </nodes>\n    <edges>\n";
  each_edge(graph, limits, [&](std::span<const Edge> edges) {
    auto columns = gather(graph, edges, keys_of_edges);
    for (std::size_t row = 0; row < edges.size(); ++row) {
      const Edge& edge = edges[row];
      const std::string type = attribute(graph.type_name(edge.type));
      out << fmt::format(
          "      <edge id=\"{}-{}\" source=\"{}\" target=\"{}\" kind=\"{}\" label=\"{}\"><attvalues>",
          edge.type, edge.id, edge.source, edge.target, type, type);
      write_values(out, keys_of_edges, columns, row, graph);
      out << "</attvalues></edge>\n";
    }
  });
  out << "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace kenes
