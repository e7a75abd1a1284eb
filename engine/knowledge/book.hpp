// SPDX-License-Identifier: Apache-2.0
// Reading what is claimed: the claims on a fact, what a lens lets through of them, and which one of those is
// believed. Everything that judges claims (belief, lens, why, conflicts, functions) reads them here.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
  friend bool operator==(const Policy&, const Policy&) = default;
};

struct StoredPolicy;

/// Whether a lens shows a claim, its rank aside: live (or known then), of its sources, valid at its day.
bool lets_through(const Lens& lens, const Claim& claim);

/// Reads one graph. Belongs to one thread (it remembers policies and what it knows of sources); the graph
/// outlives it.
class Book {
 public:
  explicit Book(const GraphSource& graph);
  ~Book();
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  /// No claims in this graph at all.
  bool empty() const { return !source_ || !source_->any(); }
  const ClaimSource* source() const { return source_; }
  /// All claims on a fact that a lens lets through: live (or known then), of its sources, valid at its day,
  /// and not deprecated. Ascending by id.
  std::vector<Claim> claims(const Fact& fact, const Lens& lens = {}) const;
  /// All claims ever made, retracted and deprecated ones too.
  std::vector<Claim> all_claims(const Fact& fact) const;
  /// Good until forget() or the end of this book.
  const Policy& policy_for(const Fact& fact) const;
  /// All that are stored, by name.
  const std::vector<StoredPolicy>& policies() const;
  /// The policy that would judge a fact if these were all.
  const Policy& policy_for(const Fact& fact, std::span<const StoredPolicy> policies) const;
  /// Forgets what it remembers: a policy or a source has changed.
  void forget();
  /// Chooses among `claims` (none deprecated). `asked`: the days that are asked about, for "specific" and
  /// "recent".
  Choice choose(std::span<const Claim> claims, const Policy& policy,
                std::optional<DaySpan> asked = std::nullopt) const;
  /// What is believed of a property among claims of which none is deprecated: the chosen claim's value, or,
  /// of a key with many values, the list of those that are claimed (by the preferred claims if there are
  /// any). Null: there are no claims.
  Value believed(std::span<const Claim> claims, const Policy& policy,
                 std::optional<DaySpan> asked = std::nullopt) const;
  /// How much a source is trusted: its number `trust`, 0.5 where it has none; nobody: 0.
  double trust(NodeId source) const;
  /// The value of a property through a lens: of a plain fact its plain value; else of the chosen claim; null
  /// where the lens lets no claim through.
  Value value(const Fact& fact, const Lens& lens) const;
  /// Whether a label or relationship is there through a lens.
  bool holds(const Fact& fact, const Lens& lens) const;
  /// The disjoint days at which a label or relationship holds, ascending; of a value: those of the claims
  /// that give the value which the lens shows. Nothing where there is no such fact; all days where nobody
  /// said when.
  std::vector<DaySpan> validity(const Fact& fact, const Lens& lens = {}) const;
  /// What is known at once of one fact.
  ClaimSource::Validity state(const Fact& fact) const;
  /// The value or presence in the graph itself, which is the believed one.
  Value plain_value(const Fact& fact) const;
  bool plainly_holds(const Fact& fact) const;

 private:
  struct Standing {
    double trust = 0;
    std::string publisher;  ///< equal for sources that are not independent
  };
  const Standing& standing(NodeId source) const;
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  /// The publisher of each claim's source by a number below `count`, or nobody.
  std::vector<std::size_t> publishers(std::span<const Claim> claims, std::size_t& count) const;
  /// Those that most publishers agree with.
  void keep_supported(std::vector<const Claim*>& left, std::span<const Claim> claims, double tolerance) const;
  bool bears(const Fact& fact, const std::vector<std::string>& labels) const;

  const GraphSource& graph_;
  const ClaimSource* source_;
  mutable std::unique_ptr<std::vector<StoredPolicy>> policies_;
  mutable std::unordered_map<NodeId, Standing> standings_;
};

}  // namespace kenes::knowledge
