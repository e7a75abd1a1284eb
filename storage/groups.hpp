// SPDX-License-Identifier: Apache-2.0
// Groups as they lie in the database: a base (segments of a chunk) and the packs of cells written since.
// Cache misses, folding and `kenes check` read them here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/adjacency.hpp"
#include "storage/chunk.hpp"
#include "storage/rocks.hpp"

namespace kenes {

struct StoredGroup {
  std::vector<std::string> segments;
  std::vector<VersionedKey> packs;  ///< their keys
  std::uint64_t pack_bytes = 0;
  Delta delta;  ///< all packs merged, in the order of their commits
};

/// Throws Error (corruption, storage).
StoredGroup read_group(const Rocks& rocks, const Rocks::View& view, const GroupId& id);
/// The degrees of an adjacency group's rows, or nothing where packs lie above it. Throws Error (corruption,
/// storage).
std::optional<std::vector<std::uint32_t>> read_degrees(const Rocks& rocks, const Rocks::View& view,
                                                       const GroupId& id);

std::unique_ptr<const AdjacencyGroup> adjacency_of(const StoredGroup& stored);
std::unique_ptr<const ChunkVersion> chunk_of(const StoredGroup& stored);

inline Family base_family(Part part) {
  return part == Part::adjacency ? Family::adjacency : Family::property;
}

/// Cuts a chunk's bytes into segments.
std::vector<std::string_view> cut(std::string_view bytes);

/// Overflow: a value's bytes in pieces, under the row and the commit that wrote it.
VersionedKey overflow_key(const ColumnId& column, std::uint32_t row, std::uint16_t piece,
                          std::uint64_t commit);
Value read_overflow(const Rocks& rocks, const Rocks::View& view, const ColumnId& column, std::uint32_t row,
                    const ChangedCell& cell);

}  // namespace kenes
