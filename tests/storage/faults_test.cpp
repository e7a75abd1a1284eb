// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a folder: each gives a clear error or right answers, never a wrong one.
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "storage/backup.hpp"
#include "storage/check.hpp"
#include "storage/codec.hpp"
#include "storage/error.hpp"
#include "storage/rocks.hpp"
#include "tests/storage/twin_graphs.hpp"

namespace kenes {
namespace {

namespace fs = std::filesystem;

StoreOptions at(const std::string& path) {
  StoreOptions options;
  options.path = path;
  options.fold.in_background = false;
  return options;
}

ErrorCode code_of_opening(const StoreOptions& options) {
  try {
    Store::open(options);
  } catch (const Error& error) {
    EXPECT_FALSE(error.message.empty());
    return error.code;
  }
  ADD_FAILURE() << "it opened";
  return ErrorCode::internal;
}

/// Nodes 0 .. n with a value, each tied to the one before; half of them folded, all in files.
void fill(Store& store, int from, int to) {
  auto t = store.begin();
  const LabelId label = t->intern_label("N");
  NodeId before = no_node;
  for (int i = from; i < to; ++i) {
    const NodeId node = t->create_node({&label, 1});
    t->set_property(node, t->intern_key("v"), Value("value " + std::to_string(i)));
    if (before != no_node) t->create_edge(before, t->intern_type("NEXT"), node);
    before = node;
  }
  t->commit();
}

/// The number of nodes after looking at every value and list, which must be right.
std::uint64_t read_all(Store& store) {
  const auto graph = store.snapshot();
  std::vector<NodeId> nodes;
  ScanPosition position;
  while (graph->scan(position, {}, 1000, nodes)) {
  }
  Column column;
  graph->node_property(nodes, graph->key("v"), column);
  for (std::size_t i = 0; i < nodes.size(); ++i)
    EXPECT_EQ(column.value(i).as_string(), "value " + std::to_string(i));
  AdjacencyBatch batch;
  std::uint64_t edges = 0;
  for (std::size_t t = 0; t < graph->type_count(); ++t) {
    graph->adjacent(nodes, static_cast<TypeId>(t), Direction::in, batch);
    for (const auto& row : batch.rows) edges += row.size();
    EXPECT_EQ(edges, graph->edge_count(static_cast<TypeId>(t)));
  }
  EXPECT_EQ(nodes.size(), graph->node_count());
  return nodes.size();
}

TEST(Faults, ForeignFoldersAndFiles) {
  TemporaryFolder folder("foreign");
  fs::create_directories(folder.path());
  std::ofstream(folder.path() + "/letter.txt") << "hello";
  EXPECT_EQ(code_of_opening(at(folder.path())), ErrorCode::not_a_database);
  EXPECT_EQ(code_of_opening(at(folder.path() + "/letter.txt")), ErrorCode::not_a_database);
  auto missing = at(folder.path() + "/nothing");
  missing.read_only = true;
  EXPECT_EQ(code_of_opening(missing), ErrorCode::not_a_database);
}

TEST(Faults, ANewerFormat) {
  TemporaryFolder folder("newer");
  Store::open(at(folder.path()));
  {
    auto rocks = Rocks::open({folder.path()});
    ByteWriter out;
    out.text("kenes graph");
    out.varint(format_version + 1);
    out.text("Kenes 9.0");
    Rocks::Batch batch;
    batch.put(Family::meta, encode(MetaKey{MetaKind::format, 0}), out.bytes());
    rocks->write(batch, true);
  }
  EXPECT_EQ(code_of_opening(at(folder.path())), ErrorCode::format_version);
}

TEST(Faults, AnOlderFormatIsBroughtToTheNewOne) {
  TemporaryFolder folder("older");
  const auto description = IndexDescription{"values", IndexKind::unique, false, "N", {"v"}};
  {
    auto store = Store::open(at(folder.path()));
    fill(*store, 0, 100);
    auto t = store->begin();
    Limits limits;
    t->create_index(description, limits);
    t->commit();
  }
  {
    // As format 1 may have left it: an index whose entries say something else.
    Rocks::Options options;
    options.path = folder.path();
    auto rocks = Rocks::open(options);
    ByteWriter out;
    out.text("kenes graph");
    out.varint(1);
    out.text("Kenes 0.1.0");
    Rocks::Batch batch;
    batch.put(Family::meta, encode(MetaKey{MetaKind::format, 0}), out.bytes());
    batch.remove_range(Family::index, std::string(2, '\0'), "\xFF");
    rocks->write(batch, true);
  }
  auto reading = at(folder.path());
  reading.read_only = true;
  EXPECT_EQ(code_of_opening(reading), ErrorCode::format_version);
  {
    auto store = Store::open(at(folder.path()));
    EXPECT_EQ(store->snapshot()->indexes().size(), 1u);
    for (const auto& finding : check_store(*store).findings) ADD_FAILURE() << finding;
  }
  EXPECT_EQ(Store::open(reading)->snapshot()->node_count(), 100u);
}

TEST(Faults, OpenElsewhere) {
  TemporaryFolder folder("elsewhere");
  auto store = Store::open(at(folder.path()));
  fill(*store, 0, 10);
  EXPECT_EQ(code_of_opening(at(folder.path())), ErrorCode::busy);
  auto reader = at(folder.path());
  reader.read_only = true;
  auto second = Store::open(reader);
  EXPECT_EQ(read_all(*second), 10u);
  try {
    second->begin();
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::read_only);
  }
}

TEST(Faults, AReadOnlyFolder) {
  TemporaryFolder folder("readonly");
  {
    auto store = Store::open(at(folder.path()));
    fill(*store, 0, 10);
  }
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                     fs::perms::others_exec | fs::perms::group_read | fs::perms::group_exec);
  for (const auto& entry : fs::directory_iterator(folder.path()))
    fs::permissions(entry, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  const bool root = ::geteuid() == 0;
  if (root && ::seteuid(65534) != 0) GTEST_SKIP() << "cannot give up root's rights here";
  EXPECT_EQ(code_of_opening(at(folder.path())), ErrorCode::storage);
  auto reader = at(folder.path());
  reader.read_only = true;
  EXPECT_EQ(read_all(*Store::open(reader)), 10u);
  if (root) {
    EXPECT_EQ(::seteuid(0), 0);
  }
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST(Faults, WriterLockIsBusy) {
  auto store = Store::open({});
  auto t = store->begin();
  try {
    store->begin(std::chrono::milliseconds(5));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::busy);
  }
  t.reset();
  store->begin(std::chrono::milliseconds(5))->rollback();
}

TEST(Faults, TransactionsHaveALimit) {
  StoreOptions options;
  options.transaction_bytes = 10'000;
  auto store = Store::open(options);
  try {
    fill(*store, 0, 1000);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::transaction_size);
  }
  EXPECT_EQ(store->snapshot()->node_count(), 0u);
  fill(*store, 0, 10);
  EXPECT_EQ(read_all(*store), 10u);
}

