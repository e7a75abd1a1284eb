// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/interrupt.hpp"

namespace kenes::shell {
namespace {

std::atomic<bool> interrupted{false};
std::atomic<bool> second_ends{false};

void on_interrupt(int signal) {
  if (interrupted.exchange(true) && second_ends.load()) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

}  // namespace

InterruptGuard::InterruptGuard(bool insist) {
  interrupted = false;
  second_ends = insist;
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, &before_);
}

InterruptGuard::~InterruptGuard() { sigaction(SIGINT, &before_, nullptr); }

const std::atomic<bool>& InterruptGuard::flag() { return interrupted; }

}  // namespace kenes::shell
