// SPDX-License-Identifier: Apache-2.0
// Limit: the first rows only. Updates below run to their end all the same: LIMIT is about the result.
#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class Limit final : public Operator {
 public:
  Limit(const plan::Limit& what, const Site& site)
      : source_(site.input()),
        count_(row_count(what.count, site.execution(), "LIMIT")),
        left_(count_),
        drains_(updates(site.at)),
        rest_(drains_ ? site.slots() : 0) {}

  bool next(Batch& out) override {
    if (left_ == 0 || !source_->next(out)) {
      if (drains_)
        while (source_->next(rest_)) continue;
      return false;
    }
    if (out.selected() > left_) {
      out.narrow([&](std::uint32_t) { return left_ != 0 && left_-- != 0; });
      left_ = 0;
    } else {
      left_ -= out.selected();
    }
    return true;
  }
  void rewind() override {
    source_->rewind();
    left_ = count_;
  }

 private:
  OperatorHandle source_;
  std::uint64_t count_, left_;
  bool drains_;
  Batch rest_;
};

}  // namespace

OperatorHandle make(const plan::Limit& what, const Site& site) { return std::make_unique<Limit>(what, site); }

}  // namespace kenes::run
