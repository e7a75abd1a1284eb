// SPDX-License-Identifier: Apache-2.0
// Reading claims, for snapshots and write transactions alike: records of the claim family and the hidden
// columns that say at once what is known of many facts. Who derives from it says where these lie.
#pragma once

#include <span>
#include <utility>

#include "storage/claim_codec.hpp"
#include "storage/claim_records.hpp"
#include "storage/claim_source.hpp"
#include "storage/state.hpp"

namespace kenes {

/// A claim that is not in the packed lists of its commit yet.
struct NewClaim {
  Fact fact;
  NodeId source;
};

/// Seam: ClaimSource or ClaimSink.
template <class Seam>
class ClaimReading : public Seam {
 public:
  using Validity = ClaimSource::Validity;

  bool any() const override { return counts().claims.last != 0; }
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

 protected:
  virtual const ClaimRecords& family() const = 0;
  /// Where claims on a fact that has any lie.
  virtual const ClaimRecords& records_on(const Fact&) const { return family(); }
  virtual const Counts& counts() const = 0;
  virtual const GroupReader& reader() const = 0;
  /// The cells that a transaction changed in a column, or null.
  virtual const OverlayColumn* changed(const ColumnId& column) const = 0;
  /// New claims of a transaction: those with the last ids.
  virtual std::span<const NewClaim> added() const { return {}; }

  /// What the hidden column of a fact's beginnings holds; nothing where it never had a claim.
  std::optional<std::int64_t> mark(const Fact& fact) const;
  /// The same with these changes of the column, or none.
  std::optional<std::int64_t> mark(const Fact& fact, const OverlayColumn* overlay) const;
  bool is_contested(const Fact& fact) const;

 private:
  void visit_facts(const std::string& prefix, const std::function<bool(const Fact&)>& visit) const;
};

extern template class ClaimReading<ClaimSource>;
extern template class ClaimReading<ClaimSink>;

/// Hidden columns hold days; these stand for what is no day. Beyond them a span is kept as `several`.
/// On disk: never renumber.
namespace validity_mark {
inline constexpr std::int64_t before_all = -6'000'000, after_all = 6'000'000, several = 6'000'001;
inline constexpr std::int64_t none = 6'000'002;  // of a row without a cell; not on disk
}  // namespace validity_mark

}  // namespace kenes
