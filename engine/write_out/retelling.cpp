// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/retelling.hpp"

#include <algorithm>

namespace kenes {

namespace {

bool was_plain(const Claim& claim) { return claim.by_plain_write && claim.recorded == Claim::since_ever; }

/// Whether what was plain becomes a claim again without being told: with a claim that follows, or where the
/// element goes.
bool begins_plainly(const std::vector<Claim>& claims, Fate fate) {
  if (!was_plain(claims.front())) return false;
  if (claims.size() > 1) return true;
  return fate == Fate::deleted || (fate == Fate::hidden && claims.front().is_live());
}

/// SET says the same again only where it finds the fact claimed and does nothing else; it withdraws what was
/// plain, whose rank can be changed no more.
bool can_be_set(const Claim& claim, std::size_t together, bool first) {
  return claim.by_plain_write && claim.fact.kind == FactKind::property && claim.is_live() &&
         claim.rank == Rank::preferred && together == 1 && !first;
}

}  // namespace

Fate fate_of(const std::vector<Claim>& about) {
  bool live = false, stands = false;
  for (const Claim& claim : about) {
    live = live || claim.is_live();
    stands = stands || (claim.fact.kind == FactKind::existence && claim.rank != Rank::deprecated);
  }
  return live || !stands ? Fate::hidden : Fate::deleted;
}

Retelling retell(const std::vector<Claim>& claims, Fate fate, bool ranks_last) {
  Retelling out;
  struct Live {
    const Claim* claim;
    Rank told_as;
  };
  std::vector<Live> live;
  auto next = claims.begin();
  if (begins_plainly(claims, fate)) {
    out.begins_plainly = true;
    out.plain = next->value;
    live.push_back({&*next, Rank::normal});
    ++next;
  }
  const bool may_set = !out.begins_plainly || claims.front().rank == Rank::normal;
  while (next != claims.end()) {
    const auto end = std::find_if(next, claims.end(),
                                  [&](const Claim& claim) { return claim.recorded != next->recorded; });
    const auto together = static_cast<std::size_t>(end - next);
    auto& round = out.rounds.emplace_back();
    for (; next != end; ++next) {
      Retelling::Told told{*next, may_set && can_be_set(*next, together, out.rounds.size() == 1)};
      if (told.by_set) std::erase_if(live, [](const Live& one) { return was_plain(*one.claim); });
      if (ranks_last && told.claim.rank == Rank::deprecated) told.claim.rank = Rank::normal;
      live.push_back({&*next, told.claim.rank});
      round.push_back(std::move(told));
    }
  }
  // Whoever deletes a relationship withdraws what is said of it.
  const bool withdraws = fate != Fate::deleted;
  for (std::size_t place = 0; place < live.size(); ++place) {
    const Claim& claim = *live[place].claim;
    const bool withdrawn = withdraws && !claim.is_live();
    if (withdrawn || claim.rank != live[place].told_as) out.changes.push_back({place, claim.rank, withdrawn});
  }
  return out;
}

}  // namespace kenes
