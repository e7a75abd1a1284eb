// SPDX-License-Identifier: Apache-2.0
// Operators on single values: null tables, numbers, strings, lists, and the errors by their names.
#include <gtest/gtest.h>

#include "tests/functions/evaluation.hpp"

namespace kenes {
namespace {

struct Case {
  const char* expression;
  const char* result;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.expression; }

class Operators : public ::testing::TestWithParam<Case> {};

TEST_P(Operators, GiveWhatTheyShould) {
  Evaluation evaluation;
  EXPECT_EQ(evaluation.text(GetParam().expression), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(Logic, Operators,
                         ::testing::Values(Case{"true AND null", "null"}, Case{"false AND null", "false"},
                                           Case{"null AND false", "false"}, Case{"null OR true", "true"},
                                           Case{"null OR false", "null"}, Case{"true XOR null", "null"},
                                           Case{"true XOR true XOR true", "true"}, Case{"NOT null", "null"},
                                           Case{"null IS NULL", "true"}, Case{"1 IS NOT NULL", "true"},
                                           Case{"true AND true AND null AND false", "false"}));
INSTANTIATE_TEST_SUITE_P(
    Comparison, Operators,
    ::testing::Values(Case{"1 = 1.0", "true"}, Case{"null = null", "null"}, Case{"1 < 'a'", "null"},
                      Case{"1 = 'a'", "false"}, Case{"1 <> 'a'", "true"}, Case{"0.0/0.0 = 0.0/0.0", "false"},
                      Case{"0.0/0.0 <> 0.0/0.0", "true"}, Case{"0.0/0.0 < 1", "false"},
                      Case{"0.0/0.0 < 'a'", "null"}, Case{"9007199254740993 = 9007199254740992.0", "false"},
                      Case{"9007199254740993 > 9007199254740992.0", "true"},
                      Case{"[1, null] = [1, 2]", "null"}, Case{"[1] = [1, null]", "false"},
                      Case{"1 < 2 < 3", "true"}, Case{"1 < 3 < 2", "false"},
                      Case{"{k: null} = {k: null}", "null"}, Case{"true > false", "true"}));
INSTANTIATE_TEST_SUITE_P(
    Arithmetic, Operators,
    ::testing::Values(Case{"7 / 2", "3"}, Case{"-7 / 2", "-3"}, Case{"7 / 2.0", "3.5"}, Case{"-7 % 3", "-1"},
                      Case{"2 ^ 3", "8.0"}, Case{"1 + null", "null"}, Case{"'a' + 'b' + 'c'", "'abc'"},
                      Case{"'a' + 1", "'a1'"}, Case{"1 + 2 + 3.5", "6.5"}, Case{"[1] + 2", "[1, 2]"},
                      Case{"1 + [2]", "[1, 2]"}, Case{"[1] + [2, 3]", "[1, 2, 3]"},
                      Case{"[[1]] + [[2]]", "[[1], [2]]"}, Case{"-(5)", "-5"}, Case{"1 - 2 - 3", "-4"},
                      Case{"12 / 4 * (3 - 2 * 4)", "-15"}, Case{"1.0 / 0", "Infinity"}));
INSTANTIATE_TEST_SUITE_P(
    Containers, Operators,
    ::testing::Values(Case{"4 IN [1, null, 3]", "null"}, Case{"3 IN [1, null, 3]", "true"},
                      Case{"null IN []", "false"}, Case{"null IN [1]", "null"}, Case{"1 IN null", "null"},
                      Case{"[1, 2] IN [1, [1, null]]", "null"}, Case{"[1, 2, 3][0]", "1"},
                      Case{"[1, 2, 3][-1]", "3"}, Case{"[1][5]", "null"}, Case{"[1][null]", "null"},
                      Case{"{a: 1}['a']", "1"}, Case{"{a: 1}['b']", "null"}, Case{"[1, 2, 3][..2]", "[1, 2]"},
                      Case{"[1, 2, 3][1..]", "[2, 3]"}, Case{"[1, 2, 3][-5..5]", "[1, 2, 3]"},
                      Case{"[1, 2, 3][3..1]", "[]"}, Case{"[1, 2, 3][null..2]", "null"},
                      Case{"[1, 2, 3][-3..-1]", "[1, 2]"}));
INSTANTIATE_TEST_SUITE_P(
    Texts, Operators,
    ::testing::Values(Case{"'abc' STARTS WITH ''", "true"}, Case{"'abc' STARTS WITH 1", "null"},
                      Case{"'abc' ENDS WITH 'bc'", "true"}, Case{"'abc' CONTAINS null", "null"},
                      Case{"'abc' CONTAINS 'abcd'", "false"}, Case{"'abc' =~ 'a.*'", "true"},
                      Case{"'abc' =~ 'b'", "false"}, Case{"'ABC' =~ '(?i)abc'", "true"}));
INSTANTIATE_TEST_SUITE_P(
    Bindings, Operators,
    ::testing::Values(
        Case{"[x IN [1, 2, 3] WHERE x > 1 | x * 10]", "[20, 30]"}, Case{"[x IN null | x]", "null"},
        Case{"[x IN [1, 2] | [y IN [x, x + 1] | x * y]]", "[[1, 2], [4, 6]]"},
        Case{"all(x IN [1, null] WHERE x > 0)", "null"}, Case{"any(x IN [1, null] WHERE x > 0)", "true"},
        Case{"none(x IN [0, null] WHERE x > 0)", "null"},
        Case{"single(x IN [1, 2, null] WHERE x > 0)", "false"},
        Case{"single(x IN [1, null] WHERE x > 0)", "null"}, Case{"all(x IN [] WHERE x)", "true"},
        Case{"reduce(sum = 0, x IN [1, 2, 3] | sum + x)", "6"}, Case{"reduce(s = '', x IN [] | s + x)", "''"},
        Case{"CASE 1 WHEN 1.0 THEN 'one' ELSE 'other' END", "'one'"},
        Case{"CASE WHEN null THEN 1 END", "null"}, Case{"CASE null WHEN null THEN 1 ELSE 2 END", "2"},
        Case{"coalesce(null, 1, 1 / 0)", "1"}, Case{"CASE WHEN true THEN 1 ELSE 1 / 0 END", "1"},
        Case{"false AND 1 / 0 = 1", "false"}, Case{"{a: 1, b: [2]}.b", "[2]"}, Case{"null.a", "null"}));

TEST(OperatorErrors, BearTheirNames) {
  Evaluation evaluate;
  const auto error = [&](std::string_view text) { return error_of([&] { evaluate(text); }); };
  EXPECT_EQ(error("9223372036854775807 + 1"), "ArithmeticError/IntegerOverflow");
  EXPECT_EQ(error("-9223372036854775808 - 1"), "ArithmeticError/IntegerOverflow");
  EXPECT_EQ(error("9223372036854775807 * 2"), "ArithmeticError/IntegerOverflow");
  EXPECT_EQ(error("1 / 0"), "ArithmeticError/DivisionByZero");
  EXPECT_EQ(error("1 % 0"), "ArithmeticError/DivisionByZero");
  EXPECT_EQ(error("true + {a: 1}"), "TypeError/InvalidArgumentType");
  EXPECT_EQ(error("1 AND true"), "TypeError/InvalidArgumentType");
  EXPECT_EQ(error("1 IN 2"), "TypeError/InvalidArgumentType");
  EXPECT_EQ(error("[1]['a']"), "TypeError/InvalidArgumentType");
  EXPECT_EQ(error("{a: 1}[0]"), "TypeError/MapElementAccessByNonString");
  EXPECT_EQ(error("100[0]"), "TypeError/InvalidArgumentType");
  EXPECT_EQ(error("(1).a"), "TypeError/InvalidArgumentType");
  EXPECT_EQ(error("range(0, true)"), "ArgumentError/InvalidArgumentType");
  EXPECT_EQ(error("range(0, 1, 0)"), "ArgumentError/NumberOutOfRange");
  EXPECT_EQ(error("toInteger([])"), "TypeError/InvalidArgumentValue");
  EXPECT_EQ(error("'a' =~ '('"), "ArgumentError/InvalidArgumentValue");
  EXPECT_EQ(error("[x IN 1 | x]"), "TypeError/InvalidArgumentType");
  EXPECT_EQ(error("reduce(s = 'abcdefgh', x IN range(1, 60) | s + s)"), "MemoryLimit/");
  EXPECT_EQ(error("range(0, 9223372036854775807)"), "MemoryLimit/");
  EXPECT_EQ(error("[s IN [reduce(s = 'a', x IN range(1, 16) | s + s)] | replace(s, 'a', s)]"),
            "MemoryLimit/");
  EXPECT_EQ(error("split(reduce(s = 'a', x IN range(1, 23) | s + s), '')"), "MemoryLimit/");
  EXPECT_EQ(error("nosuch(1)"), "SyntaxError/UnknownFunction");
  EXPECT_EQ(error("size()"), "SyntaxError/InvalidNumberOfArguments");
  EXPECT_EQ(error("$missing"), "ParameterMissing/MissingParameter");
}

}  // namespace
}  // namespace kenes
