// SPDX-License-Identifier: Apache-2.0
// Nodes by the value of their property `key`, which is how people name what they speak of. Free functions,
// for any thread.
#pragma once

#include <vector>

#include "storage/graph.hpp"

namespace kenes::knowledge {

/// Nodes with a label and that key, by an index where there is one.
std::vector<NodeId> nodes_with_key(const GraphSource& graph, LabelId label, const Value& key, Limits& limits);
/// Nodes with any label and that key, each once; only if there are none, those without a label.
std::vector<NodeId> nodes_with_key(const GraphSource& graph, const Value& key, Limits& limits);

}  // namespace kenes::knowledge
