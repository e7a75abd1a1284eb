// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/cypher.hpp"

#include <cmath>
#include <map>
#include <string>

#include "engine/functions/schema_text.hpp"
#include "engine/write_out/text.hpp"
#include "grammar/parse.hpp"

namespace kenes {
namespace {

constexpr std::size_t rows_a_statement = 500;
constexpr const char* mark = "`_Exported`";
constexpr const char* number = "`_exported`";

/// Collects rows of one shape and writes them as `UNWIND [...] AS row <tail>;`.
class Rows {
 public:
  Rows(std::ostream& out, std::string tail) : out_(out), tail_(std::move(tail)) {}
  ~Rows() { flush(); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  void add(const std::string& row) {
    out_ << (count_ == 0 ? "UNWIND [\n  " : ",\n  ") << row;
    if (++count_ == rows_a_statement) flush();
  }
  void flush() {
    if (count_ == 0) return;
    out_ << "\n] AS row\n" << tail_ << ";\n";
    count_ = 0;
  }

 private:
  std::ostream& out_;
  std::string tail_;
  std::size_t count_ = 0;
};

std::string label_text(const std::vector<LabelId>& labels, const GraphSource& graph) {
  std::string text;
  for (LabelId label : labels) text += ":" + grammar::quote_name(graph.label_name(label));
  return text;
}

void write_schema(std::ostream& out, const GraphSource& graph) {
  for (const IndexDescription& index : graph.indexes()) out << functions::create_text(index) << ";\n";
}

template <class Body>
void for_each_node(const GraphSource& graph, Limits& limits, Body&& body) {
  ScanPosition position;
  std::vector<NodeId> nodes;
  for (bool more = true; more;) {
    nodes.clear();
    more = graph.scan(position, {}, 1024, nodes);
    limits.check();
    for (NodeId node : nodes) body(node);
  }
}

void write_nodes(std::ostream& out, const GraphSource& graph, Limits& limits) {
  // Rows of one label set go into one statement.
  std::map<std::vector<LabelId>, std::vector<NodeId>> by_labels;
  std::vector<LabelId> labels;
  for_each_node(graph, limits, [&](NodeId node) {
    graph.labels_of(node, labels);
    by_labels[labels].push_back(node);
  });
  for (const auto& [set, nodes] : by_labels) {
    Rows rows(out, "CREATE (n" + label_text(set, graph) + ":" + mark + ") SET n = row[1], n." + number +
                       " = row[0]");
    for (NodeId node : nodes) {
      limits.check();
      rows.add("[" + std::to_string(node) + ", " +
               cypher_expression(Value(properties_of(Node{node}, graph))) + "]");
    }
  }
}

void write_relationships(std::ostream& out, const GraphSource& graph, Limits& limits) {
  for (std::size_t i = 0; i < graph.type_count(); ++i) {
    const auto type = static_cast<TypeId>(i);
    if (graph.edge_count(type) == 0) continue;
    const std::string find =
        std::string("MATCH (a:") + mark + " {" + number + ": row[0]}), (b:" + mark + " {" + number +
        ": row[1]}) CREATE (a)-[r:" + grammar::quote_name(graph.type_name(type)) + "]->(b) SET r = row[2]";
    Rows rows(out, find);
    AdjacencyBatch batch;
    for_each_node(graph, limits, [&](NodeId node) {
      graph.adjacent({&node, 1}, type, Direction::out, batch);
      const Adjacency& row = batch.rows[0];
      for (std::size_t k = 0; k < row.size(); ++k) {
        const Edge edge{node, row.neighbours[k], row.id(k), type};
        rows.add("[" + std::to_string(node) + ", " + std::to_string(edge.target) + ", " +
                 cypher_expression(Value(properties_of(edge, graph))) + "]");
      }
    });
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
  out << "// A whole graph: load it into an empty database.\n";
  out << "CREATE INDEX `_exported` FOR (x:" << mark << ") ON (x." << number << ");\n";
  write_nodes(out, graph, limits);
  write_relationships(out, graph, limits);
  out << "DROP INDEX `_exported`;\n";
  out << "MATCH (n:" << mark << ") REMOVE n:" << mark << ", n." << number << ";\n";
  // The values come in steps, which constraints would refuse, and an index is built faster at once.
  write_schema(out, graph);
}

}  // namespace kenes
