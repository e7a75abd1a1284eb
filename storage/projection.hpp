// SPDX-License-Identifier: Apache-2.0
// Projection: some nodes and relationships of another graph, as a graph: what a query found. Node and
// relationship ids are the origin's (so ids have holes, and Graph ranks them); names, labels and properties
// are asked of the origin, which it keeps alive. Ends of its relationships belong to it. Immutable, so any
// number of threads may read it.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "storage/csr.hpp"
#include "storage/graph.hpp"

namespace kenes {

class Projection final : public GraphSource {
 public:
  /// In any order, with repeats; nodes and relationships that are not in the origin (any more) are left out.
  Projection(std::shared_ptr<const GraphSource> origin, std::vector<NodeId> nodes, std::vector<Edge> edges);

  const GraphSource& origin() const noexcept { return *origin_; }
  std::span<const NodeId> nodes() const noexcept { return nodes_; }  ///< ascending
  std::span<const Edge> edges() const noexcept { return edges_; }    ///< ascending by (type, id)

  LabelId label(std::string_view name) const override { return origin_->label(name); }
  TypeId type(std::string_view name) const override { return origin_->type(name); }
  KeyId key(std::string_view name) const override { return origin_->key(name); }
  std::string_view label_name(LabelId id) const override { return origin_->label_name(id); }
  std::string_view type_name(TypeId id) const override { return origin_->type_name(id); }
  std::string_view key_name(KeyId id) const override { return origin_->key_name(id); }
  std::size_t label_count() const override { return origin_->label_count(); }
  std::size_t type_count() const override { return origin_->type_count(); }
  std::size_t key_count() const override { return origin_->key_count(); }
  NodeId node_bound() const override { return nodes_.empty() ? 0 : nodes_.back() + 1; }
  std::uint64_t node_count() const override { return nodes_.size(); }
  bool has_node(NodeId node) const override { return rank(node) != no_node; }
  bool scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
            std::vector<NodeId>& out) const override;
  void labels_of(NodeId node, std::vector<LabelId>& out) const override;
  void has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const override;
  bool end_always_has_label(TypeId type, Direction direction, LabelId label) const override {
    return origin_->end_always_has_label(type, direction, label);
  }
  std::uint64_t edge_count(TypeId type) const override;
  EdgeId edge_bound(TypeId type) const override;
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
  const ClaimSource* claims() const override { return origin_->claims(); }

 private:
  NodeId rank(NodeId node) const noexcept;  ///< place in nodes_, or no_node
  const CsrRows* find(TypeId type, Direction direction) const noexcept;
  CsrRows rows_of(TypeId type, Direction direction) const;

  std::shared_ptr<const GraphSource> origin_;
  std::vector<NodeId> nodes_;
  std::vector<Edge> edges_;
  std::vector<TypeId> types_;  // ascending
  struct Lists {
    CsrRows out, in;  // by rank of the node, neighbours are ids
  };
  std::vector<Lists> lists_;  // by place in types_
};

}  // namespace kenes
