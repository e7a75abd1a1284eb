// SPDX-License-Identifier: Apache-2.0
// The procedures about the database itself: its names, its schema, itself.
#pragma once

#include "engine/functions/procedure.hpp"

namespace kenes::procedures {

void add_procedures(functions::ProcedureRegistry& registry);

}  // namespace kenes::procedures
