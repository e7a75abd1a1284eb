// SPDX-License-Identifier: Apache-2.0
// Belief: keeps the believed view true. Whoever changes a claim or what judges it does it here; each call
// leaves the graph, and what the store keeps beside it (validity, contested, unbelieved values, the shadow),
// as the live claims of the fact say. Only what changes is written. It writes to the graph itself, past any
// ClaimedGraph. One a statement, on the graph's thread; the graph outlives it.
#pragma once

#include <span>
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
  /// Forgets what it remembers of policies and sources: they changed, or a statement was rolled back.
  void forget() { book_.forget(); }

  /// Adds a claim. On a fact that was plain, what was there becomes a claim without a source first.
  ClaimId add(Claim claim);
  /// Withdraws a live claim.
  void retract(const Claim& claim);
  void set_rank(const Claim& claim, Rank rank);

  /// False promises that the fact has no claims and never had any.
  bool is_claimed(const Fact& fact) const;
  /// A plain write of the value of a claimed property: a claim without a source, preferred, in the place of
  /// what was written plainly before; null withdraws all claims. False: nothing was there to withdraw.
  bool write_plainly(const Fact& fact, const Value& value);
  /// The same for a claimed label. False: it was so already.
  bool label_plainly(const Fact& fact, bool present);
  /// Withdraws all claims about a relationship or node and keeps it in the shadow; what was plain is kept as
  /// claims that are withdrawn at once. The element itself is deleted here, too. False: nobody claimed
  /// anything about it, and nothing was done.
  bool remove(const Edge& edge);
  bool remove(Node node);

  /// Judges again all facts for which claims of this source were made: its trust or publisher changed.
  void judge_source(NodeId source);
  /// Stores, or drops, a policy and judges again whatever it touches. False: there was none to drop.
  void put(const StoredPolicy& policy);
  bool drop_policy(std::string_view name);

 private:
  /// What the claims on a fact amount to.
  struct Standing {
    ClaimSource::Validity validity;
    bool contested = false;
    bool holds = false;             ///< a label, a relationship
    Value believed;                 ///< a property
    std::vector<Value> unbelieved;  ///< distinct
  };
  Standing judge(const Fact& fact, std::span<const Claim> claims, const Policy& policy) const;
  void settle(const Fact& fact, const Standing& before, const Standing& after);
  void settle_value(const Fact& fact, const Standing& before, const Standing& after);
  void write(const Fact& fact, const Value& value);
  bool is_name(const Fact& fact) const;
  Claim plain_claim(const Fact& fact) const;
  /// What is there plainly becomes a claim, and the only one of the fact.
  void adopt(const Fact& fact, std::vector<Claim>& claims);
  void hide(const Edge& edge);
  void show(const Edge& edge);
  void adopt_plain_values(const Edge& edge, bool retracted);
  void change(const Claim& before, const Claim& after);
  void retract_all(std::vector<Claim>& claims);
  void judge_again(std::span<const StoredPolicy> before, std::span<const StoredPolicy> after);
  std::optional<Edge> edge_of(const Fact& fact) const;

  MutableGraph& graph_;
  ClaimSink& sink_;
  Book book_;
  KeyId name_key_ = no_name;  // `name`, once it is in the catalog
};

}  // namespace kenes::knowledge
