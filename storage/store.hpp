// SPDX-License-Identifier: Apache-2.0
// Store: one database, on disk or in memory. Hands out snapshots (any number, any thread, never blocked) and
// at most one write transaction at a time. Data are durable before they are visible. A Store may be shared by
// threads; snapshots and transactions must be gone before it is closed (destroyed). Only one process may have
// a database open for writing; readers in other processes see the state at their opening.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "storage/snapshot.hpp"
#include "storage/transaction.hpp"

namespace kenes {

/// When deltas are merged into their base. The defaults are measured; tests make them small.
struct FoldOptions {
  std::uint32_t cells = 1024;       ///< fold a group at max(cells, size of the group / 8) changed cells
  std::uint32_t packs = 32;         ///< more packs of one group are first merged into one
  std::uint64_t bytes = 64u << 20;  ///< of deltas in all; beyond, the dirtiest groups fold first
  bool in_background = true;        ///< false: at the end of a commit, in the caller's thread
};

struct StoreOptions {
  std::string path = ":memory:";  ///< a folder, made if it is not there; or ":memory:"
  bool read_only = false;
  bool durable = true;  ///< false: a commit is safe from a killed process, not from a power cut
  std::size_t cache_bytes =
      256u << 20;  ///< decoded groups and chunks; kept images may hold a quarter of it besides
  std::size_t transaction_bytes = 256u << 20;
  std::size_t index_run_bytes = 48u << 20;       ///< entries that the building of an index sorts at a time
  std::chrono::milliseconds lock_timeout{5000};  ///< how long begin() waits for another writer
  FoldOptions fold;
};

/// Numbers for people and tests.
struct StoreStatistics {
  std::uint64_t commit = 0;
  std::uint64_t cache_bytes = 0;
  std::uint64_t cache_loads = 0;  ///< groups and chunks read from the database
  std::uint64_t cache_evictions = 0;
  std::uint64_t folds = 0;
  std::uint64_t delta_bytes = 0;  ///< in packs that are not folded yet, as far as known
  std::uint64_t disk_bytes = 0;
  std::chrono::milliseconds oldest_reader{0};  ///< age of the oldest snapshot that somebody still holds
};

class StoreCore;

class Store {
 public:
  /// Throws Error: busy (open elsewhere), not_a_database, format_version, corruption, storage.
  static std::unique_ptr<Store> open(const StoreOptions& options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// The last published state. Cheap; any thread.
  std::shared_ptr<const Snapshot> snapshot() const;
  /// Takes the writer lock. Throws Error: busy after the time limit (lock_timeout if none is given),
  /// read_only; and what `limits` (null: none) throw while it waits. The transaction may be used by one
  /// thread at a time and must end in this process's lifetime of the Store.
  std::unique_ptr<WriteTransaction> begin(std::optional<std::chrono::milliseconds> timeout = {},
                                          Limits* limits = nullptr);

  const StoreOptions& options() const noexcept;
  bool read_only() const noexcept { return options().read_only; }
  bool in_memory() const noexcept { return options().path == ":memory:"; }
  StoreStatistics statistics() const;
  /// Merges all deltas into their base and lets RocksDB tidy up. Any thread.
  void fold_all();
  /// Makes everything committed so far durable, also with `durable` off.
  void sync();

  StoreCore& core() noexcept { return *core_; }  ///< for bulk, check and backup

 private:
  explicit Store(std::shared_ptr<StoreCore> core) : core_(std::move(core)) {}
  void migrate(std::uint32_t from);
  std::shared_ptr<StoreCore> core_;
};

}  // namespace kenes
