// SPDX-License-Identifier: Apache-2.0
// Records of the claim family as ordered bytes: those of a view of the database, those that a transaction
// changed, and both together. Reading may come from several threads; a RecordOverlay belongs to its
// transaction's.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "storage/rocks.hpp"

namespace kenes {

class ClaimRecords {
 public:
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;
  virtual ~ClaimRecords() = default;
  /// False where there is no such record.
  virtual bool get(std::string_view key, std::string& value) const = 0;
  /// Records with from <= key < to (empty: to the end) in order until `visit` returns false.
  virtual void scan(std::string_view from, std::string_view to, const Visit& visit) const = 0;
};

class StoredRecords final : public ClaimRecords {
 public:
  StoredRecords(const Rocks& rocks, const Rocks::View& view) : rocks_(&rocks), view_(&view) {}
  bool get(std::string_view key, std::string& value) const override;
  void scan(std::string_view from, std::string_view to, const Visit& visit) const override;

 private:
  const Rocks* rocks_;
  const Rocks::View* view_;
};

/// Changed records; nothing as a value: removed.
class RecordOverlay {
 public:
  using Change = std::optional<std::string>;
  using Changes = std::map<std::string, Change, std::less<>>;

  using Place = Changes::iterator;  ///< stays good until its record is restored to unchanged

  /// Returns what was there before: nothing where the record was unchanged.
  std::pair<Place, std::optional<Change>> set(std::string key, Change value);
  void restore(Place at, std::optional<Change> before);
  const Changes& changes() const noexcept { return changes_; }
  void clear() noexcept { changes_.clear(); }

 private:
  Changes changes_;
};

/// Below what is new altogether.
class NoRecords final : public ClaimRecords {
 public:
  bool get(std::string_view, std::string&) const override { return false; }
  void scan(std::string_view, std::string_view, const Visit&) const override {}
};

class MergedRecords final : public ClaimRecords {
 public:
  MergedRecords(const ClaimRecords& below, const RecordOverlay& overlay) : below_(below), overlay_(overlay) {}
  bool get(std::string_view key, std::string& value) const override;
  void scan(std::string_view from, std::string_view to, const Visit& visit) const override;

 private:
  const ClaimRecords& below_;
  const RecordOverlay& overlay_;
};

}  // namespace kenes
