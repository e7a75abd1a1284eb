// SPDX-License-Identifier: Apache-2.0
#include "engine/run/key_table.hpp"

#include <bit>
#include <cmath>
#include <functional>

#include "storage/compare.hpp"
#include "storage/graph.hpp"

namespace kenes::run {

namespace {

// Tags: the kind, where the word says all; with this bit, where the value has to be looked at, too.
constexpr std::uint8_t look = 0x80;

std::uint8_t tag_of(Kind kind) { return static_cast<std::uint8_t>(kind); }

std::uint64_t mix(std::uint64_t word) {
  word *= 0x9E3779B97F4A7C15ull;
  word ^= word >> 32;
  word *= 0xD6E8FEB86659FD93ull;
  return word ^ (word >> 29);
}

// Words of one neighbourhood hash into one page, whose place is the random part.
constexpr std::uint64_t neighbourhood = 511;

/// How far to the next place where one is taken: another page, the same way for a whole neighbourhood. Odd,
/// so that all places come in turn.
std::size_t step_of(std::uint32_t hash) {
  return (hash & ~std::uint32_t{neighbourhood}) * 5 + neighbourhood + 2;
}

struct Cell {
  std::uint64_t word;
  std::uint8_t tag;
};

// A float that is a whole number is the integer.
Cell cell_of(double number) {
  if (number >= -9223372036854775808.0 && number < 9223372036854775808.0 && number == std::trunc(number))
    return {static_cast<std::uint64_t>(static_cast<std::int64_t>(number)), tag_of(Kind::integer)};
  if (std::isnan(number)) number = std::numeric_limits<double>::quiet_NaN();
  return {std::bit_cast<std::uint64_t>(number), tag_of(Kind::floating)};
}

Cell cell_of(std::string_view text) {
  return {std::hash<std::string_view>{}(text), static_cast<std::uint8_t>(tag_of(Kind::string) | look)};
}

/// Whether word and tag tell a value that came in a column of this type.
bool is_told(ColumnType type) {
  return type == ColumnType::integer || type == ColumnType::node || type == ColumnType::date ||
         type == ColumnType::boolean;
}

Value value_of(std::uint64_t word, std::uint8_t tag) {
  switch (static_cast<Kind>(tag)) {
    case Kind::boolean:
      return word != 0;
    case Kind::integer:
      return static_cast<std::int64_t>(word);
    case Kind::date:
      return Date{static_cast<std::int64_t>(word)};
    case Kind::node:
      return Node{static_cast<NodeId>(word)};
    default:
      return {};
  }
}

std::uint64_t word_of(const Edge& edge) { return std::uint64_t{edge.type} << 32 | edge.id; }

Cell cell_of(const Value& value) {
  Kind kind = value.kind();
  switch (kind) {
    case Kind::null:
      return {0, tag_of(kind)};
    case Kind::boolean:
      return {value.as_boolean(), tag_of(kind)};
    case Kind::integer:
      return {static_cast<std::uint64_t>(value.as_integer()), tag_of(kind)};
    case Kind::floating:
      return cell_of(value.as_float());
    case Kind::string:
      return cell_of(value.as_string());
    case Kind::date:
      return {static_cast<std::uint64_t>(value.as_date().days), tag_of(kind)};
    case Kind::node:
      return {value.as_node().id, tag_of(kind)};
    case Kind::relationship:
      return {word_of(value.as_edge()), tag_of(kind)};
    default:
      return {kenes::hash(value), static_cast<std::uint8_t>(tag_of(kind) | look)};
  }
}

}  // namespace

void KeyCells::read(const Column& from, std::span<const std::uint32_t> selected) {
  column = &from;
  rows = selected;
  words.resize(rows.size());
  tags.resize(rows.size());
  std::size_t stride = from.stride();
  auto each = [&](auto&& cell) {
    bool nulls = from.may_have_nulls();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Cell made = nulls && from.is_null(rows[i]) ? Cell{0, 0} : cell(rows[i] * stride);
      words[i] = made.word;
      tags[i] = made.tag;
    }
  };
  switch (from.type()) {
    case ColumnType::boolean:
      return each([&](std::size_t at) { return Cell{from.booleans()[at], tag_of(Kind::boolean)}; });
    case ColumnType::integer:
      return each([&](std::size_t at) {
        return Cell{static_cast<std::uint64_t>(from.integers()[at]), tag_of(Kind::integer)};
      });
    case ColumnType::floating:
      return each([&](std::size_t at) { return cell_of(from.floats()[at]); });
    case ColumnType::date:
      return each([&](std::size_t at) {
        return Cell{static_cast<std::uint64_t>(from.days()[at]), tag_of(Kind::date)};
      });
    case ColumnType::string:
      return each([&](std::size_t at) { return cell_of(from.strings()[at]); });
    case ColumnType::node:
      return each([&](std::size_t at) { return Cell{from.nodes()[at], tag_of(Kind::node)}; });
    case ColumnType::relationship:
      return each([&](std::size_t at) {
        return Cell{word_of(from.relationships()[at]), tag_of(Kind::relationship)};
      });
    case ColumnType::value:
      return each([&](std::size_t at) { return cell_of(from.values()[at]); });
  }
}

bool KeyCells::is_null(std::size_t i) const { return tags[i] == tag_of(Kind::null); }

KeyTable::KeyTable(std::size_t keys, Limits& limits) : keys_(keys), account_(limits) {}

