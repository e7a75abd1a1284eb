// SPDX-License-Identifier: Apache-2.0
// A writer process is killed with -9 at random moments, over and over on the same database. Every answered
// commit must be there, at most the one being answered besides, nothing of any other, and `check` clean.
#include <fcntl.h>
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
#include "storage/claim_source.hpp"
#include "tests/crash/steps.hpp"

namespace kenes::crash {
namespace {

struct Expected {
  std::uint64_t nodes = 0, edges = 0;
};

Expected after(std::int64_t steps) {
  Expected expected;
  for (std::int64_t i = 0; i < steps; ++i) {
    if (is_bulk(i)) {
      expected.nodes += bulk_nodes;
      continue;
    }
    ++expected.nodes;
    if (is_bulk(i / 2)) continue;
    const bool taken_back = is_undone(i) && i + 1 < steps;
    expected.edges += taken_back ? 0 : 1;
  }
  return expected;
}

/// Lets the writer run for a while and kills it; returns the number of steps that it answered, or -1.
std::int64_t run_writer(const std::string& path, std::chrono::microseconds time) {
  int pipe[2];
  if (::pipe(pipe) != 0) return -1;
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe[1], STDOUT_FILENO);
    ::close(pipe[0]);
    ::close(pipe[1]);
    ::execl(KENES_CRASH_WRITER, "crash_writer", path.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(pipe[1]);
  // The clock starts with its first answer: opening takes longer than many steps.
  std::string text(1 << 16, 0);
  std::string answers;
  auto read_more = [&] {
    const auto size = ::read(pipe[0], text.data(), text.size());
    if (size > 0) answers.append(text.data(), static_cast<std::size_t>(size));
    return size > 0;
  };
  if (read_more()) {
    std::this_thread::sleep_for(time);
    ::kill(child, SIGKILL);
    while (read_more()) {
    }
  }
  ::close(pipe[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
  if (answers.empty()) return -1;
  answers.resize(answers.rfind('\n'));
  const auto last = answers.rfind('\n');
  return std::atoll(answers.c_str() + (last == std::string::npos ? 0 : last + 1)) + 1;
}

/// What the writer claimed in this step about its node and its relationship.
void expect_claims(const GraphSource& graph, NodeId node, std::int64_t step, bool taken_back) {
  SCOPED_TRACE("step " + std::to_string(step));
  const ClaimSource& claims = *graph.claims();
  std::vector<Claim> found;
  claims.claims_on(Fact::property(Node{node}, graph.key("id")), found);
  ASSERT_EQ(found.size(), is_contested(step) ? 2u : 1u);
  EXPECT_EQ(found[0].value.as_integer(), step);
  EXPECT_EQ(found[0].at, "step " + std::to_string(step));
  std::vector<std::uint32_t> rows;
  claims.unbelieved_with(0, graph.key("id"), Value(-step - 1), rows);
  EXPECT_EQ(rows, is_contested(step) ? std::vector<std::uint32_t>{node} : std::vector<std::uint32_t>{});
  if (is_bulk(step / 2)) return;
  const TypeId type = graph.type("HALF");
  AdjacencyBatch batch;
  graph.adjacent({&node, 1}, type, Direction::out, batch);
  std::vector<Edge> aside;
  claims.shadow_edges(node, type, Direction::out, aside);
  ASSERT_EQ(aside.size(), taken_back ? 1u : 0u);
  ASSERT_EQ(batch.rows[0].size(), taken_back ? 0u : 1u);
  const EdgeId id = taken_back ? aside[0].id : batch.rows[0].id(0);
  claims.claims_on(Fact::existence(Edge{node, 0, id, type}), found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].is_live(), !taken_back);
}

void expect_steps(const std::string& path, std::int64_t answered) {
  auto store = Store::open(options(path));
  const auto snapshot = store->snapshot();
  const auto steps = static_cast<std::int64_t>(snapshot->commit()) - 1;
  ASSERT_GE(steps, answered);
  ASSERT_LE(steps, answered + 1);
  const auto expected = after(steps);
  EXPECT_EQ(snapshot->node_count(), expected.nodes);
  EXPECT_EQ(snapshot->edge_count(snapshot->type("HALF")), expected.edges);
  const auto index = snapshot->node_index(snapshot->label("Step"), snapshot->key("id"));
  ASSERT_TRUE(index);
  const KeyId keys[] = {snapshot->key("shard"), snapshot->key("id")};
  const auto shards = snapshot->index_on(false, snapshot->label("Step"), keys, false);
  if (steps == 0) return;
  ASSERT_TRUE(shards);
  for (std::int64_t i = std::max<std::int64_t>(0, steps - 100); i < steps; ++i) {
    if (is_bulk(i)) continue;
    const Value id(i);
    std::vector<NodeId> nodes;
    std::vector<std::uint32_t> counts;
    snapshot->index_lookup(*index, {&id, 1}, nodes, counts);
    ASSERT_EQ(nodes.size(), 1u) << "step " << i;
    const std::vector<Value> both = {Value(i % 8), id};
    std::vector<std::uint32_t> by_both;
    snapshot->index_lookup(*shards, both, by_both, counts);
    EXPECT_EQ(by_both, nodes) << "step " << i;
    Column text;
    snapshot->node_property(nodes, snapshot->key("text"), text);
    EXPECT_EQ(std::string(text.value(0).as_string()), text_of(i));
    expect_claims(*snapshot, nodes[0], i, is_undone(i) && i + 1 < steps);
  }
  for (const auto& finding : check_store(*store).findings) ADD_FAILURE() << finding;
}

TEST(Kill, AnsweredCommitsAreThereAndNothingElse) {
  const char* asked = std::getenv("KENES_CRASH_ROUNDS");
  const int rounds = asked ? std::atoi(asked) : 10;
  const auto folder = std::filesystem::temp_directory_path() / ("kenes-kill-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  std::mt19937 random(
      static_cast<std::uint32_t>(std::chrono::steady_clock::now().time_since_epoch().count()));
  for (int round = 0; round < rounds && !HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const auto answered = run_writer(folder.string(), std::chrono::microseconds(random() % 60'000));
    ASSERT_GE(answered, 0);
    expect_steps(folder.string(), answered);
    if (round % 40 == 39) std::filesystem::remove_all(folder);
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace kenes::crash
