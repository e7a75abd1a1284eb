// SPDX-License-Identifier: Apache-2.0
// RandomChanges: statements of random claims, withdrawals, ranks, plain writes, deletions and policies, made
// in a write transaction and in a World alike. What the store answers otherwise than the world expects ends
// it with std::runtime_error. One thread; world and transaction outlive a statement.
#pragma once

#include <random>
#include <vector>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/claimed_graph.hpp"
#include "storage/store.hpp"
#include "tests/random_claims/world.hpp"

namespace kenes::random_claims {

class RandomChanges {
 public:
  RandomChanges(World& world, std::uint32_t seed) : world_(world), random_(seed) {}

  /// Names, three sources and four nodes: what everything else is about. Of an empty database.
  void begin(WriteTransaction& transaction);
  /// A statement of one to three changes, of which one in ten is undone.
  void statement(WriteTransaction& transaction);
  /// Before a commit: the world knows of its moment.
  void note_moment() { world_.moments.push_back(now_); }

  std::size_t below(std::size_t n);
  template <class T>
  const T& any(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  Value value();
  Value value_for(const Fact& fact);
  knowledge::Attribution said();
  Claim as_claim(const Fact& fact, const Value& value, const knowledge::Attribution& said) const;
  std::optional<Edge> some_edge();
  Fact some_property();
  const Edge& edge_of(const Fact& fact) const;

  void change(WriteTransaction& transaction, knowledge::ClaimedGraph& graph, knowledge::ClaimWriter& writer);
  void claim_value(knowledge::ClaimWriter& writer);
  void claim_label(knowledge::ClaimWriter& writer);
  void claim_edge(knowledge::ClaimWriter& writer);
  void alter(WriteTransaction& transaction, knowledge::ClaimWriter& writer);
  void set(knowledge::ClaimedGraph& graph);
  void set_label(knowledge::ClaimedGraph& graph);
  void add_edge(knowledge::ClaimedGraph& graph);
  void remove_edge(knowledge::ClaimedGraph& graph);
  void remove_node(knowledge::ClaimedGraph& graph);
  void change_policy(knowledge::ClaimWriter& writer);
  NodeId new_node(MutableGraph& graph);

  World& world_;
  std::mt19937 random_;
  std::int64_t now_ = 0;
};

}  // namespace kenes::random_claims
