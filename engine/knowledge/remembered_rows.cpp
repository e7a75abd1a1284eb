// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/remembered_rows.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace kenes::knowledge {

namespace {

constexpr std::uint32_t rows_shift = 10, rows_in_block = 1u << rows_shift;
/// Nodes asked for, any of them twice: fewer are cheaper to read again than a block is to make.
constexpr std::uint32_t worth_keeping = rows_in_block / 4;
/// Bytes that may still be kept.
std::atomic<std::ptrdiff_t> room{std::ptrdiff_t{256} << 20};

}  // namespace

struct RememberedRows::Block {
  std::vector<std::uint32_t> offsets;
  std::vector<NodeId> neighbours;
  std::vector<EdgeId> ids;

  Adjacency row(std::uint32_t place) const noexcept {
    const std::uint32_t from = offsets[place], size = offsets[place + 1] - from;
    return {{neighbours.data() + from, size}, {ids.data() + from, size}, 0};
  }
  std::ptrdiff_t bytes() const noexcept {
    return static_cast<std::ptrdiff_t>(sizeof(std::uint32_t) * offsets.size() +
                                       (sizeof(NodeId) + sizeof(EdgeId)) * neighbours.size());
  }
};

RememberedRows::RememberedRows(NodeId bound)
    : bound_(bound), places_((std::size_t{bound} + rows_in_block - 1) >> rows_shift) {}

RememberedRows::~RememberedRows() {
  for (const auto& block : owned_) room.fetch_add(block->bytes(), std::memory_order_relaxed);
}

/// Null: not worth it yet, or there is no room.
const RememberedRows::Block* RememberedRows::remember(NodeId node, const Read& read) {
  Place& place = places_[node >> rows_shift];
  if (place.asked.fetch_add(1, std::memory_order_relaxed) + 1 < worth_keeping) return nullptr;
  if (room.load(std::memory_order_relaxed) <= 0) return nullptr;
  const NodeId first = node & ~(rows_in_block - 1);
  std::vector<NodeId> nodes(std::min(rows_in_block, bound_ - first));
  std::iota(nodes.begin(), nodes.end(), first);
  AdjacencyBatch batch;
  read(nodes, batch);
  auto made = std::make_unique<Block>();
  made->offsets.reserve(rows_in_block + 1);
  made->offsets.push_back(0);
  std::size_t all = 0;
  for (const Adjacency& row : batch.rows) all += row.size();
  const auto wanted = static_cast<std::ptrdiff_t>(all * (sizeof(NodeId) + sizeof(EdgeId)));
  if (room.load(std::memory_order_relaxed) < wanted) return nullptr;
  made->neighbours.reserve(all);
  made->ids.reserve(all);
  for (const Adjacency& row : batch.rows) {
    made->neighbours.insert(made->neighbours.end(), row.neighbours.begin(), row.neighbours.end());
    if (row.ids.empty())
      for (std::size_t i = 0; i < row.size(); ++i) made->ids.push_back(row.id(i));
    else
      made->ids.insert(made->ids.end(), row.ids.begin(), row.ids.end());
    made->offsets.push_back(static_cast<std::uint32_t>(made->neighbours.size()));
  }
  made->offsets.resize(rows_in_block + 1, made->offsets.back());
  const std::lock_guard lock(mutex_);
  if (const Block* other = place.block.load(std::memory_order_acquire)) return other;
  room.fetch_sub(made->bytes(), std::memory_order_relaxed);
  owned_.push_back(std::move(made));
  place.block.store(owned_.back().get(), std::memory_order_release);
  return owned_.back().get();
}

bool RememberedRows::row(NodeId node, Adjacency& out) const {
  const std::size_t number = node >> rows_shift;
  const Block* block =
      number < places_.size() ? places_[number].block.load(std::memory_order_acquire) : nullptr;
  if (!block) return false;
  out = block->row(node & (rows_in_block - 1));
  return true;
}

void RememberedRows::rows(std::span<const NodeId> nodes, const Read& read, AdjacencyBatch& out) {
  out.rows.resize(nodes.size());
  out.pins.clear();
  std::vector<NodeId> missing;
  std::vector<std::uint32_t> at;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (row(nodes[i], out.rows[i])) continue;
    if (nodes[i] >> rows_shift < places_.size())
      if (const Block* block = remember(nodes[i], read)) {
        out.rows[i] = block->row(nodes[i] & (rows_in_block - 1));
        continue;
      }
    missing.push_back(nodes[i]);
    at.push_back(static_cast<std::uint32_t>(i));
  }
  if (missing.empty()) return;
  if (missing.size() == nodes.size()) return read(nodes, out);
  AdjacencyBatch some;
  read(missing, some);
  for (std::size_t i = 0; i < at.size(); ++i) out.rows[at[i]] = some.rows[i];
  out.pins = std::move(some.pins);
}

}  // namespace kenes::knowledge
