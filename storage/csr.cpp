// SPDX-License-Identifier: Apache-2.0
#include "storage/csr.hpp"

#include <algorithm>
#include <numeric>

#include "storage/error.hpp"

namespace kenes {

namespace {

constexpr NodeId chunk = 4096;

// Calls `take(first, last)` for all ids below `count`, in chunks between which the limits are checked.
template <class Take>
void in_chunks(NodeId count, Limits* limits, Take take) {
  for (NodeId from = 0; from < count;) {
    NodeId to = std::min<std::uint64_t>(std::uint64_t{from} + chunk, count);
    if (limits) limits->check();
    take(from, to);
    from = to;
  }
}

// Loops go and of equal neighbours the first stays.
void simplify(std::vector<std::pair<NodeId, EdgeId>>& row, NodeId node) {
  std::erase_if(row, [&](const auto& entry) { return entry.first == node; });
  row.erase(std::unique(row.begin(), row.end(), [](auto& a, auto& b) { return a.first == b.first; }),
            row.end());
}

}  // namespace

void CsrRows::reserve(std::size_t rows, std::size_t entries) {
  offsets_.reserve(rows + 1);
  neighbours_.reserve(entries);
}

void CsrRows::append(const Adjacency& row) {
  if (consecutive_ && row.ids.empty() && (row.size() == 0 || row.first_id == neighbours_.size())) {
    neighbours_.insert(neighbours_.end(), row.neighbours.begin(), row.neighbours.end());
    return;
  }
  if (!consecutive_ && !row.ids.empty()) {
    neighbours_.insert(neighbours_.end(), row.neighbours.begin(), row.neighbours.end());
    ids_.insert(ids_.end(), row.ids.begin(), row.ids.end());
    return;
  }
  for (std::size_t i = 0; i < row.size(); ++i) append(row.neighbours[i], row.id(i));
}

void CsrRows::end_row() {
  if (neighbours_.size() > 0xFFFFFFFFu)
    throw Error(ErrorCode::memory_limit, "an image of more than 4,294,967,295 relationships of a type");
  rows_in_use_ += neighbours_.size() != offsets_.back();
  offsets_.push_back(static_cast<std::uint32_t>(neighbours_.size()));
}

void CsrRows::keep_ids() {
  consecutive_ = false;
  ids_.reserve(neighbours_.capacity());
  ids_.resize(neighbours_.size());
  std::iota(ids_.begin(), ids_.end(), EdgeId{0});
}

std::size_t CsrRows::bytes() const noexcept {
  return 4 * (offsets_.capacity() + neighbours_.capacity() + ids_.capacity());
}

std::shared_ptr<const CsrGraph> CsrGraph::make(std::shared_ptr<const GraphSource> origin, CsrChoice choice,
                                               Limits* limits) {
  std::shared_ptr<CsrGraph> image(new CsrGraph);
  image->origin_ = std::move(origin);
  image->symmetric_ = choice.symmetric;
  image->choose_nodes(choice, limits);
  if (choice.types.empty()) {
    choice.types.resize(image->origin_->type_count());
    std::iota(choice.types.begin(), choice.types.end(), TypeId{0});
  }
  std::sort(choice.types.begin(), choice.types.end());
  choice.types.erase(std::unique(choice.types.begin(), choice.types.end()), choice.types.end());
  image->place_.assign(image->origin_->type_count(), no_name);
  for (TypeId type : choice.types) {
    if (type >= image->place_.size()) continue;
    image->place_[type] = static_cast<std::uint16_t>(image->lists_.size());
    image->types_.push_back(type);
    image->lists_.emplace_back();
    image->copy_type(type, choice, limits);
  }
  return image;
}

void CsrGraph::choose_nodes(const CsrChoice& choice, Limits* limits) {
  if (choice.labels.empty() && origin_->node_count() == origin_->node_bound()) {
    count_ = origin_->node_bound();
    return;
  }
  auto scan_all = [&](std::span<const LabelId> labels) {
    ScanPosition position;
    while (origin_->scan(position, labels, chunk, nodes_))
      if (limits) limits->check();
  };
  if (choice.labels.empty()) scan_all({});
  for (const LabelId& label : choice.labels) scan_all({&label, 1});
  if (choice.labels.size() > 1) {
    std::sort(nodes_.begin(), nodes_.end());
    nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());
  }
  count_ = static_cast<NodeId>(nodes_.size());
  if (count_ == origin_->node_bound()) {
    nodes_.clear();
    return;
  }
  if (limits) limits->charge(4 * static_cast<std::int64_t>(origin_->node_bound() + nodes_.size()));
  images_.assign(origin_->node_bound(), no_node);
  for (NodeId i = 0; i < count_; ++i) images_[nodes_[i]] = i;
  if (limits) limits->charge(-4 * static_cast<std::int64_t>(origin_->node_bound() + nodes_.size()));
}

