// SPDX-License-Identifier: Apache-2.0
// SetProperties: SET and REMOVE of properties and labels, row after row.
#include "engine/run/update.hpp"

namespace kenes::run {

namespace {

class SetProperties final : public Operator {
 public:
  SetProperties(const plan::SetProperties& what, const Site& site)
      : source_(site.input()), limits_(site.limits()), assignment_(what.items, site) {}

  bool next(Batch& out) override {
    if (!source_->next(out)) return false;
    limits_.check();
    assignment_.apply(out);
    return true;
  }
  void rewind() override { source_->rewind(); }

 private:
  OperatorHandle source_;
  Limits& limits_;
  Assignment assignment_;
};

}  // namespace

OperatorHandle make(const plan::SetProperties& what, const Site& site) {
  return std::make_unique<SetProperties>(what, site);
}

}  // namespace kenes::run
