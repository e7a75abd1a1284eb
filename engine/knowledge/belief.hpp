// SPDX-License-Identifier: Apache-2.0
// Belief: keeps the believed view true. Whoever changes a claim or what judges it does it here; each call
// leaves the graph, and what the store keeps beside it (validity, contested, unbelieved values, the shadow),
// as the live claims of the fact say. Only what changes is written. It writes to the graph itself, past any
// ClaimedGraph. One a statement, on the graph's thread; the graph outlives it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/knowledge/book.hpp"
#include "storage/claim_source.hpp"
#include "storage/graph.hpp"

namespace kenes::knowledge {

class Belief {
 public:
  /// Throws Error (usage) for a graph that keeps no claims.
  explicit Belief(MutableGraph& graph);

  MutableGraph& graph() const { return graph_; }
  ClaimSink& sink() const { return sink_; }
  const Book& book() const { return book_; }
  /// Forgets what it remembers of policies and sources: a statement was rolled back.
  void forget() { book_.forget(); }

  /// Adds a claim. On a fact that was plain, what was there becomes a claim without a source first, unless
  /// `is_new`: then it is there only because this claim is being made. A relationship that came into being
  /// after this Belief (CREATE and CLAIM in one statement) is new.
  ClaimId add(Claim claim, bool is_new = false);
  /// Withdraws a live claim.
  void retract(const Claim& claim);
  void set_rank(const Claim& claim, Rank rank);

  /// False promises that the fact has no claims and never had any.
  bool is_claimed(const Fact& fact) const;

  // -- plain writes; of facts that are not claimed, they are just that

  /// Of a claimed value: a claim without a source, preferred, in the place of what was written plainly
  /// before; null withdraws all claims. False: nothing was there to withdraw.
  bool write_plainly(const Fact& fact, const Value& value);
  /// Adds or removes a label. Of a claimed one: a claim without a source, or all claims are withdrawn. False:
  /// it was so already.
  bool label_plainly(const Fact& fact, bool present);
  /// Deletes the element. Where anything was claimed about it, all claims are withdrawn, what was plain
  /// becomes claims that are withdrawn at once, and it is kept in the shadow. A source that live claims name
  /// cannot go: ConstraintVerificationFailed (DeleteCitedSource). False: it was gone already.
  bool remove(const Edge& edge);
  bool remove(Node node);

  // -- what judges claims

  /// Stores, or drops, a policy, and judges again whatever it touches. False: there was none to drop.
  void put(const StoredPolicy& policy);
  bool drop_policy(std::string_view name);

 private:
  /// What the claims on a fact amount to.
  struct Standing {
    ClaimSource::Validity validity;
    bool contested = false;
    bool holds = false;             ///< a label, a relationship
    Value believed;                 ///< a property
    std::vector<Value> unbelieved;  ///< distinct, in the order of order()
  };
  Standing judge(const Fact& fact, std::span<const Claim> claims, const Policy& policy) const;
  Standing judge_live(const Fact& fact, std::span<const Claim> live, const Policy& policy) const;
  /// As judge() once did, where its grounds are gone: from what the graph believes.
  Standing as_it_is(const Fact& fact, std::span<const Claim> claims, const Policy& policy) const;
  void settle(const Fact& fact, const Standing& before, const Standing& after);
  void settle_marks(const Fact& fact, const Standing& before, const Standing& after);
  void settle_names(const Fact& fact, const Standing& before, const Standing& after);
  bool write(const Fact& fact, const Value& value);
  bool write_label(const Fact& fact, bool present);
  bool write_standing(NodeId source, KeyId key, const Value& value);
  bool is_name(const Fact& fact) const;
  bool is_standing(const Fact& fact) const;
  bool is_judged_by_label(LabelId label) const;

  void adopt(const Fact& fact, std::vector<Claim>& claims);
  void hide(const Edge& edge);
  void show(const Edge& edge);
  void bury(const Fact& plain);
  void withdraw_all_about(std::uint16_t space, std::uint32_t row);
  bool withdraw_shadow_edges(NodeId node);  ///< false: it has none
  void refuse_if_cited(NodeId source) const;
  void change(const Claim& before, const Claim& after);
  void withdraw(std::vector<Claim>& claims);
  void judge_again(std::span<const StoredPolicy> before, std::span<const StoredPolicy> after);
  std::optional<Edge> edge_of(const Fact& fact) const;
  bool is_younger(const Fact& fact) const;

  MutableGraph& graph_;
  ClaimSink& sink_;
  Book book_;
  std::vector<EdgeId> edge_bounds_;   ///< by type, when this Belief began
  std::vector<NodeId> being_judged_;  ///< sources whose standing changed: one that judges itself does so once
};

}  // namespace kenes::knowledge
