// SPDX-License-Identifier: Apache-2.0
#include "storage/rocks.hpp"

#include <fcntl.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/backup_engine.h>
#include <rocksdb/write_batch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "storage/database_folder.hpp"
#include "storage/error.hpp"

namespace kenes {

namespace {

namespace fs = std::filesystem;

rocksdb::Slice slice(std::string_view s) { return {s.data(), s.size()}; }
std::string_view view_of(const rocksdb::Slice& s) { return {s.data(), s.size()}; }

[[noreturn]] void raise(const rocksdb::Status& status, const std::string& doing) {
  const std::string text = status.ToString();
  const std::string message = fmt::format("{}: {}", doing, text);
  if (status.IsCorruption())
    throw Error(ErrorCode::corruption, message,
                "a file of the database is damaged or missing: restore it from a backup (`kenes restore`)");
  if (status.IsIOError() &&
      (text.find("While lock file") != std::string::npos || text.find("lock hold by") != std::string::npos))
    throw Error(ErrorCode::busy, fmt::format("{}: another process has the database open", doing),
                "close it there, or open it here with --read-only");
  if (status.IsBusy() || status.IsTryAgain()) throw Error(ErrorCode::busy, message, "try again");
  if (status.IsNoSpace() || text.find("No space left") != std::string::npos)
    throw Error(ErrorCode::storage, message, "the disk is full: make room, then open the database again");
  if (text.find("Permission denied") != std::string::npos ||
      text.find("Read-only file system") != std::string::npos)
    throw Error(ErrorCode::storage, message,
                "the folder cannot be written: check its permissions, or open it with --read-only");
  if (text.find("No such file") != std::string::npos)
    throw Error(ErrorCode::corruption, message,
                "a file of the database is missing: restore it from a backup");
  throw Error(ErrorCode::storage, message);
}

void check(const rocksdb::Status& status, const char* doing) {
  if (!status.ok()) raise(status, doing);
}

rocksdb::ColumnFamilyOptions family_options(Family family, bool in_memory,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = 16u << 10;
  table.checksum = rocksdb::kXXH3;
  table.format_version = 5;
  if (family == Family::index || family == Family::delta) {
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    table.whole_key_filtering = true;
  }
  if (family == Family::index) table.block_size = 4u << 10;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.level_compaction_dynamic_level_bytes = true;
  const bool packable = family == Family::property || family == Family::meta || family == Family::index;
  options.compression = packable && !in_memory ? rocksdb::kLZ4Compression : rocksdb::kNoCompression;
  options.write_buffer_size = 16u << 20;
  options.max_write_buffer_number = 3;
  return options;
}

/// Bytes of the file beside the log: the commit, and the commit again turned over.
struct Note {
  std::uint64_t commit = 0;
  std::uint64_t check = 0;
  static std::uint64_t turned(std::uint64_t commit) { return ~commit * 0x9E3779B97F4A7C15ull; }
};
}  // namespace

class Rocks::View {
 public:
  View(rocksdb::DB& db, const rocksdb::Snapshot* snapshot) : db_(db), snapshot_(snapshot) {}
  ~View() {
    if (snapshot_) db_.ReleaseSnapshot(snapshot_);
  }
  View(const View&) = delete;
  View& operator=(const View&) = delete;
  rocksdb::ReadOptions options() const {
    rocksdb::ReadOptions read;
    read.snapshot = snapshot_;
    return read;
  }

 private:
  rocksdb::DB& db_;
  const rocksdb::Snapshot* snapshot_;
};

struct Rocks::Content {
  std::string path;
  bool read_only = false;
  std::unique_ptr<rocksdb::Env> memory;
  rocksdb::Options options;
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  std::unique_ptr<rocksdb::DB> db;
  int note = -1;
  Note noted{0, Note::turned(0)};  ///< as it was before the database was opened
  bool note_damaged = false;
  std::atomic<std::uint64_t> next_file{0};

