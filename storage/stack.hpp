// SPDX-License-Identifier: Apache-2.0
// How much stack the calling thread has left. Parser, planner and operators walk down nested statements by
// recursion; embedding programs run them in threads of 512 KB as well as of 8 MB. What would not fit is
// refused before the walk begins, with an Error, from what a level was measured to cost. Any thread.
#pragma once

#include <cstddef>

namespace kenes {

/// Bytes from here to the end of this thread's stack; very many where that cannot be known (a coroutine's
/// own).
std::size_t stack_left() noexcept;

#if defined(__SANITIZE_ADDRESS__)
inline constexpr std::size_t frame_size_factor = 5;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr std::size_t frame_size_factor = 5;
#else
inline constexpr std::size_t frame_size_factor = 2;
#endif
#elif defined(__OPTIMIZE__)
inline constexpr std::size_t frame_size_factor = 1;
#else
inline constexpr std::size_t frame_size_factor = 2;
#endif

/// Measured, with what lies between for good measure: one level of brackets in the parser (the deepest
/// walker), one operator in a chain that runs, and what everything else needs.
inline constexpr std::size_t stack_of_nesting = 3500 * frame_size_factor;
inline constexpr std::size_t stack_of_operator = 500 * frame_size_factor;
inline constexpr std::size_t stack_of_statement = (64 << 10) * frame_size_factor;

/// How many levels of so many bytes fit into what this thread has left.
std::size_t levels_that_fit(std::size_t bytes_each) noexcept;

}  // namespace kenes
