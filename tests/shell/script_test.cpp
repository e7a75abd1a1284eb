// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/script.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/shell/statement_text.hpp"

namespace kenes::shell {
namespace {

using testing::ElementsAre;

std::vector<std::string> read_all(const std::vector<std::string>& lines) {
  PieceReader reader;
  std::vector<std::string> texts;
  const auto note = [&](const Piece& piece) {
    texts.push_back(std::to_string(piece.line) + ":" + std::to_string(piece.indent.size()) + " " +
                    piece.text);
  };
  for (const std::string& line : lines)
    for (const Piece& piece : reader.add_line(line)) note(piece);
  if (const auto rest = reader.rest()) note(*rest);
  return texts;
}

TEST(PieceReader, CutsAtSemicolonsAndKnowsWhere) {
  EXPECT_THAT(read_all({"RETURN 1; RETURN 2;", "", "RETURN", "  3;"}),
              ElementsAre("1:0 RETURN 1", "1:10 RETURN 2", "3:0 RETURN\n  3"));
}

TEST(PieceReader, StringsCommentsAndBackticksHideSemicolons) {
  EXPECT_THAT(read_all({"RETURN ';', \";\", `;` /* ; */ // ;", "; RETURN 'a", "b;c';"}),
              ElementsAre("1:0 RETURN ';', \";\", `;` /* ; */ // ;", "2:2 RETURN 'a\nb;c'"));
}

TEST(PieceReader, CommentsAndEmptyStatementsAreNothing) {
  EXPECT_THAT(read_all({"// only this", "/* and", "this */ ;;", ""}), ElementsAre());
}

TEST(PieceReader, TheLastOneNeedsNoSemicolon) {
  EXPECT_THAT(read_all({"RETURN 1;", "RETURN 2"}), ElementsAre("1:0 RETURN 1", "2:0 RETURN 2"));
}

TEST(PieceReader, DotCommandsAreLinesOfTheirOwn) {
  EXPECT_THAT(read_all({".mode csv ", "RETURN 1", ".5;", ".quit"}),
              ElementsAre("1:0 .mode csv", "2:0 RETURN 1\n.5", "4:0 .quit"));
}

TEST(PieceReader, AByteOrderMarkIsOverlooked) {
  EXPECT_THAT(read_all({"\xEF\xBB\xBFRETURN 1;"}), ElementsAre("1:0 RETURN 1"));
}

TEST(StatementText, TransactionWords) {
  EXPECT_EQ(transaction_control("BEGIN"), TransactionControl::begin);
  EXPECT_EQ(transaction_control("// now\n begin transaction ;"), TransactionControl::begin);
  EXPECT_EQ(transaction_control("Commit;"), TransactionControl::commit);
  EXPECT_EQ(transaction_control("rollback"), TransactionControl::rollback);
  EXPECT_EQ(transaction_control("BEGIN something"), TransactionControl::none);
  EXPECT_EQ(transaction_control("RETURN 1"), TransactionControl::none);
}

TEST(StatementText, OneLineMeansTheSame) {
  EXPECT_EQ(on_one_line("RETURN 1;\n"), "RETURN 1;");
  EXPECT_EQ(on_one_line("MATCH (n)\n    RETURN n;"), "MATCH (n) RETURN n;");
  EXPECT_EQ(on_one_line("RETURN 1 // one\n  + 2;"), "RETURN 1 /* one */ + 2;");
  EXPECT_EQ(on_one_line("RETURN 'a\n  b';"), "RETURN 'a\\n  b';");
  EXPECT_EQ(on_one_line("RETURN 1 // odd */\n;"), "RETURN 1 /* odd * / */ ;");
}

}  // namespace
}  // namespace kenes::shell
