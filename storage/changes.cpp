// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "storage/codec.hpp"
#include "storage/error.hpp"
#include "storage/open_transaction.hpp"

namespace kenes {

namespace {

constexpr std::size_t cell_bytes = 96;  // a cell, its undo entry and the vectors' slack
constexpr std::size_t longest_value = 64u << 20;

}  // namespace

void OpenTransaction::must_be_open() const {
  if (over_) throw Error(ErrorCode::usage, "the transaction is over", "begin another one");
}

void OpenTransaction::account(std::size_t bytes) {
  bytes_ += bytes;
  if (bytes_ > core_->options().transaction_bytes)
    throw Error(ErrorCode::transaction_size,
                fmt::format("the transaction has grown over its limit of {} MB",
                            core_->options().transaction_bytes >> 20),
                "write in smaller transactions (`CALL { … } IN TRANSACTIONS`), or load by `kenes import`");
}

Catalog& OpenTransaction::own_catalog() {
  if (!catalog_is_own_ || catalog_.use_count() > 1) {
    catalog_ = std::make_shared<Catalog>(*catalog_);
    catalog_is_own_ = true;
  }
  auto& catalog = const_cast<Catalog&>(*catalog_);
  catalog.version = core_->next_version();
  return catalog;
}

ValueOverlay& OpenTransaction::values(const ColumnId& column) {
  auto& place = values_[column.packed()];
  if (!place) place = std::make_unique<ValueOverlay>(column);
  return *place;
}

AdjacencyOverlay& OpenTransaction::lists(TypeId type, Direction direction) {
  auto& place = lists_[type * 2u + static_cast<unsigned>(direction)];
  if (!place) place = std::make_unique<AdjacencyOverlay>(type, direction);
  return *place;
}

void OpenTransaction::put_value(const ColumnId& column, std::uint32_t row, Value value) {
  account(cell_bytes + value.heap_bytes());
  auto& overlay = values(column);
  undo_.add(UndoLog::OfValue{&overlay, row, overlay.set(row, std::move(value))});
}

void OpenTransaction::put_entry(TypeId type, Direction direction, NodeId node, NodeId neighbour, EdgeId id,
                                bool present) {
  account(cell_bytes);
  auto& overlay = lists(type, direction);
  undo_.add(UndoLog::OfAdjacency{&overlay, node, neighbour, id, overlay.set(node, neighbour, id, present)});
}

void OpenTransaction::put_index(const IndexEntry& index, std::span<const Value> values, std::uint32_t id,
                                bool present) {
  IndexBytes bytes;
  index_values(index, values, bytes);
  auto& overlay = index_overlays_[index.number];
  for (std::string& value : bytes.values) {
    account(cell_bytes + value.size());
    auto before = overlay.set(value, id, present);
    if (present && index.unique() && bytes.comparable) to_judge_.push_back({index.number, value});
    counts_.index(index.number).entries += present ? 1 : -1;
    undo_.add(UndoLog::OfIndex{index.number, std::move(value), id, before});
  }
}

template <class IsIn>
void OpenTransaction::put_indexes(bool on_relationships, std::uint32_t id, bool present, IsIn&& is_in) {
  for (const auto& index : catalog().indexes)
    if (index->on_relationships() == on_relationships && index->description.has_entries() && is_in(*index))
      put_index(*index, values_of(*index, id), id, present);
}

void OpenTransaction::note_change(bool on_relationships, TypeId type, std::uint32_t id) {
  const bool judged = std::any_of(catalog().indexes.begin(), catalog().indexes.end(), [&](const auto& index) {
    return index->on_relationships() == on_relationships && index->kind() >= IndexKind::key;
  });
  if (!judged) return;
  if (on_relationships) {
    if (changed_edges_.empty() || changed_edges_.back() != std::pair{type, id})
      changed_edges_.emplace_back(type, id);
  } else if (changed_nodes_.empty() || changed_nodes_.back() != id) {
    changed_nodes_.push_back(id);
  }
}

LabelId OpenTransaction::intern_label(std::string_view name) {
  must_be_open();
  const auto known = catalog().labels.find(name);
  return known != no_name ? known : own_catalog().labels.intern(name);
}

TypeId OpenTransaction::intern_type(std::string_view name) {
  must_be_open();
  const auto known = catalog().types.find(name);
  return known != no_name ? known : own_catalog().types.intern(name);
}

KeyId OpenTransaction::intern_key(std::string_view name) {
  must_be_open();
  const auto known = catalog().keys.find(name);
  return known != no_name ? known : own_catalog().keys.intern(name);
}

NodeId OpenTransaction::create_node(std::span<const LabelId> labels) {
  must_be_open();
  std::vector<LabelId> sorted(labels.begin(), labels.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  LabelSet set = catalog().find_set(sorted);
  if (set == 0) set = own_catalog().intern_set(sorted);
  const NodeId node = counts_.take_node(set);
  put_value(ColumnId::label_sets(), node, Value(static_cast<std::int64_t>(set)));
  ++counts_.nodes;
  ++counts_.set(set).nodes;
  note_change(false, no_name, node);
  return node;
}

Edge OpenTransaction::create_edge(NodeId source, TypeId type, NodeId target) {
  must_be_open();
  auto& state = counts_.type(type);
  if (state.bound == 0xFFFFFFFE)
    throw Error(ErrorCode::storage, "the relationship type has used up its ids",
                "export the database and load it anew");
  const Edge edge{source, target, state.bound++, type};
  insert_edge(edge);
  return edge;
}

void OpenTransaction::insert_edge(const Edge& edge) {
  ++counts_.type(edge.type).edges;
  put_entry(edge.type, Direction::out, edge.source, edge.target, edge.id, true);
  put_entry(edge.type, Direction::in, edge.target, edge.source, edge.id, true);
  put_value(ColumnId::sources(edge.type), edge.id, Value(static_cast<std::int64_t>(edge.source)));
  note_change(true, edge.type, edge.id);
}

bool OpenTransaction::set_property(NodeId node, KeyId key, const Value& value) {
  must_be_open();
  check_storable(value);
  if (value.heap_bytes() > longest_value)
    throw Error(ErrorCode::argument_error, "a property value may have at most 64 MB");
  const auto column = ColumnId::node_property(key);
  const Lane* lane = state().node_lane(key);
  if (value.is_null() && !present_at(column, lane, node)) return false;
  const LabelSet set = catalog().has_indexes_on(false) ? label_set(node) : 0;
  const auto is_in = [&](const IndexEntry& index) {
    return index.has_key(key) && catalog().set_has(set, index.label);
  };
  if (set != 0) put_indexes(false, node, false, is_in);
  put_value(column, node, value);
  if (set != 0) {
    put_indexes(false, node, true, is_in);
    note_change(false, no_name, node);
  }
  return true;
}

bool OpenTransaction::set_property(const Edge& edge, KeyId key, const Value& value) {
  must_be_open();
  check_storable(value);
  if (value.heap_bytes() > longest_value)
    throw Error(ErrorCode::argument_error, "a property value may have at most 64 MB");
  const auto column = ColumnId::edge_property(edge.type, key);
  if (value.is_null() && !present_at(column, state().edge_lane(edge.type, key), edge.id)) return false;
  const auto is_in = [&](const IndexEntry& index) { return index.label == edge.type && index.has_key(key); };
  const bool indexed = catalog().has_indexes_on(true);
  if (indexed) put_indexes(true, edge.id, false, is_in);
  put_value(column, edge.id, value);
  if (indexed) {
    put_indexes(true, edge.id, true, is_in);
    note_change(true, edge.type, edge.id);
  }
  return true;
}

void OpenTransaction::set_label_set(NodeId node, LabelSet before, LabelSet after) {
  put_value(ColumnId::label_sets(), node, after == 0 ? Value() : Value(static_cast<std::int64_t>(after)));
  if (before != 0) --counts_.set(before).nodes;
  if (after != 0) ++counts_.set(after).nodes;
}

bool OpenTransaction::add_label(NodeId node, LabelId label) {
  must_be_open();
  const LabelSet set = label_set(node);
  if (set == 0 || catalog().set_has(set, label)) return false;
  // A new state of the catalog ages every plan: only where it learns something.
  LabelSet after = catalog().find_with(set, label);
  if (after == 0) after = own_catalog().with(set, label);
  set_label_set(node, set, after);
  put_indexes(false, node, true, [&](const IndexEntry& index) { return index.label == label; });
  note_change(false, no_name, node);
  return true;
}

bool OpenTransaction::remove_label(NodeId node, LabelId label) {
  must_be_open();
  const LabelSet set = label_set(node);
  if (set == 0 || !catalog().set_has(set, label)) return false;
  LabelSet after = catalog().find_without(set, label);
  if (after == 0) after = own_catalog().without(set, label);
  put_indexes(false, node, false, [&](const IndexEntry& index) { return index.label == label; });
  set_label_set(node, set, after);
  return true;
}

bool OpenTransaction::delete_edge(const Edge& edge) {
  must_be_open();
  if (!has_edge(edge.type, edge.id)) return false;
  if (catalog().has_indexes_on(true))
    put_indexes(true, edge.id, false, [&](const IndexEntry& index) { return index.label == edge.type; });
  std::vector<KeyId> keys;
  keys_of(edge, keys);
  for (const KeyId key : keys) put_value(ColumnId::edge_property(edge.type, key), edge.id, Value());
  put_entry(edge.type, Direction::out, edge.source, edge.target, edge.id, false);
  put_entry(edge.type, Direction::in, edge.target, edge.source, edge.id, false);
  put_value(ColumnId::sources(edge.type), edge.id, Value());
  --counts_.type(edge.type).edges;
  return true;
}

bool OpenTransaction::delete_node(NodeId node) {
  must_be_open();
  const LabelSet set = label_set(node);
  if (set == 0) return false;
  std::vector<KeyId> keys;
  keys_of(node, keys);
  for (const KeyId key : keys) set_property(node, key, Value());
  set_label_set(node, set, 0);
  --counts_.nodes;
  return true;
}

}  // namespace kenes
