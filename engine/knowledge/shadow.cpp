// SPDX-License-Identifier: Apache-2.0
// Belief, the part about elements that leave the plain graph: hidden because nobody claims them any more,
// deleted, come back.
#include <fmt/format.h>

#include <algorithm>

#include "engine/knowledge/belief.hpp"
#include "engine/knowledge/names/plain_names.hpp"
#include "engine/knowledge/policy.hpp"
#include "storage/error.hpp"

namespace kenes::knowledge {

namespace {

std::uint16_t space_of(const Edge& edge) { return static_cast<std::uint16_t>(edge.type + 1); }

}  // namespace

void Belief::hide(const Edge& edge) {
  // Its plain values would go with it: they become claims, which stay.
  std::vector<KeyId> keys;
  graph_.keys_of(edge, keys);
  for (const KeyId key : keys) {
    const Fact fact = Fact::property(edge, key);
    if (is_claimed(fact)) continue;
    std::vector<Claim> claims;
    adopt(fact, claims);
    settle_marks(fact, {}, judge(fact, claims, book_.policy_for(fact)));
  }
  graph_.delete_edge(edge);
  sink_.set_shadow(edge, true);
}

void Belief::show(const Edge& edge) {
  if (!graph_.has_node(edge.source) || !graph_.has_node(edge.target))
    throw Error(ErrorCode::entity_not_found, "DeletedEntityAccess", Phase::runtime,
                "this relationship cannot come back: one of its ends was deleted");
  sink_.restore(edge);
  std::vector<Claim> claims;
  sink_.claims_about(space_of(edge), edge.id, claims);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Fact fact = claims[i].fact;
    if (fact.kind != FactKind::property || (i > 0 && claims[i - 1].fact == fact)) continue;
    std::size_t end = i;
    while (end < claims.size() && claims[end].fact == fact) ++end;
    const Standing standing = judge(fact, std::span(claims).subspan(i, end - i), book_.policy_for(fact));
    if (!standing.believed.is_null()) graph_.set_property(edge, fact.name, standing.believed);
  }
}

/// Turns what is plain into a claim that is withdrawn at once: known before, not after.
void Belief::bury(const Fact& plain) {
  if (is_claimed(plain)) return;
  std::vector<Claim> claims;
  adopt(plain, claims);
  withdraw(claims);
}

void Belief::withdraw_all_about(std::uint16_t space, std::uint32_t row) {
  std::vector<Claim> claims;
  sink_.claims_about(space, row, claims);
  for (auto first = claims.begin(); first != claims.end();) {
    const Fact fact = first->fact;
    const auto last = std::find_if(first, claims.end(), [&](const Claim& c) { return c.fact != fact; });
    std::vector<Claim> own(first, last);
    const Policy& policy = book_.policy_for(fact);
    const Standing before = judge(fact, own, policy);
    withdraw(own);
    settle_marks(fact, before, judge(fact, own, policy));
    first = last;
  }
}

bool Belief::remove(const Edge& edge) {
  std::vector<Claim> claims;
  if (graph_.edge(edge.type, edge.id)) sink_.claims_about(space_of(edge), edge.id, claims);
  if (claims.empty()) return graph_.delete_edge(edge);
  std::vector<KeyId> keys;
  graph_.keys_of(edge, keys);
  for (const KeyId key : keys) bury(Fact::property(edge, key));
  bury(Fact::existence(edge));
  withdraw_all_about(space_of(edge), edge.id);
  graph_.delete_edge(edge);
  sink_.set_shadow(edge, true);
  return true;
}

bool Belief::remove(Node node) {
  if (!graph_.has_node(node.id)) return false;
  refuse_if_cited(node.id);
  names::node_removed(graph_, node.id);
  // What was claimed of its relationships is known on, and so are their ends.
  bool remembered = withdraw_shadow_edges(node.id);
  sink_.of_source(node.id, [&](ClaimId, const Fact&) { return remembered = true, false; });
  std::vector<Claim> claims;
  sink_.claims_about(0, node.id, claims);
  if (claims.empty() && !remembered) return graph_.delete_node(node.id);
  std::vector<KeyId> keys;
  graph_.keys_of(node.id, keys);
  for (const KeyId key : keys) bury(Fact::property(node, key));
  std::vector<LabelId> labels;
  graph_.labels_of(node.id, labels);
  withdraw_all_about(0, node.id);
  sink_.set_shadow(node.id, labels);
  return graph_.delete_node(node.id);
}

bool Belief::withdraw_shadow_edges(NodeId node) {
  std::vector<Edge> edges;
  for (std::size_t t = 0; t < graph_.type_count(); ++t) {
    const auto type = static_cast<TypeId>(t);
    if (!sink_.any_on(static_cast<std::uint16_t>(type + 1), FactKind::existence, 0)) continue;
    for (const Direction direction : {Direction::out, Direction::in})
      sink_.shadow_edges(node, type, direction, edges);
  }
  for (const Edge& edge : edges) withdraw_all_about(space_of(edge), edge.id);
  return !edges.empty();
}

void Belief::refuse_if_cited(NodeId source) const {
  std::size_t live = 0;
  sink_.of_source(source, [&](ClaimId id, const Fact&) {
    const auto claim = sink_.claim(id);
    live += claim && claim->is_live();
    return live == 0;
  });
  if (live == 0) return;
  throw Error(ErrorCode::constraint_verification_failed, "DeleteCitedSource", Phase::runtime,
              fmt::format("node {} is the source of claims and cannot be deleted", source), {},
              "withdraw its claims first: CALL claim.retract(...)");
}

}  // namespace kenes::knowledge
