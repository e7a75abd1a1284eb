// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/property.hpp"

#include <charconv>

#include "engine/functions/temporal.hpp"

namespace kenes::functions {

namespace {

[[noreturn]] void deleted(std::string_view what, Position at) {
  throw Error(ErrorCode::entity_not_found, "DeletedEntityAccess", Phase::runtime,
              "the " + std::string(what) + " was deleted in this statement and cannot be read any more", at,
              "read what you need of it in a WITH before the DELETE");
}

Value single(const Column& column) { return column.value(0); }

Value point_component(const Point& point, std::string_view name) {
  const bool geographic = point.srid == 4326 || point.srid == 4979;
  if (name == "x") return point.x;
  if (name == "y") return point.y;
  if (name == "z" && point.is_3d()) return point.z;
  if (geographic && name == "longitude") return point.x;
  if (geographic && name == "latitude") return point.y;
  if (geographic && name == "height" && point.is_3d()) return point.z;
  if (name == "srid") return static_cast<std::int64_t>(point.srid);
  if (name == "crs") {
    if (geographic) return point.is_3d() ? "wgs-84-3d" : "wgs-84";
    return point.is_3d() ? "cartesian-3d" : "cartesian";
  }
  return {};
}

}  // namespace

void check_alive(Node node, const FunctionContext& context) {
  if (!context.graph->has_node(node.id)) deleted("node", context.at);
}

void check_alive(const Edge& edge, const FunctionContext& context) {
  if (!context.graph->edge(edge.type, edge.id)) deleted("relationship", context.at);
}

Value property_of(const Value& owner, std::string_view key, const FunctionContext& context) {
  switch (owner.kind()) {
    case Kind::null:
      return {};
    case Kind::map: {
      const Map& map = owner.as_map();
      auto found = map.find(key);
      return found == map.end() ? Value() : found->second;
    }
    case Kind::node: {
      const Node node = owner.as_node();
      check_alive(node, context);
      const KeyId id = context.graph->key(key);
      if (id == no_name) return {};
      Column column;
      context.graph->node_property({&node.id, 1}, id, column);
      return single(column);
    }
    case Kind::relationship: {
      const Edge edge = owner.as_edge();
      check_alive(edge, context);
      const KeyId id = context.graph->key(key);
      if (id == no_name) return {};
      Column column;
      context.graph->edge_property({&edge, 1}, id, column);
      return single(column);
    }
    case Kind::date:
    case Kind::local_time:
    case Kind::time:
    case Kind::local_date_time:
    case Kind::date_time:
    case Kind::duration:
      return temporal_component(owner, key, context.at);
    case Kind::point:
      return point_component(owner.as_point(), key);
    default:
      throw type_error("InvalidArgumentType",
                       "a " + std::string(kind_name(owner.kind())) + " has no properties, so there is no `." +
                           std::string(key) + "` to read",
                       context.at,
                       "properties belong to nodes, relationships, maps, temporal values and points");
  }
}

Value properties_of(const Value& owner, const FunctionContext& context) {
  if (owner.is_null() || owner.is(Kind::map)) return owner;
  Map result;
  std::vector<KeyId> keys;
  Column column;
  if (owner.is(Kind::node)) {
    const Node node = owner.as_node();
    check_alive(node, context);
    context.graph->keys_of(node.id, keys);
    for (KeyId key : keys) {
      context.graph->node_property({&node.id, 1}, key, column);
      result.emplace(context.graph->key_name(key), single(column));
    }
  } else {
    const Edge edge = owner.as_edge();
    check_alive(edge, context);
    context.graph->keys_of(edge, keys);
    for (KeyId key : keys) {
      context.graph->edge_property({&edge, 1}, key, column);
      result.emplace(context.graph->key_name(key), single(column));
    }
  }
  return Value(std::move(result));
}

std::string element_id(Node node) { return "4:" + std::to_string(node.id); }

std::string element_id(const Edge& edge) {
  return "5:" + std::to_string(edge.type) + ":" + std::to_string(edge.id);
}

std::optional<Node> node_of_element_id(std::string_view text) {
  if (!text.starts_with("4:")) return std::nullopt;
  NodeId id = 0;
  const char* end = text.data() + text.size();
  auto [stop, error] = std::from_chars(text.data() + 2, end, id);
  if (error != std::errc() || stop != end) return std::nullopt;
  return Node{id};
}

std::int64_t number_of(const Edge& edge) { return (static_cast<std::int64_t>(edge.type) << 32) | edge.id; }

}  // namespace kenes::functions
