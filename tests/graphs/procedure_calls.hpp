// SPDX-License-Identifier: Apache-2.0
// ProcedureCalls: algorithms called as procedures on any source, for the tests that compare them with brute
// force.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/algorithms/table.hpp"
#include "storage/error.hpp"
#include "tests/graphs/samples.hpp"

namespace kenes::samples {

using Rows = std::vector<std::vector<Value>>;

class ProcedureCalls : public ::testing::Test {
 public:
  ProcedureCalls() { algorithms::add_algorithms(registry_); }

  Rows call(const std::string& name, const std::shared_ptr<const GraphSource>& graph,
            std::vector<Value> args) {
    const functions::Procedure* procedure = registry_.find(name);
    if (!procedure) throw Error(ErrorCode::internal, "no procedure " + name);
    for (std::size_t i = args.size(); i < procedure->arguments.size(); ++i)
      args.push_back(procedure->arguments[i].default_value.value_or(Value()));
    functions::ProcedureContext context{*graph, graph, nullptr, limits_, {}};
    Rows rows;
    procedure->each_row(args, context, [&](std::span<const Value> row) {
      EXPECT_EQ(row.size(), procedure->columns.size());
      rows.emplace_back(row.begin(), row.end());
    });
    return rows;
  }
  /// A procedure that emits (node, value), as values by the sample's numbers.
  std::vector<double> by_node(const std::string& name, const Numbered& n, Map options = {}) {
    std::vector<double> values(n.node.size(), -1);
    for (const auto& row : call(name, n.source, {Value(std::move(options))}))
      values[static_cast<std::size_t>(n.i(row[0].as_node().id))] = row[1].as_number();
    return values;
  }
  static std::vector<std::vector<double>> distances(const Sample& sample, bool weighted, bool both_ways) {
    auto size = static_cast<std::size_t>(sample.nodes);
    std::vector<std::vector<double>> d(size, std::vector<double>(size, infinite));
    for (std::size_t i = 0; i < size; ++i) d[i][i] = 0;
    for (const Link& link : sample.links) {
      auto a = static_cast<std::size_t>(link.source), b = static_cast<std::size_t>(link.target);
      d[a][b] = std::min(d[a][b], weighted ? link.weight : 1);
      if (both_ways) d[b][a] = std::min(d[b][a], weighted ? link.weight : 1);
    }
    for (std::size_t k = 0; k < size; ++k)
      for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < size; ++b) d[a][b] = std::min(d[a][b], d[a][k] + d[k][b]);
    return d;
  }

  static constexpr double infinite = 1e300;

 protected:
  functions::ProcedureRegistry registry_;
  Limits limits_;
};

/// Calls check(sample, numbered source) for so many random graphs.
template <class Check>
void each_sample(Check check) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    const Sample sample = random_sample(seed);
    check(sample, Numbered(model_of(sample)));
    if (::testing::Test::HasFatalFailure()) return;
  }
}

/// A graph with so many relationships of chance that threads are worth it.
inline std::shared_ptr<ModelGraph> large_graph() {
  auto model = std::make_shared<ModelGraph>();
  std::vector<NodeId> nodes;
  for (int i = 0; i < 500; ++i) nodes.push_back(model->add_node({}));
  std::mt19937 random(5);
  for (int j = 0; j < 60'000; ++j)
    model->add_edge(nodes[random() % 500], "R", nodes[random() % 400], {{"weight", 1.0 + random() % 7}});
  return model;
}

/// W. W. Zachary, "An Information Flow Model for Conflict and Fission in Small Groups" (1977): who met whom
/// in a karate club of 34; member 1 is the instructor, 34 the president. Member i is node i - 1.
inline std::shared_ptr<ModelGraph> karate_club() {
  static const std::vector<std::vector<int>> met{{2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32},
                                                 {3, 4, 8, 14, 18, 20, 22, 31},
                                                 {4, 8, 9, 10, 14, 28, 29, 33},
                                                 {8, 13, 14},
                                                 {7, 11},
                                                 {7, 11, 17},
                                                 {17},
                                                 {},
                                                 {31, 33, 34},
                                                 {34},
                                                 {},
                                                 {},
                                                 {},
                                                 {34},
                                                 {33, 34},
                                                 {33, 34},
                                                 {},
                                                 {},
                                                 {33, 34},
                                                 {34},
                                                 {33, 34},
                                                 {},
                                                 {33, 34},
                                                 {26, 28, 30, 33, 34},
                                                 {26, 28, 32},
                                                 {32},
                                                 {30, 34},
                                                 {34},
                                                 {32, 34},
                                                 {33, 34},
                                                 {33, 34},
                                                 {33, 34},
                                                 {34},
                                                 {}};
  auto model = std::make_shared<ModelGraph>();
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < met.size(); ++i) nodes.push_back(model->add_node({"Member"}));
  for (std::size_t i = 0; i < met.size(); ++i)
    for (int other : met[i]) model->add_edge(nodes[i], "MET", nodes[static_cast<std::size_t>(other) - 1]);
  return model;
}

}  // namespace kenes::samples
