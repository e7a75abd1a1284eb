// SPDX-License-Identifier: Apache-2.0
#include "storage/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kenes {
namespace {

using testing::HasSubstr;

std::string report(std::string_view statement, Position where) {
  return syntax_error("UndefinedVariable", "Variable `m` not defined", where, "did you mean `n`?")
      .report(statement);
}

TEST(Error, ReportDrawsTheLineAndACaret) {
  EXPECT_EQ(report("MATCH (n)\nRETURN mmm.name\n", {2, 8, 17, 3}),
            "SyntaxError: UndefinedVariable (line 2, column 8)\n"
            "Variable `m` not defined\n"
            "  RETURN mmm.name\n"
            "         ^^^\n"
            "Hint: did you mean `n`?\n");
}

TEST(Error, CaretsStandUnderWideAndCombiningLetters) {
  EXPECT_THAT(report("RETURN '漢字' + m", {1, 15, 18, 1}),
              HasSubstr("\n  RETURN '漢字' + m\n                  ^\n"));
  EXPECT_THAT(report("RETURN 'e\xCC\x81' + m", {1, 15, 15, 1}), HasSubstr("\n               ^\n"));
  EXPECT_THAT(report("RETURN 'Жамбыл', m", {1, 18, 24, 1}), HasSubstr("\n                   ^\n"));
  EXPECT_THAT(report("RETURN 漢字", {1, 8, 7, 6}), HasSubstr("\n         ^^^^\n"));
}

TEST(Error, TabsAndControlCharactersKeepTheirColumn) {
  EXPECT_THAT(report("\tRETURN\tm", {1, 9, 8, 1}), HasSubstr("\n   RETURN m\n          ^\n"));
}

TEST(Error, LongLinesAreCutAroundTheCulprit) {
  const std::string statement = std::string(500, 'a') + "HERE" + std::string(500, 'b');
  const std::string text = report(statement, {1, 501, 500, 4});
  EXPECT_THAT(text, HasSubstr("\n  ... aaaa"));
  EXPECT_THAT(text, HasSubstr("HEREbbb"));
  EXPECT_THAT(text, HasSubstr("bbb ...\n"));
  const auto line = text.find("  ... ");
  const auto carets = text.find("^^^^\n");
  const auto start_of_carets = text.rfind('\n', carets) + 1;
  EXPECT_EQ(text.find("HERE", line) - line, carets - start_of_carets);
}

TEST(Error, PositionsOutsideTheTextDoNoHarm) {
  EXPECT_THAT(report("RETURN", {1, 7, 6, 0}), HasSubstr("\n  RETURN\n        ^\n"));
  EXPECT_THAT(report("RETURN", {1, 900, 6, 5}), HasSubstr("\n        ^\n"));
  EXPECT_THAT(report("RETURN", {9, 1, 0, 0}), HasSubstr("^"));
  EXPECT_THAT(report("bad \xFF\xC3 utf", {1, 6, 5, 1}),
              HasSubstr("\n  bad \xEF\xBF\xBD\xEF\xBF\xBD utf\n       ^\n"));
  EXPECT_EQ(Error(ErrorCode::busy, "Another process has it open.").report("RETURN 1"),
            "Busy\nAnother process has it open.\n");
}

TEST(Error, NamesAndRemedies) {
  EXPECT_EQ(code_name(ErrorCode::constraint_validation_failed), "ConstraintValidationFailed");
  EXPECT_EQ(code_name(ErrorCode::storage), "StorageError");
  EXPECT_EQ(phase_name(Phase::compile_time), "compile time");
  EXPECT_EQ(phase_name(Phase::runtime), "runtime");
  EXPECT_EQ(remedy(ErrorCode::syntax_error), Remedy::your_query);
  EXPECT_EQ(remedy(ErrorCode::corruption), Remedy::the_disk);
  EXPECT_EQ(remedy(ErrorCode::busy), Remedy::try_again);
  EXPECT_EQ(remedy(ErrorCode::internal), Remedy::our_bug);
}

TEST(DidYouMean, OffersTheNearestNameOrNothing) {
  const std::vector<std::string> names = {"toString", "toFloat", "labels", "id", "Жамбыл", "name"};
  const std::pair<const char*, const char*> table[] = {
      {"toStrng", "did you mean `toString`?"},
      {"tostring", "did you mean `toString`?"},
      {"lables", "did you mean `labels`?"},
      {"Жамбил", "did you mean `Жамбыл`?"},
      {"nmae", "did you mean `name`?"},
      {"ID", "did you mean `id`?"},
      {"ix", ""},
      {"completely", ""},
      {"", ""},
  };
  for (const auto& [word, expected] : table) EXPECT_EQ(did_you_mean(word, names), expected) << word;
}

}  // namespace
}  // namespace kenes
