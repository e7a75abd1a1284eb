// SPDX-License-Identifier: Apache-2.0
// A program that makes random claims is killed with -9 over and over on the same database. What is found
// there is what the model held at one commit: the last that was answered, or the one that was being answered.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "storage/check.hpp"
#include "tests/random_claims/changes.hpp"
#include "tests/random_claims/comparison.hpp"
#include "tests/random_claims/killed.hpp"

namespace kenes::random_claims {
namespace {

namespace fs = std::filesystem;

struct Answered {
  std::uint64_t commit = 0, statements = 0;
};

/// Starts the program and kills it some time after its first answer; the last answer.
Answered run_and_kill(const std::string& folder, std::uint32_t seed, std::uint64_t from,
                      std::chrono::microseconds time) {
  int pipe[2];
  if (::pipe(pipe) != 0) return {};
  const std::string seed_text = std::to_string(seed), from_text = std::to_string(from);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe[1], STDOUT_FILENO);
    ::close(pipe[0]);
    ::close(pipe[1]);
    ::execl(KENES_CLAIMS_WRITER, "random_claims_writer", folder.c_str(), seed_text.c_str(), from_text.c_str(),
            nullptr);
    ::_exit(127);
  }
  ::close(pipe[1]);
  std::string some(1 << 16, 0), answers;
  const auto read_more = [&] {
    const auto size = ::read(pipe[0], some.data(), some.size());
    if (size > 0) answers.append(some.data(), static_cast<std::size_t>(size));
    return size > 0;
  };
  // The clock starts with its first answer: opening takes longer than many statements.
  if (read_more()) {
    std::this_thread::sleep_for(time);
    ::kill(child, SIGKILL);
    while (read_more()) {
    }
  }
  ::close(pipe[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the program ended by itself";
  if (answers.empty()) return {};
  answers.resize(answers.rfind('\n'));
  const auto last = answers.rfind('\n');
  std::size_t size = 0;
  const std::string line = answers.substr(last == std::string::npos ? 0 : last + 1);
  const std::uint64_t commit = std::stoull(line, &size);
  return {commit, std::stoull(line.substr(size))};
}

/// Compares, and gives the commit that was found.
std::uint64_t expect_found(const std::string& folder, std::uint64_t answered, RandomChanges& chance) {
  auto store = Store::open(killed_options(folder));
  const auto snapshot = store->snapshot();
  const std::uint64_t found = snapshot->commit();
  EXPECT_GE(found, answered);
  EXPECT_LE(found, answered + 1);
  expect_same(*snapshot, read_world(folder, found), chance);
  for (const auto& finding : check_store(*store).findings) ADD_FAILURE() << finding;
  return found;
}

void remove_worlds_before(const fs::path& folder, std::uint64_t commit) {
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file() && entry.path() != world_path(folder.string(), commit))
      fs::remove(entry.path());
}

TEST(RandomClaims, WhatWasAnsweredOutlivesKills) {
  const char* asked = std::getenv("KENES_CLAIM_KILLS");
  const std::uint64_t wanted = asked ? std::strtoull(asked, nullptr, 10) : 400;
  const fs::path folder = fs::temp_directory_path() / ("kenes-claims-killed-" + std::to_string(::getpid()));
  std::mt19937 random(
      static_cast<std::uint32_t>(std::chrono::steady_clock::now().time_since_epoch().count()));
  World nothing;
  std::uint64_t statements = 0, from = 0, in_this_one = 0, kills = 0;
  while (statements < wanted && !HasFailure()) {
    if (from == 0 || in_this_one > 600) {
      fs::remove_all(folder);
      fs::create_directories(folder);
      from = in_this_one = 0;
    }
    const auto seed = static_cast<std::uint32_t>(random());
    SCOPED_TRACE("kill " + std::to_string(kills++) + ", seed " + std::to_string(seed));
    RandomChanges chance(nothing, seed);
    const Answered answered =
        run_and_kill(folder.string(), seed, from, std::chrono::microseconds(random() % 60'000));
    ASSERT_GT(answered.commit, 0u);
    from = expect_found(folder.string(), answered.commit, chance);
    remove_worlds_before(folder, from);
    statements += answered.statements;
    in_this_one += answered.statements;
  }
  if (HasFailure()) {
    std::fprintf(stderr, "the database is kept in %s\n", folder.c_str());
    return;
  }
  std::printf("%llu statements, %llu kills\n", static_cast<unsigned long long>(statements),
              static_cast<unsigned long long>(kills));
  fs::remove_all(folder);
}

}  // namespace
}  // namespace kenes::random_claims
