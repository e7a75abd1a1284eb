// SPDX-License-Identifier: Apache-2.0
// The rewrites: each a file, a name and a function on the whole plan, listed once in rules.cpp in the order
// in which they run. Answers never depend on them: any may be switched off by name. They run after live slots
// are known and before barriers are set; a rule that changes what is produced or used leaves `live` to the
// pass that follows.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "engine/plan/build.hpp"
#include "engine/plan/plan.hpp"

namespace kenes::plan {

struct RuleInput {
  const GraphSource& graph;
  const BuildOptions& options;
  std::function<Slot()> new_slot;
};

struct Rule {
  std::string_view name;
  std::string_view sentence;
  void (*rewrite)(Plan& plan, const RuleInput& input);  ///< null: done elsewhere, the name only switches it
};

std::span<const Rule> rules();
bool is_enabled(const BuildOptions& options, std::string_view name);
/// Runs all that are enabled, live slots being up to date before each; rows are estimated before the first.
void apply_rules(Plan& plan, const RuleInput& input);

/// Calls `visit` for every operator pointer of the tree, inputs before what stands above them.
void for_each_operator(OperatorPointer& root, const std::function<void(OperatorPointer&)>& visit);

// One a file.
void length_of_path(Plan& plan, const RuleInput& input);
void intersect_cycles(Plan& plan, const RuleInput& input);
void hash_join(Plan& plan, const RuleInput& input);
void fold_last_expand(Plan& plan, const RuleInput& input);
void sort_limit_to_top(Plan& plan, const RuleInput& input);
void project_after_limit(Plan& plan, const RuleInput& input);
void distinct_ends(Plan& plan, const RuleInput& input);

}  // namespace kenes::plan
