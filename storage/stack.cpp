// SPDX-License-Identifier: Apache-2.0
#include "storage/stack.hpp"

#include <pthread.h>

#include <cstdint>

namespace kenes {
namespace {

struct Bounds {
  std::uintptr_t low = 0, high = 0;
};

Bounds bounds_of_this_thread() noexcept {
  Bounds bounds;
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return bounds;
  void* address = nullptr;
  std::size_t size = 0, guard = 0;
  if (pthread_attr_getstack(&attributes, &address, &size) == 0 &&
      pthread_attr_getguardsize(&attributes, &guard) == 0) {
    bounds.low = reinterpret_cast<std::uintptr_t>(address) + guard;
    bounds.high = reinterpret_cast<std::uintptr_t>(address) + size;
  }
  pthread_attr_destroy(&attributes);
  return bounds;
}

}  // namespace

std::size_t stack_left() noexcept {
  thread_local const Bounds bounds = bounds_of_this_thread();
  const auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
  return here > bounds.low && here <= bounds.high ? here - bounds.low : SIZE_MAX;
}

std::size_t levels_that_fit(std::size_t bytes_each) noexcept {
  const std::size_t left = stack_left();
  return left > stack_of_statement ? (left - stack_of_statement) / bytes_each : 0;
}

}  // namespace kenes
