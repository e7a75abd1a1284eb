// SPDX-License-Identifier: Apache-2.0
// Reading a property of any one value by name: of nodes and relationships through the graph, of maps,
// temporal values and points directly. The row-at-a-time counterpart of the expression compiler's property
// access. Element ids, too: the text by which elementId() names a node or relationship.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/functions/function.hpp"

namespace kenes::functions {

/// Null for null and for a property that is not there. Throws EntityNotFound (DeletedEntityAccess) for an
/// element that this statement deleted, TypeError (InvalidArgumentType) for kinds that have no properties.
Value property_of(const Value& owner, std::string_view key, const FunctionContext& context);

/// All properties as a map. `owner` is a node, a relationship or a map.
Value properties_of(const Value& owner, const FunctionContext& context);

/// Throws EntityNotFound (DeletedEntityAccess) unless the graph has the element.
void check_alive(Node node, const FunctionContext& context);
void check_alive(const Edge& edge, const FunctionContext& context);

/// `4:7` for node 7, `5:2:7` for relationship 7 of type 2: opaque to users, stable, never used again.
std::string element_id(Node node);
std::string element_id(const Edge& edge);
/// The node that bears an element id, or nothing if the text is none (whether it lives is not looked at).
std::optional<Node> node_of_element_id(std::string_view text);
/// id() of a relationship: its type and its number in one integer.
std::int64_t number_of(const Edge& edge);

}  // namespace kenes::functions
