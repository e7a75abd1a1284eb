// SPDX-License-Identifier: Apache-2.0
// LensGraph: a graph through a lens, itself a GraphSource, so that whatever reads a graph reads through a
// lens without knowing. Facts without claims are as they are; of the others the lens says whether they are
// there, and the policy which of the values that it lets through is read. It keeps its base alive. Over a
// graph that does not change it remembers which relationships it shows, and reading may come from several
// threads; over a MutableGraph it remembers nothing and belongs to that graph's thread.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/knowledge/lens.hpp"
#include "engine/knowledge/remembered_rows.hpp"
#include "storage/claim_source.hpp"
#include "storage/graph.hpp"

namespace kenes::knowledge {

class Book;

class LensGraph final : public GraphSource {
 public:
  /// `base` keeps claims (claims() is not null).
  LensGraph(std::shared_ptr<const GraphSource> base, Lens lens);
  ~LensGraph() override;

  const Lens& lens() const { return lens_; }
  const GraphSource& base() const { return *base_; }

  LabelId label(std::string_view name) const override { return base_->label(name); }
  TypeId type(std::string_view name) const override { return base_->type(name); }
  KeyId key(std::string_view name) const override { return base_->key(name); }
  std::string_view label_name(LabelId id) const override { return base_->label_name(id); }
  std::string_view type_name(TypeId id) const override { return base_->type_name(id); }
  std::string_view key_name(KeyId id) const override { return base_->key_name(id); }
  std::size_t label_count() const override { return base_->label_count(); }
  std::size_t type_count() const override { return base_->type_count(); }
  std::size_t key_count() const override { return base_->key_count(); }

  // Counts are estimates through a lens: those of the base.
  NodeId node_bound() const override { return base_->node_bound(); }
  std::uint64_t node_count() const override { return base_->node_count(); }
  std::uint64_t edge_count(TypeId type) const override { return base_->edge_count(type); }
  EdgeId edge_bound(TypeId type) const override { return base_->edge_bound(type); }
  std::uint64_t nodes_with_label(LabelId label) const override { return base_->nodes_with_label(label); }
  std::uint64_t nodes_with_type(TypeId type, Direction direction) const override {
    return base_->nodes_with_type(type, direction);
  }
  std::uint64_t distinct_values(LabelId label, KeyId key) const override {
    return base_->distinct_values(label, key);
  }
  std::uint64_t catalog_version() const override { return base_->catalog_version(); }
  const ClaimSource* claims() const override { return base_->claims(); }

  bool has_node(NodeId node) const override;
  bool scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
            std::vector<NodeId>& out) const override;
  void labels_of(NodeId node, std::vector<LabelId>& out) const override;
  void has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const override;
  bool end_always_has_label(TypeId type, Direction direction, LabelId label) const override;

