// SPDX-License-Identifier: Apache-2.0
// What decides by its parts which of them are looked at: AND, OR, CASE, coalesce(). Each part is evaluated
// only for the rows that the parts before it left undecided, so an error behind a decided one is never
// raised.
#include "engine/expression/evaluator.hpp"
#include "storage/compare.hpp"

namespace kenes::expressions {

namespace {

class Logic final : public Evaluator {
 public:
  Logic(std::vector<EvaluatorPointer> parts, std::vector<Position> places, bool is_and)
      : parts_(std::move(parts)), places_(std::move(places)), decisive_(is_and ? is_false : is_true) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    pending_.assign(rows.begin(), rows.end());
    known_.assign(batch.size(), decisive_ == is_false ? is_true : is_false);
    for (std::size_t i = 0; i < parts_.size() && !pending_.empty(); ++i) {
      const Column& column = parts_[i]->column(batch, pending_);
      found_.resize(pending_.size());
      truths(column, pending_, found_.data(), places_[i]);
      std::size_t left = 0;
      for (std::size_t k = 0; k < pending_.size(); ++k) {
        const std::uint32_t row = pending_[k];
        if (found_[k] == decisive_) {
          known_[row] = decisive_;
        } else {
          if (found_[k] == is_unknown) known_[row] = is_unknown;
          pending_[left++] = row;
        }
      }
      pending_.resize(left);
    }
    out.reset(ColumnType::boolean, batch.size());
    std::uint8_t* result = out.booleans();
    for (std::uint32_t row : rows) {
      result[row] = known_[row] == is_true;
      if (known_[row] == is_unknown) out.set_null(row);
    }
  }

  void select(const Batch& batch, Rows rows, std::vector<std::uint32_t>& out) override {
    if (decisive_ == is_true) {
      Evaluator::select(batch, rows, out);
      return;
    }
    // A conjunction's rows pass through its parts; a null is as good as false here.
    passing_.assign(rows.begin(), rows.end());
    for (std::size_t i = 0; i + 1 < parts_.size() && !passing_.empty(); ++i) {
      kept_.clear();
      parts_[i]->select(batch, passing_, kept_);
      passing_.swap(kept_);
    }
    if (!passing_.empty()) parts_.back()->select(batch, passing_, out);
  }

  Value value(const Batch& batch, std::uint32_t row) override {
    Truth result = decisive_ == is_false ? is_true : is_false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const Truth part = truth(parts_[i]->value(batch, row), places_[i]);
      if (part == decisive_) return decisive_ == is_true;
      if (part == is_unknown) result = is_unknown;
    }
    return result == is_unknown ? Value() : Value(result == is_true);
  }

 private:
  std::vector<EvaluatorPointer> parts_;
  std::vector<Position> places_;
  Truth decisive_;
  std::vector<std::uint32_t> pending_, passing_, kept_;
  std::vector<Truth> known_, found_;
};

