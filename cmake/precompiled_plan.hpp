// SPDX-License-Identifier: Apache-2.0
// What nearly every source of the planner and the operators includes, compiled once.
#pragma once

#include "cmake/precompiled.hpp"
#include "engine/expression/expression.hpp"
#include "engine/plan/plan.hpp"
#include "grammar/syntax.hpp"
#include "storage/graph.hpp"
#include "storage/limits.hpp"
