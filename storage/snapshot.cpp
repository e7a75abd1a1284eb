// SPDX-License-Identifier: Apache-2.0
#include "storage/snapshot.hpp"

#include <algorithm>
#include <numeric>

#include "storage/compare.hpp"
#include "storage/core.hpp"
#include "storage/index_search.hpp"
#include "storage/ordered.hpp"

namespace kenes {

namespace {

/// 1 for each label set that bears all labels.
std::vector<std::uint8_t> matching_sets(const Catalog& catalog, std::span<const LabelId> labels) {
  std::vector<std::uint8_t> match(catalog.set_count(), 1);
  match[0] = 0;
  for (const LabelId label : labels)
    for (LabelSet set = 1; set < match.size(); ++set) match[set] &= catalog.set_has(set, label);
  return match;
}

}  // namespace

Snapshot::Snapshot(std::shared_ptr<StoreCore> core, State state)
    : core_(std::move(core)),
      state_(std::move(state)),
      reader_(state_, core_->rocks(), core_->cache(), *core_),
      claims_(reader_),
      made_(std::chrono::steady_clock::now()),
      images_(core_->image_budget()) {}

Snapshot::~Snapshot() = default;

LabelId Snapshot::label(std::string_view name) const { return state_.catalog->labels.find(name); }
TypeId Snapshot::type(std::string_view name) const { return state_.catalog->types.find(name); }
KeyId Snapshot::key(std::string_view name) const { return state_.catalog->keys.find(name); }
std::string_view Snapshot::label_name(LabelId id) const { return state_.catalog->labels.name(id); }
std::string_view Snapshot::type_name(TypeId id) const { return state_.catalog->types.name(id); }
std::string_view Snapshot::key_name(KeyId id) const { return state_.catalog->keys.name(id); }
std::size_t Snapshot::label_count() const { return state_.catalog->labels.size(); }
std::size_t Snapshot::type_count() const { return state_.catalog->types.size(); }
std::size_t Snapshot::key_count() const { return state_.catalog->keys.size(); }

NodeId Snapshot::node_bound() const { return state_.counts.bound; }
std::uint64_t Snapshot::node_count() const { return state_.counts.nodes; }

bool Snapshot::has_node(NodeId node) const {
  if (node >= state_.counts.bound) return false;
  const auto pin = reader_.cache().pin();
  return reader_.number(*state_.label_sets, node).has_value();
}

bool Snapshot::scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
                    std::vector<NodeId>& out) const {
  const std::size_t before = out.size();
  const auto match = matching_sets(*state_.catalog, labels);
  const auto pin = reader_.cache().pin();
  std::uint64_t next = position.next;
  const std::uint64_t bound = state_.counts.bound;
  while (next < bound && out.size() - before < limit) {
    const auto block = static_cast<std::uint32_t>(next >> block_shift);
    const std::uint64_t end = std::min<std::uint64_t>(bound, std::uint64_t{block + 1} << block_shift);
    const auto* directory = state_.block(block);
    const bool any = directory && std::any_of(directory->sets.begin(), directory->sets.end(),
                                              [&](LabelSet s) { return s < match.size() && match[s]; });
    const ChunkVersion* version = any ? reader_.chunk(*state_.label_sets, block) : nullptr;
    if (!version) {
      next = end;
      continue;
    }
    const Chunk& chunk = *version->chunk;
    const std::uint64_t start = std::uint64_t{block} << block_shift;
    if (version->patch.empty() && chunk.narrow() == 0 && chunk.all_present() &&
        chunk.form() == Form::integer) {
      const auto set = static_cast<std::size_t>(chunk.base());
      const std::uint64_t last =
          std::min({end, start + chunk.rows(), next + (limit - (out.size() - before))});
      if (set < match.size() && match[set])
        for (; next < last; ++next) out.push_back(static_cast<NodeId>(next));
      if (next < std::min(end, start + chunk.rows()) && set < match.size() && match[set]) continue;
      next = end;
      continue;
    }
    for (; next < end && out.size() - before < limit; ++next) {
      const auto place = version->find(static_cast<std::uint32_t>(next - start));
      std::int64_t set = 0;
      if (place.cell)
        set = place.cell->value.as_integer();
      else if (place.slot != Chunk::absent)
        set = chunk.integer(place.slot);
      if (static_cast<std::size_t>(set) < match.size() && match[static_cast<std::size_t>(set)])
        out.push_back(static_cast<NodeId>(next));
    }
  }
  position.next = next;
  position.done = out.size() == before;
  return !position.done;
}

