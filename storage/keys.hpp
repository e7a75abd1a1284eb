// SPDX-License-Identifier: Apache-2.0
// The key layout of a database, as data: every kind of key that Kenes writes stands once in `key_kinds`, and
// encoders, decoders, `kenes check` and the table in storage/README.md come from it. All numbers in keys are
// big-endian, so that RocksDB's byte order is the order of rows. On disk: never renumber.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/claim.hpp"
#include "storage/element.hpp"

namespace kenes {

inline constexpr std::uint32_t format_version = 3;

/// RocksDB's column families; `meta` is the one that RocksDB calls "default". On disk: never renumber.
enum class Family : std::uint8_t { meta = 0, adjacency = 1, property = 2, delta = 3, index = 4, claim = 5 };
inline constexpr std::size_t family_count = 6;
inline constexpr std::array<std::string_view, family_count> family_names = {
    "default", "adjacency", "property", "delta", "index", "claim"};

/// What the cells of a column are. On disk: never renumber.
enum class Part : std::uint8_t {
  adjacency = 1,   ///< rows are nodes, cells are lists of (neighbour, relationship id)
  property = 2,    ///< rows are nodes or relationships, cells are values
  label_set = 3,   ///< rows are nodes, cells are label-set numbers; no cell: no node
  source = 4,      ///< rows are relationships, cells are source nodes; no cell: no relationship
  overflow = 5,    ///< values too long for their chunk
  valid_from = 6,  ///< rows are those of a space, cells are where the one claim on a fact begins
  valid_to = 7,    ///< and where it ends; see claim_reading.hpp
};

/// Space 0 holds the rows of all nodes, space 1 + t the rows of relationships of type t.
inline constexpr std::uint16_t node_space = 0;
constexpr std::uint16_t edge_space(TypeId type) { return static_cast<std::uint16_t>(type + 1); }

/// Names one column: all cells of one part, name and direction over the rows of a space.
struct ColumnId {
  std::uint16_t space = node_space;
  std::uint16_t name = 0;      ///< property key, or relationship type for adjacency; else 0
  std::uint8_t direction = 0;  ///< of adjacency; of hidden columns the kind of fact
  Part part = Part::property;

  static constexpr ColumnId adjacency(TypeId type, Direction direction) {
    return {node_space, type, static_cast<std::uint8_t>(direction), Part::adjacency};
  }
  static constexpr ColumnId node_property(KeyId key) { return {node_space, key, 0, Part::property}; }
  static constexpr ColumnId edge_property(TypeId type, KeyId key) {
    return {edge_space(type), key, 0, Part::property};
  }
  static constexpr ColumnId label_sets() { return {node_space, 0, 0, Part::label_set}; }
  static constexpr ColumnId sources(TypeId type) { return {edge_space(type), 0, 0, Part::source}; }

  /// One of the two hidden columns of the facts of a kind and name.
  static constexpr ColumnId claimed(Part part, std::uint16_t space, FactKind kind, std::uint16_t name) {
    return {space, name, static_cast<std::uint8_t>(kind), part};
  }

