// SPDX-License-Identifier: Apache-2.0
// What is claimed about a node as a picture over time: a row for each value, label and relationship of which
// it was said when, a bar for each time said, years below. Written as DOT with a place for everything, for
// the layout `neato`, so that it becomes SVG, PNG or PDF as every other picture does.
#pragma once

#include <string>

#include "engine/write_out/dot.hpp"

namespace kenes {

/// Of DotOptions it heeds title, languages, day, theme, longest and most_nodes (as the most rows). Throws
/// Error (usage) where nothing about the node has a time.
std::string timeline_dot(const GraphSource& graph, NodeId node, const DotOptions& options = {});

}  // namespace kenes