  ~Content() {
    if (db) {
      for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
      db->Close();
    }
    if (note >= 0) ::close(note);
  }
  void read_note() {
    const int file = ::open((path + "/" + note_name).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    Note found;
    const auto size = ::pread(file, &found, sizeof found, 0);
    ::close(file);
    if (size == 0) return;
    note_damaged = size != static_cast<ssize_t>(sizeof found) || found.check != Note::turned(found.commit);
    if (!note_damaged) noted = found;
  }
  rocksdb::Status open_beside_writer(rocksdb::DB** opened);
  rocksdb::ColumnFamilyHandle* family(Family f) const { return handles[static_cast<std::size_t>(f)]; }
};

Rocks::Rocks(std::unique_ptr<Content> content) : content_(std::move(content)) {}
Rocks::~Rocks() = default;

// A writer in another process may flush while this one opens. Then tables may be gone, or, worse, a log whose
// end is in tables that the list read here does not know: so it is tried again until the list stood still.
rocksdb::Status Rocks::Content::open_beside_writer(rocksdb::DB** opened) {
  constexpr int attempts = 40;
  for (int attempt = 1;; ++attempt) {
    read_note();  // first: what is committed from here on need not be seen
    const auto before = manifest_of(path);
    const auto status = rocksdb::DB::OpenForReadOnly(options, path, families, &handles, opened);
    if (manifest_of(path) == before) return status;
    if (status.ok()) {
      for (auto* handle : handles) (*opened)->DestroyColumnFamilyHandle(handle);
      delete *opened;
    }
    handles.clear();
    if (attempt == attempts)
      throw Error(ErrorCode::busy,
                  fmt::format("cannot open the database `{}`: another process writes too much to it", path),
                  "try again");
    std::this_thread::sleep_for(std::chrono::milliseconds(2 * attempt));
  }
}

std::unique_ptr<Rocks> Rocks::open(const Options& asked) {
  auto content = std::make_unique<Content>();
  content->path = asked.path;
  content->read_only = asked.read_only;
  const bool in_memory = asked.path == ":memory:";
  bool is_new = true;
  auto& options = content->options;
  if (in_memory) {
    content->memory.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
    options.env = content->memory.get();
    options.max_background_jobs = 2;
  } else {
    is_new = folder_is_new(asked.path, asked.read_only);
    if (!asked.read_only) make_folder(asked.path);
    options.max_background_jobs = 2;
  }
  options.create_if_missing = !asked.read_only;
  options.create_missing_column_families = !asked.read_only;
  options.recycle_log_file_num = in_memory ? 0 : 2;
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.max_total_wal_size = 32u << 20;
  options.keep_log_file_num = 2;
  options.max_log_file_size = 1u << 20;
  options.info_log_level = rocksdb::WARN_LEVEL;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.max_open_files = -1;
  options.skip_stats_update_on_db_open = true;
  options.enable_write_thread_adaptive_yield = false;
  options.max_file_opening_threads = 2;
  const auto cache = rocksdb::NewLRUCache(asked.block_cache_bytes);
  for (std::size_t f = 0; f < family_count; ++f)
    content->families.emplace_back(std::string(family_names[f]),
                                   family_options(static_cast<Family>(f), in_memory, cache));
  const std::string path = in_memory ? "/kenes" : asked.path;
  rocksdb::DB* db = nullptr;
  rocksdb::Status status;
  if (in_memory || !asked.read_only) {
    if (!in_memory) content->read_note();
    status = rocksdb::DB::Open(options, path, content->families, &content->handles, &db);
  } else {
    status = content->open_beside_writer(&db);
  }
  if (!status.ok()) {
    const std::string text = status.ToString();
    if (status.IsInvalidArgument() && text.find("olumn famil") != std::string::npos)
      throw Error(ErrorCode::not_a_database,
                  fmt::format("the folder `{}` holds a RocksDB database that Kenes did not make", asked.path),
                  "name another folder");
    if (status.IsInvalidArgument() || status.IsNotFound())
      throw Error(ErrorCode::corruption, fmt::format("cannot open the database `{}`: {}", asked.path, text),
                  "restore it from a backup (`kenes restore`)");
    raise(status, fmt::format("cannot open the database `{}`", asked.path));
  }
  content->db.reset(db);
  if (!in_memory && !asked.read_only) {
    // Not before the lock is held: they may be another process's, which is about to take them in.
    remove_unfinished(asked.path);
    const auto note = asked.path + "/" + note_name;
    content->note = ::open(note.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (content->note < 0 && !is_new)
      throw Error(ErrorCode::storage, fmt::format("cannot open `{}`: {}", note, std::strerror(errno)),
                  "check the permissions of the database's files");
  }
  return std::unique_ptr<Rocks>(new Rocks(std::move(content)));
}

std::shared_ptr<const Rocks::View> Rocks::view() {
  auto& db = *content_->db;
  return std::make_shared<const View>(db, db.GetSnapshot());
}

bool Rocks::get(const View& view, Family family, std::string_view key, std::string& value) const {
  rocksdb::PinnableSlice pinned;
  const auto status = content_->db->Get(view.options(), content_->family(family), slice(key), &pinned);
  if (status.IsNotFound()) return false;
  check(status, "cannot read");
  value.assign(pinned.data(), pinned.size());
  return true;
}

void Rocks::scan(const View& view, Family family, std::string_view from, std::string_view to,
                 const std::function<bool(std::string_view, std::string_view)>& visit, bool whole) const {
  auto read = view.options();
  const rocksdb::Slice upper = slice(to);
  if (!to.empty()) read.iterate_upper_bound = &upper;
  if (whole) {
    read.fill_cache = false;
    read.readahead_size = 2u << 20;
  }
  const std::unique_ptr<rocksdb::Iterator> at(content_->db->NewIterator(read, content_->family(family)));
  for (at->Seek(slice(from)); at->Valid(); at->Next())
    if (!visit(view_of(at->key()), view_of(at->value()))) break;
  check(at->status(), "cannot read");
}

bool Rocks::first(const View& view, Family family, std::string_view from, std::string_view to,
                  std::string& key) const {
  bool found = false;
  scan(view, family, from, to, [&](std::string_view k, std::string_view) {
    key.assign(k);
    found = true;
    return false;
  });
  return found;
}

struct Rocks::Batch::Content {
  struct Entry {
    enum class What : std::uint8_t { put, remove, remove_range } what;
    Family family;
    std::string key, value;
  };
  std::vector<Entry> entries;
  std::size_t bytes = 0;
};

Rocks::Batch::Batch() : content_(std::make_unique<Content>()) {}
Rocks::Batch::~Batch() = default;
Rocks::Batch::Batch(Batch&&) noexcept = default;
void Rocks::Batch::put(Family family, std::string_view key, std::string_view value) {
  content_->bytes += key.size() + value.size() + 16;
  content_->entries.push_back({Content::Entry::What::put, family, std::string(key), std::string(value)});
}
void Rocks::Batch::remove(Family family, std::string_view key) {
  content_->bytes += key.size() + 16;
  content_->entries.push_back({Content::Entry::What::remove, family, std::string(key), {}});
}
void Rocks::Batch::remove_range(Family family, std::string_view from, std::string_view to) {
  content_->bytes += from.size() + to.size() + 16;
  content_->entries.push_back(
      {Content::Entry::What::remove_range, family, std::string(from), std::string(to)});
}
std::size_t Rocks::Batch::bytes() const { return content_->bytes; }
bool Rocks::Batch::empty() const { return content_->entries.empty(); }

void Rocks::write(Batch& batch, bool sync) {
  rocksdb::WriteBatch out(batch.bytes());
  for (const auto& entry : batch.content_->entries) {
    auto* family = content_->family(entry.family);
    rocksdb::Status status;
    switch (entry.what) {
      case Batch::Content::Entry::What::put:
        status = out.Put(family, entry.key, entry.value);
        break;
      case Batch::Content::Entry::What::remove:
        status = out.Delete(family, entry.key);
        break;
      case Batch::Content::Entry::What::remove_range:
        status = out.DeleteRange(family, entry.key, entry.value);
        break;
    }
    check(status, "cannot write");
  }
  rocksdb::WriteOptions options;
  if (in_memory())
    options.disableWAL = true;
  else
    options.sync = sync;
  check(content_->db->Write(options, &out), "cannot write");
}

void Rocks::sync() {
  if (!in_memory() && !content_->read_only) check(content_->db->FlushWAL(true), "cannot sync the log");
}

void Rocks::flush() {
  if (content_->read_only) return;
  check(content_->db->Flush(rocksdb::FlushOptions(), content_->handles), "cannot flush");
}

void Rocks::compact() {
  for (auto* handle : content_->handles)
    check(content_->db->CompactRange(rocksdb::CompactRangeOptions(), handle, nullptr, nullptr),
          "cannot compact");
}

struct Rocks::SortedFile::Content {
  explicit Content(rocksdb::Env* env, const rocksdb::Options& options)
      : env(env), writer(rocksdb::EnvOptions(), options) {}
  ~Content() {
    if (!path.empty()) env->DeleteFile(path);
  }
  rocksdb::Env* env;
  rocksdb::SstFileWriter writer;
  std::string path;
  bool open = true;
};

Rocks::SortedFile::SortedFile(Rocks& rocks, Family family) : family_(family) {
  auto& content = *rocks.content_;
  rocksdb::Options options(content.options, content.families[static_cast<std::size_t>(family)].options);
  content_ = std::make_unique<Content>(options.env, options);
  content_->path = fmt::format("{}/kenes-bulk-{}.sst", rocks.in_memory() ? "/kenes" : content.path,
                               content.next_file.fetch_add(1));
  check(content_->writer.Open(content_->path), "cannot make a file for the bulk load");
}

Rocks::SortedFile::~SortedFile() = default;

void Rocks::SortedFile::put(std::string_view key, std::string_view value) {
  check(content_->writer.Put(slice(key), slice(value)), "cannot write a file for the bulk load");
  ++entries_;
}

void Rocks::SortedFile::remove(std::string_view key) {
  check(content_->writer.Delete(slice(key)), "cannot write a file for the bulk load");
  ++entries_;
}

void Rocks::ingest(std::vector<std::unique_ptr<SortedFile>>& files) {
  std::vector<rocksdb::IngestExternalFileArg> arguments;
  for (std::size_t f = 0; f < family_count; ++f) {
    rocksdb::IngestExternalFileArg argument;
    argument.column_family = content_->handles[f];
    argument.options.move_files = true;
    argument.options.failed_move_fall_back_to_copy = true;
    for (auto& file : files) {
      if (static_cast<std::size_t>(file->family_) != f || file->empty()) continue;
      if (file->content_->open) {
        check(file->content_->writer.Finish(), "cannot finish a file for the bulk load");
        file->content_->open = false;
      }
      argument.external_files.push_back(file->content_->path);
    }
    if (!argument.external_files.empty()) arguments.push_back(std::move(argument));
  }
  if (arguments.empty()) return;
  check(content_->db->IngestExternalFiles(arguments), "cannot take the bulk load in");
}

void Rocks::verify_checksums() { check(content_->db->VerifyChecksum(), "verifying checksums"); }

Rocks::Memory Rocks::memory() const {
  Memory memory;
  for (auto* handle : content_->handles) {
    std::uint64_t bytes = 0;
    if (content_->db->GetIntProperty(handle, rocksdb::DB::Properties::kCurSizeAllMemTables, &bytes))
      memory.memtables += bytes;
    if (content_->db->GetIntProperty(handle, rocksdb::DB::Properties::kEstimateTableReadersMem, &bytes))
      memory.table_readers += bytes;
  }
  // All families share one cache.
  auto* any = content_->handles.front();
  content_->db->GetIntProperty(any, rocksdb::DB::Properties::kBlockCacheUsage, &memory.blocks);
  content_->db->GetIntProperty(any, rocksdb::DB::Properties::kBlockCacheCapacity, &memory.blocks_limit);
  return memory;
}

std::uint64_t Rocks::disk_bytes() const {
  std::uint64_t total = 0;
  if (in_memory()) {
    for (auto* handle : content_->handles) {
      std::uint64_t bytes = 0;
      content_->db->GetIntProperty(handle, "rocksdb.total-sst-files-size", &bytes);
      total += bytes;
    }
    return total;
  }
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(content_->path, problem)) {
    struct stat status {};
    if (::stat(entry.path().c_str(), &status) == 0)
      total += static_cast<std::uint64_t>(status.st_blocks) * 512;
  }
  return total;
}

std::uint64_t Rocks::family_bytes(Family family) const {
  std::uint64_t files = 0, buffered = 0;
  content_->db->GetIntProperty(content_->family(family), "rocksdb.live-sst-files-size", &files);
  content_->db->GetIntProperty(content_->family(family), "rocksdb.cur-size-active-mem-table", &buffered);
  return files + buffered;
}

void Rocks::note_commit(std::uint64_t commit) {
  if (content_->note < 0 || content_->read_only) return;
  const Note note{commit, Note::turned(commit)};
  if (::pwrite(content_->note, &note, sizeof note, 0) != static_cast<ssize_t>(sizeof note))
    return;  // only a second net: the commit itself is on the disk
}

std::uint64_t Rocks::noted_commit() const {
  if (content_->note_damaged)
    throw Error(ErrorCode::corruption, fmt::format("the file `{}/{}` is damaged", content_->path, note_name),
                "run `kenes check` on a copy of the database; removing this file lets it open as it is");
  return content_->noted.commit;
}

const std::string& Rocks::path() const noexcept { return content_->path; }
bool Rocks::in_memory() const noexcept { return content_->memory != nullptr; }

void Rocks::backup(const std::string& to) {
  rocksdb::BackupEngineOptions options(to);
  rocksdb::BackupEngine* engine = nullptr;
  check(rocksdb::BackupEngine::Open(rocksdb::Env::Default(), options, &engine), "cannot open the backup");
  const std::unique_ptr<rocksdb::BackupEngine> owner(engine);
  check(engine->CreateNewBackup(content_->db.get(), !content_->read_only), "cannot make the backup");
  check(engine->PurgeOldBackups(1), "cannot remove the backups before");
}

void Rocks::restore(const std::string& from, const std::string& to) {
  rocksdb::BackupEngineReadOnly* engine = nullptr;
  const rocksdb::BackupEngineOptions options(from);
  check(rocksdb::BackupEngineReadOnly::Open(rocksdb::Env::Default(), options, &engine),
        "cannot open the backup");
  const std::unique_ptr<rocksdb::BackupEngineReadOnly> owner(engine);
  check(engine->RestoreDBFromLatestBackup(to, to), "cannot restore");
}

}  // namespace kenes
