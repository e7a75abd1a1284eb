// SPDX-License-Identifier: Apache-2.0
#include "storage/claim_records.hpp"

namespace kenes {

bool StoredRecords::get(std::string_view key, std::string& value) const {
  return rocks_->get(*view_, Family::claim, key, value);
}

void StoredRecords::scan(std::string_view from, std::string_view to, const Visit& visit) const {
  rocks_->scan(*view_, Family::claim, from, to, visit);
}

std::pair<RecordOverlay::Place, std::optional<RecordOverlay::Change>> RecordOverlay::set(std::string key,
                                                                                         Change value) {
  // Claims on elements in their order come at the end.
  const bool last = changes_.empty() || changes_.rbegin()->first < key;
  const auto at = last ? changes_.end() : changes_.lower_bound(key);
  if (at != changes_.end() && at->first == key) {
    std::swap(at->second, value);
    return {at, std::move(value)};
  }
  return {changes_.emplace_hint(at, std::move(key), std::move(value)), std::nullopt};
}

void RecordOverlay::restore(Place at, std::optional<Change> before) {
  if (before)
    at->second = std::move(*before);
  else
    changes_.erase(at);
}

bool MergedRecords::get(std::string_view key, std::string& value) const {
  const auto at = overlay_.changes().find(key);
  if (at == overlay_.changes().end()) return below_.get(key, value);
  if (at->second) value = *at->second;
  return at->second.has_value();
}

void MergedRecords::scan(std::string_view from, std::string_view to, const Visit& visit) const {
  const auto& changes = overlay_.changes();
  auto at = changes.lower_bound(from);
  bool more = true;
  const auto inside = [&] { return at != changes.end() && (to.empty() || at->first < to); };
  const auto take = [&] {
    const auto& [key, value] = *at++;
    if (value) more = visit(key, *value);
  };
  below_.scan(from, to, [&](std::string_view key, std::string_view value) {
    while (more && inside() && at->first < key) take();
    if (!more) return false;
    if (inside() && at->first == key) {
      take();
      return more;
    }
    return more = visit(key, value);
  });
  while (more && inside()) take();
}

}  // namespace kenes
