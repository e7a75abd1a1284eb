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
  EXPECT_GE(blocks.size(), 40u);
  for (const auto& block : blocks) EXPECT_FALSE(block.table.empty()) << block.heading;
  kenes::pages::run_page(folder + "questions.md", database_);
}

TEST_F(Kazakhstan, QuickstartStatementsRun) {
  kenes::pages::run_script(database_, folder + "quickstart.cypher");
  kenes::pages::run_script(database_, folder + "picture.cypher");
}

TEST_F(Kazakhstan, EveryFactSaysWhereItStands) {
  const auto count = [&](const char* statement) { return database_.query(statement).one<int>(); };
  EXPECT_GT(count("MATCH (c:Claim) RETURN count(c)"), 100);
  EXPECT_EQ(count("MATCH (c:Claim) WHERE NOT (c)-[:STATED_IN]->(:Source) RETURN count(c)"), 0);
  EXPECT_EQ(count("MATCH (c:Claim) WHERE c.at IS NULL RETURN count(c)"), 0);
  EXPECT_EQ(
      count("MATCH ()-[r]->() WHERE r.at IS NULL AND NOT type(r) IN ['ABOUT', 'STATED_IN'] RETURN count(r)"),
      0);
}

}  // namespace
