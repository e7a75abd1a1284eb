// SPDX-License-Identifier: Apache-2.0
#include "storage/open_transaction.hpp"

#include <algorithm>

#include "storage/compare.hpp"
#include "storage/error.hpp"
#include "storage/ordered.hpp"

namespace kenes {

OpenTransaction::OpenTransaction(std::shared_ptr<StoreCore> core) : core_(std::move(core)) { start(); }

void OpenTransaction::start() {
  base_ = core_->snapshot();
  catalog_ = state().catalog;
  catalog_is_own_ = false;
  counts_ = state().counts;
  bytes_ = 0;
  dropped_.clear();
  undo_.clear();
  to_judge_.clear();
  before_ = {};
  before_.catalog = catalog_;
  before_.counts = counts_;
  if (claims_)
    claims_->start();
  else
    claims_ = std::make_unique<OpenClaims>(*this);
}

void OpenTransaction::begin_again(Limits& limits) {
  if (!over_) return;
  core_->lock_writer(core_->options().lock_timeout, &limits);
  over_ = false;
  try {
    start();
  } catch (...) {
    rollback();
    throw;
  }
}

void OpenTransaction::rollback() noexcept {
  if (over_) return;
  over_ = true;
  values_.clear();
  lists_.clear();
  index_overlays_.clear();
  built_.clear();
  if (claims_) claims_->forget();
  last_values_ = nullptr;
  core_->unlock_writer();
}

const ValueOverlay* OpenTransaction::find_values(const ColumnId& column) const {
  if (last_values_ && last_values_->column() == column) return last_values_;
  const auto at = values_.find(column.packed());
  if (at == values_.end()) return nullptr;
  return last_values_ = at->second.get();
}

AdjacencyOverlay* OpenTransaction::find_lists(TypeId type, Direction direction) const {
  const auto at = lists_.find(type * 2u + static_cast<unsigned>(direction));
  return at == lists_.end() ? nullptr : at->second.get();
}

LabelSet OpenTransaction::label_set(NodeId node) const {
  if (const auto* overlay = find_values(ColumnId::label_sets()))
    if (const ChangedCell* cell = overlay->find(node))
      return cell->value.is_null() ? 0 : static_cast<LabelSet>(cell->value.as_integer());
  const auto pin = reader().cache().pin();
  return reader().number(*state().label_sets, node).value_or(0);
}

bool OpenTransaction::has_edge(TypeId type, EdgeId id) const {
  if (const auto* overlay = find_values(ColumnId::sources(type)))
    if (const ChangedCell* cell = overlay->find(id)) return !cell->value.is_null();
  const Lane* lane = state().source_lane(type);
  const auto pin = reader().cache().pin();
  return lane && reader().number(*lane, id).has_value();
}

Value OpenTransaction::value_at(const ColumnId& column, const Lane* lane, std::uint32_t row) const {
  if (const auto* overlay = find_values(column))
    if (const ChangedCell* cell = overlay->find(row)) return cell->value;
  if (!lane) return {};
  const auto pin = reader().cache().pin();
  return reader().value(*lane, row);
}

bool OpenTransaction::present_at(const ColumnId& column, const Lane* lane, std::uint32_t row) const {
  if (const auto* overlay = find_values(column))
    if (const ChangedCell* cell = overlay->find(row)) return !cell->value.is_null();
  if (!lane) return false;
  const auto pin = reader().cache().pin();
  const auto* version = reader().chunk(*lane, row >> block_shift);
  if (!version) return false;
  const auto place = version->find(row & (block_rows - 1));
  return place.cell || place.slot != Chunk::absent;
}

Value OpenTransaction::node_value(NodeId node, KeyId key) const {
  return value_at(ColumnId::node_property(key), state().node_lane(key), node);
}

bool OpenTransaction::scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
                           std::vector<NodeId>& out) const {
  const auto* overlay = find_values(ColumnId::label_sets());
  if (!overlay) return base_->scan(position, labels, limit, out);
  const std::size_t before = out.size();
  auto matches = [&](LabelSet set) {
    if (set == 0) return false;
    return std::all_of(labels.begin(), labels.end(), [&](LabelId l) { return catalog().set_has(set, l); });
  };
  std::vector<NodeId> below;
  while (position.next < counts_.bound && out.size() - before < limit) {
    const auto block = static_cast<std::uint32_t>(position.next >> block_shift);
    const std::uint64_t end = std::min<std::uint64_t>(counts_.bound, std::uint64_t{block + 1} << block_shift);
    const auto* changed = overlay->block(block);
    below.clear();
    // Nodes of the snapshot in this block, then the changed ones among them.
    ScanPosition inner{position.next, false};
    const bool known = std::all_of(labels.begin(), labels.end(),
                                   [&](LabelId l) { return l < state().catalog->labels.size(); });
    while (known && inner.next < std::min<std::uint64_t>(end, base_->node_bound())) {
      const auto had = below.size();
      if (!base_->scan(inner, labels, end - inner.next, below)) break;
      while (below.size() > had && below.back() >= end) below.pop_back();
    }
    if (changed && !changed->cells.empty()) {
      const auto start = block << block_shift;
      std::erase_if(below, [&](NodeId n) { return find_cell(changed->cells, n - start) != nullptr; });
      const auto middle = static_cast<std::ptrdiff_t>(below.size());
      for (const ChangedCell& cell : changed->cells)
        if (start + cell.row >= position.next && !cell.value.is_null() &&
            matches(static_cast<LabelSet>(cell.value.as_integer())))
          below.push_back(start + cell.row);
      std::inplace_merge(below.begin(), below.begin() + middle, below.end());
    }
    const std::size_t room = limit - (out.size() - before);
    if (below.size() > room) {
      out.insert(out.end(), below.begin(), below.begin() + static_cast<std::ptrdiff_t>(room));
      position.next = below[room - 1] + std::uint64_t{1};
      break;
    }
    out.insert(out.end(), below.begin(), below.end());
    position.next = end;
  }
  position.done = out.size() == before;
  return !position.done;
}

