// SPDX-License-Identifier: Apache-2.0
// What nearly every source of the shell includes, compiled once.
#pragma once

#include <CLI/CLI.hpp>

#include "cmake/precompiled.hpp"
#include "engine/kenes.hpp"
