// SPDX-License-Identifier: Apache-2.0
// Team: each piece once, errors and limits end a round on all threads, little work starts none.
#include "engine/algorithms/team.hpp"

#include <gtest/gtest.h>

#include <set>

#include "storage/error.hpp"

namespace kenes {
namespace {

using algorithms::Team;

TEST(TeamThreads, TakeEachPieceOnce) {
  Limits limits;
  for (unsigned members : {1u, 2u, 5u}) {
    Team team(members, limits);
    for (std::uint32_t pieces : {0u, 1u, 2u, 3u, 100u, 1000u}) {
      std::vector<std::atomic<int>> taken(pieces);
      std::vector<std::uint64_t> sums(members, 0);  // no two threads are one member
      for (int round = 1; round <= 20; ++round) {
        team.each_piece(pieces, [&](std::uint32_t piece, unsigned member) {
          ++taken[piece];
          sums[member] += piece;
        });
        for (const auto& times : taken) ASSERT_EQ(times, round);
      }
      std::uint64_t sum = 0;
      for (std::uint64_t part : sums) sum += part;
      EXPECT_EQ(sum, pieces == 0 ? 0 : 20ull * pieces * (pieces - 1) / 2);
    }
  }
}

TEST(TeamThreads, EndTheRoundWithAnError) {
  Limits limits;
  Team team(3, limits);
  for (int round = 0; round < 20; ++round) {
    std::atomic<int> begun{0};
    EXPECT_THROW(team.each_piece(100'000,
                                 [&](std::uint32_t piece, unsigned) {
                                   ++begun;
                                   if (piece == 7) throw Error(ErrorCode::internal, "seven");
                                 }),
                 Error);
    EXPECT_LE(begun, 100'000);
    std::atomic<int> after{0};
    team.each_piece(10, [&](std::uint32_t, unsigned) { ++after; });
    EXPECT_EQ(after, 10) << "the next round is a new one";
  }
}

TEST(TeamThreads, StopWhenTheStatementIsCancelled) {
  Limits limits;
  Team team(3, limits);
  std::atomic<std::uint32_t> begun{0};
  try {
    team.each_piece(1'000'000, [&](std::uint32_t, unsigned) {
      if (++begun == 50) limits.cancel();
    });
    FAIL() << "it went on";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::interrupted);
  }
  EXPECT_LT(begun, 1'000'000u);
}

TEST(TeamThreads, AreNotStartedForLittle) {
  const Value map(Map{{"threads", 8}});
  const functions::Options options(map, {"threads"}, {});
  EXPECT_EQ(algorithms::team_size(options, 100, {}), 1u);
  EXPECT_EQ(algorithms::team_size(options, 1e9, {}), 8u);
  Limits limits;
  Team team(8, limits);
  std::set<std::thread::id> callers;
  for (int round = 0; round < 100; ++round)
    team.each_piece(1, [&](std::uint32_t, unsigned) { callers.insert(std::this_thread::get_id()); });
  EXPECT_EQ(callers, std::set<std::thread::id>{std::this_thread::get_id()}) << "one piece is the caller's";
}

}  // namespace
}  // namespace kenes
