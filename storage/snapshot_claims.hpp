// SPDX-License-Identifier: Apache-2.0
// SnapshotClaims: what was claimed as of one commit. Belongs to its snapshot, for as many threads as that.
#pragma once

#include "storage/claim_reading.hpp"

namespace kenes {

class SnapshotClaims final : public ClaimReading<ClaimSource> {
 public:
  explicit SnapshotClaims(const GroupReader& reader)
      : reader_(reader), records_(reader.rocks(), *reader.state().view) {}

 private:
  const ClaimRecords& family() const override { return records_; }
  const Counts& counts() const override { return reader_.state().counts; }
  const GroupReader& reader() const override { return reader_; }
  const OverlayColumn* changed(const ColumnId&) const override { return nullptr; }

  const GroupReader& reader_;
  StoredRecords records_;
};

}  // namespace kenes
