// SPDX-License-Identifier: Apache-2.0
// The tables that make up the built-in registry, one a file of this folder. A new table is declared here and
// called in registry.cpp; a new function is one entry in one of them.
#pragma once

#include "engine/functions/function.hpp"

namespace kenes::functions {

void add_logic_operators(Registry& registry);
void add_comparison_operators(Registry& registry);
void add_arithmetic_operators(Registry& registry);
void add_text_operators(Registry& registry);
void add_access_operators(Registry& registry);

void add_scalar_functions(Registry& registry);
void add_conversion_functions(Registry& registry);
void add_graph_functions(Registry& registry);
void add_list_functions(Registry& registry);
void add_string_functions(Registry& registry);
void add_mathematical_functions(Registry& registry);
void add_trigonometric_functions(Registry& registry);
void add_temporal_functions(Registry& registry);
void add_spatial_functions(Registry& registry);
void add_type_tests(Registry& registry);

void add_aggregates(Registry& registry);
void add_statistical_aggregates(Registry& registry);

/// A registry of all of these, for higher floors to add to.
Registry make_built_in();

}  // namespace kenes::functions
