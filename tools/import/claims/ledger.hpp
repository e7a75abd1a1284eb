// SPDX-License-Identifier: Apache-2.0
// What was imported from a source, kept in the database beside its claims: for each subject the statements,
// a digest of what each said, and the claims that were made of it. With it a file that comes again changes
// nothing, and a newer one exactly what is new. Belongs to the transaction of its sink.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/claim_source.hpp"
#include "tools/import/claims/told.hpp"

namespace kenes::import {

struct LedgerEntry {
  std::string statement;  ///< its id
  std::uint64_t digest = 0;
  std::vector<ClaimId> claims;
};

/// Of all that a statement says; the same in every version of the program, so never change it.
std::uint64_t digest_of(const Statement& statement, const Subject& subject);

class Ledger {
 public:
  Ledger(ClaimSink& sink, std::string_view source_key) : sink_(sink), source_(source_key) {}

  /// Empty where nothing was imported about it.
  std::vector<LedgerEntry> read(const NodeName& subject) const;
  /// No entries: it is forgotten.
  void write(const NodeName& subject, const std::vector<LedgerEntry>& entries);
  /// All subjects of the source.
  std::vector<NodeName> subjects() const;

 private:
  std::string prefix() const;
  std::string key_of(const NodeName& subject) const;
  ClaimSink& sink_;
  std::string source_;
};

}  // namespace kenes::import
