// SPDX-License-Identifier: Apache-2.0
// Unwind: a row for each element of a list; null gives none, anything else counts as a list of one.
#include <algorithm>

#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class Unwind final : public Operator {
 public:
  Unwind(const plan::Unwind& what, const Site& site)
      : what_(what), fan_(site, {what.slot}), list_(site.compile(what.list)) {}

  bool next(Batch& out) override {
    elements_.clear();
    for (;;) {
      while (row_ < fan_.rows().size() && !fan_.full()) take();
      if (!fan_.sources.empty()) break;
      row_ = 0;
      if (!fan_.pull()) return false;
      list_->evaluate(fan_.input(), fan_.rows(), lists_);
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
    if (row_ < fan_.rows().size()) current_ = lists_.value(fan_.rows()[row_]);
  }

  void take() {
    std::span<const Value> list;
    if (current_.is(Kind::list))
      list = current_.as_list();
    else if (!current_.is_null())
      list = {&current_, 1};
    std::size_t count = std::min(list.size() - at_, fan_.room());
    auto part = list.subspan(at_, count);
    elements_.insert(elements_.end(), part.begin(), part.end());
    fan_.repeat(fan_.rows()[row_], count);
    at_ += count;
    if (at_ < list.size()) return;
    ++row_;
    open_list();
  }

  const plan::Unwind& what_;
  FanOut fan_;
  ExpressionHandle list_;
  Column lists_;
  Value current_;
  std::size_t row_ = 0, at_ = 0;
  std::vector<Value> elements_;
};

}  // namespace

OperatorHandle make(const plan::Unwind& what, const Site& site) {
  return std::make_unique<Unwind>(what, site);
}

}  // namespace kenes::run
