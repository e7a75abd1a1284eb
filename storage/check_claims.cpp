// SPDX-License-Identifier: Apache-2.0
#include "storage/check_claims.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "storage/claim_codec.hpp"
#include "storage/claim_keys.hpp"
#include "storage/codec.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"
#include "storage/ordered.hpp"

namespace kenes {

namespace {

std::string named(std::uint16_t space, std::uint32_t row) {
  return space == 0 ? fmt::format("node {}", row) : fmt::format("relationship {} of type {}", row, space - 1);
}

std::string named(const Fact& fact) {
  constexpr const char* kinds[] = {"property", "existence", "label"};
  return fmt::format("{} {} of {}", kinds[static_cast<std::size_t>(fact.kind)], fact.name,
                     named(fact.space, fact.row));
}

class ClaimChecker {
 public:
  explicit ClaimChecker(const ClaimCheck& check)
      : check_(check), state_(check.snapshot.state()), claims_(*check.snapshot.claims()) {}

  std::uint64_t run() {
    check_.rocks.scan(
        *state_.view, Family::claim, {}, {},
        [&](std::string_view key, std::string_view value) {
          ++records_;
          guarded("a record of claims", [&] { look_at(key, value); });
          return true;
        },
        true);
    end_fact();
    compare_lists();
    compare_counts();
    return records_;
  }

 private:
  template <class... Arguments>
  void found(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    check_.found(fmt::format(text, std::forward<Arguments>(arguments)...));
  }
  template <class Work>
  void guarded(const char* what, Work&& work) {
    try {
      work();
    } catch (const Error& error) {
      found("{}: {}", what, error.message);
    }
  }

  void look_at(std::string_view bytes, std::string_view value) {
    if (!bytes.empty() && static_cast<std::uint8_t>(bytes[0]) >= 128) return;
    const auto key = decode_claim_key(bytes);
    if (!key) return found("a key of the claim family makes no sense");
    switch (key->kind) {
      case ClaimKind::claim:
        return look_at_claim(*key, value);
      case ClaimKind::recorded: {
        const auto facts = decode_facts(value);
        for (std::size_t i = 0; i < facts.size(); ++i)
          by_number_.emplace_back(key->claim + 1 + i - facts.size(), facts[i]);
        return;
      }
      case ClaimKind::of_source: {
        const auto claims = decode_claims(value);
        if (claims.back().first != key->claim)
          found("the list of claims of source {} does not end where its key says", key->node);
        for (const auto& [id, fact] : claims) by_source_.emplace_back(key->node, id, fact);
        return;
      }
      case ClaimKind::contested:
        return look_at_contested(key->fact);
      case ClaimKind::unbelieved:
        return look_at_unbelieved(*key, value);
      case ClaimKind::shadow_edge:
        return look_at_shadow(key->edge);
      case ClaimKind::shadow_ends:
        ++set_aside_[key->edge.type].ends;
        if (check_.exists(static_cast<std::uint16_t>(key->edge.type + 1), key->edge.id))
          found("relationship {} of type {} is in the graph and set aside", key->edge.id, key->edge.type);
        return;
      case ClaimKind::shadow_node:
        ++shadow_nodes_;
        if (check_.exists(0, key->node)) found("node {} is in the graph and set aside", key->node);
        labels_.clear();
        return decode(value, labels_);
      case ClaimKind::first_above:
        return;
    }
  }

  void look_at_claim(const ClaimKey& key, std::string_view value) {
    if (!has_fact_ || fact_ != key.fact) {
      end_fact();
      begin_fact(key.fact);
    }
    if (key.claim == 0 || key.claim > state_.counts.claims.last)
      found("claim {} on the {}: its number was never given", key.claim, named(key.fact));
    own_.emplace_back(key.claim, key.fact);
    const auto claim = decode_claim(value, key.fact, key.claim);
    if (claim.source != no_node) own_by_source_.emplace_back(claim.source, key.claim, key.fact);
    if (claim.recorded > state_.counts.claims.moment)
      found("claim {}: recorded later than anything in the database", key.claim);
    if (claim.is_live() && claim.rank != Rank::deprecated) {
      supporting_.push_back(claim);
    }
  }

