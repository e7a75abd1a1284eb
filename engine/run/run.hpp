// SPDX-License-Identifier: Apache-2.0
// From plan to rows: open() makes the running operators, next() pulls batches until there are none. A cursor
// belongs to one statement and one thread; the plan, the execution and all it points to outlive it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/expression/expression.hpp"
#include "engine/knowledge/lens.hpp"
#include "engine/plan/plan.hpp"

namespace kenes::run {

/// A running operator. Each kind lives in a file of its own name.
class Operator {
 public:
  virtual ~Operator() = default;
  /// Fills `out` with the next rows (at least one selected) and returns true, or returns false at the end.
  virtual bool next(Batch& out) = 0;
  /// Begins anew (inside an Apply that goes row by row): the Argument below has new rows.
  virtual void rewind() = 0;
};

/// What an operator did, for PROFILE; by plan::Operator::number.
struct OperatorProfile {
  std::uint64_t rows = 0;
  std::uint64_t batches = 0;
  double seconds = 0;
  std::int64_t memory = 0;  ///< the most bytes that it held at the end of a batch, inputs aside
};

class Cursor {
 public:
  Cursor(const plan::Plan& plan, const Execution& execution, bool profile = false);
  ~Cursor();
  /// The result's columns, in order, lie in slots result_slots().
  bool next(Batch& out);
  std::span<const Slot> result_slots() const;
  std::span<const OperatorProfile> profile() const;
  /// The plan's lenses, evaluated.
  std::vector<knowledge::Lens> lenses() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kenes::run
