// SPDX-License-Identifier: Apache-2.0
// Compiled expressions: syntax with slots in, columns out, a batch at a time. Typed kernels where the types
// are uniform, the function's body on Values otherwise; both agree. An expression never runs a plan:
// plan::build has lifted subqueries and pattern predicates into operators and left a variable in their place.
// A compiled expression belongs to one running statement and one thread (it holds scratch columns and
// resolved names).
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "engine/expression/batch.hpp"
#include "engine/functions/function.hpp"
#include "engine/functions/procedure.hpp"
#include "storage/counters.hpp"
#include "storage/graph.hpp"
#include "storage/limits.hpp"

namespace kenes {

namespace knowledge {
struct Lens;
}

using Parameters = Map;

/// What CALL { ... } IN TRANSACTIONS needs of whoever runs the statement.
class OwnTransactions {
 public:
  virtual ~OwnTransactions() = default;
  /// Makes the writer's changes durable and begins anew. Throws as WriteTransaction::commit() does.
  virtual void commit() = 0;
  /// Undoes what was changed since the last commit().
  virtual void take_back() = 0;
};

/// One running statement: what it reads, what it may change, its parameters and limits. Outlives all its
/// operators.
struct Execution {
  const GraphSource* graph = nullptr;  ///< the writer itself while updating
  MutableGraph* writer = nullptr;      ///< null in a reading statement
  std::shared_ptr<const GraphSource> shared_graph;
  const Parameters* parameters = nullptr;
  /// Literals that were lifted out of the statement's text by the plan cache: `$` + number.
  const functions::Registry* functions = nullptr;
  const functions::ProcedureRegistry* procedures = nullptr;
  Limits* limits = nullptr;
  Counters* counters = nullptr;
  std::int64_t statement_time = 0;
  std::mt19937_64* random = nullptr;
  /// Where LOAD CSV finds its files; null: nowhere.
  const std::string* import_folder = nullptr;
  OwnTransactions* transactions = nullptr;  ///< where a statement commits on its way
  knowledge::Lens* session_lens = nullptr;  ///< what lens.set() chose; null: the statement has no session
  /// This statement as it reads through its lenses, each with a graph of its own, and as it reads without;
  /// null where it has no lens. `lens` says which of them this is; -1: without.
  const std::vector<Execution>* lenses = nullptr;
  const Execution* plain = nullptr;
  std::int16_t lens = -1;

  const Execution& through(std::int16_t index) const {
    if (index == lens) return *this;
    return index < 0 ? *plain : (*lenses)[static_cast<std::size_t>(index)];
  }
  functions::FunctionContext function_context(Position at = {}) const {
    return {graph, limits, statement_time, random, at};
  }
};

class CompiledExpression {
 public:
  virtual ~CompiledExpression() = default;
  /// Fills `out` (reset first; its size is the batch's) for the selected rows; the others hold anything. Only
  /// selected rows are evaluated, so a row that was filtered away raises no error. May answer with a constant
  /// column.
  virtual void evaluate(const Batch& batch, std::span<const std::uint32_t> rows, Column& out) = 0;
  /// The one row case, without a batch's costs: the value for row `row`.
  virtual Value value(const Batch& batch, std::uint32_t row) = 0;
  /// As evaluate(), but without a copy where there is a column already (a variable's own, a constant's): good
  /// until the next call of this expression or change of the batch.
  virtual const Column& column(const Batch& batch, std::span<const std::uint32_t> rows) = 0;
  /// Appends those of `rows` for which this is true (not null), in their order. TypeError where it is neither
  /// a boolean nor null.
  virtual void select(const Batch& batch, std::span<const std::uint32_t> rows,
                      std::vector<std::uint32_t>& out) = 0;
};

/// Compiles for one execution. `expression` must outlive the result (it belongs to the cached plan).
std::unique_ptr<CompiledExpression> compile(const syntax::Expression& expression, const Execution& execution);

/// Narrows `batch`'s selection to the rows where `predicate` is true (not null). Returns false if none are
/// left.
bool filter(Batch& batch, CompiledExpression& predicate);

/// The static kinds of an expression as far as they are known without data: used by scope's checks and by
/// kernels. `slots[slot]` are the kinds of variables.
functions::KindSet static_kinds(const syntax::Expression& expression,
                                std::span<const functions::KindSet> slots,
                                const functions::Registry& functions);

/// The static kinds of the elements of a list expression: of a list literal the union of its elements', else
/// all. What a comprehension's or quantifier's variable and UNWIND's may be.
functions::KindSet element_kinds(const syntax::Expression& list, std::span<const functions::KindSet> slots,
                                 const functions::Registry& functions);

/// Evaluates an expression that uses no variable (SKIP, LIMIT, literals of parameters ...).
Value evaluate_constant(const syntax::Expression& expression, const Execution& execution);

}  // namespace kenes
