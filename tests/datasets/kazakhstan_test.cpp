// SPDX-License-Identifier: Apache-2.0
// The data set about the party: its script loads, every question of its page has the answer that stands
// there.
#include <gtest/gtest.h>

#include "tests/pages/page.hpp"

namespace {

const std::string folder = std::string(KENES_SOURCE_DIR) + "/datasets/kazakhstan/";

class Kazakhstan : public testing::Test {
 protected:
  void SetUp() override { kenes::pages::run_script(database_, folder + "load.cypher"); }
  kenes::Database database_{":memory:"};
};

TEST_F(Kazakhstan, EveryQuestionHasItsAnswer) {
  const auto blocks = kenes::pages::read_page(folder + "questions.md");
  EXPECT_GE(blocks.size(), 60u);
  for (const auto& block : blocks) EXPECT_FALSE(block.table.empty()) << block.heading;
  kenes::pages::run_page(folder + "questions.md", database_);
}

TEST_F(Kazakhstan, ThePageOfKnowledgeTellsTheTruth) {
  kenes::pages::run_page(std::string(KENES_SOURCE_DIR) + "/docs/knowledge.md", database_);
}

TEST_F(Kazakhstan, QuickstartStatementsRun) {
  kenes::pages::run_script(database_, folder + "quickstart.cypher");
  kenes::pages::run_script(database_, folder + "picture.cypher");
}

TEST_F(Kazakhstan, EveryFactSaysWhoSaysItAndWhere) {
  const auto count = [&](const char* statement) { return database_.query(statement).one<int>(); };
  EXPECT_GT(count("MATCH (n) UNWIND claims(n) AS c RETURN count(c)"), 200);
  EXPECT_GT(count("MATCH ()-[r]->() UNWIND claims(r) AS c RETURN count(c)"), 200);
  EXPECT_EQ(
      count("MATCH (n) UNWIND claims(n) AS c WITH c WHERE c.source IS NULL OR c.at IS NULL RETURN count(c)"),
      0);
  EXPECT_EQ(count("MATCH ()-[r]->() UNWIND claims(r) AS c WITH c WHERE c.source IS NULL OR c.at IS NULL "
                  "RETURN count(c)"),
            0);
  EXPECT_EQ(count("MATCH ()-[r]->() WHERE size(claims(r)) = 0 RETURN count(r)"), 0);
}

TEST_F(Kazakhstan, OnlyRealContradictionsAreFound) {
  auto found = database_.query(
      "CALL claim.conflicts({}) YIELD element, key WITH endNode(element).key + ' ' + key AS what "
      "ORDER BY what RETURN collect(what)");
  EXPECT_EQ(found.one<std::vector<std::string>>(),
            (std::vector<std::string>{"jambyl-ahmetbekov post", "mazhilis-2004 share", "tulesh-kenzhin post",
                                      "vladislav-kosarev post"}));
}

}  // namespace