  void begin_fact(const Fact& fact) {
    fact_ = fact;
    has_fact_ = true;
    supporting_.clear();
    ++facts_[{fact.space, fact.kind, fact.name}];
    const auto& catalog = *state_.catalog;
    const bool known = fact.kind == FactKind::property ? fact.name < catalog.keys.size()
                       : fact.kind == FactKind::label  ? fact.space == 0 && fact.name < catalog.labels.size()
                                                       : fact.space != 0 && fact.name == 0;
    if (!known) found("claims on the {}, which no element can have", named(fact));
    const bool is_there = check_.exists(fact.space, fact.row) ||
                          (fact.space == 0 ? claims_.shadow_node(fact.row).has_value()
                                           : claims_.shadow_edge(fact.type(), fact.row).has_value());
    if (!is_there) found("claims on the {}, which is neither in the graph nor set aside", named(fact));
  }

  /// All claims of the fact were seen.
  void end_fact() {
    if (!has_fact_) return;
    has_fact_ = false;
    guarded("hidden columns", [&] {
      using State = ClaimSource::Validity::State;
      claims_.validity(fact_.space, fact_.kind, fact_.name, {&fact_.row, 1}, sizeof fact_.row, validity_);
      if (validity_[0].state == State::plain)
        found("the {} has claims, but its hidden column says that it has none", named(fact_));
      else if (validity_[0].state == State::single && !all_say(validity_[0].span))
        found("the {}: its hidden columns and its claims say different times", named(fact_));
    });
  }

  /// Whether what supports the fact says one thing, on these days without a gap.
  bool all_say(const DaySpan& days) {
    if (supporting_.empty()) return false;
    std::sort(supporting_.begin(), supporting_.end(),
              [](const Claim& a, const Claim& b) { return a.valid.span() < b.valid.span(); });
    const Value& value = supporting_.front().value;
    std::int64_t until = supporting_.front().valid.span().to;
    for (std::size_t i = 1; i < supporting_.size(); ++i) {
      const Claim& claim = supporting_[i];
      const DaySpan span = claim.valid.span();
      if (claim.value.kind() != value.kind() || !equivalent(claim.value, value) || span.from > until)
        return false;
      until = std::max(until, span.to);
    }
    return days == DaySpan{supporting_.front().valid.span().from, until};
  }

  std::vector<Claim> live(const Fact& fact) {
    std::vector<Claim> claims;
    claims_.claims_on(fact, claims);
    std::erase_if(claims, [](const Claim& claim) { return !claim.is_live(); });
    return claims;
  }

  void look_at_contested(const Fact& fact) {
    ++contested_;
    if (live(fact).size() < 2) found("the {} is contested, but not by two live claims", named(fact));
  }

  void look_at_unbelieved(const ClaimKey& key, std::string_view value) {
    ++unbelieved_[{key.fact.space, key.fact.name}];
    if (!value.empty()) {
      ByteReader in(value);
      if (ordered_bytes(read_value(in)) != key.value)
        found("an unbelieved value of the {} is not the one of its key", named(key.fact));
    }
    const auto claims = live(key.fact);
    if (std::none_of(claims.begin(), claims.end(),
                     [&](const Claim& claim) { return ordered_bytes(claim.value) == key.value; }))
      found("an unbelieved value of the {} is nobody's claim", named(key.fact));
  }

  void look_at_shadow(const Edge& edge) {
    ++set_aside_[edge.type].entries;
    const auto whole = claims_.shadow_edge(edge.type, edge.id);
    if (!whole || whole->source != edge.source || whole->target != edge.target)
      found("relationship {} of type {}, set aside: its ends are not what they say", edge.id, edge.type);
  }

