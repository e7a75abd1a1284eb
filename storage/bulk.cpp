// SPDX-License-Identifier: Apache-2.0
#include "storage/bulk.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "storage/bulk_edges.hpp"
#include "storage/codec.hpp"
#include "storage/constraint.hpp"
#include "storage/core.hpp"
#include "storage/elements.hpp"
#include "storage/error.hpp"
#include "storage/fold.hpp"
#include "storage/index_build.hpp"
#include "storage/ordered.hpp"

namespace kenes {

namespace {

void put_meta(BulkRecords& records, MetaKind kind, std::uint32_t number, std::string value) {
  records.emplace_back(encode(MetaKey{kind, number}), std::move(value));
}

/// Ids of new nodes with one label set.
struct NewRange {
  LabelSet set;
  NodeId from, to;
};

}  // namespace

struct BulkLoad::Content {
  Content(Store& store, Limits& limits)
      : core(store.core()),
        limits(limits),
        base(core.snapshot()),
        catalog(std::make_shared<Catalog>(*base->state().catalog)),
        counts(base->state().counts),
        first_node((counts.reserved + block_rows - 1) / block_rows * block_rows),
        next_node(first_node) {
    ++counts.commit;
  }

  StoreCore& core;
  Limits& limits;
  std::shared_ptr<const Snapshot> base;
  std::shared_ptr<Catalog> catalog;
  Counts counts;
  const NodeId first_node;  ///< new ids start here, in blocks of their own
  NodeId next_node;
  std::vector<NewRange> ranges;
  std::unordered_map<LabelSet, NodeId> open_until;  ///< the end of a set's last range, where it can go on
  std::unordered_map<LabelSet, std::size_t> last_range;
  std::map<std::pair<KeyId, std::uint32_t>, Cells> partial;     ///< blocks that several calls fill
  std::map<std::pair<KeyId, std::uint32_t>, std::string> full;  ///< encoded blocks
  BulkRecords overflow;
  std::map<TypeId, BulkEdges> edges;
  std::vector<std::shared_ptr<const IndexEntry>> new_indexes;
  std::map<std::uint32_t, DirectoryBlock> directory;
  bool finished = false;

