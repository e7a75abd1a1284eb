// SPDX-License-Identifier: Apache-2.0
// World: all that was ever claimed and written, as a list and some maps, and what follows from it, worked out
// anew with each question: slow and obvious. Plain data; text() and parse() carry it to another process.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/knowledge/book.hpp"
#include "storage/claim.hpp"

namespace kenes::random_claims {

using knowledge::Lens;
using knowledge::Step;

constexpr KeyId keys = 3;  // trust, size, ideology are 0..2 of the catalog in this order
constexpr KeyId trust_key = 0, ideology_key = 2;

struct World {
  std::vector<Claim> claims;
  std::map<Fact, Value> plain;  ///< what nobody ever claimed
  std::set<Fact> plain_labels;
  std::map<Fact, Edge> edges;  ///< by existence; every one that there ever was
  std::set<Fact> plain_edges;
  std::set<Fact> young;  ///< relationships of this statement: who claims one there says nothing of before
  std::set<NodeId> nodes;
  std::vector<NodeId> sources;             ///< of the nodes
  std::optional<std::vector<Step>> steps;  ///< of the stored default policy
  bool many_ideologies = false;
  std::vector<std::int64_t> moments;  ///< at which transactions were committed

  // -- what follows
  bool claimed(const Fact& fact) const;
  std::vector<Claim> of(const Fact& fact) const;
  bool many(const Fact& fact) const { return many_ideologies && fact.name == ideology_key; }
  Value choose(const Fact& fact, const Lens& lens) const;
  Value believed(const Fact& fact, const Lens& lens = {}) const;
  bool holds(const Fact& fact, const Lens& lens = {}) const;
  /// Whether the element of a property or of an existence is in the graph.
  bool there(const Fact& element) const;
  bool contested(const Fact& fact) const;
  /// Those that are no sources.
  std::vector<NodeId> others() const;
  std::vector<Edge> edges_there() const;
  std::set<Fact> facts() const;

  // -- changes
  /// What was plain becomes a claim.
  void adopt(const Fact& fact, std::optional<std::int64_t> retracted = std::nullopt);
  void adopt_values(const Fact& element, std::optional<std::int64_t> retracted = std::nullopt);
  void withdraw(const Fact& fact, std::int64_t now);
  void withdraw_about(const Fact& element, std::int64_t now);
  /// The element is deleted. `remembered`: what was plain of it is known on, though nothing of it was
  /// claimed.
  void bury(const Fact& element, std::int64_t now, bool remembered = false);

  std::string text() const;
  /// Throws std::runtime_error for what text() did not make.
  static World parse(const std::string& text);

 private:
  double trust(NodeId source) const;
  bool beats(const Claim& a, const Claim& b, std::span<const Claim> all, const Lens& lens) const;
};

/// Whether a lens shows a claim to whoever believes.
bool shown(const Claim& claim, const Lens& lens);

}  // namespace kenes::random_claims
