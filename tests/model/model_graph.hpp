// SPDX-License-Identifier: Apache-2.0
// ModelGraph: the whole graph seam on std::map, simple enough to be right by reading it. The store's random
// tests compare against it, and engine tests run on it. Slow on purpose: undo copies the whole state,
// statistics count. It owns all it holds; const calls may come from several threads, changes from one.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "storage/graph.hpp"
#include "tests/model/model_claims.hpp"

namespace kenes {

class ModelGraph : public MutableGraph {
 public:
  using Properties = std::map<KeyId, Value>;

  LabelId label(std::string_view name) const override { return labels_.find(name); }
  TypeId type(std::string_view name) const override { return types_.find(name); }
  KeyId key(std::string_view name) const override { return keys_.find(name); }
  std::string_view label_name(LabelId id) const override { return labels_.name(id); }
  std::string_view type_name(TypeId id) const override { return types_.name(id); }
  std::string_view key_name(KeyId id) const override { return keys_.name(id); }
  std::size_t label_count() const override { return labels_.names.size(); }
  std::size_t type_count() const override { return types_.names.size(); }
  std::size_t key_count() const override { return keys_.names.size(); }

  NodeId node_bound() const override { return next_node_; }
  std::uint64_t node_count() const override { return state_.nodes.size(); }
  bool has_node(NodeId node) const override { return state_.nodes.count(node) != 0; }
  bool scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
            std::vector<NodeId>& out) const override;
  void labels_of(NodeId node, std::vector<LabelId>& out) const override;
  void has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const override;

  std::uint64_t edge_count(TypeId type) const override;
  EdgeId edge_bound(TypeId type) const override;
  void adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                AdjacencyBatch& out) const override;
  void degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
               std::uint32_t* out) const override;
  void types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const override;
  std::optional<Edge> edge(TypeId type, EdgeId id) const override;

  void node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const override;
  void edge_property(std::span<const Edge> edges, KeyId key, Column& out) const override;
  void keys_of(NodeId node, std::vector<KeyId>& out) const override;
  void keys_of(const Edge& edge, std::vector<KeyId>& out) const override;

  std::vector<IndexDescription> indexes() const override;
  using GraphSource::index_range;
  std::optional<std::uint32_t> index_on(bool on_relationships, std::uint16_t label_or_type,
                                        std::span<const KeyId> keys, bool text) const override;
  void index_lookup(std::uint32_t index, std::span<const Value> values, std::vector<std::uint32_t>& out,
                    std::vector<std::uint32_t>& counts) const override;
  void index_range(std::uint32_t index, std::span<const Value> equal_values, const ValueRange& range,
                   std::size_t limit, std::vector<std::uint32_t>& out) const override;
  void index_text(std::uint32_t index, TextTest test, std::string_view text,
                  std::vector<std::uint32_t>& out) const override;

  std::uint64_t nodes_with_label(LabelId label) const override;
  std::uint64_t nodes_with_type(TypeId type, Direction direction) const override;
  std::uint64_t distinct_values(LabelId label, KeyId key) const override;
  std::uint64_t catalog_version() const override;

  LabelId intern_label(std::string_view name) override { return labels_.intern(name); }
  TypeId intern_type(std::string_view name) override { return types_.intern(name); }
  KeyId intern_key(std::string_view name) override { return keys_.intern(name); }
  NodeId create_node(std::span<const LabelId> labels) override;
  Edge create_edge(NodeId source, TypeId type, NodeId target) override;
  bool set_property(NodeId node, KeyId key, const Value& value) override;
  bool set_property(const Edge& edge, KeyId key, const Value& value) override;
  bool add_label(NodeId node, LabelId label) override;
  bool remove_label(NodeId node, LabelId label) override;
  bool delete_edge(const Edge& edge) override;
  bool delete_node(NodeId node) override;
  void begin_statement() override;
  void end_statement() override;
  void rollback_statement() override;
  void create_index(const IndexDescription& description, Limits& limits) override;
  bool drop_index(std::string_view name) override;

  const ClaimSource* claims() const override { return &claims_; }
  ModelClaims* claim_sink() override {
    claims_.belongs_to(*this);
    return &claims_;
  }
  /// What ModelClaims::restore() does to the graph.
  void restore_edge(const Edge& edge);

  // -- for tests: the same by name
  NodeId add_node(std::initializer_list<std::string_view> labels,
                  std::initializer_list<std::pair<std::string_view, Value>> properties = {});
  Edge add_edge(NodeId source, std::string_view type, NodeId target,
                std::initializer_list<std::pair<std::string_view, Value>> properties = {});
  /// All relationships of a type, ascending by id.
  std::vector<Edge> edges_of_type(TypeId type) const;
  const Properties& properties_of(NodeId node) const { return state_.nodes.at(node).properties; }
  const Properties& properties_of(const Edge& edge) const {
    return state_.edges.at({edge.type, edge.id}).properties;
  }

 private:
  struct Names {
    std::deque<std::string> names;  // a deque: views stay good while it grows
    std::map<std::string, std::uint16_t, std::less<>> ids;
    std::uint16_t find(std::string_view name) const;
    std::string_view name(std::uint16_t id) const;
    std::uint16_t intern(std::string_view name);
  };
  struct NodeRecord {
    std::set<LabelId> labels;
    Properties properties;
  };
  struct EdgeRecord {
    NodeId source, target;
    Properties properties;
  };
  using Neighbours = std::set<std::pair<NodeId, EdgeId>>;
  struct State {
    std::map<NodeId, NodeRecord> nodes;
    std::map<std::pair<TypeId, EdgeId>, EdgeRecord> edges;
    std::map<std::pair<TypeId, NodeId>, Neighbours> adjacency[2];  // by Direction
    std::vector<std::optional<IndexDescription>> indexes;          // a dropped one leaves a hole
  };

  void insert(const Edge& edge);
  const Neighbours& neighbours(NodeId node, TypeId type, Direction direction) const;
  void check_unique(const IndexDescription& index) const;
  void check_elements(const IndexDescription& index) const;
  void check(const IndexDescription& index) const;
  /// All elements that an index or constraint speaks of, with the values of its keys.
  std::vector<std::pair<List, std::uint32_t>> elements(const IndexDescription& index) const;
  /// Those that have all of the keys.
  std::vector<std::pair<List, std::uint32_t>> index_entries(std::uint32_t index) const;

  Names labels_, types_, keys_;  // names and id counters are never undone: ids are not reused
  NodeId next_node_ = 0;
  std::map<TypeId, EdgeId> next_edge_;
  std::uint64_t index_changes_ = 0;
  State state_;
  std::optional<State> before_statement_;
  ModelClaims claims_;
};

}  // namespace kenes
