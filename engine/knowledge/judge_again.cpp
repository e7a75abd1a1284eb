// SPDX-License-Identifier: Apache-2.0
// Belief, the part about what judges claims: policies, and how sources stand. When one changes, the facts
// that it touches are judged again, in the same statement.
#include <algorithm>

#include "engine/knowledge/belief.hpp"
#include "engine/knowledge/policy.hpp"

namespace kenes::knowledge {

bool Belief::is_standing(const Fact& fact) const {
  if (fact.kind != FactKind::property || fact.on_relationship()) return false;
  const std::string_view key = graph_.key_name(fact.name);
  return key == "trust" || key == "publisher";
}

bool Belief::write_standing(NodeId source, KeyId key, const Value& value) {
  std::vector<Fact> facts;
  const bool nested = std::find(being_judged_.begin(), being_judged_.end(), source) != being_judged_.end();
  if (!nested)
    sink_.of_source(source, [&](ClaimId, const Fact& fact) {
      if (fact.kind == FactKind::property) facts.push_back(fact);
      return true;
    });
  std::sort(facts.begin(), facts.end());
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  // What a hidden relationship would be believed to have is written nowhere: it is judged before the change.
  std::vector<Claim> claims;
  std::vector<std::pair<Fact, Standing>> hidden;
  std::erase_if(facts, [&](const Fact& fact) {
    if (!fact.on_relationship() || graph_.edge(fact.type(), fact.row)) return false;
    sink_.claims_on(fact, claims);
    hidden.emplace_back(fact, judge(fact, claims, book_.policy_for(fact)));
    return true;
  });
  const bool changed = graph_.set_property(source, key, value);
  book_.forget();
  if (facts.empty() && hidden.empty()) return changed;
  being_judged_.push_back(source);
  for (const Fact& fact : facts) {
    sink_.claims_on(fact, claims);
    const Policy policy = book_.policy_for(fact);
    const Standing before = as_it_is(fact, claims, policy);
    settle(fact, before, judge(fact, claims, policy));
  }
  for (const auto& [fact, before] : hidden) {
    sink_.claims_on(fact, claims);
    settle_marks(fact, before, judge(fact, claims, book_.policy_for(fact)));
  }
  being_judged_.pop_back();
  return changed;
}

void Belief::put(const StoredPolicy& policy) {
  const std::vector<StoredPolicy> before = book_.policies();
  put_policy(sink_, policy);
  book_.forget();
  const std::vector<StoredPolicy> after = book_.policies();
  judge_again(before, after);
}

bool Belief::drop_policy(std::string_view name) {
  const std::vector<StoredPolicy> before = book_.policies();
  if (!knowledge::drop_policy(sink_, name)) return false;
  book_.forget();
  const std::vector<StoredPolicy> after = book_.policies();
  judge_again(before, after);
  return true;
}

void Belief::judge_again(std::span<const StoredPolicy> before, std::span<const StoredPolicy> after) {
  std::vector<Fact> facts;
  std::vector<Claim> claims;
  for (std::size_t space = 0; space <= graph_.type_count(); ++space)
    for (std::size_t key = 0; key < graph_.key_count(); ++key) {
      const auto s = static_cast<std::uint16_t>(space);
      const auto k = static_cast<KeyId>(key);
      if (!sink_.any_on(s, FactKind::property, k)) continue;
      facts.clear();
      sink_.facts_named(s, FactKind::property, k, [&](const Fact& fact) {
        facts.push_back(fact);
        return true;
      });
      for (const Fact& fact : facts) {
        const Policy& was = book_.policy_for(fact, before);
        const Policy& is = book_.policy_for(fact, after);
        if (was == is) continue;
        sink_.claims_on(fact, claims);
        settle(fact, judge(fact, claims, was), judge(fact, claims, is));
      }
    }
}

}  // namespace kenes::knowledge
