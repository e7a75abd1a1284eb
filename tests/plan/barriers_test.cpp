// SPDX-License-Identifier: Apache-2.0
// Where a statement has to read to its end before it writes, and where it need not.
#include <gmock/gmock.h>

#include "planning.hpp"

namespace kenes::plan {
namespace {

int barriers(const std::string& text, std::initializer_list<std::string> disabled = {}) {
  const std::string lines = outline(text, disabled);
  int count = 0;
  for (std::size_t at = lines.find("Eager"); at != std::string::npos; at = lines.find("Eager", at + 1))
    ++count;
  return count;
}

struct Example {
  const char* text;
  int precise, cautious;
};

class Barriers : public testing::TestWithParam<Example> {};

TEST_P(Barriers, AreSetWhereNeeded) {
  EXPECT_EQ(barriers(GetParam().text), GetParam().precise) << outline(GetParam().text);
  EXPECT_EQ(barriers(GetParam().text, {"eager_removal"}), GetParam().cautious);
}

INSTANTIATE_TEST_SUITE_P(
    Statements, Barriers,
    testing::Values(Example{"CREATE (:X)", 0, 0}, Example{"MATCH (n:Person) RETURN n", 0, 0},
                    // what is created is not what is scanned
                    Example{"MATCH (a:Person) CREATE (:X {v: a.id})", 0, 1},
                    Example{"MATCH (a:Person) CREATE (:Person)", 1, 1},
                    Example{"MATCH (a) CREATE (:X)", 1, 1},
                    Example{"MATCH (a:Person:Y) CREATE (:Person)", 0, 1},
                    Example{"MATCH (a:Person)-[:KNOWS]->(b) CREATE (b)-[:LIKES]->(a)", 0, 1},
                    Example{"MATCH (a:Person)-[:KNOWS]->(b) CREATE (b)-[:KNOWS]->(a)", 1, 1},
                    Example{"MATCH (a:Person)-->(b) CREATE (b)-[:LIKES]->(a)", 1, 1},
                    // keys
                    Example{"MATCH (p:Person) WHERE p.id >= 1 AND p.id < 5 SET p.country = 'x'", 0, 1},
                    Example{"MATCH (p:Person) WHERE p.id >= 1 AND p.id < 5 SET p.id = 7", 1, 1},
                    Example{"MATCH (p:Person) WHERE p.id = 1 SET p += {a: 1}", 1, 1},
                    Example{"MATCH (p:Person) SET p.a = 1 SET p.b = 2", 0, 2},
                    Example{"MATCH (p:Person) SET p.a = 1 SET p.a = 2", 1, 2},
                    Example{"MATCH (p:Person) SET p.a = 1 RETURN p.a", 1, 2},
                    Example{"MATCH (p:Person) SET p.a = 1 RETURN p.b", 0, 2},
                    Example{"MATCH (p:Person) SET p.a = 1 RETURN p", 0, 1},
                    // labels
                    Example{"MATCH (p:Person) SET p:Old", 0, 1},
                    Example{"MATCH (p:Person) REMOVE p:Person", 1, 1},
                    // deleting disturbs all that reads
                    Example{"MATCH (p:Person) DETACH DELETE p", 1, 1},
                    Example{"MATCH (p:Person) DELETE p RETURN p.id", 2, 2},
                    // one clause after the other
                    Example{"UNWIND [1] AS x CREATE (:X {v: x}) WITH x MATCH (n:X) RETURN n", 1, 1},
                    Example{"UNWIND [1] AS x CREATE (:X {v: x}) WITH x MATCH (n:Y) RETURN n", 0, 1},
                    Example{"UNWIND [1] AS x MERGE (:X {v: x}) MERGE (:X {v: x})", 1, 1},
                    Example{"UNWIND [1] AS x MERGE (:X {v: x}) MERGE (:Y {v: x})", 0, 1},
                    // all rows write, also those cut off
                    Example{"UNWIND [1, 2] AS x CREATE (n:X) RETURN n LIMIT 1", 1, 1},
                    // an aggregation reads everything anyway
                    Example{"MATCH (a:Person) WITH count(*) AS n CREATE (:Person)", 0, 0}));

}  // namespace
}  // namespace kenes::plan