/// A database with files of all sorts: folded and not, in the log and in tables.
void make_for_damage(const std::string& path) {
  auto store = Store::open(at(path));
  fill(*store, 0, 3000);
  store->fold_all();
  fill(*store, 3000, 3100);
}

/// Opens a damaged copy: right answers, or an error that says what is wrong.
void expect_right_or_error(const std::string& path, const std::string& what) {
  SCOPED_TRACE(what);
  try {
    auto store = Store::open(at(path));
    EXPECT_EQ(read_all(*store), 3100u);
  } catch (const Error& error) {
    EXPECT_TRUE(error.code == ErrorCode::corruption || error.code == ErrorCode::not_a_database ||
                error.code == ErrorCode::storage || error.code == ErrorCode::format_version)
        << error.message;
    EXPECT_FALSE(error.hint.empty()) << error.message;
  }
}

TEST(Faults, AFlippedByteInAnyFile) {
  TemporaryFolder original("flip"), copy("flipped");
  make_for_damage(original.path());
  std::mt19937 random(17);
  for (const auto& entry : fs::directory_iterator(original.path())) {
    const auto name = entry.path().filename().string();
    const auto size = fs::file_size(entry);
    if (size == 0 || name.starts_with("LOG")) continue;
    for (int trial = 0; trial < 6; ++trial) {
      fs::remove_all(copy.path());
      fs::copy(original.path(), copy.path());
      std::fstream file(copy.path() + "/" + name, std::ios::in | std::ios::out | std::ios::binary);
      const auto place = trial == 0 ? size - 1 : trial == 1 ? 0 : random() % size;
      file.seekg(static_cast<std::streamoff>(place));
      const char byte = static_cast<char>(file.get());
      file.seekp(static_cast<std::streamoff>(place));
      file.put(static_cast<char>(byte ^ (1 << (random() % 8))));
      file.close();
      expect_right_or_error(copy.path(),
                            name + " at " + std::to_string(place) + " of " + std::to_string(size));
    }
  }
}

