// SPDX-License-Identifier: Apache-2.0
// Skip: drops the first rows.
#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class Skip final : public Operator {
 public:
  Skip(const plan::Skip& what, const Site& site)
      : source_(site.input()), count_(row_count(what.count, site.execution(), "SKIP")), left_(count_) {}

  bool next(Batch& out) override {
    while (source_->next(out)) {
      if (left_ == 0) return true;
      out.narrow([&](std::uint32_t) { return left_ == 0 || left_-- == 0; });
      if (!out.empty()) return true;
    }
    return false;
  }
  void rewind() override {
    source_->rewind();
    left_ = count_;
  }

 private:
  OperatorHandle source_;
  std::uint64_t count_, left_;
};

}  // namespace

OperatorHandle make(const plan::Skip& what, const Site& site) { return std::make_unique<Skip>(what, site); }

}  // namespace kenes::run
