// SPDX-License-Identifier: Apache-2.0
// ClaimWriter: claim, retract, rank. What the CLAIM clause, `claim.add` and its kin, importers and the public
// face share. Everything belongs to the current statement of the graph's transaction and is undone with it;
// the believed view is true again when a call returns. One a statement (or, where the graph is a
// ClaimedGraph, as many as you like: they share what they know); it belongs to the graph's thread, and the
// graph outlives it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "storage/claim.hpp"
#include "storage/error.hpp"
#include "storage/graph.hpp"

namespace kenes::knowledge {

class Belief;

/// What a claim says besides its value: who says it, where in the source, when it holds, how surely.
struct Attribution {
  std::string language;
  ValidTime valid;
  NodeId source = no_node;
  std::string at, quote;
  Rank rank = Rank::normal;
  std::optional<double> confidence;
  std::optional<std::int32_t> decimals;
};

/// `preferred`, `normal`, `deprecated`. Throws TypeError (InvalidArgumentValue) with "did you mean".
Rank rank_named(const Value& name, Position at);
std::string_view rank_name(Rank rank);
/// A confidence: a number from 0 to 1, or null. Throws TypeError (InvalidArgumentValue).
std::optional<double> confidence_of(const Value& value, Position at);

class ClaimWriter {
 public:
  /// Throws Error (usage) for a graph that keeps no claims.
  explicit ClaimWriter(MutableGraph& graph);
  ~ClaimWriter();
  ClaimWriter(const ClaimWriter&) = delete;
  ClaimWriter& operator=(const ClaimWriter&) = delete;

  /// The (:Source) that is meant: by its key (by an index where there is one), or the node itself; no_node
  /// for null. Throws EntityNotFound with "did you mean", TypeError (InvalidArgumentValue).
  NodeId source(const Value& key_or_node, Position at);

  /// That a property has a value. Throws TypeError for what no property can be (null, too); EntityNotFound
  /// (DeletedEntityAccess) for an element that is gone.
  ClaimId claim(Node node, KeyId key, const Value& value, const Attribution& said, Position at = {});
  ClaimId claim(const Edge& edge, KeyId key, const Value& value, const Attribution& said, Position at = {});
  ClaimId claim_label(Node node, LabelId label, const Attribution& said, Position at = {});
  /// That a relationship is there. One that is hidden because nobody claimed it any more comes back.
  ClaimId claim_existence(const Edge& edge, const Attribution& said, Position at = {});
  struct Relationship {
    Edge edge;
    ClaimId claim = 0;
    bool created = false;
  };
  /// That there is a relationship of a type from one node to another: the one that there is (or was), else a
  /// new one. Throws SemanticError (AmbiguousRelationship) where there are several.
  Relationship claim_relationship(Node start, TypeId type, Node end, const Attribution& said,
                                  Position at = {});

  /// Withdraws a claim; false: it was withdrawn already. Throws EntityNotFound for an unknown number.
  bool retract(ClaimId claim, Position at = {});
  /// False: it had that rank already.
  bool set_rank(ClaimId claim, Rank rank, Position at = {});

  /// A live claim on the same fact that says the same in all fields: for importers that may come twice.
  std::optional<ClaimId> same_claim(const Fact& fact, const Value& value, const Attribution& said) const;

  Belief& belief() { return *belief_; }

 private:
  Claim known(ClaimId id, Position at) const;
  std::optional<Edge> relationship_between(NodeId start, TypeId type, NodeId end, Position at) const;
  void require(Node node, Position at) const;
  void require(const Edge& edge, Position at) const;

  std::unique_ptr<Belief> own_;
  Belief* belief_;
  MutableGraph& graph_;  ///< the one that is not watched
  ClaimSink& sink_;
  std::map<std::string, NodeId, std::less<>> sources_;
};

}  // namespace kenes::knowledge
