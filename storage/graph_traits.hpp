// SPDX-License-Identifier: Apache-2.0
// Graph: the one handle through which Boost.Graph sees any GraphSource. It models VertexListGraph,
// EdgeListGraph, BidirectionalGraph, AdjacencyGraph and AdjacencyMatrix, with property maps for vertex_index
// (dense: 0 .. num_vertices-1, the rank of an id where the source has holes), edge_index and edge_weight.
// Vertices are node ids, edges are Edge; in- and out-edges of all chosen types, parallel ones and loops
// included. Copying is cheap and shares the source. Iterators are positions in adjacency lists, multi-pass;
// they and the maps must not outlive the handle they came from. Reading from several threads is safe.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/graph.hpp"

namespace kenes {

/// A number for each relationship, Boost.Graph's edge_weight map: 1 for all, or read from a property once.
class EdgeWeights {
 public:
  using key_type = Edge;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;

  EdgeWeights() = default;
  double operator[](const Edge& edge) const { return table_ ? (*table_)[edge.type][edge.id] : 1.0; }
  friend double get(const EdgeWeights& weights, const Edge& edge) { return weights[edge]; }
  bool all_one() const noexcept { return table_ == nullptr; }
  double lowest() const noexcept { return lowest_; }  ///< of all that were read; 1 if there are none

 private:
  friend class Graph;
  std::shared_ptr<const std::vector<std::vector<double>>> table_;  // [type][edge id]
  double lowest_ = 1;
};

class VertexIndex;
class EdgeIndex;

/// What a handle and its iterators share. Immutable.
class GraphCore {
 public:
  GraphCore(std::shared_ptr<const GraphSource> source, std::vector<TypeId> types);

  std::size_t rank(NodeId node) const { return holes_ ? rank_with_holes(node) : node; }
  NodeId at(std::size_t rank) const { return holes_ ? nodes_[rank] : static_cast<NodeId>(rank); }
  std::size_t vertices() const { return count_; }

  std::shared_ptr<const GraphSource> source;
  std::vector<TypeId> types;               // ascending; only such with relationships
  std::vector<std::uint64_t> first_index;  // edge_index of id 0, by place in types

 private:
  std::size_t rank_with_holes(NodeId node) const;

  std::size_t count_ = 0;
  bool holes_ = false;
  std::vector<NodeId> nodes_;           // live ones, ascending, where there are holes
  std::vector<std::uint64_t> live_;     // a bit a node id; empty where nodes are so sparse that a search is
                                        // better
  std::vector<std::uint32_t> rank_of_;  // live nodes before each word of live_
};

/// A position in the rows of one node, type after type.
template <Direction direction, bool neighbours_only>
class RowIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = std::conditional_t<neighbours_only, NodeId, Edge>;
  using difference_type = std::ptrdiff_t;
  using pointer = const value_type*;
  using reference = value_type;

  RowIterator() = default;
  RowIterator(const GraphCore* core, NodeId node) : core_(core), node_(node) { open(); }
  static RowIterator end(const GraphCore* core, NodeId node) {
    RowIterator it;
    it.core_ = core;
    it.node_ = node;
    it.place_ = static_cast<std::uint32_t>(core->types.size());
    return it;
  }

  value_type operator*() const {
    NodeId neighbour = row_.neighbours[at_];
    if constexpr (neighbours_only)
      return neighbour;
    else if constexpr (direction == Direction::out)
      return Edge{node_, neighbour, row_.id(at_), core_->types[place_]};
    else
      return Edge{neighbour, node_, row_.id(at_), core_->types[place_]};
  }
  RowIterator& operator++() {
    if (++at_ == row_.size()) {
      at_ = 0;
      ++place_;
      open();
    }
    return *this;
  }
  RowIterator operator++(int) {
    RowIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const RowIterator& a, const RowIterator& b) {
    return a.place_ == b.place_ && a.at_ == b.at_;
  }

