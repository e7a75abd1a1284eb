// SPDX-License-Identifier: Apache-2.0
// Random statements have one answer in every way they can be run. KENES_ANSWERS sets how many, and
// KENES_ANSWERS_SEED where they begin: statement i of graph g comes from seed g * 1000 + i, so a failure can
// be had again by its seed.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "tests/answers/generator.hpp"
#include "tests/answers/on_disk.hpp"
#include "tests/answers/ways.hpp"

namespace kenes::answers {
namespace {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

constexpr std::uint64_t statements_of_a_graph = 20;
constexpr std::uint64_t graphs_of_one_on_disk = 10;

/// What came of many statements.
struct Score {
  std::uint64_t tried = 0, refused = 0, too_large = 0, empty = 0, different = 0;
  std::string last_refusal;
  Tally tally;

  void count(const Verdict& verdict) {
    ++tried;
    refused += verdict.outcome == Outcome::refused;
    empty += verdict.outcome == Outcome::same_and_empty;
    too_large += verdict.outcome == Outcome::too_large;
    different += verdict.outcome == Outcome::different;
    if (verdict.outcome != Outcome::refused) return;
    last_refusal = verdict.report;
    if (setting("KENES_ANSWERS_REFUSED", 0)) fmt::print("{}\n", last_refusal);
  }
};

void print(const Tally& tally) {
  for (const auto& [way, count] : tally) fmt::print("{:8} {}\n", count, way);
}

/// Statements over one sample; those that differ are reported, as small as can be.
void ask_all(const Sample& sample, double rows, std::uint64_t graph, Databases& databases, Score& score) {
  Ways ways(sample, databases, score.tally);
  for (std::uint64_t i = 0; i < statements_of_a_graph; ++i) {
    Generator generator(graph * 1000 + i, {static_cast<double>(sample.nodes.size()),
                                           static_cast<double>(sample.edges.size()), rows});
    const auto clauses = i % 3 == 2 ? generator.updating() : generator.reading();
    const std::uint64_t turn = score.tried;
    const Verdict verdict = ways.compare(joined(clauses), turn);
    score.count(verdict);
    if (verdict.outcome == Outcome::different)
      ADD_FAILURE() << "graph " << graph << ", statement " << i << "\n"
                    << joined(clauses) << "\n"
                    << verdict.report << "\n\nsmaller:\n"
                    << smallest(sample, clauses, turn);
  }
}

void judge(const Score& score) {
  fmt::print("{} statements, {} refused, {} too large, {} without rows\n", score.tried, score.refused,
             score.too_large, score.empty);
  print(score.tally);
  // Else the run proves less than it seems to.
  EXPECT_LT(score.empty * 2, score.tried);
  EXPECT_LT(score.too_large * 20, score.tried);
  EXPECT_LT(score.refused * 20, score.tried) << "the generator makes too many wrong statements, such as\n"
                                             << score.last_refusal;
}

TEST(Answers, AreOneInEveryWay) {
  const std::uint64_t wanted = setting("KENES_ANSWERS", 1000);
  Databases databases;
  Score score;
  for (std::uint64_t graph = setting("KENES_ANSWERS_SEED", 1); score.tried < wanted && score.different < 5;
       ++graph) {
    std::mt19937_64 random(graph);
    ask_all(random_sample(random), 300, graph, databases, score);
  }
  judge(score);
}

// Here the engine with all rewrites off is what the other ways are compared with.
TEST(Answers, AreOneOverLargerGraphs) {
  const std::uint64_t wanted = setting("KENES_ANSWERS", 1000) / 20;
  Databases databases;
  Score score;
  for (std::uint64_t graph = setting("KENES_ANSWERS_SEED", 1); score.tried < wanted && score.different < 3;
       ++graph) {
    std::mt19937_64 random(graph);
    ask_all(random_large_sample(random), 5000, graph, databases, score);
  }
  judge(score);
}

TEST(Answers, AreOneAfterFoldingAndReopening) {
  const std::uint64_t graphs = setting("KENES_ANSWERS", 1000) / statements_of_a_graph / graphs_of_one_on_disk;
  const std::uint64_t first = setting("KENES_ANSWERS_SEED", 1);
  Tally tally;
  OnDisk on_disk(
      (std::filesystem::temp_directory_path() / fmt::format("kenes_answers_{}", ::getpid())).string(), tally);
  for (std::uint64_t graph = first; graph < first + graphs; ++graph) {
    std::mt19937_64 random(graph);
    std::uint64_t seed = graph * 1000 + 500;
    Verdict verdict =
        on_disk.compare(random_sample(random), [&](bool updating, const Generator::Measure& measure) {
          Generator generator(seed++, measure);
          return joined(updating ? generator.updating() : generator.reading());
        });
    if (verdict.outcome == Outcome::same && graph % graphs_of_one_on_disk == 0) verdict = on_disk.check();
    ASSERT_NE(verdict.outcome, Outcome::different) << "graph " << graph << "\n" << verdict.report;
  }
  print(tally);
}

class KnownFaults : public testing::TestWithParam<const char*> {};

// What other engines got wrong.
TEST_P(KnownFaults, AreNotOurs) {
  Databases databases;
  Tally tally;
  for (std::uint64_t graph = 1; graph < 8; ++graph) {
    std::mt19937_64 random(graph);
    Ways ways(random_sample(random), databases, tally);
    const Verdict verdict = ways.compare(GetParam(), graph, true);
    ASSERT_TRUE(verdict.outcome == Outcome::same || verdict.outcome == Outcome::same_and_empty)
        << ways.sample().text() << "\n"
        << GetParam() << "\n"
        << verdict.report;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Statements, KnownFaults,
    testing::Values(
        "MATCH (a) RETURN a.x AS k, count(DISTINCT a.y) AS d, count(a.y) AS n, sum(a.x) AS s, count(*) AS c",
        "MATCH (a)-[r]->() RETURN count(DISTINCT a) AS d, sum(DISTINCT r.w) AS e, sum(r.w) AS s, count(r) AS "
        "n",
        "MATCH (a)-->()-->(c) RETURN a.id AS a, c.id AS c, count(*) AS n",
        "MATCH (a)-[:R]->()<-[:R]-(c) RETURN count(*) AS n",
        "MATCH (a)-->()--(c) WHERE a.id < c.id RETURN a.id AS a, c.id AS c", "MATCH (a:A) DETACH DELETE a",
        "MATCH (a:B) DETACH DELETE a WITH count(*) AS n MATCH (x)--(y) RETURN n, x, y",
        "MATCH (n:A {id: 0}) RETURN n", "MATCH (n:B) WHERE n.x = 0 RETURN n",
        "MATCH (n:A) WHERE n.y = 0.0 RETURN n", "MATCH (a) WHERE a.x IN [0, null] RETURN a",
        "MATCH (a) WHERE NOT a.x IN [0, null] RETURN a",
        "OPTIONAL MATCH (a:Unknown) RETURN count(a) AS n, count(*) AS c, collect(a) AS bag",
        "MATCH (a) OPTIONAL MATCH (a)-[:R]->(b) WHERE b.x > a.x RETURN a.id AS a, collect(b.id) AS bag",
        "UNWIND [] AS i RETURN i", "MATCH (a) WITH a ORDER BY a.id LIMIT 0 RETURN count(a) AS n"));

}  // namespace
}  // namespace kenes::answers