void Snapshot::labels_of(NodeId node, std::vector<LabelId>& out) const {
  out.clear();
  const auto pin = reader_.cache().pin();
  if (const auto set = reader_.number(*state_.label_sets, node)) {
    const auto labels = state_.catalog->labels_in(*set);
    out.assign(labels.begin(), labels.end());
  }
}

void Snapshot::has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const {
  const auto bears = state_.catalog->sets_with(label);
  if (bears.empty()) {
    std::fill_n(out, nodes.size(), std::uint8_t{0});
    return;
  }
  const auto pin = reader_.cache().pin();
  std::uint32_t last = 0xFFFFFFFF;
  const ChunkVersion* version = nullptr;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::uint32_t block = nodes[i] >> block_shift;
    if (block != last) {
      last = block;
      version = reader_.chunk(*state_.label_sets, block);
    }
    std::uint64_t set = 0;
    if (version) {
      const auto place = version->find(nodes[i] & (block_rows - 1));
      if (place.cell)
        set = static_cast<std::uint64_t>(place.cell->value.as_integer());
      else if (place.slot != Chunk::absent)
        set = static_cast<std::uint64_t>(version->chunk->integer(place.slot));
    }
    out[i] = set < bears.size() ? bears[set] : 0;
  }
}

bool Snapshot::end_always_has_label(TypeId type, Direction direction, LabelId label) const {
  const std::lock_guard lock(promises_mutex_);
  for (const EndPromise& known : promises_)
    if (known.type == type && known.direction == direction && known.label == label) return known.holds;
  promises_.push_back({type, direction, label, ends_have_label(type, direction, label)});
  return promises_.back().holds;
}

// The directory says it for blocks of one label; where ranges of several labels meet in a block, its nodes
// do.
bool Snapshot::ends_have_label(TypeId type, Direction direction, LabelId label) const {
  constexpr std::size_t most_mixed_blocks = 64;
  const auto side = static_cast<unsigned>(direction);
  std::vector<NodeId> nodes;
  for (std::size_t b = 0; b < state_.directory->size(); ++b) {
    const DirectoryBlock* block = state_.block(static_cast<std::uint32_t>(b));
    if (!block || !std::binary_search(block->types[side].begin(), block->types[side].end(), type)) continue;
    const auto bears = [&](LabelSet set) { return state_.catalog->set_has(set, label); };
    if (std::all_of(block->sets.begin(), block->sets.end(), bears)) continue;
    if (std::none_of(block->sets.begin(), block->sets.end(), bears)) return false;
    if (nodes.size() == most_mixed_blocks * block_rows) return false;
    const std::size_t first = nodes.size();
    nodes.resize(first + block_rows);
    std::iota(nodes.begin() + static_cast<std::ptrdiff_t>(first), nodes.end(),
              static_cast<NodeId>(b << block_shift));
  }
  std::vector<std::uint32_t> counts(nodes.size());
  std::vector<std::uint8_t> bears(nodes.size());
  degrees(nodes, type, direction, counts.data());
  has_label(nodes, label, bears.data());
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (counts[i] > 0 && !bears[i]) return false;
  return true;
}

std::uint64_t Snapshot::edge_count(TypeId type) const {
  return type < state_.counts.types.size() ? state_.counts.types[type].edges : 0;
}

EdgeId Snapshot::edge_bound(TypeId type) const {
  return type < state_.counts.types.size() ? state_.counts.types[type].bound : 0;
}

