// SPDX-License-Identifier: Apache-2.0
// HashJoin: the right side's rows in a table by their keys, the left side's looked up in it. Null equals
// nothing. The right side has no argument; inside an Apply it is built once, whatever the left rows are.
#include <algorithm>

#include "engine/run/key_table.hpp"
#include "engine/run/row_buffer.hpp"
#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class HashJoin final : public Operator {
 public:
  HashJoin(const plan::HashJoin& what, const Site& site)
      : what_(what),
        limits_(site.limits()),
        fan_(site, what.right_columns),
        right_(site.input(1, nullptr)),
        right_batch_(site.slots()),
        rows_(what.right_columns, limits_),
        table_(what.left_keys.size(), limits_),
        cells_(what.left_keys.size()) {}

  bool next(Batch& out) override {
    for (;;) {
      while (row_ < numbers_.size() && !fan_.full()) take();
      if (!fan_.sources.empty()) break;
      numbers_.clear();
      row_ = 0;
      if (!fan_.pull()) return false;
      // Only now: what the left side writes, a barrier has it written whole by its first row, is to be read.
      if (!built_) build();
      probe();
    }
    fan_.finish(out);
    for (std::size_t i = 0; i < what_.right_columns.size(); ++i)
      out.column(what_.right_columns[i]).gather(rows_.column(i), right_rows_);
    right_rows_.clear();
    return true;
  }

  void rewind() override {
    fan_.rewind();
    numbers_.clear();
    right_rows_.clear();
    row_ = 0;
  }

 private:
  void build() {
    built_ = true;
    while (right_->next(right_batch_)) {
      limits_.check();
      read(right_batch_, what_.right_keys);
      table_.add(cells_, numbers_);
      auto first_row = static_cast<std::uint32_t>(rows_.size());
      rows_.add(right_batch_);
      heads_.resize(table_.size(), KeyTable::none);
      next_.resize(rows_.size());
      for (std::size_t i = 0; i < numbers_.size(); ++i) {
        auto row = first_row + static_cast<std::uint32_t>(i);
        if (has_null(i)) continue;
        next_[row] = heads_[numbers_[i]];
        heads_[numbers_[i]] = row;
      }
    }
    // Chains were built from behind: turn them round so that rows come in the order in which they were read.
    for (std::uint32_t& head : heads_) {
      std::uint32_t turned = KeyTable::none;
      for (std::uint32_t row = head; row != KeyTable::none;) {
        std::uint32_t following = next_[row];
        next_[row] = turned;
        turned = row;
        row = following;
      }
      head = turned;
    }
    numbers_.clear();
  }

  void probe() {
    read(fan_.input(), what_.left_keys);
    table_.find(cells_, numbers_);
    for (std::size_t i = 0; i < numbers_.size(); ++i)
      numbers_[i] = numbers_[i] == KeyTable::none || has_null(i) ? KeyTable::none : heads_[numbers_[i]];
  }

  /// Adds the matches of the current left row as far as there is room; numbers_ holds what is left of its
  /// chain.
  void take() {
    std::uint32_t& chain = numbers_[row_];
    while (chain != KeyTable::none && !fan_.full()) {
      fan_.repeat(fan_.rows()[row_], 1);
      right_rows_.push_back(chain);
      chain = next_[chain];
    }
    if (chain == KeyTable::none) ++row_;
  }

  void read(const Batch& batch, const std::vector<Slot>& keys) {
    for (std::size_t i = 0; i < keys.size(); ++i) cells_[i].read(batch.column(keys[i]), batch.rows());
  }
  bool has_null(std::size_t i) const {
    return std::any_of(cells_.begin(), cells_.end(), [&](const KeyCells& cells) { return cells.is_null(i); });
  }

  const plan::HashJoin& what_;
  Limits& limits_;
  FanOut fan_;
  OperatorHandle right_;
  Batch right_batch_;
  RowBuffer rows_;
  KeyTable table_;
  std::vector<KeyCells> cells_;
  std::vector<std::uint32_t> heads_, next_;  // rows of one combination
  std::vector<std::uint32_t> numbers_;       // of the batch's rows: combination, then chain
  std::vector<std::uint32_t> right_rows_;
  std::size_t row_ = 0;
  bool built_ = false;
};

}  // namespace

OperatorHandle make(const plan::HashJoin& what, const Site& site) {
  return std::make_unique<HashJoin>(what, site);
}

}  // namespace kenes::run
