// SPDX-License-Identifier: Apache-2.0
#include "storage/core.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "storage/codec.hpp"
#include "storage/error.hpp"
#include "storage/fold.hpp"
#include "storage/limits.hpp"
#include "storage/pooled_vector.hpp"

namespace kenes {

namespace {

constexpr std::uint32_t oldest_readable = 2;  // what format 3 added may be missing
constexpr std::string_view magic = "kenes graph";
constexpr std::string_view made_by = "Kenes 0.1.0";

/// How late a cancelled statement notices that while it waits for another writer.
constexpr std::chrono::milliseconds cancel_interval{20};

void check_while_waiting(Limits& limits) {
  try {
    limits.check();
  } catch (const Error& error) {
    if (error.code != ErrorCode::time_limit) throw;
    throw Error(ErrorCode::time_limit,
                "The statement's time limit passed while another transaction was writing.",
                "try again, or raise the time limit");
  }
}

template <class T>
T& at(std::vector<T>& list, std::size_t i, std::size_t most) {
  if (i > most) ByteReader::fail();
  if (i >= list.size()) list.resize(i + 1);
  return list[i];
}

void intern_next(NameTable& names, std::uint32_t number, std::string_view name) {
  if (names.intern(name) != number) ByteReader::fail();
}

}  // namespace

StoreCore::StoreCore(const StoreOptions& options)
    : options_(options),
      cache_(options.cache_bytes - options.cache_bytes / 8),
      index_leaves_(options.cache_bytes / 8),
      image_budget_(options.cache_bytes / 4),
      folder_(std::make_unique<Folder>(*this)) {}

StoreCore::~StoreCore() = default;

std::uint32_t StoreCore::open() {
  std::uint64_t version = format_version;
  Rocks::Options options;
  options.path = options_.path;
  options.read_only = options_.read_only;
  rocks_ = Rocks::open(options);
  std::string format;
  if (!rocks_->get(*rocks_->view(), Family::meta, encode(MetaKey{MetaKind::format, 0}), format)) {
    std::string any;
    const auto view = rocks_->view();
    bool empty = true;
    for (std::size_t f = 0; f < family_count; ++f)
      empty &= !rocks_->first(*view, static_cast<Family>(f), {}, {}, any);
    if (rocks_->noted_commit() > 0)
      throw Error(
          ErrorCode::corruption,
          fmt::format("the database `{}` has lost its log or tables: commit {} was durable, nothing is there",
                      options_.path, rocks_->noted_commit()),
          "restore it from a backup (`kenes restore`)");
    if (!empty || options_.read_only)
      throw Error(
          ErrorCode::not_a_database,
          fmt::format("the folder `{}` holds a RocksDB database that Kenes did not make", options_.path),
          "name another folder");
    write_format();
  } else {
    ByteReader in(format);
    if (in.text() != magic)
      throw Error(ErrorCode::not_a_database, fmt::format("`{}` is not a Kenes database", options_.path));
    version = in.varint();
    const std::string program(in.text());
    if (version > format_version)
      throw Error(
          ErrorCode::format_version,
          fmt::format("the database `{}` has format {}, made by {}; this program knows formats up to {}",
                      options_.path, version, program, format_version),
          "open it with a newer Kenes");
    if (version < oldest_readable && options_.read_only)
      throw Error(ErrorCode::format_version,
                  fmt::format("the database `{}` has format {}, made by {}; this program reads format {}",
                              options_.path, version, program, format_version),
                  "open it once for writing: that brings it to the new format");
  }
  auto state = read_state();
  if (const auto noted = rocks_->noted_commit(); noted > state.counts.commit)
    throw Error(
        ErrorCode::corruption,
        fmt::format("the log of the database `{}` is damaged or missing: commit {} was durable, but only {} "
                    "can be read",
                    options_.path, noted, state.counts.commit),
        "restore it from a backup (`kenes restore`)");
  publish(std::move(state));
  return static_cast<std::uint32_t>(version);
}

void StoreCore::write_format() {
  ByteWriter out;
  out.text(magic);
  out.varint(format_version);
  out.text(made_by);
  Rocks::Batch batch;
  batch.put(Family::meta, encode(MetaKey{MetaKind::format, 0}), out.bytes());
  rocks_->write(batch, true);
}

State StoreCore::read_state() {
  State state;
  state.view = rocks_->view();
  auto catalog = std::make_shared<Catalog>();
  auto directory = std::make_shared<Directory>();
  try {
    rocks_->scan(*state.view, Family::meta, {}, {}, [&](std::string_view bytes, std::string_view value) {
      const auto key = decode_meta_key(bytes);
      if (!key) ByteReader::fail();
      const auto number = key->number;
      switch (key->kind) {
        case MetaKind::format:
          break;
        case MetaKind::state:
          decode_state(value, state.counts, catalog->next_index);
          break;
        case MetaKind::label_name:
          intern_next(catalog->labels, number, value);
          break;
        case MetaKind::type_name:
          intern_next(catalog->types, number, value);
          break;
        case MetaKind::key_name:
          intern_next(catalog->keys, number, value);
          break;
        case MetaKind::label_set: {
          std::vector<LabelId> labels;
          decode(value, labels);
          if (catalog->intern_set(labels) != number) ByteReader::fail();
          break;
        }
        case MetaKind::label_set_state:
          decode(value, at(state.counts.sets, number, 1u << 24));
          break;
        case MetaKind::type_state:
          decode(value, at(state.counts.types, number, 0xFFFF));
          break;
        case MetaKind::index: {
          auto entry = std::make_shared<IndexEntry>();
          decode(value, *entry);
          entry->number = static_cast<std::uint16_t>(number);
          catalog->indexes.push_back(std::move(entry));
          break;
        }
        case MetaKind::index_state:
          decode(value, at(state.counts.indexes, number, 0xFFFF));
          break;
        case MetaKind::claimed: {
          ClaimedColumn column;
          decode(value, column);
          column.number = number;
          auto& known = state.counts.claimed_column_of(column.space, column.kind, column.name);
          if (known.facts != 0 || known.beside != 0) ByteReader::fail();
          known = column;
          break;
        }
        case MetaKind::claims:
          decode(value, state.counts.claims);
          break;
        case MetaKind::directory: {
          auto block = std::make_shared<DirectoryBlock>();
          decode(value, *block);
          at(*directory, number, 1u << 21) = std::move(block);
          break;
        }
      }
      return true;
    });
    for (auto& index : catalog->indexes) {
      auto resolved = std::make_shared<IndexEntry>(*index);
      catalog->resolve(*resolved);
      index = std::move(resolved);
    }
  } catch (const Error& problem) {
    if (problem.code != ErrorCode::corruption) throw;
    throw Error(ErrorCode::corruption,
                fmt::format("the catalog of `{}` is damaged: {}", options_.path, problem.message),
                "restore the database from a backup (`kenes restore`)");
  }
  catalog->version = next_version();
  state.catalog = std::move(catalog);
  state.directory = std::move(directory);
  state.label_sets = std::make_shared<Lane>(cache_, ColumnId::label_sets(), block_shift, state.counts.bound);
  add_lanes(state, cache_);
  return state;
}

namespace {

void add_claimed_lanes(State& state, Cache& cache) {
  const auto& columns = state.counts.claimed;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& column = columns[i];
    const auto from = ColumnId::claimed(Part::valid_from, column.space, column.kind, column.name);
    if (i < state.claimed.size() && state.claimed[i].column == from) continue;
    const auto to = ColumnId::claimed(Part::valid_to, column.space, column.kind, column.name);
    const auto rows = state.counts.row_bound(column.space);
    const auto lane = [&](const ColumnId& id) {
      return std::make_shared<Lane>(cache, id, block_shift, rows);
    };
    state.claimed.insert(state.claimed.begin() + static_cast<std::ptrdiff_t>(i),
                         {from, lane(from), lane(to)});
  }
}

}  // namespace