void OpenTransaction::labels_of(NodeId node, std::vector<LabelId>& out) const {
  const auto labels = catalog().labels_in(label_set(node));
  out.assign(labels.begin(), labels.end());
}

void OpenTransaction::has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const {
  const auto* overlay = find_values(ColumnId::label_sets());
  if (!overlay) return base_->has_label(nodes, label, out);
  for (std::size_t i = 0; i < nodes.size(); ++i) out[i] = catalog().set_has(label_set(nodes[i]), label);
}

bool OpenTransaction::end_always_has_label(TypeId type, Direction direction, LabelId label) const {
  if (find_values(ColumnId::label_sets()) || find_lists(type, direction)) return false;
  return base_->end_always_has_label(type, direction, label);
}

const AdjacencyOverlay::Row* OpenTransaction::merged_row(NodeId node, TypeId type,
                                                         Direction direction) const {
  auto* overlay = find_lists(type, direction);
  auto* row = overlay ? overlay->find(node) : nullptr;
  if (!row || row->merged) return row;
  AdjacencyBatch batch;
  base_->adjacent({&node, 1}, type, direction, batch);
  const Adjacency& below = batch.rows[0];
  auto merged = std::make_shared<AdjacencyOverlay::Merged>();
  merged->neighbours.reserve(below.size() + row->cells.size());
  merged->ids.reserve(below.size() + row->cells.size());
  std::size_t at = 0;
  auto take = [&] {
    merged->neighbours.push_back(below.neighbours[at]);
    merged->ids.push_back(below.id(at));
    ++at;
  };
  for (const AdjacencyCell& cell : row->cells) {
    while (at < below.size() && (below.neighbours[at] < cell.neighbour ||
                                 (below.neighbours[at] == cell.neighbour && below.id(at) < cell.id)))
      take();
    if (at < below.size() && below.neighbours[at] == cell.neighbour && below.id(at) == cell.id) ++at;
    if (cell.present) {
      merged->neighbours.push_back(cell.neighbour);
      merged->ids.push_back(cell.id);
    }
  }
  while (at < below.size()) take();
  row->merged = std::move(merged);
  return row;
}

