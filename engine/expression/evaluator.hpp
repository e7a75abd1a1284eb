// SPDX-License-Identifier: Apache-2.0
// Evaluator: what every kind of compiled expression is made of; one class a kind, found by its file's name.
// An evaluator owns its parts and its scratch columns, which keep their memory from batch to batch. Only this
// folder includes this header.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "engine/expression/expression.hpp"

namespace kenes::expressions {

using Rows = std::span<const std::uint32_t>;
using syntax::Expression;

class Evaluator : public CompiledExpression {
 public:
  const Column& column(const Batch& batch, Rows rows) override {
    evaluate(batch, rows, scratch_);
    return scratch_;
  }
  void select(const Batch& batch, Rows rows, std::vector<std::uint32_t>& out) override;
  /// The same for all rows, so value() may be asked without a batch.
  virtual bool is_constant() const { return false; }

 protected:
  Column scratch_;
};
using EvaluatorPointer = std::unique_ptr<Evaluator>;

struct Compiler;

/// The columns of a small batch beside the statement's: variables of an expression get columns from 0 on,
/// however many slots the statement has. Otherwise thousands of comprehensions would hold thousands of
/// columns each.
class OwnColumns {
 public:
  /// The column of a variable that the owner fills itself.
  Slot bind(Slot slot) {
    return columns_.try_emplace(slot, static_cast<Slot>(columns_.size())).first->second;
  }
  /// Columns for all that `body` reads from outside; `outer` compiles what stands around it.
  void take(const Expression& body, const Compiler& outer);
  struct Taken {
    Slot outer, own;  ///< columns
  };
  std::span<const Taken> taken() const { return taken_; }
  Slot of(Slot slot) const { return columns_.at(slot); }
  std::size_t size() const { return columns_.size(); }

 private:
  std::unordered_map<Slot, Slot> columns_;
  std::vector<Taken> taken_;
};

/// Compiles the parts of an expression; each make_... lies in the file that has its class.
struct Compiler {
  const Execution& execution;
  const OwnColumns* columns = nullptr;  ///< null: a slot is its column

  Slot column_of(Slot slot) const { return columns ? columns->of(slot) : slot; }
  EvaluatorPointer make(const Expression& expression) const;
  std::vector<EvaluatorPointer> make_all(const std::vector<Expression>& expressions) const;
};

EvaluatorPointer make_constant(Value value);
EvaluatorPointer make_variable(Slot slot);
/// Evaluates `inner` once, when it is first asked for, and keeps the value.
EvaluatorPointer make_folded(EvaluatorPointer inner);
EvaluatorPointer make_call(const Compiler& compiler, const Expression& call);
EvaluatorPointer make_logic(const Compiler& compiler, const Expression& call, bool is_and);
EvaluatorPointer make_case(const Compiler& compiler, const Expression& expression);
EvaluatorPointer make_coalesce(const Compiler& compiler, const Expression& call);
EvaluatorPointer make_membership(const Compiler& compiler, const Expression& call, EvaluatorPointer element,
                                 EvaluatorPointer list);
EvaluatorPointer make_property(const Compiler& compiler, const Expression& expression);
EvaluatorPointer make_has_labels(const Compiler& compiler, const Expression& expression);
EvaluatorPointer make_list(const Compiler& compiler, const Expression& expression);
EvaluatorPointer make_map(const Compiler& compiler, const Expression& expression);
EvaluatorPointer make_map_projection(const Compiler& compiler, const Expression& expression);
EvaluatorPointer make_list_comprehension(const Compiler& compiler, const Expression& expression);
EvaluatorPointer make_quantifier(const Compiler& compiler, const Expression& expression);
EvaluatorPointer make_reduce(const Compiler& compiler, const Expression& expression);

/// A truth value of three-valued logic in a byte.
enum Truth : std::uint8_t { is_false = 0, is_true = 1, is_unknown = 2 };

/// out[i] = the truth of row rows[i]. TypeError (InvalidArgumentType) where there is something else.
void truths(const Column& column, Rows rows, Truth* out, Position at);
Truth truth(const Value& value, Position at);

/// Some rows of a column.
struct Part {
  const Column* column;
  std::vector<std::uint32_t> rows;
};
/// Puts parts together: out[row] = part.column[row] for the rows of each part, null in the other rows of
/// `rows`. Typed if the parts agree.
void merge(std::span<const Part> parts, Rows rows, std::size_t size, Column& out);

/// Makes `out` a column of the values: typed if they are of one kind.
void store_values(std::span<const Value> values, Column& out);

/// Rows of elements: each row of an outer batch comes once for each element of its list, with the element in
/// `inner` and the outer variables beside it. How comprehensions and quantifiers run their bodies in batches.
class ElementRows {
 public:
  ElementRows(Slot inner, const Execution& execution)
      : inner_(columns_.bind(inner)), limits_(execution.limits) {}

  /// Compiles what is to be evaluated on these rows; null stays null.
  EvaluatorPointer make(const Expression* body, const Compiler& outer);

  /// For the elements of the lists (null lists have none), in order, in chunks: flush(batch, origins) where
  /// origins[i] is the outer row of row i.
  template <class Flush>
  void run(const Batch& outer, const Column& lists, Rows rows, Position at, Flush&& flush);

  const Value& element(std::size_t row) const { return elements_[row]; }

 private:
  void prepare(const Batch& outer);
  static const List& list_of(const Value& value, Position at);

  OwnColumns columns_;
  Slot inner_;
  Limits* limits_;
  Batch batch_;
  std::vector<Value> elements_;
  std::vector<std::uint32_t> origins_;
};

template <class Flush>
void ElementRows::run(const Batch& outer, const Column& lists, Rows rows, Position at, Flush&& flush) {
  elements_.clear();
  origins_.clear();
  const auto hand_out = [&] {
    if (elements_.empty()) return;
    prepare(outer);
    flush(static_cast<const Batch&>(batch_), Rows(origins_));
    elements_.clear();
    origins_.clear();
  };
  for (std::uint32_t row : rows) {
    const Value value = lists.value(row);
    if (value.is_null()) continue;
    for (const Value& element : list_of(value, at)) {
      elements_.push_back(element);
      origins_.push_back(row);
      if (elements_.size() == batch_capacity) hand_out();
    }
  }
  hand_out();
}

/// The slots of variables that an expression reads and does not bind itself; appended, each once.
void free_slots(const Expression& expression, std::vector<Slot>& out);

}  // namespace kenes::expressions
