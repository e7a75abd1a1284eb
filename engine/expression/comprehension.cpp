// SPDX-License-Identifier: Apache-2.0
// What binds a variable to the elements of a list: list comprehensions, quantifiers, reduce(). The first two
// evaluate their bodies on batches of elements (of many rows at once), reduce element by element.
#include "engine/expression/evaluator.hpp"

namespace kenes::expressions {

namespace {

/// The one row case by way of the batch: a selection of this row only.
Value row_of(Evaluator& evaluator, const Batch& batch, std::uint32_t row) {
  Column out;
  evaluator.evaluate(batch, {&row, 1}, out);
  return out.value(row);
}

class ListComprehension final : public Evaluator {
 public:
  ListComprehension(const Compiler& compiler, const Expression& expression)
      : list_(compiler.make(expression.args[0])),
        elements_(expression.variable.slot, compiler.execution),
        where_(elements_.make(expression.where.get(), compiler)),
        result_(elements_.make(expression.args.size() > 1 ? &expression.args[1] : nullptr, compiler)),
        at_(expression.args[0].at) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    const Column& lists = list_->column(batch, rows);
    made_.resize(batch.size());
    for (std::uint32_t row : rows) made_[row].clear();
    elements_.run(batch, lists, rows, at_, [&](const Batch& inner, Rows origins) {
      Rows kept = inner.rows();
      if (where_) {
        kept_.clear();
        where_->select(inner, kept, kept_);
        kept = kept_;
      }
      if (kept.empty()) return;
      const Column* results = result_ ? &result_->column(inner, kept) : nullptr;
      for (std::uint32_t row : kept)
        made_[origins[row]].push_back(results ? results->value(row) : elements_.element(row));
    });
    out.reset(ColumnType::value, batch.size());
    for (std::uint32_t row : rows) {
      if (!lists.is_null(row)) out.values()[row] = Value(std::move(made_[row]));
      made_[row] = List();
    }
  }
  Value value(const Batch& batch, std::uint32_t row) override { return row_of(*this, batch, row); }

 private:
  EvaluatorPointer list_;
  ElementRows elements_;
  EvaluatorPointer where_, result_;
  Position at_;
  std::vector<List> made_;
  std::vector<std::uint32_t> kept_;
};

enum class Quantity { all, any, none, single };

class Quantifier final : public Evaluator {
 public:
  Quantifier(const Compiler& compiler, const Expression& expression, Quantity quantity)
      : quantity_(quantity),
        list_(compiler.make(expression.args[0])),
        elements_(expression.variable.slot, compiler.execution),
        where_(elements_.make(expression.where.get(), compiler)),
        list_at_(expression.args[0].at),
        where_at_(expression.where->at) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    const Column& lists = list_->column(batch, rows);
    counts_.resize(batch.size());
    for (std::uint32_t row : rows) counts_[row] = {};
    elements_.run(batch, lists, rows, list_at_, [&](const Batch& inner, Rows origins) {
      found_.resize(inner.size());
      truths(where_->column(inner, inner.rows()), inner.rows(), found_.data(), where_at_);
      for (std::size_t i = 0; i < found_.size(); ++i) ++counts_[origins[i]].of[found_[i]];
    });
    out.reset(ColumnType::boolean, batch.size());
    for (std::uint32_t row : rows) {
      const Truth result = lists.is_null(row) ? is_unknown : judge(counts_[row]);
      out.booleans()[row] = result == is_true;
      if (result == is_unknown) out.set_null(row);
    }
  }
  Value value(const Batch& batch, std::uint32_t row) override { return row_of(*this, batch, row); }

 private:
  struct Counts {
    std::uint64_t of[3] = {0, 0, 0};
  };

  /// Unknown where the elements that are unknown could turn the answer.
  Truth judge(const Counts& counts) const {
    const std::uint64_t yes = counts.of[is_true], no = counts.of[is_false], unknown = counts.of[is_unknown];
    switch (quantity_) {
      case Quantity::all:
        return no > 0 ? is_false : unknown > 0 ? is_unknown : is_true;
      case Quantity::any:
        return yes > 0 ? is_true : unknown > 0 ? is_unknown : is_false;
      case Quantity::none:
        return yes > 0 ? is_false : unknown > 0 ? is_unknown : is_true;
      case Quantity::single:
        return yes > 1 ? is_false : unknown > 0 ? is_unknown : yes == 1 ? is_true : is_false;
    }
    return is_unknown;
  }

  Quantity quantity_;
  EvaluatorPointer list_;
  ElementRows elements_;
  EvaluatorPointer where_;
  Position list_at_, where_at_;
  std::vector<Counts> counts_;
  std::vector<Truth> found_;
};

class Reduce final : public Evaluator {
 public:
  Reduce(const Compiler& compiler, const Expression& expression)
      : initial_(compiler.make(expression.args[0])),
        list_(compiler.make(expression.args[1])),
        accumulator_(columns_.bind(expression.accumulator.slot)),
        element_(columns_.bind(expression.variable.slot)),
        limits_(compiler.execution.limits),
        at_(expression.args[1].at) {
    columns_.take(expression.args[2], compiler);
    body_ = Compiler{compiler.execution, &columns_}.make(expression.args[2]);
    inner_ = Batch(columns_.size());
    inner_.reset(1);
  }

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    out.reset(ColumnType::value, batch.size());
    for (std::uint32_t row : rows) out.values()[row] = value(batch, row);
  }

  Value value(const Batch& batch, std::uint32_t row) override {
    const Value list = list_->value(batch, row);
    if (list.is_null()) return {};
    if (!list.is(Kind::list))
      throw type_error("InvalidArgumentType",
                       "reduce() wants a LIST, but got " + std::string(kind_name(list.kind())), at_);
    Value result = initial_->value(batch, row);
    for (const auto& [from, to] : columns_.taken()) inner_.column(to).gather(batch.column(from), {&row, 1});
    std::size_t seen = 0;
    for (const Value& element : list.as_list()) {
      if ((++seen & 255) == 0 && limits_) limits_->check();
      inner_.column(accumulator_).reset_constant(result, 1);
      inner_.column(element_).reset_constant(element, 1);
      result = body_->value(inner_, 0);
    }
    return result;
  }

 private:
  EvaluatorPointer initial_, list_;
  OwnColumns columns_;
  Slot accumulator_, element_;
  EvaluatorPointer body_;
  Batch inner_;
  Limits* limits_;
  Position at_;
};

}  // namespace

EvaluatorPointer make_list_comprehension(const Compiler& compiler, const Expression& expression) {
  return std::make_unique<ListComprehension>(compiler, expression);
}

EvaluatorPointer make_quantifier(const Compiler& compiler, const Expression& expression) {
  const Quantity quantity = expression.name == "all"    ? Quantity::all
                            : expression.name == "any"  ? Quantity::any
                            : expression.name == "none" ? Quantity::none
                                                        : Quantity::single;
  return std::make_unique<Quantifier>(compiler, expression, quantity);
}

EvaluatorPointer make_reduce(const Compiler& compiler, const Expression& expression) {
  return std::make_unique<Reduce>(compiler, expression);
}

}  // namespace kenes::expressions
