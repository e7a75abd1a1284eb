// SPDX-License-Identifier: Apache-2.0
// What a statement costs before it runs: parse alone, parse and plan, a plan from the cache. A small graph
// gives the planner its statistics.
#include <benchmark/benchmark.h>

#include <string>

#include "engine/kenes.hpp"
#include "grammar/parse.hpp"

namespace {

const char* const texts[] = {
    "MATCH (p:Person {name: $name}) RETURN p.born",
    "MATCH (p:Person)-[:KNOWS]->(f:Person) WHERE p.name = 'Ada' AND f.born > 1970 RETURN f.name AS name, "
    "count(*) AS n "
    "ORDER BY n DESC LIMIT 10",
    "MATCH (p:Person {id: $id})-[:KNOWS*1..2]-(f:Person) WHERE NOT f = p WITH DISTINCT f MATCH "
    "(f)<-[:HAS_CREATOR]-(m:Post) "
    "WHERE m.created <= $day OPTIONAL MATCH (m)-[:HAS_TAG]->(t:Tag) WITH f, m, collect(t.name) AS tags "
    "RETURN f.id AS person, "
    "f.name AS name, m.content AS content, size(tags) AS tags, CASE WHEN m.length > 100 THEN 'long' ELSE "
    "'short' END AS kind "
    "ORDER BY m.created DESC, person ASC LIMIT 20",
};

kenes::Database& database() {
  static kenes::Database db = [] {
    kenes::Database made{":memory:"};
    made.query("UNWIND range(1, 1000) AS i CREATE (:Person {id: i, name: 'P' + i, born: 1900 + i % 100})");
    made.query("MATCH (a:Person), (b:Person) WHERE b.id IN [a.id + 1, a.id + 7] CREATE (a)-[:KNOWS]->(b)");
    made.query(
        "MATCH (a:Person) CREATE (a)<-[:HAS_CREATOR]-(:Post {created: a.id, length: 10})-[:HAS_TAG]->(:Tag "
        "{name: 'x'})");
    return made;
  }();
  return db;
}

void parse(benchmark::State& state) {
  const std::string text = texts[state.range(0)];
  for (auto _ : state) benchmark::DoNotOptimize(kenes::grammar::parse(text));
}
BENCHMARK(parse)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

// A new variable each time, so that the cache never helps.
void parse_and_plan(benchmark::State& state) {
  const std::string text = texts[state.range(0)];
  const std::size_t at = text.find("RETURN");
  std::size_t number = 0;
  database();
  for (auto _ : state) {
    std::string other = text;
    other.insert(at, "WITH *, 1 AS fresh" + std::to_string(number++) + " ");
    benchmark::DoNotOptimize(database().prepare(other));
  }
}
BENCHMARK(parse_and_plan)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

void from_the_cache(benchmark::State& state) {
  const std::string text = texts[state.range(0)];
  database().prepare(text);
  for (auto _ : state) benchmark::DoNotOptimize(database().prepare(text));
}
BENCHMARK(from_the_cache)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
