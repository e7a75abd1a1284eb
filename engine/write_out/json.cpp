// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/subject.hpp"
#include "engine/write_out/formats.hpp"
#include "engine/write_out/typed_json.hpp"
#include "engine/write_out/walk.hpp"
#include "storage/claim_source.hpp"
#include "storage/compare.hpp"
#include "storage/projection.hpp"

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
  line += "}";
}

/// What was ever claimed about elements: as claims() has it, the source by its id and its key.
class ClaimsWriter {
 public:
  explicit ClaimsWriter(const GraphSource& graph) : graph_(origin_of(graph)), book_(graph_) {}

  void write(std::string& line, std::uint16_t space, std::uint32_t row) {
    if (book_.empty()) return;
    graph_.claims()->claims_about(space, row, claims_);
    const char* before = ", \"claims\": [";
    for (const Claim& claim : claims_) {
      line += before;
      before = ", ";
      write(line, claim);
    }
    if (!claims_.empty()) line += "]";
  }

 private:
  static const GraphSource& origin_of(const GraphSource& graph) {
    const auto* projection = dynamic_cast<const Projection*>(&graph);
    return knowledge::View(projection ? projection->origin() : graph).graph;
  }
  void write(std::string& line, const Claim& claim) const {
    Map map = knowledge::claim_map(graph_, claim, is_believed(claim)).as_map();
    if (claim.source != no_node) {
      Map source{{"id", Value(element_id(Node{claim.source}))}};
      if (const KeyId key = graph_.key("key"); key != no_name)
        source.emplace("key", book_.plain_value(Fact::property(Node{claim.source}, key)));
      map["source"] = Value(std::move(source));
    }
    write_plain_json(line, Value(std::move(map)), graph_);
  }
  bool is_believed(const Claim& claim) const {
    if (!claim.is_live() || claim.rank == Rank::deprecated) return false;
    return claim.fact.kind != FactKind::property || book_.policy_for(claim.fact).many_valued ||
           equivalent(claim.value, book_.plain_value(claim.fact));
  }

  const GraphSource& graph_;
  knowledge::Book book_;
  std::vector<Claim> claims_;
};

}  // namespace

void write_json(std::ostream& out, const GraphSource& graph, Limits& limits) {
  std::string line;
  std::vector<LabelId> labels;
  ClaimsWriter claims(graph);
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
      claims.write(line, 0, nodes[row]);
      out << before << line << '}';
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
      claims.write(line, static_cast<std::uint16_t>(edge.type + 1), edge.id);
      out << before << line << '}';
      before = ",\n";
    }
  });
  out << "\n]}\n";
}

}  // namespace kenes
