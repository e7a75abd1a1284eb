// SPDX-License-Identifier: Apache-2.0
// The list of algorithms that are procedures: one line in table.cpp and one file each.
#pragma once

#include "engine/functions/procedure.hpp"

namespace kenes::algorithms {

/// Adds `algo.…` to a registry.
void add_algorithms(functions::ProcedureRegistry& registry);

}  // namespace kenes::algorithms
