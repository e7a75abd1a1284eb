// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/claim_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/knowledge/belief.hpp"
#include "engine/knowledge/claimed_graph.hpp"
#include "engine/knowledge/source.hpp"
#include "engine/run/update.hpp"
#include "storage/compare.hpp"

namespace kenes::knowledge {

namespace {

constexpr std::string_view rank_names[] = {"deprecated", "normal", "preferred"};

Claim claim_of(const Fact& fact, const Attribution& said) {
  Claim claim;
  claim.fact = fact;
  claim.language = said.language;
  claim.valid = said.valid;
  claim.source = said.source;
  claim.at = said.at;
  claim.quote = said.quote;
  claim.rank = said.rank;
  claim.confidence = said.confidence;
  claim.decimals = said.decimals;
  return claim;
}

void require_value(const Value& value, std::string_view key, Position at) {
  if (value.is_null())
    throw type_error("InvalidPropertyType", fmt::format("a claim needs a value, and `{}` would be null", key),
                     at, "to take back what was claimed: CALL claim.retract(...), or REMOVE");
  run::check_storable(value, key, at);
}

bool same_attribution(const Claim& claim, const Attribution& said) {
  return claim.language == said.language && claim.valid == said.valid && claim.source == said.source &&
         claim.at == said.at && claim.quote == said.quote && claim.rank == said.rank &&
         claim.confidence == said.confidence && claim.decimals == said.decimals;
}

}  // namespace

Rank rank_named(const Value& name, Position at) {
  if (name.is_null()) return Rank::normal;
  if (name.is(Kind::string))
    for (std::size_t i = 0; i < std::size(rank_names); ++i)
      if (rank_names[i] == name.as_string()) return static_cast<Rank>(i);
  const std::vector<std::string> names(std::begin(rank_names), std::end(rank_names));
  throw type_error("InvalidArgumentValue",
                   fmt::format("a rank is 'preferred', 'normal' or 'deprecated', not {}", to_literal(name)),
                   at, name.is(Kind::string) ? did_you_mean(name.as_string(), names) : std::string());
}

std::string_view rank_name(Rank rank) { return rank_names[static_cast<std::size_t>(rank)]; }

std::optional<double> confidence_of(const Value& value, Position at) {
  if (value.is_null()) return std::nullopt;
  if (value.is_number() && value.as_number() >= 0 && value.as_number() <= 1) return value.as_number();
  throw type_error("InvalidArgumentValue",
                   fmt::format("a confidence is a number from 0 to 1, not {}", to_literal(value)), at);
}

ClaimWriter::ClaimWriter(MutableGraph& graph)
    : own_(dynamic_cast<ClaimedGraph*>(&graph) ? nullptr : std::make_unique<Belief>(graph)),
      belief_(own_ ? own_.get() : &static_cast<ClaimedGraph&>(graph).belief()),
      graph_(belief_->graph()),
      sink_(belief_->sink()) {}

ClaimWriter::~ClaimWriter() = default;

NodeId ClaimWriter::source(const Value& key_or_node, Position at) {
  if (key_or_node.is_null()) return no_node;
  if (key_or_node.is(Kind::node)) require(key_or_node.as_node(), at);
  if (!key_or_node.is(Kind::string)) return source_node(graph_, key_or_node, at);
  const std::string_view key = key_or_node.as_string();
  if (const auto found = sources_.find(key); found != sources_.end()) return found->second;
  const NodeId node = source_node(graph_, key_or_node, at);
  sources_.emplace(key, node);
  return node;
}

void ClaimWriter::require(Node node, Position at) const {
  if (!graph_.has_node(node.id)) run::check_exists(graph_, Value(node), at);
}

void ClaimWriter::require(const Edge& edge, Position at) const {
  if (graph_.edge(edge.type, edge.id) || sink_.shadow_edge(edge.type, edge.id)) return;
  run::check_exists(graph_, Value(edge), at);
}

ClaimId ClaimWriter::claim(Node node, KeyId key, const Value& value, const Attribution& said, Position at) {
  require(node, at);
  require_value(value, graph_.key_name(key), at);
  Claim claim = claim_of(Fact::property(node, key), said);
  claim.value = value;
  return belief_->add(std::move(claim));
}

ClaimId ClaimWriter::claim(const Edge& edge, KeyId key, const Value& value, const Attribution& said,
                           Position at) {
  require(edge, at);
  require_value(value, graph_.key_name(key), at);
  Claim claim = claim_of(Fact::property(edge, key), said);
  claim.value = value;
  return belief_->add(std::move(claim));
}

ClaimId ClaimWriter::claim_label(Node node, LabelId label, const Attribution& said, Position at) {
  require(node, at);
  return belief_->add(claim_of(Fact::label(node, label), said));
}

ClaimId ClaimWriter::claim_existence(const Edge& edge, const Attribution& said, Position at) {
  require(edge, at);
  return belief_->add(claim_of(Fact::existence(edge), said));
}

std::optional<Edge> ClaimWriter::relationship_between(NodeId start, TypeId type, NodeId end,
                                                      Position at) const {
  AdjacencyBatch batch;
  graph_.adjacent({&start, 1}, type, Direction::out, batch);
  const Adjacency& row = batch.rows.front();
  const auto [first, last] = std::equal_range(row.neighbours.begin(), row.neighbours.end(), end);
  if (last - first > 1)
    throw Error(
        ErrorCode::semantic_error, "AmbiguousRelationship", Phase::runtime,
        fmt::format("there are {} relationships of type `{}` between these nodes: which one is meant?",
                    last - first, graph_.type_name(type)),
        at, "MATCH the one that is meant and name its variable: MATCH (a)-[r:...]->(b) ... CLAIM r");
  if (first != last)
    return Edge{start, end, row.id(static_cast<std::size_t>(first - row.neighbours.begin())), type};
  // One that was withdrawn comes back, so that its history stays together.
  std::vector<Edge> hidden;
  if (sink_.any_on(static_cast<std::uint16_t>(type + 1), FactKind::existence, 0))
    sink_.shadow_edges(start, type, Direction::out, hidden);
  std::erase_if(hidden, [&](const Edge& edge) { return edge.target != end; });
  if (hidden.empty()) return std::nullopt;
  return hidden.back();
}

ClaimWriter::Relationship ClaimWriter::claim_relationship(Node start, TypeId type, Node end,
                                                          const Attribution& said, Position at) {
  require(start, at);
  require(end, at);
  Relationship made;
  if (const auto there = relationship_between(start.id, type, end.id, at)) {
    made.edge = *there;
  } else {
    made.edge = graph_.create_edge(start.id, type, end.id);
    made.created = true;
  }
  made.claim = belief_->add(claim_of(Fact::existence(made.edge), said), made.created);
  return made;
}

Claim ClaimWriter::known(ClaimId id, Position at) const {
  auto claim = sink_.claim(id);
  if (!claim)
    throw Error(ErrorCode::entity_not_found, "UnknownClaim", Phase::runtime,
                fmt::format("there is no claim {}", id), at, "claims(x) lists those about x, with their ids");
  return std::move(*claim);
}

bool ClaimWriter::retract(ClaimId id, Position at) {
  const Claim claim = known(id, at);
  if (!claim.is_live()) return false;
  belief_->retract(claim);
  return true;
}

bool ClaimWriter::set_rank(ClaimId id, Rank rank, Position at) {
  const Claim claim = known(id, at);
  if (!claim.is_live())
    throw Error(ErrorCode::semantic_error, "ClaimIsRetracted", Phase::runtime,
                fmt::format("claim {} was withdrawn: its rank stays as it is", id), at, "claim it anew");
  if (claim.rank == rank) return false;
  belief_->set_rank(claim, rank);
  return true;
}

std::optional<ClaimId> ClaimWriter::same_claim(const Fact& fact, const Value& value,
                                               const Attribution& said) const {
  if (!belief_->is_claimed(fact)) return std::nullopt;
  std::vector<Claim> claims;
  sink_.claims_on(fact, claims);
  for (const Claim& claim : claims)
    if (claim.is_live() && !claim.by_plain_write && claim.value.kind() == value.kind() &&
        equivalent(claim.value, value) && same_attribution(claim, said))
      return claim.id;
  return std::nullopt;
}

}  // namespace kenes::knowledge
