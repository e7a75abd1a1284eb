// SPDX-License-Identifier: Apache-2.0
// Quantified paths, path selectors and dynamic names as syntax.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/error.hpp"
#include "tests/grammar/sketch.hpp"

namespace kenes::grammar {
namespace {

std::string quantified(const std::string& text) {
  const syntax::Statement statement = parse("MATCH " + text + " RETURN 1");
  const auto& query = std::get<syntax::Query>(statement.body);
  return sketch(std::get<syntax::Match>(query.parts[0].clauses[0]).patterns[0]);
}

std::string refused(const std::string& text) {
  try {
    parse(text);
  } catch (const Error& error) {
    return error.message;
  }
  return "nothing";
}

TEST(QuantifiedPath, StandsWhereARelationshipStands) {
  EXPECT_EQ(quantified("(a)((x)-[r]->(y)){1,3}(b)"), "(a)((x)-[r]->(y)){1,3}(b)");
  EXPECT_EQ(quantified("((x)-->(y))+"), "()((x)-[]->(y)){1,}()");
  EXPECT_EQ(quantified("(a)((x)--(y))*((z)<--(w)){2}"), "(a)((x)-[]-(y)){0,}()((z)<-[]-(w)){2,2}()");
  EXPECT_EQ(quantified("(a)-[:X]->(b)((x)--(y)){,4}(c)--(d)"), "(a)-[:X]->(b)((x)-[]-(y)){0,4}(c)-[]-(d)");
}

TEST(QuantifiedRelationship, IsOneOfVariableLength) {
  EXPECT_EQ(quantified("(a)-[r:X]->+(b)"), "(a)-[r:X*1..]->(b)");
  EXPECT_EQ(quantified("(a)-->*(b)<--{2,}(c)--{3}(d)"), "(a)-[*0..]->(b)<-[*2..]-(c)-[*3..3]-(d)");
}

TEST(PathSelector, StandsBeforeThePath) {
  EXPECT_EQ(quantified("p = ANY SHORTEST (a)-->(b)"), "p=shortest k (a)-[]->(b)");
  EXPECT_EQ(quantified("SHORTEST 2 PATHS GROUPS (a)-->(b)"), "groups (a)-[]->(b)");
  EXPECT_EQ(quantified("ALL SHORTEST PATHS (a)-->(b)"), "groups (a)-[]->(b)");
  EXPECT_EQ(quantified("ANY 3 (a)-->(b)"), "shortest k (a)-[]->(b)");
  EXPECT_EQ(quantified("ALL (a)-->(b)"), "(a)-[]->(b)");
  EXPECT_EQ(quantified("SHORTEST 1 (p = (a)-->(b))"), "p=shortest k (a)-[]->(b)");
}

TEST(PathSelector, WordsAreStillNames) {
  EXPECT_EQ(quantified("shortest = (path)-[any:group]->(groups)"), "shortest=(path)-[any:group]->(groups)");
}

TEST(QuantifiedPath, IsRefusedWithAReason) {
  EXPECT_EQ(refused("MATCH (a)(b) RETURN 1"), "two nodes stand side by side");
  EXPECT_EQ(refused("MATCH (a)-[*2]->{3}(b) RETURN 1"),
            "a relationship has a length or a quantifier, not both");
  EXPECT_EQ(refused("MATCH p = (q = (a)-->(b)) RETURN 1"), "this path has two names");
  EXPECT_EQ(refused("MATCH (a)(p = (x)-->(y))+(b) RETURN 1"),
            "a path inside a quantified path cannot be named");
}

}  // namespace
}  // namespace kenes::grammar
