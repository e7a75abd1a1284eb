// SPDX-License-Identifier: Apache-2.0
// Apply: runs the right side for the rows of the left one. Batched, the right side gets a whole batch of left
// rows and a hidden column tells which left row a right row belongs to; one by one, it begins anew for each
// left row. Operators keep the order of their input rows, so right rows come in the order of left ones.
#include <algorithm>
#include <numeric>

#include "engine/run/rows.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

using ApplyKind = plan::Apply::Kind;

/// What all kinds share: the two sides and the rows handed from left to right.
class TwoSides : public Operator {
 public:
  TwoSides(const plan::Apply& what, const Site& site)
      : what_(what),
        limits_(site.limits()),
        left_(site.input(0)),
        right_(site.input(1, &given_)),
        right_batch_(site.slots()) {
    const auto& right_live = site.at.inputs.at(1)->live;
    for (Slot slot : site.at.live) {
      bool from_right = std::find(right_live.begin(), right_live.end(), slot) != right_live.end();
      (from_right ? from_right_ : from_left_).push_back(slot);
    }
  }

 protected:
  /// Hands rows of `left` to the right side, which begins anew.
  void give(Batch& left, std::span<const std::uint32_t> rows) {
    limits_.check();
    if (!what_.one_by_one && what_.row != plan::no_slot) {
      Column& numbers = left.column(what_.row);
      numbers.reset(ColumnType::integer, left.size());
      std::iota(numbers.integers(), numbers.integers() + left.size(), 0);
    }
    given_ = {&left, rows};
    right_->rewind();
  }

  /// The left row that row `row` of the right batch belongs to.
  std::uint32_t left_row(const Batch& right, std::uint32_t row) const {
    if (what_.one_by_one || what_.row == plan::no_slot) return given_.rows.front();
    const Column& numbers = right.column(what_.row);
    return static_cast<std::uint32_t>(numbers.integers()[row * numbers.stride()]);
  }

  const plan::Apply& what_;
  Limits& limits_;
  ArgumentRows given_;
  OperatorHandle left_, right_;
  Batch right_batch_;
  std::vector<Slot> from_left_, from_right_;  // where output columns come from
};

/// inner and optional: right rows with their left rows.
class Join final : public TwoSides {
 public:
  Join(const plan::Apply& what, const Site& site)
      : TwoSides(what, site), optional_(what.kind == ApplyKind::optional), left_batch_(site.slots()) {
    // Where the right side has no row, its slots are null and those it only passes on are the left side's.
    const auto& left_live = site.at.inputs.at(0)->live;
    for (Slot slot : from_right_) {
      bool is_null = std::find(what.nulls.begin(), what.nulls.end(), slot) != what.nulls.end();
      bool in_left = std::find(left_live.begin(), left_live.end(), slot) != left_live.end();
      passed_on_.push_back(!is_null && in_left);
    }
  }

  bool next(Batch& out) override {
    for (;;) {
      if (!pending_.empty()) {
        emit_pending(out);
        return true;
      }
      if (!left_active_ && !next_left()) return false;
      if (!right_->next(right_batch_)) {
        left_active_ = false;
        if (optional_) add_gaps(none);
        continue;
      }
      if (!optional_ || covers_without_gap()) {
        pass_on(out);
        return true;
      }
      for (std::uint32_t row : right_batch_.rows()) {
        std::uint32_t left = left_row(right_batch_, row);
        add_gaps(left);
        pending_.push_back({left, row});
        meet(left);
      }
    }
  }

