// SPDX-License-Identifier: Apache-2.0
// Keys of index entries and their look-up in a state of the database. A unique index has one entry a value,
// whose value is the node; others have one entry a (value, node).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/catalog.hpp"
#include "storage/rocks.hpp"

namespace kenes {

std::string index_prefix(std::uint16_t index);
/// `index | value` for unique ones, `index | value | node` for others.
std::string index_key(const IndexEntry& index, std::string_view value, NodeId node);
/// What lies at the key: the node for unique indexes, nothing for others.
std::string index_payload(const IndexEntry& index, NodeId node);
/// The node of an entry. Throws Error (corruption).
NodeId index_node(const IndexEntry& index, std::string_view key, std::string_view payload);
/// The bytes of the value within an entry's key.
std::string_view index_value(const IndexEntry& index, std::string_view key);

/// Nodes of entries whose value has these bytes, appended.
void find_nodes(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index, std::string_view value,
                std::vector<NodeId>& out);
/// Entries with from <= value < to in order, until `visit` returns false.
void walk_index(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index, std::string_view from,
                std::string_view to, const std::function<bool(std::string_view value, NodeId node)>& visit);

}  // namespace kenes
