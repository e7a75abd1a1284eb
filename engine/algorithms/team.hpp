// SPDX-License-Identifier: Apache-2.0
// Team: the threads of one call of an algorithm, the caller's among them. Work comes in pieces, which members
// take when they are done with the one before, so that a core with other work holds nobody up. An algorithm
// cuts pieces, and adds up what they bring, in a way that does not depend on who took which: then its result
// is the same on any number of threads. Threads start with the first round that has use for them and are
// joined with the team. Belongs to the caller's thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/functions/procedure.hpp"
#include "storage/limits.hpp"

namespace kenes::algorithms {

class Team {
 public:
  /// `members` 1: the caller alone.
  Team(unsigned members, Limits& limits) : members_(members), limits_(limits) {}
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  unsigned size() const noexcept { return members_; }
  /// Calls work(piece, member) once for each piece below `pieces`, each on some member (0: the caller), and
  /// returns when all are done. The limits are checked before each piece; what is thrown in one ends the
  /// round early and is thrown here.
  void each_piece(std::uint32_t pieces, const std::function<void(std::uint32_t, unsigned)>& work);

 private:
  void start();
  void follow(unsigned member);
  void take_pieces(unsigned member);

  const unsigned members_;
  Limits& limits_;
  bool started_ = false;
  std::vector<std::jthread> others_;
  std::atomic<std::uint32_t> round_{0};
  std::atomic<bool> over_{false};
  std::atomic<std::uint32_t> left_{0};  // pieces that nobody took yet
  std::atomic<std::uint32_t> done_{0};
  // Set before left_ and not touched while a piece is in somebody's hands.
  const std::function<void(std::uint32_t, unsigned)>* work_ = nullptr;
  std::uint32_t pieces_ = 0;
  std::atomic<bool> failed_{false};
  std::mutex error_mutex_;
  std::exception_ptr error_;
};

/// How many threads a call may use: its option `threads`, else one a core (at most 16); one where `work`,
/// about the number of list entries that it will look at, is too little to share out. Throws Error
/// ArgumentError for a number out of range.
unsigned team_size(const functions::Options& options, double work, Position at);

}  // namespace kenes::algorithms
