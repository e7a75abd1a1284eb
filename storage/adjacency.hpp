// SPDX-License-Identifier: Apache-2.0
// AdjacencyGroup: the decoded lists of the rows of one group, for one type and direction, and its encoding.
// Immutable once built; shared by threads. Neighbours of a row ascend by (neighbour, relationship id). While
// the ids of all rows together are consecutive they are left out, in memory and on disk.
//
// On disk a group is one record or more, all in the adjacency family:
//   segment 0:   flags u8 (1: ids left out) | rows | edges | segments | [first id] |
//                degree width u8, degrees | segment body
//   segment n:   segment body
//   body:        edges | base, width u8, neighbours | [base, width u8, ids]
// A segment ends at 8,192 edges (16,384 without ids). A hub is a row that spans many segments.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/cache.hpp"
#include "storage/cells.hpp"
#include "storage/graph.hpp"

namespace kenes {

struct AdjacencyGroup final : Decoded {
  std::vector<std::uint32_t> offsets;  ///< one more than rows; rows beyond are empty
  std::vector<NodeId> neighbours;
  std::vector<EdgeId> ids;  ///< empty: first_id, first_id + 1, ...
  EdgeId first_id = 0;

  std::uint32_t rows() const noexcept {
    return offsets.empty() ? 0 : static_cast<std::uint32_t>(offsets.size() - 1);
  }
  std::uint32_t degree(std::uint32_t row) const noexcept {
    return row < rows() ? offsets[row + 1] - offsets[row] : 0;
  }
  Adjacency row(std::uint32_t row) const noexcept {
    if (row >= rows()) return {};
    const std::uint32_t from = offsets[row], size = offsets[row + 1] - from;
    Adjacency out;
    out.neighbours = {neighbours.data() + from, size};
    if (!ids.empty()) out.ids = {ids.data() + from, size};
    out.first_id = first_id + from;
    return out;
  }
  EdgeId id(std::uint32_t i) const noexcept { return ids.empty() ? first_id + i : ids[i]; }
  void measure() noexcept;  ///< sets Decoded::bytes
};

/// The group after `cells` (sorted).
std::unique_ptr<AdjacencyGroup> with_cells(const AdjacencyGroup& group, const AdjacencyCells& cells);

/// The values of segments 0, 1, ...; none for a group without edges.
std::vector<std::string> encode(const AdjacencyGroup& group);
/// Throws Error (corruption) where the records are not what encode() makes.
std::unique_ptr<AdjacencyGroup> decode_adjacency(std::span<const std::string> segments);
/// The degrees of a group's rows, which stand in its first segment.
std::vector<std::uint32_t> decode_degrees(std::string_view first_segment);

}  // namespace kenes
