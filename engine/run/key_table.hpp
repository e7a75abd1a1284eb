// SPDX-License-Identifier: Apache-2.0
// KeyTable: numbers the distinct combinations of key values 0, 1, 2 ... as they come, by equivalence (null is
// null, 1 is 1.0). Grouping, DISTINCT and hash joins stand on it. A key value becomes a word and a tag; small
// kinds are told apart by these alone, strings and the rest by the value behind them. Open addressing; keys
// that lie next to each other, as identifiers do, have places next to each other, so that the cache serves
// them. What it holds is charged to the statement's memory limit. Belongs to one operator.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "storage/column.hpp"
#include "storage/limits.hpp"
#include "storage/pooled_vector.hpp"

namespace kenes::run {

/// One key column of a batch's selected rows, as words and tags. Refers to the column.
struct KeyCells {
  std::vector<std::uint64_t> words;
  std::vector<std::uint8_t> tags;
  const Column* column = nullptr;
  std::span<const std::uint32_t> rows;

  void read(const Column& from, std::span<const std::uint32_t> selected);
  /// Whether the key of the i-th selected row is null.
  bool is_null(std::size_t i) const;
};

class KeyTable {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  KeyTable(std::size_t keys, Limits& limits);

  /// The number of combinations so far.
  std::size_t size() const { return count_; }
  /// out[i] = number of the combination in the i-th row of the cells; new ones are added.
  void add(std::span<const KeyCells> cells, std::vector<std::uint32_t>& out);
  /// The same without adding: `none` where it is unknown.
  void find(std::span<const KeyCells> cells, std::vector<std::uint32_t>& out);
  /// Makes `out` the column of key `key` of `count` combinations from `first` on, each as it came first.
  void read(std::size_t first, std::size_t count, std::size_t key, Column& out) const;
  void clear();

 private:
  void hash(std::span<const KeyCells> cells);
  void fetch(std::size_t i) const;
  bool same(std::span<const KeyCells> cells, std::size_t i, std::size_t number) const;
  void insert(std::span<const KeyCells> cells, std::size_t i);
  void grow();
  void charge();

  struct Place {
    std::uint32_t hash;
    std::uint32_t number;  // none: free
  };

  std::size_t keys_;
  MemoryAccount account_;
  std::int64_t charged_ = 0, behind_ = 0;
  std::size_t count_ = 0;
  PooledVector<Place> places_;         // a power of two of them, at most half taken
  PooledVector<std::uint64_t> words_;  // by number * keys_ + key
  PooledVector<std::uint8_t> tags_;    // likewise
  PooledVector<Value> values_;         // likewise, null or not there where word and tag tell it
  std::vector<std::uint64_t> row_hashes_;
};

}  // namespace kenes::run
