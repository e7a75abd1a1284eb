// SPDX-License-Identifier: Apache-2.0
// Distinct: keeps the first row of each combination; rows are not copied, only deselected.
#include "engine/run/key_table.hpp"
#include "engine/run/operators.hpp"

namespace kenes::run {

namespace {

class Distinct final : public Operator {
 public:
  Distinct(const plan::Distinct& what, const Site& site)
      : what_(what),
        source_(site.input()),
        limits_(site.limits()),
        seen_(what.slots.size(), limits_),
        cells_(what.slots.size()) {}

  bool next(Batch& out) override {
    while (source_->next(out)) {
      limits_.check();
      if (what_.slots.empty()) {
        out.narrow([&](std::uint32_t) { return !std::exchange(any_, true); });
      } else {
        for (std::size_t i = 0; i < cells_.size(); ++i)
          cells_[i].read(out.column(what_.slots[i]), out.rows());
        auto next_new = static_cast<std::uint32_t>(seen_.size());
        seen_.add(cells_, numbers_);
        std::size_t i = 0;
        out.narrow([&](std::uint32_t) {
          bool is_new = numbers_[i++] == next_new;
          next_new += is_new;
          return is_new;
        });
      }
      if (!out.empty()) return true;
    }
    return false;
  }
  void rewind() override {
    source_->rewind();
    seen_.clear();
    any_ = false;
  }

 private:
  const plan::Distinct& what_;
  OperatorHandle source_;
  Limits& limits_;
  KeyTable seen_;
  std::vector<KeyCells> cells_;
  std::vector<std::uint32_t> numbers_;
  bool any_ = false;
};

}  // namespace

OperatorHandle make(const plan::Distinct& what, const Site& site) {
  return std::make_unique<Distinct>(what, site);
}

}  // namespace kenes::run
