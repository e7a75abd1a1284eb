// SPDX-License-Identifier: Apache-2.0
// Random statements have one answer in every way they can be run. KENES_ANSWERS sets how many, and
// KENES_ANSWERS_SEED where they begin: statement i of graph g comes from seed g * 1000 + i, so a failure can
// be had again by its seed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/answers/generator.hpp"
#include "tests/answers/ways.hpp"

namespace kenes::answers {
namespace {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

constexpr std::uint64_t statements_of_a_graph = 20;

TEST(Answers, AreOneInEveryWay) {
  const std::uint64_t wanted = setting("KENES_ANSWERS", 300), first = setting("KENES_ANSWERS_SEED", 1);
  std::uint64_t tried = 0, refused = 0, too_large = 0, empty = 0, differences = 0;
  std::string last_refusal;
  for (std::uint64_t graph = first; tried < wanted && differences < 5; ++graph) {
    std::mt19937_64 random(graph);
    Ways ways(random_sample(random));
    for (std::uint64_t i = 0; i < statements_of_a_graph; ++i) {
      const std::uint64_t seed = graph * 1000 + i;
      Generator generator(seed);
      const auto clauses = i % 3 == 2 ? generator.updating() : generator.reading();
      const Verdict verdict = ways.compare(joined(clauses), seed);
      ++tried;
      refused += verdict.outcome == Outcome::refused;
      empty += verdict.outcome == Outcome::same_and_empty;
      too_large += verdict.outcome == Outcome::too_large;
      if (verdict.outcome == Outcome::refused) last_refusal = verdict.report;
      if (verdict.outcome == Outcome::refused && setting("KENES_ANSWERS_REFUSED", 0))
        fmt::print("{}\n", last_refusal);
      if (verdict.outcome != Outcome::different) continue;
      ++differences;
      ADD_FAILURE() << "graph " << graph << ", statement " << i << "\n"
                    << joined(clauses) << "\n\nsmaller:\n"
                    << smallest(ways.sample(), clauses, seed);
    }
  }
  RecordProperty("tried", static_cast<int>(tried));
  fmt::print("{} statements, {} refused, {} too large, {} without rows\n", tried, refused, too_large, empty);
  EXPECT_LT(empty * 2, tried);
  EXPECT_LT(refused * 10, tried) << "the generator makes too many wrong statements, such as\n"
                                 << last_refusal;
}

TEST(Answers, AreOneAfterFoldingAndReopening) {
  const std::uint64_t wanted = setting("KENES_ANSWERS", 400) / 40, first = setting("KENES_ANSWERS_SEED", 1);
  const std::string folder =
      (std::filesystem::temp_directory_path() / fmt::format("kenes_answers_{}", ::getpid())).string();
  for (std::uint64_t graph = first; graph < first + wanted; ++graph) {
    std::mt19937_64 random(graph);
    const Sample sample = random_sample(random);
    std::vector<std::string> statements;
    for (std::uint64_t i = 0; i < 10; ++i) {
      Generator generator(graph * 1000 + 500 + i);
      statements.push_back(joined(generator.updating()));
    }
    const Verdict verdict = compare_on_disk(sample, statements, folder);
    ASSERT_NE(verdict.outcome, Outcome::different) << "graph " << graph << "\n"
                                                   << sample.text() << "\n\n"
                                                   << verdict.report;
  }
}

class KnownFaults : public testing::TestWithParam<const char*> {};

// What other engines got wrong.
TEST_P(KnownFaults, AreNotOurs) {
  for (std::uint64_t graph = 1; graph < 8; ++graph) {
    std::mt19937_64 random(graph);
    Ways ways(random_sample(random));
    const Verdict verdict = ways.compare(GetParam(), graph);
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
