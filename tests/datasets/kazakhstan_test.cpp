// SPDX-License-Identifier: Apache-2.0
// The data set about the party: its script loads, every question of its page has the answer that stands there.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/kenes.hpp"
#include "grammar/parse.hpp"

namespace {

const std::string folder = std::string(KENES_SOURCE_DIR) + "/datasets/kazakhstan/";

std::string read(const std::string& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in) << path;
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

void run_script(kenes::Database& database, const std::string& path) {
  const std::string script = read(path);
  for (const auto& part : kenes::grammar::split_script(script)) {
    try {
      database.query(part.text);
    } catch (const kenes::Error& error) {
      FAIL() << path << ":" << part.line << ": " << error.report(part.text);
    }
  }
}

/// A cell as questions.md writes it: strings bare, also inside lists.
std::string cell_text(const kenes::Value& value, const kenes::GraphSource& graph) {
  if (value.is(kenes::Kind::string)) {
    std::string out;
    for (char c : value.as_string()) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
  }
  if (value.is(kenes::Kind::list)) {
    std::string out = "[";
    for (const auto& item : value.as_list()) out += (out.size() > 1 ? ", " : "") + cell_text(item, graph);
    return out + "]";
  }
  return kenes::to_text(value, graph);
}

struct Question {
  std::string heading;
  std::string query;
  std::vector<std::string> table;  // lines, without the rule under the header
};

std::vector<Question> questions() {
  std::vector<Question> list;
  std::istringstream in(read(folder + "questions.md"));
  std::string heading;
  bool in_query = false;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("### ", 0) == 0) {
      heading = line.substr(4);
    } else if (line == "```cypher") {
      list.push_back({heading, "", {}});
      in_query = true;
    } else if (line == "```") {
      in_query = false;
    } else if (in_query) {
      list.back().query += line + "\n";
    } else if (!list.empty() && list.back().heading == heading && line.rfind("| ", 0) == 0) {
      list.back().table.push_back(line);
    }
  }
  return list;
}

std::string table_line(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const auto& cell : cells) line += " " + cell + " |";
  return line;
}

class Kazakhstan : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new kenes::Database(":memory:");
    run_script(*database_, folder + "load.cypher");
  }
  static void TearDownTestSuite() { delete database_; }
  static kenes::Database* database_;
};
kenes::Database* Kazakhstan::database_ = nullptr;

TEST_F(Kazakhstan, EveryQuestionHasItsAnswer) {
  const auto list = questions();
  ASSERT_GE(list.size(), 40u);
  for (const Question& question : list) {
    SCOPED_TRACE(question.heading + "\n" + question.query);
    ASSERT_FALSE(question.table.empty());
    try {
      kenes::Rows rows = database_->query(question.query);
      std::vector<std::string> lines{table_line(rows.columns())};
      while (rows.next()) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < rows.columns().size(); ++i)
          cells.push_back(cell_text(rows.row().value(i), *rows.source()));
        lines.push_back(table_line(cells));
      }
      EXPECT_EQ(lines, question.table);
    } catch (const kenes::Error& error) {
      ADD_FAILURE() << error.report(question.query);
    }
  }
}

TEST_F(Kazakhstan, QuickstartStatementsRun) {
  run_script(*database_, folder + "quickstart.cypher");
  run_script(*database_, folder + "picture.cypher");
}

TEST_F(Kazakhstan, EveryFactSaysWhereItStands) {
  EXPECT_EQ(database_->query("MATCH (c:Claim) WHERE NOT (c)-[:STATED_IN]->(:Source) RETURN count(c)").one<int>(), 0);
  EXPECT_EQ(database_->query("MATCH (c:Claim) WHERE c.at IS NULL RETURN count(c)").one<int>(), 0);
  EXPECT_EQ(database_->query("MATCH ()-[r]->() WHERE r.at IS NULL AND NOT type(r) IN ['ABOUT', 'STATED_IN'] "
                             "RETURN count(r)")
                .one<int>(),
            0);
}

}  // namespace
