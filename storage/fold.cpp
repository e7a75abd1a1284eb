// SPDX-License-Identifier: Apache-2.0
#include "storage/fold.hpp"

#include <algorithm>

#include "storage/core.hpp"
#include "storage/error.hpp"

namespace kenes {

namespace {

/// Removes overflow of the block's rows that no cell refers to any more.
void remove_stale_overflow(const Rocks& rocks, const Rocks::View& view, const GroupId& id, const Cells& cells,
                           Rocks::Batch& batch) {
  GroupId from{id.column, id.group << block_shift};
  from.column.part = Part::overflow;
  GroupId last = from;
  last.group += block_rows - 1;
  rocks.scan(view, Family::property, encode_prefix(from), after_prefix(encode_prefix(last)),
             [&](std::string_view key, std::string_view) {
               const auto versioned = decode_versioned_key(key);
               if (!versioned) return true;
               const ChangedCell* cell = find_cell(cells, versioned->cell.group.group - from.group);
               if (!cell || cell->overflow == 0 || overflow_commit(*cell) != versioned->commit)
                 batch.remove(Family::property, key);
               return true;
             });
}

void put_segments(Rocks::Batch& batch, const GroupId& id, std::span<const std::string_view> segments,
                  std::size_t before) {
  const Family family = base_family(id.column.part);
  std::uint16_t s = 0;
  for (const auto& segment : segments) batch.put(family, encode(CellKey{id, s++}), segment);
  for (; s < before; ++s) batch.remove(family, encode(CellKey{id, s}));
}

}  // namespace

void Folder::enqueue(const GroupId& id) {
  if (stopping_ || !queued_.insert(id).second) return;
  due_.push_back(id);
  const auto& options = core_.options();
  if (options.fold.in_background && !options.read_only) {
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    wake_.notify_one();
  }
}

void Folder::consider(const GroupId& id, const Known& known) {
  const auto& options = core_.options().fold;
  if (known.cells >= std::max<std::size_t>(options.cells, known.base / 8) || known.packs > options.packs)
    enqueue(id);
}

void Folder::pack_written(const GroupId& id, std::size_t cells, std::size_t bytes) {
  const auto total = delta_bytes_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  std::lock_guard lock(mutex_);
  auto& known = known_[id];
  ++known.packs;
  known.cells += cells;
  known.bytes += bytes;
  consider(id, known);
  if (total > core_.options().fold.bytes) {
    // The dirtiest half of what is known.
    std::vector<std::pair<std::size_t, GroupId>> dirty;
    for (const auto& [group, k] : known_)
      if (!queued_.contains(group)) dirty.emplace_back(k.bytes, group);
    const auto middle = dirty.begin() + static_cast<std::ptrdiff_t>((dirty.size() + 1) / 2);
    std::nth_element(dirty.begin(), middle, dirty.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto at = dirty.begin(); at != middle; ++at) enqueue(at->second);
  }
}

void Folder::packs_seen(const GroupId& id, std::size_t packs, std::size_t cells, std::size_t base) {
  if (core_.options().read_only) return;
  std::lock_guard lock(mutex_);
  auto& known = known_[id];
  known.packs = std::max(known.packs, packs);
  known.cells = std::max(known.cells, cells);
  known.base = base;
  consider(id, known);
}

bool Folder::take(GroupId& id) {
  if (due_.empty()) return false;
  id = due_.front();
  due_.pop_front();
  queued_.erase(id);
  return true;
}

void Folder::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    GroupId id;
    if (!take(id)) {
      wake_.wait(lock);
      continue;
    }
    lock.unlock();
    try_fold(id);
    lock.lock();
  }
}

void Folder::after_commit() {
  if (core_.options().fold.in_background) return;
  std::unique_lock lock(mutex_);
  GroupId id;
  while (take(id)) {
    lock.unlock();
    try_fold(id);
    lock.lock();
  }
}

void Folder::try_fold(const GroupId& id) noexcept {
  try {
    fold(id, false);
  } catch (const std::exception&) {
    // The packs stay, so nothing is lost; the next reader or writer of the group meets the disk's trouble.
  }
}

void Folder::fold(const GroupId& id, bool whole) {
  std::lock_guard base_lock(core_.base_mutex());
  auto& rocks = core_.rocks();
  const auto view = rocks.view();
  const auto stored = read_group(rocks, *view, id);
  const bool adjacency = id.column.part == Part::adjacency;
  {
    std::lock_guard lock(mutex_);
    known_.erase(id);
  }
  if (stored.packs.empty()) return;
  Rocks::Batch batch;
  const auto& options = core_.options().fold;
  std::size_t base = 0;
  std::unique_ptr<const AdjacencyGroup> group;
  std::unique_ptr<const ChunkVersion> chunk;
  if (adjacency) {
    group = adjacency_of(stored);
    base = group->neighbours.size();
  } else {
    chunk = chunk_of(stored);
    base = chunk->chunk->rows();
  }
  for (const auto& key : stored.packs) batch.remove(Family::delta, encode(key));
  // One pack of many holds as many bytes: over the limit only a new base helps.
  whole |= delta_bytes_.load(std::memory_order_relaxed) > options.bytes;
  if (!whole && stored.delta.size() < std::max<std::size_t>(options.cells, base / 8)) {
    // Few cells in many packs: one pack, under the last commit's number.
    std::uint64_t last = 0;
    for (const auto& key : stored.packs) last = std::max(last, key.commit);
    const auto pieces = adjacency ? encode_pack(stored.delta.adjacency) : encode_pack(stored.delta.cells);
    std::size_t bytes = 0;
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      batch.put(Family::delta, encode(VersionedKey{{id, static_cast<std::uint16_t>(p)}, last}), pieces[p]);
      bytes += pieces[p].size() + 20;
    }
    std::lock_guard lock(mutex_);
    known_[id] = {1, stored.delta.size(), base, bytes};
    delta_bytes_.fetch_add(bytes, std::memory_order_relaxed);
  } else if (adjacency) {
    const auto segments = encode(*group);
    const std::vector<std::string_view> views(segments.begin(), segments.end());
    put_segments(batch, id, views, stored.segments.size());
  } else {
    const auto cells = chunk->cells();
    const auto bytes = cells.empty() ? std::string() : encode_chunk(cells);
    put_segments(batch, id, cut(bytes), stored.segments.size());
    if (id.column.part == Part::property) remove_stale_overflow(rocks, *view, id, cells, batch);
  }
  rocks.write(batch, false);
  folds_.fetch_add(1, std::memory_order_relaxed);
  const auto counted = delta_bytes_.load(std::memory_order_relaxed);
  delta_bytes_.fetch_sub(std::min(counted, stored.pack_bytes), std::memory_order_relaxed);
}

void Folder::fold_all() {
  if (core_.options().read_only) return;
  std::vector<GroupId> groups;
  const auto view = core_.rocks().view();
  core_.rocks().scan(*view, Family::delta, {}, {}, [&](std::string_view key, std::string_view) {
    const auto versioned = decode_versioned_key(key);
    if (versioned && (groups.empty() || groups.back() != versioned->cell.group))
      groups.push_back(versioned->cell.group);
    return true;
  });
  for (const auto& id : groups) fold(id, true);
}

void Folder::stop() noexcept {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

}  // namespace kenes