 private:
  // Finds the first row from place_ on that is not empty.
  void open() {
    const auto places = static_cast<std::uint32_t>(core_->types.size());
    for (; place_ < places; ++place_) {
      TypeId type = core_->types[place_];
      if (!core_->source->lasting_row(node_, type, direction, row_)) fetch(type);
      if (row_.size() != 0) return;
    }
    row_ = {};
    pin_.reset();
  }
  void fetch(TypeId type);

  const GraphCore* core_ = nullptr;
  NodeId node_ = no_node;
  std::uint32_t place_ = 0, at_ = 0;
  Adjacency row_;
  std::shared_ptr<const void> pin_;
};

extern template class RowIterator<Direction::out, false>;
extern template class RowIterator<Direction::in, false>;
extern template class RowIterator<Direction::out, true>;
extern template class RowIterator<Direction::in, true>;

/// All nodes, ascending by id; random access.
class VertexIterator {
 public:
  using iterator_category = std::random_access_iterator_tag;
  using value_type = NodeId;
  using difference_type = std::ptrdiff_t;
  using pointer = const NodeId*;
  using reference = NodeId;

  VertexIterator() = default;
  VertexIterator(const GraphCore* core, std::size_t rank) : core_(core), rank_(rank) {}
  NodeId operator*() const { return core_->at(rank_); }
  NodeId operator[](difference_type n) const { return *(*this + n); }
  VertexIterator& operator++() { return ++rank_, *this; }
  VertexIterator operator++(int) { return {core_, rank_++}; }
  VertexIterator& operator--() { return --rank_, *this; }
  VertexIterator operator--(int) { return {core_, rank_--}; }
  VertexIterator& operator+=(difference_type n) { return rank_ += static_cast<std::size_t>(n), *this; }
  VertexIterator& operator-=(difference_type n) { return rank_ -= static_cast<std::size_t>(n), *this; }
  friend VertexIterator operator+(VertexIterator it, difference_type n) { return it += n; }
  friend VertexIterator operator+(difference_type n, VertexIterator it) { return it += n; }
  friend VertexIterator operator-(VertexIterator it, difference_type n) { return it -= n; }
  friend difference_type operator-(VertexIterator a, VertexIterator b) {
    return static_cast<difference_type>(a.rank_) - static_cast<difference_type>(b.rank_);
  }
  friend bool operator==(VertexIterator a, VertexIterator b) { return a.rank_ == b.rank_; }
  friend auto operator<=>(VertexIterator a, VertexIterator b) { return a.rank_ <=> b.rank_; }

 private:
  const GraphCore* core_ = nullptr;
  std::size_t rank_ = 0;
};

/// All edges: by source, then type, then (target, id).
class EdgeIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = Edge;
  using difference_type = std::ptrdiff_t;
  using pointer = const Edge*;
  using reference = Edge;

  EdgeIterator() = default;
  EdgeIterator(const GraphCore* core, std::size_t rank) : core_(core), rank_(rank) { settle(); }
  Edge operator*() const { return *at_; }
  EdgeIterator& operator++() {
    if (++at_ == RowIterator<Direction::out, false>::end(core_, no_node)) {
      ++rank_;
      settle();
    }
    return *this;
  }
  EdgeIterator operator++(int) {
    EdgeIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const EdgeIterator& a, const EdgeIterator& b) {
    return a.rank_ == b.rank_ && a.at_ == b.at_;
  }

 private:
  void settle();

  const GraphCore* core_ = nullptr;
  std::size_t rank_ = 0;
  RowIterator<Direction::out, false> at_;
};

class Graph {
 public:
  // -- Boost.Graph's names
  using vertex_descriptor = NodeId;
  using edge_descriptor = Edge;
  using out_edge_iterator = RowIterator<Direction::out, false>;
  using in_edge_iterator = RowIterator<Direction::in, false>;
  using adjacency_iterator = RowIterator<Direction::out, true>;
  using inv_adjacency_iterator = RowIterator<Direction::in, true>;
  using vertex_iterator = VertexIterator;
  using edge_iterator = EdgeIterator;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::vertex_list_graph_tag,
                              boost::edge_list_graph_tag,
                              boost::bidirectional_graph_tag,
                              boost::adjacency_graph_tag,
                              boost::adjacency_matrix_tag {};
  using graph_tag = void;
  using vertex_property_type = boost::no_property;
  using edge_property_type = boost::no_property;
  using graph_property_type = boost::no_property;
  static NodeId null_vertex() { return no_node; }

