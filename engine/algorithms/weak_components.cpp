// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"

namespace kenes::algorithms {

namespace {

// Union-find with path halving, the lower id as the root, straight over the flat lists: Boost.Graph's
// incremental_components through edge iterators takes several times as long. Roots only ever sink, so that a
// node's root is never above it and one pass in order resolves all.
std::vector<NodeId> components(const CsrGraph& image, Limits& limits) {
  std::vector<NodeId> parent(image.node_bound());
  std::iota(parent.begin(), parent.end(), NodeId{0});
  auto find = [&](NodeId v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  for (TypeId type : image.types()) {
    const CsrRows& rows = image.rows(type, Direction::out);
    auto offsets = rows.offsets();
    auto neighbours = rows.neighbours();
    for (NodeId v = 0; v < parent.size(); ++v) {
      if (v % 8192 == 0) limits.check();
      NodeId mine = find(v);
      for (auto at = offsets[v]; at < offsets[v + 1]; ++at) {
        NodeId other = find(neighbours[at]);
        if (other == mine) continue;
        if (other < mine) std::swap(other, mine);
        parent[other] = mine;
      }
    }
  }
  for (NodeId v = 0; v < parent.size(); ++v) parent[v] = parent[parent[v]];
  return parent;
}

std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[0], {"labels", "types"}, context.at);
  auto subject = std::make_unique<Subject>(context, options, Need{.incoming = false});
  subject->charge(8 * std::size_t{subject->size()});
  auto component = components(subject->image(), subject->limits());
  renumber(component);
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(component));
  return table;
}

}  // namespace

functions::Procedure weak_components() {
  Procedure p;
  p.name = "algo.components.weak";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"component", kinds({Kind::integer})}};
  p.sentence =
      "Numbers the weakly connected components: nodes are in the same one if a walk that ignores directions "
      "joins them. "
      "Options: labels, types.";
  p.example =
      "CALL algo.components.weak() YIELD node, component RETURN component, count(node) AS size ORDER BY size "
      "DESC";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
