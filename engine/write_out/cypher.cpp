// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/cypher.hpp"

#include <cmath>
#include <map>
#include <string>

#include "engine/functions/schema_text.hpp"
#include "engine/write_out/cypher_claims.hpp"
#include "engine/write_out/cypher_rows.hpp"
#include "engine/write_out/walk.hpp"
#include "grammar/parse.hpp"

namespace kenes {
namespace {

using cypher_script::ClaimStatements;
using cypher_script::mark;
using cypher_script::number;
using cypher_script::numbered_node;
using cypher_script::StatementRows;

std::string label_text(const std::vector<LabelId>& labels, const GraphSource& graph) {
  std::string text;
  for (LabelId label : labels) text += ":" + grammar::quote_name(graph.label_name(label));
  return text;
}

void write_schema(std::ostream& out, const GraphSource& graph) {
  for (const IndexDescription& index : graph.indexes()) out << functions::create_text(index) << ";\n";
}

/// StatementRows of one label set go into one statement.
void write_nodes(std::ostream& out, const GraphSource& graph, const ClaimStatements& claims, Limits& limits) {
  std::map<std::vector<LabelId>, std::vector<NodeId>> by_labels;
  each_node(graph, limits, [&](std::span<const NodeId> nodes) {
    for (const NodeId node : nodes) by_labels[claims.plain_labels(node)].push_back(node);
  });
  for (const NodeId node : claims.sources_beside()) by_labels[claims.plain_labels(node)].push_back(node);
  for (const auto& [set, nodes] : by_labels) {
    StatementRows rows(out, "CREATE (n" + label_text(set, graph) + ":" + mark + ") SET n = row[1], n." +
                                number + " = row[0]");
    for (NodeId node : nodes) {
      limits.check();
      rows.add("[" + std::to_string(node) + ", " + cypher_expression(Value(claims.plain_properties(node))) +
               "]");
    }
  }
}

void write_relationships(std::ostream& out, const GraphSource& graph, const ClaimStatements& claims,
                         Limits& limits) {
  for (std::size_t i = 0; i < graph.type_count(); ++i) {
    const auto type = static_cast<TypeId>(i);
    StatementRows rows(out, "MATCH " + numbered_node("a", "row[0]") + ", " + numbered_node("b", "row[1]") +
                                " CREATE (a)-[r:" + grammar::quote_name(graph.type_name(type)) +
                                "]->(b) SET r = row[2]");
    const auto write = [&](const Edge& edge) {
      if (claims.makes(edge)) return;
      Map properties = claims.plain_properties(edge);
      if (claims.needs_number(edge))
        properties.emplace(cypher_script::number_key, Value(static_cast<std::int64_t>(edge.id)));
      rows.add("[" + std::to_string(edge.source) + ", " + std::to_string(edge.target) + ", " +
               cypher_expression(Value(std::move(properties))) + "]");
    };
    each_edge(graph, type, limits, [&](std::span<const Edge> edges) {
      for (const Edge& edge : edges) write(edge);
    });
    for (const Edge& edge : claims.plain_out_of_sight(type)) write(edge);
  }
}

std::string quoted_call(const char* function, const std::string& text) {
  return std::string(function) + "('" + text + "')";
}

}  // namespace

std::string cypher_expression(const Value& value) {
  switch (value.kind()) {
    case Kind::floating:
      if (std::isnan(value.as_float())) return "(0.0 / 0.0)";
      if (std::isinf(value.as_float())) return value.as_float() > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
      return to_literal(value);
    case Kind::list: {
      std::string out = "[";
      for (const Value& item : value.as_list()) out += (out.size() > 1 ? ", " : "") + cypher_expression(item);
      return out + "]";
    }
    case Kind::map: {
      std::string out = "{";
      for (const auto& [key, item] : value.as_map())
        out += (out.size() > 1 ? ", " : "") + grammar::quote_name(key) + ": " + cypher_expression(item);
      return out + "}";
    }
    case Kind::date:
      return quoted_call("date", to_text(value.as_date()));
    case Kind::local_time:
      return quoted_call("localtime", to_text(value.as_local_time()));
    case Kind::time:
      return quoted_call("time", to_text(value.as_time()));
    case Kind::local_date_time:
      return quoted_call("localdatetime", to_text(value.as_local_date_time()));
    case Kind::date_time:
      return quoted_call("datetime", to_text(value.as_date_time()));
    case Kind::duration:
      return quoted_call("duration", to_text(value.as_duration()));
    case Kind::point: {
      const Point& point = value.as_point();
      return "point({srid: " + std::to_string(point.srid) + ", x: " + float_text(point.x) +
             ", y: " + float_text(point.y) + (point.is_3d() ? ", z: " + float_text(point.z) : "") + "})";
    }
    default:
      return to_literal(value);
  }
}

void write_cypher(std::ostream& out, const GraphSource& graph, Limits& limits) {
  const ClaimStatements claims(graph, limits);
  out << "// A whole graph: load it into an empty database.\n";
  claims.write_beginning(out);
  out << "CREATE INDEX `_exported` FOR (x:" << mark << ") ON (x." << number << ");\n";
  write_nodes(out, graph, claims, limits);
  write_relationships(out, graph, claims, limits);
  claims.write(out);
  out << "DROP INDEX `_exported`;\n";
  out << "MATCH (n:" << mark << ") REMOVE n:" << mark << ", n." << number << ";\n";
  // The values come in steps, which constraints would refuse, and an index is built faster at once.
  write_schema(out, graph);
}

}  // namespace kenes
