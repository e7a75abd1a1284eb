// SPDX-License-Identifier: Apache-2.0
// The statement inside a write transaction, and its schema: indexes and constraints made and dropped,
// constraints judged.
#include <algorithm>

#include <fmt/format.h>

#include "storage/compare.hpp"
#include "storage/constraint.hpp"
#include "storage/elements.hpp"
#include "storage/error.hpp"
#include "storage/index_build.hpp"
#include "storage/open_transaction.hpp"

namespace kenes {

void OpenTransaction::begin_statement() {
  must_be_open();
  undo_.clear();
  to_judge_.clear();
  changed_nodes_.clear();
  changed_edges_.clear();
  before_.catalog = catalog_;
  before_.counts = counts_;
  before_.bytes = bytes_;
  before_.dropped = dropped_;
}

void OpenTransaction::end_statement() {
  must_be_open();
  judge_unique();
  judge_elements();
  to_judge_.clear();
  changed_nodes_.clear();
  changed_edges_.clear();
}

void OpenTransaction::rollback_statement() {
  must_be_open();
  undo_.undo(index_overlays_);
  to_judge_.clear();
  changed_nodes_.clear();
  changed_edges_.clear();
  catalog_ = before_.catalog;
  counts_ = before_.counts;
  bytes_ = before_.bytes;
  dropped_ = before_.dropped;
  claims_->forget_undone();
  std::erase_if(index_overlays_, [&](const auto& entry) { return entry.first >= catalog_->next_index; });
  std::erase_if(built_, [&](const auto& entry) { return entry.first >= catalog_->next_index; });
}

void OpenTransaction::judge_unique() {
  std::vector<std::uint32_t> ids;
  for (const auto& [number, value] : to_judge_) {
    const auto* index = catalog().index_numbered(number);
    if (!index) continue;
    ids.clear();
    const auto entries = search(*index);
    entries.ids_of(value, ids);
    if (ids.size() < 2) continue;
    // The bytes of long values may agree where the values do not.
    std::vector<std::vector<Value>> values;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      values.push_back(values_of(*index, ids[i]));
      for (std::size_t j = 0; j < i; ++j)
        if (all_equal(values[i], values[j])) throw not_unique(*index, ids[j], ids[i], values[i]);
    }
  }
}

void OpenTransaction::judge_elements() {
  for (const NodeId node : changed_nodes_) {
    const LabelSet set = label_set(node);
    for (const auto& index : catalog().indexes)
      if (!index->on_relationships() && catalog().set_has(set, index->label)) judge(*index, node);
  }
  for (const auto& [type, id] : changed_edges_)
    for (const auto& index : catalog().indexes)
      if (index->on_relationships() && index->label == type && has_edge(type, id)) judge(*index, id);
}

void OpenTransaction::judge(const IndexEntry& constraint, std::uint32_t id) const {
  if (constraint.kind() >= IndexKind::key) judge_values(constraint, id, values_of(constraint, id));
}

void OpenTransaction::create_index(const IndexDescription& asked, Limits& limits) {
  must_be_open();
  IndexDescription description = asked;
  check_description(description);
  if (catalog().index_named(description.name))
    throw constraint_violation(fmt::format("there is an index or constraint `{}` already", description.name),
                               "give it another name, or drop the other one");
  if (const auto* same = same_rule(catalog(), description))
    throw constraint_violation(
        fmt::format("`{}` covers {} already", same->description.name, covered(description)));
  if (description.on_relationships)
    intern_type(description.label);
  else
    intern_label(description.label);
  for (const std::string& key : description.keys) intern_key(key);
  auto& catalog = own_catalog();
  auto entry = std::make_shared<IndexEntry>();
  entry->number = catalog.next_index++;
  entry->description = description;
  catalog.resolve(*entry);
  catalog.indexes.push_back(entry);
  try {
    IndexBuild build(*core_, *entry, core_->options().index_run_bytes);
    for_each_element(*this, *entry, limits, [&](std::uint32_t id, std::span<const Value> values) {
      if (entry->kind() >= IndexKind::key) judge_values(*entry, id, values);
      build.add(values, id);
    });
    auto& counted = counts_.index(entry->number);
    if (!build.is_stored()) {
      auto& overlay = index_overlays_[entry->number];
      for (const auto& [value, id] : build.sorted()) {
        account(128 + value.size());
        overlay.set(value, id, true);
        ++counted.entries;
      }
    } else {
      built_[entry->number] = build.store_rest();
    }
    build.count(counted, limits, [&](std::uint32_t a, std::uint32_t b) {
      const auto values = values_of(*entry, a);
      if (all_equal(values, values_of(*entry, b))) throw not_unique(*entry, a, b, values);
    });
    if (!build.is_stored()) counted.distinct = 0;  // the commit counts what its overlay brings
  } catch (...) {
    auto& own = own_catalog();
    std::erase_if(own.indexes, [&](const auto& index) { return index->number == entry->number; });
    counts_.index(entry->number) = {};
    index_overlays_.erase(entry->number);
    built_.erase(entry->number);
    IndexBuild(*core_, *entry, 0);  // takes away what is stored
    throw;
  }
}

bool OpenTransaction::drop_index(std::string_view name) {
  must_be_open();
  if (!catalog().index_named(name)) return false;
  auto& indexes = own_catalog().indexes;
  const auto at = std::find_if(indexes.begin(), indexes.end(),
                               [&](const auto& index) { return index->description.name == name; });
  dropped_.push_back(*at);
  indexes.erase(at);
  return true;
}

}  // namespace kenes
