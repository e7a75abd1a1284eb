// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/strong_components.hpp>

#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"

namespace kenes::algorithms {

namespace {

// Tarjan's algorithm, as Boost.Graph has it.
std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[0], {"labels", "types"}, context.at);
  auto subject = std::make_unique<Subject>(context, options, Need{.incoming = false});
  std::vector<NodeId> component, root, discovered;
  std::vector<boost::default_color_type> color;
  boost::strong_components(subject->graph(), subject->map(component),
                           boost::root_map(subject->map(root))
                               .discover_time_map(subject->map(discovered))
                               .color_map(subject->map(color)));
  renumber(component);
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(component));
  return table;
}

}  // namespace

functions::Procedure strong_components() {
  Procedure p;
  p.name = "algo.components.strong";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"component", kinds({Kind::integer})}};
  p.sentence =
      "Numbers the strongly connected components: nodes are in the same one if each can be reached from the "
      "other. "
      "Options: labels, types.";
  p.example =
      "CALL algo.components.strong() YIELD node, component RETURN component, count(node) AS size ORDER BY "
      "size DESC";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
