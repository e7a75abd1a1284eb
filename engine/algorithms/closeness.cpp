// SPDX-License-Identifier: Apache-2.0
#include "engine/algorithms/node_table.hpp"
#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/search.hpp"
#include "engine/algorithms/team.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

// Closeness in the form of S. Wasserman and K. Faust, "Social Network Analysis" (1994), which compares nodes
// of different components too: (r - 1) / sum of distances, times (r - 1) / (n - 1), where r nodes are
// reached.
double closeness_of(const Search& search, NodeId nodes) {
  double sum = 0;
  for (NodeId v : search.reached()) sum += search.distance(v);
  const double others = static_cast<double>(search.reached().size()) - 1;
  return sum > 0 ? others / sum * (others / (nodes - 1.0)) : 0;
}

constexpr NodeId sources_in_a_piece = 16;

std::unique_ptr<functions::ProcedureRows> run(std::span<const Value> args, ProcedureContext& context) {
  Options options(args[0], {"labels", "types", "directed", "weight", "threads"}, context.at);
  auto subject = std::make_unique<Subject>(context, options, Need{.incoming = false});
  if (subject->weighted() && subject->graph().weights().lowest() < 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "closeness needs weights that are not negative", context.at);
  const NodeId nodes = subject->size();
  const FlatLists outwards(*subject, Direction::out);
  Team team(
      team_size(options, static_cast<double>(nodes) * static_cast<double>(outwards.entries()), context.at),
      subject->limits());
  subject->charge(sizeof(double) * nodes + team.size() * Search::bytes(outwards));
  std::vector<double> score(nodes);
  std::vector<Search> searches;
  for (unsigned member = 0; member < team.size(); ++member) searches.emplace_back(outwards);
  const NodeId pieces = nodes / sources_in_a_piece + (nodes % sources_in_a_piece != 0);
  team.each_piece(pieces, [&](std::uint32_t piece, unsigned member) {
    const NodeId first = piece * sources_in_a_piece;
    for (NodeId v = first; v < nodes && v - first < sources_in_a_piece; ++v) {
      searches[member].run(v, subject->limits());
      score[v] = closeness_of(searches[member], nodes);
    }
  });
  auto table = std::make_unique<NodeTable>(std::move(subject));
  table->add(std::move(score));
  return table;
}

}  // namespace

functions::Procedure closeness() {
  Procedure p;
  p.name = "algo.closeness";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"score", kinds({Kind::floating})}};
  p.sentence =
      "Scores each node by how near it is to all that it reaches (1: next to everybody, 0: reaches nobody). "
      "Options: labels, types, directed (true), weight, threads.";
  p.example =
      "CALL algo.closeness({directed: false}) YIELD node, score RETURN node, score ORDER BY score DESC LIMIT "
      "5";
  p.stream = run;
  return p;
}

}  // namespace kenes::algorithms
