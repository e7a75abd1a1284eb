// SPDX-License-Identifier: Apache-2.0
// db.schema.nodeTypeProperties and relTypeProperties: which properties nodes of each set of labels, and
// relationships of each type, have, of which types, and whether all of them have it. A pass over all data.
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

std::string type_name(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return "Boolean";
    case Kind::integer:
      return "Long";
    case Kind::floating:
      return "Double";
    case Kind::string:
      return "String";
    case Kind::date:
      return "Date";
    case Kind::local_time:
      return "LocalTime";
    case Kind::time:
      return "Time";
    case Kind::local_date_time:
      return "LocalDateTime";
    case Kind::date_time:
      return "DateTime";
    case Kind::duration:
      return "Duration";
    case Kind::point:
      return "Point";
    case Kind::list:
      return (value.as_list().empty() ? std::string("Any") : type_name(value.as_list().front())) + "Array";
    default:
      return std::string(kind_name(value.kind()));
  }
}

struct Seen {
  std::uint64_t elements = 0;
  struct Property {
    std::uint64_t elements = 0;
    std::set<std::string> types;
  };
  std::map<std::string, Property, std::less<>> properties;

  void add(std::string_view key, const Value& value) {
    auto& property = properties[std::string(key)];
    ++property.elements;
    property.types.insert(type_name(value));
  }
};

List texts(const auto& names) {
  List list;
  for (const auto& name : names) list.emplace_back(name);
  return list;
}

std::string written(const std::vector<std::string>& labels) {
  std::string text;
  for (const std::string& label : labels) {
    text += ":`";
    for (const char c : label) text += c == '`' ? std::string("``") : std::string(1, c);
    text += '`';
  }
  return text;
}

/// One row a property, or one without a property.
void emit_properties(const std::vector<Value>& before, const Seen& seen, const EmitRow& emit) {
  const auto row = [&](Value key, Value types, bool mandatory) {
    std::vector<Value> values = before;
    values.push_back(std::move(key));
    values.push_back(std::move(types));
    values.emplace_back(mandatory);
    emit(values);
  };
  if (seen.properties.empty()) row({}, {}, false);
  for (const auto& [key, property] : seen.properties)
    row(Value(key), Value(texts(property.types)), property.elements == seen.elements);
}

template <class Visit>
void each_node(ProcedureContext& context, Visit&& visit) {
  ScanPosition position;
  std::vector<NodeId> nodes;
  while (context.graph.scan(position, {}, batch_capacity, nodes)) {
    context.limits.check();
    for (const NodeId node : nodes) visit(node);
    nodes.clear();
  }
}

void node_types(std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
  const auto& graph = context.graph;
  std::map<std::vector<LabelId>, Seen> sets;
  std::vector<LabelId> labels;
  std::vector<KeyId> keys;
  Column column;
  each_node(context, [&](NodeId node) {
    graph.labels_of(node, labels);
    auto& seen = sets[labels];
    ++seen.elements;
    graph.keys_of(node, keys);
    for (const KeyId key : keys) {
      graph.node_property({&node, 1}, key, column);
      seen.add(graph.key_name(key), column.value(0));
    }
  });
  for (const auto& [set, seen] : sets) {
    std::vector<std::string> names;
    for (const LabelId label : set) names.emplace_back(graph.label_name(label));
    emit_properties({Value(written(names)), Value(texts(names))}, seen, emit);
  }
}

void relationship_types_properties(std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
  const auto& graph = context.graph;
  std::vector<KeyId> keys;
  Column column;
  AdjacencyBatch batch;
  for (std::size_t t = 0; t < graph.type_count(); ++t) {
    const auto type = static_cast<TypeId>(t);
    if (graph.edge_count(type) == 0) continue;
    Seen seen;
    each_node(context, [&](NodeId node) {
      graph.adjacent({&node, 1}, type, Direction::out, batch);
      const Adjacency& row = batch.rows[0];
      for (std::size_t i = 0; i < row.size(); ++i) {
        const Edge edge{node, row.neighbours[i], row.id(i), type};
        ++seen.elements;
        graph.keys_of(edge, keys);
        for (const KeyId key : keys) {
          graph.edge_property({&edge, 1}, key, column);
          seen.add(graph.key_name(key), column.value(0));
        }
      }
    });
    emit_properties({Value(written({std::string(graph.type_name(type))}))}, seen, emit);
  }
}

}  // namespace

functions::Procedure node_type_properties() {
  functions::Procedure p;
  p.name = "db.schema.nodeTypeProperties";
  p.columns = {{"nodeType", text},
               {"nodeLabels", list},
               {"propertyName", text | functions::null_kind},
               {"propertyTypes", list | functions::null_kind},
               {"mandatory", kinds({Kind::boolean})}};
  p.sentence =
      "Lists, for each set of labels, the properties of its nodes, their types, and whether all have them.";
  p.example = "CALL db.schema.nodeTypeProperties()";
  p.body = node_types;
  return p;
}

functions::Procedure relationship_type_properties() {
  functions::Procedure p;
  p.name = "db.schema.relTypeProperties";
  p.columns = {{"relType", text},
               {"propertyName", text | functions::null_kind},
               {"propertyTypes", list | functions::null_kind},
               {"mandatory", kinds({Kind::boolean})}};
  p.sentence = "Lists, for each relationship type, its properties, their types, and whether all have them.";
  p.example = "CALL db.schema.relTypeProperties()";
  p.body = relationship_types_properties;
  return p;
}

}  // namespace kenes::procedures
