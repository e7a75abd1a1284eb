// SPDX-License-Identifier: Apache-2.0
// Relationships through a lens: which of them it shows, remembered as a bit each; rows of those; degrees.
#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "engine/knowledge/lens_graph.hpp"

namespace kenes::knowledge {

namespace {

/// Fewer are looked up one by one; more are worth a pass over all of the type.
constexpr std::uint64_t worth_a_pass(std::uint64_t all) { return all / 4 + 64; }

/// Memory that calls of one thread share.
struct Sifted {
  std::vector<std::uint32_t> ids;
  std::vector<std::uint8_t> keep;
};
Sifted& sifted_scratch() {
  thread_local Sifted one;
  return one;
}

}  // namespace

LensGraph::OfType* LensGraph::remembered(TypeId type) const {
  return type < types_.size() ? types_[type].get() : nullptr;
}

/// Null: not worth it yet.
const LensGraph::Shown* LensGraph::shown(TypeId type, std::uint64_t asking) const {
  OfType* known = remembered(type);
  if (!known) return nullptr;
  if (const Shown* made = known->shown.load(std::memory_order_acquire)) return made;
  const std::uint64_t bound = base_->edge_bound(type);
  const std::uint64_t asked = known->asked.fetch_add(asking, std::memory_order_relaxed) + asking;
  if (asked < worth_a_pass(bound)) return nullptr;
  const std::lock_guard lock(mutex_);
  if (const Shown* made = known->shown.load(std::memory_order_acquire)) return made;
  auto made = std::make_unique<Shown>();
  made->words.resize((bound + 63) / 64);
  constexpr std::size_t part = 1 << 11;  // what it needs stays in the processor's first caches
  std::vector<std::uint32_t> ids(part);
  std::vector<std::uint8_t> keep(part);
  for (std::uint64_t begin = 0; begin < bound; begin += part) {
    const std::size_t size = std::min<std::uint64_t>(part, bound - begin);
    std::iota(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(size),
              static_cast<std::uint32_t>(begin));
    std::fill(keep.begin(), keep.end(), std::uint8_t{1});
    sift(space_of(type), FactKind::existence, 0, {ids.data(), size}, keep.data());
    for (std::size_t i = 0; i < size; ++i)
      made->words[(begin + i) >> 6] |= std::uint64_t{keep[i]} << ((begin + i) & 63);
    made->hides |= std::find(keep.begin(), keep.begin() + static_cast<std::ptrdiff_t>(size), 0) !=
                   keep.begin() + static_cast<std::ptrdiff_t>(size);
  }
  known->shown_owner = std::move(made);
  known->shown.store(known->shown_owner.get(), std::memory_order_release);
  return known->shown_owner.get();
}

bool LensGraph::shows_all(TypeId type) const {
  const OfType* known = looks_back() ? nullptr : remembered(type);
  const Shown* made = known ? known->shown.load(std::memory_order_acquire) : nullptr;
  return made && !made->hides;
}

void LensGraph::keep_shown(TypeId type, AdjacencyBatch& out) const {
  struct Kept {
    std::unique_ptr<NodeId[]> neighbours;
    std::unique_ptr<EdgeId[]> ids;
  };
  std::size_t all = 0;
  for (const Adjacency& row : out.rows) all += row.size();
  if (all == 0) return;
  auto kept = std::make_shared<Kept>();
  kept->neighbours.reset(new NodeId[all]);  // not set to zero first
  kept->ids.reset(new EdgeId[all]);
  NodeId* neighbour = kept->neighbours.get();
  EdgeId* id = kept->ids.get();
  const auto narrow = [&](auto&& shows) {
    for (Adjacency& row : out.rows) {
      NodeId* const neighbours = neighbour;
      EdgeId* const ids = id;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const EdgeId edge = row.id(i);
        *neighbour = row.neighbours[i];
        *id = edge;
        const bool keep = shows(edge);
        neighbour += keep;
        id += keep;
      }
      row = {{neighbours, neighbour}, {ids, id}, 0};
    }
  };
  if (const Shown* known = shown(type, all)) {
    narrow([known](EdgeId edge) { return known->at(edge); });
  } else {
    Sifted& scratch = sifted_scratch();
    std::vector<std::uint32_t>& ids = scratch.ids;
    std::vector<std::uint8_t>& keep = scratch.keep;
    ids.clear();
    for (const Adjacency& row : out.rows)
      for (std::size_t i = 0; i < row.size(); ++i) ids.push_back(row.id(i));
    keep.assign(all, 1);
    sift(space_of(type), FactKind::existence, 0, ids, keep.data());
    narrow([next = keep.data()](EdgeId) mutable { return *next++ != 0; });
  }
  out.pins.push_back(std::move(kept));
}

