// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/core_numbers.hpp>

#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/subject.hpp"

namespace kenes::algorithms {

namespace {

// V. Batagelj and M. Zaversnik, "An O(m) Algorithm for Cores Decomposition of Networks" (2003), as
// Boost.Graph has it.
void run(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  Options options(args[0], {"labels", "types"}, context.at);
  Subject subject(context, options, {.undirected = true, .simple = true});
  std::vector<NodeId> core;
  auto map = subject.map(core);
  if (subject.size() > 0) boost::core_numbers(subject.graph(), map);
  subject.each_node([&](Value node, NodeId i) {
    const Value row[] = {std::move(node), core[i]};
    emit(row);
  });
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
  p.body = run;
  return p;
}

}  // namespace kenes::algorithms
