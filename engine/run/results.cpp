// SPDX-License-Identifier: Apache-2.0
// Results: the root. Without columns it drains its input, which is there for what it does.
#include "engine/run/operators.hpp"

namespace kenes::run {

namespace {

class Results final : public Operator {
 public:
  Results(const plan::Results& what, const Site& site)
      : drains_(what.columns.empty()), source_(site.input()), limits_(site.limits()) {}

  bool next(Batch& out) override {
    limits_.check();
    if (!drains_) return source_->next(out);
    while (source_->next(out)) limits_.check();
    return false;
  }
  void rewind() override { source_->rewind(); }

 private:
  bool drains_;
  OperatorHandle source_;
  Limits& limits_;
};

}  // namespace

OperatorHandle make(const plan::Results& what, const Site& site) {
  return std::make_unique<Results>(what, site);
}

}  // namespace kenes::run
