// SPDX-License-Identifier: Apache-2.0
// Which lens an expression looks through. An element is seen through the lens of the MATCH that found it,
// wherever it goes: behind WITH x AS y, in lists, in comprehensions. One pass over a finished plan; pure.
#pragma once

#include "engine/plan/plan.hpp"
#include "engine/plan/scope.hpp"

namespace kenes::plan {

/// Sets Expression::lens in all expressions of the plan and Plan::column_lenses from Operator::lens.
void mark_lenses(Plan& plan, const ScopeResult& scoped);

}  // namespace kenes::plan
