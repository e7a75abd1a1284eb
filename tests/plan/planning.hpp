// SPDX-License-Identifier: Apache-2.0
// From text to plan in one call, and a plan as lines to compare: `Expand (a)-[:KNOWS]->(b)`, root first,
// plans within plans indented by `| `.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "engine/plan/build.hpp"
#include "engine/plan/explain.hpp"
#include "grammar/parse.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes::plan {

/// 100 persons who know their next three, 2 parties, an index on (:Person).id.
inline ModelGraph& society() {
  static ModelGraph* graph = [] {
    auto* made = new ModelGraph;
    std::vector<NodeId> persons, parties;
    for (int i = 0; i < 100; ++i)
      persons.push_back(made->add_node({"Person"}, {{"id", Value(i)}, {"born", Value(1950 + i % 50)}}));
    for (int i = 0; i < 2; ++i) parties.push_back(made->add_node({"Party"}, {{"id", Value(i)}}));
    for (std::size_t i = 0; i < 100; ++i) {
      for (std::size_t step = 1; step <= 3; ++step)
        made->add_edge(persons[i], "KNOWS", persons[(i + step) % 100]);
      made->add_edge(persons[i], "MEMBER_OF", parties[i % 2]);
    }
    Limits limits;
    made->create_index({"person_id", IndexKind::unique, false, "Person", {"id"}}, limits);
    return made;
  }();
  return *graph;
}

inline const functions::ProcedureRegistry& no_procedures() {
  static const functions::ProcedureRegistry none;
  return none;
}

inline Plan plan_of(const std::string& text, std::initializer_list<std::string> disabled = {},
                    const GraphSource& graph = society()) {
  syntax::Statement statement = grammar::parse(text);
  const functions::Registry& functions = functions::Registry::built_in();
  const ScopeResult scoped = scope(statement, {functions, no_procedures(), nullptr});
  BuildOptions options{functions, no_procedures()};
  options.disabled_rules.insert(disabled.begin(), disabled.end());
  return build(std::move(statement), scoped, graph, options);
}

inline void add_lines(const Operator& at, const Plan& plan, const std::string& indent,
                      std::vector<std::string>& lines) {
  std::string line = indent + std::string(operator_name(at));
  if (const std::string text = details(at, plan); !text.empty()) line += " " + text;
  lines.push_back(line);
  for (std::size_t i = 1; i < at.inputs.size(); ++i) add_lines(*at.inputs[i], plan, indent + "| ", lines);
  if (!at.inputs.empty()) add_lines(*at.inputs[0], plan, indent, lines);
}

inline std::string outline(const Plan& plan) {
  std::vector<std::string> lines;
  add_lines(*plan.root, plan, "", lines);
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

inline std::string outline(const std::string& text, std::initializer_list<std::string> disabled = {}) {
  return outline(plan_of(text, disabled));
}

}  // namespace kenes::plan
