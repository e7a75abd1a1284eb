// SPDX-License-Identifier: Apache-2.0
// What typical statements become.
#include <gmock/gmock.h>

#include "planning.hpp"

namespace kenes::plan {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Build, LooksUpByIndex) {
  EXPECT_EQ(outline("MATCH (p:Person {id: $id}) RETURN p.born"),
            "Results p.born\n"
            "Project p.born\n"
            "NodeIndexSeek (p:Person).id = $id\n"
            "Argument\n");
}

TEST(Build, LooksUpListsAndRanges) {
  EXPECT_THAT(outline("MATCH (p:Person) WHERE p.id IN [1, 2] RETURN p"),
              HasSubstr("NodeIndexSeek (p:Person).id IN [1, 2]"));
  EXPECT_THAT(outline("MATCH (p:Person) WHERE p.id >= $lo AND p.id < $hi RETURN p"),
              HasSubstr("NodeIndexRange (p:Person).id >= $lo < $hi"));
  EXPECT_THAT(outline("MATCH (p) WHERE id(p) = 3 RETURN p"), HasSubstr("NodeById id(p) = 3"));
  EXPECT_THAT(outline("MATCH (p:Party {id: 1}) RETURN p"), HasSubstr("NodeScan (p:Party)"));
}

TEST(Build, UsesCompositeTextAndRelationshipIndexes) {
  ModelGraph graph;
  std::vector<NodeId> persons;
  for (int i = 0; i < 50; ++i)
    persons.push_back(
        graph.add_node({"Person"}, {{"name", Value("P" + std::to_string(i))}, {"born", Value(i)}}));
  for (std::size_t i = 0; i + 1 < persons.size(); ++i)
    graph.add_edge(persons[i], "KNOWS", persons[i + 1], {{"since", Value(static_cast<std::int64_t>(i))}});
  Limits limits;
  graph.create_index({"two", IndexKind::range, false, "Person", {"born", "name"}}, limits);
  graph.create_index({"text", IndexKind::text, false, "Person", {"name"}}, limits);
  graph.create_index({"since", IndexKind::range, true, "KNOWS", {"since"}}, limits);
  const auto plan = [&](const std::string& text) { return outline(plan_of(text, {}, graph)); };
  EXPECT_THAT(plan("MATCH (p:Person {name: $n, born: $b}) RETURN p"),
              HasSubstr("NodeIndexSeek (p:Person).born = $b, .name = $n"));
  EXPECT_THAT(plan("MATCH (p:Person {born: $b}) WHERE p.name STARTS WITH 'P' RETURN p"),
              HasSubstr("NodeIndexRange (p:Person).born = $b, .name STARTS WITH 'P'"));
  EXPECT_THAT(plan("MATCH (p:Person {born: $b}) RETURN p"), HasSubstr("NodeScan"));
  EXPECT_THAT(plan("MATCH (p:Person) WHERE p.name CONTAINS $t RETURN p"),
              HasSubstr("NodeIndexText (p:Person).name CONTAINS $t"));
  EXPECT_THAT(plan("MATCH (a)-[k:KNOWS {since: 3}]->(b) RETURN a, b"),
              HasSubstr("RelationshipIndexSeek [k:KNOWS].since = 3"));
  EXPECT_THAT(plan("MATCH (a)-[k:KNOWS]->(b) WHERE k.since > 40 RETURN a, b"),
              HasSubstr("RelationshipIndexRange [k:KNOWS].since > 40"));
}

TEST(Build, ExpandsFromTheLookedUpNodeAndPassesLabelsOn) {
  EXPECT_EQ(outline("MATCH (q:Person)<-[k:KNOWS]-(:Person {id: $id}) RETURN q.id, k.since"),
            "Results q.id, k.since\n"
            "Project q.id, k.since\n"
            "Expand (_2)-[k:KNOWS]->(q:Person)\n"
            "NodeIndexSeek (_2:Person).id = $id\n"
            "Argument\n");
}

TEST(Build, SeeksForEachUnwoundRow) {
  EXPECT_EQ(outline("UNWIND $edges AS e MATCH (a:Person {id: e[0]}), (b:Person {id: e[1]}) "
                    "CREATE (a)-[:LIKES {since: $since}]->(b)"),
            "Results\n"
            "Create (a)-[_3:LIKES]->(b)\n"
            "NodeIndexSeek (b:Person).id = e[1]\n"
            "NodeIndexSeek (a:Person).id = e[0]\n"
            "Unwind e IN $edges\n"
            "Argument\n");
}