void Snapshot::adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                        AdjacencyBatch& out) const {
  // An epoch's pin of the batch before is as good as a new one while no newer epoch has begun.
  if (out.pins.size() != 1 || !reader_.cache().is_current(out.pins[0])) {
    out.pins.clear();
    out.pins.push_back(reader_.cache().pin());
  }
  out.rows.resize(nodes.size());
  const Lane* lane = state_.adjacency_lane(type, direction);
  if (!lane) {
    std::fill(out.rows.begin(), out.rows.end(), Adjacency{});
    return;
  }
  const std::uint8_t shift = lane->shift();
  const std::uint32_t mask = lane->mask();
  std::uint32_t last = 0xFFFFFFFF;
  const AdjacencyGroup* group = nullptr;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::uint32_t g = nodes[i] >> shift;
    if (g != last) {
      last = g;
      group = reader_.adjacency(*lane, g);
    }
    out.rows[i] = group ? group->row(nodes[i] & mask) : Adjacency{};
  }
}

void Snapshot::degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
                       std::uint32_t* out) const {
  const Lane* lane = state_.adjacency_lane(type, direction);
  if (!lane) {
    std::fill_n(out, nodes.size(), 0u);
    return;
  }
  const auto pin = reader_.cache().pin();
  const std::uint8_t shift = lane->shift();
  const std::uint32_t mask = lane->mask();
  for (std::size_t i = 0; i < nodes.size();) {
    const std::uint32_t g = nodes[i] >> shift;
    const AdjacencyGroup* group = reader_.adjacency(*lane, g);
    const std::uint32_t rows = group ? group->rows() : 0;
    const std::uint32_t* offsets = group ? group->offsets.data() : nullptr;
    for (; i < nodes.size() && nodes[i] >> shift == g; ++i) {
      const std::uint32_t row = nodes[i] & mask;
      out[i] = row < rows ? offsets[row + 1] - offsets[row] : 0;
    }
  }
}

void Snapshot::types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const {
  out.clear();
  const auto* block = state_.block(node >> block_shift);
  if (!block) return;
  for (const TypeId type : block->types[static_cast<unsigned>(direction)]) {
    std::uint32_t degree = 0;
    degrees({&node, 1}, type, direction, &degree);
    if (degree > 0) out.push_back(type);
  }
}

std::optional<Edge> Snapshot::edge(TypeId type, EdgeId id) const {
  const Lane* sources = state_.source_lane(type);
  const Lane* lane = state_.adjacency_lane(type, Direction::out);
  if (!sources || !lane) return std::nullopt;
  const auto pin = reader_.cache().pin();
  const auto source = reader_.number(*sources, id);
  if (!source) return std::nullopt;
  const auto* group = reader_.adjacency(*lane, *source >> lane->shift());
  if (!group) return std::nullopt;
  const auto row = group->row(*source & lane->mask());
  if (row.ids.empty()) {
    if (id < row.first_id || id - row.first_id >= row.size()) return std::nullopt;
    return Edge{*source, row.neighbours[id - row.first_id], id, type};
  }
  const auto at = std::find(row.ids.begin(), row.ids.end(), id);
  if (at == row.ids.end()) return std::nullopt;
  return Edge{*source, row.neighbours[static_cast<std::size_t>(at - row.ids.begin())], id, type};
}

void Snapshot::node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const {
  gather_values(reader_, state_.node_lane(key), nullptr, ColumnId::node_property(key), nodes.data(),
                sizeof(NodeId), nodes.size(), out);
}

void Snapshot::edge_property(std::span<const Edge> edges, KeyId key, Column& out) const {
  // Relationships of several types come as runs; each run is a column of its own.
  const bool one_type =
      std::all_of(edges.begin(), edges.end(), [&](const Edge& e) { return e.type == edges[0].type; });
  if (one_type) {
    const TypeId type = edges.empty() ? TypeId{0} : edges[0].type;
    gather_values(reader_, edges.empty() ? nullptr : state_.edge_lane(type, key), nullptr,
                  ColumnId::edge_property(type, key), edges.empty() ? nullptr : &edges[0].id, sizeof(Edge),
                  edges.size(), out);
    return;
  }
  out.reset(ColumnType::value, edges.size());
  Column part;
  for (std::size_t i = 0; i < edges.size();) {
    std::size_t end = i + 1;
    while (end < edges.size() && edges[end].type == edges[i].type) ++end;
    gather_values(reader_, state_.edge_lane(edges[i].type, key), nullptr,
                  ColumnId::edge_property(edges[i].type, key), &edges[i].id, sizeof(Edge), end - i, part);
    for (std::size_t j = i; j < end; ++j) out.values()[j] = part.value(j - i);
    i = end;
  }
}

