// SPDX-License-Identifier: Apache-2.0
// Literals are exact, or an error with openCypher's name.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/grammar/sketch.hpp"

namespace kenes::grammar {
namespace {

std::string refusal(std::string_view text) {
  try {
    parse_literal(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::syntax_error);
    EXPECT_EQ(error.phase, Phase::compile_time);
    return error.detail;
  }
  return "accepted";
}

TEST(Literals, Integers) {
  const std::vector<std::pair<std::string_view, std::int64_t>> cases = {
      {"0", 0},
      {"-0", 0},
      {"42", 42},
      {"1_000_000", 1000000},
      {"9223372036854775807", INT64_MAX},
      {"-9223372036854775808", INT64_MIN},
      {"- 9223372036854775808", INT64_MIN},
      {"0x0", 0},
      {"0x1A2b3c4D5E6f7", 0x1A2b3c4D5E6f7},
      {"0XFF", 255},
      {"0x7FFFFFFFFFFFFFFF", INT64_MAX},
      {"-0x8000000000000000", INT64_MIN},
      {"0o17", 15},
      {"017", 15},
      {"-0o1000000000000000000000", INT64_MIN},
      {"0o777777777777777777777", INT64_MAX},
  };
  for (const auto& [text, number] : cases) {
    const Value value = parse_literal(text);
    ASSERT_TRUE(value.is(Kind::integer)) << text;
    EXPECT_EQ(value.as_integer(), number) << text;
  }
}

TEST(Literals, Floats) {
  const std::vector<std::pair<std::string_view, double>> cases = {
      {"0.5", 0.5},
      {".5", 0.5},
      {"-.1e-3", -1e-4},
      {"1e9", 1e9},
      {"1E9", 1e9},
      {"2E-01", 0.2},
      {"1.34e+2", 134},
      {"-0.0", -0.0},
      {"1e-400", 0.0},
      {"4.9e-324", 4.9e-324},
      {"126354186.1e1", 1263541861.0},
      {"1_0.5", 10.5},
  };
  for (const auto& [text, number] : cases) {
    const Value value = parse_literal(text);
    ASSERT_TRUE(value.is(Kind::floating)) << text;
    EXPECT_EQ(value.as_float(), number) << text;
    EXPECT_EQ(std::signbit(value.as_float()), std::signbit(number)) << text;
  }
}

TEST(Literals, NumbersThatAreNone) {
  EXPECT_EQ(refusal("9223372036854775808"), "IntegerOverflow");
  EXPECT_EQ(refusal("-9223372036854775809"), "IntegerOverflow");
  EXPECT_EQ(refusal("0x8000000000000000"), "IntegerOverflow");
  EXPECT_EQ(refusal("-0x8000000000000001"), "IntegerOverflow");
  EXPECT_EQ(refusal("0o1000000000000000000000"), "IntegerOverflow");
  EXPECT_EQ(refusal("99999999999999999999999999"), "IntegerOverflow");
  EXPECT_EQ(refusal("1.34E999"), "FloatingPointOverflow");
  EXPECT_EQ(refusal("-1e400"), "FloatingPointOverflow");
  EXPECT_EQ(refusal("9223372h54775808"), "InvalidNumberLiteral");
  EXPECT_EQ(refusal("0x"), "InvalidNumberLiteral");
  EXPECT_EQ(refusal("0x1A2b3j4D5E6f7"), "InvalidNumberLiteral");
  EXPECT_EQ(refusal("0o18"), "InvalidNumberLiteral");
  EXPECT_EQ(refusal("089"), "InvalidNumberLiteral");
  EXPECT_EQ(refusal("12abc"), "InvalidNumberLiteral");
}

TEST(Literals, Strings) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"''", ""},
      {R"("it's")", "it's"},
      {R"('say "no"')", "say \"no\""},
      {R"('it\'s')", "it's"},
      {R"("\"")", "\""},
      {R"('a\\b')", "a\\b"},
      {R"('\b\f\n\r\t')", "\b\f\n\r\t"},
      {R"('\u0041\u04D9')", "Aә"},
      {R"('\uD83D\uDE00')", "😀"},
      {R"('\U0001F600')", "😀"},
      {"'Жамбыл 😀'", "Жамбыл 😀"},
      {"'two\nlines'", "two\nlines"},
      {"'// no comment /* here */'", "// no comment /* here */"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(parse_literal(text).as_string(), expected) << text;
  EXPECT_EQ(parse_literal(std::string_view("'a\0b'", 5)).as_string(), std::string_view("a\0b", 3));
}

TEST(Literals, StringsThatAreNone) {
  EXPECT_EQ(refusal(R"('\uH')"), "InvalidUnicodeLiteral");
  EXPECT_EQ(refusal(R"('\u12')"), "InvalidUnicodeLiteral");
  EXPECT_EQ(refusal(R"('\uD800')"), "InvalidUnicodeLiteral");
  EXPECT_EQ(refusal(R"('\uD800\u0041')"), "InvalidUnicodeLiteral");
  EXPECT_EQ(refusal(R"('\U00110000')"), "InvalidUnicodeLiteral");
  EXPECT_EQ(refusal(R"('\d')"), "UnexpectedSyntax");
  EXPECT_EQ(refusal("'abc"), "UnexpectedSyntax");
  EXPECT_EQ(refusal("'abc\\'"), "UnexpectedSyntax");
  EXPECT_EQ(refusal("42 \xE2\x80\x94 41"), "InvalidUnicodeCharacter");
  EXPECT_EQ(refusal("'\xC3\x28'"), "InvalidUnicodeCharacter");
  EXPECT_EQ(refusal("'\xED\xA0\x80'"), "InvalidUnicodeCharacter");
}

TEST(Literals, ListsAndMaps) {
  EXPECT_EQ(to_literal(parse_literal("[1, 'a', [null, true], {k: -2.5}]")),
            "[1, 'a', [null, true], {k: -2.5}]");
  EXPECT_EQ(refusal("[1, n]"), "UnexpectedSyntax");
  EXPECT_EQ(refusal("1 + 1"), "UnexpectedSyntax");
  EXPECT_EQ(refusal("date('2004-01-01')"), "UnexpectedSyntax");
  EXPECT_EQ(refusal(""), "UnexpectedSyntax");
  EXPECT_EQ(refusal("{1: 2}"), "UnexpectedSyntax");
}

}  // namespace
}  // namespace kenes::grammar