void CsrGraph::copy_type(TypeId type, const CsrChoice& choice, Limits* limits) {
  std::vector<NodeId> room, all(chunk);
  AdjacencyBatch batch, other;
  std::vector<std::pair<NodeId, EdgeId>> entries;
  const bool same = nodes_.empty();
  const auto most = static_cast<std::size_t>(origin_->edge_count(type));

  auto collect = [&](const Adjacency& row, NodeId skip) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      NodeId image = same ? row.neighbours[i] : images_[row.neighbours[i]];
      if (image != no_node && image != skip) entries.emplace_back(image, row.id(i));
    }
  };
  // Is there a relationship of a type that was copied before?
  auto earlier = [&](Direction direction, NodeId node, NodeId neighbour) {
    return std::any_of(lists_.begin(), lists_.end() - 1, [&](const Lists& lists) {
      auto row = (direction == Direction::out || symmetric_ ? lists.out : lists.in).row(node).neighbours;
      return std::binary_search(row.begin(), row.end(), neighbour);
    });
  };
  auto copy = [&](Direction direction, CsrRows& rows) {
    const bool plain = same && !choice.symmetric && !choice.simple;
    MemoryAccount* account = nullptr;
    std::optional<MemoryAccount> charged;
    if (limits) account = &charged.emplace(*limits);
    if (same || count_ > origin_->node_bound() / 2) rows.reserve(count_, choice.symmetric ? 2 * most : most);
    if (account) account->add(4 * static_cast<std::int64_t>(count_));
    in_chunks(count_, limits, [&](NodeId from, NodeId to) {
      all.resize(to - from);
      std::iota(all.begin(), all.end(), from);
      auto nodes = origin_nodes(all, room);
      origin_->adjacent(nodes, type, direction, batch);
      if (choice.symmetric) origin_->adjacent(nodes, type, opposite(direction), other);
      auto before = rows.entries();
      for (NodeId i = 0; i < nodes.size(); ++i) {
        if (plain) {
          rows.append(batch.rows[i]);
        } else if (!choice.symmetric && !choice.simple) {
          const Adjacency& row = batch.rows[i];
          for (std::size_t at = 0; at < row.size(); ++at)
            if (const NodeId image = images_[row.neighbours[at]]; image != no_node)
              rows.append(image, row.id(at));
        } else {
          NodeId node = from + i;
          entries.clear();
          collect(batch.rows[i], no_node);
          if (choice.symmetric) {
            auto middle = static_cast<std::ptrdiff_t>(entries.size());
            collect(other.rows[i], node);
            std::inplace_merge(entries.begin(), entries.begin() + middle, entries.end());
          }
          if (choice.simple) {
            simplify(entries, node);
            std::erase_if(entries, [&](const auto& entry) { return earlier(direction, node, entry.first); });
          }
          for (auto [neighbour, id] : entries) rows.append(neighbour, id);
        }
        rows.end_row();
      }
      if (account) account->add(8 * static_cast<std::int64_t>(rows.entries() - before));
    });
  };
  auto leave_empty = [&](CsrRows& rows) {
    for (NodeId i = 0; i < count_; ++i) rows.end_row();
  };
  Lists& lists = lists_.back();
  if (choice.symmetric || choice.outgoing)
    copy(Direction::out, lists.out);
  else
    leave_empty(lists.out);
  if (choice.symmetric) return;
  if (choice.incoming)
    copy(Direction::in, lists.in);
  else
    leave_empty(lists.in);
}

NodeId CsrGraph::image_of(NodeId origin) const noexcept {
  if (nodes_.empty()) return origin < count_ ? origin : no_node;
  return origin < images_.size() ? images_[origin] : no_node;
}

const CsrRows* CsrGraph::find(TypeId type, Direction direction) const noexcept {
  if (type >= place_.size() || place_[type] == no_name) return nullptr;
  const Lists& lists = lists_[place_[type]];
  return direction == Direction::out || symmetric_ ? &lists.out : &lists.in;
}

const CsrRows& CsrGraph::rows(TypeId type, Direction direction) const { return *find(type, direction); }

std::size_t CsrGraph::bytes() const noexcept {
  std::size_t bytes = 4 * (nodes_.capacity() + images_.capacity());
  for (const Lists& lists : lists_) bytes += lists.out.bytes() + lists.in.bytes();
  return bytes;
}

std::span<const NodeId> CsrGraph::origin_nodes(std::span<const NodeId> nodes,
                                               std::vector<NodeId>& room) const {
  if (nodes_.empty()) return nodes;
  room.resize(nodes.size());
  std::transform(nodes.begin(), nodes.end(), room.begin(),
                 [&](NodeId n) { return n < count_ ? nodes_[n] : no_node; });
  return room;
}

