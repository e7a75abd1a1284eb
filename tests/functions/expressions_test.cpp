// SPDX-License-Identifier: Apache-2.0
// Compiled expressions on batches over a graph: properties, labels, narrowing of rows, deleted elements.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/functions/property.hpp"
#include "tests/functions/evaluation.hpp"

namespace kenes {
namespace {

using ::testing::ElementsAre;

class Expressions : public ::testing::Test {
 protected:
  Expressions() {
    ada = evaluate.graph.add_node({"Person", "Member"}, {{"name", "Ada"}, {"born", 1950}, {"weight", 1.5}});
    bob = evaluate.graph.add_node({"Person"}, {{"name", "Bob"}});
    almaty = evaluate.graph.add_node({"City"}, {{"name", "Almaty"}, {"born", 1854}});
    lives = evaluate.graph.add_edge(ada, "LIVES_IN", almaty, {{"since", Value(Date{100})}});
    knows = evaluate.graph.add_edge(ada, "KNOWS", bob);
    nodes.reset(ColumnType::node, 4);
    nodes.nodes()[0] = ada;
    nodes.nodes()[1] = bob;
    nodes.nodes()[2] = 4711;  // null, so nobody may look it up
    nodes.nodes()[3] = almaty;
    nodes.set_null(2);
  }

  /// A batch of four rows: n is Ada, Bob, null and Almaty; e is a relationship, k a number.
  Batch batch() {
    const Slot n = evaluate.slot("n"), e = evaluate.slot("e"), k = evaluate.slot("k");
    Batch result(8);
    result.reset(4);
    result.column(n).copy(nodes);
    result.column(e).reset(ColumnType::relationship, 4);
    for (int i = 0; i < 4; ++i) result.column(e).relationships()[i] = i % 2 ? knows : lives;
    result.column(k).reset(ColumnType::integer, 4);
    for (int i = 0; i < 4; ++i) result.column(k).integers()[i] = i;
    return result;
  }

  /// The values of the selected rows, and that one by one they are the same.
  std::vector<std::string> values(std::string_view text,
                                  const std::vector<std::uint32_t>& rows = {0, 1, 2, 3}) {
    Batch input = batch();
    auto expression = evaluate.compiled(text);
    Column out;
    expression->evaluate(input, rows, out);
    EXPECT_EQ(out.size(), 4u);
    std::vector<std::string> result;
    for (std::uint32_t row : rows) {
      result.push_back(to_literal(out.value(row)));
      EXPECT_EQ(to_literal(expression->value(input, row)), result.back()) << text;
    }
    return result;
  }

  std::vector<std::uint32_t> filtered(std::string_view text) {
    Batch input = batch();
    auto expression = evaluate.compiled(text);
    filter(input, *expression);
    return {input.rows().begin(), input.rows().end()};
  }

