// SPDX-License-Identifier: Apache-2.0
// ModelClaims: what is claimed about a ModelGraph, on plain maps. As slow and obvious as that. It keeps the
// claims of one ModelGraph, which owns it and tells it where statements begin and end.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "storage/claim_source.hpp"
#include "storage/graph.hpp"

namespace kenes {

class ModelGraph;

class ModelClaims : public ClaimSink {
 public:
  bool any() const override { return !state_.claims.empty(); }
  void claims_on(const Fact& fact, std::vector<Claim>& out) const override;
  void claims_about(std::uint16_t space, std::uint32_t row, std::vector<Claim>& out) const override;
  std::optional<Claim> claim(ClaimId id) const override;
  void of_source(NodeId source, const std::function<bool(ClaimId, const Fact&)>& visit) const override;
  void contested(const std::function<bool(const Fact&)>& visit) const override;
  void contested_about(std::uint16_t space, std::uint32_t row,
                       const std::function<bool(const Fact&)>& visit) const override;
  void facts_named(std::uint16_t space, FactKind kind, std::uint16_t name,
                   const std::function<bool(const Fact&)>& visit) const override;
  void validity(std::uint16_t space, FactKind kind, std::uint16_t name, std::span<const std::uint32_t> rows,
                std::size_t stride_bytes, std::vector<Validity>& out) const override;
  bool any_on(std::uint16_t space, FactKind kind, std::uint16_t name) const override;
  void shadow_edges(NodeId node, TypeId type, Direction direction, std::vector<Edge>& out) const override;
  std::optional<Edge> shadow_edge(TypeId type, EdgeId id) const override;
  std::optional<std::vector<LabelId>> shadow_node(NodeId node) const override;
  void shadow_nodes(const std::function<bool(NodeId, std::span<const LabelId>)>& visit) const override;
  void unbelieved_with(std::uint16_t space, KeyId key, const Value& value,
                       std::vector<std::uint32_t>& rows) const override;
  void unbelieved_within(std::uint16_t space, KeyId key, const Value* lower, bool lower_included,
                         const Value* upper, bool upper_included,
                         std::vector<std::uint32_t>& rows) const override;
  bool record(std::string_view key, std::string& value) const override;
  void records(std::string_view from, std::string_view to,
               const std::function<bool(std::string_view, std::string_view)>& visit) const override;

  std::int64_t now() override { return now_; }
  ClaimId add(Claim claim) override;
  void replace(const Claim& claim) override;
  void set_validity(const Fact& fact, const Validity& validity) override;
  void set_contested(const Fact& fact, bool contested) override;
  void add_unbelieved(const Fact& fact, const Value& value) override;
  void remove_unbelieved(const Fact& fact, const Value& value) override;
  void set_shadow(const Edge& edge, bool present) override;
  void set_shadow(NodeId node, std::span<const LabelId> labels) override;
  void restore(const Edge& edge) override;
  void put_record(std::string_view key, std::string_view value) override;
  void remove_record(std::string_view key) override;

  // -- for its graph and for tests
  void begin_statement() { before_statement_ = state_; }
  void end_statement() { before_statement_.reset(); }
  void rollback_statement();
  void belongs_to(ModelGraph& graph) { graph_ = &graph; }
  /// What the next changes are recorded as. It never goes back.
  void set_now(std::int64_t microseconds) { now_ = microseconds; }

 private:
  struct State {
    std::map<ClaimId, Claim> claims;
    std::map<Fact, Validity> validity;
    std::set<Fact> contested;
    std::map<Fact, std::vector<Value>> unbelieved;
    std::map<std::pair<TypeId, EdgeId>, Edge> edges;
    std::map<NodeId, std::vector<LabelId>> nodes;
    std::map<std::string, std::string, std::less<>> records;
  };

  ModelGraph* graph_ = nullptr;
  ClaimId next_ = 1;  // never undone: numbers are not used again
  std::int64_t now_ = 1'000'000;
  State state_;
  std::optional<State> before_statement_;
};

}  // namespace kenes
