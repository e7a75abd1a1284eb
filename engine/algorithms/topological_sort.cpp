// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/subject.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

// Some of the nodes of one cycle, for the message.
std::string nodes_of_a_cycle(Subject& subject) {
  const Graph& graph = subject.graph();
  for (auto [at, end] = edges(graph); at != end; ++at)
    if ((*at).source == (*at).target) return to_literal(subject.node((*at).source));
  std::vector<NodeId> component, size(subject.size(), 0);
  boost::strong_components(graph, subject.map(component));
  for (NodeId c : component) ++size[c];
  std::string text;
  NodeId shown = 0, found = no_node;
  for (NodeId i = 0; i < subject.size() && shown < 5; ++i) {
    if (size[component[i]] < 2 || (found != no_node && component[i] != found)) continue;
    found = component[i];
    text += (shown++ ? ", " : "") + to_literal(subject.node(i));
  }
  return text;
}

void run(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  Options options(args[0], {"labels", "types"}, context.at);
  Subject subject(context, options, {.incoming = false});
  std::vector<NodeId> order;
  order.reserve(subject.size());
  subject.charge(4 * subject.size());
  std::vector<boost::default_color_type> color;
  try {
    boost::topological_sort(subject.graph(), std::back_inserter(order), boost::color_map(subject.map(color)));
  } catch (const boost::not_a_dag&) {
    throw Error(ErrorCode::procedure_error, "ProcedureCallFailed", Phase::runtime,
                "there is no topological order: a cycle leads through " + nodes_of_a_cycle(subject),
                context.at,
                "choose `labels` and `types` that have no cycles; `algo.components.strong` shows them");
  }
  std::int64_t position = 0;
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    if (position % 1024 == 0) subject.limits().check();
    const Value row[] = {subject.node(*at), position++};
    emit(row);
  }
}

}  // namespace

functions::Procedure topological_sort() {
  Procedure p;
  p.name = "algo.topological_sort";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"position", kinds({Kind::integer})}};
  p.sentence =
      "Puts the nodes into an order in which every relationship leads forwards; an error names a cycle if "
      "there is one. "
      "Options: labels, types.";
  p.example = "CALL algo.topological_sort() YIELD node, position RETURN node ORDER BY position";
  p.body = run;
  return p;
}

}  // namespace kenes::algorithms
