// SPDX-License-Identifier: Apache-2.0
// Reading what is claimed: the claims on a fact, what a lens lets through of them, and which one of those is
// believed. Everything that judges claims (belief, lens, why, conflicts, functions) reads them here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/knowledge/lens.hpp"
#include "storage/claim_source.hpp"
#include "storage/graph.hpp"

namespace kenes::knowledge {

/// The steps of a policy, in the order of the default.
enum class Step : std::uint8_t { rank, trust, specific, recent, agreement, confidence, oldest };
std::string_view step_name(Step step);

/// Which step decided, and for whom.
struct Choice {
  const Claim* claim = nullptr;  ///< null: none of them
  Step decided_by = Step::oldest;
  bool alone = false;  ///< there was nothing to decide: one claim, or all agree
};

/// How a fact is judged: stored by key, label or for all (see policy.hpp).
struct Policy {
  std::string name = "default";
  std::vector<Step> steps = {Step::rank,   Step::trust,     Step::specific,
                             Step::recent, Step::agreement, Step::confidence};
  bool many_valued = false;  ///< different values agree; the believed value is the list of them
  double tolerance = 0;      ///< numbers that differ by no more agree
};

/// Reads one graph. Belongs to one thread; the graph outlives it.
class Book {
 public:
  explicit Book(const GraphSource& graph) : graph_(graph), source_(graph.claims()) {}

  /// No claims in this graph at all.
  bool empty() const { return !source_ || !source_->any(); }
  const ClaimSource* source() const { return source_; }
  /// All claims on a fact that a lens lets through: live (or known then), of its sources, valid at its day,
  /// and not deprecated. Ascending by id.
  std::vector<Claim> claims(const Fact& fact, const Lens& lens = {}) const;
  /// All claims ever made, retracted and deprecated ones too.
  std::vector<Claim> all_claims(const Fact& fact) const;
  Policy policy_for(const Fact& fact) const;
  /// Chooses among `claims` (none deprecated). `asked`: the days that are asked about, for "specific" and
  /// "recent".
  Choice choose(std::span<const Claim> claims, const Policy& policy,
                std::optional<DaySpan> asked = std::nullopt) const;
  /// The value of a property through a lens: of a plain fact its plain value; else of the chosen claim; null
  /// where the lens lets no claim through.
  Value value(const Fact& fact, const Lens& lens) const;
  /// Whether a label or relationship is there through a lens.
  bool holds(const Fact& fact, const Lens& lens) const;
  /// The disjoint days at which a label or relationship holds, ascending; a value: of its claims.
  std::vector<DaySpan> validity(const Fact& fact, const Lens& lens = {}) const;

 private:
  const GraphSource& graph_;
  const ClaimSource* source_;
};

}  // namespace kenes::knowledge
