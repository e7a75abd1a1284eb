// SPDX-License-Identifier: Apache-2.0
#include "storage/graph_traits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "storage/error.hpp"

namespace kenes {

namespace {

std::vector<TypeId> all_types(const GraphSource& source) {
  std::vector<TypeId> types(source.type_count());
  std::iota(types.begin(), types.end(), TypeId{0});
  return types;
}

// Below this share of live ids a binary search over them costs less than bits for all ids.
constexpr std::uint64_t sparse = 64;

}  // namespace

GraphCore::GraphCore(std::shared_ptr<const GraphSource> graph, std::vector<TypeId> chosen)
    : source(std::move(graph)) {
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  first_index.push_back(0);
  for (TypeId type : chosen) {
    if (type >= source->type_count() || source->edge_count(type) == 0) continue;
    types.push_back(type);
    first_index.push_back(first_index.back() + source->edge_bound(type));
  }
  count_ = source->node_count();
  const std::uint64_t bound = source->node_bound();
  holes_ = count_ != bound;
  if (!holes_) return;
  nodes_.reserve(count_);
  ScanPosition position;
  while (source->scan(position, {}, 65536, nodes_)) {
  }
  count_ = nodes_.size();
  if (count_ * sparse < bound) return;
  live_.assign(bound / 64 + 1, 0);
  for (NodeId node : nodes_) live_[node / 64] |= std::uint64_t{1} << (node % 64);
  rank_of_.resize(live_.size());
  std::uint32_t before = 0;
  for (std::size_t word = 0; word < live_.size(); ++word) {
    rank_of_[word] = before;
    before += static_cast<std::uint32_t>(std::popcount(live_[word]));
  }
}

std::size_t GraphCore::rank_with_holes(NodeId node) const {
  if (live_.empty())
    return static_cast<std::size_t>(std::lower_bound(nodes_.begin(), nodes_.end(), node) - nodes_.begin());
  const std::uint64_t below = live_[node / 64] & ((std::uint64_t{1} << (node % 64)) - 1);
  return rank_of_[node / 64] + static_cast<std::size_t>(std::popcount(below));
}

template <Direction direction, bool neighbours_only>
void RowIterator<direction, neighbours_only>::fetch(TypeId type) {
  auto batch = std::make_shared<AdjacencyBatch>();
  core_->source->adjacent({&node_, 1}, type, direction, *batch);
  row_ = batch->rows[0];
  pin_ = std::move(batch);
}

template class RowIterator<Direction::out, false>;
template class RowIterator<Direction::in, false>;
template class RowIterator<Direction::out, true>;
template class RowIterator<Direction::in, true>;

void EdgeIterator::settle() {
  const auto end = Graph::out_edge_iterator::end(core_, no_node);
  for (; rank_ < core_->vertices(); ++rank_) {
    at_ = Graph::out_edge_iterator(core_, core_->at(rank_));
    if (!(at_ == end)) return;
  }
  at_ = end;
}

Graph::Graph(std::shared_ptr<const GraphSource> source) {
  auto types = all_types(*source);
  core_ = std::make_shared<const GraphCore>(std::move(source), std::move(types));
}

Graph::Graph(std::shared_ptr<const GraphSource> source, std::span<const TypeId> types)
    : core_(std::make_shared<const GraphCore>(std::move(source),
                                              std::vector<TypeId>(types.begin(), types.end()))) {}

Graph Graph::of_types(std::span<const std::string_view> names) const {
  std::vector<TypeId> types;
  for (auto name : names)
    if (TypeId type = source().type(name); std::count(core_->types.begin(), core_->types.end(), type) != 0)
      types.push_back(type);
  Graph graph(core_->source, types);
  graph.weights_ = weights_;
  graph.limits_ = limits_;
  return graph;
}

Graph Graph::weighted(std::string_view name, double otherwise, Limits* limits) const {
  const KeyId key = source().key(name);
  auto table = std::make_shared<std::vector<std::vector<double>>>(source().type_count());
  double lowest = otherwise;
  bool found = false;
  for (TypeId type : core_->types) (*table)[type].assign(source().edge_bound(type), otherwise);
  std::vector<Edge> batch;
  Column column;
  auto read = [&] {
    if (limits) limits->check();
    source().edge_property(batch, key, column);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      double weight = otherwise;
      if (!column.is_null(i)) {
        Value value = column.value(i);
        if (!value.is_number())
          throw type_error("InvalidArgumentType",
                           fmt::format("the weight `{}` of a relationship `{}` is {} and not a number", name,
                                       source().type_name(batch[i].type), kind_name(value.kind())));
        weight = value.as_number();
        if (std::isnan(weight))
          throw type_error("InvalidArgumentType", fmt::format("the weight `{}` of a relationship `{}` is NaN",
                                                              name, source().type_name(batch[i].type)));
      }
      (*table)[batch[i].type][batch[i].id] = weight;
      lowest = found ? std::min(lowest, weight) : weight;
      found = true;
    }
    batch.clear();
  };
  // Sources gather fastest what is of one type, so type after type.
  for (TypeId type : core_->types) {
    Graph of_type(core_->source, {&type, 1});
    auto [at, end] = edges(of_type);
    for (; at != end; ++at) {
      batch.push_back(*at);
      if (batch.size() == batch_capacity) read();
    }
    if (!batch.empty()) read();
  }
  Graph graph = *this;
  graph.weights_.table_ = std::move(table);
  graph.weights_.lowest_ = lowest;
  return graph;
}

