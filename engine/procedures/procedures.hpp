// SPDX-License-Identifier: Apache-2.0
// The procedures that the files of this folder define.
#pragma once

#include "engine/functions/procedure.hpp"

namespace kenes::procedures {

/// What columns and arguments hold, in short.
inline constexpr functions::KindSet text = functions::kinds({Kind::string});
inline constexpr functions::KindSet text_or_null = text | functions::null_kind;
inline constexpr functions::KindSet truth = functions::kinds({Kind::boolean});
inline constexpr functions::KindSet whole = functions::kinds({Kind::integer});
inline constexpr functions::KindSet list = functions::kinds({Kind::list});

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
functions::Procedure memory();
// show_schema.cpp
functions::Procedure indexes();
functions::Procedure constraints();
functions::Procedure await_index();
functions::Procedure await_indexes();
functions::Procedure show_indexes();
functions::Procedure show_constraints();
// show_calls.cpp
functions::Procedure show_functions();
functions::Procedure show_procedures();

}  // namespace kenes::procedures