void LensGraph::add_shadows(std::span<const NodeId> nodes, TypeId type, Direction direction,
                            AdjacencyBatch& out) const {
  struct Merged {
    std::vector<NodeId> neighbours;
    std::vector<EdgeId> ids;
  };
  std::vector<Edge> shadows;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    shadows.clear();
    claims_.shadow_edges(nodes[i], type, direction, shadows);
    std::erase_if(shadows, [this](const Edge& edge) { return !holds(Fact::existence(edge)); });
    if (shadows.empty()) continue;
    std::vector<std::pair<NodeId, EdgeId>> all;
    Adjacency& row = out.rows[i];
    for (std::size_t k = 0; k < row.size(); ++k) all.emplace_back(row.neighbours[k], row.id(k));
    for (const Edge& edge : shadows)
      all.emplace_back(direction == Direction::out ? edge.target : edge.source, edge.id);
    std::sort(all.begin(), all.end());
    auto merged = std::make_shared<Merged>();
    for (const auto& [neighbour, id] : all) {
      merged->neighbours.push_back(neighbour);
      merged->ids.push_back(id);
    }
    row = {merged->neighbours, merged->ids, 0};
    out.pins.push_back(std::move(merged));
  }
}

void LensGraph::read_rows(std::span<const NodeId> nodes, TypeId type, Direction direction,
                          AdjacencyBatch& out) const {
  base_->adjacent(nodes, type, direction, out);
  keep_shown(type, out);
  if (looks_back()) add_shadows(nodes, type, direction, out);
}

/// Null: the base may change.
RememberedRows* LensGraph::remembered_rows(TypeId type, Direction direction) const {
  OfType* known = remembered(type);
  if (!known) return nullptr;
  const auto side = static_cast<std::size_t>(direction);
  if (RememberedRows* made = known->rows[side].load(std::memory_order_acquire)) return made;
  const std::lock_guard lock(mutex_);
  if (!known->rows_owner[side]) {
    known->rows_owner[side] = std::make_unique<RememberedRows>(base_->node_bound());
    known->rows[side].store(known->rows_owner[side].get(), std::memory_order_release);
  }
  return known->rows_owner[side].get();
}

void LensGraph::adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                         AdjacencyBatch& out) const {
  if (!sifts_relationships(type) || shows_all(type)) return base_->adjacent(nodes, type, direction, out);
  const auto read = [=, this](std::span<const NodeId> some, AdjacencyBatch& rows) {
    read_rows(some, type, direction, rows);
  };
  if (RememberedRows* known = remembered_rows(type, direction))
    known->rows(nodes, read, out);
  else
    read(nodes, out);
}

bool LensGraph::lasting_row(NodeId node, TypeId type, Direction direction, Adjacency& out) const {
  if (!sifts_relationships(type) || shows_all(type)) return base_->lasting_row(node, type, direction, out);
  const RememberedRows* known = remembered_rows(type, direction);
  return known && known->row(node, out);
}

std::uint32_t LensGraph::Shown::count(const Adjacency& row) const {
  std::uint32_t count = 0;
  if (!row.ids.empty()) {
    for (const EdgeId id : row.ids) count += at(id);
    return count;
  }
  std::uint64_t id = row.first_id;
  const std::uint64_t end = id + row.size();
  while (id < end) {
    const std::uint64_t stop = std::min(end, (id | 63) + 1);
    const std::uint64_t word = words[id >> 6] >> (id & 63);
    const std::uint64_t size = stop - id;
    const std::uint64_t mask = size == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
    count += static_cast<std::uint32_t>(std::popcount(word & mask));
    id = stop;
  }
  return count;
}

