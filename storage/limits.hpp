// SPDX-License-Identifier: Apache-2.0
// Limits: what may stop a statement: the host's cancel flag, a deadline, a memory budget. One per running
// statement, passed to every operator, source and algorithm; every loop that can be long calls check() now
// and then. cancel() may come from any thread (or a signal handler); charge() and check() too (morsels run on
// all cores).
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace kenes {

class Limits {
 public:
  using Clock = std::chrono::steady_clock;

  void set_deadline(Clock::time_point at) noexcept { deadline_ = at; }
  void set_memory(std::int64_t bytes) noexcept { budget_ = bytes; }
  /// A flag that somebody else owns and sets; it must outlive this. May be null.
  void set_cancel_flag(const std::atomic<bool>* flag) noexcept { external_ = flag; }
  void cancel() noexcept { cancelled_.store(true, std::memory_order_relaxed); }

  /// Throws Error (interrupted, time_limit). A relaxed load, plus a clock read every 64th call of this
  /// object.
  void check() {
    if (cancelled_.load(std::memory_order_relaxed) ||
        (external_ && external_->load(std::memory_order_relaxed)))
      stop_cancelled();
    if (deadline_ != Clock::time_point::max()) check_deadline();
  }
  /// Accounts for bytes held from now on (negative: given back). Throws Error (memory_limit) beyond the
  /// budget.
  void charge(std::int64_t bytes) {
    if (used_.fetch_add(bytes, std::memory_order_relaxed) + bytes > budget_ && bytes > 0) stop_memory(bytes);
    if (auto now = used_.load(std::memory_order_relaxed); now > peak_.load(std::memory_order_relaxed))
      peak_.store(now, std::memory_order_relaxed);
  }
  std::int64_t used() const noexcept { return used_.load(std::memory_order_relaxed); }
  std::int64_t peak() const noexcept { return peak_.load(std::memory_order_relaxed); }

 private:
  [[noreturn]] void stop_cancelled();
  void check_deadline();
  [[noreturn]] void stop_memory(std::int64_t asked);

  std::atomic<bool> cancelled_{false};
  const std::atomic<bool>* external_ = nullptr;
  Clock::time_point deadline_ = Clock::time_point::max();
  std::int64_t budget_ = INT64_MAX;
  std::atomic<std::int64_t> used_{0};
  std::atomic<std::int64_t> peak_{0};
};

/// Gives back on destruction what it charged.
class MemoryAccount {
 public:
  explicit MemoryAccount(Limits& limits) noexcept : limits_(&limits) {}
  MemoryAccount(const MemoryAccount&) = delete;
  MemoryAccount& operator=(const MemoryAccount&) = delete;
  ~MemoryAccount() { limits_->charge(-held_); }
  void add(std::int64_t bytes) {
    limits_->charge(bytes);
    held_ += bytes;
  }
  void release_all() {
    limits_->charge(-held_);
    held_ = 0;
  }

 private:
  Limits* limits_;
  std::int64_t held_ = 0;
};

}  // namespace kenes
