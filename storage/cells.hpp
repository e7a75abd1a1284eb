// SPDX-License-Identifier: Apache-2.0
// Cells: what changes of columns are made of. A cell says what a row (for adjacency: one entry of a row's
// list) is from now on, so applying it twice does no harm. A write transaction's overlay, the packs of the
// delta family and the changes that a cache slot has not applied yet are all sorted vectors of cells.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/element.hpp"
#include "storage/value.hpp"

namespace kenes {

/// Values whose bytes are more than this lie in overflow.
inline constexpr std::size_t overflow_above = 256;
/// Pieces of packs, chunks and overflow are at most this long.
inline constexpr std::size_t piece_bytes = 48u << 10;

/// A row of a value column. Null: the row has no value. overflow > 0: the value's bytes are that many and lie
/// in overflow, written by commit number value.as_integer().
struct ChangedCell {
  std::uint32_t row = 0;  ///< within the group
  std::uint32_t overflow = 0;
  Value value;
};
using Cells = std::vector<ChangedCell>;

/// An entry of a row's adjacency list.
struct AdjacencyCell {
  std::uint32_t row = 0;  ///< within the group
  NodeId neighbour = 0;
  EdgeId id = 0;
  bool present = true;
  friend bool operator==(const AdjacencyCell&, const AdjacencyCell&) = default;
};
using AdjacencyCells = std::vector<AdjacencyCell>;

inline bool before(const AdjacencyCell& a, const AdjacencyCell& b) {
  if (a.row != b.row) return a.row < b.row;
  if (a.neighbour != b.neighbour) return a.neighbour < b.neighbour;
  return a.id < b.id;
}

/// The cells of one group that one commit (or several, merged) changed; one of the vectors is empty.
struct Delta {
  Cells cells;
  AdjacencyCells adjacency;
  std::size_t size() const noexcept { return cells.size() + adjacency.size(); }
};

/// `into` becomes the cells that hold after `later` too; both sorted by row.
void merge(Cells& into, const Cells& later);
void merge(AdjacencyCells& into, const AdjacencyCells& later);

/// The cell of `row`, or null.
const ChangedCell* find_cell(const Cells& cells, std::uint32_t row);

/// Pack: `count | cells`, cut into pieces of at most piece_bytes (each is a pack by itself).
std::vector<std::string> encode_pack(const Cells& cells);
std::vector<std::string> encode_pack(const AdjacencyCells& cells);
/// Appends. Throws Error (corruption).
void decode_pack(std::string_view bytes, Cells& out);
void decode_pack(std::string_view bytes, AdjacencyCells& out);

}  // namespace kenes
