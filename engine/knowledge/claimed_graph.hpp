// SPDX-License-Identifier: Apache-2.0
// ClaimedGraph: a write transaction whose plain writes keep claims true. SET on a claimed value is a claim
// without a source; REMOVE, SET null and DELETE withdraw what was claimed (see Belief). Everything else is
// the graph's own. Made for one statement where there are claims, or where the statement may make some; it
// belongs to the graph's thread, and the graph outlives it.
#pragma once

#include "engine/knowledge/belief.hpp"
#include "storage/graph.hpp"

namespace kenes::knowledge {

class ClaimedGraph final : public MutableGraph {
 public:
  explicit ClaimedGraph(MutableGraph& graph) : graph_(graph), belief_(graph) {}

  Belief& belief() { return belief_; }

  // -- watched
  bool set_property(NodeId node, KeyId key, const Value& value) override {
    return belief_.write_plainly(Fact::property(Node{node}, key), value);
  }
  bool set_property(const Edge& edge, KeyId key, const Value& value) override {
    return belief_.write_plainly(Fact::property(edge, key), value);
  }
  bool add_label(NodeId node, LabelId label) override {
    return belief_.label_plainly(Fact::label(Node{node}, label), true);
  }
  bool remove_label(NodeId node, LabelId label) override {
    return belief_.label_plainly(Fact::label(Node{node}, label), false);
  }
  bool delete_edge(const Edge& edge) override { return belief_.remove(edge); }
  bool delete_node(NodeId node) override { return belief_.remove(Node{node}); }
  void rollback_statement() override {
    graph_.rollback_statement();
    belief_.forget();
  }

  // -- the graph's own
  LabelId intern_label(std::string_view name) override { return graph_.intern_label(name); }
  TypeId intern_type(std::string_view name) override { return graph_.intern_type(name); }
  KeyId intern_key(std::string_view name) override { return graph_.intern_key(name); }
  NodeId create_node(std::span<const LabelId> labels) override { return graph_.create_node(labels); }
  Edge create_edge(NodeId source, TypeId type, NodeId target) override {
    return graph_.create_edge(source, type, target);
  }
  void begin_statement() override { graph_.begin_statement(); }
  void end_statement() override { graph_.end_statement(); }
  void create_index(const IndexDescription& index, Limits& limits) override {
    graph_.create_index(index, limits);
  }
  bool drop_index(std::string_view name) override { return graph_.drop_index(name); }
  const ClaimSource* claims() const override { return graph_.claims(); }
  ClaimSink* claim_sink() override { return graph_.claim_sink(); }

  LabelId label(std::string_view name) const override { return graph_.label(name); }
  TypeId type(std::string_view name) const override { return graph_.type(name); }
  KeyId key(std::string_view name) const override { return graph_.key(name); }
  std::string_view label_name(LabelId id) const override { return graph_.label_name(id); }
  std::string_view type_name(TypeId id) const override { return graph_.type_name(id); }
  std::string_view key_name(KeyId id) const override { return graph_.key_name(id); }
  std::size_t label_count() const override { return graph_.label_count(); }
  std::size_t type_count() const override { return graph_.type_count(); }
  std::size_t key_count() const override { return graph_.key_count(); }
  NodeId node_bound() const override { return graph_.node_bound(); }
  std::uint64_t node_count() const override { return graph_.node_count(); }
  bool has_node(NodeId node) const override { return graph_.has_node(node); }
  bool scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
            std::vector<NodeId>& out) const override {
    return graph_.scan(position, labels, limit, out);
  }
  void labels_of(NodeId node, std::vector<LabelId>& out) const override { graph_.labels_of(node, out); }
  void has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const override {
    graph_.has_label(nodes, label, out);
  }
  bool end_always_has_label(TypeId type, Direction direction, LabelId label) const override {
    return graph_.end_always_has_label(type, direction, label);
  }
  std::uint64_t edge_count(TypeId type) const override { return graph_.edge_count(type); }
  EdgeId edge_bound(TypeId type) const override { return graph_.edge_bound(type); }
  void adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                AdjacencyBatch& out) const override {
    graph_.adjacent(nodes, type, direction, out);
  }
  bool lasting_row(NodeId node, TypeId type, Direction direction, Adjacency& out) const override {
    return graph_.lasting_row(node, type, direction, out);
  }
  void degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
               std::uint32_t* out) const override {
    graph_.degrees(nodes, type, direction, out);
  }
  void types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const override {
    graph_.types_of(node, direction, out);
  }
  std::optional<Edge> edge(TypeId type, EdgeId id) const override { return graph_.edge(type, id); }
  void node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const override {
    graph_.node_property(nodes, key, out);
  }
  void edge_property(std::span<const Edge> edges, KeyId key, Column& out) const override {
    graph_.edge_property(edges, key, out);
  }
  void keys_of(NodeId node, std::vector<KeyId>& out) const override { graph_.keys_of(node, out); }
  void keys_of(const Edge& edge, std::vector<KeyId>& out) const override { graph_.keys_of(edge, out); }
  std::vector<IndexDescription> indexes() const override { return graph_.indexes(); }
  std::optional<std::uint32_t> index_on(bool on_relationships, std::uint16_t label_or_type,
                                        std::span<const KeyId> keys, bool text) const override {
    return graph_.index_on(on_relationships, label_or_type, keys, text);
  }
  void index_lookup(std::uint32_t index, std::span<const Value> values, std::vector<std::uint32_t>& out,
                    std::vector<std::uint32_t>& counts) const override {
    graph_.index_lookup(index, values, out, counts);
  }
  void index_range(std::uint32_t index, std::span<const Value> equal, const ValueRange& range,
                   std::size_t limit, std::vector<std::uint32_t>& out) const override {
    graph_.index_range(index, equal, range, limit, out);
  }
  void index_text(std::uint32_t index, TextTest test, std::string_view text,
                  std::vector<std::uint32_t>& out) const override {
    graph_.index_text(index, test, text, out);
  }
  IndexSize index_size(std::uint32_t index) const override { return graph_.index_size(index); }
  std::vector<MemoryUse> memory_use() const override { return graph_.memory_use(); }
  std::uint64_t nodes_with_label(LabelId label) const override { return graph_.nodes_with_label(label); }
  std::uint64_t nodes_with_type(TypeId type, Direction direction) const override {
    return graph_.nodes_with_type(type, direction);
  }
  std::uint64_t distinct_values(LabelId label, KeyId key) const override {
    return graph_.distinct_values(label, key);
  }
  std::uint64_t catalog_version() const override { return graph_.catalog_version(); }

 private:
  MutableGraph& graph_;
  Belief belief_;
};

}  // namespace kenes::knowledge
