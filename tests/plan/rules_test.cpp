// SPDX-License-Identifier: Apache-2.0
// Each rewrite on and off.
#include <gmock/gmock.h>

#include "engine/plan/rules/rules.hpp"
#include "planning.hpp"

namespace kenes::plan {
namespace {

using testing::HasSubstr;
using testing::Not;

void expect_rewrite(const std::string& rule, const std::string& text, const std::string& on) {
  EXPECT_THAT(outline(text), HasSubstr(on)) << text;
  EXPECT_THAT(outline(text, {rule}), Not(HasSubstr(on))) << text;
  EXPECT_THAT(outline(text, {"all"}), Not(HasSubstr(on))) << text;
}

TEST(Rules, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const Rule& rule : rules()) {
    EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
    EXPECT_FALSE(rule.sentence.empty());
  }
}

TEST(FoldLastExpand, CountsDegrees) {
  EXPECT_EQ(outline("MATCH (:Person)-[:KNOWS]->(b:Person) RETURN b.id AS id, count(*) AS n"),
            "Results id, n\n"
            "Aggregate id := b.id, n := count(*), each _6 times\n"
            "ExpandCount (b)<-[:KNOWS]-(:Person)\n"
            "NodeScan (b:Person)\n"
            "Argument\n");
  expect_rewrite("fold_last_expand", "MATCH (:Person)-[:KNOWS]->(b:Person) RETURN b.id, count(*)",
                 "ExpandCount");
}

TEST(FoldLastExpand, TakesLoopsOffWhereBothSidesOfANodeAreFolded) {
  EXPECT_EQ(outline("MATCH (:Person)-[:KNOWS]->(:Person)-[:KNOWS]->(:Person) RETURN count(*)"),
            "Results count(*)\n"
            "Aggregate count(*) := count(*), each _7 times\n"
            "ExpandCount (_2)-[:KNOWS]->(:Person), without loops\n"
            "ExpandCount (_2)<-[:KNOWS]-(:Person)\n"
            "NodeScan (_2:Person)\n"
            "Argument\n");
}

TEST(FoldLastExpand, TakesTheOneRelationshipOffThatCouldCoincide) {
  EXPECT_THAT(outline("MATCH (a:Person {id: 1})-[:KNOWS]->(b)-[:KNOWS]->(c) RETURN b.id, count(*)"),
              HasSubstr("ExpandCount (b)-[:KNOWS]->(), without _"));
}

TEST(FoldLastExpand, LeavesThreeThatCouldCoincideAlone) {
  EXPECT_THAT(outline("MATCH (a)-[:KNOWS]-(b)-[:KNOWS]-(c)-[:KNOWS]-(d) RETURN count(*)"),
              Not(HasSubstr("ExpandCount")));
}

TEST(FoldLastExpand, LeavesWhatIsUsedAlone) {
  EXPECT_THAT(outline("MATCH (a:Person {id: 1})-[k:KNOWS]->(b) RETURN count(b.id)"),
              Not(HasSubstr("ExpandCount")));
  EXPECT_THAT(outline("MATCH (a:Person {id: 1})-[k:KNOWS]->(b) RETURN sum(k.w)"),
              Not(HasSubstr("ExpandCount")));
  EXPECT_THAT(outline("MATCH (a:Person {id: 1})-[:KNOWS]->(b) RETURN DISTINCT a"),
              Not(HasSubstr("ExpandCount")));
}

TEST(IntersectCycles, JoinsTheListsOfATriangle) {
  const char* triangle =
      "MATCH (a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(c:Person), (a)-[:KNOWS]->(c) RETURN count(*)";
  expect_rewrite("intersect_cycles", triangle, "ExpandIntersect");
  EXPECT_THAT(outline(triangle), HasSubstr(", counted"));
}

TEST(IntersectCycles, LeavesClosingsOfOtherMatchesAlone) {
  EXPECT_THAT(
      outline(
          "MATCH (a:Person)-[:KNOWS]->(b:Person) MATCH (b)-[:KNOWS]->(c) MATCH (a)-[:KNOWS]->(c) RETURN c"),
      Not(HasSubstr("ExpandIntersect")));
}

TEST(SortLimitToTop, KeepsOnlyTheBest) {
  expect_rewrite("sort_limit_to_top", "MATCH (a:Person) RETURN a.id AS id ORDER BY id SKIP 2 LIMIT 3",
                 "first 2 + 3");
}

TEST(ProjectAfterLimit, ComputesTheRestLate) {
  const char* text = "MATCH (a:Person) RETURN a.id AS id, a.born AS born ORDER BY born LIMIT 3";
  EXPECT_EQ(outline(text),
            "Results id, born\n"
            "Project id := a.id\n"
            "Limit 3\n"
            "Sort born, first 3\n"
            "Project born := a.born\n"
            "NodeScan (a:Person)\n"
            "Argument\n");
  expect_rewrite("project_after_limit", text, "Project id := a.id\nLimit");
}

TEST(DistinctEnds, UsesAVisitedSet) {
  expect_rewrite("distinct_ends", "MATCH (a:Person {id: 1})-[:KNOWS*]->(b) RETURN DISTINCT b.id",
                 "distinct ends");
  expect_rewrite("distinct_ends", "MATCH (a:Person {id: 1})-[:KNOWS*0..3]->(b) RETURN count(DISTINCT b)",
                 "distinct ends");
  EXPECT_THAT(outline("MATCH (a:Person {id: 1})-[:KNOWS*2..3]->(b) RETURN DISTINCT b"),
              Not(HasSubstr("distinct ends")));
  EXPECT_THAT(outline("MATCH (a:Person {id: 1})-[:KNOWS*]->(b) RETURN count(b)"),
              Not(HasSubstr("distinct ends")));
}

TEST(HashJoin, JoinsScansByEqualProperties) {
  const char* text = "MATCH (a:Person), (b:Person) WHERE a.born = b.born AND b.born > 1960 RETURN a, b";
  expect_rewrite("hash_join", text, "HashJoin");
  EXPECT_THAT(outline(text), HasSubstr("NodeScan (a:Person)"));
  EXPECT_THAT(outline("MATCH (a:Person), (b:Person) WHERE a.born = b.id RETURN a, b"),
              Not(HasSubstr("HashJoin")));
}

TEST(LengthOfPath, DoesNotBuildThePath) {
  expect_rewrite("length_of_path",
                 "MATCH p = (c:Person)-[:KNOWS*1..3]->(:Person {id: 1}) RETURN c.id, length(p)", "size(");
  expect_rewrite(
      "length_of_path",
      "MATCH p = shortestPath((a:Person {id: 1})-[:KNOWS*..15]-(b:Person {id: 2})) RETURN length(p)",
      ":= length (");
  EXPECT_THAT(outline("MATCH p = (c:Person)-[:KNOWS*1..3]->(:Person {id: 1}) RETURN p, length(p)"),
              HasSubstr("BuildPath"));
}

}  // namespace
}  // namespace kenes::plan
