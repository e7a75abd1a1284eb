// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/book.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "engine/knowledge/conflicts.hpp"
#include "engine/knowledge/policy.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "storage/compare.hpp"

namespace kenes::knowledge {

namespace {

constexpr double least = -std::numeric_limits<double>::infinity();
constexpr double most = std::numeric_limits<double>::infinity();

/// What makes a claim better than others at one step: compared from the front, more is better.
using Score = std::array<double, 3>;

/// A narrower time beats a wider one; one with an end that nobody knows is wider than any.
Score specific(const Claim& claim) {
  const DaySpan span = claim.valid.span();
  const int unbounded = (span.from == DaySpan::before_all) + (span.to == DaySpan::after_all);
  const double days = unbounded == 0 ? static_cast<double>(span.to - span.from) : 0;
  return {static_cast<double>(-unbounded), -days, 0};
}

/// The last day at which a claim is known to hold, then the day from which, then when it was recorded.
Score recent(const Claim& claim, const std::optional<DaySpan>& asked) {
  const ValidTime& valid = claim.valid;
  const bool from = valid.from_kind == EndKind::dated;
  double until = least;
  if (valid.to_kind == EndKind::open)
    until = most;
  else if (valid.to_kind == EndKind::dated)
    until = static_cast<double>(valid.to.span().to);
  else if (from)
    until = static_cast<double>(valid.from.span().to);
  if (asked) until = std::min(until, static_cast<double>(asked->to));
  return {until, from ? static_cast<double>(valid.from.span().from) : least,
          static_cast<double>(claim.recorded)};
}

bool all_say_the_same(std::span<const Claim* const> claims) {
  return std::all_of(claims.begin(), claims.end(),
                     [&](const Claim* claim) { return equivalent(claim->value, claims.front()->value); });
}

template <class ScoreOf>
void keep_best(std::vector<const Claim*>& claims, ScoreOf&& score_of) {
  std::vector<const Claim*> best;
  Score highest{least, least, least};
  for (const Claim* claim : claims) {
    const Score score = score_of(*claim);
    if (score < highest) continue;
    if (score > highest) best.clear();
    highest = score;
    best.push_back(claim);
  }
  claims.swap(best);
}

void add_distinct(List& values, const Value& value) {
  if (value.is(Kind::list)) {
    for (const Value& one : value.as_list()) add_distinct(values, one);
    return;
  }
  const bool known =
      std::any_of(values.begin(), values.end(), [&](const Value& v) { return equivalent(v, value); });
  if (!known) values.push_back(value);
}

}  // namespace

bool lets_through(const Lens& lens, const Claim& claim) {
  if (lens.known_at) {
    if (claim.recorded > *lens.known_at || (claim.retracted && *claim.retracted <= *lens.known_at))
      return false;
  } else if (!claim.is_live()) {
    return false;
  }
  if (lens.sources && !std::binary_search(lens.sources->begin(), lens.sources->end(), claim.source))
    return false;
  return !lens.as_of || claim.valid.span().overlaps(*lens.as_of);
}

Book::Book(const GraphSource& graph) : graph_(graph), source_(graph.claims()) {}
Book::~Book() = default;

void Book::forget() {
  policies_.reset();
  standings_.clear();
}

std::vector<Claim> Book::all_claims(const Fact& fact) const {
  std::vector<Claim> claims;
  if (!empty()) source_->claims_on(fact, claims);
  return claims;
}

std::vector<Claim> Book::claims(const Fact& fact, const Lens& lens) const {
  std::vector<Claim> claims = all_claims(fact);
  std::erase_if(claims, [&](const Claim& claim) {
    return claim.rank == Rank::deprecated || !lets_through(lens, claim);
  });
  return claims;
}

Choice Book::choose(std::span<const Claim> claims, const Policy& policy, std::optional<DaySpan> asked) const {
  Choice choice;
  if (claims.empty()) return choice;
  choice.claim = &claims.front();
  choice.alone = true;
  if (claims.size() == 1) return choice;
  std::vector<const Claim*> left;
  for (const Claim& claim : claims) left.push_back(&claim);
  choice.alone = all_say_the_same(left);
  bool decided = choice.alone;
  for (const Step step : policy.steps) {
    if (left.size() == 1) break;
    switch (step) {
      case Step::rank:
        keep_best(left, [](const Claim& claim) -> Score { return {static_cast<double>(claim.rank), 0, 0}; });
        break;
      case Step::trust:
        keep_best(left, [&](const Claim& claim) -> Score { return {trust(claim.source), 0, 0}; });
        break;
      case Step::specific:
        if (asked) keep_best(left, specific);
        break;
      case Step::recent:
        keep_best(left, [&](const Claim& claim) { return recent(claim, asked); });
        break;
      case Step::agreement:
        keep_supported(left, claims, policy.tolerance);
        break;
      case Step::confidence:
        keep_best(left, [](const Claim& claim) -> Score { return {claim.confidence.value_or(0.5), 0, 0}; });
        break;
      case Step::oldest:
        left.resize(1);  // they are ascending by number
        break;
    }
    if (!decided && all_say_the_same(left)) {
      decided = true;
      choice.decided_by = step;
    }
  }
  choice.claim = left.front();
  return choice;
}

Value Book::believed(std::span<const Claim> claims, const Policy& policy,
                     std::optional<DaySpan> asked) const {
  if (claims.empty()) return {};
  if (!policy.many_valued) return choose(claims, policy, asked).claim->value;
  const bool ranked = std::find(policy.steps.begin(), policy.steps.end(), Step::rank) != policy.steps.end();
  const bool preferred = ranked && std::any_of(claims.begin(), claims.end(), [](const Claim& claim) {
                           return claim.rank == Rank::preferred;
                         });
  List values;
  for (const Claim& claim : claims)
    if (!preferred || claim.rank == Rank::preferred) add_distinct(values, claim.value);
  return Value(std::move(values));
}

const Book::Standing& Book::standing(NodeId source) const {
  const auto [at, is_new] = standings_.try_emplace(source);
  Standing& standing = at->second;
  if (!is_new) return standing;
  const auto property = [&](std::string_view name) {
    const KeyId key = graph_.key(name);
    return key == no_name ? Value() : plain_value(Fact::property(Node{source}, key));
  };
  const Value trust = property("trust"), publisher = property("publisher");
  standing.trust = trust.is_number() ? trust.as_number() : 0.5;
  standing.publisher =
      publisher.is(Kind::string) ? "by " + std::string(publisher.as_string()) : std::to_string(source);
  return standing;
}

double Book::trust(NodeId source) const { return source == no_node ? 0 : standing(source).trust; }

std::vector<std::size_t> Book::publishers(std::span<const Claim> claims, std::size_t& count) const {
  std::unordered_map<std::string_view, std::size_t> numbers;
  std::vector<std::size_t> of;
  for (const Claim& claim : claims)
    of.push_back(claim.source == no_node
                     ? nobody
                     : numbers.try_emplace(standing(claim.source).publisher, numbers.size()).first->second);
  count = numbers.size();
  return of;
}

void Book::keep_supported(std::vector<const Claim*>& left, std::span<const Claim> claims,
                          double tolerance) const {
  std::size_t count = 0;
  const auto of = publishers(claims, count);
  std::vector<bool> agree;
  keep_best(left, [&](const Claim& claim) -> Score {
    agree.assign(count, false);
    std::size_t supporters = 0;
    const auto support = [&](std::size_t publisher) {
      if (publisher == nobody || agree[publisher]) return;
      agree[publisher] = true;
      ++supporters;
    };
    support(of[static_cast<std::size_t>(&claim - claims.data())]);
    // Most often there is one publisher, and that is said with its own.
    for (std::size_t i = 0; i < claims.size() && supporters < count; ++i)
      if (of[i] != nobody && !agree[of[i]] && values_agree(claim, claims[i], tolerance)) support(of[i]);
    return {static_cast<double>(supporters), 0, 0};
  });
}

Value Book::value(const Fact& fact, const Lens& lens) const {
  if (lens.shows_believed() || state(fact).state == ClaimSource::Validity::State::plain)
    return plain_value(fact);
  return believed(claims(fact, lens), policy_for(fact), lens.as_of);
}

bool Book::holds(const Fact& fact, const Lens& lens) const {
  if (lens.shows_believed() || state(fact).state == ClaimSource::Validity::State::plain)
    return plainly_holds(fact);
  return !claims(fact, lens).empty();
}

std::vector<DaySpan> Book::validity(const Fact& fact, const Lens& lens) const {
  const bool is_value = fact.kind == FactKind::property;
  if (state(fact).state == ClaimSource::Validity::State::plain) {
    const bool there = is_value ? !plain_value(fact).is_null() : plainly_holds(fact);
    return there ? std::vector<DaySpan>{DaySpan{}} : std::vector<DaySpan>{};
  }
  const std::vector<Claim> shown = claims(fact, lens);
  std::vector<DaySpan> spans;
  if (shown.empty()) return spans;
  const Policy& policy = policy_for(fact);
  const bool all = !is_value || policy.many_valued;
  const Value value = all ? Value() : choose(shown, policy, lens.as_of).claim->value;
  for (const Claim& claim : shown)
    if (all || equivalent(claim.value, value)) spans.push_back(claim.valid.span());
  return united(std::move(spans));
}

ClaimSource::Validity Book::state(const Fact& fact) const {
  if (empty() || !source_->any_on(fact.space, fact.kind, fact.name)) return {};
  std::vector<ClaimSource::Validity> one;
  source_->validity(fact.space, fact.kind, fact.name, {&fact.row, 1}, sizeof fact.row, one);
  return one.front();
}

Value Book::plain_value(const Fact& fact) const {
  Column column;
  if (!fact.on_relationship()) {
    graph_.node_property({&fact.row, 1}, fact.name, column);
  } else if (const auto edge = graph_.edge(fact.type(), fact.row)) {
    graph_.edge_property({&*edge, 1}, fact.name, column);
  } else {
    return {};
  }
  return column.value(0);
}

bool Book::plainly_holds(const Fact& fact) const {
  if (fact.kind == FactKind::existence) return graph_.edge(fact.type(), fact.row).has_value();
  std::uint8_t bears = 0;
  graph_.has_label({&fact.row, 1}, fact.name, &bears);
  return bears != 0;
}

}  // namespace kenes::knowledge
