// SPDX-License-Identifier: Apache-2.0
// Long and deep texts: answered or refused, never a crash.
#include <gtest/gtest.h>

#include "storage/stack.hpp"
#include "tests/grammar/sketch.hpp"

namespace kenes::grammar {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

bool accepted(const std::string& text, const ParseLimits& limits = {}) {
  try {
    parse(text, limits);
    return true;
  } catch (const Error& error) {
    EXPECT_EQ(error.detail, "UnexpectedSyntax") << error.message;
    return false;
  }
}

// What fits on this thread's stack; a sanitizer's frames are larger.
constexpr std::size_t surely = frame_size_factor > 2 ? 80 : 400;

TEST(Depth, BracketsUpToTheLimit) {
  for (const auto& [open, close] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"(", ")"},
                                                                  {"[", "]"},
                                                                  {"{a: ", "}"},
                                                                  {"size(", ")"},
                                                                  {"CASE WHEN true THEN ", " END"},
                                                                  {"[x IN ", " | x]"}}) {
    const auto nested = [&, open = open, close = close](std::size_t depth) {
      return "RETURN " + repeated(open, depth) + "1" + repeated(close, depth);
    };
    EXPECT_TRUE(accepted(nested(surely))) << open;
    EXPECT_FALSE(accepted(nested(1001))) << open;
    EXPECT_FALSE(accepted(nested(100000))) << open;
    EXPECT_FALSE(accepted("RETURN " + repeated(open, 100000))) << open;
    EXPECT_FALSE(accepted(nested(40), {.depth = 20})) << open;
  }
}

TEST(Depth, PrefixOperators) {
  EXPECT_TRUE(accepted("RETURN " + repeated("NOT ", 400) + "true"));
  EXPECT_FALSE(accepted("RETURN " + repeated("NOT ", 100000) + "true"));
  EXPECT_FALSE(accepted("RETURN " + repeated("- ", 100000) + "n"));
  EXPECT_FALSE(accepted("MATCH (n:" + repeated("!", 100000) + "A) RETURN n"));
  EXPECT_TRUE(accepted("RETURN " + repeated("NOT a AND ", 3000) + "true"));
  EXPECT_FALSE(accepted("RETURN " + repeated("1 + NOT ", 100000) + "true"));
}

TEST(Depth, ChainsAreAsLongAsTheyLike) {
  EXPECT_TRUE(accepted("RETURN 1" + repeated(" + 1", 20000)));
  EXPECT_TRUE(accepted("MATCH (n) WHERE n.x = 1" + repeated(" OR n.x = 2", 5000) + " RETURN n"));
  EXPECT_TRUE(accepted("RETURN [1" + repeated(", 1", 20000) + "]"));
  EXPECT_TRUE(accepted("MATCH (a)" + repeated("-[:X]->()", 2000) + " RETURN a"));
  EXPECT_TRUE(accepted("CREATE (:N)" + repeated(", (:N {x: 1})", 5000)));
  EXPECT_TRUE(accepted(repeated("WITH 1 AS a ", 3000) + "RETURN a"));
}

TEST(Depth, ChainsThatCannotBeFlatHaveTheLimitOfBrackets) {
  EXPECT_TRUE(accepted("RETURN 1" + repeated(" - 1", 500)));
  EXPECT_FALSE(accepted("RETURN 1" + repeated(" - 1", 50000)));
  EXPECT_FALSE(accepted("RETURN n" + repeated(".x", 50000)));
  EXPECT_FALSE(accepted("RETURN n" + repeated("[0]", 50000)));
  EXPECT_FALSE(accepted("RETURN n" + repeated(" IS NULL", 50000)));
}

TEST(Depth, LongStatements) {
  EXPECT_TRUE(accepted("RETURN '" + std::string(1 << 20, 'x') + "'"));
  EXPECT_FALSE(accepted("RETURN '" + std::string(1 << 20, 'x') + "'", {.bytes = 1 << 20}));
}

TEST(Depth, DeepTreesAreDestroyedAndClonedWithoutOverflow) {
  syntax::Expression deep;
  for (int i = 0; i < 200000; ++i) {
    syntax::Expression outer;
    outer.kind = syntax::ExpressionKind::list;
    outer.args.push_back(std::move(deep));
    deep = std::move(outer);
  }
}

}  // namespace
}  // namespace kenes::grammar
