// SPDX-License-Identifier: Apache-2.0
// Components of points, for property access; the functions point() and point.distance() are in spatial.cpp.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "storage/value.hpp"

namespace kenes::functions {

/// `point.key`: `x`, `y`, `z`, `longitude`, `latitude`, `height`, `crs`, `srid`; nothing where the value is
/// no point or has no such component.
std::optional<Value> point_component(const Value& value, std::string_view key);
std::vector<std::string_view> point_components();

}  // namespace kenes::functions
