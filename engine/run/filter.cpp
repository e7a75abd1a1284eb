// SPDX-License-Identifier: Apache-2.0
// Filter: narrows the selection to the rows where every predicate is true; nothing moves.
#include "engine/run/operators.hpp"

namespace kenes::run {

namespace {

class Filter final : public Operator {
 public:
  Filter(const plan::Filter& what, const Site& site) : source_(site.input()), limits_(site.limits()) {
    for (const auto& predicate : what.predicates) predicates_.push_back(site.compile(predicate));
  }

  bool next(Batch& out) override {
    while (source_->next(out)) {
      limits_.check();
      if (passes(out)) return true;
    }
    return false;
  }
  void rewind() override { source_->rewind(); }

 private:
  bool passes(Batch& batch) {
    for (auto& predicate : predicates_)
      if (!filter(batch, *predicate)) return false;
    return true;
  }

  OperatorHandle source_;
  Limits& limits_;
  std::vector<ExpressionHandle> predicates_;
};

}  // namespace

OperatorHandle make(const plan::Filter& what, const Site& site) {
  return std::make_unique<Filter>(what, site);
}

}  // namespace kenes::run
