// SPDX-License-Identifier: Apache-2.0
// GoogleTest and what comes with it, compiled once for all test programs.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cmake/precompiled.hpp"
