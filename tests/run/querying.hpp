// SPDX-License-Identifier: Apache-2.0
// Runs openCypher on any graph, from text to rows, for tests of the operators. Rows come as values.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/plan/build.hpp"
#include "engine/plan/scope.hpp"
#include "engine/run/run.hpp"
#include "grammar/parse.hpp"
#include "storage/compare.hpp"

namespace kenes::run::test {

using Rows = std::vector<std::vector<Value>>;

struct Query {
  std::shared_ptr<const GraphSource> graph;
  MutableGraph* writer = nullptr;
  Parameters parameters = {};
  std::set<std::string, std::less<>> disabled_rules = {};
  Limits* limits = nullptr;
  Counters counters = {};

  Rows run(std::string_view text) {
    syntax::Statement statement = grammar::parse(text);
    const functions::ProcedureRegistry procedures;
    plan::ScopeResult scoped = plan::scope(statement, {functions::Registry::built_in(), procedures});
    return run(std::move(statement), scoped);
  }

  Rows run(syntax::Statement statement, plan::ScopeResult& scoped) {
    const auto& functions = functions::Registry::built_in();
    const functions::ProcedureRegistry procedures;
    plan::Plan plan =
        plan::build(std::move(statement), scoped, *graph, {functions, procedures, disabled_rules});
    std::mt19937_64 random(1);
    Limits own_limits;
    Execution execution;
    execution.graph = graph.get();
    execution.writer = writer;
    execution.shared_graph = graph;
    execution.parameters = &parameters;
    execution.functions = &functions;
    execution.procedures = &procedures;
    execution.limits = limits != nullptr ? limits : &own_limits;
    execution.counters = &counters;
    execution.random = &random;
    Cursor cursor(plan, execution);
    Batch batch(plan.slots);
    Rows rows;
    while (cursor.next(batch)) {
      EXPECT_FALSE(batch.empty());
      EXPECT_LE(batch.size(), batch_capacity);
      for (std::uint32_t row : batch.rows()) {
        auto& values = rows.emplace_back();
        for (Slot slot : cursor.result_slots()) values.push_back(batch.column(slot).value(row));
      }
    }
    return rows;
  }
};

inline bool row_before(const std::vector<Value>& a, const std::vector<Value>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (auto c = order(a[i], b[i]); c != 0) return c < 0;
  return false;
}

/// Rows as text, one a line; `sorted` where the order is not part of the answer.
inline std::string text_of(Rows rows, bool sorted = true) {
  if (sorted) std::sort(rows.begin(), rows.end(), row_before);
  std::string text;
  for (const auto& row : rows) {
    for (const Value& value : row) text += to_literal(value) + " ";
    text += "\n";
  }
  return text;
}

}  // namespace kenes::run::test
