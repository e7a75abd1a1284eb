// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <map>

#include "storage/codec.hpp"
#include "storage/error.hpp"
#include "storage/fold.hpp"
#include "storage/index.hpp"
#include "storage/open_transaction.hpp"

namespace kenes {

namespace {

using Changes = std::vector<std::pair<std::uint32_t, std::shared_ptr<const Delta>>>;

struct WrittenPack {
  GroupId id;
  std::size_t cells, bytes;
};

/// Writes long values into overflow and leaves their places in the cells.
void move_out(const ColumnId& column, std::uint32_t first_row, std::uint64_t commit, Cells& cells,
              Rocks::Batch& batch) {
  for (ChangedCell& cell : cells) {
    const auto kind = cell.value.kind();
    if (kind != Kind::string && kind != Kind::list && kind != Kind::bytes) continue;
    if (kind == Kind::string && cell.value.as_string().size() <= overflow_above - 8) continue;
    const auto bytes = value_bytes(cell.value);
    if (bytes.size() <= overflow_above) continue;
    std::uint16_t piece = 0;
    for (const auto part : cut(bytes))
      batch.put(Family::property, encode(overflow_key(column, first_row + cell.row, piece++, commit)), part);
    cell.overflow = static_cast<std::uint32_t>(bytes.size());
    cell.value = overflow_place(commit, kind == Kind::string);
  }
}

void put_pack(const GroupId& id, std::uint64_t commit, const Delta& delta, Rocks::Batch& batch,
              std::vector<WrittenPack>& written) {
  const auto pieces =
      id.column.part == Part::adjacency ? encode_pack(delta.adjacency) : encode_pack(delta.cells);
  std::size_t bytes = 0;
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    batch.put(Family::delta, encode(VersionedKey{{id, static_cast<std::uint16_t>(p)}, commit}), pieces[p]);
    bytes += pieces[p].size() + 20;
  }
  written.push_back({id, delta.size(), bytes});
}

void put_meta(Rocks::Batch& batch, MetaKind kind, std::uint32_t number, std::string_view bytes) {
  batch.put(Family::meta, encode(MetaKey{kind, number}), bytes);
}

void put_names(Rocks::Batch& batch, MetaKind kind, const NameTable& before, const NameTable& after) {
  for (std::size_t i = before.size(); i < after.size(); ++i)
    put_meta(batch, kind, static_cast<std::uint32_t>(i), after.name(static_cast<std::uint16_t>(i)));
}

template <class T>
void put_changed(Rocks::Batch& batch, MetaKind kind, const std::vector<T>& before,
                 const std::vector<T>& after) {
  for (std::size_t i = 0; i < after.size(); ++i)
    if (i >= before.size() || !(before[i] == after[i]))
      put_meta(batch, kind, static_cast<std::uint32_t>(i), encode(after[i]));
}

/// Steps of about ten: a plan made in one step is good enough within it.
int magnitude(std::uint64_t n) { return n == 0 ? 0 : 1 + std::bit_width(n) * 3 / 10; }

bool plans_age(const Counts& before, const Counts& after) {
  if (before.sets.size() != after.sets.size() || before.types.size() != after.types.size()) return true;
  for (std::size_t i = 0; i < after.sets.size(); ++i)
    if (magnitude(before.sets[i].nodes) != magnitude(after.sets[i].nodes)) return true;
  for (std::size_t i = 0; i < after.types.size(); ++i)
    if (magnitude(before.types[i].edges) != magnitude(after.types[i].edges)) return true;
  return false;
}

/// Blocks of the directory that a commit adds to; each is copied once.
class DirectoryChanges {
 public:
  explicit DirectoryChanges(const Directory& before) : before_(before) {}
  DirectoryBlock& block(std::uint32_t b) {
    const auto [at, added] = changed_.try_emplace(b);
    if (added && b < before_.size() && before_[b]) at->second = *before_[b];
    return at->second;
  }
  template <class T>
  void add(std::uint32_t b, std::vector<T> DirectoryBlock::*list, T value) {
    if (b < before_.size() && before_[b]) {
      const auto& known = (*before_[b]).*list;
      if (std::binary_search(known.begin(), known.end(), value)) return;
    }
    add_sorted(block(b).*list, value);
  }
  void add_type(std::uint32_t b, Direction direction, TypeId type) {
    const auto d = static_cast<unsigned>(direction);
    if (b < before_.size() && before_[b] &&
        std::binary_search(before_[b]->types[d].begin(), before_[b]->types[d].end(), type))
      return;
    add_sorted(block(b).types[d], type);
  }
  std::shared_ptr<const Directory> apply(const std::shared_ptr<const Directory>& before,
                                         Rocks::Batch& batch) {
    if (changed_.empty()) return before;
    auto after = std::make_shared<Directory>(*before);
    for (auto& [b, block] : changed_) {
      put_meta(batch, MetaKind::directory, b, encode(block));
      if (b >= after->size()) after->resize(b + 1u);
      (*after)[b] = std::make_shared<const DirectoryBlock>(std::move(block));
    }
    return after;
  }

