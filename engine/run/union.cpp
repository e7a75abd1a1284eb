// SPDX-License-Identifier: Apache-2.0
// Union: one input after the other, each one's columns under the common slots.
#include "engine/run/operators.hpp"

namespace kenes::run {

namespace {

class Union final : public Operator {
 public:
  Union(const plan::Union& what, const Site& site)
      : what_(what), carried_(site.carried(what.slots)), part_(site.slots()) {
    for (std::size_t i = 0; i < site.at.inputs.size(); ++i) inputs_.push_back(site.input(i));
  }

  bool next(Batch& out) override {
    while (at_ < inputs_.size()) {
      if (!inputs_[at_]->next(part_)) {
        ++at_;
        continue;
      }
      out.reset(part_.size());
      if (!part_.is_dense()) out.select({part_.rows().begin(), part_.rows().end()});
      // Two columns may come from one slot, so they are copied.
      for (std::size_t i = 0; i < what_.slots.size(); ++i)
        out.column(what_.slots[i]).copy(part_.column(what_.sides[at_][i]));
      for (Slot slot : carried_) std::swap(out.column(slot), part_.column(slot));
      return true;
    }
    return false;
  }

  void rewind() override {
    for (auto& input : inputs_) input->rewind();
    at_ = 0;
  }

 private:
  const plan::Union& what_;
  std::vector<Slot> carried_;
  Batch part_;
  std::vector<OperatorHandle> inputs_;
  std::size_t at_ = 0;
};

}  // namespace

OperatorHandle make(const plan::Union& what, const Site& site) { return std::make_unique<Union>(what, site); }

}  // namespace kenes::run
