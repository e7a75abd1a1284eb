// SPDX-License-Identifier: Apache-2.0
// Plans written by hand, for tests of operators that a query reaches rarely or only at a certain size. Every
// slot of a plan counts as live everywhere below the operator that fills it.
#pragma once

#include <utility>
#include <vector>

#include "engine/plan/plan.hpp"

namespace kenes::run::test {

using plan::Slot;

inline syntax::Expression literal(Value value) {
  syntax::Expression made;
  made.kind = syntax::ExpressionKind::literal;
  made.value = std::move(value);
  return made;
}

inline syntax::Expression variable(Slot slot) {
  syntax::Expression made;
  made.kind = syntax::ExpressionKind::variable;
  made.slot = slot;
  return made;
}

inline syntax::Expression call(std::string name, syntax::Expression a, syntax::Expression b) {
  syntax::Expression made;
  made.kind = syntax::ExpressionKind::call;
  made.name = std::move(name);
  made.args.push_back(std::move(a));
  made.args.push_back(std::move(b));
  return made;
}

/// An operator over an input whose output carries `live`.
inline plan::OperatorPointer over(plan::OperatorPointer input, std::vector<Slot> live,
                                  plan::Description what) {
  auto made = std::make_unique<plan::Operator>();
  made->what = std::move(what);
  made->live = std::move(live);
  if (input) made->inputs.push_back(std::move(input));
  return made;
}

inline plan::OperatorPointer one_row(std::vector<Slot> live = {}) {
  return over(nullptr, std::move(live), plan::Argument{});
}

/// A list's elements as rows in slot `slot`.
inline plan::OperatorPointer rows_of(List list, Slot slot) {
  return over(one_row(), {slot}, plan::Unwind{literal(Value(std::move(list))), slot});
}

inline plan::Plan finished(plan::OperatorPointer top, std::size_t slots, std::vector<Slot> columns) {
  plan::Results results;
  for (Slot slot : columns) results.columns.emplace_back("c" + std::to_string(slot), slot);
  plan::Plan made;
  made.root = over(std::move(top), columns, std::move(results));
  made.slots = slots;
  return made;
}

}  // namespace kenes::run::test
