// SPDX-License-Identifier: Apache-2.0
// Ctrl-C. While an InterruptGuard lives, SIGINT sets a flag that statements look at, and the process goes on.
// Outside of guards SIGINT does what it did before. One guard at a time.
#pragma once

#include <csignal>

#include <atomic>

namespace kenes::shell {

class InterruptGuard {
 public:
  /// `insist`: a second SIGINT ends the process, for a run that nobody watches.
  explicit InterruptGuard(bool insist);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  static const std::atomic<bool>& flag();

 private:
  struct sigaction before_ {};
};

}  // namespace kenes::shell
