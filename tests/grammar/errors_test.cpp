// SPDX-License-Identifier: Apache-2.0
// What the grammar refuses: openCypher's name, the place, and what to do about it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/grammar/sketch.hpp"

namespace kenes::grammar {
namespace {

using testing::HasSubstr;

struct Case {
  std::string_view text, detail;
  std::uint32_t line, column;
  std::string_view message, hint;  // parts of them
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    try {
      parse(c.text);
      ADD_FAILURE() << "accepted: " << c.text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::syntax_error) << c.text;
      EXPECT_EQ(error.phase, Phase::compile_time) << c.text;
      EXPECT_EQ(error.detail, c.detail) << error.report(c.text);
      EXPECT_EQ(error.where.line, c.line) << error.report(c.text);
      EXPECT_EQ(error.where.column, c.column) << error.report(c.text);
      EXPECT_THAT(error.message, HasSubstr(std::string(c.message))) << c.text;
      EXPECT_THAT(error.hint, HasSubstr(std::string(c.hint))) << c.text;
    }
  }
}

TEST(Errors, MisspelledKeywords) {
  check({
      {"MTCH (n) RETURN n", "UnexpectedSyntax", 1, 1, "`MTCH`", "`MATCH`"},
      {"MATCH (n)\nRETRUN n", "UnexpectedSyntax", 2, 1, "`RETRUN`", "`RETURN`"},
      {"MATCH (n) WERE n.x = 1 RETURN n", "UnexpectedSyntax", 1, 11, "`WERE`", "`WHERE`"},
      {"MATCH (n) RETURN n ODER BY n.x", "UnexpectedSyntax", 1, 20, "`ODER`", "`ORDER`"},
      {"OPTINAL MATCH (n) RETURN n", "UnexpectedSyntax", 1, 1, "`OPTINAL`", "`OPTIONAL`"},
      {"MATCH (n) DELTE n", "UnexpectedSyntax", 1, 11, "`DELTE`", "`DELETE`"},
      {"MERGE (n) ON CRATE SET n.x = 1", "UnexpectedSyntax", 1, 14, "CREATE or MATCH", "`CREATE`"},
      {"creat (n)", "UnexpectedSyntax", 1, 1, "`creat`", "`CREATE`"},
  });
}

TEST(Errors, SayWhatWasExpected) {
  check({
      {"", "UnexpectedSyntax", 1, 1, "ends too early; expected a clause", ""},
      {"RETURN 1 +", "UnexpectedSyntax", 1, 11, "expected an expression", ""},
      {"RETURN [1, 2", "UnexpectedSyntax", 1, 13, "`]` or `,`", ""},
      {"RETURN 1 AS", "UnexpectedSyntax", 1, 12, "expected a name", ""},
      {"UNWIND [1] RETURN 1", "UnexpectedSyntax", 1, 12, "expected AS", ""},
      {"RETURN CASE WHEN 1 THEN 2", "UnexpectedSyntax", 1, 26, "ELSE, END or WHEN", ""},
      {"MATCH (n) RETURN n)", "UnexpectedSyntax", 1, 19, "another clause or the end", ""},
      {"RETURN {1: 2}", "UnexpectedSyntax", 1, 9, "expected a name or `}`", ""},
      {"RETURN [, ] AS literal", "UnexpectedSyntax", 1, 9, "", ""},
      {"RETURN [[[]] AS literal", "UnexpectedSyntax", 1, 14, "", ""},
      {"RETURN {1B2c3e67:1} AS literal", "UnexpectedSyntax", 1, 9, "", ""},
  });
}

