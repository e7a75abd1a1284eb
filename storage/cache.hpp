// SPDX-License-Identifier: Apache-2.0
// The cache of decoded groups and chunks: a slot for each group of a column, arrays of slots (lanes) instead
// of a hash table, clock eviction under a byte budget. A decoded group is immutable. Readers take a pin (an
// epoch) first and then plain pointers out of slots; what eviction or a newer version takes out of its slot
// is freed when no pin from before is left. All calls may come from any thread.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "storage/cells.hpp"
#include "storage/keys.hpp"

namespace kenes {

/// What a slot holds: an AdjacencyGroup or a ChunkVersion.
struct Decoded {
  virtual ~Decoded() = default;
  std::size_t bytes = 0;
};

class Cache;

/// A link of a chain from older to newer: who holds a link keeps all later ones, and with them what was
/// retired while they were current.
class Epoch {
 public:
  ~Epoch();

 private:
  friend class Cache;
  std::shared_ptr<Epoch> next_;
  std::vector<std::unique_ptr<const Decoded>> retired_;
};

/// One version of one group: valid from the commit that made it to the next that touches the group.
class CacheSlot {
 public:
  explicit CacheSlot(Cache& cache) noexcept : cache_(cache) {}
  ~CacheSlot();
  CacheSlot(const CacheSlot&) = delete;
  CacheSlot& operator=(const CacheSlot&) = delete;

  const Decoded* get() const noexcept {
    const Decoded* decoded = decoded_.load(std::memory_order_acquire);
    if (decoded && !used_.load(std::memory_order_relaxed)) used_.store(true, std::memory_order_relaxed);
    return decoded;
  }

 private:
  friend class Cache;
  friend class Lane;
  Cache& cache_;
  std::atomic<const Decoded*> decoded_{nullptr};
  mutable std::atomic<bool> used_{false};
  // Guarded by Cache::stripe of the group: how to make this version out of the one before.
  std::shared_ptr<CacheSlot> previous_;
  std::shared_ptr<const Delta> delta_;
  std::uint32_t chain_ = 0;
};

/// The slots of a column as one snapshot sees them. Immutable, but for slots that come into being when they
/// are first asked for.
class Lane {
 public:
  Lane(Cache& cache, ColumnId column, std::uint8_t shift, std::uint64_t rows);

  ColumnId column() const noexcept { return column_; }
  std::uint8_t shift() const noexcept { return shift_; }
  std::uint32_t mask() const noexcept { return (1u << shift_) - 1; }
  /// Groups are 0 .. groups() - 1; beyond, all cells are absent.
  std::uint32_t groups() const noexcept { return static_cast<std::uint32_t>(pages_.size() * page_slots); }
  const std::shared_ptr<CacheSlot>& slot(std::uint32_t group) const {
    Page& page = *pages_[group / page_slots];
    if (!page.ready.load(std::memory_order_acquire)) fill(page);
    return page.slots[group % page_slots];
  }
  /// A lane that shares all slots but those of `groups`, which are new versions made by the deltas.
  std::shared_ptr<Lane> after(
      const std::vector<std::pair<std::uint32_t, std::shared_ptr<const Delta>>>&) const;
  /// A lane that forgot the slots of `groups`: their next reader goes to the database.
  std::shared_ptr<Lane> reloaded(const std::vector<std::uint32_t>& groups) const;

 private:
  static constexpr std::uint32_t page_slots = 32;
  struct Page {
    std::atomic<bool> ready{false};
    std::array<std::shared_ptr<CacheSlot>, page_slots> slots;
  };
  void fill(Page& page) const;
  Page& own_page(std::uint32_t group, std::vector<bool>& owned);

  Cache& cache_;
  ColumnId column_;
  std::uint8_t shift_;
  std::vector<std::shared_ptr<Page>> pages_;
};

class Cache {
 public:
  explicit Cache(std::size_t budget) : budget_(budget), current_(std::make_shared<Epoch>()) {
    current_raw_.store(current_.get());
  }

  using Pin = std::shared_ptr<const void>;
  Pin pin() const {
    std::lock_guard lock(epoch_mutex_);
    return current_;
  }
  /// Whether a pin is the newest, so that it may be used again.
  bool is_current(const Pin& pin) const noexcept {
    return pin.get() == current_raw_.load(std::memory_order_acquire);
  }

  /// The lock under which versions of a group are made.
  std::mutex& stripe(const ColumnId& column, std::uint32_t group) noexcept {
    return stripes_[GroupHash{}({column, group}) % stripes_.size()];
  }

  /// How a version comes about: the nearest decoded one before and the deltas since, oldest first; base null:
  /// from the database. Call under the stripe lock, with a pin.
  struct Recipe {
    const Decoded* base = nullptr;
    std::vector<std::shared_ptr<const Delta>> deltas;
  };
  Recipe recipe(const CacheSlot& slot) const;
  /// Puts a decoded version into its slot and makes room for it. Call under the stripe lock.
  const Decoded* install(const std::shared_ptr<CacheSlot>& slot, std::unique_ptr<const Decoded> decoded,
                         bool from_database);

  void retire(const Decoded* decoded) noexcept;

  std::size_t bytes() const noexcept { return bytes_.load(std::memory_order_relaxed); }
  std::size_t budget() const noexcept { return budget_; }
  std::uint64_t loads() const noexcept { return loads_.load(std::memory_order_relaxed); }
  std::uint64_t evictions() const noexcept { return evictions_.load(std::memory_order_relaxed); }

 private:
  friend class CacheSlot;
  void evict();

  const std::size_t budget_;
  std::atomic<std::size_t> bytes_{0};
  std::atomic<std::uint64_t> loads_{0}, evictions_{0};
  std::array<std::mutex, 64> stripes_;
  std::mutex clock_mutex_;
  std::deque<std::weak_ptr<CacheSlot>> clock_;
  std::size_t clock_limit_ = 1024;  ///< so many, and those whose slots are gone are dropped
  mutable std::mutex epoch_mutex_;
  std::shared_ptr<Epoch> current_;
  std::atomic<const void*> current_raw_{nullptr};
  std::size_t retired_bytes_ = 0;
};

}  // namespace kenes
