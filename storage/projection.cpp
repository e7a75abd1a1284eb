// SPDX-License-Identifier: Apache-2.0
#include "storage/projection.hpp"

#include <algorithm>

namespace kenes {

Projection::Projection(std::shared_ptr<const GraphSource> origin, std::vector<NodeId> nodes,
                       std::vector<Edge> edges)
    : origin_(std::move(origin)), nodes_(std::move(nodes)), edges_(std::move(edges)) {
  std::sort(edges_.begin(), edges_.end());
  edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
  // The ends are read anew: a caller may hold a relationship the way it was walked.
  std::erase_if(edges_, [&](Edge& edge) {
    auto found = origin_->edge(edge.type, edge.id);
    if (found) edge = *found;
    return !found;
  });
  for (const Edge& edge : edges_) {
    nodes_.push_back(edge.source);
    nodes_.push_back(edge.target);
  }
  std::sort(nodes_.begin(), nodes_.end());
  nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());
  std::erase_if(nodes_, [&](NodeId node) { return !origin_->has_node(node); });
  for (const Edge& edge : edges_)
    if (types_.empty() || types_.back() != edge.type) types_.push_back(edge.type);
  for (TypeId type : types_) lists_.push_back({rows_of(type, Direction::out), rows_of(type, Direction::in)});
}

CsrRows Projection::rows_of(TypeId type, Direction direction) const {
  struct Entry {
    NodeId row, neighbour;
    EdgeId id;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries;
  auto first = std::lower_bound(edges_.begin(), edges_.end(), Edge{0, 0, 0, type});
  for (; first != edges_.end() && first->type == type; ++first) {
    NodeId from = first->source, to = first->target;
    if (direction == Direction::in) std::swap(from, to);
    entries.push_back({rank(from), to, first->id});
  }
  std::sort(entries.begin(), entries.end());
  CsrRows rows;
  rows.reserve(nodes_.size(), entries.size());
  std::size_t at = 0;
  for (NodeId row = 0; row < nodes_.size(); ++row) {
    for (; at < entries.size() && entries[at].row == row; ++at)
      rows.append(entries[at].neighbour, entries[at].id);
    rows.end_row();
  }
  return rows;
}

NodeId Projection::rank(NodeId node) const noexcept {
  auto found = std::lower_bound(nodes_.begin(), nodes_.end(), node);
  return found != nodes_.end() && *found == node ? static_cast<NodeId>(found - nodes_.begin()) : no_node;
}

const CsrRows* Projection::find(TypeId type, Direction direction) const noexcept {
  auto found = std::lower_bound(types_.begin(), types_.end(), type);
  if (found == types_.end() || *found != type) return nullptr;
  const Lists& lists = lists_[static_cast<std::size_t>(found - types_.begin())];
  return direction == Direction::out ? &lists.out : &lists.in;
}

bool Projection::scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
                      std::vector<NodeId>& out) const {
  const auto before = out.size();
  auto at = std::lower_bound(nodes_.begin(), nodes_.end(), position.next);
  std::vector<std::uint8_t> bears;
  while (at != nodes_.end() && out.size() == before) {
    auto many = std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(limit), nodes_.end() - at);
    std::span<const NodeId> chunk(&*at, static_cast<std::size_t>(many));
    std::vector<std::uint8_t> keep(chunk.size(), 1);
    for (LabelId label : labels) {
      bears.resize(chunk.size());
      origin_->has_label(chunk, label, bears.data());
      for (std::size_t i = 0; i < keep.size(); ++i) keep[i] &= bears[i];
    }
    for (std::size_t i = 0; i < keep.size(); ++i)
      if (keep[i]) out.push_back(chunk[i]);
    position.next = std::uint64_t{chunk.back()} + 1;
    at += many;
  }
  position.done = out.size() == before;
  return !position.done;
}

void Projection::labels_of(NodeId node, std::vector<LabelId>& out) const {
  out.clear();
  if (has_node(node)) origin_->labels_of(node, out);
}

void Projection::has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const {
  origin_->has_label(nodes, label, out);
}

std::uint64_t Projection::edge_count(TypeId type) const {
  const CsrRows* rows = find(type, Direction::out);
  return rows ? rows->entries() : 0;
}

EdgeId Projection::edge_bound(TypeId type) const {
  auto after = std::upper_bound(edges_.begin(), edges_.end(), type,
                                [](TypeId t, const Edge& edge) { return t < edge.type; });
  return after != edges_.begin() && (after - 1)->type == type ? (after - 1)->id + 1 : 0;
}

void Projection::adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                          AdjacencyBatch& out) const {
  out.clear();
  out.rows.resize(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) lasting_row(nodes[i], type, direction, out.rows[i]);
}

bool Projection::lasting_row(NodeId node, TypeId type, Direction direction, Adjacency& out) const {
  const CsrRows* rows = find(type, direction);
  NodeId row = rows ? rank(node) : no_node;
  out = row != no_node ? rows->row(row) : Adjacency{};
  return true;
}

void Projection::degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
                         std::uint32_t* out) const {
  Adjacency row;
  for (NodeId node : nodes) {
    lasting_row(node, type, direction, row);
    *out++ = static_cast<std::uint32_t>(row.size());
  }
}

void Projection::types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const {
  out.clear();
  Adjacency row;
  for (TypeId type : types_) {
    lasting_row(node, type, direction, row);
    if (row.size() != 0) out.push_back(type);
  }
}

std::optional<Edge> Projection::edge(TypeId type, EdgeId id) const {
  Edge wanted{0, 0, id, type};
  auto found = std::lower_bound(edges_.begin(), edges_.end(), wanted);
  if (found == edges_.end() || !(*found == wanted)) return std::nullopt;
  return *found;
}

void Projection::node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const {
  origin_->node_property(nodes, key, out);
}

void Projection::edge_property(std::span<const Edge> edges, KeyId key, Column& out) const {
  origin_->edge_property(edges, key, out);
}

void Projection::keys_of(NodeId node, std::vector<KeyId>& out) const {
  out.clear();
  if (has_node(node)) origin_->keys_of(node, out);
}

void Projection::keys_of(const Edge& edge, std::vector<KeyId>& out) const { origin_->keys_of(edge, out); }

std::uint64_t Projection::nodes_with_label(LabelId label) const {
  return std::min<std::uint64_t>(origin_->nodes_with_label(label), nodes_.size());
}

std::uint64_t Projection::nodes_with_type(TypeId type, Direction direction) const {
  const CsrRows* rows = find(type, direction);
  return rows ? rows->rows_in_use() : 0;
}

}  // namespace kenes