  /// All nodes and relationships of a source, kept alive by the handle. Counts the nodes that are there, if
  /// ids have holes.
  explicit Graph(std::shared_ptr<const GraphSource> source);
  /// The same with relationships of these types only.
  Graph(std::shared_ptr<const GraphSource> source, std::span<const TypeId> types);

  /// This graph with relationships of these types only; unknown names are left out.
  Graph of_types(std::span<const std::string_view> names) const;
  Graph of_types(std::initializer_list<std::string_view> names) const {
    return of_types(std::span<const std::string_view>(names.begin(), names.size()));
  }
  /// This graph with edge_weight read from a property now, `otherwise` where a relationship has none. Throws
  /// Error TypeError where the value is not a number.
  Graph weighted(std::string_view key, double otherwise = 1, Limits* limits = nullptr) const;
  /// This graph with every step of an algorithm looking at `limits`, so that Boost.Graph's loops stop too (by
  /// Error). They must outlive the handle and its copies.
  Graph limited(Limits& limits) const;

  const GraphSource& source() const noexcept { return *core_->source; }
  const std::shared_ptr<const GraphSource>& shared_source() const noexcept { return core_->source; }
  std::span<const TypeId> types() const noexcept { return core_->types; }
  const EdgeWeights& weights() const noexcept { return weights_; }
  /// Every edge_index is below. (They are not dense: they follow the ids of relationships.)
  std::uint64_t edge_index_bound() const noexcept { return core_->first_index.back(); }

  // -- what a vertex or an edge is, by name; single look-ups, for algorithms take columns from source()
  Value property(NodeId node, std::string_view key) const;
  Value property(const Edge& edge, std::string_view key) const;
  std::vector<std::string_view> labels(NodeId node) const;
  std::string_view type(const Edge& edge) const { return source().type_name(edge.type); }

  void step() const {
    if (limits_) limits_->check();
  }
  const GraphCore* core() const noexcept { return core_.get(); }

 private:
  std::shared_ptr<const GraphCore> core_;
  EdgeWeights weights_;
  Limits* limits_ = nullptr;
};

class VertexIndex {
 public:
  using key_type = NodeId;
  using value_type = std::size_t;
  using reference = std::size_t;
  using category = boost::readable_property_map_tag;
  VertexIndex() = default;
  explicit VertexIndex(const Graph& graph) : core_(graph.core()) {}
  std::size_t operator[](NodeId node) const { return core_->rank(node); }
  friend std::size_t get(const VertexIndex& map, NodeId node) { return map[node]; }

 private:
  const GraphCore* core_ = nullptr;
};

class EdgeIndex {
 public:
  using key_type = Edge;
  using value_type = std::size_t;
  using reference = std::size_t;
  using category = boost::readable_property_map_tag;
  EdgeIndex() = default;
  explicit EdgeIndex(const Graph& graph) : core_(graph.core()) {}
  std::size_t operator[](const Edge& edge) const;
  friend std::size_t get(const EdgeIndex& map, const Edge& edge) { return map[edge]; }

 private:
  const GraphCore* core_ = nullptr;
};

// -- VertexListGraph, EdgeListGraph
inline std::pair<VertexIterator, VertexIterator> vertices(const Graph& g) {
  return {{g.core(), 0}, {g.core(), g.core()->vertices()}};
}
inline std::size_t num_vertices(const Graph& g) { return g.core()->vertices(); }
inline std::pair<EdgeIterator, EdgeIterator> edges(const Graph& g) {
  return {{g.core(), 0}, {g.core(), g.core()->vertices()}};
}
std::size_t num_edges(const Graph& g);

