// SPDX-License-Identifier: Apache-2.0
// Identities of graph elements and of the names in a catalog: plain numbers, no ownership, freely copied.
// Node ids are dense and never reused; a relationship is a row of its type's own dense id space, so
// (type, id) identifies it and source/target are carried along because every traversal has them at hand.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace kenes {

using NodeId = std::uint32_t;
using EdgeId = std::uint32_t;
using LabelId = std::uint16_t;
using TypeId = std::uint16_t;
using KeyId = std::uint16_t;

inline constexpr NodeId no_node = 0xFFFFFFFF;
inline constexpr std::uint16_t no_name = 0xFFFF;  ///< "this label, type or key is not in the catalog"

/// A node, by its id.
struct Node {
  NodeId id = no_node;
  friend auto operator<=>(const Node&, const Node&) = default;
};

/// A relationship in the direction it was created; Boost.Graph's edge descriptor.
/// Identity is (type, id): source and target follow from it.
struct Edge {
  NodeId source = no_node;
  NodeId target = no_node;
  EdgeId id = 0;
  TypeId type = no_name;
  friend bool operator==(const Edge& a, const Edge& b) { return a.id == b.id && a.type == b.type; }
  friend std::strong_ordering operator<=>(const Edge& a, const Edge& b) {
    if (auto c = a.type <=> b.type; c != 0) return c;
    return a.id <=> b.id;
  }
};

enum class Direction : std::uint8_t { out = 0, in = 1 };

inline constexpr Direction opposite(Direction d) {
  return d == Direction::out ? Direction::in : Direction::out;
}

}  // namespace kenes

template <>
struct std::hash<kenes::Node> {
  std::size_t operator()(kenes::Node n) const noexcept { return n.id * 0x9E3779B97F4A7C15ull; }
};
template <>
struct std::hash<kenes::Edge> {
  std::size_t operator()(const kenes::Edge& e) const noexcept {
    return ((std::uint64_t{e.type} << 32) | e.id) * 0x9E3779B97F4A7C15ull;
  }
};
