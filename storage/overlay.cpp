// SPDX-License-Identifier: Apache-2.0
#include "storage/overlay.hpp"

#include <algorithm>

namespace kenes {

namespace {

ChunkVersion::Type type_of(const Value& value) {
  using Type = ChunkVersion::Type;
  switch (value.kind()) {
    case Kind::null:
      return Type::none;
    case Kind::boolean:
      return Type::boolean;
    case Kind::integer:
      return Type::integer;
    case Kind::floating:
      return Type::floating;
    case Kind::date:
      return Type::date;
    case Kind::string:
      return Type::string;
    default:
      return Type::mixed;
  }
}

Cells::iterator place_of(Cells& cells, std::uint32_t row) {
  if (cells.empty() || cells.back().row < row) return cells.end();
  return std::lower_bound(cells.begin(), cells.end(), row,
                          [](const ChangedCell& cell, std::uint32_t r) { return cell.row < r; });
}

AdjacencyCells::iterator place_of(AdjacencyCells& cells, NodeId neighbour, EdgeId id) {
  const AdjacencyCell wanted{0, neighbour, id, true};
  if (cells.empty() || before(cells.back(), wanted)) return cells.end();
  return std::lower_bound(cells.begin(), cells.end(), wanted, before);
}

}  // namespace

std::optional<Value> ValueOverlay::set(std::uint32_t row, Value value) {
  auto& block = blocks_[row >> block_shift];
  block.type = ChunkVersion::both(block.type, type_of(value));
  const std::uint32_t within = row & (block_rows - 1);
  const auto at = place_of(block.cells, within);
  if (at != block.cells.end() && at->row == within) {
    at->value.swap(value);
    return value;
  }
  block.cells.insert(at, ChangedCell{within, 0, std::move(value)});
  return std::nullopt;
}

void ValueOverlay::restore(std::uint32_t row, std::optional<Value> before) {
  auto& cells = blocks_[row >> block_shift].cells;
  const auto at = place_of(cells, row & (block_rows - 1));
  if (at == cells.end()) return;
  if (before)
    at->value = std::move(*before);
  else
    cells.erase(at);
}

std::optional<bool> AdjacencyOverlay::set(NodeId node, NodeId neighbour, EdgeId id, bool present) {
  auto& row = rows_[node];
  row.merged.reset();
  const auto at = place_of(row.cells, neighbour, id);
  if (at != row.cells.end() && at->neighbour == neighbour && at->id == id)
    return std::exchange(at->present, present);
  row.cells.insert(at, AdjacencyCell{0, neighbour, id, present});
  return std::nullopt;
}

void AdjacencyOverlay::restore(NodeId node, NodeId neighbour, EdgeId id, std::optional<bool> before) {
  auto& row = rows_[node];
  row.merged.reset();
  const auto at = place_of(row.cells, neighbour, id);
  if (at == row.cells.end()) return;
  if (before)
    at->present = *before;
  else
    row.cells.erase(at);
  if (row.cells.empty()) rows_.erase(node);
}

std::optional<bool> IndexOverlay::set(const std::string& value, NodeId node, bool present) {
  auto& nodes = values_[value];
  const auto at = std::lower_bound(nodes.begin(), nodes.end(), std::pair{node, false});
  if (at != nodes.end() && at->first == node) return std::exchange(at->second, present);
  nodes.insert(at, {node, present});
  return std::nullopt;
}

void IndexOverlay::restore(const std::string& value, NodeId node, std::optional<bool> before) {
  const auto found = values_.find(value);
  if (found == values_.end()) return;
  auto& nodes = found->second;
  const auto at = std::lower_bound(nodes.begin(), nodes.end(), std::pair{node, false});
  if (at == nodes.end() || at->first != node) return;
  if (before)
    at->second = *before;
  else
    nodes.erase(at);
  if (nodes.empty()) values_.erase(found);
}

void UndoLog::clear() noexcept {
  values_.clear();
  lists_.clear();
  indexes_.clear();
  records_.clear();
}

void UndoLog::undo(std::unordered_map<std::uint16_t, IndexOverlay>& indexes) {
  const auto last_first = [](auto& entries, auto&& restore) {
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) restore(*entry);
  };
  last_first(values_, [](OfValue& e) { e.column->restore(e.row, std::move(e.before)); });
  last_first(lists_, [](OfAdjacency& e) { e.lists->restore(e.node, e.neighbour, e.id, e.before); });
  last_first(indexes_, [&](OfIndex& e) { indexes[e.index].restore(e.value, e.node, e.before); });
  last_first(records_, [](OfRecord& e) { e.records->restore(e.at, std::move(e.before)); });
  clear();
}

}  // namespace kenes