TEST(Errors, HabitsFromElsewhere) {
  check({
      {"MATCH (n) WHERE n.x == 1 RETURN n", "UnexpectedSyntax", 1, 22, "", "one `=`"},
      {"MATCH (n) WHERE n.x != 1 RETURN n", "UnexpectedSyntax", 1, 21, "", "`<>`"},
      {"RETURN a && b", "UnexpectedSyntax", 1, 10, "", "`AND`"},
      {"SELECT * FROM t", "UnexpectedSyntax", 1, 1, "", "MATCH"},
      {"MATCH (n) WHERE n.name LIKE 'x' RETURN n", "UnexpectedSyntax", 1, 24, "", "CONTAINS"},
      {"USING PERIODIC COMMIT 500 LOAD CSV FROM 'a' AS r CREATE ()", "UnexpectedSyntax", 1, 1, "",
       "IN TRANSACTIONS"},
      {"MATCH (n:A) USING INDEX n:A(x) RETURN n", "UnexpectedSyntax", 1, 13, "", "leave the hint out"},
      {"START n=node(1) RETURN n", "UnexpectedSyntax", 1, 1, "", "MATCH (n)"},
      {"CYPHER runtime=slotted RETURN 1", "UnexpectedSyntax", 1, 1, "", "leave CYPHER"},
      {"USE neo4j MATCH (n) RETURN n", "UnexpectedSyntax", 1, 1, "", "leave USE out"},
      {"LET x = 1 RETURN x", "UnexpectedSyntax", 1, 1, "", "WITH *"},
      {"MATCH (n) FILTER n.x = 1 RETURN n", "UnexpectedSyntax", 1, 11, "", "WHERE"},
      {"RETURN sum(*)", "UnexpectedSyntax", 1, 12, "", "count(*)"},
      {"RETURN count(DISTINCT *)", "UnexpectedSyntax", 1, 23, "", "WITH DISTINCT"},
      {"RETURN 1; RETURN 2", "UnexpectedSyntax", 1, 11, "", "one statement"},
      {"RETURN 1 # one", "UnexpectedSyntax", 1, 10, "", "//"},
      {"MATCH (n) WHERE n.x = ? RETURN n", "UnexpectedSyntax", 1, 23, "", "$name"},
  });
}

TEST(Errors, TextsWithoutEnd) {
  check({
      {"RETURN 'abc", "UnexpectedSyntax", 1, 8, "no closing quote", ""},
      {"RETURN \"a\\\"", "UnexpectedSyntax", 1, 8, "no closing quote", ""},
      {"RETURN `abc", "UnexpectedSyntax", 1, 8, "backtick", ""},
      {"RETURN 1 /* abc", "UnexpectedSyntax", 1, 10, "comment", "*/"},
      {"RETURN 'ab\\d'", "UnexpectedSyntax", 1, 11, "`\\d`", "\\\\"},
      {"RETURN 'ab\\uZ'", "InvalidUnicodeLiteral", 1, 11, "4 hexadecimal digits", ""},
      {"RETURN 42 \xE2\x80\x94 41", "InvalidUnicodeCharacter", 1, 11, "", "minus is -"},
      {"RETURN 'ә' \xFF", "InvalidUnicodeCharacter", 1, 12, "0xFF", "UTF-8"},
      {std::string_view("RETURN 1 \0", 10), "UnexpectedSyntax", 1, 10, "0x00", ""},
  });
}

TEST(Errors, RelationshipPatterns) {
  check({
      {"MATCH (a)-[:LIKES..]->(c) RETURN c", "InvalidRelationshipPattern", 1, 18, "begins with `*`", "*1..3"},
      {"MATCH (a)-[:LIKES 1..2]->(c) RETURN c", "InvalidRelationshipPattern", 1, 19, "", ""},
      {"MATCH (a)-[:LIKES*-2]->(c) RETURN c", "InvalidRelationshipPattern", 1, 19, "negative", ""},
      {"MATCH (a)-[:LIKES*1..-2]->(c) RETURN c", "InvalidRelationshipPattern", 1, 22, "negative", ""},
      {"MATCH (a)->(b) RETURN a", "UnexpectedSyntax", 1, 11, "", ""},
  });
}

TEST(Errors, ClausesInTheWrongPlace) {
  check({
      {"MATCH (n)", "InvalidClauseComposition", 1, 1, "cannot end with MATCH", "RETURN"},
      {"RETURN 1 MATCH (n) RETURN n", "InvalidClauseComposition", 1, 1, "last clause", "WITH"},
      {"RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a", "InvalidClauseComposition", 1, 35,
       "mixed", ""},
      {"CALL a.b() YIELD * RETURN 1", "UnexpectedSyntax", 1, 1, "YIELD *", ""},
      {"RETURN COLLECT { (a)-->(b) }", "UnexpectedSyntax", 1, 8, "", "RETURN"},
  });
}

TEST(Errors, ReportsDrawACaret) {
  const std::string_view text = "MATCH (n)\nRETRUN n";
  try {
    parse(text);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.report(text), HasSubstr("RETRUN n\n  ^^^^^^"));
  }
}

}  // namespace
}  // namespace kenes::grammar