void OpenTransaction::adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                               AdjacencyBatch& out) const {
  if (out.pins.size() > 1) out.pins.clear();
  base_->adjacent(nodes, type, direction, out);
  if (!find_lists(type, direction)) return;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (const auto* row = merged_row(nodes[i], type, direction)) {
      out.rows[i] = {row->merged->neighbours, row->merged->ids, 0};
      out.pins.push_back(row->merged);
    }
}

void OpenTransaction::degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
                              std::uint32_t* out) const {
  base_->degrees(nodes, type, direction, out);
  if (!find_lists(type, direction)) return;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (const auto* row = merged_row(nodes[i], type, direction))
      out[i] = static_cast<std::uint32_t>(row->merged->neighbours.size());
}

void OpenTransaction::types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const {
  base_->types_of(node, direction, out);
  for (const auto& [lane, overlay] : lists_) {
    if (overlay->direction() != direction || !overlay->find(node)) continue;
    std::uint32_t degree = 0;
    degrees({&node, 1}, overlay->type(), direction, &degree);
    if (degree > 0)
      add_sorted(out, overlay->type());
    else
      std::erase(out, overlay->type());
  }
}

std::optional<Edge> OpenTransaction::edge(TypeId type, EdgeId id) const {
  NodeId source = no_node;
  const auto* overlay = find_values(ColumnId::sources(type));
  if (const ChangedCell* cell = overlay ? overlay->find(id) : nullptr) {
    if (cell->value.is_null()) return std::nullopt;
    source = static_cast<NodeId>(cell->value.as_integer());
  } else {
    return base_->edge(type, id);
  }
  AdjacencyBatch batch;
  adjacent({&source, 1}, type, Direction::out, batch);
  const Adjacency& row = batch.rows[0];
  for (std::size_t i = 0; i < row.size(); ++i)
    if (row.id(i) == id) return Edge{source, row.neighbours[i], id, type};
  return std::nullopt;
}

void OpenTransaction::node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const {
  const auto column = ColumnId::node_property(key);
  gather_values(reader(), state().node_lane(key), find_values(column), column, nodes.data(), sizeof(NodeId),
                nodes.size(), out);
}

void OpenTransaction::edge_property(std::span<const Edge> edges, KeyId key, Column& out) const {
  const bool one_type =
      std::all_of(edges.begin(), edges.end(), [&](const Edge& e) { return e.type == edges[0].type; });
  if (edges.empty() || one_type) {
    const auto column = ColumnId::edge_property(edges.empty() ? TypeId{0} : edges[0].type, key);
    gather_values(reader(), edges.empty() ? nullptr : state().edge_lane(edges[0].type, key),
                  find_values(column), column, edges.empty() ? nullptr : &edges[0].id, sizeof(Edge),
                  edges.size(), out);
    return;
  }
  out.reset(ColumnType::value, edges.size());
  Column part;
  for (std::size_t i = 0; i < edges.size();) {
    std::size_t end = i + 1;
    while (end < edges.size() && edges[end].type == edges[i].type) ++end;
    edge_property(edges.subspan(i, end - i), key, part);
    for (std::size_t j = i; j < end; ++j) out.values()[j] = part.value(j - i);
    i = end;
  }
}

void OpenTransaction::keys_of(NodeId node, std::vector<KeyId>& out) const {
  base_->keys_of(node, out);
  for (const auto& [packed, overlay] : values_) {
    const auto& column = overlay->column();
    if (column.part != Part::property || column.on_relationships()) continue;
    const ChangedCell* cell = overlay->find(node);
    if (!cell) continue;
    if (cell->value.is_null())
      std::erase(out, column.name);
    else
      add_sorted(out, column.name);
  }
}

