// SPDX-License-Identifier: Apache-2.0
// OpenClaims: what is claimed as a write transaction sees and changes it: changed records over those of the
// snapshot, changed cells of the hidden columns in the transaction's own overlay. Every change has an entry
// in the transaction's undo log or is a count, so that a statement is taken back with everything else.
#pragma once

#include <vector>

#include "storage/claim_reading.hpp"
#include "storage/rocks.hpp"

namespace kenes {

class OpenTransaction;

class OpenClaims final : public ClaimReading<ClaimSink> {
 public:
  explicit OpenClaims(OpenTransaction& transaction);

  std::int64_t now() override;
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

  // For the transaction.
  /// The transaction begins anew, over another snapshot.
  void start();
  void forget() noexcept;
  bool changed_anything() const noexcept { return !overlay_.changes().empty(); }
  /// After counts were taken back: claims beyond them are forgotten.
  void forget_undone();
  /// All records into the batch of a commit, the counts of claims included.
  void put(Rocks::Batch& batch);

 private:
  const ClaimRecords& family() const override { return records_; }
  const ClaimRecords& records_on(const Fact& fact) const override;
  const Counts& counts() const override;
  const GroupReader& reader() const override;
  const OverlayColumn* changed(const ColumnId& column) const override;
  std::span<const NewClaim> added() const override { return added_; }

  ClaimedColumn& column(const Fact& fact);
  void change(std::string key, RecordOverlay::Change value);
  void put_mark(Part part, const Fact& fact, Value value);
  void put_lists(Rocks::Batch& batch) const;

  OpenTransaction& transaction_;
  RecordOverlay overlay_;
  StoredRecords stored_;
  MergedRecords records_;
  NoRecords nothing_;
  MergedRecords new_records_;  ///< of what nothing was claimed about before this transaction
  std::vector<NewClaim> added_;
  std::int64_t now_ = 0;  // not asked for yet
};

}  // namespace kenes
