// SPDX-License-Identifier: Apache-2.0
#include "tests/model/model_claims.hpp"

#include <algorithm>

#include "storage/compare.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes {

void ModelClaims::claims_on(const Fact& fact, std::vector<Claim>& out) const {
  out.clear();
  for (const auto& [id, claim] : state_.claims)
    if (claim.fact == fact) out.push_back(claim);
}

void ModelClaims::claims_about(std::uint16_t space, std::uint32_t row, std::vector<Claim>& out) const {
  out.clear();
  for (const auto& [id, claim] : state_.claims)
    if (claim.fact.space == space && claim.fact.row == row) out.push_back(claim);
  std::stable_sort(out.begin(), out.end(), [](const Claim& a, const Claim& b) { return a.fact < b.fact; });
}

std::optional<Claim> ModelClaims::claim(ClaimId id) const {
  const auto found = state_.claims.find(id);
  if (found == state_.claims.end()) return std::nullopt;
  return found->second;
}

void ModelClaims::of_source(NodeId source, const std::function<bool(ClaimId, const Fact&)>& visit) const {
  for (const auto& [id, claim] : state_.claims)
    if (claim.source == source && !visit(id, claim.fact)) return;
}

void ModelClaims::contested(const std::function<bool(const Fact&)>& visit) const {
  for (const Fact& fact : state_.contested)
    if (!visit(fact)) return;
}

void ModelClaims::contested_about(std::uint16_t space, std::uint32_t row,
                                  const std::function<bool(const Fact&)>& visit) const {
  for (const Fact& fact : state_.contested)
    if (fact.space == space && fact.row == row && !visit(fact)) return;
}

void ModelClaims::facts_named(std::uint16_t space, FactKind kind, std::uint16_t name,
                              const std::function<bool(const Fact&)>& visit) const {
  std::set<Fact> facts;
  for (const auto& [id, claim] : state_.claims)
    if (claim.fact.space == space && claim.fact.kind == kind && claim.fact.name == name)
      facts.insert(claim.fact);
  for (const Fact& fact : facts)
    if (!visit(fact)) return;
}

void ModelClaims::validity(std::uint16_t space, FactKind kind, std::uint16_t name,
                           std::span<const std::uint32_t> rows, std::size_t stride_bytes,
                           std::vector<Validity>& out) const {
  out.clear();
  const auto* bytes = reinterpret_cast<const std::byte*>(rows.data());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = *reinterpret_cast<const std::uint32_t*>(bytes + i * stride_bytes);
    const auto found = state_.validity.find(Fact{space, row, kind, name});
    out.push_back(found == state_.validity.end() ? Validity{} : found->second);
  }
}

bool ModelClaims::any_on(std::uint16_t space, FactKind kind, std::uint16_t name) const {
  return std::any_of(state_.claims.begin(), state_.claims.end(), [&](const auto& entry) {
    const Fact& fact = entry.second.fact;
    return fact.space == space && fact.kind == kind && fact.name == name;
  });
}

void ModelClaims::shadow_edges(NodeId node, TypeId type, Direction direction, std::vector<Edge>& out) const {
  const auto from = out.size();
  for (const auto& [id, edge] : state_.edges)
    if (edge.type == type && (direction == Direction::out ? edge.source : edge.target) == node)
      out.push_back(edge);
  const auto neighbour = [&](const Edge& edge) {
    return direction == Direction::out ? edge.target : edge.source;
  };
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), [&](const Edge& a, const Edge& b) {
    return std::pair(neighbour(a), a.id) < std::pair(neighbour(b), b.id);
  });
}

std::optional<Edge> ModelClaims::shadow_edge(TypeId type, EdgeId id) const {
  const auto found = state_.edges.find({type, id});
  if (found == state_.edges.end()) return std::nullopt;
  return found->second;
}

std::optional<std::vector<LabelId>> ModelClaims::shadow_node(NodeId node) const {
  const auto found = state_.nodes.find(node);
  if (found == state_.nodes.end()) return std::nullopt;
  return found->second;
}

void ModelClaims::shadow_nodes(const std::function<bool(NodeId, std::span<const LabelId>)>& visit) const {
  for (const auto& [node, labels] : state_.nodes)
    if (!visit(node, labels)) return;
}

