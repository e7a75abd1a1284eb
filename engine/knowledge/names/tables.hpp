// SPDX-License-Identifier: Apache-2.0
// What this folder adds to the tables of functions and procedures.
#pragma once

#include "engine/functions/function.hpp"
#include "engine/functions/procedure.hpp"

namespace kenes::knowledge {

/// name, names, nameMatch, transliterate
void add_name_functions(functions::Registry& registry);
/// name.search, name.index
void add_name_procedures(functions::ProcedureRegistry& registry);

}  // namespace kenes::knowledge
