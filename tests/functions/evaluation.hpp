// SPDX-License-Identifier: Apache-2.0
// Evaluates expressions as texts: parses `RETURN <text>`, numbers the variables (the scope pass is a floor
// above), compiles and runs them on a batch. One Evaluation is one statement's surroundings.
#pragma once

#include <map>
#include <random>
#include <string>
#include <string_view>
#include <variant>

#include "engine/expression/expression.hpp"
#include "grammar/parse.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes {

class Evaluation {
 public:
  Evaluation() {
    execution_.graph = &graph;
    execution_.parameters = &parameters;
    execution_.functions = &functions::Registry::built_in();
    execution_.limits = &limits_;
    execution_.random = &random_;
    limits_.set_memory(64 << 20);
    execution_.counters = &counters;
    execution_.statement_time = 1'700'000'000'000'000'000;
  }

  /// The expression behind RETURN, variables numbered.
  syntax::Expression& parse(std::string_view text) {
    statements_.push_back(std::make_unique<syntax::Statement>(grammar::parse("RETURN " + std::string(text))));
    auto& query = std::get<syntax::Query>(statements_.back()->body);
    auto& clause = std::get<syntax::Return>(query.parts.at(0).clauses.at(0));
    syntax::Expression& expression = clause.projection.items.at(0).expression;
    number(expression);
    return expression;
  }

  Slot slot(const std::string& name) {
    return slots_.try_emplace(name, static_cast<Slot>(slots_.size())).first->second;
  }

  std::unique_ptr<CompiledExpression> compiled(std::string_view text) {
    return compile(parse(text), execution_);
  }

  /// One row without columns.
  Value operator()(std::string_view text) {
    auto expression = compiled(text);
    Batch batch(slots_.size());
    batch.reset(1);
    const Value by_row = expression->value(batch, 0);
    Column column;
    expression->evaluate(batch, batch.rows(), column);
    const Value by_batch = column.value(0);
    if (to_literal(by_row) != to_literal(by_batch))
      return Value("by row " + to_literal(by_row) + ", by batch " + to_literal(by_batch));
    return by_row;
  }
  std::string text(std::string_view expression) { return to_literal((*this)(expression)); }

  const Execution& execution() const { return execution_; }
  void update() { execution_.writer = &graph; }

  ModelGraph graph;
  Parameters parameters;
  Counters counters;

 private:
  void number(syntax::Expression& expression) {
    using syntax::ExpressionKind;
    if (expression.kind == ExpressionKind::variable) expression.slot = slot(expression.name);
    if (expression.variable) expression.variable.slot = slot(expression.variable.text);
    if (expression.accumulator) expression.accumulator.slot = slot(expression.accumulator.text);
    for (syntax::Expression& arg : expression.args) number(arg);
    if (expression.where) number(*expression.where);
  }

  Execution execution_;
  Limits limits_;
  std::mt19937_64 random_{42};
  std::map<std::string, Slot> slots_;
  std::vector<std::unique_ptr<syntax::Statement>> statements_;
};

/// `code_name/detail` of the Error that `f` throws, or "no error".
template <class F>
std::string error_of(F&& f) {
  try {
    f();
  } catch (const Error& error) {
    return std::string(code_name(error.code)) + "/" + error.detail;
  }
  return "no error";
}

}  // namespace kenes