TEST(Build, KeepsRelationshipsApartOnlyWhereTypesOverlap) {
  EXPECT_THAT(outline("MATCH (a {id: 1})-[x:KNOWS]->(b)-[y:KNOWS]->(c) RETURN a, b, c"),
              HasSubstr(", not x"));
  EXPECT_THAT(outline("MATCH (a)-[x:KNOWS]->(b)-[y:MEMBER_OF]->(c) RETURN a, b, c"), Not(HasSubstr(", not")));
  EXPECT_THAT(outline("MATCH (a)-[x:KNOWS]->(b) MATCH (b)-[y:KNOWS]->(c) RETURN a, b, c"),
              Not(HasSubstr(", not")));
}

TEST(Build, PutsConditionsAsSoonAsTheirSlotsAreThere) {
  EXPECT_EQ(outline("MATCH (a:Person)-[:MEMBER_OF]->(p:Party) WHERE a.born > 1980 AND p.id = a.id RETURN a",
                    {"all"}),
            "Results a\n"
            "Filter p.id = a.id\n"
            "Expand (a)-[:MEMBER_OF]->(p:Party)\n"
            "Filter a.born > 1980\n"
            "NodeScan (a:Person)\n"
            "Argument\n");
}

TEST(Build, OptionalMatchBecomesAnApplyOfWholeBatches) {
  EXPECT_EQ(outline("MATCH (a:Person) OPTIONAL MATCH (a)-[k:KNOWS]->(b) WHERE b.id > a.id RETURN a, k"),
            "Results a, k\n"
            "Apply(optional)\n"
            "| Filter b.id > a.id\n"
            "| Expand (a)-[k:KNOWS]->(b)\n"
            "| Argument\n"
            "NodeScan (a:Person)\n"
            "Argument\n");
}

TEST(Build, PatternConditionsBecomeSemiJoins) {
  EXPECT_THAT(outline("MATCH (a:Person) WHERE (a)-[:KNOWS]->(:Party) RETURN a"),
              HasSubstr("Apply(semi)\n| Expand"));
  EXPECT_THAT(outline("MATCH (a:Person) WHERE NOT (a)-[:KNOWS]->() RETURN a"),
              HasSubstr("Apply(anti)\n| Expand"));
  EXPECT_THAT(outline("MATCH (a:Person) WHERE a.id = 1 OR EXISTS { (a)-[:KNOWS]->() } RETURN a"),
              HasSubstr("Apply(mark)"));
  EXPECT_THAT(outline("MATCH (a:Person) RETURN COUNT { (a)-[:KNOWS]->() } AS n"), HasSubstr("Apply(count)"));
  EXPECT_THAT(outline("MATCH (a:Person) RETURN [(a)-[:KNOWS]->(b) | b.id] AS ids"),
              HasSubstr("Apply(collect)"));
}

TEST(Build, PatternsInsideComprehensionsBecomeRows) {
  EXPECT_EQ(outline("MATCH (a:Party) WITH collect(a) AS l RETURN [x IN l WHERE (x)<--() | x.id] AS ids"),
            "Results ids\n"
            "Project ids := CASE WHEN _7 IS NULL THEN null ELSE _9 END\n"
            "Apply(collect) _9 := list of _10\n"
            "| Project _10 := x.id\n"
            "| Apply(semi)\n"
            "| | Expand (x)<--(_4)\n"
            "| | Argument\n"
            "| Unwind x IN _7\n"
            "| Argument\n"
            "Project _7 := l\n"
            "Aggregate l := collect(a)\n"
            "NodeScan (a:Party)\n"
            "Argument\n");
}

TEST(Build, AggregatesInsideExpressionsAreTakenOut) {
  EXPECT_EQ(outline("MATCH (a:Person) RETURN a.born AS born, 1 + count(*) AS n, count(DISTINCT a.id) AS d"),
            "Results born, n, d\n"
            "Project n := 1 + _4\n"
            "Aggregate born := a.born, _4 := count(*), d := count(DISTINCT a.id)\n"
            "NodeScan (a:Person)\n"
            "Argument\n");
}

TEST(Build, SortsByWhatIsProjectedAndCutsAfterwards) {
  EXPECT_EQ(outline("MATCH (a:Person) RETURN a.id AS id ORDER BY a.born DESC, id SKIP 1 LIMIT 2", {"all"}),
            "Results id\n"
            "Limit 2\n"
            "Skip 1\n"
            "Sort _2 DESC, id\n"
            "Project _2 := a.born\n"
            "Project id := a.id\n"
            "NodeScan (a:Person)\n"
            "Argument\n");
}

