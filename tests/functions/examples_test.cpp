// SPDX-License-Identifier: Apache-2.0
// Every example in the function tables is true, and every entry is documented well enough to print.
#include <gtest/gtest.h>

#include "tests/functions/evaluation.hpp"

namespace kenes {
namespace {

using functions::AggregateFunction;
using functions::Function;
using functions::Registry;

/// An example's two sides.
std::pair<std::string, std::string> sides(std::string_view example) {
  const std::size_t arrow = example.rfind(" -> ");
  if (arrow == std::string_view::npos) return {std::string(example), "no arrow in the example"};
  return {std::string(example.substr(0, arrow)), std::string(example.substr(arrow + 4))};
}

TEST(Examples, OfFunctionsAreTrue) {
  for (const Function* function : Registry::built_in().all()) {
    if (function->example.empty()) continue;
    SCOPED_TRACE(std::string(function->name) + ": " + std::string(function->example));
    const auto [expression, result] = sides(function->example);
    try {
      Evaluation evaluate;
      const Value expected = evaluate(result);
      EXPECT_EQ(evaluate.text(expression), to_literal(expected));
    } catch (const Error& error) {
      ADD_FAILURE() << error.message;
    }
  }
}

/// Replaces the aggregate inside `expression` by its value over the column of x.
bool replace_aggregate(syntax::Expression& expression, const Column& column, Evaluation& evaluate) {
  if (const AggregateFunction* function = Registry::built_in().find_aggregate(expression.name);
      expression.kind == syntax::ExpressionKind::call && function) {
    auto context = evaluate.execution().function_context();
    auto aggregate = function->make(context);
    for (std::size_t row = 0; row < column.size(); ++row) {
      std::vector<Value> args{column.value(row)};
      for (std::size_t i = 1; i < expression.args.size(); ++i)
        args.push_back(evaluate_constant(expression.args[i], evaluate.execution()));
      aggregate->add(args);
    }
    expression.kind = syntax::ExpressionKind::literal;
    expression.value = aggregate->result();
    return true;
  }
  for (syntax::Expression& arg : expression.args)
    if (replace_aggregate(arg, column, evaluate)) return true;
  return false;
}

TEST(Examples, OfAggregatesAreTrue) {
  for (const AggregateFunction* function : Registry::built_in().all_aggregates()) {
    if (function->example.empty()) continue;
    SCOPED_TRACE(std::string(function->name) + ": " + std::string(function->example));
    const auto [statement, result] = sides(function->example);
    auto parsed = grammar::parse(statement);
    auto& clauses = std::get<syntax::Query>(parsed.body).parts.at(0).clauses;
    Evaluation evaluate;
    const Value list =
        evaluate_constant(std::get<syntax::Unwind>(clauses.at(0)).expression, evaluate.execution());
    Column column;
    column.reset(ColumnType::value, list.as_list().size());
    for (std::size_t i = 0; i < list.as_list().size(); ++i) column.set(i, list.as_list()[i]);
    auto& item = std::get<syntax::Return>(clauses.at(1)).projection.items.at(0).expression;
    ASSERT_TRUE(replace_aggregate(item, column, evaluate));
    EXPECT_EQ(to_literal(evaluate_constant(item, evaluate.execution())), to_literal(evaluate(result)));
  }
}

TEST(Tables, AreDocumented) {
  for (const Function* function : Registry::built_in().all()) {
    SCOPED_TRACE(std::string(function->name));
    EXPECT_FALSE(function->group.empty());
    EXPECT_FALSE(function->sentence.empty());
    EXPECT_TRUE(function->sentence.ends_with('.'));
    EXPECT_NE(function->body, nullptr);
    EXPECT_FALSE(signature(*function).empty());
    EXPECT_FALSE(function->variadic && function->arguments.empty());
  }
  for (const AggregateFunction* function : Registry::built_in().all_aggregates())
    EXPECT_FALSE(function->sentence.empty()) << function->name;
}

TEST(Registry, FindsWithoutCase) {
  const Registry& registry = Registry::built_in();
  ASSERT_NE(registry.find("TOUPPER"), nullptr);
  EXPECT_EQ(registry.find("tointeger")->name, "toInteger");
  EXPECT_EQ(registry.find("and")->name, "AND");
  EXPECT_EQ(registry.find("nosuch"), nullptr);
  EXPECT_EQ(registry.find_aggregate("STDEVP")->name, "stDevP");
  EXPECT_EQ(signature(*registry.find("substring")),
            "substring(original :: STRING, start :: INTEGER[, length :: INTEGER]) :: STRING");
}

TEST(Registry, AProgramAddsItsOwn) {
  Registry registry;
  registry.add(Function{.name = "twice",
                        .arguments = {{"x", functions::kinds({Kind::integer})}},
                        .body = [](std::span<const Value> args, functions::FunctionContext&) -> Value {
                          return args[0].as_integer() * 2;
                        }});
  functions::FunctionContext context;
  const Value args[] = {21};
  EXPECT_EQ(call(*registry.find("TWICE"), args, context).as_integer(), 42);
  const Value null[] = {Value()};
  EXPECT_TRUE(call(*registry.find("twice"), null, context).is_null());
}

}  // namespace
}  // namespace kenes
