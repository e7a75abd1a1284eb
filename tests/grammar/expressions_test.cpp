// SPDX-License-Identifier: Apache-2.0
// How expressions are understood: precedence, chains, suffixes, comprehensions, names like keywords.
#include <gtest/gtest.h>

#include "tests/grammar/sketch.hpp"

namespace kenes::grammar {
namespace {

struct Reading {
  std::string_view text, meaning;
};

void check_readings(std::initializer_list<Reading> cases) {
  for (const Reading& c : cases) {
    try {
      EXPECT_EQ(sketch(c.text), c.meaning) << c.text;
    } catch (const Error& error) {
      ADD_FAILURE() << c.text << "\n" << error.report("RETURN " + std::string(c.text));
    }
  }
}

TEST(Expressions, Precedence) {
  check_readings({
      {"a < $y AND 1 < b", "(AND (< a $y) (< 1 b))"},
      {"a OR b XOR c AND NOT d", "(OR a (XOR b (AND c (NOT d))))"},
      {"NOT a = b", "(NOT (= a b))"},
      {"NOT NOT a", "(NOT (NOT a))"},
      {"1 + 2 * 3 ^ 4", "(+ 1 (* 2 (^ 3 4)))"},
      {"2 ^ 3 ^ 4", "(^ (^ 2 3) 4)"},
      {"-2 ^ 2", "(^ -2 2)"},
      {"-a ^ 2", "(^ (unary - a) 2)"},
      {"1 - 2 - 3", "(- (- 1 2) 3)"},
      {"1 - 2 + 3", "(+ (- 1 2) 3)"},
      {"4 / 2 * 2 % 3", "(% (* (/ 4 2) 2) 3)"},
      {"a + b STARTS WITH c", "(STARTS WITH (+ a b) c)"},
      {"a = b STARTS WITH c", "(= a (STARTS WITH b c))"},
      {"a IN b + c", "(IN a (+ b c))"},
      {"a IN b IS NULL", "(IS NULL (IN a b))"},
      {"a IS NULL IN b", "(IN (IS NULL a) b)"},
      {"a IS NOT NULL = b", "(= (IS NOT NULL a) b)"},
      {"NOT a IS NULL", "(NOT (IS NULL a))"},
      {"a.b.c[0].d", "([] a.b.c 0).d"},
      {"-a.b", "(unary - a.b)"},
      {"NOT n:A", "(NOT (: n A))"},
      {"a =~ b OR c ENDS WITH d OR e CONTAINS f", "(OR (=~ a b) (ENDS WITH c d) (CONTAINS e f))"},
      {"(1 + 2) * 3", "(* (+ 1 2) 3)"},
      {"- -1", "(unary - -1)"},
      {"+a", "(unary + a)"},
      {"x or y", "(OR x y)"},
  });
}

TEST(Expressions, ChainsAreFlatWhereOrderDoesNotMatter) {
  check_readings({
      {"a AND b AND c AND d", "(AND a b c d)"},
      {"a OR b OR c", "(OR a b c)"},
      {"a XOR b XOR c", "(XOR a b c)"},
      {"a + b + c", "(+ a b c)"},
      {"a + (b + c)", "(+ a (+ b c))"},
      {"(a + b) + c", "(+ (+ a b) c)"},
      {"(a AND b) AND c", "(AND a b c)"},
      {"a * b * c", "(* (* a b) c)"},
  });
}

TEST(Expressions, ComparisonsUnfold) {
  check_readings({
      {"a < b <= c", "(AND (< a b) (<= b c))"},
      {"a = b = c = d", "(AND (= a b) (= b c) (= c d))"},
      {"(a < b) < c", "(< (< a b) c)"},
      {"a < (b < c)", "(< a (< b c))"},
      {"a < b < c AND d", "(AND (< a b) (< b c) d)"},
      {"a <> b >= c + 1", "(AND (<> a b) (>= b (+ c 1)))"},
  });
}

TEST(Expressions, ListsAndSlices) {
  check_readings({
      {"[1, [2], []]", "[1 [2] []]"},
      {"l[1]", "([] l 1)"},
      {"l[1..2]", "([..] l 1 2)"},
      {"l[..-2]", "([..] l 0 -2)"},
      {"l[2..]", "([..] l 2 9223372036854775807)"},
      {"l[..]", "([..] l 0 9223372036854775807)"},
      {"l[null..2]", "([..] l null 2)"},
      {"[x IN l]", "(for x l)"},
      {"[x IN l WHERE x > 1]", "(for x l WHERE (> x 1))"},
      {"[x IN l | x + 1]", "(for x l (+ x 1))"},
      {"[x IN l WHERE x:A | x.name]", "(for x l x.name WHERE (: x A))"},
      {"[x IN l WHERE x:A|B | x.name]", "(for x l x.name WHERE (: x (| A B)))"},
      {"[x IN l WHERE x:A|B AND x.y | x]", "(for x l x WHERE (AND (: x (| A B)) x.y))"},
      {"[x IN l | x:A|B]", "(for x l (: x (| A B)))"},
      {"[x IN l WHERE x:A|B | x:C|D]", "(for x l (: x (| C D)) WHERE (: x (| A B)))"},
      {"[x IN [y IN l | y:A|B] | x]", "(for x (for y l (: y (| A B))) x)"},
      {"[x IN l, y]", "[(IN x l) y]"},
      {"[(a)-->(b) | b.x]", "(for (a)-[]->(b) b.x)"},
      {"[p = (a)-[:T*..2]-() WHERE a.x | p]", "(for p=(a)-[:T*..2]-() p WHERE a.x)"},
      {"[(a)]", "[a]"},
      {"any(x IN l WHERE x = 1)", "(any x l WHERE (= x 1))"},
      {"NONE(x IN l WHERE true)", "(none x l WHERE true)"},
      {"reduce(s = 0, x IN l | s + x)", "(reduce s x 0 l (+ s x))"},
  });
}

TEST(Expressions, MapsAndProjections) {
  check_readings({
      {"{}", "{}"},
      {"{a: 1, `b c`: {match: 2}}", "{a:1 b c:{match:2}}"},
      {"{null: 1, NULL: 2}", "{null:1 NULL:2}"},
      {"n {.*}", "(projection n *)"},
      {"n {.name, age: 1 + 1, x, .*}", "(projection n name:n.name age:(+ 1 1) x:x *)"},
      {"{a: n:B}", "{a:(: n B)}"},
  });
}

TEST(Expressions, Cases) {
  check_readings({
      {"CASE WHEN a THEN b END", "(case a b)"},
      {"CASE a WHEN 1 THEN b WHEN 2 THEN c ELSE d END", "(case of a 1 b 2 c d else)"},
      {"CASE WHEN true THEN end ELSE end END", "(case true end end else)"},
  });
}

TEST(Expressions, CallsAndSubqueries) {
  check_readings({
      {"count(*)", "count(*)"},
      {"count( * )", "count(*)"},
      {"count(DISTINCT a)", "(count DISTINCT a)"},
      {"date.truncate('day', d)", "(date.truncate 'day' d)"},
      {"apoc . text.`a b`(1)", "(apoc.text.a b 1)"},
      {"exists(n.x)", "(exists n.x)"},
      {"exists((a)-->(b))", "(exists)"},
      {"EXISTS { (a)-->(b) }", "(exists)"},
      {"exists { MATCH (a) RETURN a }", "(exists)"},
      {"COUNT { (a)-->() WHERE a.x = 1 }", "(count)"},
      {"COLLECT { MATCH (a) RETURN a.x }", "(collect)"},
      {"shortestPath((a)-[*]-(b))", "(head (for  path=shortest (a)-[*..]-(b)  path))"},
  });
}

TEST(Expressions, PatternsBeforeArithmetic) {
  check_readings({
      {"(a)-[b]-(c)", "(pattern (a)-[b]-(c))"},
      {"(a)-->(b) AND (b)<--(c)", "(AND (pattern (a)-[]->(b)) (pattern (b)<-[]-(c)))"},
      {"(a) - b", "(- a b)"},
      {"(a)-(b)", "(- a b)"},
      {"(a)<(b)", "(< a b)"},
      {"a<-1", "(< a -1)"},
      {"NOT (a)-[:X]->()", "(NOT (pattern (a)-[:X]->()))"},
  });
}

TEST(Expressions, KeywordsAreNames) {
  check_readings({
      {"count", "count"},
      {"end.start", "end.start"},
      {"n.match", "n.match"},
      {"n.null", "n.null"},
      {"`match`", "match"},
      {"$where", "$where"},
      {"n:Match", "(: n Match)"},
      {"all", "all"},
      {"exists", "exists"},
      {"key", "key"},
      {"$`a b`", "$a b"},
      {"$0", "$0"},
      {"`a``b`", "a`b"},
      {"жауап", "жауап"},
  });
}

TEST(Expressions, PlacesAreThoseOfTheText) {
  const auto statement = parse("RETURN 1 AS one,\n  'ә' + n.name  AS x");
  const auto& items =
      std::get<syntax::Return>(std::get<syntax::Query>(statement.body).parts[0].clauses[0]).projection.items;
  const auto& sum = items[1].expression;
  EXPECT_EQ(sum.at.line, 2u);
  EXPECT_EQ(sum.at.column, 7u);  // in characters: ә is one
  EXPECT_EQ(statement.text.substr(sum.extent.offset, sum.extent.length), "'ә' + n.name");
  EXPECT_EQ(statement.text.substr(sum.args[1].at.offset, sum.args[1].at.length), "name");
}

TEST(Expressions, ColumnsAreTheTextAsWritten) {
  const auto statement = parse("MATCH (n) RETURN n.name, count( * ), (1+2), [x IN  l] , n, n AS m, `a b`");
  const auto& items =
      std::get<syntax::Return>(std::get<syntax::Query>(statement.body).parts[0].clauses[1]).projection.items;
  std::vector<std::string> columns;
  for (const auto& item : items) columns.push_back(item.column);
  EXPECT_EQ(columns,
            (std::vector<std::string>{"n.name", "count( * )", "(1+2)", "[x IN  l]", "n", "m", "a b"}));
}

TEST(Expressions, ACloneIsEqualAndApart) {
  const std::string text =
      "EXISTS { MATCH (a:A|B {x: 1})-[r*1..2]->(b) WHERE a.x = 1 CALL { CREATE (c) } FOREACH (x IN [1] | SET "
      "b.y = x) RETURN DISTINCT a ORDER BY a.x SKIP 1 } AND [(a)-->(b) | n {.x}][0] < CASE WHEN 1 THEN 2 END";
  const auto statement = parse("RETURN " + text);
  const auto& e = std::get<syntax::Return>(std::get<syntax::Query>(statement.body).parts[0].clauses[0])
                      .projection.items[0]
                      .expression;
  const auto copy = e.clone();
  EXPECT_EQ(sketch(copy), sketch(e));
  EXPECT_NE(copy.args[0].query, e.args[0].query);
  EXPECT_EQ(copy.args[0].query->parts[0].clauses.size(), e.args[0].query->parts[0].clauses.size());
}

}  // namespace
}  // namespace kenes::grammar