  void rewind() override {
    left_->rewind();
    left_batch_.reset(0);
    pending_.clear();
    emitted_ = 0;
    left_active_ = false;
    at_ = met_ = 0;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Pair {
    std::uint32_t left, right;
  };

  bool next_left() {
    if (at_ == left_batch_.selected()) {
      at_ = met_ = 0;
      left_batch_.reset(0);
      if (!left_->next(left_batch_)) return false;
    }
    auto rows = left_batch_.rows();
    std::size_t count = what_.one_by_one ? 1 : rows.size();
    give(left_batch_, rows.subspan(at_, count));
    met_ = at_;
    at_ += count;
    left_active_ = true;
    return true;
  }

  /// Left rows before `left` that no right row was seen for come with nulls.
  void add_gaps(std::uint32_t left) {
    auto rows = left_batch_.rows();
    for (; met_ < at_ && rows[met_] < left; ++met_) pending_.push_back({rows[met_], none});
  }
  void meet(std::uint32_t left) {
    if (met_ < at_ && left_batch_.rows()[met_] == left) ++met_;
  }

  bool covers_without_gap() {
    auto rows = left_batch_.rows();
    std::size_t met = met_;
    for (std::uint32_t row : right_batch_.rows()) {
      std::uint32_t left = left_row(right_batch_, row);
      if (met < at_ && rows[met] == left)
        ++met;
      else if (met < at_ && rows[met] < left)
        return false;
    }
    met_ = met;
    return true;
  }

  /// The right batch as it is, with the left columns that it lacks.
  void pass_on(Batch& out) {
    std::swap(out, right_batch_);
    if (from_left_.empty()) return;
    sources_.assign(out.size(), given_.rows.front());
    for (std::uint32_t row : out.rows()) sources_[row] = left_row(out, row);
    for (Slot slot : from_left_) out.column(slot).gather(left_batch_.column(slot), sources_);
  }

  void emit_pending(Batch& out) {
    std::size_t count = std::min(batch_capacity, pending_.size() - emitted_);
    std::span<const Pair> part(pending_.data() + emitted_, count);
    out.reset(count);
    sources_.resize(count);
    std::transform(part.begin(), part.end(), sources_.begin(), [](const Pair& pair) { return pair.left; });
    for (Slot slot : from_left_) out.column(slot).gather(left_batch_.column(slot), sources_);
    bool any_right = std::any_of(part.begin(), part.end(), [](const Pair& p) { return p.right != none; });
    std::transform(part.begin(), part.end(), sources_.begin(),
                   [](const Pair& pair) { return pair.right == none ? 0 : pair.right; });
    for (std::size_t i = 0; i < from_right_.size(); ++i) {
      Column& column = out.column(from_right_[i]);
      if (!any_right) {
        column.reset(ColumnType::value, count);
      } else {
        column.gather(right_batch_.column(from_right_[i]), sources_);
        column.flatten();
      }
      if (passed_on_[i]) {
        const Column& left = left_batch_.column(from_right_[i]);
        for (std::size_t row = 0; row < count; ++row)
          if (part[row].right == none) column.set(row, left.value(part[row].left));
      } else if (any_right) {
        for (std::size_t row = 0; row < count; ++row)
          if (part[row].right == none) column.set_null(row);
      }
    }
    emitted_ += count;
    if (emitted_ < pending_.size()) return;
    pending_.clear();
    emitted_ = 0;
  }

  bool optional_;
  Batch left_batch_;
  std::vector<std::uint8_t> passed_on_;  // of from_right_: the left side has it as well
  bool left_active_ = false;
  std::size_t at_ = 0;   // left rows handed over so far, in the selection
  std::size_t met_ = 0;  // left rows before this one have come out
  std::vector<Pair> pending_;
  std::size_t emitted_ = 0;
  std::vector<std::uint32_t> sources_;
};

/// semi, anti, mark, count, collect: left rows with what is to be known of their right rows.
class Judge final : public TwoSides {
 public:
  using TwoSides::TwoSides;

  bool next(Batch& out) override {
    while (left_->next(out)) {
      counts_.assign(out.size(), 0);
      if (what_.kind == ApplyKind::collect) lists_.assign(out.size(), {});
      selection_.assign(out.rows().begin(), out.rows().end());
      if (what_.one_by_one)
        for (std::size_t i = 0; i < selection_.size(); ++i) run(out, {&selection_[i], 1});
      else
        run(out, selection_);
      conclude(out);
      if (!out.empty()) return true;
    }
    return false;
  }
  void rewind() override { left_->rewind(); }

 private:
  void run(Batch& left, std::span<const std::uint32_t> rows) {
    give(left, rows);
    bool first_is_enough =
        what_.kind == ApplyKind::semi || what_.kind == ApplyKind::anti || what_.kind == ApplyKind::mark;
    while (right_->next(right_batch_)) {
      limits_.check();
      for (std::uint32_t row : right_batch_.rows()) {
        std::uint32_t left_at = left_row(right_batch_, row);
        ++counts_[left_at];
        if (what_.kind == ApplyKind::collect)
          lists_[left_at].push_back(right_batch_.column(what_.collected).value(row));
      }
      if (first_is_enough && rows.size() == 1) return;
    }
  }

  void conclude(Batch& out) {
    switch (what_.kind) {
      case ApplyKind::semi:
        out.narrow([&](std::uint32_t row) { return counts_[row] != 0; });
        return;
      case ApplyKind::anti:
        out.narrow([&](std::uint32_t row) { return counts_[row] == 0; });
        return;
      case ApplyKind::mark: {
        Column& column = out.column(what_.result);
        column.reset(ColumnType::boolean, out.size());
        std::transform(counts_.begin(), counts_.end(), column.booleans(), [](auto n) { return n != 0; });
        return;
      }
      case ApplyKind::count: {
        if (what_.result == plan::no_slot) return;
        Column& column = out.column(what_.result);
        column.reset(ColumnType::integer, out.size());
        std::copy(counts_.begin(), counts_.end(), column.integers());
        return;
      }
      default: {
        Column& column = out.column(what_.result);
        column.reset(ColumnType::value, out.size());
        for (std::uint32_t row : out.rows()) column.values()[row] = Value(std::move(lists_[row]));
      }
    }
  }

  std::vector<std::uint32_t> selection_;
  std::vector<std::int64_t> counts_;  // right rows, by row of the left batch
  std::vector<List> lists_;
};

}  // namespace

OperatorHandle make(const plan::Apply& what, const Site& site) {
  if (what.transactions) return make_transactions(what, site);
  if (what.kind == ApplyKind::inner || what.kind == ApplyKind::optional)
    return std::make_unique<Join>(what, site);
  return std::make_unique<Judge>(what, site);
}

}  // namespace kenes::run
