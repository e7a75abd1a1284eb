// SPDX-License-Identifier: Apache-2.0
#include "tools/import/claims/told_nodes.hpp"

#include <algorithm>

namespace kenes::import {
namespace {

std::string known_as(const NodeName& name) {
  std::string text = name.label;
  text += '\0';
  return text + name.key;
}

}  // namespace

void ToldNodes::make_keys_unique(MutableGraph& graph, const std::unordered_set<std::string>& labels,
                                 Limits& limits) {
  const KeyId key = graph.intern_key("key");
  for (const std::string& name : labels) {
    const LabelId label = graph.intern_label(name);
    if (graph.nodes_with_label(label) == 0) new_labels_.insert(name);
    if (graph.node_index(label, key)) continue;
    IndexDescription index;
    index.name = name + "_key";
    index.kind = IndexKind::unique;
    index.label = name;
    index.keys = {"key"};
    graph.create_index(index, limits);
  }
}

NodeId ToldNodes::look_up(LabelId label, std::string_view key) const {
  const auto index = graph().node_index(label, graph().key("key"));
  if (!index) return no_node;
  const Value wanted(key);
  std::vector<std::uint32_t> found, counts;
  graph().index_lookup(*index, {&wanted, 1}, found, counts);
  return found.empty() ? no_node : found.front();
}

NodeId ToldNodes::find(const NodeName& name) {
  const auto known = known_.find(known_as(name));
  if (known != known_.end()) return known->second;
  if (new_labels_.contains(name.label)) return no_node;
  const LabelId label = graph().label(name.label);
  const NodeId node = label == no_name ? no_node : look_up(label, name.key);
  if (node != no_node) known_.emplace(known_as(name), node);
  return node;
}

NodeId ToldNodes::find_or_make(const NodeName& name) {
  if (const NodeId node = find(name); node != no_node) return node;
  const LabelId label = graph().intern_label(name.label);
  const NodeId node = graph().create_node({&label, 1});
  graph().set_property(node, graph().intern_key("key"), Value(name.key));
  known_.emplace(known_as(name), node);
  ++made_;
  return node;
}

void ToldNodes::add_label(NodeId node, const std::string& label) {
  belief_->label_plainly(Fact::label(Node{node}, graph().intern_label(label)), true);
}

Value ToldNodes::get(NodeId node, std::string_view key) const {
  const KeyId id = graph().key(key);
  if (id == no_name) return {};
  Column column;
  graph().node_property({&node, 1}, id, column);
  return column.value(0);
}

void ToldNodes::set(NodeId node, std::string_view key, const Value& value) {
  const Value there = get(node, key);
  if (!there.is_null() && !ToldSource::is_newer(key, value, there)) return;
  belief_->write_plainly(Fact::property(Node{node}, graph().intern_key(key)), value);
}

NodeId ToldNodes::source(const ToldSource& source, NodeId file_source) {
  const NodeId node = find_or_make(source.node);
  const bool is_new = sources_.insert(node).second;
  if (is_new && source.node.label != "Source") add_label(node, "Source");
  for (const auto& [key, value] : source.properties)
    if (is_new || key == "retrieved") set(node, key, value);
  if (is_new && file_source != no_node && file_source != node) {
    const TypeId cites = graph().intern_type("CITES");
    AdjacencyBatch batch;
    graph().adjacent({&node, 1}, cites, Direction::in, batch);
    const auto& citing = batch.rows.front().neighbours;
    if (!std::binary_search(citing.begin(), citing.end(), file_source))
      graph().create_edge(file_source, cites, node);
  }
  return node;
}

}  // namespace kenes::import
