// SPDX-License-Identifier: Apache-2.0
// BulkLoad: many new nodes and relationships as sorted files, one ingestion of which is the commit: nothing
// is visible before finish(), and what is not finished leaves no trace. Rows come as typed columns. Also into
// a database with data, to whose nodes new relationships may lead. Holds the writer lock while it lives; one
// thread. Encoded data wait in memory until finish().
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "storage/column.hpp"
#include "storage/graph.hpp"
#include "storage/store.hpp"

namespace kenes {

class BulkLoad {
 public:
  /// Takes the writer lock (Error busy, read_only). Both arguments must outlive this.
  BulkLoad(Store& store, Limits& limits);
  ~BulkLoad();
  BulkLoad(const BulkLoad&) = delete;
  BulkLoad& operator=(const BulkLoad&) = delete;

  LabelId label(std::string_view name);
  TypeId type(std::string_view name);
  KeyId key(std::string_view name);

  /// `rows` nodes with these labels and properties (columns of `rows` rows, one a key; null: none). Returns
  /// the first id, the others follow it. Calls of some thousand rows are best. Nothing in the columns is
  /// kept.
  NodeId add_nodes(std::span<const LabelId> labels, std::size_t rows, std::span<const KeyId> keys,
                   std::span<const Column> columns);
  /// Relationships of one type; their ids are given by finish(), ordered by source and target. The ends must
  /// be nodes of the database or of this load.
  void add_edges(TypeId type, std::span<const NodeId> sources, std::span<const NodeId> targets,
                 std::span<const KeyId> keys, std::span<const Column> columns);
  /// An index or constraint over all nodes, old and new; nothing where there is the same one already.
  void create_index(const IndexDescription& description);

  /// Makes everything durable and visible at once; returns the commit's number. Throws Error
  /// (ConstraintValidationFailed, storage, interrupted ...) and then nothing has changed. Call it once.
  std::uint64_t finish();

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace kenes
