// SPDX-License-Identifier: Apache-2.0
// Asking before one value grows large: a string or list that a body is about to make.
#pragma once

#include <cstddef>

#include "engine/functions/function.hpp"

namespace kenes::functions {

/// Throws Error (memory_limit) if `bytes` more do not fit into the statement's budget (or, where there is
/// none, into 2 GiB). Nothing stays charged: whoever keeps the value accounts for it.
inline void check_room(const FunctionContext& context, std::size_t bytes) {
  constexpr std::size_t small = std::size_t{1} << 20, most = std::size_t{1} << 31;
  if (bytes < small) return;
  if (bytes > most)
    throw Error(ErrorCode::memory_limit, "", Phase::runtime,
                "one value of " + std::to_string(bytes >> 20) + " MiB is too large", context.at);
  if (!context.limits) return;
  context.limits->check();
  MemoryAccount account(*context.limits);
  account.add(static_cast<std::int64_t>(bytes));
}

}  // namespace kenes::functions
