// SPDX-License-Identifier: Apache-2.0
// What there is to tell; the statements are in cypher_claim_statements.cpp.
#include "engine/write_out/cypher_claims.hpp"

#include <algorithm>

#include "engine/knowledge/subject.hpp"
#include "engine/write_out/text.hpp"
#include "engine/write_out/walk.hpp"
#include "storage/projection.hpp"

namespace kenes::cypher_script {

namespace {

const GraphSource& shown_of(const GraphSource& graph) {
  const auto* projection = dynamic_cast<const Projection*>(&graph);
  return knowledge::View(projection ? projection->origin() : graph).graph;
}

/// Calls `each` with the claims of every fact in turn.
template <class Each>
void by_fact(const std::vector<Claim>& about, Each&& each) {
  for (auto first = about.begin(); first != about.end();) {
    const auto last =
        std::find_if(first, about.end(), [&](const Claim& claim) { return claim.fact != first->fact; });
    each(std::vector<Claim>(first, last));
    first = last;
  }
}

}  // namespace

ClaimStatements::ClaimStatements(const GraphSource& graph, Limits& limits)
    : graph_(graph), origin_(shown_of(graph)), limits_(limits) {
  const ClaimSource* claims = origin_.claims();
  if (!claims || !claims->any()) return;
  claims_ = claims;
  note_nodes();
  note_relationships();
  note_sources();
  for (auto& [shape, facts] : facts_)
    std::sort(facts.begin(), facts.end(),
              [](const ClaimedFact& a, const ClaimedFact& b) { return a.first < b.first; });
}

void ClaimStatements::note_nodes() {
  std::vector<Claim> about;
  each_node(graph_, limits_, [&](std::span<const NodeId> nodes) {
    for (const NodeId node : nodes) {
      claims_->claims_about(0, node, about);
      note(about, Fate::shown);
    }
  });
  if (&graph_ != &origin_) return;
  claims_->shadow_nodes([&](NodeId, std::span<const LabelId>) { return ++deleted_nodes_, true; });
}

void ClaimStatements::note_relationships() {
  each_edge(graph_, limits_, [&](std::span<const Edge> edges) {
    for (const Edge& edge : edges) note(edge, true);
  });
  if (&graph_ != &origin_) return;
  for (std::size_t i = 0; i < graph_.type_count(); ++i) {
    const auto type = static_cast<TypeId>(i);
    if (!claims_->any_on(static_cast<std::uint16_t>(type + 1), FactKind::existence, 0)) continue;
    std::vector<Edge> hidden;
    each_node(graph_, limits_, [&](std::span<const NodeId> nodes) {
      for (const NodeId node : nodes) claims_->shadow_edges(node, type, Direction::out, hidden);
    });
    for (const Edge& edge : hidden)
      if (graph_.has_node(edge.target)) note(edge, false);
  }
}

/// The sources of claims are nodes too, and claims about them have sources.
void ClaimStatements::note_sources() {
  const LabelId label = origin_.label("Source");
  std::vector<Claim> about;
  std::set<NodeId> seen;
  for (bool more = true; more;) {
    more = false;
    for (const NodeId source : std::set(sources_)) {
      if (!seen.insert(source).second) continue;
      more = true;
      if (!graph_.has_node(source)) {
        sources_beside_.insert(source);
        claims_->claims_about(0, source, about);
        note(about, Fate::shown);
      }
      std::uint8_t bears = 0;
      if (label != no_name) origin_.has_label({&source, 1}, label, &bears);
      if (!bears && (label == no_name || retelling(Fact::label(Node{source}, label)).rounds.empty()))
        unlabelled_sources_.insert(source);
    }
  }
}

void ClaimStatements::note(const Edge& edge, bool shown) {
  std::vector<Claim> about;
  claims_->claims_about(static_cast<std::uint16_t>(edge.type + 1), edge.id, about);
  if (about.empty()) return;
  Relationship& noted = relationships_[{edge.type, edge.id}];
  noted = {edge, shown ? Fate::shown : fate_of(about), true};
  note(about, noted.fate);
  const Retelling existence = retelling(Fact::existence(edge));
  noted.begins_plainly = existence.begins_plainly || existence.rounds.empty();
}

void ClaimStatements::note(const std::vector<Claim>& about, Fate fate) {
  by_fact(about, [&](const std::vector<Claim>& claims) {
    const Fact fact = claims.front().fact;
    const Retelling retold = retell(claims, fate, fact.kind != FactKind::property);
    Shape shape{fact.space, fact.kind, fact.name, false};
    for (const Claim& claim : claims) {
      shape.with_precision = shape.with_precision || claim.decimals;
      if (claim.source != no_node && origin_.has_node(claim.source)) sources_.insert(claim.source);
    }
    const auto rounds = static_cast<std::uint32_t>(retold.rounds.size());
    rounds_ = std::max(rounds_, rounds);
    facts_[shape].push_back({fact, claims.front().id, rounds, !retold.changes.empty()});
  });
}

Retelling ClaimStatements::retelling(const Fact& fact) const {
  std::vector<Claim> claims;
  claims_->claims_on(fact, claims);
  if (claims.empty()) return {};
  Fate fate = Fate::shown;
  if (fact.on_relationship())
    if (const auto found = relationships_.find({fact.type(), fact.row}); found != relationships_.end())
      fate = found->second.fate;
  return retell(claims, fate, fact.kind != FactKind::property);
}

// ---------------------------------------------------------------- what is plain

const ClaimStatements::Relationship* ClaimStatements::relationship(const Edge& edge) const {
  const auto found = relationships_.find({edge.type, edge.id});
  return found == relationships_.end() ? nullptr : &found->second;
}

bool ClaimStatements::makes(const Edge& edge) const {
  const Relationship* noted = relationship(edge);
  return noted && !noted->begins_plainly;
}

bool ClaimStatements::needs_number(const Edge& edge) const { return relationship(edge) != nullptr; }

std::vector<Edge> ClaimStatements::plain_out_of_sight(TypeId type) const {
  std::vector<Edge> edges;
  for (auto it = relationships_.lower_bound({type, 0}); it != relationships_.end() && it->first.first == type;
       ++it)
    if (it->second.fate != Fate::shown && it->second.begins_plainly) edges.push_back(it->second.edge);
  return edges;
}

std::vector<LabelId> ClaimStatements::plain_labels(NodeId node) const {
  std::vector<LabelId> labels;
  origin_.labels_of(node, labels);
  if (!claims_) return labels;
  std::vector<Claim> about;
  claims_->claims_about(0, node, about);
  by_fact(about, [&](const std::vector<Claim>& claims) {
    const Fact fact = claims.front().fact;
    if (fact.kind != FactKind::label) return;
    std::erase(labels, fact.name);
    if (retell(claims, Fate::shown, true).begins_plainly) labels.push_back(fact.name);
  });
  std::sort(labels.begin(), labels.end());
  return labels;
}

Map ClaimStatements::without_claimed(Map properties, const Fact& of) const {
  if (!claims_) return properties;
  std::vector<Claim> about;
  claims_->claims_about(of.space, of.row, about);
  by_fact(about, [&](const std::vector<Claim>& claims) {
    const Fact fact = claims.front().fact;
    if (fact.kind != FactKind::property) return;
    const std::string key(origin_.key_name(fact.name));
    properties.erase(key);
    if (Retelling retold = retelling(fact); retold.begins_plainly)
      properties.emplace(key, std::move(retold.plain));
  });
  return properties;
}

Map ClaimStatements::plain_properties(NodeId node) const {
  return without_claimed(properties_of(Node{node}, origin_), Fact::label(Node{node}, 0));
}

Map ClaimStatements::plain_properties(const Edge& edge) const {
  const Relationship* noted = relationship(edge);
  return without_claimed(noted && noted->fate != Fate::shown ? Map{} : properties_of(edge, origin_),
                         Fact::existence(edge));
}

}  // namespace kenes::cypher_script
