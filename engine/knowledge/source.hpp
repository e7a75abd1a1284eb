// SPDX-License-Identifier: Apache-2.0
// Sources are ordinary nodes with the label `Source` and a key: what a statement means by one. Free
// functions, for any thread.
#pragma once

#include "storage/error.hpp"
#include "storage/graph.hpp"

namespace kenes::knowledge {

/// The (:Source) that is meant: by its key (by an index where there is one), or the node itself. Throws Error
/// (UnknownSource) with "did you mean" for a key that no source has, TypeError (InvalidArgumentValue) for
/// other values.
NodeId source_node(const GraphSource& graph, const Value& key_or_node, Position at);

/// A source's key, or `#` and its number where it has none: for messages and prompts.
std::string source_name(const GraphSource& graph, NodeId source);

}  // namespace kenes::knowledge
