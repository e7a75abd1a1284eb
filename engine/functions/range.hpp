// SPDX-License-Identifier: Apache-2.0
// The numbers of range(start, end, step), without a list: range() makes one of them, UNWIND walks them.
#pragma once

#include <cstdint>

namespace kenes::functions {

/// first, first + step, ... : `count` numbers, the last of which has not passed the end.
struct Range {
  std::int64_t first = 0, step = 1;
  std::uint64_t count = 0;

  /// `step` is not 0. Counts 2^64 - 1 where there are more.
  Range(std::int64_t start, std::int64_t end, std::int64_t by) : first(start), step(by) {
    if (by > 0 ? start > end : start < end) return;
    // Unsigned, because the distance may not fit into 63 bits.
    const auto from = static_cast<std::uint64_t>(start), to = static_cast<std::uint64_t>(end);
    const auto stride = static_cast<std::uint64_t>(by);
    const std::uint64_t last = by > 0 ? (to - from) / stride : (from - to) / (0 - stride);
    count = last == UINT64_MAX ? last : last + 1;
  }
  Range() = default;

  std::int64_t operator[](std::uint64_t i) const {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(first) +
                                     i * static_cast<std::uint64_t>(step));
  }
};

}  // namespace kenes::functions
