// SPDX-License-Identifier: Apache-2.0
// What a database knows about itself, as plain data: names, label sets and indexes (Catalog), the numbers
// that change with every commit (Counts) and what occurs in which block of nodes (Directory). A published one
// is immutable and shared; a write transaction changes copies of its own. Numbers are given once and never
// reused.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "storage/claim.hpp"
#include "storage/graph.hpp"
#include "storage/property_type.hpp"

namespace kenes {

/// A list of names and their numbers.
class NameTable {
 public:
  std::uint16_t find(std::string_view name) const;  ///< no_name where unknown
  /// The number of the name, a new one if it had none. Throws Error (usage) beyond 65,000 names.
  std::uint16_t intern(std::string_view name);
  std::string_view name(std::uint16_t number) const {
    return number < names_.size() ? std::string_view(*names_[number]) : std::string_view();
  }
  std::size_t size() const noexcept { return names_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::vector<std::shared_ptr<const std::string>> names_;  // shared by copies, so that views stay good
  std::unordered_map<std::string, std::uint16_t, Hash, std::equal_to<>> numbers_;
};

using LabelSet = std::uint32_t;  ///< 0: no node; 1: a node without labels

/// An index, or a constraint that needs none.
struct IndexEntry {
  std::uint16_t number = 0;  ///< its place in keys; never reused
  IndexDescription description;
  std::uint16_t label = no_name;  ///< or type, for one on relationships
  std::vector<KeyId> keys;
  PropertyType type;  ///< of a property-type constraint

  IndexKind kind() const { return description.kind; }
  bool unique() const { return description.is_unique(); }
  bool on_relationships() const { return description.on_relationships; }
  bool has_key(KeyId key) const { return std::find(keys.begin(), keys.end(), key) != keys.end(); }
};

class Catalog {
 public:
  Catalog();

  NameTable labels, types, keys;
  std::uint64_t version = 0;  ///< unique among all states of this process

  /// The number of a set of labels (ascending, none twice), a new one if it had none.
  LabelSet intern_set(std::span<const LabelId> labels);
  LabelSet find_set(std::span<const LabelId> labels) const;  ///< 0 where unknown
  std::span<const LabelId> labels_in(LabelSet set) const {
    return set < sets_.size() ? std::span<const LabelId>(sets_[set]) : std::span<const LabelId>();
  }
  std::size_t set_count() const noexcept { return sets_.size(); }
  bool set_has(LabelSet set, LabelId label) const noexcept {
    return label < bears_.size() && set < bears_[label].size() && bears_[label][set] != 0;
  }
  /// A byte for each set: 1 where it has the label. May be shorter than set_count().
  std::span<const std::uint8_t> sets_with(LabelId label) const noexcept {
    return label < bears_.size() ? std::span<const std::uint8_t>(bears_[label])
                                 : std::span<const std::uint8_t>();
  }
  /// The set without or with one label more; new ones are interned.
  LabelSet with(LabelSet set, LabelId label);
  LabelSet without(LabelSet set, LabelId label);
  /// The same where that set is known already, else 0.
  LabelSet find_with(LabelSet set, LabelId label) const;
  LabelSet find_without(LabelSet set, LabelId label) const;

  std::vector<std::shared_ptr<const IndexEntry>> indexes;
  std::uint16_t next_index = 0;
  const IndexEntry* index_named(std::string_view name) const;
  const IndexEntry* index_numbered(std::uint32_t number) const;
  /// The index over just these keys, one of a constraint before others.
  const IndexEntry* index_on(bool on_relationships, std::uint16_t label, std::span<const KeyId> keys,
                             bool text) const;
  /// Finds label, type and keys by their names, and the property type. Throws Error (corruption, or where a
  /// name is unknown).
  void resolve(IndexEntry& entry) const;
  bool has_indexes_on(bool on_relationships) const {
    return std::any_of(indexes.begin(), indexes.end(),
                       [=](const auto& index) { return index->on_relationships() == on_relationships; });
  }

