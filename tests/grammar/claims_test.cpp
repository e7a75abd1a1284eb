// SPDX-License-Identifier: Apache-2.0
// CLAIM and the lens of a MATCH: their parts, their errors, and that their words stay names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/grammar/sketch.hpp"

namespace kenes::grammar {
namespace {

using namespace syntax;
using testing::HasSubstr;

template <class Kind>
const Kind& clause_at(const Statement& statement, std::size_t index = 0) {
  return std::get<Kind>(std::get<Query>(statement.body).parts[0].clauses[index]);
}

std::string part(const ExpressionPointer& e) { return e ? sketch(*e) : "-"; }

std::string lens_of(std::string_view text) {
  const Statement statement = parse("MATCH (n) " + std::string(text) + " RETURN n");
  const auto& lens = clause_at<Match>(statement).lens;
  if (!lens) return "none";
  return part(lens->as_of) + " " + part(lens->as_of_end) + " " + part(lens->according_to) + " " +
         part(lens->known_at);
}

TEST(Lens, PartsInAnyOrder) {
  EXPECT_EQ(lens_of(""), "none");
  EXPECT_EQ(lens_of("AS OF 2010"), "2010 - - -");
  EXPECT_EQ(lens_of("AS OF FROM 2010 TO 2012"), "2010 2012 - -");
  EXPECT_EQ(lens_of("according to 'x'"), "- - 'x' -");
  EXPECT_EQ(lens_of("AS KNOWN AT $t AS OF 1 ACCORDING TO $s"), "1 - $s $t");
  EXPECT_EQ(lens_of("AS OF 2010 WHERE n.x"), "2010 - - -");
  const Statement inside = parse("RETURN EXISTS { (a)-->(b) AS OF 2010 WHERE a.x }");
  const auto& item = clause_at<Return>(inside).projection.items[0].expression;
  EXPECT_TRUE(std::get<Match>(item.query->parts[0].clauses[0]).lens);
  EXPECT_TRUE(clause_at<Match>(parse("OPTIONAL MATCH (n) AS OF 1 RETURN n")).lens);
}

const Claim& claim_of(const Statement& statement) { return clause_at<Claim>(statement, 1); }

TEST(Claims, Items) {
  const Statement s =
      parse("MATCH (n), (m), ()-[r]->() CLAIM n.x = 1, n['y'] = 2, n:A:B, r, (n)-[q:T {k: 3}]->(m)");
  const Claim& claim = claim_of(s);
  ASSERT_EQ(claim.items.size(), 5u);
  using Kind = ClaimItem::Kind;
  EXPECT_EQ(claim.items[0].kind, Kind::property);
  EXPECT_EQ(sketch(claim.items[0].target), "n.x");
  EXPECT_EQ(sketch(claim.items[0].value), "1");
  EXPECT_EQ(claim.items[1].kind, Kind::property);
  EXPECT_EQ(claim.items[2].kind, Kind::labels);
  EXPECT_EQ(claim.items[2].labels.size(), 2u);
  EXPECT_EQ(claim.items[3].kind, Kind::relationship);
  EXPECT_EQ(claim.items[4].kind, Kind::pattern);
  EXPECT_EQ(sketch(claim.items[4].pattern[0]), "(n)-[q:T{k:3}]->(m)");
}

TEST(Claims, WhatIsSaidOfThem) {
  const Statement s = parse(
      "MATCH (n) CLAIM n.x = 1 RANK preferred SOURCE 'a' AT 'p. 1' QUOTE 'q' CONFIDENCE 0.5 VALID FROM 1 TO "
      "2 "
      "LANGUAGE 'kk'");
  const Claim& claim = claim_of(s);
  EXPECT_EQ(part(claim.rank), "'preferred'");
  EXPECT_EQ(part(claim.source), "'a'");
  EXPECT_EQ(part(claim.locator), "'p. 1'");
  EXPECT_EQ(part(claim.quote), "'q'");
  EXPECT_EQ(part(claim.confidence), "0.5");
  EXPECT_EQ(part(claim.valid_from) + part(claim.valid_to) + part(claim.valid_at), "12-");
  EXPECT_EQ(part(claim.language), "'kk'");
  EXPECT_EQ(part(claim_of(parse("MATCH (n) CLAIM n.x = 1 VALID AT d('x') RANK $r")).rank), "$r");
  const Statement ended = parse("MATCH (n) CLAIM n.x = 1 VALID FROM 1 TO UNKNOWN");
  EXPECT_TRUE(claim_of(ended).to_unknown);
  EXPECT_FALSE(claim_of(ended).valid_to);
  EXPECT_EQ(part(claim_of(parse("MATCH (n) CLAIM n.x = 1 VALID TO 2012")).valid_to), "2012");
  EXPECT_NO_THROW(parse("MATCH (n) FOREACH (x IN [1] | CLAIM n.x = x) RETURN n"));
  EXPECT_NO_THROW(parse("MATCH (n) CLAIM n.x = 1 SET n.y = 2 CLAIM n.z = 3 RETURN n"));
}

TEST(Claims, TheirWordsStayNames) {
  for (const std::string word : {"CLAIM", "VALID", "SOURCE", "QUOTE", "RANK", "CONFIDENCE", "LANGUAGE",
                                 "KNOWN", "ACCORDING", "TO", "AT", "UNKNOWN"}) {
    for (const std::string& text : {
             "MATCH (" + word + ":" + word + " {" + word + ": 1})-[:" + word + "]->() RETURN " + word + "." +
                 word,
             "WITH 1 AS " + word + " RETURN " + word + " AS " + word + ", [" + word + " IN [1] | " + word +
                 "]",
             "RETURN " + word + "(1), " + word + "." + word + "(2)",
             "CALL " + word + "." + word + "(1) YIELD " + word + " RETURN " + word,
             "UNWIND [1] AS " + word + " MATCH (n) SET n." + word + " = " + word + ", n:" + word,
             "MATCH (n) AS OF " + word + "(1) RETURN n",
             "MATCH (" + word + ") CLAIM " + word + "." + word + " = " + word + "(1) SOURCE " + word + "." +
                 word + " AT " + word + "(2)",
             "MATCH " + word + " = (a)-->(b) WHERE " + word + " IS NOT NULL RETURN " + word,
         })
      EXPECT_NO_THROW(parse(text)) << text;
  }
}

TEST(Claims, Errors) {
  struct Case {
    std::string_view text;
    std::uint32_t column;
    std::string_view message, hint;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"MATCH (n) AS OF 1 AS OF 2 RETURN n", 19, "AS OF is said twice", "leave one out"},
           {"MATCH (n) AS x RETURN n", 14, "`x` does not fit here", ""},
           {"MATCH (n) WHERE n.x AS OF 1 RETURN n", 21, "does not fit here", ""},
           {"MATCH (n) CLAIM n.x = 1 RANK 1 RANK 2", 32, "RANK is said twice", ""},
           {"MATCH (n) CLAIM n.x = 1 VALID 2012", 31, "expected", ""},
           {"MATCH (n) CLAIM (n)", 17, "one relationship between two nodes", "n:Label"},
           {"MATCH (n) CLAIM (n)-->(n)-->(n)", 17, "one relationship between two nodes", ""},
           {"MATCH (n) CLAIM n.x", 20, "", ""}}) {
    try {
      parse(c.text);
      ADD_FAILURE() << "accepted: " << c.text;
    } catch (const Error& error) {
      EXPECT_EQ(error.where.column, c.column) << error.report(c.text);
      EXPECT_THAT(error.message, HasSubstr(std::string(c.message))) << c.text;
      EXPECT_THAT(error.hint, HasSubstr(std::string(c.hint))) << c.text;
    }
  }
}

}  // namespace
}  // namespace kenes::grammar