  Evaluation evaluate;
  NodeId ada, bob, almaty;
  Edge lives, knows;
  Column nodes;
};

TEST_F(Expressions, ReadProperties) {
  EXPECT_THAT(values("n.name"), ElementsAre("'Ada'", "'Bob'", "null", "'Almaty'"));
  EXPECT_THAT(values("n.name", {1, 3}), ElementsAre("'Bob'", "'Almaty'"));
  EXPECT_THAT(values("n.born"), ElementsAre("1950", "null", "null", "1854"));
  EXPECT_THAT(values("n.nosuch"), ElementsAre("null", "null", "null", "null"));
  EXPECT_THAT(values("e.since.year"), ElementsAre("1970", "null", "1970", "null"));
  EXPECT_THAT(values("[n, e][0].name"), ElementsAre("'Ada'", "'Bob'", "null", "'Almaty'"));
  EXPECT_THAT(values("n['na' + 'me']"), ElementsAre("'Ada'", "'Bob'", "null", "'Almaty'"));
  EXPECT_THAT(values("n {.name, k: 1}", {1, 2}), ElementsAre("{k: 1, name: 'Bob'}", "null"));
  EXPECT_THAT(values("n {.*}", {1}), ElementsAre("{name: 'Bob'}"));
  EXPECT_THAT(values("properties(n)", {1, 2}), ElementsAre("{name: 'Bob'}", "null"));
}

TEST_F(Expressions, AKeyMayComeIntoBeingHalfWay) {
  evaluate.update();
  auto expression = evaluate.compiled("n.later");
  Batch input = batch();
  Column out;
  expression->evaluate(input, input.rows(), out);
  EXPECT_TRUE(out.value(0).is_null());
  evaluate.graph.set_property(ada, evaluate.graph.intern_key("later"), Value(7));
  expression->evaluate(input, input.rows(), out);
  EXPECT_EQ(to_literal(out.value(0)), "7");
}

TEST_F(Expressions, JudgeLabels) {
  EXPECT_THAT(values("n:Person"), ElementsAre("true", "true", "null", "false"));
  EXPECT_THAT(values("n:Person:Member"), ElementsAre("true", "false", "null", "false"));
  EXPECT_THAT(values("n:City|Member"), ElementsAre("true", "false", "null", "true"));
  EXPECT_THAT(values("n:!Person"), ElementsAre("false", "false", "null", "true"));
  EXPECT_THAT(values("n:Nosuch"), ElementsAre("false", "false", "null", "false"));
  EXPECT_THAT(values("e:KNOWS"), ElementsAre("false", "true", "false", "true"));
  EXPECT_THAT(values("labels(n)", {0, 3}), ElementsAre("['Person', 'Member']", "['City']"));
  EXPECT_THAT(values("type(e)"), ElementsAre("'LIVES_IN'", "'KNOWS'", "'LIVES_IN'", "'KNOWS'"));
}

TEST_F(Expressions, NameElementsByIdsThatReadBack) {
  EXPECT_THAT(values("elementId(n)", {0, 2}), ElementsAre("'4:" + std::to_string(ada) + "'", "null"));
  EXPECT_EQ(functions::node_of_element_id(functions::element_id(Node{almaty})), Node{almaty});
  EXPECT_EQ(functions::node_of_element_id(functions::element_id(knows)), std::nullopt);
  EXPECT_EQ(functions::node_of_element_id("4:1x"), std::nullopt);
  EXPECT_THAT(values("id(n)", {0, 2, 3}), ElementsAre(std::to_string(ada), "null", std::to_string(almaty)));
}

TEST_F(Expressions, FilterKeepsWhatIsTrue) {
  EXPECT_THAT(filtered("n.born > 1900"), ElementsAre(0));
  EXPECT_THAT(filtered("n.name CONTAINS 'a'"), ElementsAre(0, 3));
  EXPECT_THAT(filtered("n:Person OR k = 3"), ElementsAre(0, 1, 3));
  EXPECT_THAT(filtered("n IS NULL"), ElementsAre(2));
  EXPECT_THAT(filtered("NOT n:Person"), ElementsAre(3));
  EXPECT_THAT(filtered("n:Person AND n.born IS NULL AND k > 0"), ElementsAre(1));
  EXPECT_THAT(filtered("n.name IN ['Ada', 'Almaty', null]"), ElementsAre(0, 3));
  EXPECT_THAT(filtered("k IN [1, 2.0, 'x']"), ElementsAre(1, 2));
  EXPECT_THAT(filtered("null"), ElementsAre());
  EXPECT_EQ(error_of([&] { filtered("k"); }), "TypeError/InvalidArgumentType");
}

TEST_F(Expressions, RaiseNoErrorInABranchThatIsNotTaken) {
  EXPECT_THAT(values("k = 0 OR 6 / k > 2"), ElementsAre("true", "true", "true", "false"));
  EXPECT_THAT(values("k <> 0 AND 6 / k > 2"), ElementsAre("false", "true", "true", "false"));
  EXPECT_THAT(values("CASE k WHEN 0 THEN -1 ELSE 6 / k END"), ElementsAre("-1", "6", "3", "2"));
  EXPECT_THAT(values("CASE WHEN k = 0 THEN 'none' WHEN k > 2 THEN n.name END"),
              ElementsAre("'none'", "null", "null", "'Almaty'"));
  EXPECT_THAT(values("coalesce(n.born, 1 / (k % 3))"), ElementsAre("1950", "1", "0", "1854"));
  EXPECT_THAT(filtered("k <> 0 AND 6 / k > 2"), ElementsAre(1, 2));
  EXPECT_THAT(values("1 / k", {1}), ElementsAre("1"));
  EXPECT_EQ(error_of([&] { values("1 / k"); }), "ArithmeticError/DivisionByZero");
}

TEST_F(Expressions, BindElementsBesideOuterVariables) {
  EXPECT_THAT(values("[x IN range(0, k) WHERE x <> 1 | x + k]"),
              ElementsAre("[0]", "[1]", "[2, 4]", "[3, 5, 6]"));
  EXPECT_THAT(values("any(x IN [n.born, k] WHERE x > 1900)"), ElementsAre("true", "null", "null", "false"));
  EXPECT_THAT(values("reduce(a = k, x IN [1, k] | a * 10 + x)", {2}), ElementsAre("212"));
  EXPECT_THAT(values("size([x IN range(1, 5000) WHERE x % 5 = k])"),
              ElementsAre("1000", "1000", "1000", "1000"));
  EXPECT_THAT(values("[x IN [n] | x.name]", {0}), ElementsAre("['Ada']"));
}

TEST_F(Expressions, RefuseWhatThisStatementDeleted) {
  evaluate.update();
  evaluate.graph.delete_edge(knows);
  evaluate.graph.delete_node(bob);
  evaluate.counters.nodes_deleted = evaluate.counters.relationships_deleted = 1;
  EXPECT_EQ(error_of([&] { values("n.name", {1}); }), "EntityNotFound/DeletedEntityAccess");
  EXPECT_EQ(error_of([&] { values("labels(n)", {1}); }), "EntityNotFound/DeletedEntityAccess");
  EXPECT_EQ(error_of([&] { values("e.since", {1}); }), "EntityNotFound/DeletedEntityAccess");
  EXPECT_THAT(values("type(e)", {1}), ElementsAre("'KNOWS'"));
  EXPECT_THAT(values("n.name", {0}), ElementsAre("'Ada'"));
}

TEST_F(Expressions, KnowKindsWithoutData) {
  const auto kinds_of = [&](std::string_view text) {
    return functions::kinds_text(static_kinds(evaluate.parse(text), {}, functions::Registry::built_in()) &
                                 ~functions::null_kind);
  };
  EXPECT_EQ(kinds_of("1 + 2"), "INTEGER");
  EXPECT_EQ(kinds_of("1 + 2.0"), "FLOAT");
  EXPECT_EQ(kinds_of("'a' + 'b'"), "STRING");
  EXPECT_EQ(kinds_of("1 < 2 AND true"), "BOOLEAN");
  EXPECT_EQ(kinds_of("n.name"), "ANY");
  EXPECT_EQ(kinds_of("CASE WHEN n THEN 1 ELSE 'a' END"), "INTEGER or STRING");
  EXPECT_EQ(
      functions::kinds_text(element_kinds(evaluate.parse("['a', 1]"), {}, functions::Registry::built_in())),
      "INTEGER or STRING");
}

}  // namespace
}  // namespace kenes
