// SPDX-License-Identifier: Apache-2.0
// The procedures about claims, a file each.
#pragma once

#include "engine/functions/procedure.hpp"

namespace kenes::knowledge {

/// All of them.
void add_claim_procedures(functions::ProcedureRegistry& registry);

// claims.cpp
functions::Procedure claim_add();
functions::Procedure claim_retract();
functions::Procedure claim_rank();
// conflicts.cpp
functions::Procedure claim_conflicts();
// policy.cpp
functions::Procedure policy_show();
functions::Procedure policy_set();
functions::Procedure policy_drop();
// timeline.cpp
functions::Procedure timeline();

}  // namespace kenes::knowledge
