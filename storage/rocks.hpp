// SPDX-License-Identifier: Apache-2.0
// The narrow seam to RocksDB, and the only file pair that knows it: ordered bytes in six families, read views
// of one moment, forward ranges, one atomic batch a commit, sorted files for bulk loads. Every failure is an
// Error: busy, not_a_database, corruption, storage. Calls may come from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/keys.hpp"

namespace kenes {

class Rocks {
 public:
  struct Options {
    std::string path = ":memory:";
    bool read_only = false;
    std::size_t block_cache_bytes = 32u << 20;
  };
  /// Opens, or makes where there is nothing yet. A folder with other things in it is not_a_database.
  static std::unique_ptr<Rocks> open(const Options& options);
  ~Rocks();

  /// The database at one moment; held by shared_ptr, gone before the Rocks.
  class View;
  std::shared_ptr<const View> view();

  /// False where there is no such key.
  bool get(const View& view, Family family, std::string_view key, std::string& value) const;
  /// Calls `visit` for each key in [from, to) in order until it returns false. `to` empty: to the end.
  /// `whole`: a pass over much, which must not fill the caches.
  void scan(const View& view, Family family, std::string_view from, std::string_view to,
            const std::function<bool(std::string_view key, std::string_view value)>& visit,
            bool whole = false) const;
  /// The first key at or after `from` and below `to`; false if there is none.
  bool first(const View& view, Family family, std::string_view from, std::string_view to,
             std::string& key) const;

  class Batch {
   public:
    Batch();
    ~Batch();
    Batch(Batch&&) noexcept;
    void put(Family family, std::string_view key, std::string_view value);
    void remove(Family family, std::string_view key);
    /// For keys that nobody will look for again: a look-up among range deletions is slow.
    void remove_range(Family family, std::string_view from, std::string_view to);
    std::size_t bytes() const;
    bool empty() const;

   private:
    friend class Rocks;
    struct Content;
    std::unique_ptr<Content> content_;
  };
  /// All or nothing. `sync`: on the disk when this returns.
  void write(Batch& batch, bool sync);
  /// Everything written so far onto the disk.
  void sync();
  /// Empties the log into sorted files.
  void flush();
  void compact();

  /// A sorted file in the making; keys must ascend strictly.
  class SortedFile {
   public:
    SortedFile(Rocks& rocks, Family family);
    ~SortedFile();  ///< removes the file unless it was ingested
    void put(std::string_view key, std::string_view value);
    void remove(std::string_view key);
    bool empty() const noexcept { return entries_ == 0; }

   private:
    friend class Rocks;
    struct Content;
    std::unique_ptr<Content> content_;
    Family family_;
    std::uint64_t entries_ = 0;
  };
  /// Makes all entries of the files visible at once, durably.
  void ingest(std::vector<std::unique_ptr<SortedFile>>& files);

  /// Reads every file and compares every checksum.
  void verify_checksums();
  std::uint64_t disk_bytes() const;
  /// Bytes that RocksDB holds.
  struct Memory {
    std::uint64_t blocks = 0, blocks_limit = 0;  ///< of its cache
    std::uint64_t memtables = 0, table_readers = 0;
  };
  Memory memory() const;
  std::uint64_t family_bytes(Family family) const;
  /// A consistent copy while others read and write.
  void backup(const std::string& to);
  static void restore(const std::string& from, const std::string& to);

  /// Writes the number of the last durable commit beside the log, so that a log that lost its end is noticed.
  void note_commit(std::uint64_t commit);
  /// What stood there before this was opened; 0 if nothing did. Throws Error (corruption).
  std::uint64_t noted_commit() const;

  const std::string& path() const noexcept;
  bool in_memory() const noexcept;

 private:
  struct Content;
  explicit Rocks(std::unique_ptr<Content> content);
  std::unique_ptr<Content> content_;
};

}  // namespace kenes
