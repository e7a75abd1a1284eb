// SPDX-License-Identifier: Apache-2.0
#include "storage/catalog.hpp"

#include <algorithm>
#include <tuple>

#include "storage/chunk.hpp"
#include "storage/codec.hpp"
#include "storage/error.hpp"

namespace kenes {

namespace {

constexpr std::size_t most_names = 65'000;
constexpr NodeId first_range = block_rows;
constexpr NodeId longest_range = 64u << 10;

template <class T>
void write_ascending(ByteWriter& out, const std::vector<T>& numbers) {
  out.varint(numbers.size());
  T last = 0;
  for (const T n : numbers) {
    out.varint(n - last);
    last = n;
  }
}

template <class T>
void read_ascending(ByteReader& in, std::vector<T>& numbers) {
  numbers.resize(in.varint(in.left()));
  T last = 0;
  for (T& n : numbers) n = last = static_cast<T>(last + in.varint(0xFFFFFFFF));
}

void expect_end(const ByteReader& in) {
  if (!in.at_end()) ByteReader::fail();
}

}  // namespace

std::uint16_t NameTable::find(std::string_view name) const {
  const auto at = numbers_.find(name);
  return at == numbers_.end() ? no_name : at->second;
}

std::uint16_t NameTable::intern(std::string_view name) {
  if (const auto number = find(name); number != no_name) return number;
  if (names_.size() >= most_names)
    throw Error(ErrorCode::usage, "the database has 65,000 names of one kind already",
                "labels, relationship types and property keys are schema; put what varies into values");
  const auto number = static_cast<std::uint16_t>(names_.size());
  names_.push_back(std::make_shared<const std::string>(name));
  numbers_.emplace(std::string(name), number);
  return number;
}

Catalog::Catalog() {
  sets_.resize(1);
  intern_set({});
}

LabelSet Catalog::find_set(std::span<const LabelId> labels) const {
  const auto at = set_numbers_.find(std::vector<LabelId>(labels.begin(), labels.end()));
  return at == set_numbers_.end() ? 0 : at->second;
}

LabelSet Catalog::intern_set(std::span<const LabelId> labels) {
  const auto [at, added] = set_numbers_.emplace(std::vector<LabelId>(labels.begin(), labels.end()),
                                                static_cast<LabelSet>(sets_.size()));
  if (added) {
    sets_.push_back(at->first);
    for (const LabelId label : labels) {
      if (label >= bears_.size()) bears_.resize(label + 1u);
      bears_[label].resize(sets_.size());
      bears_[label].back() = 1;
    }
  }
  return at->second;
}

LabelSet Catalog::with(LabelSet set, LabelId label) {
  auto labels = sets_[set];
  add_sorted(labels, label);
  return intern_set(labels);
}

LabelSet Catalog::without(LabelSet set, LabelId label) {
  auto labels = sets_[set];
  std::erase(labels, label);
  return intern_set(labels);
}

const IndexEntry* Catalog::index_named(std::string_view name) const {
  for (const auto& index : indexes)
    if (index->description.name == name) return index.get();
  return nullptr;
}

LabelSet Catalog::find_with(LabelSet set, LabelId label) const {
  auto labels = sets_[set];
  add_sorted(labels, label);
  return find_set(labels);
}

LabelSet Catalog::find_without(LabelSet set, LabelId label) const {
  auto labels = sets_[set];
  std::erase(labels, label);
  return find_set(labels);
}

const IndexEntry* Catalog::index_numbered(std::uint32_t number) const {
  for (const auto& index : indexes)
    if (index->number == number) return index.get();
  return nullptr;
}

const IndexEntry* Catalog::index_on(bool on_relationships, std::uint16_t label, std::span<const KeyId> keys,
                                    bool text) const {
  const IndexEntry* found = nullptr;
  for (const auto& index : indexes)
    if (index->label == label && index->on_relationships() == on_relationships &&
        (text ? index->kind() == IndexKind::text : index->description.is_ordered()) &&
        std::equal(keys.begin(), keys.end(), index->keys.begin(), index->keys.end()) &&
        (!found || (index->unique() && !found->unique())))
      found = index.get();
  return found;
}

void Catalog::resolve(IndexEntry& entry) const {
  const auto& description = entry.description;
  entry.label = (description.on_relationships ? types : labels).find(description.label);
  entry.keys.clear();
  for (const std::string& key : description.keys) entry.keys.push_back(this->keys.find(key));
  bool bad = entry.label == no_name || entry.keys.empty() || entry.has_key(no_name);
  if (entry.kind() == IndexKind::type) {
    auto type = PropertyType::parse(description.type);
    bad |= !type;
    if (type) entry.type = std::move(*type);
  }
  if (bad) ByteReader::fail();
}

NodeId Counts::take_node(LabelSet s) {
  auto& state = set(s);
  if (state.next == state.end) {
    const NodeId length = std::min(first_range << std::min(state.ranges, 5u), longest_range);
    if (reserved > no_node - 2 * longest_range)
      throw Error(ErrorCode::storage, "the database has used up its node ids (4,294,836,224)",
                  "export it and load the export into a new database");
    state.next = reserved;
    state.end = reserved = state.next + length;
    ++state.ranges;
  }
  bound = std::max(bound, state.next + 1);
  return state.next++;
}

namespace {

auto claimed_place(const ClaimedColumn& column) { return std::tuple(column.space, column.kind, column.name); }

template <class Columns>
auto claimed_at(Columns& columns, std::uint16_t space, FactKind kind, std::uint16_t name) {
  return std::lower_bound(
      columns.begin(), columns.end(), std::tuple(space, kind, name),
      [](const ClaimedColumn& column, const auto& place) { return claimed_place(column) < place; });
}

}  // namespace

const ClaimedColumn* Counts::claimed_column(std::uint16_t space, FactKind kind, std::uint16_t name) const {
  const auto at = claimed_at(claimed, space, kind, name);
  return at != claimed.end() && claimed_place(*at) == std::tuple(space, kind, name) ? &*at : nullptr;
}

ClaimedColumn& Counts::claimed_column_of(std::uint16_t space, FactKind kind, std::uint16_t name) {
  auto at = claimed_at(claimed, space, kind, name);
  if (at == claimed.end() || claimed_place(*at) != std::tuple(space, kind, name))
    at = claimed.insert(at,
                        ClaimedColumn{static_cast<std::uint32_t>(claimed.size()), space, kind, name, 0, 0});
  return *at;
}

std::string encode(const std::vector<LabelId>& labels) {
  ByteWriter out;
  write_ascending(out, labels);
  return out.take();
}
void decode(std::string_view bytes, std::vector<LabelId>& labels) {
  ByteReader in(bytes);
  read_ascending(in, labels);
  expect_end(in);
}

std::string encode(const IndexEntry& index) {
  ByteWriter out;
  out.text(index.description.name);
  out.u8(static_cast<std::uint8_t>(index.description.kind));
  out.u8(index.description.on_relationships);
  out.text(index.description.label);
  out.varint(index.description.keys.size());
  for (const auto& key : index.description.keys) out.text(key);
  if (index.description.kind == IndexKind::type) out.text(index.description.type);
  return out.take();
}
void decode(std::string_view bytes, IndexEntry& index) {
  ByteReader in(bytes);
  index.description.name = in.text();
  const auto kind = in.u8();
  if (kind > static_cast<std::uint8_t>(IndexKind::type)) ByteReader::fail();
  index.description.kind = static_cast<IndexKind>(kind);
  index.description.on_relationships = in.u8() != 0;
  index.description.label = in.text();
  index.description.keys.resize(in.varint(in.left()));
  for (auto& key : index.description.keys) key = in.text();
  if (index.description.kind == IndexKind::type) index.description.type = in.text();
  expect_end(in);
}

std::string encode(const LabelSetState& state) {
  ByteWriter out;
  out.varint(state.nodes);
  out.varint(state.next);
  out.varint(state.end - state.next);
  out.varint(state.ranges);
  return out.take();
}
void decode(std::string_view bytes, LabelSetState& state) {
  ByteReader in(bytes);
  state.nodes = in.varint();
  state.next = static_cast<NodeId>(in.varint(no_node));
  state.end = state.next + static_cast<NodeId>(in.varint(no_node - state.next));
  state.ranges = static_cast<std::uint32_t>(in.varint(no_node));
  expect_end(in);
}

std::string encode(const TypeState& state) {
  ByteWriter out;
  out.varint(state.edges);
  out.varint(state.bound);
  for (const int d : {0, 1}) {
    out.varint(state.rows[d]);
    out.u8(state.shift[d]);
  }
  write_ascending(out, state.keys);
  return out.take();
}
void decode(std::string_view bytes, TypeState& state) {
  ByteReader in(bytes);
  state.edges = in.varint();
  state.bound = static_cast<EdgeId>(in.varint(0xFFFFFFFF));
  for (const int d : {0, 1}) {
    state.rows[d] = in.varint();
    state.shift[d] = in.u8();
    if (state.shift[d] < 4 || state.shift[d] > 14) ByteReader::fail();
  }
  read_ascending(in, state.keys);
  expect_end(in);
}

std::string encode(const IndexState& state) {
  ByteWriter out;
  out.varint(state.entries);
  out.varint(state.distinct);
  return out.take();
}
void decode(std::string_view bytes, IndexState& state) {
  ByteReader in(bytes);
  state.entries = in.varint();
  state.distinct = in.varint();
  expect_end(in);
}

std::string encode(const DirectoryBlock& block) {
  ByteWriter out;
  write_ascending(out, block.sets);
  write_ascending(out, block.keys);
  write_ascending(out, block.types[0]);
  write_ascending(out, block.types[1]);
  return out.take();
}
void decode(std::string_view bytes, DirectoryBlock& block) {
  ByteReader in(bytes);
  read_ascending(in, block.sets);
  read_ascending(in, block.keys);
  read_ascending(in, block.types[0]);
  read_ascending(in, block.types[1]);
  expect_end(in);
}

std::string encode(const ClaimedColumn& column) {
  ByteWriter out;
  out.varint(column.space);
  out.u8(static_cast<std::uint8_t>(column.kind));
  out.varint(column.name);
  out.varint(column.facts);
  out.varint(column.beside);
  return out.take();
}
void decode(std::string_view bytes, ClaimedColumn& column) {
  ByteReader in(bytes);
  column.space = static_cast<std::uint16_t>(in.varint(0xFFFF));
  const auto kind = in.u8();
  if (kind > static_cast<std::uint8_t>(FactKind::label)) ByteReader::fail();
  column.kind = static_cast<FactKind>(kind);
  column.name = static_cast<std::uint16_t>(in.varint(0xFFFF));
  column.facts = in.varint();
  column.beside = in.varint();
  expect_end(in);
}

std::string encode(const ClaimCounts& claims) {
  ByteWriter out;
  out.varint(claims.last);
  out.zigzag(claims.moment);
  out.varint(claims.contested);
  out.varint(claims.shadow_nodes);
  return out.take();
}
void decode(std::string_view bytes, ClaimCounts& claims) {
  ByteReader in(bytes);
  claims.last = in.varint();
  claims.moment = in.zigzag();
  claims.contested = in.varint();
  claims.shadow_nodes = in.varint();
  expect_end(in);
}

std::string encode_state(const Counts& counts, std::uint16_t next_index) {
  ByteWriter out;
  out.varint(counts.commit);
  out.varint(counts.nodes);
  out.varint(counts.bound);
  out.varint(counts.reserved);
  out.varint(next_index);
  return out.take();
}
void decode_state(std::string_view bytes, Counts& counts, std::uint16_t& next_index) {
  ByteReader in(bytes);
  counts.commit = in.varint();
  counts.nodes = in.varint();
  counts.bound = static_cast<NodeId>(in.varint(no_node));
  counts.reserved = static_cast<NodeId>(in.varint(no_node));
  next_index = static_cast<std::uint16_t>(in.varint(0xFFFF));
  expect_end(in);
}

}  // namespace kenes
