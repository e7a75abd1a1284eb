// SPDX-License-Identifier: Apache-2.0
// Which operators and expressions look through a lens, and what EXPLAIN says of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/plan/expressions.hpp"
#include "engine/plan/live.hpp"
#include "tests/plan/planning.hpp"

namespace kenes::plan {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Each property access in the plan as `key@lens`, in the order of the operators, root first.
std::string marks(const std::string& text) {
  const Plan plan = plan_of(text);
  std::string found;
  const std::function<void(const Operator&)> walk = [&](const Operator& at) {
    for_each_expression(at, [&](const Expression& e) {
      visit(e, std::function<bool(const Expression&)>([&](const Expression& inner) {
              if (inner.kind == ExpressionKind::property)
                found += inner.name + "@" + std::to_string(inner.lens) + " ";
              return true;
            }));
    });
    for (const OperatorPointer& input : at.inputs) walk(*input);
  };
  walk(*plan.root);
  return found;
}

TEST(Lenses, ExplainShowsThem) {
  const std::string text =
      outline("MATCH (a:Person {id: 1})-[:KNOWS]->(b) AS OF date('2010-06-01') WHERE b.born > 1 RETURN b");
  EXPECT_THAT(text, HasSubstr("NodeIndexSeek (a:Person).id = 1 AS OF date('2010-06-01')"));
  EXPECT_THAT(text, HasSubstr("Expand (a)-[:KNOWS]->(b) AS OF date('2010-06-01')"));
  EXPECT_THAT(outline("MATCH (a:Person {id: 1}) AS KNOWN AT $t RETURN a"),
              HasSubstr("AS KNOWN AT $t, all claims on the key are read"));
  EXPECT_THAT(outline("MATCH (a:Person) RETURN a"), Not(HasSubstr("AS OF")));
}

TEST(Lenses, GoWithWhatWasFound) {
  EXPECT_EQ(marks("MATCH (a:Person) AS OF 1 RETURN a.x"), "x@0 ");
  EXPECT_EQ(marks("MATCH (a:Person) RETURN a.x"), "x@-1 ");
  EXPECT_EQ(marks("MATCH (a:Person) AS OF 1 WITH a AS b MATCH (c:Person) RETURN b.x, c.y"), "x@0 y@-1 ");
  EXPECT_EQ(marks("MATCH p = (:Person)-[:KNOWS]->() AS OF 1 RETURN [n IN nodes(p) | n.x] AS l"), "x@0 ");
  EXPECT_EQ(marks("MATCH (a:Person) AS OF 1 WITH collect(a) AS l UNWIND l AS b RETURN b.x"), "x@0 ");
  EXPECT_EQ(marks("MATCH (a:Person) AS OF 1 MATCH (b:Party) AS OF 2 RETURN a.x, b.y"), "x@0 y@1 ");
}

TEST(Lenses, CoverSubqueriesInTheirWhere) {
  const std::string text = outline("MATCH (a:Person) AS OF 1 WHERE (a)-[:MEMBER_OF]->() RETURN a.x");
  EXPECT_THAT(text, HasSubstr("-[:MEMBER_OF]->"));
  EXPECT_THAT(text.substr(text.find("MEMBER_OF")), HasSubstr("AS OF 1"));
  EXPECT_THAT(outline("MATCH (a:Person) AS OF 1 MERGE (b:Party {id: 3}) RETURN a"), HasSubstr("AS OF 1"));
}

TEST(Lenses, DoNotMixInAnIntersection) {
  EXPECT_THAT(
      outline("MATCH (a:Person)-[:KNOWS]->(b:Person) MATCH (a)-[:KNOWS]->(c) MATCH (c)-[:KNOWS]->(b) AS OF 1 "
              "RETURN c"),
      Not(HasSubstr("ExpandIntersect")));
}

}  // namespace
}  // namespace kenes::plan