void OpenTransaction::keys_of(const Edge& edge, std::vector<KeyId>& out) const {
  base_->keys_of(edge, out);
  for (const auto& [packed, overlay] : values_) {
    const auto& column = overlay->column();
    if (column.part != Part::property || column.space != edge_space(edge.type)) continue;
    const ChangedCell* cell = overlay->find(edge.id);
    if (!cell) continue;
    if (cell->value.is_null())
      std::erase(out, column.name);
    else
      add_sorted(out, column.name);
  }
}

std::vector<IndexDescription> OpenTransaction::indexes() const {
  std::vector<IndexDescription> out;
  for (const auto& index : catalog().indexes) out.push_back(index->description);
  return out;
}

std::vector<Value> OpenTransaction::values_of(const IndexEntry& index, std::uint32_t id) const {
  std::vector<Value> values;
  values.reserve(index.keys.size());
  for (const KeyId key : index.keys)
    values.push_back(index.on_relationships() ? value_at(ColumnId::edge_property(index.label, key),
                                                         state().edge_lane(index.label, key), id)
                                              : node_value(id, key));
  return values;
}

const Rocks::View& OpenTransaction::view_of(const IndexEntry& index) const {
  const auto built = built_.find(index.number);
  return built == built_.end() ? *state().view : *built->second;
}

std::vector<GraphSource::MemoryUse> OpenTransaction::memory_use() const { return core_->memory_use(); }

IndexSearch OpenTransaction::search(const IndexEntry& index) const {
  const auto overlay = index_overlays_.find(index.number);
  const auto& published = state().counts.indexes;
  const bool is_own = index.number >= state().catalog->next_index || index.number >= published.size();
  return {core_->rocks(),
          view_of(index),
          index,
          overlay == index_overlays_.end() ? nullptr : &overlay->second,
          *this,
          is_own ? LeavesOfIndex{} : LeavesOfIndex{&core_->index_leaves(), published[index.number]}};
}

std::optional<std::uint32_t> OpenTransaction::index_on(bool on_relationships, std::uint16_t label_or_type,
                                                       std::span<const KeyId> keys, bool text) const {
  const auto* index = catalog().index_on(on_relationships, label_or_type, keys, text);
  if (!index) return std::nullopt;
  return index->number;
}

void OpenTransaction::index_lookup(std::uint32_t number, std::span<const Value> values,
                                   std::vector<std::uint32_t>& out,
                                   std::vector<std::uint32_t>& counts) const {
  counts.clear();
  if (const auto* index = catalog().index_numbered(number)) search(*index).lookup(values, out, counts);
}

void OpenTransaction::index_range(std::uint32_t number, std::span<const Value> equal, const ValueRange& range,
                                  std::size_t limit, std::vector<std::uint32_t>& out) const {
  if (const auto* index = catalog().index_numbered(number)) search(*index).range(equal, range, limit, out);
}

void OpenTransaction::index_text(std::uint32_t number, TextTest test, std::string_view needle,
                                 std::vector<std::uint32_t>& out) const {
  if (const auto* index = catalog().index_numbered(number)) search(*index).text(test, needle, out);
}

GraphSource::IndexSize OpenTransaction::index_size(std::uint32_t number) const {
  if (number >= counts_.indexes.size()) return {};
  return {counts_.indexes[number].entries, counts_.indexes[number].distinct};
}

std::uint64_t OpenTransaction::nodes_with_label(LabelId label) const {
  const auto bears = catalog().sets_with(label);
  std::uint64_t nodes = 0;
  for (std::size_t s = 0; s < std::min(bears.size(), counts_.sets.size()); ++s)
    if (bears[s]) nodes += counts_.sets[s].nodes;
  return nodes;
}

}  // namespace kenes