class Case final : public Evaluator {
 public:
  Case(EvaluatorPointer operand, std::vector<EvaluatorPointer> conditions,
       std::vector<EvaluatorPointer> results, EvaluatorPointer otherwise, Position at)
      : operand_(std::move(operand)),
        conditions_(std::move(conditions)),
        results_(std::move(results)),
        otherwise_(std::move(otherwise)),
        at_(at),
        columns_(results_.size() + 1) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    pending_.assign(rows.begin(), rows.end());
    const Column* operand = operand_ ? &operand_->column(batch, rows) : nullptr;
    parts_.clear();
    for (std::size_t i = 0; i < conditions_.size() && !pending_.empty(); ++i) {
      Part part{nullptr, {}};
      if (!operand)
        conditions_[i]->select(batch, pending_, part.rows);
      else
        select_equal(batch, *operand, conditions_[i]->column(batch, pending_), part.rows);
      if (part.rows.empty()) continue;
      remove(part.rows);
      add(batch, std::move(part), *results_[i], columns_[i]);
    }
    if (otherwise_ && !pending_.empty()) add(batch, Part{nullptr, pending_}, *otherwise_, columns_.back());
    merge(parts_, rows, batch.size(), out);
  }

  Value value(const Batch& batch, std::uint32_t row) override {
    const Value operand = operand_ ? operand_->value(batch, row) : Value();
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
      const Value condition = conditions_[i]->value(batch, row);
      const bool taken = operand_ ? equal(operand, condition) == true : truth(condition, at_) == is_true;
      if (taken) return results_[i]->value(batch, row);
    }
    return otherwise_ ? otherwise_->value(batch, row) : Value();
  }

 private:
  void add(const Batch& batch, Part part, Evaluator& result, Column& column) {
    result.evaluate(batch, part.rows, column);
    part.column = &column;
    parts_.push_back(std::move(part));
  }

  void select_equal(const Batch& batch, const Column& a, const Column& b, std::vector<std::uint32_t>& out) {
    static const functions::Function& same = *functions::Registry::built_in().find("=");
    functions::FunctionContext context;
    const Column* const sides[] = {&a, &b};
    same.kernel({sides, 2}, pending_, batch.size(), matches_, context);
    for (std::uint32_t row : pending_)
      if (matches_.type() == ColumnType::boolean && !matches_.is_null(row) &&
          matches_.booleans()[row * matches_.stride()])
        out.push_back(row);
  }

  /// Takes ascending `rows` out of pending_.
  void remove(const std::vector<std::uint32_t>& rows) {
    std::size_t left = 0, k = 0;
    for (std::uint32_t row : pending_) {
      if (k < rows.size() && rows[k] == row)
        ++k;
      else
        pending_[left++] = row;
    }
    pending_.resize(left);
  }

  EvaluatorPointer operand_;
  std::vector<EvaluatorPointer> conditions_, results_;
  EvaluatorPointer otherwise_;
  Position at_;
  std::vector<Column> columns_;
  Column matches_;
  std::vector<Part> parts_;
  std::vector<std::uint32_t> pending_;
};

class Coalesce final : public Evaluator {
 public:
  explicit Coalesce(std::vector<EvaluatorPointer> args) : args_(std::move(args)) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    pending_.assign(rows.begin(), rows.end());
    parts_.clear();
    for (std::size_t i = 0; i < args_.size() && !pending_.empty(); ++i) {
      const Column& column = args_[i]->column(batch, pending_);
      Part part{&column, {}};
      std::size_t left = 0;
      for (std::uint32_t row : pending_) {
        if (column.is_null(row))
          pending_[left++] = row;
        else
          part.rows.push_back(row);
      }
      pending_.resize(left);
      if (!part.rows.empty()) parts_.push_back(std::move(part));
    }
    merge(parts_, rows, batch.size(), out);
  }

  Value value(const Batch& batch, std::uint32_t row) override {
    for (const EvaluatorPointer& arg : args_)
      if (Value value = arg->value(batch, row); !value.is_null()) return value;
    return {};
  }

 private:
  std::vector<EvaluatorPointer> args_;
  std::vector<Part> parts_;
  std::vector<std::uint32_t> pending_;
};

}  // namespace

EvaluatorPointer make_logic(const Compiler& compiler, const Expression& call, bool is_and) {
  std::vector<Position> places;
  for (const Expression& arg : call.args) places.push_back(arg.at);
  return std::make_unique<Logic>(compiler.make_all(call.args), std::move(places), is_and);
}

EvaluatorPointer make_coalesce(const Compiler& compiler, const Expression& call) {
  return std::make_unique<Coalesce>(compiler.make_all(call.args));
}

EvaluatorPointer make_case(const Compiler& compiler, const Expression& expression) {
  std::vector<EvaluatorPointer> args = compiler.make_all(expression.args);
  std::vector<EvaluatorPointer> conditions, results;
  std::size_t next = 0, end = args.size() - (expression.has_else ? 1 : 0);
  EvaluatorPointer operand, otherwise;
  if (expression.has_operand) operand = std::move(args[next++]);
  for (; next + 1 < end; next += 2) {
    conditions.push_back(std::move(args[next]));
    results.push_back(std::move(args[next + 1]));
  }
  if (expression.has_else) otherwise = std::move(args.back());
  return std::make_unique<Case>(std::move(operand), std::move(conditions), std::move(results),
                                std::move(otherwise), expression.at);
}

}  // namespace kenes::expressions