  void adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                AdjacencyBatch& out) const override;
  bool lasting_row(NodeId node, TypeId type, Direction direction, Adjacency& out) const override;
  void degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
               std::uint32_t* out) const override;
  void types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const override;
  std::optional<Edge> edge(TypeId type, EdgeId id) const override;

  void node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const override;
  void edge_property(std::span<const Edge> edges, KeyId key, Column& out) const override;
  void keys_of(NodeId node, std::vector<KeyId>& out) const override;
  void keys_of(const Edge& edge, std::vector<KeyId>& out) const override;

  // lens_index.cpp
  using GraphSource::index_range;
  std::vector<IndexDescription> indexes() const override { return base_->indexes(); }
  std::optional<std::uint32_t> index_on(bool on_relationships, std::uint16_t label_or_type,
                                        std::span<const KeyId> keys, bool text) const override;
  void index_lookup(std::uint32_t index, std::span<const Value> values, std::vector<std::uint32_t>& out,
                    std::vector<std::uint32_t>& counts) const override;
  void index_range(std::uint32_t index, std::span<const Value> equal, const ValueRange& range,
                   std::size_t limit, std::vector<std::uint32_t>& out) const override;
  void index_text(std::uint32_t index, TextTest test, std::string_view text,
                  std::vector<std::uint32_t>& out) const override;
  IndexSize index_size(std::uint32_t index) const override { return base_->index_size(index); }
  std::vector<MemoryUse> memory_use() const override { return base_->memory_use(); }

 private:
  /// One bit a relationship of a type: whether it shows.
  struct Shown {
    std::vector<std::uint64_t> words;
    bool hides = false;  ///< any
    bool at(EdgeId id) const { return (words[id >> 6] >> (id & 63)) & 1; }
    std::uint32_t count(const Adjacency& row) const;
  };
  /// What is remembered of a type, made when it has been asked for often enough to be worth it.
  struct OfType {
    std::atomic<std::uint64_t> asked{0};               ///< relationships
    std::atomic<std::uint64_t> degrees_asked[2] = {};  ///< nodes, by Direction
    std::atomic<const Shown*> shown{nullptr};
    std::atomic<const std::vector<std::uint32_t>*> degrees[2] = {};  ///< by node
    std::atomic<RememberedRows*> rows[2] = {};
    std::unique_ptr<const Shown> shown_owner;
    std::unique_ptr<const std::vector<std::uint32_t>> degrees_owner[2];
    std::unique_ptr<RememberedRows> rows_owner[2];
  };
  struct IndexMeaning {
    bool on_relationships = false;
    std::uint16_t label_or_type = 0;
    std::vector<KeyId> keys;
  };

  static std::uint16_t space_of(TypeId type) { return static_cast<std::uint16_t>(type + 1); }
  bool looks_back() const { return lens_.known_at.has_value(); }
  bool sifts_relationships(TypeId type) const {
    return claims_.any_on(space_of(type), FactKind::existence, 0);
  }
  bool sifts_label(LabelId label) const { return claims_.any_on(0, FactKind::label, label); }
  bool sifts_key(std::uint16_t space, KeyId key) const {
    return claims_.any_on(space, FactKind::property, key);
  }

  /// keep[i]: in, whether fact i is believed; out, whether the lens shows it.
  void sift(std::uint16_t space, FactKind kind, std::uint16_t name, std::span<const std::uint32_t> rows,
            std::uint8_t* keep) const;
  /// Puts the values that the lens shows in the place of those that are believed. Row places[i] of `out` (row
  /// i, if there are none) is about element rows[i].
  void sift_values(std::uint16_t space, KeyId key, std::span<const std::uint32_t> rows,
                   std::span<const std::uint32_t> places, Column& out) const;
  bool holds(const Fact& fact) const;
  Value judged(const Fact& fact) const;
  void known_keys(std::uint16_t space, std::uint32_t row, std::vector<KeyId>& keys) const;

  // lens_relationships.cpp
  OfType* remembered(TypeId type) const;
  const Shown* shown(TypeId type, std::uint64_t asking) const;
  /// True promises that nothing of the type is hidden: then the base answers.
  bool shows_all(TypeId type) const;
  void keep_shown(TypeId type, AdjacencyBatch& out) const;
  void add_shadows(std::span<const NodeId> nodes, TypeId type, Direction direction,
                   AdjacencyBatch& out) const;
  void read_rows(std::span<const NodeId> nodes, TypeId type, Direction direction, AdjacencyBatch& out) const;
  RememberedRows* remembered_rows(TypeId type, Direction direction) const;
  std::unique_ptr<const std::vector<std::uint32_t>> count_all(TypeId type, Direction direction) const;
  const std::vector<std::uint32_t>* counted(TypeId type, Direction direction, std::uint64_t asking) const;

  /// Nodes that bore these labels once and may have them through a lens that looks back, ascending.
  std::vector<NodeId> past_nodes(std::span<const LabelId> labels) const;
  bool is_shadow(NodeId node) const;
  std::shared_ptr<const std::vector<NodeId>> whole_scan(std::span<const LabelId> labels, bool begins) const;

  // lens_index.cpp
  const IndexMeaning* sifted(std::uint32_t index) const;
  void add_past(const IndexMeaning& index, std::vector<std::uint32_t>& candidates) const;
  /// Those of `candidates` that are there, bear the label, and have all of the keys; with their values.
  struct Entry {
    std::vector<Value> values;
    std::uint32_t id;
  };
  std::vector<Entry> entries(const IndexMeaning& index, std::vector<std::uint32_t> candidates) const;
  void read(const IndexMeaning& index, KeyId key, std::span<const std::uint32_t> ids, Column& out) const;

  std::shared_ptr<const GraphSource> base_;
  const ClaimSource& claims_;
  Lens lens_;
  bool lasting_;           ///< the base does not change
  bool only_days_ = true;  ///< a fact's one claim shows if its days do
  std::vector<std::unique_ptr<OfType>> types_;
  /// Bytes of rows that are still remembered; beyond, they are read anew each time.
  struct FactHash {
    std::size_t operator()(const Fact& fact) const noexcept {
      return (std::uint64_t{fact.row} << 32 | std::uint64_t{fact.space} << 16 | fact.name) *
             0x9E3779B97F4A7C15u;
    }
  };
  mutable std::mutex judging_;  ///< for what was judged, of a base that does not change
  mutable std::unique_ptr<Book> book_;
  mutable std::unordered_map<Fact, Value, FactHash> judged_;
  mutable std::mutex mutex_;  ///< for what follows, and for making what OfType holds
  mutable std::map<std::uint32_t, IndexMeaning> indexes_;
  mutable std::map<std::vector<LabelId>, std::shared_ptr<const std::vector<NodeId>>> scans_;
};

}  // namespace kenes::knowledge
