// SPDX-License-Identifier: Apache-2.0
#include "storage/check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "storage/check_claims.hpp"
#include "storage/codec.hpp"
#include "storage/constraint.hpp"
#include "storage/core.hpp"
#include "storage/elements.hpp"
#include "storage/error.hpp"
#include "storage/index_search.hpp"

namespace kenes {

namespace {

constexpr std::size_t most_findings = 200;

class Checker {
 public:
  Checker(StoreCore& core, StoreFindings& report)
      : core_(core), snapshot_(core.snapshot()), state_(snapshot_->state()), report_(report) {}

  void run() {
    try {
      core_.rocks().verify_checksums();
    } catch (const Error& error) {
      found("{}", error.message);
    }
    guarded([&] { collect_groups(); });
    guarded([&] { check_labels(); });
    for (std::size_t t = 0; t < state_.counts.types.size(); ++t)
      guarded([&] { check_type(static_cast<TypeId>(t)); });
    for (const auto& id : groups_)
      if (id.column.part == Part::property) guarded([&] { check_values(id); });
    for (const auto& index : state_.catalog->indexes) guarded([&] { check_index(*index); });
    guarded([&] { look_at_claims(); });
    if (dropped_ > 0) report_.findings.push_back(fmt::format("and {} more", dropped_));
  }

 private:
  template <class... Arguments>
  void found(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    if (report_.findings.size() < most_findings)
      report_.findings.push_back(fmt::format(text, std::forward<Arguments>(arguments)...));
    else
      ++dropped_;
  }

  template <class Work>
  void guarded(Work&& work) {
    try {
      work();
    } catch (const Error& error) {
      found("{}", error.message);
    }
  }

  void collect_groups() {
    const auto& rocks = core_.rocks();
    for (const Family family :
         {Family::meta, Family::adjacency, Family::property, Family::delta, Family::index}) {
      guarded([&] {
        rocks.scan(
            *state_.view, family, {}, {},
            [&](std::string_view key, std::string_view) {
              ++report_.records;
              note(family, key);
              return true;
            },
            true);
      });
    }
    for (const auto& [overflow, commit] : overflow_)
      if (commit > state_.counts.commit)
        found("{}: written by commit {}, which is not there", describe(overflow), commit);
  }

  void note(Family family, std::string_view key) {
    if (family == Family::index) return;
    if (family == Family::meta) {
      if (!decode_meta_key(key)) found("a key of the meta family makes no sense");
      return;
    }
    const auto cell = decode_cell_key(key);
    const auto versioned = decode_versioned_key(key);
    if (family == Family::delta) {
      if (!versioned || versioned->cell.group.column.part == Part::overflow)
        found("a key of the delta family makes no sense");
      else if (versioned->commit > state_.counts.commit)
        found("{}: a pack of commit {}, which is not there", describe(versioned->cell.group),
              versioned->commit);
      else
        groups_.insert(versioned->cell.group);
      return;
    }
    if (versioned && family == Family::property && versioned->cell.group.column.part == Part::overflow) {
      overflow_.emplace(versioned->cell.group, versioned->commit);
      return;
    }
    if (!cell || base_family(cell->group.column.part) != family || cell->group.column.part == Part::overflow)
      found("a key of the {} family makes no sense", family_names[static_cast<std::size_t>(family)]);
    else
      groups_.insert(cell->group);
  }

  Cells cells_of(const GroupId& id) { return chunk_of(read_group(core_.rocks(), *state_.view, id))->cells(); }

  bool live(NodeId node) const { return node < sets_.size() && sets_[node] != 0; }
  const DirectoryBlock& block_of(NodeId node) const {
    static const DirectoryBlock none;
    const auto* block = state_.block(node >> block_shift);
    return block ? *block : none;
  }