void add_lanes(State& state, Cache& cache) {
  const auto& counts = state.counts;
  const auto types = counts.types.size();
  state.adjacency.resize(types * 2);
  state.edges.resize(types);
  for (std::size_t t = 0; t < types; ++t) {
    const auto type = static_cast<TypeId>(t);
    for (const auto direction : {Direction::out, Direction::in}) {
      const auto d = static_cast<unsigned>(direction);
      auto& lane = state.adjacency[t * 2 + d];
      // A bulk load chooses the size of groups of a type that had no relationships before.
      if (!lane || lane->shift() != counts.types[t].shift[d])
        lane = std::make_shared<Lane>(cache, ColumnId::adjacency(type, direction), counts.types[t].shift[d],
                                      counts.bound);
    }
    auto& edges = state.edges[t];
    const std::uint64_t bound = counts.types[t].bound;
    if (!edges.sources)
      edges.sources = std::make_shared<Lane>(cache, ColumnId::sources(type), block_shift, bound);
    for (const KeyId key : counts.types[t].keys)
      if (!edges.property(key)) {
        edges.properties.emplace_back(
            key, std::make_shared<Lane>(cache, ColumnId::edge_property(type, key), block_shift, bound));
        std::sort(edges.properties.begin(), edges.properties.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
      }
  }
  add_claimed_lanes(state, cache);
  if (state.node_properties.size() < state.catalog->keys.size())
    state.node_properties.resize(state.catalog->keys.size());
  if (state.known_directory == state.directory) return;
  state.known_directory = state.directory;
  for (const auto& block : *state.directory) {
    if (!block) continue;
    for (const KeyId key : block->keys) {
      if (key >= state.node_properties.size()) state.node_properties.resize(key + 1u);
      auto& lane = state.node_properties[key];
      if (!lane)
        lane = std::make_shared<Lane>(cache, ColumnId::node_property(key), block_shift, counts.bound);
    }
  }
}

void replace_groups(State& state, const ColumnId& column,
                    const std::vector<std::pair<std::uint32_t, std::shared_ptr<const Delta>>>& groups) {
  auto& lane = lane_of(state, column);
  if (lane) lane = lane->after(groups);
}

std::shared_ptr<const Lane>& lane_of(State& state, const ColumnId& column) {
  static thread_local std::shared_ptr<const Lane> none;
  switch (column.part) {
    case Part::adjacency:
      return state.adjacency[column.name * 2u + column.direction];
    case Part::label_set:
      return state.label_sets;
    case Part::source:
      return state.edges[column.type()].sources;
    case Part::valid_from:
    case Part::valid_to:
      if (const auto* lanes = state.claimed_lanes(column)) {
        auto& own = state.claimed[static_cast<std::size_t>(lanes - state.claimed.data())];
        return column.part == Part::valid_from ? own.from : own.to;
      }
      none.reset();
      return none;
    default:
      break;
  }
  if (!column.on_relationships()) {
    if (column.name < state.node_properties.size()) return state.node_properties[column.name];
  } else {
    for (auto& [key, lane] : state.edges[column.type()].properties)
      if (key == column.name) return lane;
  }
  none.reset();
  return none;
}

std::shared_ptr<const Snapshot> StoreCore::snapshot() const {
  std::lock_guard lock(publish_mutex_);
  return published_;
}

void StoreCore::publish(State state) {
  std::shared_ptr<const Snapshot> next =
      std::make_shared<const Snapshot>(shared_from_this(), std::move(state));
  std::lock_guard lock(publish_mutex_);
  if (snapshots_.size() >= 64 && (snapshots_.size() & (snapshots_.size() - 1)) == 0)
    std::erase_if(snapshots_, [](const auto& s) { return s.expired(); });
  snapshots_.push_back(next);
  std::swap(published_, next);
}

std::vector<GraphSource::MemoryUse> StoreCore::memory_use() const {
  const auto rocks = rocks_->memory();
  return {{"decoded groups", cache_.bytes(), cache_.budget()},
          {"index leaves", index_leaves_.bytes(), index_leaves_.budget()},
          {"images of graphs", image_budget_.used(), image_budget_.most()},
          {"blocks of files", rocks.blocks, rocks.blocks_limit},
          {"recent writes", rocks.memtables, 0},
          {"indexes and filters of files", rocks.table_readers, 0},
          {"free buffers", pooled_bytes(), pooled_limit}};
}

std::chrono::milliseconds StoreCore::oldest_reader() const {
  std::lock_guard lock(publish_mutex_);
  std::erase_if(snapshots_, [](const auto& s) { return s.expired(); });
  for (const auto& weak : snapshots_) {
    const auto snapshot = weak.lock();
    if (!snapshot || (snapshot == published_ && snapshot.use_count() <= 2)) continue;
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 snapshot->made());
  }
  return std::chrono::milliseconds(0);
}