 private:
  const Directory& before_;
  std::map<std::uint32_t, DirectoryBlock> changed_;
};

}  // namespace

std::uint64_t OpenTransaction::commit() {
  must_be_open();
  struct AtEnd {
    OpenTransaction& transaction;
    ~AtEnd() { transaction.rollback(); }
  } at_end{*this};
  end_statement();
  undo_.clear();
  const bool nothing =
      values_.empty() && lists_.empty() && !claims_->changed_anything() && catalog_ == state().catalog;
  if (nothing) return base_->commit();

  State next = state();
  const std::uint64_t commit = ++counts_.commit;
  Rocks::Batch batch;
  std::vector<WrittenPack> written;
  DirectoryChanges directory(*state().directory);
  std::map<ColumnId, Changes> changes;

  for (auto& [packed, overlay] : values_) {
    const ColumnId column = overlay->column();
    for (auto& [block, content] : overlay->blocks()) {
      if (content.cells.empty()) continue;
      auto delta = std::make_shared<Delta>();
      delta->cells = std::move(content.cells);
      if (column.part == Part::label_set) {
        for (const ChangedCell& cell : delta->cells)
          if (!cell.value.is_null())
            directory.add(block, &DirectoryBlock::sets, static_cast<LabelSet>(cell.value.as_integer()));
      } else if (column.part == Part::property) {
        const bool any = std::any_of(delta->cells.begin(), delta->cells.end(),
                                     [](const ChangedCell& cell) { return !cell.value.is_null(); });
        if (any && !column.on_relationships())
          directory.add(block, &DirectoryBlock::keys, KeyId{column.name});
        if (any && column.on_relationships())
          add_sorted(counts_.type(column.type()).keys, KeyId{column.name});
        move_out(column, block << block_shift, commit, delta->cells, batch);
      }
      put_pack({column, block}, commit, *delta, batch, written);
      changes[column].emplace_back(block, std::move(delta));
    }
  }

  for (auto& [number, overlay] : lists_) {
    const ColumnId column = ColumnId::adjacency(overlay->type(), overlay->direction());
    auto& type_state = counts_.type(overlay->type());
    const EdgeId old_bound = base_->edge_bound(overlay->type());
    const std::uint8_t shift = type_state.shift[column.direction];
    const Lane* sources = state().source_lane(overlay->type());
    const auto pin = base_->reader().cache().pin();
    const auto base_has = [&](EdgeId id) {
      return sources && base_->reader().number(*sources, id).has_value();
    };
    std::map<std::uint32_t, std::shared_ptr<Delta>> groups;
    std::vector<NodeId> nodes;
    for (auto& [node, row] : overlay->rows())
      if (!row.cells.empty()) nodes.push_back(node);
    std::sort(nodes.begin(), nodes.end());
    std::vector<std::uint32_t> degrees(nodes.size());
    if (const Lane* lane = state().adjacency_lane(overlay->type(), overlay->direction()))
      base_->reader().degrees(*lane, nodes, degrees.data());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const NodeId node = nodes[i];
      auto& cells = overlay->find(node)->cells;
      std::int64_t degree = degrees[i];
      auto& delta = groups[node >> shift];
      if (!delta) delta = std::make_shared<Delta>();
      for (AdjacencyCell cell : cells) {
        const bool is_new = cell.id >= old_bound;
        if (is_new && !cell.present) continue;  // came and went within this transaction
        // A number may come back that was deleted before: what counts is whether it was there.
        const bool was_there = !is_new && base_has(cell.id);
        degree += static_cast<int>(cell.present) - static_cast<int>(was_there);
        cell.row = node & ((1u << shift) - 1);
        delta->adjacency.push_back(cell);
      }
      auto& rows = type_state.rows[column.direction];
      if (degrees[i] == 0 && degree > 0) ++rows;
      if (degrees[i] > 0 && degree == 0) --rows;
      if (degree > 0) directory.add_type(node >> block_shift, overlay->direction(), overlay->type());
    }
    for (auto& [group, delta] : groups) {
      if (delta->adjacency.empty()) continue;
      put_pack({column, group}, commit, *delta, batch, written);
      changes[column].emplace_back(group, std::move(delta));
    }
  }

  for (const auto& index : catalog().indexes) {
    const auto overlay = index_overlays_.find(index->number);
    if (overlay == index_overlays_.end()) continue;
    auto& index_state = counts_.index(index->number);
    index_state.changed = commit;
    const Rocks::View& view = view_of(*index);
    const bool known = index->number < state().catalog->next_index || built_.contains(index->number);
    std::vector<std::uint32_t> had;
    for (const auto& [value, ids] : overlay->second.values()) {
      bool before = false, after = false;
      if (!is_shared(*index, value)) {
        had.clear();
        if (known) find_ids(core_->rocks(), view, *index, value, had);
        before = !had.empty();
        const auto live = std::find_if(ids.begin(), ids.end(), [](const auto& n) { return n.second; });
        if (live != ids.end()) {
          batch.put(Family::index, index_key(*index, value, live->first),
                    index_payload(*index, value, live->first));
          after = true;
        } else if (before && std::binary_search(ids.begin(), ids.end(), std::pair{had[0], false})) {
          batch.remove(Family::index, index_key(*index, value, had[0]));
        } else {
          after = before;  // another one came and went, while the one that had the value keeps it
        }
        index_state.distinct += static_cast<std::uint64_t>(after) - static_cast<std::uint64_t>(before);
        continue;
      }
      if (known)
        walk_index(core_->rocks(), view, *index, value, after_prefix(value),
                   [&, &ids = ids](std::string_view, std::uint32_t id) {
                     before = true;
                     const auto at = std::lower_bound(ids.begin(), ids.end(), std::pair{id, false});
                     after = at == ids.end() || at->first != id || at->second;
                     return !after;
                   });
      for (const auto& [id, present] : ids) {
        if (present)
          batch.put(Family::index, index_key(*index, value, id), index_payload(*index, value, id));
        else
          batch.remove(Family::index, index_key(*index, value, id));
        after |= present;
      }
      index_state.distinct += static_cast<std::uint64_t>(after) - static_cast<std::uint64_t>(before);
    }
  }
  for (const auto& index : dropped_) {
    const auto prefix = index_prefix(index->number);
    batch.remove_range(Family::index, prefix, after_prefix(prefix));
    batch.remove(Family::meta, encode(MetaKey{MetaKind::index, index->number}));
    batch.remove(Family::meta, encode(MetaKey{MetaKind::index_state, index->number}));
    counts_.index(index->number) = {};
  }

  const Catalog& old = *state().catalog;
  if (catalog_ != state().catalog) {
    put_names(batch, MetaKind::label_name, old.labels, catalog().labels);
    put_names(batch, MetaKind::type_name, old.types, catalog().types);
    put_names(batch, MetaKind::key_name, old.keys, catalog().keys);
    for (std::size_t s = old.set_count(); s < catalog().set_count(); ++s) {
      const auto labels = catalog().labels_in(static_cast<LabelSet>(s));
      put_meta(batch, MetaKind::label_set, static_cast<std::uint32_t>(s),
               encode(std::vector<LabelId>(labels.begin(), labels.end())));
    }
    for (const auto& index : catalog().indexes)
      if (index->number >= old.next_index) {
        counts_.index(index->number).changed = commit;
        put_meta(batch, MetaKind::index, index->number, encode(*index));
      }
  }
  put_changed(batch, MetaKind::label_set_state, state().counts.sets, counts_.sets);
  put_changed(batch, MetaKind::type_state, state().counts.types, counts_.types);
  put_changed(batch, MetaKind::index_state, state().counts.indexes, counts_.indexes);
  claims_->put(batch);
  put_meta(batch, MetaKind::state, 0, encode_state(counts_, catalog().next_index));
  next.directory = directory.apply(next.directory, batch);

  if (catalog_ == state().catalog && plans_age(state().counts, counts_)) own_catalog();
  next.catalog = catalog_;
  next.counts = counts_;
  add_lanes(next, core_->cache());
  for (const auto& [column, groups] : changes) replace_groups(next, column, groups);
  try {
    core_->rocks().write(batch, core_->options().durable);
    next.view = core_->rocks().view();
    core_->publish(std::move(next));
  } catch (...) {
    // A log that could not be synced may hold the commit all the same, and what is on the disk must not be
    // written over by a next commit that does not know it.
    core_->stop_writing();
    throw;
  }
  if (core_->options().durable) core_->rocks().note_commit(commit);
  for (const auto& pack : written) core_->folder().pack_written(pack.id, pack.cells, pack.bytes);
  rollback();
  core_->folder().after_commit();
  return commit;
}

}  // namespace kenes
