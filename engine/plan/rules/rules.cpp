// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/rules/rules.hpp"

#include <array>

#include "engine/plan/live.hpp"

namespace kenes::plan {
namespace {

constexpr std::array table = {
    Rule{"length_of_path", "a path of which only the length is used is not built", length_of_path},
    Rule{"intersect_cycles",
         "an expansion that is then checked against another bound node intersects both lists",
         intersect_cycles},
    Rule{"hash_join", "a scan for each row that an equality then thins out becomes a hash join", hash_join},
    Rule{"fold_last_expand", "last expansions whose ends only count become sums of degrees",
         fold_last_expand},
    Rule{"sort_limit_to_top", "a sort below a limit keeps only the best rows", sort_limit_to_top},
    Rule{"project_after_limit", "columns that a sort does not need are computed after the limit",
         project_after_limit},
    Rule{"distinct_ends", "walks of which only the different ends matter use a visited set", distinct_ends},
    Rule{"eager_removal", "no barrier where labels, types and keys read and written are disjoint", nullptr},
};

}  // namespace

std::span<const Rule> rules() { return table; }

bool is_enabled(const BuildOptions& options, std::string_view name) {
  return options.disabled_rules.find(name) == options.disabled_rules.end() &&
         options.disabled_rules.find("all") == options.disabled_rules.end();
}

void apply_rules(Plan& plan, const RuleInput& input) {
  for (const Rule& rule : table) {
    if (!rule.rewrite || !is_enabled(input.options, rule.name)) continue;
    if (input.options.running) input.options.running->check();
    rule.rewrite(plan, input);
    analyze_live(*plan.root);
  }
}

void for_each_operator(OperatorPointer& root, const std::function<void(OperatorPointer&)>& visit) {
  for (OperatorPointer& input : root->inputs) for_each_operator(input, visit);
  visit(root);
}

}  // namespace kenes::plan
