// SPDX-License-Identifier: Apache-2.0
// The seam between what is claimed and where it is kept. A snapshot and a write transaction of the store have
// one (GraphSource::claims(), MutableGraph::claim_sink()); images, projections and users' graphs have none.
// Reading may come from several threads where the graph's own reading may.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/claim.hpp"

namespace kenes {

class ClaimSource {
 public:
  virtual ~ClaimSource() = default;

  /// False promises that no claim was ever made: then nothing here needs to be asked.
  virtual bool any() const = 0;
  /// All claims on a fact, retracted ones too, ascending by id; replaces `out`.
  virtual void claims_on(const Fact& fact, std::vector<Claim>& out) const = 0;
  /// All claims on anything about an element, by fact, then id; replaces `out`.
  virtual void claims_about(std::uint16_t space, std::uint32_t row, std::vector<Claim>& out) const = 0;
  virtual std::optional<Claim> claim(ClaimId id) const = 0;
  /// Facts that claims of this source are about, ascending by claim; visits until false comes back.
  virtual void of_source(NodeId source, const std::function<bool(ClaimId, const Fact&)>& visit) const = 0;
  /// Facts of an element, or (without a row) of everything in a space, whose live claims differ in value and
  /// overlap in time; visits until false comes back.
  virtual void contested(const std::function<bool(const Fact&)>& visit) const = 0;
  virtual void contested_about(std::uint16_t space, std::uint32_t row,
                               const std::function<bool(const Fact&)>& visit) const = 0;
  /// Facts of one kind and name that have any claim, by space and row: what a lens that looks back must scan.
  virtual void facts_named(std::uint16_t space, FactKind kind, std::uint16_t name,
                           const std::function<bool(const Fact&)>& visit) const = 0;

  /// What is known at once of the facts (space, row, kind, name) for all of `rows`: replaces `out`.
  struct Validity {
    enum class State : std::uint8_t {
      plain,    ///< no claim was ever made: visible under every lens
      single,   ///< all live claims that are not deprecated say the same, on all days of `span` and no others
      several,  ///< the claims themselves must be asked
    };
    State state = State::plain;
    DaySpan span;
  };
  virtual void validity(std::uint16_t space, FactKind kind, std::uint16_t name,
                        std::span<const std::uint32_t> rows, std::size_t stride_bytes,
                        std::vector<Validity>& out) const = 0;
  /// False promises that no fact of this kind and name in the space ever had a claim.
  virtual bool any_on(std::uint16_t space, FactKind kind, std::uint16_t name) const = 0;

  /// Relationships of a node that the plain graph does not show, ascending by (neighbour, id); appended.
  virtual void shadow_edges(NodeId node, TypeId type, Direction direction, std::vector<Edge>& out) const = 0;
  virtual std::optional<Edge> shadow_edge(TypeId type, EdgeId id) const = 0;
  /// Nodes that were deleted after something was claimed about them: with their labels when they went.
  virtual std::optional<std::vector<LabelId>> shadow_node(NodeId node) const = 0;
  virtual void shadow_nodes(const std::function<bool(NodeId, std::span<const LabelId>)>& visit) const = 0;

  /// Elements for which a live claim, not believed, gives this key this value (equal as `=` has it),
  /// ascending; appended.
  virtual void unbelieved_with(std::uint16_t space, KeyId key, const Value& value,
                               std::vector<std::uint32_t>& rows) const = 0;
  /// The same for a range of values in the order of an index, by value, then element: an element may come
  /// twice.
  virtual void unbelieved_within(std::uint16_t space, KeyId key, const Value* lower, bool lower_included,
                                 const Value* upper, bool upper_included,
                                 std::vector<std::uint32_t>& rows) const = 0;

  /// Ordered bytes for what engine/knowledge keeps itself (policies, tokens of names ...). `key` begins with
  /// one byte that names the kind; see storage/keys.hpp.
  virtual bool record(std::string_view key, std::string& value) const = 0;
  /// Visits records with from <= key < to (empty: to the end) in order until false comes back.
  virtual void records(std::string_view from, std::string_view to,
                       const std::function<bool(std::string_view, std::string_view)>& visit) const = 0;
};

/// A ClaimSource that the one thread which owns it may change; changes belong to the statement and the
/// transaction as all others do.
class ClaimSink : public ClaimSource {
 public:
  /// Microseconds since 1970: the same for the whole transaction, above that of every commit before.
  virtual std::int64_t now() = 0;
  /// Keeps a new claim and gives it its number; `recorded` becomes now(), unless it is Claim::since_ever. A
  /// fact that was plain is `several` until set_validity() says more.
  virtual ClaimId add(Claim claim) = 0;
  /// Replaces what is kept of the claim with this id (its rank, its retraction). Fact and id stay.
  virtual void replace(const Claim& claim) = 0;

  /// Of a fact that has claims, or had: it is never plain again, and `plain` is kept as `several`. A deleted
  /// element's facts keep theirs.
  virtual void set_validity(const Fact& fact, const ClaimSource::Validity& validity) = 0;
  virtual void set_contested(const Fact& fact, bool contested) = 0;
  /// A set of (fact, value): what is equal as `=` has it is in it once. Values that equal nothing are not
  /// kept.
  virtual void add_unbelieved(const Fact& fact, const Value& value) = 0;
  virtual void remove_unbelieved(const Fact& fact, const Value& value) = 0;
  /// Keeps a relationship beside the plain graph, or forgets it there.
  virtual void set_shadow(const Edge& edge, bool present) = 0;
  virtual void set_shadow(NodeId node, std::span<const LabelId> labels) = 0;
  /// Puts a relationship that is beside the plain graph back into it, under its own number and without
  /// properties, and forgets it there: the way back from delete_edge() and set_shadow(edge, true). Its ends
  /// are there.
  virtual void restore(const Edge& edge) = 0;

  virtual void put_record(std::string_view key, std::string_view value) = 0;
  virtual void remove_record(std::string_view key) = 0;
};

}  // namespace kenes
