// SPDX-License-Identifier: Apache-2.0
// A graph as a script of openCypher statements: constraints and indexes, nodes, relationships. Loading it
// into an empty database gives an equal graph (new ids, everything else the same) with equal claims, but for
// when they were recorded. Nodes carry a label and a property for finding them again while the script runs
// (relationships that are claimed, the property); its last statements take both away.
#pragma once

#include <ostream>

#include "storage/graph.hpp"

namespace kenes {

void write_cypher(std::ostream& out, const GraphSource& graph, Limits& limits);

/// The expression that makes a value: `'x'`, `date('2004-04-13')`, `[1, {a: null}]`. Elements are not values
/// of scripts.
std::string cypher_expression(const Value& value);

}  // namespace kenes
