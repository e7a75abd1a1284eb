// SPDX-License-Identifier: Apache-2.0
// FirstRows: which rows of batch after batch are the first with their combination of key values, by
// equivalence. DISTINCT stands on it, of rows and in aggregates. A single key of nodes is a set of bits,
// anything else a KeyTable. What it holds is charged to the statement's memory limit. Belongs to one
// operator.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/run/key_table.hpp"

namespace kenes::run {

class FirstRows {
 public:
  FirstRows(std::size_t keys, Limits& limits) : limits_(limits), account_(limits), keys_(keys) {}

  /// out[i] = 1 where the i-th of the rows is the first with its values in the key columns, else 0.
  void find(std::span<const Column* const> keys, std::span<const std::uint32_t> rows,
            std::vector<std::uint8_t>& out);
  void clear();

 private:
  static constexpr std::uint32_t page_shift = 12;
  using Page = std::array<std::uint64_t, (1u << page_shift) / 64>;

  bool insert(NodeId node);
  void find_nodes(const Column& key, std::span<const std::uint32_t> rows, std::vector<std::uint8_t>& out);
  void find_any(std::span<const Column* const> keys, std::span<const std::uint32_t> rows,
                std::vector<std::uint8_t>& out);
  void move_to_table();

  Limits& limits_;
  MemoryAccount account_;
  std::size_t keys_;
  std::vector<std::unique_ptr<Page>> pages_;  // by node >> page_shift
  std::unique_ptr<KeyTable> table_;           // once a batch was not of nodes only
  std::vector<KeyCells> cells_;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace kenes::run
