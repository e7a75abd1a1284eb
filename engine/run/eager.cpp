// SPDX-License-Identifier: Apache-2.0
// Eager: reads its input to the end before it hands out the first row.
#include "engine/run/operators.hpp"
#include "engine/run/row_buffer.hpp"

namespace kenes::run {

namespace {

class Eager final : public Operator {
 public:
  explicit Eager(const Site& site)
      : source_(site.input()), limits_(site.limits()), in_(site.slots()), rows_(site.at.live, limits_) {}

  bool next(Batch& out) override {
    if (!filled_) {
      filled_ = true;
      while (source_->next(in_)) {
        limits_.check();
        rows_.add(in_);
      }
    }
    return rows_.emit_next(at_, out);
  }
  void rewind() override {
    source_->rewind();
    rows_.clear();
    filled_ = false;
    at_ = 0;
  }

 private:
  OperatorHandle source_;
  Limits& limits_;
  Batch in_;
  RowBuffer rows_;
  bool filled_ = false;
  std::size_t at_ = 0;
};

}  // namespace

OperatorHandle make(const plan::Eager&, const Site& site) { return std::make_unique<Eager>(site); }

}  // namespace kenes::run
