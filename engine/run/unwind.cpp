// SPDX-License-Identifier: Apache-2.0
// Unwind: a row for each element of a list; null gives none, anything else counts as a list of one. The list
// of range() is never made.
#include <algorithm>

#include "engine/functions/range.hpp"
#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class Unwind final : public Operator {
 public:
  Unwind(const plan::Unwind& what, const Site& site)
      : what_(what), fan_(site, {what.slot}), list_(site.compile(what.list)) {
    const bool is_range = what.list.kind == syntax::ExpressionKind::call && what.list.name == "range";
    if (is_range)
      for (const syntax::Expression& bound : what.list.args) bounds_.push_back(site.compile(bound));
  }

  bool next(Batch& out) override {
    elements_.clear();
    for (;;) {
      while (row_ < fan_.rows().size() && !fan_.full()) take();
      if (!fan_.sources.empty()) break;
      row_ = 0;
      if (!fan_.pull()) return false;
      if (bounds_.empty()) list_->evaluate(fan_.input(), fan_.rows(), lists_);
      open_list();
    }
    fan_.finish(out);
    fill(elements_, out.column(what_.slot));
    return true;
  }

  void rewind() override {
    fan_.rewind();
    fan_.input().reset(0);
    row_ = 0;
  }

 private:
  void open_list() {
    at_ = 0;
    numbers_ = {};
    if (row_ == fan_.rows().size()) return;
    const std::uint32_t row = fan_.rows()[row_];
    if (bounds_.empty())
      current_ = lists_.value(row);
    else if (!open_range(row))
      current_ = list_->value(fan_.input(), row);
  }

  /// False: these are no bounds of a range; the function says what is wrong with them.
  bool open_range(std::uint32_t row) {
    std::int64_t numbers[3] = {0, 0, 1};
    if (bounds_.size() < 2 || bounds_.size() > 3) return false;
    for (std::size_t i = 0; i < bounds_.size(); ++i) {
      const Value bound = bounds_[i]->value(fan_.input(), row);
      if (!bound.is(Kind::integer)) return false;
      numbers[i] = bound.as_integer();
    }
    if (numbers[2] == 0) return false;
    numbers_ = functions::Range(numbers[0], numbers[1], numbers[2]);
    current_ = Value();
    return true;
  }

  void take() {
    if (numbers_.count > 0) return take_numbers();
    std::span<const Value> list;
    if (current_.is(Kind::list))
      list = current_.as_list();
    else if (!current_.is_null())
      list = {&current_, 1};
    const std::size_t count = std::min<std::size_t>(list.size() - at_, fan_.room());
    auto part = list.subspan(at_, count);
    elements_.insert(elements_.end(), part.begin(), part.end());
    fan_.repeat(fan_.rows()[row_], count);
    at_ += count;
    if (at_ < list.size()) return;
    ++row_;
    open_list();
  }

  void take_numbers() {
    const std::uint64_t count = std::min<std::uint64_t>(numbers_.count - at_, fan_.room());
    for (std::uint64_t i = 0; i < count; ++i) elements_.emplace_back(numbers_[at_ + i]);
    fan_.repeat(fan_.rows()[row_], count);
    at_ += count;
    if (at_ < numbers_.count) return;
    ++row_;
    open_list();
  }

  const plan::Unwind& what_;
  FanOut fan_;
  ExpressionHandle list_;
  std::vector<ExpressionHandle> bounds_;  ///< of range()
  functions::Range numbers_;
  Column lists_;
  Value current_;
  std::size_t row_ = 0;
  std::uint64_t at_ = 0;
  std::vector<Value> elements_;
};

}  // namespace

OperatorHandle make(const plan::Unwind& what, const Site& site) {
  return std::make_unique<Unwind>(what, site);
}

}  // namespace kenes::run
