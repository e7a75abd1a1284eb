// SPDX-License-Identifier: Apache-2.0
// A World as JSON. A fact is [space, row, kind, name].
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/random_claims/world.hpp"

namespace kenes::random_claims {

namespace {

using nlohmann::json;

json to_json(const Fact& fact) { return {fact.space, fact.row, static_cast<int>(fact.kind), fact.name}; }
Fact fact_of(const json& j) {
  return {j.at(0).get<std::uint16_t>(), j.at(1).get<std::uint32_t>(),
          static_cast<FactKind>(j.at(2).get<int>()), j.at(3).get<std::uint16_t>()};
}

json to_json(const Value& value) {
  switch (value.kind()) {
    case Kind::integer:
      return value.as_integer();
    case Kind::floating:
      return value.as_float();
    case Kind::string:
      return std::string(value.as_string());
    case Kind::null:
      return nullptr;
    default:
      throw std::runtime_error("no value of random claims");
  }
}
Value value_of(const json& j) {
  if (j.is_null()) return {};
  if (j.is_number_integer()) return Value(j.get<std::int64_t>());
  if (j.is_number_float()) return Value(j.get<double>());
  return Value(j.get<std::string>());
}

json to_json(const Claim& c) {
  return {to_json(c.fact),
          to_json(c.value),
          static_cast<int>(c.valid.from_kind),
          c.valid.from.year,
          static_cast<int>(c.valid.to_kind),
          c.valid.to.year,
          c.source,
          static_cast<int>(c.rank),
          c.confidence ? json(*c.confidence) : json(),
          c.recorded,
          c.retracted ? json(*c.retracted) : json(),
          c.by_plain_write};
}
Claim claim_of(const json& j) {
  Claim c;
  c.fact = fact_of(j.at(0));
  c.value = value_of(j.at(1));
  c.valid.from_kind = static_cast<EndKind>(j.at(2).get<int>());
  c.valid.from.year = j.at(3);
  c.valid.to_kind = static_cast<EndKind>(j.at(4).get<int>());
  c.valid.to.year = j.at(5);
  c.source = j.at(6);
  c.rank = static_cast<Rank>(j.at(7).get<int>());
  if (!j.at(8).is_null()) c.confidence = j.at(8).get<double>();
  c.recorded = j.at(9);
  if (!j.at(10).is_null()) c.retracted = j.at(10).get<std::int64_t>();
  c.by_plain_write = j.at(11);
  return c;
}

}  // namespace

std::string World::text() const {
  json j;
  j["claims"] = j["plain"] = j["labels"] = j["edges"] = j["plainEdges"] = json::array();
  for (const Claim& claim : claims) j["claims"].push_back(to_json(claim));
  for (const auto& [fact, value] : plain) j["plain"].push_back({to_json(fact), to_json(value)});
  for (const Fact& fact : plain_labels) j["labels"].push_back(to_json(fact));
  for (const auto& [fact, edge] : edges) j["edges"].push_back({edge.source, edge.target, edge.id, edge.type});
  for (const Fact& fact : plain_edges) j["plainEdges"].push_back(to_json(fact));
  j["nodes"] = nodes;
  j["sources"] = sources;
  if (steps)
    for (const Step step : *steps) j["steps"].push_back(static_cast<int>(step));
  j["many"] = many_ideologies;
  j["moments"] = moments;
  return j.dump();
}

World World::parse(const std::string& text) {
  const json j = json::parse(text);
  World world;
  for (const json& one : j.at("claims")) world.claims.push_back(claim_of(one));
  for (const json& one : j.at("plain")) world.plain.emplace(fact_of(one.at(0)), value_of(one.at(1)));
  for (const json& one : j.at("labels")) world.plain_labels.insert(fact_of(one));
  for (const json& one : j.at("edges")) {
    const Edge edge{one.at(0), one.at(1), one.at(2), one.at(3)};
    world.edges.emplace(Fact::existence(edge), edge);
  }
  for (const json& one : j.at("plainEdges")) world.plain_edges.insert(fact_of(one));
  world.nodes = j.at("nodes").get<std::set<NodeId>>();
  world.sources = j.at("sources").get<std::vector<NodeId>>();
  if (j.contains("steps")) {
    world.steps.emplace();
    for (const json& step : j.at("steps")) world.steps->push_back(static_cast<Step>(step.get<int>()));
  }
  world.many_ideologies = j.at("many");
  world.moments = j.at("moments").get<std::vector<std::int64_t>>();
  return world;
}

}  // namespace kenes::random_claims