TEST(Faults, AMissingFile) {
  TemporaryFolder original("missing"), copy("missed");
  make_for_damage(original.path());
  for (const auto& entry : fs::directory_iterator(original.path())) {
    const auto name = entry.path().filename().string();
    fs::remove_all(copy.path());
    fs::copy(original.path(), copy.path());
    fs::remove(copy.path() + "/" + name);
    expect_right_or_error(copy.path(), "without " + name);
  }
}

/// Mounts a tmpfs of 6 MB, in a mount namespace of this process where that takes no rights of root's.
bool mount_small_disk(const std::string& path) {
  if (::mount("tmpfs", path.c_str(), "tmpfs", 0, "size=6m") == 0) return true;
  const auto user = ::geteuid();
  const auto group = ::getegid();
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  std::ofstream("/proc/self/setgroups") << "deny";
  std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
  std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
  return ::mount("tmpfs", path.c_str(), "tmpfs", 0, "size=6m") == 0;
}

TEST(Faults, AFullDisk) {
  TemporaryFolder folder("full");
  fs::create_directories(folder.path());
  if (!mount_small_disk(folder.path())) GTEST_SKIP() << "a small tmpfs cannot be mounted here";
  std::uint64_t kept = 0;
  {
    auto store = Store::open(at(folder.path() + "/db"));
    bool full = false;
    for (int i = 0; i < 2000 && !full; ++i) {
      try {
        auto t = store->begin();
        const NodeId node = t->create_node({});
        t->set_property(node, t->intern_key("v"), Value("value " + std::to_string(i)));
        t->set_property(node, t->intern_key("long"), Value(std::string(20'000, static_cast<char>(i))));
        t->commit();
        ++kept;
      } catch (const Error& error) {
        EXPECT_EQ(error.code, ErrorCode::storage) << error.message;
        EXPECT_NE(error.hint.find("room"), std::string::npos) << error.message;
        full = true;
      }
    }
    EXPECT_TRUE(full);
    EXPECT_EQ(read_all(*store), kept);
    // Whether the failed commit is on the disk is not known here, so nothing may be written over it.
    try {
      store->begin();
      ADD_FAILURE() << "a writer is let in after a commit failed half-way";
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::storage) << error.message;
    }
  }
  auto reader = at(folder.path() + "/db");
  reader.read_only = true;
  EXPECT_EQ(read_all(*Store::open(reader)), kept);
  ::umount(folder.path().c_str());
}

TEST(Faults, BackupOfADatabaseInUse) {
  TemporaryFolder folder("in-use"), backup("backup"), restored("restored");
  auto store = Store::open(at(folder.path()));
  fill(*store, 0, 500);
  auto open = store->begin();
  backup_store(*store, backup.path());
  open.reset();
  fill(*store, 500, 600);
  restore_store(backup.path(), restored.path());
  auto copy = Store::open(at(restored.path()));
  EXPECT_EQ(read_all(*copy), 500u);
  for (const auto& finding : check_store(*copy).findings) ADD_FAILURE() << finding;
  EXPECT_THROW(restore_store(backup.path(), restored.path()), Error);
}

TEST(Faults, CheckFindsWhatIsWrong) {
  TemporaryFolder folder("check");
  make_for_damage(folder.path());
  EXPECT_TRUE(check_store(folder.path()).findings.empty());
  {
    auto rocks = Rocks::open({folder.path()});
    Rocks::Batch batch;
    batch.remove(Family::adjacency, encode(CellKey{{ColumnId::adjacency(0, Direction::in), 1}, 0}));
    rocks->write(batch, true);
  }
  EXPECT_FALSE(check_store(folder.path()).findings.empty());
}

}  // namespace
}  // namespace kenes
