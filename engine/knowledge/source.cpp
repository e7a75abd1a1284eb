// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/source.hpp"

#include <fmt/format.h>

#include <functional>
#include <string>
#include <vector>

#include "engine/knowledge/node_keys.hpp"

namespace kenes::knowledge {

namespace {

/// All sources and their keys, in batches, until false comes back.
void each_source(const GraphSource& graph,
                 const std::function<bool(std::span<const NodeId>, const Column&)>& visit) {
  const LabelId label = graph.label("Source");
  const KeyId key = graph.key("key");
  if (label == no_name || key == no_name) return;
  ScanPosition position;
  std::vector<NodeId> nodes;
  Column keys;
  for (bool more = true; more; nodes.clear()) {
    more = graph.scan(position, {&label, 1}, batch_capacity, nodes);
    if (nodes.empty()) continue;
    graph.node_property(nodes, key, keys);
    if (!visit(nodes, keys)) return;
  }
}

NodeId with_key(const GraphSource& graph, const Value& wanted) {
  Limits unlimited;
  const auto found = nodes_with_key(graph, graph.label("Source"), wanted, unlimited);
  return found.empty() ? no_node : found.front();
}

[[noreturn]] void unknown(const GraphSource& graph, const Value& wanted, Position at) {
  constexpr std::size_t enough = 100'000;
  std::vector<std::string> known;
  each_source(graph, [&](std::span<const NodeId> nodes, const Column& keys) {
    for (std::size_t i = 0; i < nodes.size(); ++i)
      if (const Value key = keys.value(i); key.is(Kind::string)) known.emplace_back(key.as_string());
    return known.size() < enough;
  });
  std::string hint = did_you_mean(wanted.as_string(), known);
  if (hint.empty()) hint = "sources are made first: CREATE (:Source {key: " + to_literal(wanted) + "})";
  throw Error(ErrorCode::entity_not_found, "UnknownSource", Phase::runtime,
              fmt::format("there is no source with the key {}", to_literal(wanted)), at, std::move(hint));
}

}  // namespace

NodeId source_node(const GraphSource& graph, const Value& key_or_node, Position at) {
  if (key_or_node.is(Kind::node)) {
    const LabelId label = graph.label("Source");
    const NodeId node = key_or_node.as_node().id;
    std::uint8_t is_source = 0;
    if (label != no_name && graph.has_node(node)) graph.has_label({&node, 1}, label, &is_source);
    if (is_source) return node;
    throw type_error("InvalidArgumentValue", "a source is a node with the label `Source`", at,
                     "SET it: SET n:Source");
  }
  if (!key_or_node.is(Kind::string))
    throw type_error("InvalidArgumentValue",
                     fmt::format("a source is its key or its node, not {}", to_literal(key_or_node)), at);
  const NodeId found = with_key(graph, key_or_node);
  if (found == no_node) unknown(graph, key_or_node, at);
  return found;
}

std::string source_name(const GraphSource& graph, NodeId source) {
  const KeyId key = graph.key("key");
  Column column;
  if (key != no_name && graph.has_node(source)) {
    graph.node_property({&source, 1}, key, column);
    if (const Value name = column.value(0); name.is(Kind::string)) return std::string(name.as_string());
  }
  return fmt::format("#{}", source);
}

}  // namespace kenes::knowledge
