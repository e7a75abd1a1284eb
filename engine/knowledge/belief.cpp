// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/belief.hpp"

#include <algorithm>

#include "engine/knowledge/conflicts.hpp"
#include "engine/knowledge/names/plain_names.hpp"
#include "engine/knowledge/policy.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"

namespace kenes::knowledge {

namespace {

using State = ClaimSource::Validity::State;

ClaimSink& sink_of(MutableGraph& graph) {
  ClaimSink* sink = graph.claim_sink();
  if (!sink) throw Error(ErrorCode::usage, "this graph keeps no claims", "claims are kept by a database");
  return *sink;
}

/// The same to a reader: 1 and 1.0 are not.
bool identical(const Value& a, const Value& b) {
  if (a.kind() != b.kind() || !equivalent(a, b)) return false;
  if (!a.is(Kind::list)) return true;
  return std::equal(a.as_list().begin(), a.as_list().end(), b.as_list().begin(), b.as_list().end(),
                    identical);
}

bool counts(const Claim& claim) { return claim.is_live() && claim.rank != Rank::deprecated; }

bool sorts_before(const Value& a, const Value& b) { return order(a, b) < 0; }

bool holds_value(const std::vector<Value>& ordered, const Value& value) {
  const auto [first, last] = std::equal_range(ordered.begin(), ordered.end(), value, sorts_before);
  return std::any_of(first, last, [&](const Value& one) { return equivalent(one, value); });
}

/// What the claims that count say and is not believed: each once, in order.
std::vector<Value> other_values(std::span<const Claim> claims, const Value& believed) {
  std::vector<Value> values;
  for (const Claim& claim : claims)
    if (counts(claim) && equal(claim.value, believed) != true) values.push_back(claim.value);
  std::sort(values.begin(), values.end(), sorts_before);
  values.erase(std::unique(values.begin(), values.end(), equivalent), values.end());
  return values;
}

bool differ(const ClaimSource::Validity& a, const ClaimSource::Validity& b) {
  return a.state != b.state || (a.state == State::single && a.span != b.span);
}

/// What all live claims amount to for a reader of any day: they say the same, in days without a gap.
ClaimSource::Validity together(std::span<const Claim> live) {
  if (live.empty()) return {State::several, {}};
  const auto fits = [&](const Claim& claim) {
    return identical(claim.value, live.front().value) && !claim.valid.span().empty();
  };
  if (live.size() == 1) return {State::single, live.front().valid.span()};
  if (!std::all_of(live.begin(), live.end(), fits)) return {State::several, {}};
  std::vector<DaySpan> spans;
  for (const Claim& claim : live) spans.push_back(claim.valid.span());
  const std::vector<DaySpan> days = united(std::move(spans));
  if (days.size() != 1) return {State::several, {}};
  return {State::single, days.front()};
}

Claim plain_claim(const Fact& fact) {
  Claim claim;
  claim.fact = fact;
  claim.by_plain_write = true;
  return claim;
}

/// Calls `each` with the fact and the claims of each run of claims on one fact.
template <class Each>
void by_fact(const std::vector<Claim>& claims, Each&& each) {
  for (auto first = claims.begin(); first != claims.end();) {
    const Fact fact = first->fact;
    const auto last = std::find_if(first, claims.end(), [&](const Claim& c) { return c.fact != fact; });
    each(fact, std::vector<Claim>(first, last));
    first = last;
  }
}

}  // namespace

Belief::Belief(MutableGraph& graph) : graph_(graph), sink_(sink_of(graph)), book_(graph) {
  for (std::size_t type = 0; type < graph.type_count(); ++type)
    edge_bounds_.push_back(graph.edge_bound(static_cast<TypeId>(type)));
}

bool Belief::is_younger(const Fact& fact) const {
  if (fact.kind != FactKind::existence) return false;
  const TypeId type = fact.type();
  return fact.row >= (type < edge_bounds_.size() ? edge_bounds_[type] : 0);
}

// ---------------------------------------------------------------- judging

bool Belief::is_name(const Fact& fact) const {
  return fact.kind == FactKind::property && !fact.on_relationship() && graph_.key_name(fact.name) == "name";
}

Belief::Standing Belief::judge(const Fact& fact, std::span<const Claim> claims, const Policy& policy) const {
  if (claims.empty()) return {};
  if (std::all_of(claims.begin(), claims.end(), counts)) return judge_live(fact, claims, policy);
  std::vector<Claim> live;
  for (const Claim& claim : claims)
    if (counts(claim)) live.push_back(claim);
  return judge_live(fact, live, policy);
}

Belief::Standing Belief::judge_live(const Fact& fact, std::span<const Claim> live,
                                    const Policy& policy) const {
  Standing standing;
  standing.validity = together(live);
  standing.holds = !live.empty();
  if (fact.kind != FactKind::property) return standing;
  standing.believed = book_.believed(live, policy);
  standing.contested = live.size() > 1 && !policy.many_valued && !is_name(fact) && any_conflict(live);
  if (live.size() > 1 || policy.many_valued) standing.unbelieved = other_values(live, standing.believed);
  return standing;
}

Belief::Standing Belief::as_it_is(const Fact& fact, std::span<const Claim> claims,
                                  const Policy& policy) const {
  Standing standing = judge(fact, claims, policy);
  const Value believed = book_.plain_value(fact);
  if (identical(believed, standing.believed)) return standing;
  standing.believed = believed;
  standing.unbelieved = other_values(claims, believed);
  return standing;
}

// ---------------------------------------------------------------- writing what was judged

void Belief::settle(const Fact& fact, const Standing& before, const Standing& after) {
  settle_marks(fact, before, after);
  // Last, because a source's own trust may be what is written, and then more is judged again.
  if (fact.kind == FactKind::property) {
    if (!identical(before.believed, after.believed)) write(fact, after.believed);
  } else if (before.holds != after.holds) {
    if (fact.kind == FactKind::label)
      write_label(fact, after.holds);
    else if (const auto edge = edge_of(fact))
      after.holds ? show(*edge) : hide(*edge);
  }
}

void Belief::settle_marks(const Fact& fact, const Standing& before, const Standing& after) {
  if (is_name(fact)) settle_names(fact, before, after);
  if (differ(before.validity, after.validity)) sink_.set_validity(fact, after.validity);
  if (before.contested != after.contested) sink_.set_contested(fact, after.contested);
  for (const Value& value : before.unbelieved)
    if (!holds_value(after.unbelieved, value)) sink_.remove_unbelieved(fact, value);
  for (const Value& value : after.unbelieved)
    if (!holds_value(before.unbelieved, value)) sink_.add_unbelieved(fact, value);
}

/// The index holds what is claimed to be a name, believed or not.
void Belief::settle_names(const Fact& fact, const Standing& before, const Standing& after) {
  const auto has = [](const Standing& standing, const Value& name) {
    return identical(standing.believed, name) || holds_value(standing.unbelieved, name);
  };
  const auto each = [](const Standing& standing, auto&& visit) {
    visit(standing.believed);
    for (const Value& name : standing.unbelieved) visit(name);
  };
  each(before, [&](const Value& name) {
    if (!has(after, name)) names::name_withdrawn(graph_, fact.row, name);
  });
  each(after, [&](const Value& name) {
    if (!has(before, name)) names::name_claimed(graph_, fact.row, name);
  });
}

bool Belief::write(const Fact& fact, const Value& value) {
  if (is_standing(fact)) return write_standing(fact.row, fact.name, value);
  if (!fact.on_relationship()) return graph_.set_property(fact.row, fact.name, value);
  const auto edge = graph_.edge(fact.type(), fact.row);
  return edge && graph_.set_property(*edge, fact.name, value);
}

bool Belief::write_label(const Fact& fact, bool present) {
  const auto write = [&] {
    return present ? graph_.add_label(fact.row, fact.name) : graph_.remove_label(fact.row, fact.name);
  };
  if (!is_judged_by_label(fact.name)) return write();
  std::vector<Claim> claims;
  sink_.claims_about(0, fact.row, claims);
  std::vector<Standing> before;
  by_fact(claims, [&](const Fact& one, const std::vector<Claim>& own) {
    before.push_back(judge(one, own, book_.policy_for(one)));
  });
  const bool changed = write();
  std::size_t i = 0;
  by_fact(claims, [&](const Fact& one, const std::vector<Claim>& own) {
    const Standing& was = before[i++];
    if (one.kind == FactKind::property) settle(one, was, judge(one, own, book_.policy_for(one)));
  });
  return changed;
}

bool Belief::is_judged_by_label(LabelId label) const {
  const auto& policies = book_.policies();
  return std::any_of(policies.begin(), policies.end(), [&](const StoredPolicy& stored) {
    return std::find(stored.labels.begin(), stored.labels.end(), graph_.label_name(label)) !=
           stored.labels.end();
  });
}

std::optional<Edge> Belief::edge_of(const Fact& fact) const {
  if (auto edge = graph_.edge(fact.type(), fact.row)) return edge;
  return sink_.shadow_edge(fact.type(), fact.row);
}

// ---------------------------------------------------------------- claims

bool Belief::is_claimed(const Fact& fact) const { return book_.state(fact).state != State::plain; }

void Belief::adopt(const Fact& fact, std::vector<Claim>& claims) {
  Claim claim = plain_claim(fact);
  if (fact.kind == FactKind::property) {
    claim.value = book_.plain_value(fact);
    if (claim.value.is_null()) return;
  } else if (!book_.plainly_holds(fact)) {
    return;
  }
  claim.recorded = Claim::since_ever;
  claim.id = sink_.add(claim);
  claims.push_back(std::move(claim));
}

ClaimId Belief::add(Claim claim, bool is_new) {
  const Fact fact = claim.fact;
  const Policy& policy = book_.policy_for(fact);
  std::vector<Claim> claims;
  Standing before;
  if (is_claimed(fact)) {
    sink_.claims_on(fact, claims);
    before = judge(fact, claims, policy);
  } else if (is_new || is_younger(fact)) {
    before.holds = true;
  } else {
    if (is_name(fact)) names::first_name_claimed(graph_, fact.row, book_.plain_value(fact));
    adopt(fact, claims);
    before.holds = !claims.empty();
    if (fact.kind == FactKind::property && before.holds) before.believed = claims.front().value;
  }
  claim.recorded = sink_.now();
  const ClaimId id = sink_.add(claim);
  claim.id = id;
  claims.push_back(std::move(claim));
  settle(fact, before, judge(fact, claims, policy));
  return id;
}

void Belief::change(const Claim& before, const Claim& after) {
  const Fact fact = before.fact;
  const Policy& policy = book_.policy_for(fact);
  std::vector<Claim> claims;
  sink_.claims_on(fact, claims);
  const Standing was = judge(fact, claims, policy);
  sink_.replace(after);
  for (Claim& claim : claims)
    if (claim.id == after.id) claim = after;
  settle(fact, was, judge(fact, claims, policy));
}

void Belief::retract(const Claim& claim) {
  Claim after = claim;
  after.retracted = sink_.now();
  change(claim, after);
}

void Belief::set_rank(const Claim& claim, Rank rank) {
  Claim after = claim;
  after.rank = rank;
  change(claim, after);
}

void Belief::withdraw(std::vector<Claim>& claims) {
  for (Claim& claim : claims)
    if (claim.is_live()) {
      claim.retracted = sink_.now();
      sink_.replace(claim);
    }
}

// ---------------------------------------------------------------- plain writes

bool Belief::write_plainly(const Fact& fact, const Value& value) {
  if (!is_claimed(fact)) {
    if (is_name(fact)) names::plain_name_changed(graph_, fact.row, book_.plain_value(fact), value);
    return write(fact, value);
  }
  const Policy& policy = book_.policy_for(fact);
  std::vector<Claim> claims;
  sink_.claims_on(fact, claims);
  const Standing before = judge(fact, claims, policy);
  if (value.is_null()) {
    withdraw(claims);
  } else {
    for (Claim& claim : claims) {
      if (!claim.is_live() || !claim.by_plain_write) continue;
      if (claim.rank == Rank::preferred && identical(claim.value, value) && identical(before.believed, value))
        return true;  // written plainly before, and believed
      claim.retracted = sink_.now();
      sink_.replace(claim);
    }
    Claim claim = plain_claim(fact);
    claim.value = value;
    claim.rank = Rank::preferred;
    claim.recorded = sink_.now();
    claim.id = sink_.add(claim);
    claims.push_back(std::move(claim));
  }
  settle(fact, before, judge(fact, claims, policy));
  return !value.is_null() || !before.believed.is_null();
}

bool Belief::label_plainly(const Fact& fact, bool present) {
  if (!is_claimed(fact)) return write_label(fact, present);
  if (book_.plainly_holds(fact) == present) return false;
  if (present) {
    add(plain_claim(fact));
    return true;
  }
  std::vector<Claim> claims;
  sink_.claims_on(fact, claims);
  const Standing before = judge(fact, claims, {});
  withdraw(claims);
  settle(fact, before, judge(fact, claims, {}));
  return true;
}

}  // namespace kenes::knowledge
