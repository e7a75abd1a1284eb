// SPDX-License-Identifier: Apache-2.0
// Batch: up to batch_capacity rows on their way between operators. One column a slot of the plan; columns of
// slots that are not live are empty. The selection says which rows count, ascending; filtering narrows it and
// moves nothing. Owned by one operator at a time; moved, never shared.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/syntax.hpp"
#include "storage/column.hpp"

namespace kenes {

using Slot = syntax::Slot;

/// 0, 1, ... batch_capacity - 1
const std::array<std::uint32_t, batch_capacity>& identity_rows();

class Batch {
 public:
  explicit Batch(std::size_t slots = 0) : columns_(slots) {}

  std::size_t slots() const { return columns_.size(); }
  Column& column(Slot slot) { return columns_[static_cast<std::size_t>(slot)]; }
  const Column& column(Slot slot) const { return columns_[static_cast<std::size_t>(slot)]; }

  /// Rows in the columns, selected or not.
  std::size_t size() const { return size_; }
  /// Starts anew with `size` rows, all selected; the columns are the caller's to fill.
  void reset(std::size_t size) {
    size_ = size;
    dense_ = true;
  }
  bool is_dense() const { return dense_; }  ///< all rows are selected
  std::span<const std::uint32_t> rows() const {
    return dense_ ? std::span<const std::uint32_t>(identity_rows().data(), size_)
                  : std::span<const std::uint32_t>(selection_);
  }
  std::size_t selected() const { return dense_ ? size_ : selection_.size(); }
  void select(std::vector<std::uint32_t> rows) {
    selection_ = std::move(rows);
    dense_ = false;
  }
  /// As select(), and gives the old selection's storage back in `rows`: nothing is allocated.
  void swap_selection(std::vector<std::uint32_t>& rows) {
    selection_.swap(rows);
    dense_ = false;
  }
  bool empty() const { return selected() == 0; }
  /// Keeps the selected rows for which keep(row) is true.
  template <class Keep>
  void narrow(Keep keep) {
    std::size_t kept = 0;
    if (dense_) {
      selection_.resize(size_);
      for (std::uint32_t row = 0; row < size_; ++row)
        if (keep(row)) selection_[kept++] = row;
      dense_ = kept == size_;
    } else {
      for (std::uint32_t row : selection_)
        if (keep(row)) selection_[kept++] = row;
    }
    selection_.resize(kept);
  }

 private:
  std::vector<Column> columns_;
  std::vector<std::uint32_t> selection_;
  std::size_t size_ = 0;
  bool dense_ = true;
};

}  // namespace kenes
