// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/width.hpp"

#include <gtest/gtest.h>

namespace kenes::shell {
namespace {

TEST(Width, CountsColumnsOfEveryScript) {
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("Ada"), 3u);
  EXPECT_EQ(display_width("Жамбыл"), 6u);
  EXPECT_EQ(display_width("Қазақстан"), 9u);
  EXPECT_EQ(display_width("哈萨克"), 6u);
  EXPECT_EQ(display_width("한국"), 4u);
  EXPECT_EQ(display_width("ﾊﾝｶｸ"), 4u);
  EXPECT_EQ(display_width("Ａ"), 2u);
  EXPECT_EQ(display_width("عربي"), 4u);
}

TEST(Width, MarksTakeNoRoom) {
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("и\u0306"), 1u);
  EXPECT_EQ(display_width("ก\u0E34"), 1u);
  EXPECT_EQ(display_width("a\u200Bb"), 2u);
  EXPECT_EQ(display_width("\u1112\u1161\u11AB"), 2u);  // one Hangul syllable of three jamo
}

TEST(Width, EmojiTakeTwo) {
  EXPECT_EQ(display_width("🙂"), 2u);
  EXPECT_EQ(display_width("👍🏽"), 2u);
  EXPECT_EQ(display_width("👩‍👩‍👧"), 2u);
  EXPECT_EQ(display_width("🇰🇿"), 2u);
  EXPECT_EQ(display_width("🇰🇿🇸🇪"), 4u);
  EXPECT_EQ(display_width("☎️"), 2u);
}

TEST(Width, ShortensAtWholeLetters) {
  EXPECT_EQ(shortened("Kosarev", 7), "Kosarev");
  EXPECT_EQ(shortened("Kosarev", 6), "Kosar…");
  EXPECT_EQ(shortened("哈萨克", 4), "哈…");
  EXPECT_EQ(shortened("e\u0301e\u0301e\u0301", 2), "e\u0301…");
  EXPECT_EQ(shortened("Kosarev", 1), "…");
  EXPECT_EQ(shortened("Kosarev", 0), "");
}

TEST(Width, PrintableTextCannotHurtATerminal) {
  EXPECT_EQ(printable("plain"), "plain");
  EXPECT_EQ(printable("a\tb\nc"), "a b\nc");
  EXPECT_EQ(printable("a\r\nb"), "a\nb");
  EXPECT_EQ(printable("\033[31m"), "␛[31m");
  EXPECT_EQ(printable("\x7F"), "␡");
  EXPECT_EQ(printable("a\u202Eb"), "ab");
  EXPECT_EQ(printable("\u009B1m"), "\uFFFD1m");
  EXPECT_EQ(printable("\xC3("), "\uFFFD(");
}

TEST(Width, WrapsBetweenWordsElseAnywhere) {
  using Lines = std::vector<std::string_view>;
  EXPECT_EQ(wrapped("", 5), Lines{""});
  EXPECT_EQ(wrapped("abc", 3), Lines{"abc"});
  EXPECT_EQ(wrapped("one two three", 8), (Lines{"one two", "three"}));
  EXPECT_EQ(wrapped("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrapped("abcdefgh", 3), (Lines{"abc", "def", "gh"}));
  EXPECT_EQ(wrapped("哈萨克斯坦", 5), (Lines{"哈萨", "克斯", "坦"}));
  EXPECT_EQ(wrapped("a\n\nb", 5), (Lines{"a", "", "b"}));
  EXPECT_EQ(wrapped("  indented", 20), Lines{"  indented"});
  EXPECT_EQ(wrapped("🙂🙂", 2), (Lines{"🙂", "🙂"}));
}

}  // namespace
}  // namespace kenes::shell