void Snapshot::keys_of(NodeId node, std::vector<KeyId>& out) const {
  out.clear();
  const auto* block = state_.block(node >> block_shift);
  if (!block) return;
  const auto pin = reader_.cache().pin();
  for (const KeyId key : block->keys) {
    const Lane* lane = state_.node_lane(key);
    const auto* version = lane ? reader_.chunk(*lane, node >> block_shift) : nullptr;
    if (!version) continue;
    const auto place = version->find(node & (block_rows - 1));
    if (place.cell || place.slot != Chunk::absent) out.push_back(key);
  }
}

void Snapshot::keys_of(const Edge& edge, std::vector<KeyId>& out) const {
  out.clear();
  if (edge.type >= state_.edges.size()) return;
  const auto pin = reader_.cache().pin();
  for (const auto& [key, lane] : state_.edges[edge.type].properties) {
    const auto* version = reader_.chunk(*lane, edge.id >> block_shift);
    if (!version) continue;
    const auto place = version->find(edge.id & (block_rows - 1));
    if (place.cell || place.slot != Chunk::absent) out.push_back(key);
  }
}

std::vector<IndexDescription> Snapshot::indexes() const {
  std::vector<IndexDescription> out;
  for (const auto& index : state_.catalog->indexes) out.push_back(index->description);
  return out;
}

std::optional<std::uint32_t> Snapshot::index_on(bool on_relationships, std::uint16_t label_or_type,
                                                std::span<const KeyId> keys, bool text) const {
  const auto* index = state_.catalog->index_on(on_relationships, label_or_type, keys, text);
  if (!index) return std::nullopt;
  return index->number;
}

void Snapshot::index_lookup(std::uint32_t number, std::span<const Value> values,
                            std::vector<std::uint32_t>& out, std::vector<std::uint32_t>& counts) const {
  counts.clear();
  if (const auto* index = state_.catalog->index_numbered(number))
    IndexSearch(core_->rocks(), *state_.view, *index, nullptr, *this,
                {&core_->index_leaves(), index_state(number)})
        .lookup(values, out, counts);
}

void Snapshot::index_range(std::uint32_t number, std::span<const Value> equal, const ValueRange& range,
                           std::size_t limit, std::vector<std::uint32_t>& out) const {
  if (const auto* index = state_.catalog->index_numbered(number))
    IndexSearch(core_->rocks(), *state_.view, *index, nullptr, *this).range(equal, range, limit, out);
}

void Snapshot::index_text(std::uint32_t number, TextTest test, std::string_view needle,
                          std::vector<std::uint32_t>& out) const {
  if (const auto* index = state_.catalog->index_numbered(number))
    IndexSearch(core_->rocks(), *state_.view, *index, nullptr, *this).text(test, needle, out);
}

std::vector<GraphSource::MemoryUse> Snapshot::memory_use() const { return core_->memory_use(); }

IndexState Snapshot::index_state(std::uint32_t number) const {
  return number < state_.counts.indexes.size() ? state_.counts.indexes[number] : IndexState{};
}

GraphSource::IndexSize Snapshot::index_size(std::uint32_t number) const {
  const IndexState state = index_state(number);
  return {state.entries, state.distinct};
}

std::uint64_t Snapshot::nodes_with_label(LabelId label) const {
  const auto bears = state_.catalog->sets_with(label);
  std::uint64_t nodes = 0;
  for (std::size_t s = 0; s < std::min(bears.size(), state_.counts.sets.size()); ++s)
    if (bears[s]) nodes += state_.counts.sets[s].nodes;
  return nodes;
}

std::uint64_t Snapshot::nodes_with_type(TypeId type, Direction direction) const {
  return type < state_.counts.types.size() ? state_.counts.types[type].rows[static_cast<unsigned>(direction)]
                                           : 0;
}

std::uint64_t Snapshot::distinct_values(LabelId label, KeyId key) const {
  const auto* index = state_.catalog->index_on(false, label, {&key, 1}, false);
  return index && index->number < state_.counts.indexes.size() ? state_.counts.indexes[index->number].distinct
                                                               : 0;
}

std::uint64_t Snapshot::catalog_version() const { return state_.catalog->version; }

}  // namespace kenes
