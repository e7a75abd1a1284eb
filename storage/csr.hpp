// SPDX-License-Identifier: Apache-2.0
// CsrGraph: an image in memory of (a part of) any graph: chosen labels and types, dense node ids 0 .. n-1,
// flat arrays of 4 bytes an entry for both directions. Algorithms that touch everything run on it. Topology
// is copied; properties, labels and names are asked of the origin, which the image keeps alive. Relationship
// ids are the origin's. Immutable once made, so any number of threads may read it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "storage/graph.hpp"

namespace kenes {

/// The adjacency lists of one type in one direction, one after the other. Where ids are consecutive they are
/// not kept.
class CsrRows {
 public:
  CsrRows() : offsets_(1, 0) {}

  /// Rows are appended in the order of their nodes: entries, ascending by (neighbour, id), then end_row().
  void reserve(std::size_t rows, std::size_t entries);
  void append(const Adjacency& row);
  void append(NodeId neighbour, EdgeId id) {
    if (consecutive_ && id != neighbours_.size()) keep_ids();
    neighbours_.push_back(neighbour);
    if (!consecutive_) ids_.push_back(id);
  }
  void end_row();

  std::size_t rows() const noexcept { return offsets_.size() - 1; }
  std::size_t entries() const noexcept { return neighbours_.size(); }
  std::uint64_t rows_in_use() const noexcept { return rows_in_use_; }  ///< rows that are not empty
  std::uint32_t degree(std::size_t row) const noexcept { return offsets_[row + 1] - offsets_[row]; }
  /// Requires row < rows().
  Adjacency row(std::size_t row) const noexcept {
    std::uint32_t from = offsets_[row], count = offsets_[row + 1] - from;
    Adjacency out{{neighbours_.data() + from, count}, {}, from};
    if (!consecutive_) out.ids = {ids_.data() + from, count};
    return out;
  }
  std::span<const std::uint32_t> offsets() const noexcept { return offsets_; }  ///< rows() + 1 of them
  std::span<const NodeId> neighbours() const noexcept { return neighbours_; }
  std::size_t bytes() const noexcept;

 private:
  void keep_ids();

  std::vector<std::uint32_t> offsets_;
  std::vector<NodeId> neighbours_;
  std::vector<EdgeId> ids_;  // empty while entry i has id i
  bool consecutive_ = true;
  std::uint64_t rows_in_use_ = 0;
};

struct CsrChoice {
  std::vector<LabelId> labels = {};  ///< nodes with any of these; empty: all nodes
  std::vector<TypeId> types = {};    ///< empty: all types
  bool outgoing = true;              ///< copy the lists outwards
  bool incoming = true;              ///< copy the lists inwards
  /// Every relationship both ways: the lists of both directions are one, a loop is in it once.
  bool symmetric = false;
  bool simple = false;  ///< no loops, and of parallel relationships the first: lowest type, then id
};

class CsrGraph final : public GraphSource {
 public:
  /// Copies the topology; relationships with an end outside the chosen nodes are left out. Charges `limits`,
  /// if given, for the image while it is being made and checks it. A direction that was not chosen has empty
  /// rows.
  static std::shared_ptr<const CsrGraph> make(std::shared_ptr<const GraphSource> origin,
                                              CsrChoice choice = {}, Limits* limits = nullptr);

  const GraphSource& origin() const noexcept { return *origin_; }
  NodeId origin_node(NodeId node) const noexcept { return nodes_.empty() ? node : nodes_[node]; }
  /// The image of a node of the origin, no_node if it is not in it.
  NodeId image_of(NodeId origin) const noexcept;
  std::span<const TypeId> types() const noexcept { return types_; }
  /// The flat lists of one of types().
  const CsrRows& rows(TypeId type, Direction direction) const;
  std::size_t bytes() const noexcept;

  LabelId label(std::string_view name) const override { return origin_->label(name); }
  TypeId type(std::string_view name) const override { return origin_->type(name); }
  KeyId key(std::string_view name) const override { return origin_->key(name); }
  std::string_view label_name(LabelId id) const override { return origin_->label_name(id); }
  std::string_view type_name(TypeId id) const override { return origin_->type_name(id); }
  std::string_view key_name(KeyId id) const override { return origin_->key_name(id); }
  std::size_t label_count() const override { return origin_->label_count(); }
  std::size_t type_count() const override { return origin_->type_count(); }
  std::size_t key_count() const override { return origin_->key_count(); }
  NodeId node_bound() const override { return count_; }
  std::uint64_t node_count() const override { return count_; }
  bool has_node(NodeId node) const override { return node < count_; }
  bool scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
            std::vector<NodeId>& out) const override;
  void labels_of(NodeId node, std::vector<LabelId>& out) const override;
  void has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const override;
  bool end_always_has_label(TypeId type, Direction direction, LabelId label) const override;
  std::uint64_t edge_count(TypeId type) const override;
  EdgeId edge_bound(TypeId type) const override { return origin_->edge_bound(type); }
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
  std::uint64_t nodes_with_label(LabelId label) const override;
  std::uint64_t nodes_with_type(TypeId type, Direction direction) const override;
  std::uint64_t catalog_version() const override { return origin_->catalog_version(); }

 private:
  CsrGraph() = default;
  void choose_nodes(const CsrChoice& choice, Limits* limits);
  void copy_type(TypeId type, const CsrChoice& choice, Limits* limits);
  const CsrRows* find(TypeId type, Direction direction) const noexcept;
  std::span<const NodeId> origin_nodes(std::span<const NodeId> nodes, std::vector<NodeId>& room) const;
  Edge origin_edge(const Edge& edge) const noexcept;

  std::shared_ptr<const GraphSource> origin_;
  NodeId count_ = 0;
  std::vector<NodeId> nodes_;   // image to origin, ascending; empty while both are the same
  std::vector<NodeId> images_;  // origin to image; empty likewise
  std::vector<TypeId> types_;
  std::vector<std::uint16_t> place_;  // of a type in lists_; no_name: not chosen
  struct Lists {
    CsrRows out, in;
  };
  std::vector<Lists> lists_;
  bool symmetric_ = false;
};

}  // namespace kenes
