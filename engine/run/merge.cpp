// SPDX-License-Identifier: Apache-2.0
// Merge: for each row what the pattern matches now, else what it creates. Rows go one by one and read what
// earlier ones made.
#include "engine/run/paths.hpp"
#include "engine/run/row_buffer.hpp"
#include "engine/run/update.hpp"

namespace kenes::run {

namespace {

class Merge final : public Operator {
 public:
  Merge(const plan::Merge& what, const Site& site)
      : what_(what),
        limits_(site.limits()),
        left_slots_(site.at.inputs.at(0)->live),
        left_(site.input(0)),
        right_(site.input(1, &given_)),
        creation_(what.create, site),
        on_create_(what.on_create, site),
        on_match_(what.on_match, site),
        left_batch_(site.slots()),
        right_batch_(site.slots()),
        row_(site.slots()),
        merged_(site.slots()),
        matched_(site.at.inputs.at(1)->live, limits_),
        results_(site.at.live, limits_) {}

  bool next(Batch& out) override {
    while (!results_.emit_next(emitted_, out)) {
      results_.clear();
      emitted_ = 0;
      if (!left_->next(left_batch_)) return false;
      for (std::uint32_t row : left_batch_.rows()) merge(row);
    }
    return true;
  }

  void rewind() override {
    left_->rewind();
    results_.clear();
    emitted_ = 0;
  }

 private:
  void merge(std::uint32_t row) {
    limits_.check();
    row_.reset(1);
    copy_left(left_batch_, row, 1, row_);
    creation_.refuse_nulls(row_, 0, what_.at);
    find_matches();
    if (matched_.size() == 0) {
      creation_.create(row_);
      on_create_.apply(row_);
      finish(row_, true);
      return;
    }
    for (std::size_t at = 0; matched_.emit_next(at, merged_);) {
      copy_left(row_, 0, merged_.size(), merged_);
      on_match_.apply(merged_);
      finish(merged_, false);
    }
  }

  /// All of them before the first change: what ON MATCH does is not to be matched again.
  void find_matches() {
    static constexpr std::uint32_t first = 0;
    matched_.clear();
    given_ = {&row_, {&first, 1}};
    right_->rewind();
    while (right_->next(right_batch_)) matched_.add(right_batch_);
  }

  void copy_left(const Batch& from, std::uint32_t row, std::size_t times, Batch& to) {
    repeated_.assign(times, row);
    for (Slot slot : left_slots_) to.column(slot).gather(from.column(slot), repeated_);
  }

  void finish(Batch& batch, bool created) {
    if (what_.created != plan::no_slot) batch.column(what_.created).reset_constant(created, batch.size());
    if (what_.path != plan::no_slot) {
      Column path;
      path.reset(ColumnType::value, batch.size());
      for (std::uint32_t row : batch.rows()) path.values()[row] = path_of(what_.path_parts, batch, row);
      batch.column(what_.path) = std::move(path);
    }
    results_.add(batch);
  }

  const plan::Merge& what_;
  Limits& limits_;
  ArgumentRows given_;
  std::vector<Slot> left_slots_;
  OperatorHandle left_, right_;
  Creation creation_;
  Assignment on_create_, on_match_;
  Batch left_batch_, right_batch_;
  Batch row_;     // the left row at hand
  Batch merged_;  // it, with what was matched
  RowBuffer matched_, results_;
  std::size_t emitted_ = 0;
  std::vector<std::uint32_t> repeated_;
};

}  // namespace

OperatorHandle make(const plan::Merge& what, const Site& site) { return std::make_unique<Merge>(what, site); }

}  // namespace kenes::run
