// SPDX-License-Identifier: Apache-2.0
// The procedures that the files of this folder define.
#pragma once

#include "engine/functions/procedure.hpp"

namespace kenes::procedures {

// names.cpp
functions::Procedure labels();
functions::Procedure relationship_types();
functions::Procedure property_keys();
// element_properties.cpp
functions::Procedure node_type_properties();
functions::Procedure relationship_type_properties();
// visualization.cpp
functions::Procedure visualization();
// database.cpp
functions::Procedure components();
functions::Procedure ping();
functions::Procedure info();
// show_schema.cpp
functions::Procedure indexes();
functions::Procedure constraints();
functions::Procedure show_indexes();
functions::Procedure show_constraints();
// show_calls.cpp
functions::Procedure show_functions();
functions::Procedure show_procedures();

}  // namespace kenes::procedures