Edge CsrGraph::origin_edge(const Edge& edge) const noexcept {
  auto end = [&](NodeId node) { return node < count_ ? origin_node(node) : no_node; };
  return {end(edge.source), end(edge.target), edge.id, edge.type};
}

bool CsrGraph::scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
                    std::vector<NodeId>& out) const {
  const auto before = out.size();
  if (labels.empty()) {
    for (; position.next < count_ && out.size() - before < limit; ++position.next)
      out.push_back(static_cast<NodeId>(position.next));
  } else {
    while (out.size() == before) {
      if (!origin_->scan(position, labels, limit, out)) break;
      if (nodes_.empty()) break;
      auto first = out.begin() + static_cast<std::ptrdiff_t>(before);
      std::transform(first, out.end(), first, [&](NodeId n) { return image_of(n); });
      out.erase(std::remove(first, out.end(), no_node), out.end());
    }
  }
  position.done = out.size() == before;
  return !position.done;
}

void CsrGraph::labels_of(NodeId node, std::vector<LabelId>& out) const {
  out.clear();
  if (node < count_) origin_->labels_of(origin_node(node), out);
}

void CsrGraph::has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const {
  std::vector<NodeId> room;
  origin_->has_label(origin_nodes(nodes, room), label, out);
}

bool CsrGraph::end_always_has_label(TypeId type, Direction direction, LabelId label) const {
  if (!symmetric_) return origin_->end_always_has_label(type, direction, label);
  return origin_->end_always_has_label(type, Direction::out, label) &&
         origin_->end_always_has_label(type, Direction::in, label);
}

std::uint64_t CsrGraph::edge_count(TypeId type) const {
  const CsrRows *out = find(type, Direction::out), *in = find(type, Direction::in);
  return out ? std::max(out->entries(), in->entries()) : 0;
}

void CsrGraph::adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                        AdjacencyBatch& out) const {
  out.clear();
  out.rows.resize(nodes.size());
  if (const CsrRows* rows = find(type, direction))
    for (std::size_t i = 0; i < nodes.size(); ++i)
      if (nodes[i] < count_) out.rows[i] = rows->row(nodes[i]);
}

bool CsrGraph::lasting_row(NodeId node, TypeId type, Direction direction, Adjacency& out) const {
  const CsrRows* rows = find(type, direction);
  out = rows && node < count_ ? rows->row(node) : Adjacency{};
  return true;
}

void CsrGraph::degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
                       std::uint32_t* out) const {
  const CsrRows* rows = find(type, direction);
  for (NodeId node : nodes) *out++ = rows && node < count_ ? rows->degree(node) : 0;
}

void CsrGraph::types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const {
  out.clear();
  if (node >= count_) return;
  for (TypeId type : types_)
    if (find(type, direction)->degree(node) != 0) out.push_back(type);
}

std::optional<Edge> CsrGraph::edge(TypeId type, EdgeId id) const {
  if (!find(type, Direction::out)) return std::nullopt;
  auto found = origin_->edge(type, id);
  if (!found) return std::nullopt;
  Edge edge{image_of(found->source), image_of(found->target), id, type};
  if (edge.source == no_node || edge.target == no_node) return std::nullopt;
  return edge;
}

void CsrGraph::node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const {
  std::vector<NodeId> room;
  origin_->node_property(origin_nodes(nodes, room), key, out);
}

void CsrGraph::edge_property(std::span<const Edge> edges, KeyId key, Column& out) const {
  // A symmetric image shows relationships backwards too; the origin knows them one way only.
  if (nodes_.empty() && !symmetric_) return origin_->edge_property(edges, key, out);
  std::vector<Edge> room;
  room.reserve(edges.size());
  for (const Edge& edge : edges) {
    Edge own = origin_edge(edge);
    if (symmetric_)
      if (auto right = origin_->edge(edge.type, edge.id)) own = *right;
    room.push_back(own);
  }
  origin_->edge_property(room, key, out);
}

void CsrGraph::keys_of(NodeId node, std::vector<KeyId>& out) const {
  out.clear();
  if (node < count_) origin_->keys_of(origin_node(node), out);
}

void CsrGraph::keys_of(const Edge& edge, std::vector<KeyId>& out) const {
  out.clear();
  if (auto own = origin_->edge(edge.type, edge.id)) origin_->keys_of(*own, out);
}

std::uint64_t CsrGraph::nodes_with_label(LabelId label) const {
  return std::min<std::uint64_t>(origin_->nodes_with_label(label), count_);
}

std::uint64_t CsrGraph::nodes_with_type(TypeId type, Direction direction) const {
  const CsrRows* rows = find(type, direction);
  return rows ? rows->rows_in_use() : 0;
}

}  // namespace kenes
