// SPDX-License-Identifier: Apache-2.0
// Distinct: keeps the first row of each combination; rows are not copied, only deselected.
#include "engine/run/first_rows.hpp"
#include "engine/run/operators.hpp"

namespace kenes::run {

namespace {

class Distinct final : public Operator {
 public:
  Distinct(const plan::Distinct& what, const Site& site)
      : what_(what),
        source_(site.input()),
        limits_(site.limits()),
        first_(what.slots.size(), limits_),
        keys_(what.slots.size()) {}

  bool next(Batch& out) override {
    while (source_->next(out)) {
      limits_.check();
      if (what_.slots.empty()) {
        out.narrow([&](std::uint32_t) { return !std::exchange(any_, true); });
      } else {
        for (std::size_t i = 0; i < keys_.size(); ++i) keys_[i] = &out.column(what_.slots[i]);
        first_.find(keys_, out.rows(), is_first_);
        std::size_t i = 0;
        out.narrow([&](std::uint32_t) { return is_first_[i++] != 0; });
      }
      if (!out.empty()) return true;
    }
    return false;
  }
  void rewind() override {
    source_->rewind();
    first_.clear();
    any_ = false;
  }

 private:
  const plan::Distinct& what_;
  OperatorHandle source_;
  Limits& limits_;
  FirstRows first_;
  std::vector<const Column*> keys_;
  std::vector<std::uint8_t> is_first_;
  bool any_ = false;
};

}  // namespace

OperatorHandle make(const plan::Distinct& what, const Site& site) {
  return std::make_unique<Distinct>(what, site);
}

}  // namespace kenes::run
