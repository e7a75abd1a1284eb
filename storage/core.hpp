// SPDX-License-Identifier: Apache-2.0
// StoreCore: what a Store, its snapshots, transactions, bulk loads and the folding thread share: the
// database, the cache, the published snapshot and the writer lock. Held by shared_ptr; the Store ends the
// thread and lets the published snapshot go, so that the last holder closes the database.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "storage/cache.hpp"
#include "storage/csr_images.hpp"
#include "storage/index_leaves.hpp"
#include "storage/rocks.hpp"
#include "storage/state.hpp"
#include "storage/store.hpp"

namespace kenes {

class Folder;

class StoreCore final : public PackListener, public std::enable_shared_from_this<StoreCore> {
 public:
  explicit StoreCore(const StoreOptions& options);
  ~StoreCore() override;

  /// Reads the meta family, or writes it in a new database; publishes the first snapshot. Returns the
  /// database's format version.
  std::uint32_t open();
  void write_format();
  void close() noexcept;

  const StoreOptions& options() const noexcept { return options_; }
  Rocks& rocks() noexcept { return *rocks_; }
  Cache& cache() noexcept { return cache_; }
  IndexLeaves& index_leaves() noexcept { return index_leaves_; }
  ImageBudget& image_budget() noexcept { return image_budget_; }
  Folder& folder() noexcept { return *folder_; }

  std::shared_ptr<const Snapshot> snapshot() const;
  void publish(State state);
  std::uint64_t next_version() noexcept { return versions_.fetch_add(1) + 1; }

  /// The writer lock; any thread may release it. Throws Error (busy, read_only, storage), and what `limits`
  /// (null: none) throw while it waits.
  void lock_writer(std::chrono::milliseconds timeout, Limits* limits = nullptr);
  void unlock_writer() noexcept;
  /// From now on nobody gets the writer lock: what is published and what is on the disk may differ until the
  /// database is opened anew.
  void stop_writing() noexcept { writing_stopped_ = true; }
  /// Held while base chunks are replaced: by a fold, or by a bulk load's ingestion.
  std::mutex& base_mutex() noexcept { return base_mutex_; }

  void packs_seen(const GroupId& id, std::size_t packs, std::size_t cells, std::size_t base) override;
  std::chrono::milliseconds oldest_reader() const;
  std::vector<GraphSource::MemoryUse> memory_use() const;

 private:
  State read_state();

  StoreOptions options_;
  std::unique_ptr<Rocks> rocks_;
  Cache cache_;
  IndexLeaves index_leaves_;
  ImageBudget image_budget_;
  std::atomic<std::uint64_t> versions_{0};
  mutable std::mutex publish_mutex_;
  std::shared_ptr<const Snapshot> published_;
  mutable std::vector<std::weak_ptr<const Snapshot>> snapshots_;
  std::mutex writer_mutex_;
  std::condition_variable writer_free_;
  bool writing_ = false;
  std::atomic<bool> writing_stopped_{false};
  std::mutex base_mutex_;
  std::unique_ptr<Folder> folder_;
};

/// Lanes for everything that the catalog, counts and directory speak of.
void add_lanes(State& state, Cache& cache);
/// The lane of a column; an empty place where there is none.
std::shared_ptr<const Lane>& lane_of(State& state, const ColumnId& column);
/// New versions of these groups, made by the deltas.
void replace_groups(State& state, const ColumnId& column,
                    const std::vector<std::pair<std::uint32_t, std::shared_ptr<const Delta>>>& groups);

}  // namespace kenes
