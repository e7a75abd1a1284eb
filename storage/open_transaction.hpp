// SPDX-License-Identifier: Apache-2.0
// OpenTransaction: the write transaction behind the interface WriteTransaction. Reading
// (open_transaction.cpp) merges the overlay over the snapshot; changing (changes.cpp) writes cells, index
// entries and counts and logs how to undo them; commit (commit.cpp) makes one batch of it all. One thread at
// a time.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "storage/core.hpp"
#include "storage/index_search.hpp"
#include "storage/open_claims.hpp"
#include "storage/overlay.hpp"
#include "storage/snapshot.hpp"
#include "storage/transaction.hpp"

namespace kenes {

class OpenTransaction final : public WriteTransaction {
 public:
  /// The writer lock is held already; this releases it at its end.
  explicit OpenTransaction(std::shared_ptr<StoreCore> core);
  ~OpenTransaction() override { rollback(); }

  const std::shared_ptr<const Snapshot>& base() const override { return base_; }
  std::uint64_t commit() override;
  void rollback() noexcept override;
  bool is_over() const noexcept override { return over_; }
  void begin_again(Limits& limits) override;
  std::size_t bytes() const noexcept override { return bytes_; }

  LabelId label(std::string_view name) const override { return catalog().labels.find(name); }
  TypeId type(std::string_view name) const override { return catalog().types.find(name); }
  KeyId key(std::string_view name) const override { return catalog().keys.find(name); }
  std::string_view label_name(LabelId id) const override { return catalog().labels.name(id); }
  std::string_view type_name(TypeId id) const override { return catalog().types.name(id); }
  std::string_view key_name(KeyId id) const override { return catalog().keys.name(id); }
  std::size_t label_count() const override { return catalog().labels.size(); }
  std::size_t type_count() const override { return catalog().types.size(); }
  std::size_t key_count() const override { return catalog().keys.size(); }

  NodeId node_bound() const override { return counts_.bound; }
  std::uint64_t node_count() const override { return counts_.nodes; }
  bool has_node(NodeId node) const override { return label_set(node) != 0; }
  bool scan(ScanPosition&, std::span<const LabelId> labels, std::size_t limit,
            std::vector<NodeId>& out) const override;
  void labels_of(NodeId, std::vector<LabelId>& out) const override;
  void has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const override;
  bool end_always_has_label(TypeId, Direction, LabelId) const override;

  std::uint64_t edge_count(TypeId type) const override {
    return type < counts_.types.size() ? counts_.types[type].edges : 0;
  }
  EdgeId edge_bound(TypeId type) const override {
    return type < counts_.types.size() ? counts_.types[type].bound : 0;
  }
  void adjacent(std::span<const NodeId> nodes, TypeId, Direction, AdjacencyBatch& out) const override;
  void degrees(std::span<const NodeId> nodes, TypeId, Direction, std::uint32_t* out) const override;
  void types_of(NodeId, Direction, std::vector<TypeId>& out) const override;
  std::optional<Edge> edge(TypeId, EdgeId) const override;

  void node_property(std::span<const NodeId> nodes, KeyId, Column& out) const override;
  void edge_property(std::span<const Edge> edges, KeyId, Column& out) const override;
  void keys_of(NodeId, std::vector<KeyId>& out) const override;
  void keys_of(const Edge&, std::vector<KeyId>& out) const override;

  std::vector<IndexDescription> indexes() const override;
  using GraphSource::index_range;
  std::optional<std::uint32_t> index_on(bool on_relationships, std::uint16_t label_or_type,
                                        std::span<const KeyId> keys, bool text) const override;
  void index_lookup(std::uint32_t, std::span<const Value>, std::vector<std::uint32_t>&,
                    std::vector<std::uint32_t>&) const override;
  void index_range(std::uint32_t, std::span<const Value> equal, const ValueRange&, std::size_t,
                   std::vector<std::uint32_t>&) const override;
  void index_text(std::uint32_t, TextTest, std::string_view, std::vector<std::uint32_t>&) const override;
  IndexSize index_size(std::uint32_t) const override;
  std::vector<MemoryUse> memory_use() const override;

  std::uint64_t nodes_with_label(LabelId) const override;
  std::uint64_t nodes_with_type(TypeId type, Direction direction) const override {
    return base_->nodes_with_type(type, direction);
  }
  std::uint64_t distinct_values(LabelId label, KeyId key) const override {
    return base_->distinct_values(label, key);
  }
  std::uint64_t catalog_version() const override { return catalog().version; }
  const ClaimSource* claims() const override { return claims_.get(); }

