// SPDX-License-Identifier: Apache-2.0
// From syntax to evaluators: one line a kind of expression. The leaves (constants, variables) are here, too.
#include "engine/expression/evaluator.hpp"

namespace kenes::expressions {

namespace {

using syntax::ExpressionKind;

class Constant final : public Evaluator {
 public:
  explicit Constant(Value value) : value_(std::move(value)) { scratch_.reset_constant(value_, 1); }
  void evaluate(const Batch& batch, Rows, Column& out) override { out.reset_constant(value_, batch.size()); }
  const Column& column(const Batch& batch, Rows) override {
    scratch_.set_size_of_constant(batch.size());
    return scratch_;
  }
  Value value(const Batch&, std::uint32_t) override { return value_; }
  bool is_constant() const override { return true; }

 private:
  Value value_;
};

class Variable final : public Evaluator {
 public:
  explicit Variable(Slot slot) : slot_(slot) {}
  void evaluate(const Batch& batch, Rows, Column& out) override { out.copy(batch.column(slot_)); }
  const Column& column(const Batch& batch, Rows) override { return batch.column(slot_); }
  Value value(const Batch& batch, std::uint32_t row) override { return batch.column(slot_).value(row); }

 private:
  Slot slot_;
};

class Folded final : public Evaluator {
 public:
  explicit Folded(EvaluatorPointer inner) : inner_(std::move(inner)) { scratch_.reset_constant(Value(), 1); }
  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    if (rows.empty())
      out.reset_constant(Value(), batch.size());
    else
      out.reset_constant(known(), batch.size());
  }
  const Column& column(const Batch& batch, Rows rows) override {
    if (!rows.empty()) known();
    scratch_.set_size_of_constant(batch.size());
    return scratch_;
  }
  Value value(const Batch&, std::uint32_t) override { return known(); }
  bool is_constant() const override { return true; }

 private:
  const Value& known() {
    if (inner_) {
      Batch nothing;
      nothing.reset(1);
      value_ = inner_->value(nothing, 0);
      inner_.reset();
      scratch_.reset_constant(value_, 1);
    }
    return value_;
  }
  EvaluatorPointer inner_;
  Value value_;
};

}  // namespace

EvaluatorPointer make_constant(Value value) { return std::make_unique<Constant>(std::move(value)); }
EvaluatorPointer make_variable(Slot slot) { return std::make_unique<Variable>(slot); }
EvaluatorPointer make_folded(EvaluatorPointer inner) { return std::make_unique<Folded>(std::move(inner)); }

EvaluatorPointer Compiler::make(const Expression& expression) const {
  if (expression.lens != execution.lens)
    return Compiler{execution.through(expression.lens), columns}.make(expression);
  switch (expression.kind) {
    case ExpressionKind::literal:
      return make_constant(expression.value);
    case ExpressionKind::parameter: {
      const Parameters* parameters = execution.parameters;
      if (parameters)
        if (auto found = parameters->find(expression.name); found != parameters->end())
          return make_constant(found->second);
      throw Error(ErrorCode::parameter_missing, "MissingParameter", Phase::compile_time,
                  "parameter `$" + expression.name + "` was not given", expression.at);
    }
    case ExpressionKind::variable:
      return make_variable(column_of(expression.slot));
    case ExpressionKind::property:
      return make_property(*this, expression);
    case ExpressionKind::call:
      return make_call(*this, expression);
    case ExpressionKind::list:
      return make_list(*this, expression);
    case ExpressionKind::map:
      return make_map(*this, expression);
    case ExpressionKind::map_projection:
      return make_map_projection(*this, expression);
    case ExpressionKind::case_of:
      return make_case(*this, expression);
    case ExpressionKind::has_labels:
      return make_has_labels(*this, expression);
    case ExpressionKind::list_comprehension:
      return make_list_comprehension(*this, expression);
    case ExpressionKind::quantifier:
      return make_quantifier(*this, expression);
    case ExpressionKind::reduce:
      return make_reduce(*this, expression);
    case ExpressionKind::count_star:
    case ExpressionKind::pattern_predicate:
    case ExpressionKind::pattern_comprehension:
    case ExpressionKind::exists:
    case ExpressionKind::count_query:
    case ExpressionKind::collect_query:
      break;
  }
  if (expression.slot != syntax::no_slot) return make_variable(column_of(expression.slot));
  throw Error(ErrorCode::internal, "", Phase::runtime,
              "a subquery or aggregate was left in an expression by the planner", expression.at);
}

std::vector<EvaluatorPointer> Compiler::make_all(const std::vector<Expression>& expressions) const {
  std::vector<EvaluatorPointer> result;
  result.reserve(expressions.size());
  for (const Expression& expression : expressions) result.push_back(make(expression));
  return result;
}

}  // namespace kenes::expressions

namespace kenes {

std::unique_ptr<CompiledExpression> compile(const syntax::Expression& expression,
                                            const Execution& execution) {
  return expressions::Compiler{execution}.make(expression);
}

bool filter(Batch& batch, CompiledExpression& predicate) {
  thread_local std::vector<std::uint32_t> kept;
  kept.clear();
  predicate.select(batch, batch.rows(), kept);
  if (kept.size() != batch.selected()) batch.swap_selection(kept);
  return !batch.empty();
}

Value evaluate_constant(const syntax::Expression& expression, const Execution& execution) {
  Batch nothing;
  nothing.reset(1);
  return compile(expression, execution)->value(nothing, 0);
}

}  // namespace kenes
