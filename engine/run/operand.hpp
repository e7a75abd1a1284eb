// SPDX-License-Identifier: Apache-2.0
// Operand: an expression's column for a batch; a bare variable is the batch's own column, without a copy.
#pragma once

#include "engine/run/operators.hpp"

namespace kenes::run {

class Operand {
 public:
  Operand(const syntax::Expression& expression, const Site& site)
      : slot_(expression.kind == syntax::ExpressionKind::variable ? expression.slot : plan::no_slot),
        expression_(slot_ == plan::no_slot ? site.compile(expression) : nullptr) {}

  /// Valid until the next call or a change of the batch.
  const Column& evaluate(const Batch& batch) {
    if (expression_ == nullptr) return batch.column(slot_);
    expression_->evaluate(batch, batch.rows(), column_);
    return column_;
  }

 private:
  Slot slot_;
  ExpressionHandle expression_;
  Column column_;
};

}  // namespace kenes::run
