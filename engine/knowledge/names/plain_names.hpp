// SPDX-License-Identifier: Apache-2.0
// Names that nobody claimed: values of the key `name` that were written plainly. Once the index covers them
// it is kept with each write; until then they are looked at one by one, as long as there are few.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/knowledge/names/name_index.hpp"
#include "storage/graph.hpp"

namespace kenes::knowledge::names {

/// So many nodes are looked at one by one.
inline constexpr std::uint64_t few_nodes = 100'000;

/// Puts at most so many more plain names into the index, ascending by node; the index covers what it has from
/// then on. Returns how many.
std::uint64_t cover_plain_names(MutableGraph& graph, std::uint64_t most, Limits& limits);

/// Before the first name of a node is claimed: the plain name that it has is in the index from now on; in a
/// small graph all are.
void first_name_claimed(MutableGraph& graph, NodeId node, const Value& plain);

/// A name is claimed, or not any more (withdrawn, deprecated); other values than texts are no names.
void name_claimed(MutableGraph& graph, NodeId node, const Value& name);
void name_withdrawn(MutableGraph& graph, NodeId node, const Value& name);
/// A value of the key `name` that has no claims was written over another; either may be null.
void plain_name_changed(MutableGraph& graph, NodeId node, const Value& before, const Value& after);
/// A node goes.
void node_removed(MutableGraph& graph, NodeId node);

/// Looks at the plain names of nodes with `label` (no_name: of all nodes) one by one and adds those that are
/// like what is wanted. False: there are too many, and nothing was looked at.
bool search_plain_names(const GraphSource& graph, LabelId label, const Wanted& wanted, Limits& limits,
                        std::vector<Found>& found);

}  // namespace kenes::knowledge::names
