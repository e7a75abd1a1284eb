// SPDX-License-Identifier: Apache-2.0
// PooledVector: a vector whose large buffers come from free ones that the process keeps, as touching fresh
// pages costs more than most of what a statement does with them: tables of grouping, joins and sorts are as
// large in the next statement. At most `pooled_limit` bytes are kept; what is beyond goes back to the system.
// All threads.
#pragma once

#include <cstddef>
#include <vector>

namespace kenes {

constexpr std::size_t pooled_limit = std::size_t{64} << 20;

/// A buffer of at least this size; small ones come from the heap. Throws std::bad_alloc.
void* take_buffer(std::size_t bytes);
/// Gives back what take_buffer() gave for as many bytes.
void give_buffer(void* buffer, std::size_t bytes) noexcept;
/// The bytes of buffers that are kept free.
std::size_t pooled_bytes() noexcept;

template <class T>
struct PooledAllocator {
  using value_type = T;

  PooledAllocator() = default;
  template <class U>
  PooledAllocator(const PooledAllocator<U>&) noexcept {}

  T* allocate(std::size_t count) { return static_cast<T*>(take_buffer(count * sizeof(T))); }
  void deallocate(T* buffer, std::size_t count) noexcept { give_buffer(buffer, count * sizeof(T)); }

  bool operator==(const PooledAllocator&) const = default;
};

template <class T>
using PooledVector = std::vector<T, PooledAllocator<T>>;

}  // namespace kenes
