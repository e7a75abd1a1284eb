// SPDX-License-Identifier: Apache-2.0
// Path values from the parts that a pattern binds.
#pragma once

#include <span>

#include "engine/run/operators.hpp"

namespace kenes::run {

/// The path of row `row` whose parts (node, relationship or list of them, node ...) lie in these slots; null
/// where a part is null.
Value path_of(std::span<const Slot> parts, const Batch& batch, std::uint32_t row);

/// Walks on from the path's last node over `edge`, in whichever direction it leads away from there.
void walk(Path& path, const Edge& edge);

}  // namespace kenes::run