  LabelId intern_label(std::string_view name) override;
  TypeId intern_type(std::string_view name) override;
  KeyId intern_key(std::string_view name) override;
  NodeId create_node(std::span<const LabelId> labels) override;
  Edge create_edge(NodeId source, TypeId type, NodeId target) override;
  bool set_property(NodeId, KeyId, const Value&) override;
  bool set_property(const Edge&, KeyId, const Value&) override;
  bool add_label(NodeId, LabelId) override;
  bool remove_label(NodeId, LabelId) override;
  bool delete_edge(const Edge&) override;
  bool delete_node(NodeId) override;
  void begin_statement() override;
  void end_statement() override;
  void rollback_statement() override;
  void create_index(const IndexDescription&, Limits&) override;
  bool drop_index(std::string_view name) override;
  ClaimSink* claim_sink() override { return claims_.get(); }

 private:
  friend class OpenClaims;

  const Catalog& catalog() const noexcept { return *catalog_; }
  Catalog& own_catalog();  ///< a copy that may be changed
  const State& state() const noexcept { return base_->state(); }
  const GroupReader& reader() const noexcept { return base_->reader(); }

  ValueOverlay& values(const ColumnId& column);
  const ValueOverlay* find_values(const ColumnId& column) const;
  AdjacencyOverlay& lists(TypeId type, Direction direction);
  AdjacencyOverlay* find_lists(TypeId type, Direction direction) const;
  const AdjacencyOverlay::Row* merged_row(NodeId node, TypeId type, Direction direction) const;
  LabelSet label_set(NodeId node) const;
  bool has_edge(TypeId type, EdgeId id) const;
  Value node_value(NodeId node, KeyId key) const;
  Value value_at(const ColumnId& column, const Lane* lane, std::uint32_t row) const;
  bool present_at(const ColumnId& column, const Lane* lane, std::uint32_t row) const;
  IndexSearch search(const IndexEntry& index) const;
  std::vector<Value> values_of(const IndexEntry& index, std::uint32_t id) const;
  /// Where the index's entries are that this transaction has not changed since.
  const Rocks::View& view_of(const IndexEntry& index) const;

  void start();
  void must_be_open() const;
  void account(std::size_t bytes);
  void put_value(const ColumnId& column, std::uint32_t row, Value value);
  void put_entry(TypeId type, Direction direction, NodeId node, NodeId neighbour, EdgeId id, bool present);
  /// With the ends and the number that it has.
  void insert_edge(const Edge& edge);
  void put_index(const IndexEntry& index, std::span<const Value> values, std::uint32_t id, bool present);
  /// An element's entries in all indexes that `is_in` names, before or after a change.
  template <class IsIn>
  void put_indexes(bool on_relationships, std::uint32_t id, bool present, IsIn&& is_in);
  /// An element is to be judged by the constraints at the end of the statement.
  void note_change(bool on_relationships, TypeId type, std::uint32_t id);
  void judge_unique();
  void judge_elements();
  void judge(const IndexEntry& constraint, std::uint32_t id) const;
  void set_label_set(NodeId node, LabelSet before, LabelSet after);

  std::shared_ptr<StoreCore> core_;
  std::shared_ptr<const Snapshot> base_;
  bool over_ = false;
  std::size_t bytes_ = 0;
  std::shared_ptr<const Catalog> catalog_;
  bool catalog_is_own_ = false;
  Counts counts_;
  std::unordered_map<std::uint64_t, std::unique_ptr<ValueOverlay>> values_;
  std::unordered_map<std::uint32_t, std::unique_ptr<AdjacencyOverlay>> lists_;
  std::unordered_map<std::uint16_t, IndexOverlay> index_overlays_;
  std::vector<std::shared_ptr<const IndexEntry>> dropped_;
  /// Of indexes that were built beside the transaction.
  std::unordered_map<std::uint16_t, std::shared_ptr<const Rocks::View>> built_;
  std::unique_ptr<OpenClaims> claims_;
  // The last ones asked for: most calls come in runs.
  mutable const ValueOverlay* last_values_ = nullptr;

  // The statement that runs.
  UndoLog undo_;
  struct Before {
    std::shared_ptr<const Catalog> catalog;
    Counts counts;
    std::size_t bytes = 0;
    std::vector<std::shared_ptr<const IndexEntry>> dropped;
  };
  Before before_;
  struct ToJudge {
    std::uint16_t index;
    std::string value;
  };
  std::vector<ToJudge> to_judge_;
  std::vector<NodeId> changed_nodes_;
  std::vector<std::pair<TypeId, EdgeId>> changed_edges_;
};

}  // namespace kenes
