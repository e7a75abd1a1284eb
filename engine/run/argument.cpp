// SPDX-License-Identifier: Apache-2.0
// Argument: one empty row, or the rows of the plan around this one.
#include "engine/run/operators.hpp"

namespace kenes::run {

namespace {

class Argument final : public Operator {
 public:
  explicit Argument(const Site& site) : given_(site.argument), live_(site.at.live) {}

  bool next(Batch& out) override {
    if (done_) return false;
    done_ = true;
    if (given_ == nullptr || given_->batch == nullptr) {
      out.reset(1);
      return true;
    }
    if (given_->rows.empty()) return false;
    out.reset(given_->rows.size());
    for (Slot slot : live_) out.column(slot).gather(given_->batch->column(slot), given_->rows);
    return true;
  }
  void rewind() override { done_ = false; }

 private:
  const ArgumentRows* given_;
  const std::vector<Slot>& live_;
  bool done_ = false;
};

}  // namespace

OperatorHandle make(const plan::Argument&, const Site& site) { return std::make_unique<Argument>(site); }

}  // namespace kenes::run