TEST(Build, WalksAndShortestPaths) {
  EXPECT_THAT(outline("MATCH (a:Person {id: 1})-[:KNOWS*1..3]->(b) RETURN b.id"),
              HasSubstr("VariableLengthExpand (a)-[:KNOWS*1..3]->(b)"));
  EXPECT_THAT(outline("MATCH p = shortestPath((a:Person {id: 1})-[:KNOWS*..15]-(b:Person {id: 2})) RETURN p"),
              HasSubstr("ShortestPath p = (a)-[:KNOWS*1..15]-(b)"));
  EXPECT_THAT(
      outline("MATCH (a:Person {id: 1}), (b:Person {id: 2}) MATCH p = shortestPath((a)-[:KNOWS*]-(b)) "
              "WHERE all(r IN relationships(p) WHERE r.since > 3) RETURN p"),
      HasSubstr("WHERE each"));
}

TEST(Build, GivenRelationshipsTellTheirEnds) {
  EXPECT_THAT(outline("MATCH ()-[r:KNOWS]->() WITH r LIMIT 1 MATCH (a)-[r]->(b) RETURN a, b"),
              HasSubstr("startNode(r)"));
}

TEST(Build, UnionsKeepTheirSidesApart) {
  EXPECT_EQ(outline("RETURN 1 AS x UNION RETURN 2 AS x"),
            "Results x\n"
            "Distinct x\n"
            "Union x\n"
            "| Project x := 2\n"
            "| Argument\n"
            "Project x := 1\n"
            "Argument\n");
}

TEST(Build, SubqueriesThatAggregateGoRowByRow) {
  const std::string text =
      outline("MATCH (a:Person) CALL { WITH a MATCH (a)-[:KNOWS]->(b) RETURN count(b) AS n } RETURN a, n");
  EXPECT_THAT(text, HasSubstr("Apply row by row"));
}

TEST(Build, MergeMatchesFromItsOwnArgument) {
  EXPECT_EQ(outline("MERGE (p:Person {id: 7}) ON CREATE SET p.new = true RETURN p"),
            "Results p\n"
            "Merge (p:Person), on create p.new = true\n"
            "| NodeIndexSeek (p:Person).id = 7\n"
            "| Argument\n"
            "Argument\n");
}

// Every slot that is live somewhere is provided below: analysis throws where that fails.
TEST(Build, FindsSlotsForAllKindsOfStatements) {
  for (const char* text : {
           "MATCH (n) RETURN *",
           "MATCH p = (a)-[*0..2]-(b) WHERE length(p) > 1 RETURN nodes(p), b ORDER BY length(p) LIMIT 3",
           "MATCH (a) OPTIONAL MATCH (a)-->(b) OPTIONAL MATCH (b)-->(c) RETURN a, b, c",
           "MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WHERE EXISTS { (b)-->(c) WHERE c.x = a.x } } RETURN a",
           "MATCH (a) RETURN COLLECT { MATCH (a)-->(b) RETURN b.x ORDER BY b.x LIMIT 2 } AS xs",
           "MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN b UNION MATCH (b) RETURN b } RETURN a, b",
           "UNWIND [1, 2] AS x CREATE (n:X {v: x}) WITH n MATCH (m:X) WHERE m.v > n.v SET m.w = n.v DELETE n",
           "FOREACH (x IN [1, 2] | MERGE (n:X {v: x}) FOREACH (y IN [3] | SET n.y = y))",
           "MATCH (a:Person) MERGE (a)-[r:KNOWS]->(b:Person {id: a.id + 1}) ON MATCH SET r.n = b.id RETURN "
           "r, b",
           "MATCH (a) RETURN any(x IN [a] WHERE (x)-->()) AS y, [z IN [a] | size([(z)-->(w) | w])] AS s",
           "MATCH (a)-[rs*1..2 {x: 1}]->(b)-[s]->(c) WHERE all(r IN rs WHERE r.y = 1) RETURN c, size(rs)",
           "MATCH (a)--(b) RETURN DISTINCT a.x + count(*) AS n, a.x ORDER BY n, a.x SKIP 1 LIMIT 1",
           "CREATE p = (a:A)-[:R]->(b:B) RETURN p",
           "MATCH (a) WITH a, [] AS l CALL { CREATE (:X) } RETURN count(*)",
           "MATCH (a:Person)-[:KNOWS]-(a) RETURN count(*)",
           "MATCH (a)-[r]-(b) WITH r MATCH (c)-[r]-(d) RETURN c, d",
           "MATCH (a)-[r1]->()-[r2]->() WITH [r1, r2] AS rs LIMIT 1 MATCH (x)-[rs*]->(y) RETURN x, y",
       })
    EXPECT_NO_THROW({
      for (const char* off : {"", "all"}) plan_of(text, {off});
    }) << text;
}

}  // namespace
}  // namespace kenes::plan
