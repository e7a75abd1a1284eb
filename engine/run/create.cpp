// SPDX-License-Identifier: Apache-2.0
// Create: new nodes and relationships for each row.
#include "engine/run/update.hpp"

namespace kenes::run {

namespace {

class Create final : public Operator {
 public:
  Create(const plan::Create& what, const Site& site)
      : source_(site.input()), limits_(site.limits()), creation_(what.pattern, site) {}

  bool next(Batch& out) override {
    if (!source_->next(out)) return false;
    limits_.check();
    creation_.create(out);
    return true;
  }
  void rewind() override { source_->rewind(); }

 private:
  OperatorHandle source_;
  Limits& limits_;
  Creation creation_;
};

}  // namespace

OperatorHandle make(const plan::Create& what, const Site& site) {
  return std::make_unique<Create>(what, site);
}

}  // namespace kenes::run
