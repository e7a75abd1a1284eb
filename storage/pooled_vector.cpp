// SPDX-License-Identifier: Apache-2.0
#include "storage/pooled_vector.hpp"

#include <array>
#include <bit>
#include <mutex>
#include <new>

namespace kenes {

namespace {

constexpr std::size_t smallest_pooled = std::size_t{32} << 10, largest_pooled = std::size_t{32} << 20;

// A buffer that is used after it was given back must be seen by the address sanitizer.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool keeps_buffers = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool keeps_buffers = false;
#else
constexpr bool keeps_buffers = true;
#endif
#else
constexpr bool keeps_buffers = true;
#endif

/// Free buffers by the power of two of their size.
struct Pool {
  struct Free {
    Free* next;
  };
  std::mutex mutex;
  std::array<Free*, 64> free{};
  std::size_t bytes = 0;
};

// Never destroyed: vectors of other static objects may outlive it.
Pool& pool() {
  static Pool& the_pool = *new Pool;
  return the_pool;
}

bool is_pooled(std::size_t bytes) {
  return keeps_buffers && bytes >= smallest_pooled && bytes <= largest_pooled;
}

}  // namespace

void* take_buffer(std::size_t bytes) {
  if (!is_pooled(bytes)) return ::operator new(bytes);
  std::size_t size = std::bit_ceil(bytes);
  Pool& from = pool();
  {
    std::lock_guard lock(from.mutex);
    auto& free = from.free[static_cast<std::size_t>(std::countr_zero(size))];
    if (free != nullptr) {
      void* buffer = free;
      free = free->next;
      from.bytes -= size;
      return buffer;
    }
  }
  return ::operator new(size);
}

void give_buffer(void* buffer, std::size_t bytes) noexcept {
  if (is_pooled(bytes)) {
    std::size_t size = std::bit_ceil(bytes);
    Pool& to = pool();
    std::lock_guard lock(to.mutex);
    if (to.bytes + size <= pooled_limit) {
      auto& free = to.free[static_cast<std::size_t>(std::countr_zero(size))];
      free = new (buffer) Pool::Free{free};
      to.bytes += size;
      return;
    }
  }
  ::operator delete(buffer);
}

std::size_t pooled_bytes() noexcept {
  Pool& of = pool();
  std::lock_guard lock(of.mutex);
  return of.bytes;
}

}  // namespace kenes
