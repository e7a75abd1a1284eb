// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/cache.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "planning.hpp"

namespace kenes::plan {
namespace {

using testing::ElementsAre;

std::string readable(std::string key) {
  for (char& c : key)
    if (c == '\x01') c = '?';
  return key;
}

std::vector<std::string> literals(std::string_view text) {
  std::vector<std::string> found;
  for (const Value& value : lift_literals(text).literals) found.push_back(to_literal(value));
  return found;
}

std::string key(std::string_view text) { return readable(lift_literals(text).key); }

TEST(LiftLiterals, TakesNumbersAndStringsOutOfConditions) {
  const char* text = "MATCH (p:Person {id: 42, name: 'Ada'}) WHERE p.h > 1.75 RETURN p";
  EXPECT_EQ(key(text), "MATCH (p:Person {id: ?i, name: ?s}) WHERE p.h > ?f RETURN p");
  EXPECT_THAT(literals(text), ElementsAre("42", "'Ada'", "1.75"));
}

TEST(LiftLiterals, KindsBelongToTheKey) {
  EXPECT_NE(key("MATCH (n) WHERE n.x = 1 RETURN n"), key("MATCH (n) WHERE n.x = 1.0 RETURN n"));
  EXPECT_EQ(key("MATCH (n) WHERE n.x = 1 RETURN n"), key("MATCH (n) WHERE n.x = 234 RETURN n"));
  EXPECT_EQ(key("MATCH (n) WHERE n.x = 'a' RETURN n"), key("MATCH (n) WHERE n.x = \"b\" RETURN n"));
}

TEST(LiftLiterals, LeavesWhatIsNoValueOrNamesColumns) {
  for (const char* text : {
           "RETURN 1 AS x, 'a'",
           "MATCH (n) RETURN n.x + 1",
           "MATCH (n) RETURN n SKIP 1 LIMIT 2",
           "MATCH (n) WITH n.x + 1 AS y ORDER BY y + 2 LIMIT 3 RETURN y",
           "MATCH (a)-[:R*1..3]->(b) RETURN a",
           "MATCH (a)-[*2]->(b) RETURN a",
           "MATCH (`a 1`:B2) WHERE `a 1`.c3 = $4 RETURN 5",
           "MATCH (n) /* 7 'x' */ RETURN n // 8",
           "MATCH (n) WHERE n.x = 0x1F RETURN n",
           "MATCH (n) WHERE n.x = 'a\\n' RETURN n",
           "MATCH (n) WHERE n.x = 99999999999999999999 RETURN n",
           "MATCH (n) RETURN EXISTS { MATCH (n {x: 1}) }",
           "MATCH (n) RETURN [x IN n.l WHERE x > 3]",
           "EXPLAIN MATCH (n {x: 1}) RETURN n",
           "MATCH (n) WHERE n.x = 1 \x01 RETURN n",
       })
    EXPECT_THAT(literals(text), ElementsAre()) << text;
}

TEST(LiftLiterals, KnowsClausesInsideSubqueriesAndAfterWith) {
  EXPECT_THAT(literals("MATCH (n) WHERE n.a STARTS WITH 'x' AND n.b = 1 RETURN n"), ElementsAre("'x'", "1"));
  EXPECT_THAT(literals("MATCH (n) WITH n, 1 AS one WHERE n.x > 2 RETURN 3"), ElementsAre("2"));
  EXPECT_THAT(literals("CALL { MATCH (n {x: 1}) RETURN 2 AS y } RETURN y"), ElementsAre("1"));
  EXPECT_THAT(literals("MATCH (n) WHERE EXISTS { MATCH (n)-[:R {w: 1}]->(m) WHERE m.x = 2 } RETURN 3"),
              ElementsAre("1", "2"));
  EXPECT_THAT(literals("UNWIND [1, 2] AS x CREATE (:A {v: x, w: 'y'}) SET x.z = 2.5"),
              ElementsAre("1", "2", "'y'", "2.5"));
  EXPECT_THAT(literals("MATCH (n:MATCH {x: 1}) WHERE n.return = 2 AND n.limit = 3 RETURN n"),
              ElementsAre("1", "2", "3"));
}

std::shared_ptr<const CachedPlan> made(const std::string& text, const LiftedText& lifted) {
  syntax::Statement statement = grammar::parse(text);
  ScopeResult scoped = scope(statement, {functions::Registry::built_in(), no_procedures(), nullptr});
  return make_plan(std::move(statement), std::move(scoped), lifted, society(),
                   functions::Registry::built_in(), no_procedures());
}

TEST(PlanCache, SharesAPlanBetweenLiterals) {
  PlanCache cache;
  const std::string first = "MATCH (p:Person {id: 42}) RETURN p.born",
                    second = "MATCH (p:Person {id: 7}) RETURN p.born";
  const LiftedText lifted = lift_literals(first);
  const auto version = society().catalog_version();
  EXPECT_EQ(cache.find(lifted, version), nullptr);
  const auto plan = made(first, lifted);
  EXPECT_TRUE(plan->uses_literals);
  EXPECT_THAT(outline(plan->plan), testing::HasSubstr("NodeIndexSeek (p:Person).id = $literal0"));
  cache.add(lifted, plan);
  EXPECT_EQ(cache.find(lift_literals(second), version), plan);
  EXPECT_EQ(cache.find(lift_literals("MATCH (p:Person {id: 'x'}) RETURN p.born"), version), nullptr);
}

TEST(PlanCache, ReplacesNegativeLiteralsAndThoseOfChains) {
  const std::string text = "MATCH (p:Person) WHERE p.x = -3 AND 1 < 2 < p.y RETURN p";
  const LiftedText lifted = lift_literals(text);
  const auto plan = made(text, lifted);
  EXPECT_TRUE(plan->uses_literals);
  EXPECT_THAT(outline(plan->plan), testing::Not(testing::HasSubstr("3")));
}

TEST(PlanCache, FallsBackToTheTextWhereALiteralHasToStay) {
  const std::string text = "MATCH (n {x: 1}) RETURN n", other = "MATCH (n {x: 2}) RETURN n";
  LiftedText lifted = lift_literals(text);
  lifted.places.front().offset += 2;  // as if the scanner had taken something for a value that is none
  const auto plan = made(text, lifted);
  EXPECT_FALSE(plan->uses_literals);
  PlanCache cache;
  cache.add(lifted, plan);
  const auto version = society().catalog_version();
  EXPECT_EQ(cache.find(lift_literals(text), version), plan);
  EXPECT_EQ(cache.find(lift_literals(other), version), nullptr);
}

TEST(PlanCache, DropsPlansOfAnotherCatalogAndTheLeastUsed) {
  PlanCache cache(2);
  const auto version = society().catalog_version();
  const auto lift = [](const std::string& text) { return lift_literals(text); };
  const std::string a = "RETURN 1", b = "RETURN 2", c = "RETURN 3";
  for (const std::string& text : {a, b}) cache.add(lift(text), made(text, lift(text)));
  EXPECT_NE(cache.find(lift(a), version), nullptr);
  cache.add(lift(c), made(c, lift(c)));
  EXPECT_EQ(cache.find(lift(b), version), nullptr);
  EXPECT_NE(cache.find(lift(a), version), nullptr);
  EXPECT_EQ(cache.find(lift(a), version + 1), nullptr);
  EXPECT_EQ(cache.find(lift(a), version), nullptr);
  EXPECT_EQ(cache.numbers().size, 1u);
}

TEST(PlanCache, MayBeUsedByManyThreads) {
  PlanCache cache(8);
  const auto version = society().catalog_version();
  std::vector<std::thread> threads;
  const auto plan = made("RETURN 1", lift_literals("RETURN 1"));
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 500; ++i) {
        const std::string text = "RETURN " + std::to_string((t * 7 + i) % 20);
        const LiftedText lifted = lift_literals(text);
        if (!cache.find(lifted, version)) cache.add(lifted, plan);
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(cache.numbers().size, 8u);
}

TEST(MovePlace, FollowsLiteralsOfOtherLengths) {
  const std::string was = "MATCH (n {x: 1})\nWHERE n.y = 'abc' AND n.z",
                    is = "MATCH (n {x: 12345})\nWHERE n.y = '' AND n.z";
  const LiftedText planned = lift_literals(was), now = lift_literals(is);
  const auto offset = static_cast<std::uint32_t>(was.find("n.z"));
  const Position moved = move_place({2, 23, offset, 3}, planned.places, now);
  EXPECT_EQ(moved.offset, is.find("n.z"));
  EXPECT_EQ(moved.line, 2u);
  EXPECT_EQ(moved.column, 20u);
  EXPECT_EQ(moved.length, 3u);
}

}  // namespace
}  // namespace kenes::plan
