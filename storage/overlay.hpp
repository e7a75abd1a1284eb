// SPDX-License-Identifier: Apache-2.0
// Overlay: the cells that a write transaction changed, ordered as the packs that they become, and the log
// that takes back one statement's changes. Plain memory; knows neither the database nor the snapshot below.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "storage/catalog.hpp"
#include "storage/claim_records.hpp"
#include "storage/pooled_vector.hpp"
#include "storage/state.hpp"

namespace kenes {

/// Changed cells of one column of values.
class ValueOverlay final : public OverlayColumn {
 public:
  explicit ValueOverlay(ColumnId column) : column_(column) {}
  const ColumnId& column() const noexcept { return column_; }
  const OverlayBlock* block(std::uint32_t block) const override {
    const auto at = blocks_.find(block);
    return at == blocks_.end() ? nullptr : &at->second;
  }
  /// The cell of a row, or null where it is unchanged.
  const ChangedCell* find(std::uint32_t row) const {
    const auto* b = block(row >> block_shift);
    return b ? find_cell(b->cells, row & (block_rows - 1)) : nullptr;
  }
  /// Returns what the cell was before: nothing where it was unchanged.
  std::optional<Value> set(std::uint32_t row, Value value);
  void restore(std::uint32_t row, std::optional<Value> before);
  std::unordered_map<std::uint32_t, OverlayBlock>& blocks() noexcept { return blocks_; }
  const std::unordered_map<std::uint32_t, OverlayBlock>& blocks() const noexcept { return blocks_; }

 private:
  ColumnId column_;
  std::unordered_map<std::uint32_t, OverlayBlock> blocks_;
};

/// Changed entries of the adjacency lists of one type and direction.
class AdjacencyOverlay {
 public:
  struct Merged {
    std::vector<NodeId> neighbours;
    std::vector<EdgeId> ids;
  };
  struct Row {
    AdjacencyCells cells;                  ///< ascending; their row is not used here
    std::shared_ptr<const Merged> merged;  ///< with the list below; null: to be made anew
  };
  AdjacencyOverlay(TypeId type, Direction direction) : type_(type), direction_(direction) {}
  TypeId type() const noexcept { return type_; }
  Direction direction() const noexcept { return direction_; }
  Row* find(NodeId node) {
    const auto at = rows_.find(node);
    return at == rows_.end() ? nullptr : &at->second;
  }
  /// Returns what the entry was before: nothing where it was unchanged.
  std::optional<bool> set(NodeId node, NodeId neighbour, EdgeId id, bool present);
  void restore(NodeId node, NodeId neighbour, EdgeId id, std::optional<bool> before);
  std::unordered_map<NodeId, Row>& rows() noexcept { return rows_; }

 private:
  TypeId type_;
  Direction direction_;
  std::unordered_map<NodeId, Row> rows_;
};

/// Changed entries of one index: for a value's bytes the nodes that are in it from now on, or no longer.
class IndexOverlay {
 public:
  using Nodes = std::vector<std::pair<NodeId, bool>>;  ///< ascending by node
  std::optional<bool> set(const std::string& value, NodeId node, bool present);
  void restore(const std::string& value, NodeId node, std::optional<bool> before);
  const Nodes* find(std::string_view value) const {
    const auto at = values_.find(value);
    return at == values_.end() ? nullptr : &at->second;
  }
  const std::map<std::string, Nodes, std::less<>>& values() const noexcept { return values_; }

 private:
  std::map<std::string, Nodes, std::less<>> values_;
};

/// Takes back changes, the last first.
class UndoLog {
 public:
  struct OfValue {
    ValueOverlay* column;
    std::uint32_t row;
    std::optional<Value> before;
  };
  struct OfAdjacency {
    AdjacencyOverlay* lists;
    NodeId node, neighbour;
    EdgeId id;
    std::optional<bool> before;
  };
  struct OfIndex {
    std::uint16_t index;
    std::string value;
    NodeId node;
    std::optional<bool> before;
  };
  struct OfRecord {
    RecordOverlay* records;
    RecordOverlay::Place at;
    std::optional<RecordOverlay::Change> before;
  };
  // Each kind by itself, as none touches what another does: small entries, and their order matters only
  // within a kind.
  void add(OfValue entry) { values_.push_back(std::move(entry)); }
  void add(OfAdjacency entry) { lists_.push_back(entry); }
  void add(OfIndex entry) { indexes_.push_back(std::move(entry)); }
  void add(OfRecord entry) { records_.push_back(std::move(entry)); }
  void clear() noexcept;
  void undo(std::unordered_map<std::uint16_t, IndexOverlay>& indexes);

 private:
  PooledVector<OfValue> values_;
  PooledVector<OfAdjacency> lists_;
  PooledVector<OfIndex> indexes_;
  PooledVector<OfRecord> records_;
};

}  // namespace kenes