// -- BidirectionalGraph
inline NodeId source(const Edge& e, const Graph&) { return e.source; }
inline NodeId target(const Edge& e, const Graph&) { return e.target; }
inline std::pair<Graph::out_edge_iterator, Graph::out_edge_iterator> out_edges(NodeId v, const Graph& g) {
  g.step();
  return {{g.core(), v}, Graph::out_edge_iterator::end(g.core(), v)};
}
inline std::pair<Graph::in_edge_iterator, Graph::in_edge_iterator> in_edges(NodeId v, const Graph& g) {
  g.step();
  return {{g.core(), v}, Graph::in_edge_iterator::end(g.core(), v)};
}
std::size_t out_degree(NodeId v, const Graph& g);
std::size_t in_degree(NodeId v, const Graph& g);
inline std::size_t degree(NodeId v, const Graph& g) { return out_degree(v, g) + in_degree(v, g); }

// -- AdjacencyGraph
inline std::pair<Graph::adjacency_iterator, Graph::adjacency_iterator> adjacent_vertices(NodeId v,
                                                                                         const Graph& g) {
  g.step();
  return {{g.core(), v}, Graph::adjacency_iterator::end(g.core(), v)};
}
inline std::pair<Graph::inv_adjacency_iterator, Graph::inv_adjacency_iterator> inv_adjacent_vertices(
    NodeId v, const Graph& g) {
  g.step();
  return {{g.core(), v}, Graph::inv_adjacency_iterator::end(g.core(), v)};
}

// -- AdjacencyMatrix
/// The first edge from u to v, by binary search in u's lists.
std::pair<Edge, bool> edge(NodeId u, NodeId v, const Graph& g);
inline NodeId vertex(std::size_t index, const Graph& g) { return g.core()->at(index); }

// -- property maps
inline VertexIndex get(boost::vertex_index_t, const Graph& g) { return VertexIndex(g); }
inline std::size_t get(boost::vertex_index_t, const Graph& g, NodeId v) { return g.core()->rank(v); }
inline EdgeIndex get(boost::edge_index_t, const Graph& g) { return EdgeIndex(g); }
inline std::size_t get(boost::edge_index_t, const Graph& g, const Edge& e) { return EdgeIndex(g)[e]; }
inline EdgeWeights get(boost::edge_weight_t, const Graph& g) { return g.weights(); }
inline double get(boost::edge_weight_t, const Graph& g, const Edge& e) { return g.weights()[e]; }

/// A property by name as a readable map from vertices to Value.
class VertexProperty {
 public:
  using key_type = NodeId;
  using value_type = Value;
  using reference = Value;
  using category = boost::readable_property_map_tag;
  VertexProperty(const Graph& graph, std::string_view key)
      : source_(graph.shared_source()), key_(source_->key(key)) {}
  Value operator[](NodeId node) const;
  friend Value get(const VertexProperty& map, NodeId node) { return map[node]; }

 private:
  std::shared_ptr<const GraphSource> source_;
  KeyId key_;
};

}  // namespace kenes

template <>
struct boost::property_map<kenes::Graph, boost::vertex_index_t> {
  using type = kenes::VertexIndex;
  using const_type = kenes::VertexIndex;
};
template <>
struct boost::property_map<kenes::Graph, boost::edge_index_t> {
  using type = kenes::EdgeIndex;
  using const_type = kenes::EdgeIndex;
};
template <>
struct boost::property_map<kenes::Graph, boost::edge_weight_t> {
  using type = kenes::EdgeWeights;
  using const_type = kenes::EdgeWeights;
};
template <>
struct boost::property_map<const kenes::Graph, boost::vertex_index_t>
    : boost::property_map<kenes::Graph, boost::vertex_index_t> {};
template <>
struct boost::property_map<const kenes::Graph, boost::edge_index_t>
    : boost::property_map<kenes::Graph, boost::edge_index_t> {};
template <>
struct boost::property_map<const kenes::Graph, boost::edge_weight_t>
    : boost::property_map<kenes::Graph, boost::edge_weight_t> {};
