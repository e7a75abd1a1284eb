// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "storage/codec.hpp"
#include "storage/error.hpp"
#include "storage/index.hpp"
#include "storage/open_transaction.hpp"
#include "storage/ordered.hpp"

namespace kenes {

namespace {

constexpr std::size_t cell_bytes = 96;  // a cell, its undo entry and the vectors' slack
constexpr std::size_t longest_value = 64u << 20;

Error constraint_violation(std::string message, std::string hint = {}) {
  return Error(ErrorCode::constraint_validation_failed, "ConstraintValidationFailed", Phase::runtime,
               std::move(message), {}, std::move(hint));
}

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

void OpenTransaction::put_index(const IndexEntry& index, const Value& value, NodeId node, bool present) {
  auto bytes = ordered_bytes(value);
  if (!bytes) return;
  account(cell_bytes + bytes->size());
  auto& overlay = index_overlays_[index.number];
  auto before = overlay.set(*bytes, node, present);
  if (present && index.unique()) to_judge_.push_back({index.number, *bytes});
  counts_.index(index.number).entries += present ? 1 : -1;
  undo_.add(UndoLog::OfIndex{index.number, std::move(*bytes), node, before});
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
  return node;
}

Edge OpenTransaction::create_edge(NodeId source, TypeId type, NodeId target) {
  must_be_open();
  auto& state = counts_.type(type);
  if (state.bound == 0xFFFFFFFE)
    throw Error(ErrorCode::storage, "the relationship type has used up its ids",
                "export the database and load it anew");
  const Edge edge{source, target, state.bound++, type};
  ++state.edges;
  put_entry(type, Direction::out, source, target, edge.id, true);
  put_entry(type, Direction::in, target, source, edge.id, true);
  put_value(ColumnId::sources(type), edge.id, Value(static_cast<std::int64_t>(source)));
  return edge;
}

bool OpenTransaction::set_property(NodeId node, KeyId key, const Value& value) {
  must_be_open();
  check_storable(value);
  if (value.heap_bytes() > longest_value)
    throw Error(ErrorCode::argument_error, "a property value may have at most 64 MB");
  const auto column = ColumnId::node_property(key);
  const Lane* lane = state().node_lane(key);
  if (value.is_null() && !present_at(column, lane, node)) return false;
  const IndexEntry* any = nullptr;
  for (const auto& index : catalog().indexes)
    if (index->key == key) any = index.get();
  if (any) {
    const LabelSet set = label_set(node);
    const Value old = value_at(column, lane, node);
    for (const auto& index : catalog().indexes) {
      if (index->key != key || !catalog().set_has(set, index->label)) continue;
      if (!old.is_null()) put_index(*index, old, node, false);
      if (!value.is_null()) put_index(*index, value, node, true);
    }
  }
  put_value(column, node, value);
  return true;
}

bool OpenTransaction::set_property(const Edge& edge, KeyId key, const Value& value) {
  must_be_open();
  check_storable(value);
  if (value.heap_bytes() > longest_value)
    throw Error(ErrorCode::argument_error, "a property value may have at most 64 MB");
  const auto column = ColumnId::edge_property(edge.type, key);
  if (value.is_null() && !present_at(column, state().edge_lane(edge.type, key), edge.id)) return false;
  put_value(column, edge.id, value);
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
  set_label_set(node, set, own_catalog().with(set, label));
  for (const auto& index : catalog().indexes)
    if (index->label == label)
      if (const Value value = node_value(node, index->key); !value.is_null())
        put_index(*index, value, node, true);
  return true;
}

bool OpenTransaction::remove_label(NodeId node, LabelId label) {
  must_be_open();
  const LabelSet set = label_set(node);
  if (set == 0 || !catalog().set_has(set, label)) return false;
  set_label_set(node, set, own_catalog().without(set, label));
  for (const auto& index : catalog().indexes)
    if (index->label == label)
      if (const Value value = node_value(node, index->key); !value.is_null())
        put_index(*index, value, node, false);
  return true;
}

bool OpenTransaction::delete_edge(const Edge& edge) {
  must_be_open();
  if (!has_edge(edge.type, edge.id)) return false;
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

void OpenTransaction::begin_statement() {
  must_be_open();
  undo_.clear();
  to_judge_.clear();
  before_.catalog = catalog_;
  before_.counts = counts_;
  before_.bytes = bytes_;
  before_.dropped = dropped_;
}

void OpenTransaction::end_statement() {
  must_be_open();
  std::vector<NodeId> nodes;
  for (const auto& [number, value] : to_judge_) {
    const auto* index = index_numbered(number);
    if (!index) continue;
    nodes.clear();
    nodes_of_value(*index, value, nodes);
    if (nodes.size() < 2) continue;
    const Value shown = node_value(nodes[0], index->key);
    throw constraint_violation(
        fmt::format("two nodes with label `{}` would have the same `{}` = {}, against the constraint `{}`",
                    index->description.label, index->description.keys[0], to_literal(shown),
                    index->description.name),
        "MERGE finds a node that is there already, where CREATE makes another");
  }
  to_judge_.clear();
}

void OpenTransaction::rollback_statement() {
  must_be_open();
  undo_.undo(index_overlays_);
  to_judge_.clear();
  catalog_ = before_.catalog;
  counts_ = before_.counts;
  bytes_ = before_.bytes;
  dropped_ = before_.dropped;
  std::erase_if(index_overlays_, [&](const auto& entry) { return entry.first >= catalog_->next_index; });
}

void OpenTransaction::create_index(const IndexDescription& asked, Limits& limits) {
  must_be_open();
  IndexDescription description = asked;
  if (description.on_relationships || description.keys.size() != 1)
    throw Error(ErrorCode::argument_error, "indexes are on one property of nodes with a label",
                "leave out the other properties");
  if (description.name.empty())
    description.name = fmt::format("{}_{}_{}", description.kind == IndexKind::unique ? "unique" : "index",
                                   description.label, description.keys[0]);
  if (catalog().index_named(description.name))
    throw constraint_violation(fmt::format("there is an index or constraint `{}` already", description.name),
                               "give it another name, or drop the other one");
  const LabelId label = intern_label(description.label);
  const KeyId key = intern_key(description.keys[0]);
  for (const auto& index : catalog().indexes)
    if (index->label == label && index->key == key && index->description.kind == description.kind)
      throw constraint_violation(fmt::format("`{}` covers :{}({}) already", index->description.name,
                                             description.label, description.keys[0]));
  auto& catalog = own_catalog();
  auto entry = std::make_shared<IndexEntry>();
  entry->number = catalog.next_index++;
  entry->description = description;
  entry->label = label;
  entry->key = key;
  catalog.indexes.push_back(entry);
  ScanPosition position;
  std::vector<NodeId> nodes;
  Column column;
  while (scan(position, {&label, 1}, batch_capacity, nodes)) {
    limits.check();
    node_property(nodes, key, column);
    for (std::size_t i = 0; i < nodes.size(); ++i)
      if (!column.is_null(i)) put_index(*entry, column.value(i), nodes[i], true);
    nodes.clear();
  }
  if (!entry->unique()) return;
  for (const auto& [value, found] : index_overlays_[entry->number].values()) {
    if (found.size() < 2) continue;
    const Value shown = node_value(found[0].first, key);
    const auto problem = constraint_violation(
        fmt::format("cannot make the constraint `{}`: {} nodes with label `{}` have `{}` = {}",
                    description.name, found.size(), description.label, description.keys[0],
                    to_literal(shown)),
        "make the values differ first");
    auto& own = own_catalog();
    std::erase_if(own.indexes, [&](const auto& index) { return index->number == entry->number; });
    throw problem;
  }
}

bool OpenTransaction::drop_index(std::string_view name) {
  must_be_open();
  if (!catalog().index_named(name)) return false;
  auto& indexes = own_catalog().indexes;
  const auto at = std::find_if(indexes.begin(), indexes.end(),
                               [&](const auto& index) { return index->description.name == name; });
  dropped_.push_back(*at);
  indexes.erase(at);
  return true;
}

}  // namespace kenes
