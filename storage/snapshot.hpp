// SPDX-License-Identifier: Apache-2.0
// Snapshot: the graph as it was after one commit, for any number of threads, unchanged while it lives. It
// holds the numbers of its commit, the immutable catalog and directory, and a lane of cache slots for each
// column; slots of groups that a commit does not touch are shared by the snapshots before and after it. What
// calls return is pinned by the batch or column that it is returned in, so it may outlive the snapshot.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "storage/csr_images.hpp"
#include "storage/graph.hpp"
#include "storage/snapshot_claims.hpp"
#include "storage/state.hpp"

namespace kenes {

class StoreCore;

class Snapshot final : public GraphSource, public ImageKeeper, public std::enable_shared_from_this<Snapshot> {
 public:
  LabelId label(std::string_view name) const override;
  TypeId type(std::string_view name) const override;
  KeyId key(std::string_view name) const override;
  std::string_view label_name(LabelId) const override;
  std::string_view type_name(TypeId) const override;
  std::string_view key_name(KeyId) const override;
  std::size_t label_count() const override;
  std::size_t type_count() const override;
  std::size_t key_count() const override;

  NodeId node_bound() const override;
  std::uint64_t node_count() const override;
  bool has_node(NodeId) const override;
  bool scan(ScanPosition&, std::span<const LabelId> labels, std::size_t limit,
            std::vector<NodeId>& out) const override;
  void labels_of(NodeId, std::vector<LabelId>& out) const override;
  void has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const override;
  bool end_always_has_label(TypeId, Direction, LabelId) const override;

  std::uint64_t edge_count(TypeId type) const override;
  EdgeId edge_bound(TypeId type) const override;
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
  std::uint64_t nodes_with_type(TypeId, Direction) const override;
  std::uint64_t distinct_values(LabelId, KeyId) const override;
  std::uint64_t catalog_version() const override;
  const ClaimSource* claims() const override { return &claims_; }
  CsrImages& images() const override { return images_; }

  /// The number of the commit that made this state.
  std::uint64_t commit() const noexcept { return state_.counts.commit; }

  // For the store itself.
  Snapshot(std::shared_ptr<StoreCore> core, State state);
  ~Snapshot() override;
  const State& state() const noexcept { return state_; }
  const GroupReader& reader() const noexcept { return reader_; }
  std::chrono::steady_clock::time_point made() const noexcept { return made_; }

 private:
  std::shared_ptr<StoreCore> core_;  // first, so that it goes last
  State state_;
  GroupReader reader_;
  SnapshotClaims claims_;
  std::chrono::steady_clock::time_point made_;

  bool ends_have_label(TypeId, Direction, LabelId) const;
  IndexState index_state(std::uint32_t number) const;
  struct EndPromise {
    TypeId type;
    Direction direction;
    LabelId label;
    bool holds;
  };
  mutable CsrImages images_;
  mutable std::mutex promises_mutex_;
  mutable std::vector<EndPromise> promises_;  // that were asked for
};

}  // namespace kenes
