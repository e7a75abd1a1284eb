// SPDX-License-Identifier: Apache-2.0
// RowBuffer: rows kept for later, one long column a slot. Every row is charged to the statement's memory
// limit while it is here. Belongs to one operator.
#pragma once

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

#include "engine/expression/batch.hpp"
#include "storage/limits.hpp"

namespace kenes::run {

class RowBuffer {
 public:
  RowBuffer(std::vector<Slot> slots, Limits& limits)
      : slots_(std::move(slots)), columns_(slots_.size()), account_(limits) {}

  std::size_t size() const { return size_; }
  const std::vector<Slot>& slots() const { return slots_; }
  const Column& column(std::size_t i) const { return columns_[i]; }

  /// Adds rows of a batch.
  void add(const Batch& batch, std::span<const std::uint32_t> rows) {
    for (std::size_t i = 0; i < slots_.size(); ++i) columns_[i].append(batch.column(slots_[i]), rows);
    size_ += rows.size();
    charge();
  }
  void add(const Batch& batch) { add(batch, batch.rows()); }

  /// Makes `out` these rows, at most batch_capacity.
  void emit(std::span<const std::uint32_t> rows, Batch& out) const {
    out.reset(rows.size());
    for (std::size_t i = 0; i < slots_.size(); ++i) out.column(slots_[i]).gather(columns_[i], rows);
  }
  /// Makes `out` the next rows from `at` on and moves `at`; false if there are none.
  bool emit_next(std::size_t& at, Batch& out) {
    std::size_t count = std::min(batch_capacity, size_ - at);
    if (count == 0) return false;
    sequence_.resize(count);
    std::iota(sequence_.begin(), sequence_.end(), static_cast<std::uint32_t>(at));
    emit(sequence_, out);
    at += count;
    return true;
  }

  /// Keeps only these rows, in this order.
  void keep(std::span<const std::uint32_t> rows) {
    for (auto& column : columns_) {
      Column kept;
      kept.gather(column, rows);
      kept.flatten();
      column = std::move(kept);
    }
    size_ = rows.size();
    charge();
  }
  void clear() {
    for (auto& column : columns_) column.reset(ColumnType::boolean, 0);
    size_ = 0;
    charge();
  }

 private:
  void charge() {
    std::int64_t held = 0;
    for (const Column& column : columns_) held += static_cast<std::int64_t>(column.bytes());
    account_.add(held - charged_);
    charged_ = held;
  }

  std::vector<Slot> slots_;
  std::vector<Column> columns_;
  MemoryAccount account_;
  std::int64_t charged_ = 0;
  std::size_t size_ = 0;
  std::vector<std::uint32_t> sequence_;
};

}  // namespace kenes::run