void StoreCore::lock_writer(std::chrono::milliseconds timeout, Limits* limits) {
  if (options_.read_only)
    throw Error(ErrorCode::read_only, "the database is open for reading only",
                "open it without --read-only to write");
  std::unique_lock lock(writer_mutex_);
  const auto begin = std::chrono::steady_clock::now();
  while (writing_) {
    if (limits) check_while_waiting(*limits);
    const auto waited =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    if (waited >= timeout)
      throw Error(ErrorCode::busy,
                  fmt::format("another transaction has been writing for more than {} ms", timeout.count()),
                  "try again");
    // Nobody wakes a waiter whose cancel flag was set.
    writer_free_.wait_for(lock, limits ? std::min(timeout - waited, cancel_interval) : timeout - waited);
  }
  if (writing_stopped_)
    throw Error(ErrorCode::storage, "an earlier commit failed half-way, so nothing more is written",
                "open the database anew: it then shows whether that commit is on the disk");
  writing_ = true;
}

void StoreCore::unlock_writer() noexcept {
  {
    std::lock_guard lock(writer_mutex_);
    writing_ = false;
  }
  writer_free_.notify_one();
}

void StoreCore::packs_seen(const GroupId& id, std::size_t packs, std::size_t cells, std::size_t base) {
  folder_->packs_seen(id, packs, cells, base);
}

void StoreCore::close() noexcept {
  folder_->stop();
  std::shared_ptr<const Snapshot> last;
  std::lock_guard lock(publish_mutex_);
  last.swap(published_);
}

}  // namespace kenes
