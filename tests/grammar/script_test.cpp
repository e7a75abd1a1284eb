// SPDX-License-Identifier: Apache-2.0
// Scripts into statements; names as they must be written.
#include <gtest/gtest.h>

#include <algorithm>

#include "grammar/parse.hpp"

namespace kenes::grammar {
namespace {

std::vector<std::string> texts(std::string_view script) {
  std::vector<std::string> result;
  for (const ScriptPart& part : split_script(script)) result.emplace_back(part.text);
  return result;
}

TEST(Script, SplitsAtSemicolons) {
  EXPECT_EQ(texts("RETURN 1; RETURN 2;"), (std::vector<std::string>{"RETURN 1", "RETURN 2"}));
  EXPECT_EQ(texts("RETURN 1"), (std::vector<std::string>{"RETURN 1"}));
  EXPECT_EQ(texts(" \n ; ;; \n"), std::vector<std::string>{});
  EXPECT_EQ(texts(""), std::vector<std::string>{});
  EXPECT_EQ(texts("\xEF\xBB\xBFRETURN 1;"), (std::vector<std::string>{"RETURN 1"}));
}

TEST(Script, NotInsideQuotesAndComments) {
  EXPECT_EQ(texts("RETURN ';', \"a;\\\";b\", `x;``y`; RETURN 2"),
            (std::vector<std::string>{"RETURN ';', \"a;\\\";b\", `x;``y`", "RETURN 2"}));
  EXPECT_EQ(texts("RETURN 1 // one; it's\n; /* a;b' */ RETURN 2"),
            (std::vector<std::string>{"RETURN 1 // one; it's\n", "RETURN 2"}));
  EXPECT_EQ(texts("// only; a comment"), std::vector<std::string>{});
}

TEST(Script, KnowsLinesAndWhetherAStatementIsComplete) {
  const auto parts = split_script("// head\nRETURN 1;\n\n/* x\n */ RETURN\n2;\nRETURN 'open;");
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0].line, 2u);
  EXPECT_TRUE(parts[0].complete);
  EXPECT_EQ(parts[1].line, 5u);
  EXPECT_EQ(parts[2].line, 7u);
  EXPECT_FALSE(parts[2].complete);
}

TEST(Names, AreQuotedWhereTheyMustBe) {
  EXPECT_EQ(quote_name("name"), "name");
  EXPECT_EQ(quote_name("Name_2"), "Name_2");
  EXPECT_EQ(quote_name("2nd"), "`2nd`");
  EXPECT_EQ(quote_name("a b"), "`a b`");
  EXPECT_EQ(quote_name("a`b"), "`a``b`");
  EXPECT_EQ(quote_name("match"), "`match`");
  EXPECT_EQ(quote_name(""), "``");
  EXPECT_EQ(quote_name("Партия"), "Партия");
  EXPECT_EQ(quote_name("党員2"), "党員2");
  EXPECT_EQ(quote_name("Жаңа партия"), "`Жаңа партия`");
  EXPECT_EQ(quote_name("ж-1"), "`ж-1`");
  EXPECT_EQ(quote_name("a\u00A0"), "`a\u00A0`");
  EXPECT_EQ(quote_name("\xFF"), "`\xFF`");
  for (const std::string& word : keywords()) EXPECT_EQ(quote_name(word), "`" + word + "`");
}

TEST(Names, EveryKeywordIsAName) {
  for (const std::string& word : keywords()) {
    EXPECT_NO_THROW(parse("MATCH (n:" + word + " {" + word + ": 1})-[:" + word + "]->() RETURN n." + word))
        << word;
    EXPECT_NO_THROW(parse("MATCH (`" + word + "`) RETURN `" + word + "`")) << word;
  }
  EXPECT_TRUE(std::is_sorted(keywords().begin(), keywords().end()));
}

}  // namespace
}  // namespace kenes::grammar
