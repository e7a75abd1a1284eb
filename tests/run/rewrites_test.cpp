// SPDX-License-Identifier: Apache-2.0
// Answers do not depend on rewrites: statements on small random multigraphs (loops and parallels included),
// with all rules, with each one off, with none. Updating ones are compared by the graph that they leave.
#include <gtest/gtest.h>

#include <random>

#include "engine/plan/explain.hpp"
#include "engine/plan/rules/rules.hpp"
#include "querying.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes::run::test {
namespace {

std::shared_ptr<ModelGraph> random_graph(unsigned seed) {
  std::mt19937 random(seed);
  auto graph = std::make_shared<ModelGraph>();
  const int nodes = 3 + static_cast<int>(random() % 5), edges = static_cast<int>(random() % 14);
  std::vector<NodeId> made;
  for (int i = 0; i < nodes; ++i) {
    if (random() % 3 != 0)
      made.push_back(
          graph->add_node({"A"}, {{"id", Value(i)}, {"x", Value(static_cast<int>(random() % 3))}}));
    else
      made.push_back(graph->add_node({"A", "B"}, {{"id", Value(i)}}));
  }
  for (int i = 0; i < edges; ++i)
    graph->add_edge(made[random() % made.size()], random() % 3 ? "R" : "S", made[random() % made.size()],
                    {{"w", Value(static_cast<int>(random() % 4))}});
  if (random() % 2) {
    Limits limits;
    graph->create_index({"a_id", IndexKind::range, false, "A", {"id"}}, limits);
  }
  return graph;
}

// Every rule by itself, none, all.
std::vector<std::set<std::string, std::less<>>> switches() {
  std::vector<std::set<std::string, std::less<>>> sets{{}, {"all"}};
  for (const plan::Rule& rule : plan::rules()) sets.push_back({std::string(rule.name)});
  return sets;
}

std::string name_of(const std::set<std::string, std::less<>>& off) {
  return off.empty() ? "all on" : *off.begin() + " off";
}

class Rewrites : public testing::TestWithParam<const char*> {};

TEST_P(Rewrites, DoNotChangeAnswers) {
  for (unsigned seed = 0; seed < 15; ++seed) {
    const auto graph = random_graph(seed);
    Query plain{graph};
    plain.disabled_rules = {"all"};
    const std::string expected = text_of(plain.run(GetParam()));
    for (const auto& off : switches()) {
      Query query{graph};
      query.disabled_rules = off;
      ASSERT_EQ(text_of(query.run(GetParam())), expected)
          << GetParam() << "\nseed " << seed << ", " << name_of(off);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Statements, Rewrites,
    testing::Values(
        "MATCH (a)-[:R]->(b)-[:R]->(c) RETURN count(*)",
        "MATCH (a:A)-[:R]->(b:A)-[:R]->(c:A) RETURN count(*)",
        "MATCH (a:B)-[:R]->(b:B)-[:R]->(c:B) RETURN count(*)",
        "MATCH (a:B)-[:R]->(b)-[:R]->(c:A) RETURN count(*)",
        "MATCH (a)-[:R]-(b)-[:R]-(c) RETURN b.id, count(*)",
        "MATCH (a)-[:R]->(b)<-[:R]-(c) RETURN b.id, count(*), sum(a.x)",
        "MATCH (a)-->(b)-->(c) RETURN count(*)",
        "MATCH (a)-[:R]->(b)-[:S]->(c) RETURN a.id, count(*), avg(b.x)",
        "MATCH (a)-[:R]->(b), (b)-[:S]->(c), (b)-[:R]->(d) RETURN count(*)",
        "MATCH (a)-[:R]->(b)-[:R]->(c), (a)-[:R]->(c) RETURN count(*)",
        "MATCH (a)-[:R]->(b)-[:R]->(c), (c)-[:R]->(a) RETURN count(*)",
        "MATCH (a)-[:R]-(b)-[:R]-(c), (a)-[:R]-(c) RETURN a.id, b.id, c.id",
        "MATCH (a)-[:R]->(b)-[:S]->(c), (a)-[:S]->(c) RETURN a.id, b.id, c.id",
        "MATCH (a)-[r:R]->(b)-[s:R]->(c)<-[t:R]-(a) RETURN r.w, s.w, t.w",
        "MATCH (a)-[:R]->(b), (a)-[:R]->(c), (b)-[:R]->(d), (c)-[:R]->(d) RETURN count(*)",
        "MATCH (a)-[:R]->(b) MATCH (b)-[:R]->(c) MATCH (a)-[:R]->(c) RETURN count(*)",
        "MATCH (a)-[:R*]->(b) RETURN DISTINCT a.id, b.id", "MATCH (a)-[:R*]-(b) RETURN DISTINCT a.id, b.id",
        "MATCH (a)-[*0..2]->(b) RETURN a.id, count(DISTINCT b)",
        "MATCH (a)-[*..2]-(b) RETURN min(b.id), max(a.id)", "MATCH (a) WHERE (a)-[:R*..3]-(:B) RETURN a.id",
        "MATCH (a) WHERE NOT (a)-[:R*]->(a) RETURN a.id",
        "MATCH p = (a)-[:R*1..3]->(b:B) RETURN a.id, length(p)",
        "MATCH (a), (b) MATCH p = shortestPath((a)-[:R*]-(b)) WHERE a.id < b.id RETURN a.id, b.id, length(p)",
        "MATCH (a:A) OPTIONAL MATCH p = (a)-[:S*1..2]->(b:B) RETURN a.id, length(p), count(b)",
        "MATCH (a:A), (b:A) WHERE a.x = b.x AND a.id < 3 RETURN a.id, b.id",
        "MATCH (a:A)-[r]->(b:A), (c:A)-[s]->(d:A) WHERE r.w = s.w AND a.x = c.x RETURN count(*)",
        "MATCH (a:A) WHERE a.id >= 1 AND a.id < 4 RETURN a.id",
        "MATCH (a:A) WHERE a.id IN [1, 3, 9] RETURN a.id", "MATCH (a:A {id: 2})-[:R]->(b) RETURN b.id",
        "MATCH (a)-[r]->(b) RETURN a.id + b.id AS s, r.w ORDER BY s, r.w LIMIT 3",
        "MATCH (a) WITH a, a.x + 1 AS y ORDER BY a.id LIMIT 3 RETURN y",
        "MATCH (a) RETURN a.id, COUNT { (a)-[:R]->() } AS n, [(a)-[:S]->(b) WHERE b.id > 1 | b.id] AS l "
        "ORDER BY a.id",
        "MATCH (a) RETURN a.id, any(z IN [a, null] WHERE EXISTS { (z)-[:R]->(:B) }) AS y"));

// The graph as text.
std::string state_of(const std::shared_ptr<ModelGraph>& graph) {
  Query query{graph};
  query.disabled_rules = {"all"};
  return text_of(query.run("MATCH (n) RETURN labels(n), properties(n)")) +
         text_of(query.run("MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id"));
}

class UpdatingRewrites : public testing::TestWithParam<const char*> {};

TEST_P(UpdatingRewrites, LeaveTheSameGraph) {
  for (unsigned seed = 0; seed < 6; ++seed) {
    std::string expected;
    for (const auto& off : switches()) {
      auto graph = random_graph(seed);
      Query query{graph, graph.get()};
      query.disabled_rules = off;
      const std::string answer = text_of(query.run(GetParam()));
      const std::string after = answer + state_of(graph);
      if (expected.empty()) expected = after;
      ASSERT_EQ(after, expected) << GetParam() << "\nseed " << seed << ", " << name_of(off);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Statements, UpdatingRewrites,
    testing::Values(
        "MATCH (a:A) CREATE (:B {id: a.id + 100})", "MATCH (a:A) CREATE (:A {id: a.id + 100})",
        "MATCH (a)-[:R]->(b) CREATE (b)-[:R {w: 9}]->(a)", "MATCH (a)-[:R]->(b) CREATE (b)-[:T]->(a)",
        "MATCH (a)-[:R]->(b) SET b.x = 7 RETURN count(b.x)", "MATCH (a:A) WHERE a.id > 1 SET a.id = a.id - 5",
        "MATCH (a:A) WHERE a.id > 1 SET a:B", "MATCH (a:B) REMOVE a:B CREATE (:B {id: 55})",
        "MATCH (a:A)-[r:R]->() DELETE r", "MATCH (a:B) DETACH DELETE a",
        "UNWIND [1, 2, 1] AS i MERGE (n:C {id: i}) ON CREATE SET n.c = 1 ON MATCH SET n.c = n.c + 1",
        "MATCH (a:A) MERGE (a)-[:R]->(b:B {id: a.id}) RETURN a.id, b.id",
        "UNWIND [3, 4] AS i CREATE (n:C {id: i}) WITH n MATCH (m:C) RETURN n.id, m.id",
        "UNWIND [1, 2, 3] AS i CREATE (n:C {id: i}) RETURN n.id LIMIT 1",
        "MATCH (a:A) FOREACH (i IN [1, 2] | CREATE (a)-[:T {w: i}]->(:C {id: i}))"));

}  // namespace
}  // namespace kenes::run::test
