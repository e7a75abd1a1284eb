// SPDX-License-Identifier: Apache-2.0
// Values as people read them: strings bare at the top, `(:Person {name: 'Ada'})` for a node, `[:KNOWS {since:
// 2004}]` for a relationship, `(a)-[:R]->(b)` for a path. Elements need the graph that they live in.
#pragma once

#include <string>

#include "storage/graph.hpp"

namespace kenes {

/// For people. Deleted elements show as `(deleted)`.
std::string to_text(const Value& value, const GraphSource& graph);

/// All properties of an element as a map.
Map properties_of(Node node, const GraphSource& graph);
Map properties_of(const Edge& edge, const GraphSource& graph);

}  // namespace kenes
