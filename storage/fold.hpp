// SPDX-License-Identifier: Apache-2.0
// Folder: merges packs of cells into their base, off the commit path: a group is due at max(1,024, size / 8)
// cells, or at 32 packs (which are then merged into one), or when all deltas together are too many bytes. A
// fold is one atomic, unsynced batch: the new base and a deletion for exactly the packs it merged; a lost
// fold leaves the packs. Readers keep their view. Works in a thread of its own, or in the caller's.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "storage/groups.hpp"
#include "storage/store.hpp"

namespace kenes {

class StoreCore;

class Folder {
 public:
  explicit Folder(StoreCore& core) : core_(core) {}
  ~Folder() { stop(); }

  /// A commit wrote a pack of so many cells and bytes.
  void pack_written(const GroupId& id, std::size_t cells, std::size_t bytes);
  /// A reader met these packs, older ones included.
  void packs_seen(const GroupId& id, std::size_t packs, std::size_t cells, std::size_t base);
  /// Does what is due now if there is no thread for it.
  void after_commit();
  /// Every group that has packs.
  void fold_all();
  void stop() noexcept;

  std::uint64_t folds() const noexcept { return folds_.load(std::memory_order_relaxed); }
  std::uint64_t delta_bytes() const noexcept { return delta_bytes_.load(std::memory_order_relaxed); }

 private:
  struct Known {
    std::size_t packs = 0, cells = 0, base = 0, bytes = 0;
  };
  void consider(const GroupId& id, const Known& known);
  void enqueue(const GroupId& id);
  void run();
  bool take(GroupId& id);
  void fold(const GroupId& id, bool whole);
  void try_fold(const GroupId& id) noexcept;

  StoreCore& core_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::unordered_map<GroupId, Known, GroupHash> known_;
  std::deque<GroupId> due_;
  std::unordered_set<GroupId, GroupHash> queued_;
  bool stopping_ = false;
  std::thread thread_;
  std::atomic<std::uint64_t> folds_{0};
  std::atomic<std::uint64_t> delta_bytes_{0};
};

}  // namespace kenes
