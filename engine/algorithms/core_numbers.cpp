// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/core_numbers.hpp>

#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"

namespace kenes::algorithms {

namespace {

// V. Batagelj and M. Zaversnik, "An O(m) Algorithm for Cores Decomposition of Networks" (2003), as
// Boost.Graph has it.
std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[0], {"labels", "types"}, context.at);
  auto subject = std::make_unique<Subject>(context, options, Need{.undirected = true, .simple = true});
  std::vector<NodeId> core;
  auto map = subject->map(core);
  if (subject->size() > 0) boost::core_numbers(subject->graph(), map);
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(core));
  return table;
}

}  // namespace

functions::Procedure core_numbers() {
  Procedure p;
  p.name = "algo.core_numbers";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"core", kinds({Kind::integer})}};
  p.sentence =
      "Gives each node the largest k such that it belongs to a group in which everybody has k neighbours; "
      "directions, "
      "loops and parallel relationships do not count. Options: labels, types.";
  p.example = "CALL algo.core_numbers() YIELD node, core RETURN core, count(node) ORDER BY core DESC";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
