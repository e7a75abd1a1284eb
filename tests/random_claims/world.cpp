// SPDX-License-Identifier: Apache-2.0
#include "tests/random_claims/world.hpp"

#include <algorithm>

#include "storage/compare.hpp"

namespace kenes::random_claims {

bool shown(const Claim& c, const Lens& lens) {
  if (c.rank == Rank::deprecated) return false;
  const std::int64_t now = std::numeric_limits<std::int64_t>::max();
  const std::int64_t known = lens.known_at.value_or(now);
  if (c.recorded > known || (c.retracted && *c.retracted <= known)) return false;
  if (lens.sources && std::find(lens.sources->begin(), lens.sources->end(), c.source) == lens.sources->end())
    return false;
  const DaySpan span = c.valid.span();
  return !lens.as_of || (span.from < lens.as_of->to && lens.as_of->from < span.to);
}

bool World::claimed(const Fact& fact) const {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& c) { return c.fact == fact; });
}

std::vector<Claim> World::of(const Fact& fact) const {
  std::vector<Claim> out;
  for (const Claim& c : claims)
    if (c.fact == fact) out.push_back(c);
  return out;
}

double World::trust(NodeId source) const {
  if (source == no_node) return 0;
  const Value value = believed(Fact::property(Node{source}, trust_key));
  return value.is_number() ? value.as_number() : 0.5;
}

/// Whether a beats b, by the first step that tells them apart.
bool World::beats(const Claim& a, const Claim& b, std::span<const Claim> all, const Lens& lens) const {
  const std::vector<Step> otherwise = knowledge::Policy{}.steps;
  for (const Step step : steps ? *steps : otherwise) {
    double x = 0, y = 0;
    const auto both = [&](auto&& score) { x = score(a), y = score(b); };
    switch (step) {
      case Step::rank:
        both([](const Claim& c) { return c.rank == Rank::preferred ? 1.0 : 0.0; });
        break;
      case Step::trust:
        both([&](const Claim& c) { return trust(c.source); });
        break;
      case Step::specific:
        if (!lens.as_of) break;
        both([](const Claim& c) {
          const DaySpan s = c.valid.span();
          const int open = (s.from == DaySpan::before_all) + (s.to == DaySpan::after_all);
          return open ? -1e12 * open : -static_cast<double>(s.to - s.from);
        });
        break;
      case Step::recent: {
        const auto until = [&](const Claim& c) {
          double day = -1e15;
          if (c.valid.to_kind == EndKind::open)
            day = 1e15;
          else if (c.valid.to_kind == EndKind::dated)
            day = static_cast<double>(c.valid.to.span().to);
          else if (c.valid.from_kind == EndKind::dated)
            day = static_cast<double>(c.valid.from.span().to);
          return lens.as_of ? std::min(day, static_cast<double>(lens.as_of->to)) : day;
        };
        const auto since = [](const Claim& c) {
          return c.valid.from_kind == EndKind::dated ? static_cast<double>(c.valid.from.span().from) : -1e15;
        };
        both(until);
        if (x == y) both(since);
        if (x == y) both([](const Claim& c) { return static_cast<double>(c.recorded); });
        break;
      }
      case Step::agreement:
        both([&](const Claim& c) {
          std::set<NodeId> sources;
          for (const Claim& other : all)
            if (other.source != no_node && equal(other.value, c.value) == true) sources.insert(other.source);
          return static_cast<double>(sources.size());
        });
        break;
      case Step::confidence:
        both([](const Claim& c) { return c.confidence.value_or(0.5); });
        break;
      case Step::oldest:
        break;
    }
    if (x != y) return x > y;
  }
  return false;
}

Value World::choose(const Fact& fact, const Lens& lens) const {
  std::vector<Claim> all;
  for (const Claim& c : of(fact))
    if (shown(c, lens)) all.push_back(c);
  if (all.empty()) return {};
  if (many(fact)) {
    const bool best =
        std::any_of(all.begin(), all.end(), [](const Claim& c) { return c.rank == Rank::preferred; });
    List values;
    for (const Claim& c : all)
      if ((!best || c.rank == Rank::preferred) &&
          std::none_of(values.begin(), values.end(), [&](const Value& v) { return equivalent(v, c.value); }))
        values.push_back(c.value);
    return Value(std::move(values));
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < all.size(); ++i)
    if (beats(all[i], all[best], all, lens)) best = i;
  return all[best].value;
}

