// SPDX-License-Identifier: Apache-2.0
// Passes over whole graphs in batches, for formats that write everything: nodes and relationships ascending
// by id, and which property keys occur with which kinds.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "storage/graph.hpp"

namespace kenes {

/// Calls f(ids) for all nodes, at most batch_capacity at a time; checks the limits before each.
void each_node(const GraphSource& graph, Limits& limits,
               const std::function<void(std::span<const NodeId>)>& f);
/// Calls f(relationships) for all of a type, by source and then target; checks the limits before each.
void each_edge(const GraphSource& graph, TypeId type, Limits& limits,
               const std::function<void(std::span<const Edge>)>& f);
/// The same for all types, in their order.
void each_edge(const GraphSource& graph, Limits& limits, const std::function<void(std::span<const Edge>)>& f);

/// A key that occurs, and the kinds of its values as a set of bits (1 << Kind).
struct KeyUse {
  KeyId key = no_name;
  std::string name;
  std::uint32_t kinds = 0;
  std::uint32_t element_kinds = 0;  ///< of the elements of its lists
  bool indivisible =
      false;  ///< CSV cannot divide one of its lists by `;`: it has such a text, or an empty one

  bool only(Kind kind) const { return kinds == 1u << static_cast<unsigned>(kind); }
};
/// Of nodes and of relationships, by name.
std::vector<KeyUse> node_keys(const GraphSource& graph, Limits& limits);
std::vector<KeyUse> edge_keys(const GraphSource& graph, Limits& limits);

/// The values of some keys for a batch, a column a key.
std::vector<Column> gather(const GraphSource& graph, std::span<const NodeId> nodes,
                           std::span<const KeyUse> keys);
std::vector<Column> gather(const GraphSource& graph, std::span<const Edge> edges,
                           std::span<const KeyUse> keys);

}  // namespace kenes
