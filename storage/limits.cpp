// SPDX-License-Identifier: Apache-2.0
#include "storage/limits.hpp"

#include <fmt/format.h>

#include "storage/error.hpp"

namespace kenes {

void Limits::stop_cancelled() { throw Error(ErrorCode::interrupted, "The statement was cancelled."); }

void Limits::check_deadline() {
  if (Clock::now() >= deadline_)
    throw Error(ErrorCode::time_limit, "The statement ran longer than its time limit allows.",
                "raise the time limit, or narrow the patterns down");
}

void Limits::stop_memory(std::int64_t asked) {
  std::int64_t held = used_.fetch_sub(asked, std::memory_order_relaxed) - asked;
  throw Error(
      ErrorCode::memory_limit,
      fmt::format("The statement needs more than its memory limit of {} bytes ({} held, {} more asked for).",
                  budget_, held, asked),
      "raise the memory limit, or return and sort fewer rows");
}

}  // namespace kenes
