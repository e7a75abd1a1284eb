// SPDX-License-Identifier: Apache-2.0
// Functions of nodes, relationships and paths: id, labels, type, keys, properties, nodes, length, ...
#include "engine/functions/kernels.hpp"
#include "engine/functions/property.hpp"
#include "engine/functions/tables.hpp"

namespace kenes::functions {

namespace {

using Args = std::span<const Value>;

constexpr KindSet element_kinds = kinds({Kind::node, Kind::relationship});

Value id_of(Args args, FunctionContext&) {
  if (args[0].is(Kind::node)) return static_cast<std::int64_t>(args[0].as_node().id);
  return number_of(args[0].as_edge());
}

bool id_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
               FunctionContext&) {
  const Column& elements = *args[0];
  if (elements.type() == ColumnType::node) {
    out.reset(ColumnType::integer, size);
    for_each_row(rows, size, elements.nodes(), elements.stride(), out.integers(),
                 [](NodeId node) { return static_cast<std::int64_t>(node); });
  } else if (elements.type() == ColumnType::relationship) {
    out.reset(ColumnType::integer, size);
    for_each_row(rows, size, elements.relationships(), elements.stride(), out.integers(), number_of);
  } else {
    return false;
  }
  spread_nulls(rows, elements, out);
  return true;
}

Value element_id_of(Args args, FunctionContext&) {
  return Value(args[0].is(Kind::node) ? element_id(args[0].as_node()) : element_id(args[0].as_edge()));
}

Value labels_of(Args args, FunctionContext& context) {
  const Node node = args[0].as_node();
  check_alive(node, context);
  std::vector<LabelId> labels;
  context.graph->labels_of(node.id, labels);
  List names;
  names.reserve(labels.size());
  for (LabelId label : labels) names.emplace_back(context.graph->label_name(label));
  return Value(std::move(names));
}

Value type_of(Args args, FunctionContext& context) {
  return Value(context.graph->type_name(args[0].as_edge().type));
}

bool type_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                 FunctionContext& context) {
  const Column& edges = *args[0];
  if (edges.type() != ColumnType::relationship) return false;
  out.reset(ColumnType::string, size);
  // Stored once a type: the name's own view would not outlive the source, but a result's column may.
  TypeId stored = no_name;
  std::string_view name;
  for_each_valid_row(rows, size, edges, edges.relationships(), out, out.strings(), [&](const Edge& edge) {
    if (edge.type != stored) {
      stored = edge.type;
      name = out.store(context.graph->type_name(edge.type));
    }
    return name;
  });
  return true;
}

Value keys_of(Args args, FunctionContext& context) {
  List names;
  if (args[0].is(Kind::map)) {
    for (const auto& [name, value] : args[0].as_map()) names.emplace_back(name);
    return Value(std::move(names));
  }
  std::vector<KeyId> keys;
  if (args[0].is(Kind::node)) {
    check_alive(args[0].as_node(), context);
    context.graph->keys_of(args[0].as_node().id, keys);
  } else {
    check_alive(args[0].as_edge(), context);
    context.graph->keys_of(args[0].as_edge(), keys);
  }
  for (KeyId key : keys) names.emplace_back(context.graph->key_name(key));
  return Value(std::move(names));
}

Value nodes_of(Args args, FunctionContext&) {
  const Path& path = args[0].as_path();
  return Value(List(path.nodes.begin(), path.nodes.end()));
}

Value relationships_of(Args args, FunctionContext&) {
  const Path& path = args[0].as_path();
  return Value(List(path.edges.begin(), path.edges.end()));
}

template <NodeId Edge::*end>
bool end_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                FunctionContext&) {
  const Column& edges = *args[0];
  if (edges.type() != ColumnType::relationship) return false;
  out.reset(ColumnType::node, size);
  for_each_row(rows, size, edges.relationships(), edges.stride(), out.nodes(),
               [](const Edge& edge) { return edge.*end; });
  spread_nulls(rows, edges, out);
  return true;
}

}  // namespace

void add_graph_functions(Registry& registry) {
  registry.add(
      Function{.name = "id",
               .arguments = {{"element", element_kinds}},
               .returns = integer_kind,
               .group = "graph",
               .sentence = "The number of a node or relationship; prefer elementId(), or a key of your own.",
               .body = id_of,
               .kernel = id_kernel});
  registry.add(
      Function{.name = "elementId",
               .arguments = {{"element", element_kinds}},
               .returns = string_kind,
               .group = "graph",
               .sentence = "A text that identifies a node or relationship in this database for good.",
               .body = element_id_of});
  registry.add(Function{.name = "labels",
                        .arguments = {{"node", node_kind}},
                        .returns = list_kind,
                        .deterministic = false,
                        .group = "graph",
                        .sentence = "The labels of a node.",
                        .body = labels_of});
  registry.add(Function{.name = "type",
                        .arguments = {{"relationship", relationship_kind}},
                        .returns = string_kind,
                        .group = "graph",
                        .sentence = "The type of a relationship.",
                        .body = type_of,
                        .kernel = type_kernel});
  registry.add(
      Function{.name = "keys",
               .arguments = {{"container", element_kinds | kinds({Kind::map})}},
               .returns = list_kind,
               .deterministic = false,
               .group = "graph",
               .sentence = "The names of a node's or relationship's properties, or of a map's entries.",
               .example = "keys({a: 1, b: null}) -> ['a', 'b']",
               .body = keys_of});
  registry.add(Function{
      .name = "properties",
      .arguments = {{"container", element_kinds | kinds({Kind::map})}},
      .returns = kinds({Kind::map}),
      .deterministic = false,
      .group = "graph",
      .sentence = "All properties of a node or relationship as a map; a map is itself.",
      .example = "properties({a: 1}) -> {a: 1}",
      .body = [](Args args, FunctionContext& context) -> Value { return properties_of(args[0], context); }});
  registry.add(
      Function{.name = "startNode",
               .arguments = {{"relationship", relationship_kind}},
               .returns = node_kind,
               .group = "graph",
               .sentence = "The node that a relationship leaves.",
               .body = [](Args args, FunctionContext&) -> Value { return Node{args[0].as_edge().source}; },
               .kernel = end_kernel<&Edge::source>});
  registry.add(
      Function{.name = "endNode",
               .arguments = {{"relationship", relationship_kind}},
               .returns = node_kind,
               .group = "graph",
               .sentence = "The node that a relationship reaches.",
               .body = [](Args args, FunctionContext&) -> Value { return Node{args[0].as_edge().target}; },
               .kernel = end_kernel<&Edge::target>});
  registry.add(Function{.name = "nodes",
                        .arguments = {{"path", path_kind}},
                        .returns = list_kind,
                        .group = "graph",
                        .sentence = "The nodes of a path, in order.",
                        .body = nodes_of});
  for (std::string_view name : {"relationships", "rels"})
    registry.add(Function{.name = name,
                          .arguments = {{"path", path_kind}},
                          .returns = list_kind,
                          .group = "graph",
                          .sentence = "The relationships of a path, in order.",
                          .body = relationships_of});
  registry.add(Function{.name = "length",
                        .arguments = {{"path", path_kind}},
                        .returns = integer_kind,
                        .group = "graph",
                        .sentence = "The number of relationships of a path.",
                        .body = [](Args args, FunctionContext&) -> Value {
                          return static_cast<std::int64_t>(args[0].as_path().edges.size());
                        }});
}

}  // namespace kenes::functions
