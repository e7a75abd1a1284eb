// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/completion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace kenes::shell {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Vocabulary sample() {
  Vocabulary v;
  v.keywords = {"MATCH", "RETURN", "WHERE", "WITH", "CALL", "YIELD", "CREATE", "MERGE"};
  v.labels = {"Person", "Party", "Two Words"};
  v.types = {"LED_BY", "MEMBER_OF"};
  v.keys = {"name", "number", "born", "match"};
  v.functions = {"count", "coalesce", "date", "date.truncate"};
  v.procedures = {"algo.pagerank", "algo.closeness", "db.labels"};
  v.parameters = {"who"};
  v.topics = {"MATCH", "clauses"};
  v.columns_of = [](std::string_view name) {
    return name == "algo.pagerank" ? std::vector<std::string>{"node", "score"} : std::vector<std::string>{};
  };
  return v;
}

std::vector<std::string> at(std::string_view text) { return complete(text, sample()).candidates; }

TEST(Completion, KeywordsFollowTheCaseThatIsTyped) {
  EXPECT_THAT(at("MA"), ElementsAre("MATCH "));
  EXPECT_THAT(at("ma"), ElementsAre("match "));
  EXPECT_THAT(at("MATCH (n) WH"), ElementsAre("WHERE "));
}

TEST(Completion, LabelsAfterColons) {
  EXPECT_THAT(at("MATCH (p:P"), ElementsAre("Party", "Person"));
  EXPECT_THAT(at("MATCH (p:Per"), ElementsAre("Person"));
  EXPECT_THAT(at("MATCH (:pa"), ElementsAre("Party"));
  EXPECT_THAT(at("MATCH (p:T"), ElementsAre("`Two Words`"));
  EXPECT_THAT(at("MATCH (p:`Tw"), ElementsAre("`Two Words`"));
  EXPECT_THAT(at("MATCH (p) WHERE p:Pe"), ElementsAre("Person"));
  EXPECT_THAT(at("MATCH (p:Person|P"), ElementsAre("Party", "Person"));
}

TEST(Completion, TypesInsideOfBrackets) {
  EXPECT_THAT(at("MATCH ()-[:"), ElementsAre("LED_BY", "MEMBER_OF"));
  EXPECT_THAT(at("MATCH ()-[r:L"), ElementsAre("LED_BY"));
  EXPECT_THAT(at("MATCH ()-[r:LED_BY|M"), ElementsAre("MEMBER_OF"));
}

TEST(Completion, PropertiesAfterDotsAndInMaps) {
  EXPECT_THAT(at("MATCH (p) RETURN p.n"), ElementsAre("name", "number"));
  EXPECT_THAT(at("MATCH (p) RETURN p.m"), ElementsAre("match"));
  EXPECT_THAT(at("MATCH (p) RETURN p.`bo"), ElementsAre("`born`"));
  EXPECT_THAT(at("MATCH (p:Person {na"), ElementsAre("name: "));
  EXPECT_THAT(at("MATCH (p:Person {name: 'x', b"), ElementsAre("born: "));
  EXPECT_THAT(at("MATCH (p {name: $w"), ElementsAre("who"));
}

TEST(Completion, FunctionsWithTheirBracket) {
  EXPECT_THAT(at("RETURN co"), ElementsAre("coalesce(", "count("));
  EXPECT_THAT(at("RETURN date.t"), ElementsAre("date.truncate("));
}

TEST(Completion, ProceduresAfterCallAndTheirColumnsAfterYield) {
  EXPECT_THAT(at("CALL "), ElementsAre("algo.closeness(", "algo.pagerank(", "db.labels("));
  EXPECT_THAT(at("CALL algo.p"), ElementsAre("algo.pagerank("));
  EXPECT_EQ(complete("CALL algo.p", sample()).begin, 5u);
  EXPECT_THAT(at("CALL algo.pagerank({x: 1}) YIELD "), ElementsAre("node", "score"));
  EXPECT_THAT(at("CALL algo.pagerank() YIELD node, s"), ElementsAre("score"));
}

TEST(Completion, VariablesOfTheStatement) {
  EXPECT_THAT(at("MATCH (person:Person) RETURN per"), ElementsAre("person"));
  EXPECT_THAT(at("MATCH (p)\nWITH p AS chairman\nRETURN ch"), ElementsAre("chairman"));
}

TEST(Completion, NodesOfAPatternAreVariables) {
  EXPECT_THAT(at("MATCH (co"), IsEmpty());
  EXPECT_THAT(at("MATCH (country)-[]->(co"), ElementsAre("country"));
  EXPECT_THAT(at("RETURN count(co"), ElementsAre("coalesce(", "count("));
}

TEST(Completion, NothingInStringsAndComments) {
  EXPECT_THAT(at("RETURN 'MA"), IsEmpty());
  EXPECT_THAT(at("// MA"), IsEmpty());
  EXPECT_THAT(at("RETURN 1 /* MA"), IsEmpty());
  EXPECT_THAT(at("RETURN 'it\\'s' MA"), ElementsAre("MATCH "));
}

TEST(Completion, DotCommandsAndTheirArguments) {
  EXPECT_THAT(at(".he"), ElementsAre(".help "));
  EXPECT_THAT(at(".mode j"), ElementsAre("json", "jsonl"));
  EXPECT_THAT(at(".timer o"), ElementsAre("off", "on"));
  EXPECT_THAT(at(".param "), ElementsAre("clear", "who = "));
  EXPECT_THAT(at(".help cl"), ElementsAre("clauses"));
  EXPECT_THAT(at(".dot x.svg MATCH (p:Per"), ElementsAre("Person"));
  EXPECT_THAT(at(".nothing "), IsEmpty());
}

TEST(Completion, Files) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("kenes-completion-" + std::to_string(::getpid()));
  fs::create_directories(folder / "deep");
  std::ofstream(folder / "load.cypher") << "";
  EXPECT_THAT(at(".read " + folder.string() + "/"),
              ElementsAre(folder.string() + "/deep/", folder.string() + "/load.cypher "));
  fs::remove_all(folder);
}

TEST(Completion, CommonBeginningEndsAtWholeLetters) {
  EXPECT_EQ(common_beginning({}), "");
  EXPECT_EQ(common_beginning({"Party", "Person"}), "P");
  EXPECT_EQ(common_beginning({"Ж", "З"}), "");
  EXPECT_EQ(common_beginning({"Жа", "Жб"}), "Ж");
}

}  // namespace
}  // namespace kenes::shell