Value World::believed(const Fact& fact, const Lens& lens) const {
  if (claimed(fact)) return choose(fact, lens);
  const auto found = plain.find(fact);
  return found == plain.end() ? Value() : found->second;
}

bool World::holds(const Fact& fact, const Lens& lens) const {
  if (claimed(fact)) {
    const auto all = of(fact);
    return std::any_of(all.begin(), all.end(), [&](const Claim& c) { return shown(c, lens); });
  }
  return fact.kind == FactKind::label ? plain_labels.count(fact) != 0 : plain_edges.count(fact) != 0;
}

bool World::there(const Fact& element) const {
  if (!element.on_relationship()) return nodes.count(element.row) != 0;
  return holds({element.space, element.row, FactKind::existence, 0});
}

bool World::contested(const Fact& fact) const {
  if (fact.kind != FactKind::property || many(fact)) return false;
  const auto all = of(fact);
  for (const Claim& a : all)
    for (const Claim& b : all)
      if (shown(a, {}) && shown(b, {}) && equal(a.value, b.value) != true &&
          a.valid.span().overlaps(b.valid.span()))
        return true;
  return false;
}

std::vector<NodeId> World::others() const {
  std::vector<NodeId> out;
  for (const NodeId node : nodes)
    if (std::find(sources.begin(), sources.end(), node) == sources.end()) out.push_back(node);
  return out;
}

std::vector<Edge> World::edges_there() const {
  std::vector<Edge> all;
  for (const auto& [fact, edge] : edges)
    if (there(fact)) all.push_back(edge);
  return all;
}

std::set<Fact> World::facts() const {
  std::set<Fact> all;
  for (const Claim& c : claims) all.insert(c.fact);
  for (const auto& [fact, value] : plain) all.insert(fact);
  for (const auto& [fact, edge] : edges) all.insert(fact);
  return all;
}

// ---------------------------------------------------------------- changes

void World::adopt(const Fact& fact, std::optional<std::int64_t> retracted) {
  if (claimed(fact)) return;
  Claim c;
  c.fact = fact;
  c.by_plain_write = true;
  c.recorded = Claim::since_ever;
  c.retracted = retracted;
  if (fact.kind == FactKind::property) {
    if (!plain.count(fact)) return;
    c.value = plain[fact];
    plain.erase(fact);
  } else if (fact.kind == FactKind::label ? !plain_labels.erase(fact) : !plain_edges.erase(fact)) {
    return;
  }
  claims.push_back(c);
}

void World::adopt_values(const Fact& element, std::optional<std::int64_t> retracted) {
  for (KeyId k = 0; k < keys; ++k) adopt({element.space, element.row, FactKind::property, k}, retracted);
}

void World::withdraw(const Fact& fact, std::int64_t now) {
  for (Claim& c : claims)
    if (c.fact == fact && c.is_live()) c.retracted = now;
}

void World::withdraw_about(const Fact& element, std::int64_t now) {
  for (Claim& c : claims)
    if (c.fact.space == element.space && c.fact.row == element.row && c.is_live()) c.retracted = now;
}

void World::bury(const Fact& element, std::int64_t now, bool remembered) {
  const bool any_claim = remembered || std::any_of(claims.begin(), claims.end(), [&](const Claim& c) {
                           return c.fact.space == element.space && c.fact.row == element.row;
                         });
  if (any_claim) {
    adopt_values(element, now);
    if (element.on_relationship()) adopt(element, now);
    withdraw_about(element, now);
  } else {
    for (KeyId k = 0; k < keys; ++k) plain.erase({element.space, element.row, FactKind::property, k});
    plain_edges.erase(element);
  }
}

}  // namespace kenes::random_claims