  constexpr std::uint64_t packed() const {
    return (std::uint64_t{space} << 32) | (std::uint64_t{name} << 16) | (std::uint64_t{direction} << 8) |
           static_cast<std::uint64_t>(part);
  }
  constexpr bool on_relationships() const { return space != node_space; }
  constexpr TypeId type() const { return part == Part::adjacency ? name : static_cast<TypeId>(space - 1); }
  friend auto operator<=>(const ColumnId&, const ColumnId&) = default;
};

/// One group of rows of a column.
struct GroupId {
  ColumnId column;
  std::uint32_t group = 0;
  friend auto operator<=>(const GroupId&, const GroupId&) = default;
};

struct GroupHash {
  std::size_t operator()(const GroupId& g) const noexcept {
    return (g.column.packed() * 0x9E3779B97F4A7C15ull) ^ (g.group * 0xC2B2AE3D27D4EB4Full);
  }
};

/// `space u16 | name u16 | direction u8 | part u8 | group u32 | segment u16`.
struct CellKey {
  GroupId group;
  std::uint16_t segment = 0;
  friend auto operator<=>(const CellKey&, const CellKey&) = default;
};
/// A CellKey and the commit that wrote it: packs of the delta family, and overflow (group: the row, segment:
/// the part of the value).
struct VersionedKey {
  CellKey cell;
  std::uint64_t commit = 0;
  friend auto operator<=>(const VersionedKey&, const VersionedKey&) = default;
};

/// Records of the meta family: `kind u8 | number u32`. On disk: never renumber.
enum class MetaKind : std::uint8_t {
  format = 1,
  state = 2,
  label_name = 3,
  type_name = 4,
  key_name = 5,
  label_set = 6,
  label_set_state = 7,
  type_state = 8,
  index = 9,
  index_state = 10,
  directory = 11,
  claimed = 12,
  claims = 13,
};

struct MetaKey {
  MetaKind kind = MetaKind::format;
  std::uint32_t number = 0;
  friend auto operator<=>(const MetaKey&, const MetaKey&) = default;
};

struct KeyKind {
  std::string_view name;
  Family family;
  std::string_view key;    ///< the fields
  std::string_view value;  ///< what lies there
};

inline constexpr std::array key_kinds = {
    KeyKind{"format", Family::meta, "kind u8 = 1 | 0 u32", "magic, format version, the program that made it"},
    KeyKind{"state", Family::meta, "kind u8 = 2 | 0 u32", "last commit, counts of nodes, next node id"},
    KeyKind{"label name", Family::meta, "kind u8 = 3 | label u32", "the name"},
    KeyKind{"type name", Family::meta, "kind u8 = 4 | type u32", "the name"},
    KeyKind{"key name", Family::meta, "kind u8 = 5 | key u32", "the name"},
    KeyKind{"label set", Family::meta, "kind u8 = 6 | label set u32", "its labels, ascending"},
    KeyKind{"label-set state", Family::meta, "kind u8 = 7 | label set u32",
            "number of nodes, the range of ids that new nodes come from"},
    KeyKind{"type state", Family::meta, "kind u8 = 8 | type u32",
            "number of relationships, next id, nodes with a degree, group sizes, property keys"},
    KeyKind{"index", Family::meta, "kind u8 = 9 | index u32", "name, kind, label, keys, property type"},
    KeyKind{"index state", Family::meta, "kind u8 = 10 | index u32", "entries, distinct values"},
    KeyKind{"directory", Family::meta, "kind u8 = 11 | block u32",
            "label sets, property keys, types out and in that ever occurred in a block of 2,048 nodes"},
    KeyKind{
        "claimed", Family::meta, "kind u8 = 12 | number u32",
        "space, kind of fact, name; how many facts have claims, how many values or relationships are kept "
        "beside the graph"},
    KeyKind{"claims", Family::meta, "kind u8 = 13 | 0 u32",
            "last claim, last moment of recording, contested facts, deleted nodes that are kept"},
    KeyKind{"adjacency", Family::adjacency,
            "space u16 = 0 | type u16 | direction u8 | part u8 = 1 | group u32 | segment u16",
            "degrees, neighbours, relationship ids of a group of nodes"},
    KeyKind{"property", Family::property,
            "space u16 | key u16 | 0 u8 | part u8 = 2 | block u32 | segment u16",
            "values of a key in a block of 2,048 rows"},
    KeyKind{"label sets", Family::property,
            "space u16 = 0 | 0 u16 | 0 u8 | part u8 = 3 | block u32 | segment u16",
            "label-set numbers of a block of 2,048 nodes"},
    KeyKind{"source", Family::property,
            "space u16 = 1 + type | 0 u16 | 0 u8 | part u8 = 4 | block u32 | segment u16",
            "source nodes of a block of 2,048 relationships"},
    KeyKind{"overflow", Family::property,
            "space u16 | key u16 | 0 u8 | part u8 = 5 | row u32 | piece u16 | commit u64",
            "a piece of a value of more than 256 bytes"},
    KeyKind{"validity", Family::property,
            "space u16 | name u16 | kind of fact u8 | part u8 = 6 or 7 | block u32 | segment u16",
            "first days, or ends, of what is claimed once about a block of 2,048 rows"},
    KeyKind{"pack", Family::delta,
            "space u16 | name u16 | direction u8 | part u8 | group u32 | piece u16 | commit u64",
            "the cells of a group that a commit changed"},
    KeyKind{"index entry", Family::index, "index u16 | values, order-keeping | id u32", "nothing"},
    KeyKind{"unique entry", Family::index, "index u16 | value, order-keeping", "id u32"},
    KeyKind{"text entry", Family::index, "index u16 | three bytes of the text | id u32", "nothing"},
    KeyKind{
        "claim", Family::claim, "kind u8 = 1 | space u16 | row u32 | kind of fact u8 | name u16 | claim u64",
        "value, language, valid time, source, place, words, rank, confidence, when recorded and retracted"},
    KeyKind{"recorded claims", Family::claim, "kind u8 = 2 | last claim u64",
            "the facts of up to 256 claims that follow each other"},
    KeyKind{"claims of a source", Family::claim, "kind u8 = 3 | source u32 | last claim u64",
            "up to 256 claims and their facts"},
    KeyKind{"contested", Family::claim, "kind u8 = 4 | space u16 | row u32 | kind of fact u8 | name u16",
            "nothing"},
    KeyKind{"unbelieved value", Family::claim,
            "kind u8 = 5 | space u16 | key u16 | value, order-keeping | row u32",
            "the value where its order-keeping bytes do not tell it whole"},
    KeyKind{"relationship set aside", Family::claim,
            "kind u8 = 6 | node u32 | type u16 | direction u8 | neighbour u32 | relationship u32", "nothing"},
    KeyKind{"ends set aside", Family::claim, "kind u8 = 7 | type u16 | relationship u32", "source, target"},
    KeyKind{"deleted node", Family::claim, "kind u8 = 8 | node u32", "its labels when it went, ascending"},
    KeyKind{"knowledge", Family::claim, "kind u8 >= 128 | as the floor above says",
            "as the floor above says"},
};

std::string encode(const CellKey& key);
std::string encode(const VersionedKey& key);
std::string encode(const MetaKey& key);
/// The bytes before the segment: the prefix of all segments and packs of a group.
std::string encode_prefix(const GroupId& group);
std::string encode_prefix(const ColumnId& column);
/// The first key after all keys that begin with `prefix`; empty if there is none.
std::string after_prefix(std::string_view prefix);

/// Nothing where the bytes are no such key.
std::optional<CellKey> decode_cell_key(std::string_view bytes);
std::optional<VersionedKey> decode_versioned_key(std::string_view bytes);
std::optional<MetaKey> decode_meta_key(std::string_view bytes);

/// For reports: "property :2 key 5, block 7, segment 0".
std::string describe(const GroupId& group);

}  // namespace kenes