void ModelClaims::unbelieved_with(std::uint16_t space, KeyId key, const Value& value,
                                  std::vector<std::uint32_t>& rows) const {
  for (const auto& [fact, values] : state_.unbelieved)
    if (fact.space == space && fact.name == key &&
        std::any_of(values.begin(), values.end(), [&](const Value& v) { return equal(v, value) == true; }))
      rows.push_back(fact.row);
}

void ModelClaims::unbelieved_within(std::uint16_t space, KeyId key, const Value* lower, bool lower_included,
                                    const Value* upper, bool upper_included,
                                    std::vector<std::uint32_t>& rows) const {
  const auto within = [&](const Value& value) {
    if (lower) {
      const auto c = compare(value, *lower);
      if (!c || !(*c > 0 || (lower_included && *c == 0))) return false;
    }
    if (upper) {
      const auto c = compare(value, *upper);
      if (!c || !(*c < 0 || (upper_included && *c == 0))) return false;
    }
    return true;
  };
  std::vector<std::pair<Value, std::uint32_t>> found;
  for (const auto& [fact, values] : state_.unbelieved)
    if (fact.space == space && fact.name == key)
      for (const Value& value : values)
        if (within(value)) found.emplace_back(value, fact.row);
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return order(a.first, b.first) < 0; });
  for (const auto& [value, row] : found) rows.push_back(row);
}

bool ModelClaims::record(std::string_view key, std::string& value) const {
  const auto found = state_.records.find(key);
  if (found == state_.records.end()) return false;
  value = found->second;
  return true;
}

void ModelClaims::records(std::string_view from, std::string_view to,
                          const std::function<bool(std::string_view, std::string_view)>& visit) const {
  for (auto at = state_.records.lower_bound(from); at != state_.records.end(); ++at)
    if ((!to.empty() && at->first >= to) || !visit(at->first, at->second)) return;
}

ClaimId ModelClaims::add(Claim claim) {
  claim.id = next_++;
  if (claim.recorded != Claim::since_ever) claim.recorded = now_;
  state_.claims.emplace(claim.id, claim);
  state_.validity.insert({claim.fact, {Validity::State::several, {}}});
  return claim.id;
}

void ModelClaims::replace(const Claim& claim) { state_.claims.at(claim.id) = claim; }

void ModelClaims::set_validity(const Fact& fact, const Validity& validity) {
  state_.validity[fact] = validity;
  if (validity.state == Validity::State::plain) state_.validity[fact].state = Validity::State::several;
}

void ModelClaims::set_contested(const Fact& fact, bool contested) {
  if (contested)
    state_.contested.insert(fact);
  else
    state_.contested.erase(fact);
}

void ModelClaims::add_unbelieved(const Fact& fact, const Value& value) {
  auto& values = state_.unbelieved[fact];
  const bool known =
      std::any_of(values.begin(), values.end(), [&](const Value& v) { return equal(v, value) == true; });
  if (!known && equal(value, value) == true) values.push_back(value);
}

void ModelClaims::remove_unbelieved(const Fact& fact, const Value& value) {
  auto& values = state_.unbelieved[fact];
  const auto found =
      std::find_if(values.begin(), values.end(), [&](const Value& v) { return equal(v, value) == true; });
  if (found != values.end()) values.erase(found);
  if (values.empty()) state_.unbelieved.erase(fact);
}

void ModelClaims::set_shadow(const Edge& edge, bool present) {
  if (present)
    state_.edges[{edge.type, edge.id}] = edge;
  else
    state_.edges.erase({edge.type, edge.id});
}

void ModelClaims::set_shadow(NodeId node, std::span<const LabelId> labels) {
  state_.nodes[node].assign(labels.begin(), labels.end());
}

void ModelClaims::restore(const Edge& edge) {
  graph_->restore_edge(edge);
  state_.edges.erase({edge.type, edge.id});
}

void ModelClaims::put_record(std::string_view key, std::string_view value) {
  state_.records[std::string(key)] = value;
}

void ModelClaims::remove_record(std::string_view key) {
  if (const auto found = state_.records.find(key); found != state_.records.end()) state_.records.erase(found);
}

void ModelClaims::rollback_statement() {
  if (before_statement_) state_ = std::move(*before_statement_);
  before_statement_.reset();
}

}  // namespace kenes
