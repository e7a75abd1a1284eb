// SPDX-License-Identifier: Apache-2.0
// State: everything a commit publishes: numbers, catalog, directory and the lanes of all columns, beside the
// database's view of that moment. And the readers of columns that snapshots and write transactions share.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "storage/cache.hpp"
#include "storage/catalog.hpp"
#include "storage/chunk.hpp"
#include "storage/column.hpp"
#include "storage/groups.hpp"

namespace kenes {

struct EdgeLanes {
  std::shared_ptr<const Lane> sources;
  std::vector<std::pair<KeyId, std::shared_ptr<const Lane>>> properties;  ///< ascending by key

  const Lane* property(KeyId key) const {
    for (const auto& [k, lane] : properties)
      if (k == key) return lane.get();
    return nullptr;
  }
};

/// The hidden columns of the facts of one kind and name.
struct ClaimedLanes {
  ColumnId column;  ///< that of the beginnings
  std::shared_ptr<const Lane> from, to;
};

/// Hears what a miss found, so that folding knows groups with many packs.
class PackListener {
 public:
  virtual ~PackListener() = default;
  virtual void packs_seen(const GroupId& id, std::size_t packs, std::size_t cells, std::size_t base) = 0;
};

struct State {
  std::shared_ptr<const Rocks::View> view;
  std::shared_ptr<const Catalog> catalog;
  std::shared_ptr<const Directory> directory;
  std::shared_ptr<const Directory> known_directory;  ///< for which all lanes are there
  Counts counts;
  std::shared_ptr<const Lane> label_sets;
  std::vector<std::shared_ptr<const Lane>> adjacency;        ///< type * 2 + direction
  std::vector<std::shared_ptr<const Lane>> node_properties;  ///< by key; null where none occurs
  std::vector<EdgeLanes> edges;                              ///< by type
  std::vector<ClaimedLanes> claimed;                         ///< as Counts::claimed

  const Lane* adjacency_lane(TypeId type, Direction direction) const {
    const std::size_t i = type * 2u + static_cast<unsigned>(direction);
    return i < adjacency.size() ? adjacency[i].get() : nullptr;
  }
  const Lane* node_lane(KeyId key) const {
    return key < node_properties.size() ? node_properties[key].get() : nullptr;
  }
  const Lane* edge_lane(TypeId type, KeyId key) const {
    return type < edges.size() ? edges[type].property(key) : nullptr;
  }
  const Lane* source_lane(TypeId type) const {
    return type < edges.size() ? edges[type].sources.get() : nullptr;
  }
  const ClaimedLanes* claimed_lanes(ColumnId column) const;
  /// The lane of one of the two hidden columns.
  const Lane* claimed_lane(const ColumnId& column) const {
    const auto* lanes = claimed_lanes(column);
    return !lanes ? nullptr : column.part == Part::valid_from ? lanes->from.get() : lanes->to.get();
  }
  const DirectoryBlock* block(std::uint32_t b) const {
    return b < directory->size() ? (*directory)[b].get() : nullptr;
  }
};

/// Gets decoded groups of a state, from the cache or the database. Hold a pin of the cache while using them.
class GroupReader {
 public:
  GroupReader(const State& state, const Rocks& rocks, Cache& cache, PackListener& listener)
      : state_(state), rocks_(rocks), cache_(cache), listener_(listener) {}

  const AdjacencyGroup* adjacency(const Lane& lane, std::uint32_t group) const {
    if (group >= lane.groups()) return nullptr;
    const auto& slot = lane.slot(group);
    if (const Decoded* decoded = slot->get()) return static_cast<const AdjacencyGroup*>(decoded);
    return static_cast<const AdjacencyGroup*>(make(lane, group, slot));
  }
  const ChunkVersion* chunk(const Lane& lane, std::uint32_t block) const {
    if (block >= lane.groups()) return nullptr;
    const auto& slot = lane.slot(block);
    if (const Decoded* decoded = slot->get()) return static_cast<const ChunkVersion*>(decoded);
    return static_cast<const ChunkVersion*>(make(lane, block, slot));
  }
  /// The degrees of nodes, ascending; of groups that are not decoded they are read without the neighbours.
  void degrees(const Lane& lane, std::span<const NodeId> nodes, std::uint32_t* out) const;
  /// The value of one row; null where there is none.
  Value value(const Lane& lane, std::uint32_t row) const;
  /// For columns of numbers that Kenes keeps itself (label sets, sources); nothing where there is no cell.
  std::optional<std::uint32_t> number(const Lane& lane, std::uint32_t row) const;
  Value overflow(const ColumnId& column, std::uint32_t row, const ChangedCell& cell) const {
    return read_overflow(rocks_, *state_.view, column, row, cell);
  }

  Cache& cache() const noexcept { return cache_; }
  const State& state() const noexcept { return state_; }
  const Rocks& rocks() const noexcept { return rocks_; }

 private:
  const Decoded* make(const Lane& lane, std::uint32_t group, const std::shared_ptr<CacheSlot>& slot) const;

  const State& state_;
  const Rocks& rocks_;
  Cache& cache_;
  PackListener& listener_;
};

/// The cells that a transaction changed in one block; null cells: no value from now on.
struct OverlayBlock {
  Cells cells;
  ChunkVersion::Type type = ChunkVersion::Type::none;  ///< of all values that were ever set
};

/// Gives the overlay of a block, or null.
class OverlayColumn {
 public:
  virtual ~OverlayColumn() = default;
  virtual const OverlayBlock* block(std::uint32_t block) const = 0;
};

/// Fills `out` with the values of rows: lane and overlay may be null. `row(i)` for i < count by pointer and
/// stride in bytes: node ids, or ids within an array of Edges.
void gather_values(const GroupReader& reader, const Lane* lane, const OverlayColumn* overlay,
                   const ColumnId& column, const std::uint32_t* rows, std::size_t stride, std::size_t count,
                   Column& out);

}  // namespace kenes
