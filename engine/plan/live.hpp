// SPDX-License-Identifier: Apache-2.0
// Live slots: what each operator's output must still carry. Worked out from the root down, once before the
// rewrites and once after them; outputs that nobody reads are left out (an Expand's relationship, an unused
// column that cannot fail).
#pragma once

#include <functional>

#include "engine/plan/plan.hpp"
#include "engine/plan/slot_set.hpp"

namespace kenes::plan {

/// Sets `live` throughout; drops outputs that nobody needs.
void analyze_live(Operator& root);

/// Numbers operators in pre-order, inputs[0] first.
void number(Operator& root);

/// Slots that the operator itself (not its inputs) reads from its input's rows.
SlotSet uses(const Operator& at);
/// Slots that the operator itself adds to its input's rows.
SlotSet produces(const Operator& at);
/// Slots added anywhere in the tree.
SlotSet produced_within(const Operator& root);
/// Calls `visit` with every expression that the operator holds itself.
void for_each_expression(const Operator& at, const std::function<void(const Expression&)>& visit);
void for_each_expression(Operator& at, const std::function<void(Expression&)>& visit);

}  // namespace kenes::plan