Graph Graph::limited(Limits& limits) const {
  Graph graph = *this;
  graph.limits_ = &limits;
  return graph;
}

Value Graph::property(NodeId node, std::string_view key) const {
  Column column;
  source().node_property({&node, 1}, source().key(key), column);
  return column.value(0);
}

Value Graph::property(const Edge& edge, std::string_view key) const {
  Column column;
  source().edge_property({&edge, 1}, source().key(key), column);
  return column.value(0);
}

Value VertexProperty::operator[](NodeId node) const {
  Column column;
  source_->node_property({&node, 1}, key_, column);
  return column.value(0);
}

std::vector<std::string_view> Graph::labels(NodeId node) const {
  std::vector<LabelId> ids;
  source().labels_of(node, ids);
  std::vector<std::string_view> names;
  for (LabelId id : ids) names.push_back(source().label_name(id));
  return names;
}

std::size_t EdgeIndex::operator[](const Edge& edge) const {
  auto place = std::lower_bound(core_->types.begin(), core_->types.end(), edge.type) - core_->types.begin();
  return core_->first_index[static_cast<std::size_t>(place)] + edge.id;
}

std::size_t num_edges(const Graph& g) {
  std::size_t count = 0;
  for (TypeId type : g.types()) count += g.source().edge_count(type);
  return count;
}

namespace {

std::size_t sum_of_degrees(NodeId v, const Graph& g, Direction direction) {
  std::size_t sum = 0;
  std::uint32_t degree = 0;
  for (TypeId type : g.types()) {
    g.source().degrees({&v, 1}, type, direction, &degree);
    sum += degree;
  }
  return sum;
}

}  // namespace

std::size_t out_degree(NodeId v, const Graph& g) { return sum_of_degrees(v, g, Direction::out); }
std::size_t in_degree(NodeId v, const Graph& g) { return sum_of_degrees(v, g, Direction::in); }

std::pair<Edge, bool> edge(NodeId u, NodeId v, const Graph& g) {
  AdjacencyBatch batch;
  for (TypeId type : g.types()) {
    g.source().adjacent({&u, 1}, type, Direction::out, batch);
    const Adjacency& row = batch.rows[0];
    auto found = std::lower_bound(row.neighbours.begin(), row.neighbours.end(), v);
    if (found == row.neighbours.end() || *found != v) continue;
    auto at = static_cast<std::size_t>(found - row.neighbours.begin());
    return {Edge{u, v, row.id(at), type}, true};
  }
  return {Edge{}, false};
}

}  // namespace kenes
