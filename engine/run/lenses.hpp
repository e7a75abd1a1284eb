// SPDX-License-Identifier: Apache-2.0
// The lenses of one running statement: evaluated once when it is opened, each an execution of its own whose
// graph is the statement's graph through that lens. Belongs to a Cursor, which everything opened in it refers
// to.
#pragma once

#include <vector>

#include "engine/expression/expression.hpp"
#include "engine/knowledge/lens.hpp"
#include "engine/plan/plan.hpp"

namespace kenes::run {

class Lenses {
 public:
  Lenses() = default;
  Lenses(const Lenses&) = delete;
  Lenses& operator=(const Lenses&) = delete;

  /// Evaluates the plan's lenses and makes `execution` (which stays where it is) know them. Throws Error for
  /// values that are no lens, with the place of the clause.
  void open(const plan::Plan& plan, Execution& execution);
  const std::vector<knowledge::Lens>& evaluated() const { return evaluated_; }

 private:
  std::vector<knowledge::Lens> evaluated_;
  std::vector<Execution> executions_;
};

}  // namespace kenes::run