 private:
  std::vector<std::vector<LabelId>> sets_;
  std::map<std::vector<LabelId>, LabelSet> set_numbers_;
  std::vector<std::vector<std::uint8_t>> bears_;
};

struct LabelSetState {
  std::uint64_t nodes = 0;
  NodeId next = 0, end = 0;  ///< ids that the next nodes of this set get
  std::uint32_t ranges = 0;  ///< how many ranges it had: they double
  friend bool operator==(const LabelSetState&, const LabelSetState&) = default;
};

struct TypeState {
  std::uint64_t edges = 0;
  EdgeId bound = 0;
  std::uint64_t rows[2] = {0, 0};    ///< nodes with at least one, out and in
  std::uint8_t shift[2] = {10, 10};  ///< rows a group: 1 << shift
  std::vector<KeyId> keys;           ///< that ever occurred on its relationships, ascending
  friend bool operator==(const TypeState&, const TypeState&) = default;
};

struct IndexState {
  std::uint64_t entries = 0, distinct = 0;
  /// The commit that changed entries last, of those of this process; not kept in the database.
  std::uint64_t changed = 0;
  friend bool operator==(const IndexState& a, const IndexState& b) {
    return a.entries == b.entries && a.distinct == b.distinct;
  }
};

/// Facts of one kind and name in a space that have claims, or had.
struct ClaimedColumn {
  std::uint32_t number = 0;  ///< its place in the meta family
  std::uint16_t space = 0;
  FactKind kind = FactKind::property;
  std::uint16_t name = 0;
  std::uint64_t facts = 0;
  /// Of properties: claimed values that are not believed. Of existence: relationships set aside.
  std::uint64_t beside = 0;
  friend bool operator==(const ClaimedColumn&, const ClaimedColumn&) = default;
};

struct ClaimCounts {
  ClaimId last = 0;
  std::int64_t moment = 0;  ///< the last that anything was recorded at
  std::uint64_t contested = 0, shadow_nodes = 0;
  friend bool operator==(const ClaimCounts&, const ClaimCounts&) = default;
};

struct Counts {
  std::uint64_t commit = 0;
  std::uint64_t nodes = 0;
  NodeId bound = 0;     ///< every node id is below
  NodeId reserved = 0;  ///< every id given to a label set is below
  std::vector<LabelSetState> sets;
  std::vector<TypeState> types;
  std::vector<IndexState> indexes;  ///< by IndexEntry::number
  ClaimCounts claims;
  std::vector<ClaimedColumn> claimed;  ///< ascending by space, kind, name

  LabelSetState& set(LabelSet s) {
    if (s >= sets.size()) sets.resize(s + 1);
    return sets[s];
  }
  TypeState& type(TypeId t) {
    if (t >= types.size()) types.resize(t + 1u);
    return types[t];
  }
  IndexState& index(std::uint16_t i) {
    if (i >= indexes.size()) indexes.resize(i + 1u);
    return indexes[i];
  }
  const ClaimedColumn* claimed_column(std::uint16_t space, FactKind kind, std::uint16_t name) const;
  ClaimedColumn& claimed_column_of(std::uint16_t space, FactKind kind, std::uint16_t name);  ///< or a new one
  /// Every row of the space is below.
  std::uint64_t row_bound(std::uint16_t space) const {
    if (space == 0) return bound;
    return space <= types.size() ? types[space - 1u].bound : 0;
  }
  /// The id for a new node. Throws Error (storage) where the ids are used up.
  NodeId take_node(LabelSet s);
};

/// What ever occurred in a block of 2,048 nodes; each vector ascends.
struct DirectoryBlock {
  std::vector<LabelSet> sets;
  std::vector<KeyId> keys;
  std::vector<TypeId> types[2];
  friend bool operator==(const DirectoryBlock&, const DirectoryBlock&) = default;
};

using Directory = std::vector<std::shared_ptr<const DirectoryBlock>>;

/// Adds to an ascending vector; false if it was there.
template <class T>
bool add_sorted(std::vector<T>& to, T value) {
  auto at = to.end();
  while (at != to.begin() && !(*(at - 1) < value)) --at;
  if (at != to.end() && *at == value) return false;
  to.insert(at, value);
  return true;
}

// Their records in the meta family.
std::string encode(const std::vector<LabelId>& labels);
std::string encode(const IndexEntry& index);
std::string encode(const LabelSetState& state);
std::string encode(const TypeState& state);
std::string encode(const IndexState& state);
std::string encode(const DirectoryBlock& block);
std::string encode(const ClaimedColumn& column);
std::string encode(const ClaimCounts& claims);
std::string encode_state(const Counts& counts, std::uint16_t next_index);

void decode(std::string_view bytes, std::vector<LabelId>& labels);
void decode(std::string_view bytes, IndexEntry& index);
void decode(std::string_view bytes, LabelSetState& state);
void decode(std::string_view bytes, TypeState& state);
void decode(std::string_view bytes, IndexState& state);
void decode(std::string_view bytes, DirectoryBlock& block);
void decode(std::string_view bytes, ClaimedColumn& column);
void decode(std::string_view bytes, ClaimCounts& claims);
void decode_state(std::string_view bytes, Counts& counts, std::uint16_t& next_index);

}  // namespace kenes