  NodeId take_nodes(LabelSet set, std::size_t rows);
  void add_column(KeyId key, const Column& column, NodeId first, std::size_t rows);
  void encode_partial();
  DirectoryBlock& block(std::uint32_t b);
  void label_chunks(BulkRecords& records);
  /// Elements of this load that an index speaks of, with their values; `old_too`: those before as well.
  void each_element(const IndexEntry& index, bool old_too,
                    const std::function<void(std::uint32_t, std::span<const Value>)>& visit);
  BulkRecords index_records();
  BulkRecords meta_records();
};

BulkLoad::BulkLoad(Store& store, Limits& limits) {
  store.core().lock_writer(store.options().lock_timeout);
  try {
    content_ = std::make_unique<Content>(store, limits);
  } catch (...) {
    store.core().unlock_writer();
    throw;
  }
}

BulkLoad::~BulkLoad() {
  if (!content_->finished) content_->core.unlock_writer();
}

LabelId BulkLoad::label(std::string_view name) { return content_->catalog->labels.intern(name); }
TypeId BulkLoad::type(std::string_view name) { return content_->catalog->types.intern(name); }
KeyId BulkLoad::key(std::string_view name) { return content_->catalog->keys.intern(name); }

/// The last range of all can grow; any other set gets a new one, that leaves room for as much again.
NodeId BulkLoad::Content::take_nodes(LabelSet set, std::size_t rows) {
  constexpr std::size_t most = no_node - (1u << 20);
  if (next_node + rows > most)
    throw Error(ErrorCode::import, "the nodes to load are more than the database has ids for");
  const auto known = last_range.find(set);
  if (known != last_range.end()) {
    auto& range = ranges[known->second];
    NodeId& end = open_until[set];
    if (end == next_node && range.to + rows > end)
      end = next_node = static_cast<NodeId>(((range.to + rows + block_rows - 1) / block_rows) * block_rows);
    if (range.to + rows <= end) {
      const NodeId first = range.to;
      range.to += static_cast<NodeId>(rows);
      return first;
    }
  }
  const std::size_t grown = known == last_range.end()
                                ? rows
                                : std::max<std::size_t>(rows, std::min<std::size_t>(64u << 10, 2 * rows));
  const NodeId first = next_node;
  next_node = static_cast<NodeId>((first + grown + block_rows - 1) / block_rows * block_rows);
  open_until[set] = next_node;
  last_range[set] = ranges.size();
  ranges.push_back({set, first, static_cast<NodeId>(first + rows)});
  return first;
}

DirectoryBlock& BulkLoad::Content::block(std::uint32_t b) {
  const auto [at, added] = directory.try_emplace(b);
  if (added)
    if (const auto* known = base->state().block(b)) at->second = *known;
  return at->second;
}

NodeId BulkLoad::add_nodes(std::span<const LabelId> labels, std::size_t rows, std::span<const KeyId> keys,
                           std::span<const Column> columns) {
  auto& content = *content_;
  content.limits.check();
  std::vector<LabelId> sorted(labels.begin(), labels.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  const LabelSet set = content.catalog->intern_set(sorted);
  const NodeId first = content.take_nodes(set, rows);
  content.counts.nodes += rows;
  content.counts.set(set).nodes += rows;
  if (rows > 0) content.counts.bound = std::max(content.counts.bound, static_cast<NodeId>(first + rows));
  for (std::size_t c = 0; c < keys.size(); ++c) content.add_column(keys[c], columns[c], first, rows);
  return first;
}

void BulkLoad::Content::add_column(KeyId key, const Column& column, NodeId first, std::size_t rows) {
  const auto id = ColumnId::node_property(key);
  for (std::size_t i = 0; i < rows;) {
    const auto row = static_cast<NodeId>(first + i);
    const std::uint32_t b = row >> block_shift;
    const std::size_t count = std::min<std::size_t>(rows - i, block_rows - (row & (block_rows - 1)));
    if (count == block_rows) {
      auto input = chunk_input(column, i, count, id, row, counts.commit, overflow);
      if (input.form != Form::empty || !input.overflow.empty()) {
        full.emplace(std::pair{key, b}, encode_chunk(input));
        add_sorted(block(b).keys, key);
      }
    } else {
      Cells* cells = nullptr;
      for (std::size_t j = i; j < i + count; ++j) {
        if (column.is_null(j)) continue;
        if (!cells) cells = &partial[{key, b}];
        ChangedCell cell{static_cast<std::uint32_t>((first + j) & (block_rows - 1)), 0, column.value(j)};
        check_storable(cell.value);
        move_to_overflow(cell, id, static_cast<std::uint32_t>(first + j), counts.commit, overflow);
        cells->push_back(std::move(cell));
      }
    }
    i += count;
  }
}

void BulkLoad::Content::encode_partial() {
  for (auto& [place, cells] : partial) {
    full.emplace(place, encode_chunk(cells));
    add_sorted(block(place.second).keys, place.first);
  }
  partial.clear();
}

void BulkLoad::add_edges(TypeId type, std::span<const NodeId> sources, std::span<const NodeId> targets,
                         std::span<const KeyId> keys, std::span<const Column> columns) {
  auto& content = *content_;
  content.limits.check();
  const auto bad = [&](NodeId n) { return n >= content.counts.bound; };
  if (sources.size() != targets.size() || std::any_of(sources.begin(), sources.end(), bad) ||
      std::any_of(targets.begin(), targets.end(), bad))
    throw Error(ErrorCode::usage, "a relationship's end is no node of the database or of this load");
  content.edges[type].add(sources, targets, keys, columns);
}

void BulkLoad::create_index(const IndexDescription& asked) {
  auto& content = *content_;
  IndexDescription description = asked;
  check_description(description);
  if (same_rule(*content.catalog, description)) return;
  if (content.catalog->index_named(description.name))
    throw constraint_violation(fmt::format("there is an index or constraint `{}` already", description.name));
  if (description.on_relationships)
    type(description.label);
  else
    label(description.label);
  for (const std::string& name : description.keys) key(name);
  auto entry = std::make_shared<IndexEntry>();
  entry->number = content.catalog->next_index++;
  entry->description = description;
  content.catalog->resolve(*entry);
  content.catalog->indexes.push_back(entry);
  content.new_indexes.push_back(std::move(entry));
}

void BulkLoad::Content::label_chunks(BulkRecords& records) {
  std::map<std::uint32_t, std::vector<LabelSet>> blocks;
  for (const auto& range : ranges)
    for (NodeId n = range.from; n < range.to;) {
      const std::uint32_t b = n >> block_shift;
      const auto end = std::min<std::uint64_t>(range.to, std::uint64_t{b + 1} << block_shift);
      auto& sets = blocks[b];
      sets.resize(std::max<std::size_t>(sets.size(), end - (std::uint64_t{b} << block_shift)), 0);
      std::fill(sets.begin() + (n & (block_rows - 1)),
                sets.begin() + static_cast<std::ptrdiff_t>(end - (std::uint64_t{b} << block_shift)),
                range.set);
      add_sorted(block(b).sets, range.set);
      n = static_cast<NodeId>(end);
    }
  for (const auto& [b, sets] : blocks) {
    ChunkInput input;
    input.form = Form::integer;
    input.rows = static_cast<std::uint32_t>(sets.size());
    input.integers.assign(sets.begin(), sets.end());
    if (std::find(sets.begin(), sets.end(), 0u) != sets.end()) {
      input.present.resize(sets.size());
      for (std::size_t i = 0; i < sets.size(); ++i) input.present[i] = sets[i] != 0;
    }
    put_chunk(records, {ColumnId::label_sets(), b}, encode_chunk(input));
  }
}

void BulkLoad::Content::each_element(
    const IndexEntry& index, bool old_too,
    const std::function<void(std::uint32_t, std::span<const Value>)>& visit) {
  const std::size_t known =
      index.on_relationships() ? base->state().catalog->types.size() : base->state().catalog->labels.size();
  if (old_too && index.label < known) for_each_element(*base, index, limits, visit);
  std::vector<Value> values(index.keys.size());
  if (index.on_relationships()) {
    if (const auto loaded = edges.find(index.label); loaded != edges.end())
      loaded->second.each(index.keys, [&](EdgeId id, std::span<const Value> row) { visit(id, row); });
    return;
  }
  std::vector<std::vector<Value>> columns(index.keys.size());
  for (const auto& range : ranges) {
    if (range.from == range.to || !catalog->set_has(range.set, index.label)) continue;
    for (std::uint32_t b = range.from >> block_shift; b <= (range.to - 1) >> block_shift; ++b) {
      limits.check();
      const std::uint32_t start = b << block_shift;
      for (std::size_t k = 0; k < columns.size(); ++k) {
        columns[k].assign(block_rows, Value());
        const auto found = full.find({index.keys[k], b});
        if (found == full.end()) continue;
        const auto id = ColumnId::node_property(index.keys[k]);
        const auto chunk = Chunk::decode(found->second);
        for (const ChangedCell& cell : chunk->cells())
          columns[k][cell.row] =
              cell.overflow != 0 ? overflow_value(overflow, id, start + cell.row, cell) : cell.value;
      }
      const std::uint64_t end = std::min<std::uint64_t>(range.to, std::uint64_t{start} + block_rows);
      for (NodeId node = std::max(range.from, start); node < end; ++node) {
        for (std::size_t k = 0; k < columns.size(); ++k) values[k] = columns[k][node - start];
        visit(node, values);
      }
    }
  }
}

BulkRecords BulkLoad::Content::index_records() {
  BulkRecords records;
  std::sort(overflow.begin(), overflow.end());
  for (const auto& index : catalog->indexes) {
    limits.check();
    const bool is_new = std::find(new_indexes.begin(), new_indexes.end(), index) != new_indexes.end();
    if (is_new) IndexBuild(core, *index, SIZE_MAX);  // what a broken building left behind goes
    std::vector<std::pair<std::string, std::uint32_t>> entries;
    IndexBytes bytes;
    each_element(*index, is_new, [&](std::uint32_t id, std::span<const Value> values) {
      judge_values(*index, id, values);
      index_values(*index, values, bytes);
      for (std::string& value : bytes.values) entries.emplace_back(std::move(value), id);
    });
    if (entries.empty()) continue;
    std::sort(entries.begin(), entries.end());
    auto& state = counts.index(index->number);
    state.changed = counts.commit;
    std::vector<std::uint32_t> known;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto& [value, id] = entries[i];
      const bool again = i > 0 && entries[i - 1].first == value;
      if (!again) {
        known.clear();
        if (!is_new) find_ids(core.rocks(), *base->state().view, *index, value, known);
        state.distinct += known.empty();
      }
      // Nothing tells long values of the same bytes apart here: they are taken for equal.
      if (index->unique() && value[0] != uncomparable_mark && (again || !known.empty()))
        throw constraint_violation(
            fmt::format("{} {} and {} would have the same `{}`, against the constraint `{}`",
                        index->on_relationships() ? "relationships" : "nodes",
                        again ? entries[i - 1].second : known[0], id,
                        fmt::join(index->description.keys, "`, `"), index->description.name),
            "the load has changed nothing");
      records.emplace_back(index_key(*index, value, id), index_payload(*index, value, id));
    }
    state.entries += entries.size();
  }
  return records;
}

BulkRecords BulkLoad::Content::meta_records() {
  BulkRecords records;
  const Catalog& old = *base->state().catalog;
  const auto put_names = [&](MetaKind kind, const NameTable& before, const NameTable& after) {
    for (std::size_t i = before.size(); i < after.size(); ++i)
      put_meta(records, kind, static_cast<std::uint32_t>(i),
               std::string(after.name(static_cast<std::uint16_t>(i))));
  };
  const auto put_changed = [&](MetaKind kind, const auto& before, const auto& after) {
    for (std::size_t i = 0; i < after.size(); ++i)
      if (i >= before.size() || !(before[i] == after[i]))
        put_meta(records, kind, static_cast<std::uint32_t>(i), encode(after[i]));
  };
  put_meta(records, MetaKind::state, 0, encode_state(counts, catalog->next_index));
  put_names(MetaKind::label_name, old.labels, catalog->labels);
  put_names(MetaKind::type_name, old.types, catalog->types);
  put_names(MetaKind::key_name, old.keys, catalog->keys);
  for (std::size_t s = old.set_count(); s < catalog->set_count(); ++s) {
    const auto labels = catalog->labels_in(static_cast<LabelSet>(s));
    put_meta(records, MetaKind::label_set, static_cast<std::uint32_t>(s),
             encode(std::vector<LabelId>(labels.begin(), labels.end())));
  }
  put_changed(MetaKind::label_set_state, base->state().counts.sets, counts.sets);
  put_changed(MetaKind::type_state, base->state().counts.types, counts.types);
  for (const auto& index : new_indexes) put_meta(records, MetaKind::index, index->number, encode(*index));
  put_changed(MetaKind::index_state, base->state().counts.indexes, counts.indexes);
  for (const auto& [b, content] : directory) put_meta(records, MetaKind::directory, b, encode(content));
  std::sort(records.begin(), records.end());
  return records;
}

std::uint64_t BulkLoad::finish() {
  auto& content = *content_;
  if (content.finished) throw Error(ErrorCode::usage, "the bulk load is finished already");
  auto& core = content.core;
  // Folds must not replace a base between its reading here and its replacement by the ingestion.
  std::lock_guard base_lock(core.base_mutex());
  content.encode_partial();
  BulkRecords properties, adjacency;
  content.label_chunks(properties);
  for (auto& [place, bytes] : content.full)
    put_chunk(properties, {ColumnId::node_property(place.first), place.second}, bytes);
  std::vector<std::pair<ColumnId, std::vector<std::uint32_t>>> touched;
  const auto directory_type = [&](std::uint32_t b, Direction direction, TypeId type) {
    add_sorted(content.block(b).types[static_cast<unsigned>(direction)], type);
  };
  const auto now = core.rocks().view();
  for (auto& [type, edges] : content.edges)
    edges.build({*content.base, *now, content.limits, content.counts, type, content.first_node}, adjacency,
                properties, content.overflow, touched, directory_type);
  const auto index = content.index_records();
  properties.insert(properties.end(), std::make_move_iterator(content.overflow.begin()),
                    std::make_move_iterator(content.overflow.end()));
  std::sort(properties.begin(), properties.end());
  std::sort(adjacency.begin(), adjacency.end());
  content.counts.reserved = std::max(content.counts.reserved, content.next_node);
  const auto meta = content.meta_records();

  std::vector<std::unique_ptr<Rocks::SortedFile>> files;
  const auto write = [&](Family family, const BulkRecords& records) {
    files.push_back(std::make_unique<Rocks::SortedFile>(core.rocks(), family));
    std::size_t i = 0;
    for (const auto& [key, value] : records) {
      if ((++i & 255) == 0) content.limits.check();
      if (value.empty() && family == Family::adjacency)
        files.back()->remove(key);
      else
        files.back()->put(key, value);
    }
  };
  write(Family::meta, meta);
  write(Family::adjacency, adjacency);
  write(Family::property, properties);
  write(Family::index, index);
  content.limits.check();
  // What the load builds on must not be lost by a power cut that the load survives.
  core.rocks().sync();
  core.rocks().ingest(files);
  core.rocks().note_commit(content.counts.commit);

  State next = content.base->state();
  next.view = core.rocks().view();
  content.catalog->version = core.next_version();
  next.catalog = content.catalog;
  next.counts = content.counts;
  auto directory = std::make_shared<Directory>(*next.directory);
  for (auto& [b, block] : content.directory) {
    if (b >= directory->size()) directory->resize(b + 1u);
    (*directory)[b] = std::make_shared<const DirectoryBlock>(std::move(block));
  }
  next.directory = std::move(directory);
  add_lanes(next, core.cache());
  for (NodeId n = content.first_node; n < content.next_node; n += block_rows) {
    const std::uint32_t b = n >> block_shift;
    touched.push_back({ColumnId::label_sets(), {b}});
    if (const auto* block = next.block(b))
      for (const KeyId key : block->keys) touched.push_back({ColumnId::node_property(key), {b}});
  }
  std::map<ColumnId, std::vector<std::uint32_t>> groups;
  for (auto& [column, list] : touched) {
    auto& all = groups[column];
    all.insert(all.end(), list.begin(), list.end());
  }
  for (const auto& [column, list] : groups)
    if (auto& lane = lane_of(next, column)) lane = lane->reloaded(list);
  const auto commit = content.counts.commit;
  core.publish(std::move(next));
  content.finished = true;
  core.unlock_writer();
  return commit;
}

}  // namespace kenes
