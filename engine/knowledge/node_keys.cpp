// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/node_keys.hpp"

#include <algorithm>

#include "storage/compare.hpp"

namespace kenes::knowledge {

namespace {

std::vector<NodeId> scan_for(const GraphSource& graph, std::span<const LabelId> labels, KeyId name,
                             const Value& key, Limits& limits) {
  std::vector<NodeId> found, some;
  ScanPosition position;
  Column column;
  for (bool more = true; more; some.clear()) {
    limits.check();
    more = graph.scan(position, labels, batch_capacity, some);
    if (some.empty()) continue;
    graph.node_property(some, name, column);
    for (std::size_t i = 0; i < some.size(); ++i)
      if (equal(column.value(i), key) == true) found.push_back(some[i]);
  }
  return found;
}

}  // namespace

std::vector<NodeId> nodes_with_key(const GraphSource& graph, LabelId label, const Value& key,
                                   Limits& limits) {
  const KeyId name = graph.key("key");
  if (name == no_name || label == no_name) return {};
  const auto index = graph.node_index(label, name);
  if (!index) return scan_for(graph, {&label, 1}, name, key, limits);
  std::vector<std::uint32_t> found, counts;
  graph.index_lookup(*index, {&key, 1}, found, counts);
  return found;
}

std::vector<NodeId> nodes_with_key(const GraphSource& graph, const Value& key, Limits& limits) {
  std::vector<NodeId> all;
  for (std::size_t i = 0; i < graph.label_count(); ++i) {
    const auto label = static_cast<LabelId>(i);
    if (graph.nodes_with_label(label) == 0) continue;
    const auto found = nodes_with_key(graph, label, key, limits);
    all.insert(all.end(), found.begin(), found.end());
  }
  if (all.empty())
    if (const KeyId name = graph.key("key"); name != no_name) return scan_for(graph, {}, name, key, limits);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace kenes::knowledge
