// SPDX-License-Identifier: Apache-2.0
// Passes over all elements that an index or constraint speaks of, with their values.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "storage/catalog.hpp"
#include "storage/limits.hpp"

namespace kenes {

/// Calls `visit` for each node with the label, or each relationship of the type, that has at least one of the
/// keys, or for a constraint each; values are those of the keys. Checks the limits.
void for_each_element(const GraphSource& graph, const IndexEntry& index, Limits& limits,
                      const std::function<void(std::uint32_t id, std::span<const Value> values)>& visit);

}  // namespace kenes
