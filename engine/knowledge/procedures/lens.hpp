// SPDX-License-Identifier: Apache-2.0
// lens.set, lens.clear, lens.show: the session's lens.
#pragma once

#include "engine/functions/procedure.hpp"

namespace kenes::knowledge {

void add_lens_procedures(functions::ProcedureRegistry& registry);

}  // namespace kenes::knowledge
