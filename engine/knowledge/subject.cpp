// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/subject.hpp"

#include <algorithm>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/lens_graph.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "storage/compare.hpp"

namespace kenes::knowledge {

namespace {

const GraphSource& without_lens(const GraphSource& seen) {
  const auto* through = dynamic_cast<const LensGraph*>(&seen);
  return through ? through->base() : seen;
}

}  // namespace

View::View(const GraphSource& seen) : graph(without_lens(seen)), lens(lens_of(seen)) {}

ElementPlace place_of(const Value& element) {
  if (element.is(Kind::node)) return {0, element.as_node().id};
  const Edge edge = element.as_edge();
  return {static_cast<std::uint16_t>(edge.type + 1), edge.id};
}

std::optional<Fact> fact_of(const GraphSource& graph, const Value& element, const Value& key) {
  const ElementPlace place = place_of(element);
  if (key.is_null()) {
    if (place.space == 0) return std::nullopt;
    return Fact{place.space, place.row, FactKind::existence, 0};
  }
  const std::string_view name = key.as_string();
  if (name.starts_with(':')) {
    const LabelId label = graph.label(name.substr(1));
    if (label == no_name || place.space != 0) return std::nullopt;
    return Fact{0, place.row, FactKind::label, label};
  }
  const KeyId id = graph.key(name);
  if (id == no_name) return std::nullopt;
  return Fact{place.space, place.row, FactKind::property, id};
}

Value key_of(const GraphSource& graph, const Fact& fact) {
  switch (fact.kind) {
    case FactKind::property:
      return Value(graph.key_name(fact.name));
    case FactKind::label:
      return Value(":" + std::string(graph.label_name(fact.name)));
    case FactKind::existence:
      break;
  }
  return {};
}

Value element_of(const GraphSource& graph, const Fact& fact) {
  if (!fact.on_relationship()) return Value(Node{fact.row});
  if (const auto edge = graph.edge(fact.type(), fact.row)) return Value(*edge);
  if (graph.claims())
    if (const auto edge = graph.claims()->shadow_edge(fact.type(), fact.row)) return Value(*edge);
  return {};
}

std::vector<Claim> claims_about(const View& view, const Value& element, const std::optional<Fact>& fact,
                                bool withdrawn) {
  std::vector<Claim> claims;
  const ClaimSource* source = view.graph.claims();
  if (!source || !source->any()) return claims;
  if (fact) {
    source->claims_on(*fact, claims);
  } else {
    const ElementPlace place = place_of(element);
    source->claims_about(place.space, place.row, claims);
  }
  std::erase_if(claims, [&](const Claim& claim) {
    return !lets_through(view.lens, claim) && !(withdrawn && claim.retracted);
  });
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.id < b.id; });
  return claims;
}

std::vector<Claim> supporting(const View& view, const Book& book, const Fact& fact) {
  std::vector<Claim> claims = book.claims(fact, view.lens);
  if (fact.kind != FactKind::property || claims.empty()) return claims;
  const Policy& policy = book.policy_for(fact);
  if (policy.many_valued) return claims;
  const Value shown = book.choose(claims, policy, view.lens.as_of).claim->value;
  std::erase_if(claims, [&](const Claim& claim) { return !equivalent(claim.value, shown); });
  return claims;
}

Value claim_map(const GraphSource& graph, const Claim& claim, bool believed) {
  const auto text = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
  Map map;
  map.emplace("id", Value(static_cast<std::int64_t>(claim.id)));
  map.emplace("key", key_of(graph, claim.fact));
  map.emplace("value", claim.value);
  map.emplace("language", text(claim.language));
  map.emplace("from", to_value(claim.valid.from_kind, claim.valid.from));
  map.emplace("to", to_value(claim.valid.to_kind, claim.valid.to));
  map.emplace("source", claim.source == no_node ? Value() : Value(Node{claim.source}));
  map.emplace("at", text(claim.at));
  map.emplace("quote", text(claim.quote));
  map.emplace("rank", Value(rank_name(claim.rank)));
  map.emplace("confidence", claim.confidence ? Value(*claim.confidence) : Value());
  map.emplace("recorded", moment_value(claim.recorded));
  map.emplace("retracted", claim.retracted ? moment_value(*claim.retracted) : Value());
  map.emplace("believed", Value(believed));
  return Value(std::move(map));
}

}  // namespace kenes::knowledge
