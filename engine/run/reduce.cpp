// SPDX-License-Identifier: Apache-2.0
// Reduce: reduce() whose step holds a subquery: the plan on its right side computes each step over one row.
#include "engine/run/operators.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

class Reduce final : public Operator {
 public:
  Reduce(const plan::Reduce& what, const Site& site)
      : what_(what),
        limits_(site.limits()),
        slots_(site.at.inputs.at(0)->live),
        source_(site.input(0)),
        step_(site.input(1, &given_)),
        initial_(site.compile(what.initial)),
        list_(site.compile(what.list)),
        row_(site.slots()),
        result_(site.slots()) {}

  bool next(Batch& out) override {
    if (!source_->next(out)) return false;
    values_.assign(out.size(), Value());
    for (std::uint32_t row : out.rows()) values_[row] = reduce(out, row);
    fill(values_, out.column(what_.result));
    return true;
  }
  void rewind() override { source_->rewind(); }

 private:
  Value reduce(const Batch& batch, std::uint32_t row) {
    static constexpr std::uint32_t first = 0;
    const Value list = list_->value(batch, row);
    if (list.is_null()) return {};
    if (!list.is(Kind::list))
      throw type_error("InvalidArgumentType",
                       "reduce() wants a LIST, but got " + std::string(kind_name(list.kind())),
                       what_.list.at);
    Value value = initial_->value(batch, row);
    row_.reset(1);
    for (Slot slot : slots_) row_.column(slot).gather(batch.column(slot), {&row, 1});
    for (const Value& element : list.as_list()) {
      limits_.check();
      fill({&value, 1}, row_.column(what_.accumulator));
      fill({&element, 1}, row_.column(what_.element));
      given_ = {&row_, {&first, 1}};
      step_->rewind();
      Value next;
      while (step_->next(result_)) next = result_.column(what_.step).value(result_.rows().front());
      value = std::move(next);
    }
    return value;
  }

  const plan::Reduce& what_;
  Limits& limits_;
  std::vector<Slot> slots_;
  ArgumentRows given_;
  OperatorHandle source_, step_;
  ExpressionHandle initial_, list_;
  Batch row_, result_;
  std::vector<Value> values_;
};

}  // namespace

OperatorHandle make(const plan::Reduce& what, const Site& site) {
  return std::make_unique<Reduce>(what, site);
}

}  // namespace kenes::run