  void check_labels() {
    sets_.assign(state_.counts.bound, 0);
    std::vector<std::uint64_t> counted(state_.catalog->set_count());
    std::uint64_t nodes = 0;
    for (const auto& id : groups_) {
      if (id.column.part != Part::label_set) continue;
      guarded([&] {
        for (const ChangedCell& cell : cells_of(id)) {
          const NodeId node = (id.group << block_shift) + cell.row;
          const auto set = static_cast<std::size_t>(cell.value.as_integer());
          if (node >= sets_.size() || set == 0 || set >= counted.size()) {
            found("node {} has label set {}, which is not in the catalog, or lies beyond all nodes", node,
                  set);
            continue;
          }
          sets_[node] = static_cast<LabelSet>(set);
          ++counted[set];
          ++nodes;
          const auto& sets = block_of(node).sets;
          if (!std::binary_search(sets.begin(), sets.end(), static_cast<LabelSet>(set)))
            found("the directory does not know label set {} of node {}", set, node);
        }
      });
    }
    if (nodes != state_.counts.nodes) found("{} nodes are counted, {} are there", state_.counts.nodes, nodes);
    for (std::size_t s = 1; s < counted.size(); ++s) {
      const auto kept = s < state_.counts.sets.size() ? state_.counts.sets[s].nodes : 0;
      if (kept != counted[s]) found("label set {}: {} nodes are counted, {} are there", s, kept, counted[s]);
    }
  }

  void check_type(TypeId type) {
    const auto& kept = state_.counts.types[type];
    std::vector<NodeId> ends[2] = {std::vector<NodeId>(kept.bound, no_node),
                                   std::vector<NodeId>(kept.bound, no_node)};
    std::vector<NodeId> targets(kept.bound, no_node);
    for (const auto direction : {Direction::out, Direction::in}) {
      const auto d = static_cast<unsigned>(direction);
      std::uint64_t edges = 0, rows = 0;
      for (const auto& id : groups_) {
        if (id.column != ColumnId::adjacency(type, direction)) continue;
        guarded([&] {
          const auto group = adjacency_of(read_group(core_.rocks(), *state_.view, id));
          for (std::uint32_t r = 0; r < group->rows(); ++r) {
            const auto row = group->row(r);
            const NodeId node = (id.group << kept.shift[d]) + r;
            if (row.size() == 0) continue;
            ++rows;
            if (!live(node)) found("{}: node {} is not there, but has relationships", describe(id), node);
            const auto& types = block_of(node).types[d];
            if (!std::binary_search(types.begin(), types.end(), type))
              found("the directory does not know type {} of node {}", type, node);
            for (std::size_t i = 0; i < row.size(); ++i) {
              ++edges;
              const EdgeId edge = row.id(i);
              if (i > 0 &&
                  std::pair{row.neighbours[i - 1], row.id(i - 1)} >= std::pair{row.neighbours[i], edge})
                found("{}: the list of node {} is not in order", describe(id), node);
              if (!live(row.neighbours[i]))
                found("relationship {} of type {}: its end {} is not there", edge, type, row.neighbours[i]);
              if (edge >= kept.bound || ends[d][edge] != no_node) {
                found("relationship {} of type {} is there twice, or beyond all of its type", edge, type);
                continue;
              }
              ends[d][edge] = node;
              if (direction == Direction::out)
                targets[edge] = row.neighbours[i];
              else if (ends[0][edge] != row.neighbours[i] || targets[edge] != node)
                found("relationship {} of type {}: its two directions differ", edge, type);
            }
          }
        });
      }
      if (edges != kept.edges)
        found("type {}: {} relationships are counted, {} are there ({})", type, kept.edges, edges,
              d == 0 ? "out" : "in");
      if (rows != kept.rows[d])
        found("type {}: {} nodes with a degree are counted, {} are there", type, kept.rows[d], rows);
    }
    std::vector<NodeId> sources(kept.bound, no_node);
    for (const auto& id : groups_)
      if (id.column == ColumnId::sources(type))
        guarded([&] {
          for (const ChangedCell& cell : cells_of(id)) {
            const EdgeId edge = (id.group << block_shift) + cell.row;
            if (edge < sources.size()) sources[edge] = static_cast<NodeId>(cell.value.as_integer());
          }
        });
    for (EdgeId e = 0; e < kept.bound; ++e)
      if (sources[e] != ends[0][e])
        found("relationship {} of type {}: its source is not where it says", e, type);
    sources_.emplace(type, std::move(sources));
  }

