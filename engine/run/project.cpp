// SPDX-License-Identifier: Apache-2.0
// Project: computes columns beside those that are there.
#include "engine/run/operators.hpp"

namespace kenes::run {

namespace {

class Project final : public Operator {
 public:
  Project(const plan::Project& what, const Site& site) : source_(site.input()), limits_(site.limits()) {
    for (const auto& item : what.items) items_.push_back({item.slot, site.compile(item.expression), {}});
  }

  bool next(Batch& out) override {
    if (!source_->next(out)) return false;
    limits_.check();
    // An item may use the old value of a slot that another one writes: first all results, then all columns.
    for (auto& item : items_) item.expression->evaluate(out, out.rows(), item.result);
    for (auto& item : items_) std::swap(out.column(item.slot), item.result);
    return true;
  }
  void rewind() override { source_->rewind(); }

 private:
  struct Item {
    Slot slot;
    ExpressionHandle expression;
    Column result;
  };
  OperatorHandle source_;
  Limits& limits_;
  std::vector<Item> items_;
};

}  // namespace

OperatorHandle make(const plan::Project& what, const Site& site) {
  return std::make_unique<Project>(what, site);
}

}  // namespace kenes::run
