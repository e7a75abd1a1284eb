// SPDX-License-Identifier: Apache-2.0
#include "engine/algorithms/team.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

// Below this many list entries threads cost more than they bring.
constexpr double parallel_from = 50'000;
constexpr unsigned most_by_default = 16;
constexpr std::int64_t most_threads = 256;

}  // namespace

Team::~Team() {
  over_.store(true, std::memory_order_relaxed);
  round_.fetch_add(1, std::memory_order_release);
  round_.notify_all();
  others_.clear();  // joins, while all that they look at is still there
}

void Team::each_piece(std::uint32_t pieces, const std::function<void(std::uint32_t, unsigned)>& work) {
  if (pieces == 0) return;
  work_ = &work;
  pieces_ = pieces;
  done_.store(0, std::memory_order_relaxed);
  left_.store(pieces, std::memory_order_release);
  if (pieces > 1 && members_ > 1) {
    start();
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
  }
  take_pieces(0);
  for (std::uint32_t done; (done = done_.load(std::memory_order_acquire)) != pieces;)
    done_.wait(done, std::memory_order_acquire);
  if (failed_.load(std::memory_order_relaxed)) {
    failed_.store(false, std::memory_order_relaxed);
    std::rethrow_exception(std::exchange(error_, nullptr));
  }
}

// A machine that gives no more threads only makes the call slower.
void Team::start() {
  if (std::exchange(started_, true)) return;
  try {
    for (unsigned member = 1; member < members_; ++member)
      others_.emplace_back([this, member] { follow(member); });
  } catch (const std::system_error&) {
  }
}

void Team::follow(unsigned member) {
  for (std::uint32_t round = 0;;) {
    round_.wait(round, std::memory_order_acquire);
    round = round_.load(std::memory_order_acquire);
    if (over_.load(std::memory_order_relaxed)) return;
    take_pieces(member);
  }
}

void Team::take_pieces(unsigned member) {
  for (;;) {
    std::uint32_t left = left_.load(std::memory_order_relaxed);
    do {
      if (left == 0) return;
    } while (!left_.compare_exchange_weak(left, left - 1, std::memory_order_acq_rel));
    const std::uint32_t pieces = pieces_;
    if (!failed_.load(std::memory_order_relaxed)) try {
        limits_.check();
        (*work_)(pieces - left, member);
      } catch (...) {
        std::lock_guard lock(error_mutex_);
        if (!error_) error_ = std::current_exception();
        failed_.store(true, std::memory_order_relaxed);
      }
    if (done_.fetch_add(1, std::memory_order_acq_rel) + 1 == pieces) done_.notify_one();
  }
}

unsigned team_size(const functions::Options& options, double work, Position at) {
  const auto most =
      static_cast<std::int64_t>(std::clamp(std::thread::hardware_concurrency(), 1u, most_by_default));
  const std::int64_t threads = options.integer("threads", most);
  if (threads < 1 || threads > most_threads)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "`threads` must be between 1 and 256", at);
  return work < parallel_from ? 1 : static_cast<unsigned>(threads);
}

}  // namespace kenes::algorithms
