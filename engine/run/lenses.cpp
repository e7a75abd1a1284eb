// SPDX-License-Identifier: Apache-2.0
#include "engine/run/lenses.hpp"

#include <utility>

namespace kenes::run {

namespace {

knowledge::Lens evaluate(const plan::Lens& lens, const Execution& execution) {
  if (lens.of_session) return execution.session_lens ? *execution.session_lens : knowledge::Lens{};
  const auto value = [&](const std::optional<syntax::Expression>& e) {
    return e ? evaluate_constant(*e, execution) : Value();
  };
  return knowledge::make_lens(*execution.graph, value(lens.as_of), value(lens.as_of_end),
                              value(lens.according_to), value(lens.known_at), lens.at);
}

}  // namespace

void Lenses::open(const plan::Plan& plan, Execution& execution) {
  if (plan.lenses.empty()) return;
  execution.plain = &execution;
  execution.lenses = &executions_;
  std::shared_ptr<const GraphSource> base = execution.shared_graph;
  // A writer is not shared: it belongs to whoever runs the statement, and outlives it.
  if (base.get() != execution.graph) base = {std::shared_ptr<const void>(), execution.graph};
  executions_.reserve(plan.lenses.size());
  for (const plan::Lens& lens : plan.lenses) {
    evaluated_.push_back(evaluate(lens, execution));
    std::shared_ptr<const GraphSource> seen = knowledge::through(base, evaluated_.back());
    Execution& made = executions_.emplace_back(execution);
    made.graph = seen.get();
    made.shared_graph = std::move(seen);
    made.lens = static_cast<std::int16_t>(executions_.size() - 1);
  }
}

}  // namespace kenes::run
