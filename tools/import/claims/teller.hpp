// SPDX-License-Identifier: Apache-2.0
// Teller: writes what formats tell into a store as claims, and only what is new against the import before.
// Statements that are as they were are left alone; of one that changed, the claims that it shares with what
// it said before stay. A subject is written as a whole or not at all; transactions hold many subjects and
// end when they have grown large. One thread.
#pragma once

#include <memory>
#include <unordered_set>

#include "engine/knowledge/claim_writer.hpp"
#include "storage/store.hpp"
#include "tools/import/claims/ledger.hpp"
#include "tools/import/claims/told.hpp"
#include "tools/import/claims/told_nodes.hpp"
#include "tools/import/import.hpp"

namespace kenes::import {

class Teller {
 public:
  /// `labels`: of all nodes that will be told of. `many_valued`: keys of which different values agree.
  Teller(Store& store, const ToldSource& file_source, const std::unordered_set<std::string>& labels,
         const std::vector<std::string>& many_valued, Limits& limits);
  ~Teller();

  void tell(const Subject& subject);
  /// What was told of subjects in an earlier file and of which this one says nothing is withdrawn.
  void withdraw_untold();
  /// Commits what is left.
  void finish();

  const StatementChanges& changes() const { return committed_; }

 private:
  struct Writing;
  struct Told;
  void begin();
  void commit();
  void commit_if_large();
  void declare_many_valued(const std::vector<std::string>& keys);
  bool must_be_said_again(const Subject& subject, const std::vector<const LedgerEntry*>& before,
                          const std::vector<std::uint64_t>& digests) const;
  void withdraw(const NodeName& subject, const LedgerEntry& entry);
  void report(const char* what, const NodeName& subject, std::string_view statement,
              const std::string& caption);

  Store& store_;
  ToldSource file_source_;
  ToldNodes nodes_;
  std::unique_ptr<Writing> writing_;
  StatementChanges committed_, pending_;
  std::unordered_set<std::string> told_;  ///< labels and keys of subjects
};

}  // namespace kenes::import
