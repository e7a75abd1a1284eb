// SPDX-License-Identifier: Apache-2.0
// The parts of a bulk load that turn columns into records: typed columns of a block into chunks, long values
// into overflow, and the relationships of a type, sorted both ways, into adjacency groups, sources and
// chunks.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "storage/chunk.hpp"
#include "storage/column.hpp"
#include "storage/rocks.hpp"
#include "storage/snapshot.hpp"

namespace kenes {

/// Keys and values on their way into a sorted file.
using BulkRecords = std::vector<std::pair<std::string, std::string>>;

void put_chunk(BulkRecords& records, const GroupId& id, std::string_view bytes);

/// Moves a long value into overflow records and leaves its place in the cell.
void move_to_overflow(ChangedCell& cell, const ColumnId& column, std::uint32_t row, std::uint64_t commit,
                      BulkRecords& overflow);
/// The value that move_to_overflow() moved; `overflow` is sorted.
Value overflow_value(const BulkRecords& overflow, const ColumnId& column, std::uint32_t row,
                     const ChangedCell& cell);

/// Rows from .. from + count of a column as a block whose first row is `first_row`. Strings stay views.
ChunkInput chunk_input(const Column& column, std::size_t from, std::size_t count, const ColumnId& id,
                       std::uint32_t first_row, std::uint64_t commit, BulkRecords& overflow);

/// All rows of one property, typed, as they came.
class BulkColumn {
 public:
  /// Rows before `rows` that no call brought are null.
  void append(const Column& column, std::size_t rows_before, std::size_t count);
  /// Rows order[from] ... of it, as a block.
  ChunkInput block(std::span<const std::uint32_t> order, const ColumnId& id, std::uint32_t first_row,
                   std::uint64_t commit, BulkRecords& overflow) const;
  Value value(std::size_t row) const;

 private:
  void fill(std::size_t rows);
  void generalize();

  Form form_ = Form::empty;
  bool any_null_ = false;
  std::size_t rows_ = 0;
  std::vector<std::uint8_t> present_;
  std::vector<std::int64_t> integers_;
  std::vector<double> floats_;
  std::vector<std::pair<std::size_t, std::uint32_t>> texts_;  ///< place and length in text_
  std::string text_;
  std::vector<Value> values_;
};

class BulkEdges {
 public:
  void add(std::span<const NodeId> sources, std::span<const NodeId> targets, std::span<const KeyId> keys,
           std::span<const Column> columns);

  struct Place {
    const Snapshot& base;
    const Rocks::View& now;  ///< what is stored: folds may have gone on since `base`
    Limits& limits;
    Counts& counts;
    TypeId type;
    NodeId first_new_node;  ///< groups of rows from here on cannot have a base
  };
  using Touched = std::vector<std::pair<ColumnId, std::vector<std::uint32_t>>>;
  using DirectoryType = std::function<void(std::uint32_t block, Direction, TypeId)>;
  /// Numbers the relationships and makes their records; one without bytes removes what is stored there.
  void build(const Place& place, BulkRecords& adjacency, BulkRecords& properties, BulkRecords& overflow,
             Touched& touched, const DirectoryType& directory_type);
  /// After build(): every relationship of the load with its values of these keys.
  void each(std::span<const KeyId> keys,
            const std::function<void(EdgeId, std::span<const Value>)>& visit) const;

 private:
  void build_lists(const Place& place, Direction direction, std::span<const NodeId> rows,
                   std::span<const NodeId> neighbours, std::span<const EdgeId> ids, BulkRecords& adjacency,
                   Touched& touched, const DirectoryType& directory_type);

  std::vector<NodeId> sources_, targets_;
  std::map<KeyId, BulkColumn> columns_;
  std::vector<std::uint32_t> order_;  ///< row of each id from first_id_ on, once they are built
  EdgeId first_id_ = 0;
};

}  // namespace kenes
