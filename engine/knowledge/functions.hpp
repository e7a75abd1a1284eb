// SPDX-License-Identifier: Apache-2.0
// The functions that read claims, as table entries like those of engine/functions, and the registry of all
// functions of Kenes. A new one is an entry in a table of this folder that all_functions() calls.
#pragma once

#include "engine/functions/function.hpp"

namespace kenes::knowledge {

/// Those of engine/functions and those of this folder: what statements, the shell and the reference use.
const functions::Registry& all_functions();

// functions.cpp: claims, sources, value, validFrom, validTo, validity, disputed, why, partialDate
void add_claim_functions(functions::Registry& registry);

}  // namespace kenes::knowledge
