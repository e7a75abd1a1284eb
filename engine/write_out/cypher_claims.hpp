// SPDX-License-Identifier: Apache-2.0
// The claims of a graph as statements of a script: what is left out where nodes and relationships are made
// plainly, the CLAIM statements, what was withdrawn since, the policies. It looks at the whole graph when it
// is made; belongs to one thread, and the graph outlives it.
#pragma once

#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "engine/write_out/retelling.hpp"
#include "storage/claim_source.hpp"
#include "storage/graph.hpp"

namespace kenes::cypher_script {

class ClaimStatements {
 public:
  /// Of a Projection: the claims of its origin about what it shows.
  ClaimStatements(const GraphSource& graph, Limits& limits);

  bool any() const { return claims_ != nullptr; }
  /// Nodes that the graph does not show, and that its claims name as sources.
  const std::set<NodeId>& sources_beside() const { return sources_beside_; }

  /// What is written plainly of an element before anything is claimed.
  std::vector<LabelId> plain_labels(NodeId node) const;
  Map plain_properties(NodeId node) const;
  Map plain_properties(const Edge& edge) const;
  /// Whether write() makes a relationship: claims have told of it from its first moment.
  bool makes(const Edge& edge) const;
  /// Whether write() must find a relationship by its number.
  bool needs_number(const Edge& edge) const;
  /// Relationships of a type that are not in the graph, though claims tell of them and write() does not make
  /// them.
  std::vector<Edge> plain_out_of_sight(TypeId type) const;

  /// What the script cannot give back, as comments; policies; indexes to find relationships with: all before
  /// anything is made.
  void write_beginning(std::ostream& out) const;
  /// Relationships that claims make, then all other claims, then what was withdrawn. Nodes and plain
  /// relationships are there.
  void write(std::ostream& out) const;

 private:
  /// Facts that one statement can tell of.
  struct Shape {
    std::uint16_t space = 0;
    FactKind kind = FactKind::property;
    std::uint16_t name = 0;
    bool with_precision = false;  ///< which CLAIM cannot say
    friend auto operator<=>(const Shape&, const Shape&) = default;
  };
  struct ClaimedFact {
    Fact fact;
    ClaimId first = 0;  ///< its first claim
    std::uint32_t rounds = 0;
    bool changes = false;
  };
  struct Relationship {
    Edge edge;
    Fate fate = Fate::shown;
    bool begins_plainly = true;
  };

  // What there is to tell.
  void note_nodes();
  void note_relationships();
  void note_sources();
  void note(const Edge& edge, bool shown);
  void note(const std::vector<Claim>& about, Fate fate);
  Retelling retelling(const Fact& fact) const;
  const Relationship* relationship(const Edge& edge) const;
  Map without_claimed(Map properties, const Fact& of) const;

  // Statements, and their parts.
  std::string find(const Shape& shape) const;
  std::string claim_tail(const Shape& shape) const;
  std::string change_tail(const Shape& shape, bool forget_number) const;
  std::string told(const std::vector<Retelling::Told>& round) const;
  void write_made(std::ostream& out) const;
  void write_round(std::ostream& out, std::uint32_t round, bool labels) const;
  void write_changes(std::ostream& out, bool of_existence) const;
  void write_ending(std::ostream& out) const;

  const GraphSource& graph_;   ///< what is shown
  const GraphSource& origin_;  ///< what it is shown of
  const ClaimSource* claims_ = nullptr;
  Limits& limits_;
  std::map<Shape, std::vector<ClaimedFact>> facts_;
  std::map<std::pair<TypeId, EdgeId>, Relationship> relationships_;
  std::set<NodeId> sources_, sources_beside_, unlabelled_sources_;
  std::uint32_t rounds_ = 0;
  std::uint64_t deleted_nodes_ = 0;
};

}  // namespace kenes::cypher_script
