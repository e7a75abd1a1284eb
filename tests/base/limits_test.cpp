// SPDX-License-Identifier: Apache-2.0
#include "storage/limits.hpp"

#include <gtest/gtest.h>

#include "storage/error.hpp"

namespace kenes {
namespace {

ErrorCode code_of(auto&& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code;
  }
  return ErrorCode::internal;
}

TEST(Limits, CancelStopsTheNextCheck) {
  Limits limits;
  limits.check();
  limits.cancel();
  EXPECT_EQ(code_of([&] { limits.check(); }), ErrorCode::interrupted);
}

TEST(Limits, AForeignFlagCancelsToo) {
  std::atomic<bool> flag{false};
  Limits limits;
  limits.set_cancel_flag(&flag);
  limits.check();
  flag = true;
  EXPECT_EQ(code_of([&] { limits.check(); }), ErrorCode::interrupted);
}

TEST(Limits, ADeadlineThatPassedIsSeenWithin64Calls) {
  Limits limits;
  limits.set_deadline(Limits::Clock::now() - std::chrono::seconds(1));
  EXPECT_EQ(code_of([&] {
              for (int i = 0; i < 64; ++i) limits.check();
            }),
            ErrorCode::time_limit);
}

TEST(Limits, MemoryIsRefusedBeyondTheBudgetAndCanBeGivenBack) {
  Limits limits;
  limits.set_memory(100);
  limits.charge(60);
  EXPECT_EQ(code_of([&] { limits.charge(50); }), ErrorCode::memory_limit);
  EXPECT_EQ(limits.used(), 60);
  {
    MemoryAccount account(limits);
    account.add(40);
    EXPECT_EQ(limits.used(), 100);
  }
  EXPECT_EQ(limits.used(), 60);
  EXPECT_EQ(limits.peak(), 100);
}

}  // namespace
}  // namespace kenes
