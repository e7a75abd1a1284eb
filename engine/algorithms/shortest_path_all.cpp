// SPDX-License-Identifier: Apache-2.0
#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/search.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

// The relationship by which each node was reached, and how many there are up to it. A node comes after the
// one that it was reached from.
struct Ways {
  std::vector<Edge> last;
  std::vector<NodeId> length;
};

Ways ways(const Search& search, const FlatLists& lists, Limits& limits) {
  Ways found{std::vector<Edge>(lists.nodes()), std::vector<NodeId>(lists.nodes(), 0)};
  for (NodeId v : search.reached()) {
    limits.check();
    for (auto entry = lists.first(v), last = lists.last(v); entry < last; ++entry)
      if (const NodeId w = lists.neighbour(entry); search.by(w) == entry) {
        found.last[w] = lists.relationship(v, entry);
        found.length[w] = found.length[v] + 1;
      }
  }
  return found;
}

std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[1], {"labels", "types", "directed", "weight"}, context.at);
  auto subject = std::make_unique<Subject>(context, options, Need{.incoming = false});
  if (subject->graph().weights().lowest() < 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "shortest paths need weights that are not negative", context.at);
  const NodeId source = args[0].is_null() ? no_node : subject->image().image_of(args[0].as_node().id);
  std::vector<NodeId> reached;
  std::vector<double> cost;
  Ways found;
  if (source != no_node) {
    const FlatLists outwards(*subject, Direction::out);
    subject->charge(Search::bytes(outwards) + (sizeof(Edge) + 16) * std::size_t{subject->size()});
    Search search(outwards);
    search.run(source, subject->limits());
    found = ways(search, outwards, subject->limits());
    reached.assign(search.reached().begin(), search.reached().end());
    cost.resize(subject->size());
    for (NodeId v : reached) cost[v] = search.distance(v);
  }
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(cost));
  table->add(std::move(found.length));
  table->add(std::move(found.last));
  table->keep_only(std::move(reached));
  return table;
}

}  // namespace

functions::Procedure shortest_path_all() {
  Procedure p;
  p.name = "algo.shortest_path.all";
  p.arguments = {{"source", kinds({Kind::node}), true, std::nullopt}, options_argument()};
  p.columns = {{"node", kinds({Kind::node})},
               {"cost", kinds({Kind::floating})},
               {"length", kinds({Kind::integer})},
               {"relationship", kinds({Kind::relationship, Kind::null})}};
  p.sentence =
      "Finds a path of least total weight from a node to each that it reaches, nearest first: its weight, "
      "how "
      "many relationships it has, and the last of them (null for the node itself). Options: labels, types, "
      "directed (true), weight (1 each without it; no relationship may have a negative one).";
  p.example =
      "MATCH (a) WITH a LIMIT 1 CALL algo.shortest_path.all(a, {directed: false}) YIELD node, cost RETURN "
      "cost, count(node) ORDER BY cost";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