void KeyTable::hash(std::span<const KeyCells> cells) {
  std::size_t rows = cells.front().words.size();
  row_hashes_.resize(rows);
  const auto& first = cells[0].words;
  for (std::size_t i = 0; i < rows; ++i) row_hashes_[i] = mix(first[i] & ~neighbourhood);
  for (const KeyCells& more : cells.subspan(1))
    for (std::size_t i = 0; i < rows; ++i)
      row_hashes_[i] = mix(row_hashes_[i] ^ (more.words[i] + more.tags[i]));
  for (std::size_t i = 0; i < rows; ++i) row_hashes_[i] ^= first[i] & neighbourhood;
}

/// Gets the place of a row that is soon looked for into the cache.
void KeyTable::fetch(std::size_t i) const {
  constexpr std::size_t rows_ahead = 16;
  if (i + rows_ahead >= row_hashes_.size()) return;
  __builtin_prefetch(
      &places_[static_cast<std::uint32_t>(row_hashes_[i + rows_ahead]) & (places_.size() - 1)]);
}

bool KeyTable::same(std::span<const KeyCells> cells, std::size_t i, std::size_t number) const {
  for (std::size_t key = 0; key < keys_; ++key) {
    std::size_t at = number * keys_ + key;
    if (cells[key].words[i] != words_[at] || cells[key].tags[i] != tags_[at]) return false;
    if ((tags_[at] & look) == 0) continue;
    const Column& column = *cells[key].column;
    std::size_t row = cells[key].rows[i];
    if (column.type() == ColumnType::string) {
      if (column.strings()[row * column.stride()] != values_[at].as_string()) return false;
    } else if (!equivalent(column.values()[row * column.stride()], values_[at])) {
      return false;
    }
  }
  return true;
}

void KeyTable::add(std::span<const KeyCells> cells, std::vector<std::uint32_t>& out) {
  hash(cells);
  out.resize(row_hashes_.size());
  for (std::size_t i = 0; i < row_hashes_.size(); ++i) {
    if (count_ * 2 >= places_.size()) grow();
    fetch(i);
    std::size_t mask = places_.size() - 1;
    auto low = static_cast<std::uint32_t>(row_hashes_[i]);
    for (std::size_t at = low & mask, step = step_of(low);; at = (at + step) & mask) {
      Place& place = places_[at];
      if (place.number == none) {
        place = {low, static_cast<std::uint32_t>(count_)};
        out[i] = place.number;
        insert(cells, i);
        break;
      }
      if (place.hash == low && same(cells, i, place.number)) {
        out[i] = place.number;
        break;
      }
    }
  }
  charge();
}

void KeyTable::find(std::span<const KeyCells> cells, std::vector<std::uint32_t>& out) {
  hash(cells);
  out.assign(row_hashes_.size(), none);
  if (places_.empty()) return;
  std::size_t mask = places_.size() - 1;
  for (std::size_t i = 0; i < row_hashes_.size(); ++i) {
    fetch(i);
    auto low = static_cast<std::uint32_t>(row_hashes_[i]);
    for (std::size_t at = low & mask, step = step_of(low); places_[at].number != none;
         at = (at + step) & mask)
      if (places_[at].hash == low && same(cells, i, places_[at].number)) {
        out[i] = places_[at].number;
        break;
      }
  }
}

void KeyTable::insert(std::span<const KeyCells> cells, std::size_t i) {
  ++count_;
  for (const KeyCells& key : cells) {
    std::size_t at = words_.size();
    words_.push_back(key.words[i]);
    tags_.push_back(key.tags[i]);
    if (is_told(key.column->type())) continue;
    values_.resize(at);
    values_.push_back(key.column->value(key.rows[i]));
    if (key.tags[i] & look) behind_ += static_cast<std::int64_t>(values_.back().heap_bytes());
  }
}

void KeyTable::grow() {
  constexpr std::size_t few = std::size_t{1} << 16;
  std::size_t wanted = std::max<std::size_t>(16, places_.size() * (places_.size() < few ? 4 : 2));
  PooledVector<Place> old(wanted, {0, none});
  old.swap(places_);
  std::size_t mask = places_.size() - 1;
  for (const Place& place : old) {
    if (place.number == none) continue;
    std::size_t at = place.hash & mask, step = step_of(place.hash);
    while (places_[at].number != none) at = (at + step) & mask;
    places_[at] = place;
  }
}

void KeyTable::read(std::size_t first, std::size_t count, std::size_t key, Column& out) const {
  bool integers = values_.empty();
  for (std::size_t i = 0; i < count && integers; ++i)
    integers = tags_[(first + i) * keys_ + key] == tag_of(Kind::integer);
  if (integers) {
    out.reset(ColumnType::integer, count);
    for (std::size_t i = 0; i < count; ++i)
      out.integers()[i] = static_cast<std::int64_t>(words_[(first + i) * keys_ + key]);
    return;
  }
  std::vector<Value> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t at = (first + i) * keys_ + key;
    bool is_kept = at < values_.size() && !values_[at].is_null();
    values[i] = is_kept ? values_[at] : value_of(words_[at], tags_[at]);
  }
  fill(values, out);
}

void KeyTable::charge() {
  auto held = static_cast<std::int64_t>(places_.capacity() * sizeof(Place) + words_.capacity() * 8 +
                                        tags_.capacity() + values_.capacity() * sizeof(Value)) +
              behind_;
  if (held == charged_) return;
  account_.add(held - charged_);
  charged_ = held;
}

void KeyTable::clear() {
  std::fill(places_.begin(), places_.end(), Place{0, none});
  count_ = 0;
  words_.clear();
  tags_.clear();
  values_.clear();
  behind_ = 0;
  charge();
}

}  // namespace kenes::run
