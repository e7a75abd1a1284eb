// SPDX-License-Identifier: Apache-2.0
// Syntax to plan: clauses become chains of operators, patterns are ordered by statistics, subqueries are
// lifted into Apply, rewrites run, barriers between reading and writing are set, live slots are worked out.
// The plan owns all it needs. Pure: one call, no state kept; calls may run at once on several threads.
#pragma once

#include <set>
#include <string>

#include "engine/plan/plan.hpp"
#include "engine/plan/scope.hpp"

namespace kenes::plan {

struct BuildOptions {
  const functions::Registry& functions;
  const functions::ProcedureRegistry& procedures;
  /// Names of rewrites (rules/rules.hpp) that are not to run; `all` switches every one off.
  std::set<std::string, std::less<>> disabled_rules = {};
  bool session_lens = false;  ///< a MATCH without a lens looks through that of the session
  Limits* running = nullptr;  ///< its deadline and cancel flag stop planning; null: nothing does
};

/// `statement` has been through plan::scope, which gave `scoped`. `statistics` may be an empty graph. Throws
/// Error for what Kenes cannot run (yet); all faults of the statement itself were found by scope.
Plan build(syntax::Statement statement, const ScopeResult& scoped, const GraphSource& statistics,
           const BuildOptions& options);

}  // namespace kenes::plan
