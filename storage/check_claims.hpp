// SPDX-License-Identifier: Apache-2.0
// The part of `kenes check` that looks at claims: every record of their family, and what it says beside the
// graph, the lists, the hidden columns and the counts. Reads one snapshot; any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "storage/snapshot.hpp"

namespace kenes {

struct ClaimCheck {
  const Rocks& rocks;
  const Snapshot& snapshot;
  /// Whether the plain graph has the row of a space.
  std::function<bool(std::uint16_t space, std::uint32_t row)> exists;
  std::function<void(std::string)> found;
};

/// Returns the number of records.
std::uint64_t check_claims(const ClaimCheck& check);

}  // namespace kenes
