// SPDX-License-Identifier: Apache-2.0
// `n:A&(B|!C)` as a predicate, on columns of nodes a label a call; for relationships the type is compared.
#include <algorithm>

#include "engine/expression/evaluator.hpp"
#include "engine/functions/property.hpp"

namespace kenes::expressions {

namespace {

using syntax::LabelExpression;

/// A label expression whose names are looked up when they are needed and kept once they are known.
struct LabelTest {
  LabelExpression::Kind kind;
  std::string_view name;
  LabelId label = no_name;
  TypeId type = no_name;
  std::vector<LabelTest> parts;
  EvaluatorPointer names;  // dynamic

  LabelTest(const Compiler& compiler, const LabelExpression& expression)
      : kind(expression.kind), name(expression.name.text) {
    for (const LabelExpression& part : expression.parts) parts.emplace_back(compiler, part);
    if (expression.expression) names = compiler.make(*expression.expression);
  }
};

class HasLabels final : public Evaluator {
 public:
  HasLabels(EvaluatorPointer owner, LabelTest test, const Execution& execution, Position at)
      : owner_(std::move(owner)),
        test_(std::move(test)),
        execution_(execution),
        context_(execution.function_context(at)) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    const Column& owner = owner_->column(batch, rows);
    out.reset(ColumnType::boolean, batch.size());
    std::uint8_t* result = out.booleans();
    if (owner.type() == ColumnType::node) {
      nodes_.clear();
      rows_.clear();
      for (std::uint32_t row : rows) {
        if (owner.is_null(row)) {
          out.set_null(row);
          continue;
        }
        nodes_.push_back(owner.nodes()[row * owner.stride()]);
        rows_.push_back(row);
      }
      check_alive();
      found_.resize(nodes_.size());
      test_nodes(test_, batch, found_.data());
      for (std::size_t i = 0; i < rows_.size(); ++i) result[rows_[i]] = found_[i];
      return;
    }
    for (std::uint32_t row : rows) {
      const Value found = of(owner.value(row), batch, row);
      if (found.is_null())
        out.set_null(row);
      else
        result[row] = found.as_boolean();
    }
  }

  Value value(const Batch& batch, std::uint32_t row) override {
    return of(owner_->value(batch, row), batch, row);
  }

 private:
  Value of(const Value& owner, const Batch& batch, std::uint32_t row) {
    if (owner.is_null()) return {};
    if (owner.is(Kind::node)) {
      nodes_.assign(1, owner.as_node().id);
      rows_.assign(1, row);
      check_alive();
      std::uint8_t found = 0;
      test_nodes(test_, batch, &found);
      return found != 0;
    }
    if (owner.is(Kind::relationship)) return test_type(test_, owner.as_edge().type, batch, row);
    throw type_error("InvalidArgumentType",
                     "only nodes and relationships have labels or types, but this is a " +
                         std::string(kind_name(owner.kind())),
                     context_.at);
  }

  void check_alive() const {
    const Counters* counters = execution_.counters;
    if (!execution_.writer || (counters && !counters->nodes_deleted)) return;
    for (NodeId node : nodes_) functions::check_alive(Node{node}, context_);
  }

  /// out[i]: does nodes_[i] (of row rows_[i]) pass the test?
  void test_nodes(LabelTest& test, const Batch& batch, std::uint8_t* out) {
    const std::size_t count = nodes_.size();
    const GraphSource& graph = *context_.graph;
    switch (test.kind) {
      case LabelExpression::Kind::name:
        if (test.label == no_name) test.label = graph.label(test.name);
        if (test.label == no_name)
          std::fill_n(out, count, std::uint8_t{0});
        else
          graph.has_label(nodes_, test.label, out);
        return;
      case LabelExpression::Kind::any_of:
      case LabelExpression::Kind::all_of: {
        std::vector<std::uint8_t> next(count);
        for (std::size_t k = 0; k < test.parts.size(); ++k) {
          test_nodes(test.parts[k], batch, k == 0 ? out : next.data());
          if (k == 0) continue;
          for (std::size_t i = 0; i < count; ++i)
            out[i] = test.kind == LabelExpression::Kind::any_of ? out[i] | next[i] : out[i] & next[i];
        }
        return;
      }
      case LabelExpression::Kind::negation:
        test_nodes(test.parts[0], batch, out);
        for (std::size_t i = 0; i < count; ++i) out[i] = !out[i];
        return;
      case LabelExpression::Kind::wildcard:
        for (std::size_t i = 0; i < count; ++i) {
          graph.labels_of(nodes_[i], labels_);
          out[i] = !labels_.empty();
        }
        return;
      case LabelExpression::Kind::dynamic:
      case LabelExpression::Kind::dynamic_any: {
        const bool all = test.kind == LabelExpression::Kind::dynamic;
        for (std::size_t i = 0; i < count; ++i) {
          out[i] = all;
          for (const std::string& name : names_of(test, batch, rows_[i])) {
            const LabelId label = graph.label(name);
            std::uint8_t has = 0;
            if (label != no_name) graph.has_label({&nodes_[i], 1}, label, &has);
            out[i] = all ? out[i] & has : out[i] | has;
          }
        }
        return;
      }
    }
  }

  bool test_type(LabelTest& test, TypeId type, const Batch& batch, std::uint32_t row) {
    switch (test.kind) {
      case LabelExpression::Kind::name:
        if (test.type == no_name) test.type = context_.graph->type(test.name);
        return test.type == type;
      case LabelExpression::Kind::any_of:
        for (LabelTest& part : test.parts)
          if (test_type(part, type, batch, row)) return true;
        return false;
      case LabelExpression::Kind::all_of:
        for (LabelTest& part : test.parts)
          if (!test_type(part, type, batch, row)) return false;
        return true;
      case LabelExpression::Kind::negation:
        return !test_type(test.parts[0], type, batch, row);
      case LabelExpression::Kind::wildcard:
        return true;
      case LabelExpression::Kind::dynamic:
        for (const std::string& name : names_of(test, batch, row))
          if (context_.graph->type(name) != type) return false;
        return true;
      case LabelExpression::Kind::dynamic_any:
        for (const std::string& name : names_of(test, batch, row))
          if (context_.graph->type(name) == type) return true;
        return false;
    }
    return false;
  }

  /// The names that `$(expression)` gives: one, or all of a list.
  std::vector<std::string> names_of(const LabelTest& test, const Batch& batch, std::uint32_t row) const {
    const Value value = test.names->value(batch, row);
    std::vector<std::string> names;
    const auto add = [&](const Value& name) {
      if (!name.is(Kind::string))
        throw type_error("InvalidArgumentType", "a label must be a STRING, but got " + to_literal(name),
                         context_.at);
      names.emplace_back(name.as_string());
    };
    if (value.is(Kind::list))
      for (const Value& name : value.as_list()) add(name);
    else
      add(value);
    return names;
  }

  EvaluatorPointer owner_;
  LabelTest test_;
  const Execution& execution_;
  functions::FunctionContext context_;
  std::vector<NodeId> nodes_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint8_t> found_;
  std::vector<LabelId> labels_;
};

}  // namespace

EvaluatorPointer make_has_labels(const Compiler& compiler, const Expression& expression) {
  return std::make_unique<HasLabels>(compiler.make(expression.args[0]),
                                     LabelTest(compiler, *expression.labels), compiler.execution,
                                     expression.at);
}

}  // namespace kenes::expressions
