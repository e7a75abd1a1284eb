// SPDX-License-Identifier: Apache-2.0
// Quantified and chosen paths as operators.
#include <gmock/gmock.h>

#include "planning.hpp"

namespace kenes::plan {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ShortestWalks, SearchForAnEndThatAnIndexFinds) {
  const std::string both =
      outline("MATCH p = ANY SHORTEST (a:Person {id: 1})-[:KNOWS]->+(b:Person {id: 7}) RETURN p");
  EXPECT_THAT(both, HasSubstr(", into"));
  EXPECT_THAT(both, HasSubstr("(a:Person).id = 1"));
  EXPECT_THAT(both, HasSubstr("(b:Person).id = 7"));
}

TEST(ShortestWalks, ReachAllEndsWhereNoneIsGiven) {
  const std::string one =
      outline("MATCH p = SHORTEST 2 (a:Person {id: 1})-[:KNOWS]->+(b:Person) WHERE b.born = 1980 RETURN p");
  EXPECT_THAT(one, Not(HasSubstr("into")));
  EXPECT_THAT(one, HasSubstr("ShortestWalks 2, (b:Person)"));
  EXPECT_THAT(one, HasSubstr("to where b.born = 1980"));
}

TEST(ShortestWalks, ArePlannedFromTheEndThatCostsLess) {
  EXPECT_THAT(outline("MATCH p = ALL SHORTEST (a)-[:KNOWS]->+(b:Person {id: 7}) RETURN p"),
              HasSubstr("ShortestWalks 1 lengths, (a)"));
}

TEST(QuantifiedExpand, KnowsWhatWasWalkedBefore) {
  EXPECT_THAT(
      outline("MATCH (a:Person {id: 1})-[k:KNOWS]->(b)((x)-[r:KNOWS]->(y) WHERE x.born < y.born){1,2}(c) "
              "RETURN k, r, c"),
      HasSubstr("QuantifiedExpand (b)((x)-[r:KNOWS]->(y) WHERE x.born < y.born){1,2}(c), not k"));
  EXPECT_THAT(
      outline("MATCH (a:Person {id: 1})-[k:MEMBER_OF]->(b)((x)<-[r:KNOWS]-(y)){1,2}(c) RETURN k, r, c"),
      Not(HasSubstr("not k")));
}

}  // namespace
}  // namespace kenes::plan