std::unique_ptr<const std::vector<std::uint32_t>> LensGraph::count_all(TypeId type,
                                                                       Direction direction) const {
  const std::uint64_t bound = base_->node_bound();
  // Without a past to add, bits are enough.
  const Shown* bits = looks_back() ? nullptr : shown(type, worth_a_pass(base_->edge_bound(type)));
  auto made = std::make_unique<std::vector<std::uint32_t>>(bound);
  std::vector<NodeId> nodes(batch_capacity);
  AdjacencyBatch rows;
  for (std::uint64_t begin = 0; begin < bound; begin += batch_capacity) {
    const std::size_t size = std::min<std::uint64_t>(batch_capacity, bound - begin);
    std::iota(nodes.begin(), nodes.end(), static_cast<NodeId>(begin));
    const std::span<const NodeId> some(nodes.data(), size);
    if (bits)
      base_->adjacent(some, type, direction, rows);
    else
      adjacent(some, type, direction, rows);
    for (std::size_t i = 0; i < size; ++i)
      (*made)[begin + i] = bits ? bits->count(rows.rows[i]) : static_cast<std::uint32_t>(rows.rows[i].size());
  }
  return made;
}

/// Null: not worth it yet.
const std::vector<std::uint32_t>* LensGraph::counted(TypeId type, Direction direction,
                                                     std::uint64_t asking) const {
  OfType* known = remembered(type);
  if (!known) return nullptr;
  const auto side = static_cast<std::size_t>(direction);
  if (const auto* made = known->degrees[side].load(std::memory_order_acquire)) return made;
  const std::uint64_t asked =
      known->degrees_asked[side].fetch_add(asking, std::memory_order_relaxed) + asking;
  if (asked < worth_a_pass(base_->node_bound())) return nullptr;
  auto made = count_all(type, direction);
  const std::lock_guard lock(mutex_);
  if (!known->degrees_owner[side]) {
    known->degrees_owner[side] = std::move(made);
    known->degrees[side].store(known->degrees_owner[side].get(), std::memory_order_release);
  }
  return known->degrees_owner[side].get();
}

void LensGraph::degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
                        std::uint32_t* out) const {
  if (!sifts_relationships(type) || shows_all(type)) return base_->degrees(nodes, type, direction, out);
  if (const auto* known = counted(type, direction, nodes.size())) {
    for (std::size_t i = 0; i < nodes.size(); ++i) out[i] = nodes[i] < known->size() ? (*known)[nodes[i]] : 0;
    return;
  }
  AdjacencyBatch rows;
  adjacent(nodes, type, direction, rows);
  for (std::size_t i = 0; i < nodes.size(); ++i) out[i] = static_cast<std::uint32_t>(rows.rows[i].size());
}

void LensGraph::types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const {
  base_->types_of(node, direction, out);
  const std::vector<TypeId> believed = out;
  out.clear();
  for (std::size_t i = 0; i < type_count(); ++i) {
    const auto type = static_cast<TypeId>(i);
    bool there = std::binary_search(believed.begin(), believed.end(), type);
    if (sifts_relationships(type) && (there || looks_back())) {
      std::uint32_t degree = 0;
      AdjacencyBatch row;
      adjacent({&node, 1}, type, direction, row);
      degree = static_cast<std::uint32_t>(row.rows[0].size());
      there = degree > 0;
    }
    if (there) out.push_back(type);
  }
}

std::optional<Edge> LensGraph::edge(TypeId type, EdgeId id) const {
  std::optional<Edge> found = base_->edge(type, id);
  if (!sifts_relationships(type)) return found;
  std::uint8_t keep = found ? 1 : 0;
  if (!found && looks_back()) found = claims_.shadow_edge(type, id);
  if (!found) return found;
  sift(space_of(type), FactKind::existence, 0, {&id, 1}, &keep);
  if (!keep) found.reset();
  return found;
}

}  // namespace kenes::knowledge
