// SPDX-License-Identifier: Apache-2.0
// timeline: what is claimed about a node and its relationships, in order of time.
#include <algorithm>

#include "engine/knowledge/procedures/claims.hpp"
#include "engine/knowledge/subject.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "storage/claim_source.hpp"

namespace kenes::knowledge {

using functions::EmitRow;
using functions::kinds;
using functions::ProcedureContext;

namespace {

void add_claims(const View& view, const Value& element, std::vector<Claim>& all) {
  for (Claim& claim : claims_about(view, element, std::nullopt, false))
    if (claim.rank != Rank::deprecated && claim.valid.span() != DaySpan{}) all.push_back(std::move(claim));
}

void show(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  const View view(context.graph);
  std::vector<Claim> all;
  const NodeId node = args[0].as_node().id;
  add_claims(view, args[0], all);
  std::vector<TypeId> types;
  AdjacencyBatch batch;
  for (const Direction direction : {Direction::out, Direction::in}) {
    view.graph.types_of(node, direction, types);
    for (const TypeId type : types) {
      view.graph.adjacent({&node, 1}, type, direction, batch);
      const Adjacency& row = batch.rows.front();
      for (std::size_t i = 0; i < row.size(); ++i) {
        context.limits.check();
        const NodeId other = row.neighbours[i];
        if (direction == Direction::in && other == node) continue;  // a loop was there already
        const Edge edge = direction == Direction::out ? Edge{node, other, row.id(i), type}
                                                      : Edge{other, node, row.id(i), type};
        add_claims(view, Value(edge), all);
      }
    }
  }
  std::sort(all.begin(), all.end(), [](const Claim& a, const Claim& b) {
    const DaySpan x = a.valid.span(), y = b.valid.span();
    return std::tie(x.from, x.to, a.id) < std::tie(y.from, y.to, b.id);
  });
  for (const Claim& claim : all) {
    const Value row[] = {to_value(claim.valid.from_kind, claim.valid.from),
                         to_value(claim.valid.to_kind, claim.valid.to),
                         element_of(view.graph, claim.fact),
                         key_of(view.graph, claim.fact),
                         claim.value,
                         claim.source == no_node ? Value() : Value(Node{claim.source}),
                         Value(static_cast<std::int64_t>(claim.id))};
    emit(row);
  }
}

}  // namespace

functions::Procedure timeline() {
  constexpr auto time = kinds({Kind::date, Kind::string}) | functions::null_kind;
  functions::Procedure p;
  p.name = "timeline";
  p.arguments = {{"node", kinds({Kind::node}), false, std::nullopt}};
  p.columns = {{"from", time},
               {"to", time},
               {"element", kinds({Kind::node, Kind::relationship})},
               {"key", kinds({Kind::string}) | functions::null_kind},
               {"value", functions::any_kind},
               {"source", kinds({Kind::node}) | functions::null_kind},
               {"claim", kinds({Kind::integer})}};
  p.sentence =
      "Lists the dated claims about a node and its relationships in order of time; the key is null where the "
      "claim is that a relationship is there.";
  p.example =
      "CREATE (p:Party {key: 'qkhp'}) WITH p UNWIND [['2008', 56292], ['2004', 90000]] AS said CALL "
      "claim.add({about: p, key: 'members', value: said[1], validAt: said[0]}) YIELD claim WITH DISTINCT p "
      "CALL timeline(p) YIELD from, key, value RETURN from, key, value";
  p.body = show;
  return p;
}

}  // namespace kenes::knowledge