  void compare_lists() {
    std::sort(own_.begin(), own_.end());
    std::sort(by_number_.begin(), by_number_.end());
    if (own_ != by_number_) found("the list of all claims is not that of the claims that are there");
    if (own_.size() != state_.counts.claims.last)
      found("{} claims are counted, {} are there", state_.counts.claims.last, own_.size());
    std::sort(own_by_source_.begin(), own_by_source_.end());
    std::sort(by_source_.begin(), by_source_.end());
    if (own_by_source_ != by_source_)
      found("the lists of sources are not those of the claims that are there");
  }

  void compare_counts() {
    const auto& counts = state_.counts;
    if (contested_ != counts.claims.contested)
      found("{} facts are counted as contested, {} are", counts.claims.contested, contested_);
    if (shadow_nodes_ != counts.claims.shadow_nodes)
      found("{} deleted nodes are counted, {} are there", counts.claims.shadow_nodes, shadow_nodes_);
    for (const ClaimedColumn& column : counts.claimed) {
      const auto at = facts_.find({column.space, column.kind, column.name});
      const auto facts = at == facts_.end() ? 0 : at->second;
      std::uint64_t marked = 0;
      guarded("hidden columns", [&] {
        claims_.facts_named(column.space, column.kind, column.name,
                            [&](const Fact&) { return ++marked != 0; });
      });
      if (facts != column.facts || facts != marked)
        found(
            "space {}, kind of fact {}, name {}: {} facts with claims are counted, {} are there, {} in the "
            "hidden column",
            column.space, static_cast<int>(column.kind), column.name, column.facts, facts, marked);
      std::uint64_t beside = 0;
      if (column.kind == FactKind::property) {
        const auto values = unbelieved_.find({column.space, column.name});
        if (values != unbelieved_.end()) beside = values->second;
      } else if (column.kind == FactKind::existence) {
        const auto aside = set_aside_[static_cast<TypeId>(column.space - 1)];
        beside = aside.ends;
        if (aside.entries != 2 * aside.ends)
          found("type {}: {} relationships are set aside, with {} ends", column.space - 1, aside.ends,
                aside.entries);
      }
      if (beside != column.beside)
        found("space {}, kind of fact {}, name {}: {} are counted beside the graph, {} are there",
              column.space, static_cast<int>(column.kind), column.name, column.beside, beside);
      if (at != facts_.end()) facts_.erase(at);
    }
    for (const auto& [column, facts] : facts_)
      found("space {}, kind of fact {}, name {}: {} facts have claims, but none are counted",
            std::get<0>(column), static_cast<int>(std::get<1>(column)), std::get<2>(column), facts);
  }

  const ClaimCheck& check_;
  const State& state_;
  const ClaimSource& claims_;
  std::uint64_t records_ = 0;

  Fact fact_;
  bool has_fact_ = false;
  std::vector<Claim> supporting_;  // live claims that are not deprecated
  std::vector<ClaimSource::Validity> validity_;
  std::vector<LabelId> labels_;

  using OfSource = std::tuple<NodeId, ClaimId, Fact>;
  std::vector<ClaimAndFact> own_, by_number_;
  std::vector<OfSource> own_by_source_, by_source_;
  std::map<std::tuple<std::uint16_t, FactKind, std::uint16_t>, std::uint64_t> facts_;
  std::map<std::pair<std::uint16_t, std::uint16_t>, std::uint64_t> unbelieved_;
  struct SetAside {
    std::uint64_t ends = 0, entries = 0;
  };
  std::map<TypeId, SetAside> set_aside_;
  std::uint64_t contested_ = 0, shadow_nodes_ = 0;
};

}  // namespace

std::uint64_t check_claims(const ClaimCheck& check) { return ClaimChecker(check).run(); }

}  // namespace kenes
