// SPDX-License-Identifier: Apache-2.0
// Foreach: the updates on its right side once for each element of a list, row after row, element after
// element; the rows themselves pass on.
#include "engine/run/operators.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

class Foreach final : public Operator {
 public:
  Foreach(const plan::Foreach& what, const Site& site)
      : what_(what),
        limits_(site.limits()),
        slots_(site.at.inputs.at(0)->live),
        source_(site.input(0)),
        updates_(site.input(1, &given_)),
        list_(site.compile(what.list)),
        element_(site.slots()),
        drained_(site.slots()) {}

  bool next(Batch& out) override {
    if (!source_->next(out)) return false;
    for (std::uint32_t row : out.rows()) {
      Value list = list_->value(out, row);
      if (list.is_null()) continue;
      if (!list.is(Kind::list))
        throw type_error("InvalidArgumentType", "FOREACH goes through a list", what_.list.at);
      element_.reset(1);
      for (Slot slot : slots_) element_.column(slot).gather(out.column(slot), {&row, 1});
      for (const Value& element : list.as_list()) run(element);
    }
    return true;
  }
  void rewind() override { source_->rewind(); }

 private:
  void run(const Value& element) {
    static constexpr std::uint32_t first = 0;
    limits_.check();
    fill({&element, 1}, element_.column(what_.slot));
    given_ = {&element_, {&first, 1}};
    updates_->rewind();
    while (updates_->next(drained_)) limits_.check();
  }

  const plan::Foreach& what_;
  Limits& limits_;
  std::vector<Slot> slots_;
  ArgumentRows given_;
  OperatorHandle source_, updates_;
  ExpressionHandle list_;
  Batch element_, drained_;
};

}  // namespace

OperatorHandle make(const plan::Foreach& what, const Site& site) {
  return std::make_unique<Foreach>(what, site);
}

}  // namespace kenes::run