  void check_values(const GroupId& id) {
    const auto& column = id.column;
    if (column.name >= state_.catalog->keys.size())
      return found("{}: the key is not in the catalog", describe(id));
    const auto* sources =
        column.on_relationships() && sources_.contains(column.type()) ? &sources_[column.type()] : nullptr;
    for (const ChangedCell& cell : cells_of(id)) {
      const std::uint32_t row = (id.group << block_shift) + cell.row;
      if (column.on_relationships()) {
        const auto& keys = state_.counts.types[column.type()].keys;
        if (!std::binary_search(keys.begin(), keys.end(), KeyId{column.name}))
          found("{}: the type's keys do not name it", describe(id));
        if (!sources || row >= sources->size() || (*sources)[row] == no_node)
          found("{}: relationship {} is not there, but has a value", describe(id), row);
      } else {
        const auto& keys = block_of(row).keys;
        if (!std::binary_search(keys.begin(), keys.end(), KeyId{column.name}))
          found("the directory does not know key {} of node {}", column.name, row);
        if (!live(row)) found("{}: node {} is not there, but has a value", describe(id), row);
      }
      if (cell.overflow != 0) guarded([&] { read_overflow(core_.rocks(), *state_.view, column, row, cell); });
    }
  }

  bool belongs(const IndexEntry& index, std::uint32_t id) {
    if (!index.on_relationships()) return live(id) && state_.catalog->set_has(sets_[id], index.label);
    const auto sources = sources_.find(index.label);
    return sources != sources_.end() && id < sources->second.size() && sources->second[id] != no_node;
  }

  void check_index(const IndexEntry& index) {
    const auto& name = index.description.name;
    const char* element = index.on_relationships() ? "relationship" : "node";
    const IndexSearch search(core_.rocks(), *state_.view, index, nullptr, *snapshot_);
    std::uint64_t entries = 0, distinct = 0, expected = 0;
    std::string last;
    IndexBytes bytes;
    walk_index(core_.rocks(), *state_.view, index, {}, {}, [&](std::string_view value, std::uint32_t id) {
      if (entries++ == 0 || value != last) ++distinct;
      last.assign(value);
      if (!belongs(index, id)) {
        found("index `{}`: {} {} is not there, or has another label", name, element, id);
        return true;
      }
      index_values(index, search.values_of(id), bytes);
      if (!std::binary_search(bytes.values.begin(), bytes.values.end(), value))
        found("index `{}`: {} {} has another value", name, element, id);
      return true;
    });
    Limits unlimited;
    for_each_element(*snapshot_, index, unlimited, [&](std::uint32_t id, std::span<const Value> values) {
      index_values(index, values, bytes);
      expected += bytes.values.size();
      try {
        judge_values(index, id, values);
      } catch (const Error& error) {
        found("{}", error.message);
      }
    });
    if (expected != entries)
      found("index `{}`: {} entries, where {} belong into it", name, entries, expected);
    const auto kept =
        index.number < state_.counts.indexes.size() ? state_.counts.indexes[index.number] : IndexState{};
    if (kept.entries != entries || kept.distinct != distinct)
      found("index `{}`: {} entries and {} values are counted, {} and {} are there", name, kept.entries,
            kept.distinct, entries, distinct);
  }

  void look_at_claims() {
    const auto exists = [&](std::uint16_t space, std::uint32_t row) {
      if (space == 0) return live(row);
      const auto sources = sources_.find(static_cast<TypeId>(space - 1));
      return sources != sources_.end() && row < sources->second.size() && sources->second[row] != no_node;
    };
    for (const auto& id : groups_) {
      const bool hidden = id.column.part == Part::valid_from || id.column.part == Part::valid_to;
      if (hidden && !state_.claimed_lane(id.column)) found("{}: nothing is claimed there", describe(id));
    }
    report_.records += check_claims(
        {core_.rocks(), *snapshot_, exists, [&](const std::string& text) { found("{}", text); }});
  }

  StoreCore& core_;
  std::shared_ptr<const Snapshot> snapshot_;
  const State& state_;
  StoreFindings& report_;
  std::size_t dropped_ = 0;
  std::set<GroupId> groups_;
  std::map<GroupId, std::uint64_t> overflow_;
  std::vector<LabelSet> sets_;
  std::map<TypeId, std::vector<NodeId>> sources_;
};

}  // namespace

StoreFindings check_store(Store& store) {
  StoreFindings report;
  Checker(store.core(), report).run();
  return report;
}

StoreFindings check_store(const std::string& path) {
  StoreOptions options;
  options.path = path;
  options.read_only = true;
  std::unique_ptr<Store> store;
  try {
    store = Store::open(options);
  } catch (const Error& error) {
    if (error.code != ErrorCode::corruption) throw;
    return {{error.message}, 0};
  }
  return check_store(*store);
}

}  // namespace kenes
