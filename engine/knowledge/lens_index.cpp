// SPDX-License-Identifier: Apache-2.0
// Indexes through a lens. An index finds what is believed, and flagged beside it what is claimed and not
// believed: both are candidates, and each is looked at through the lens again. A lens that looks back may
// show what has been withdrawn since, of which indexes know nothing: then all claims on the key are
// candidates.
#include <algorithm>
#include <utility>

#include "engine/knowledge/lens_graph.hpp"
#include "storage/compare.hpp"

namespace kenes::knowledge {

namespace {

bool passes(const Value& value, const ValueRange& range) {
  if (range.prefix)
    return value.is(Kind::string) && range.lower->is(Kind::string) &&
           value.as_string().starts_with(range.lower->as_string());
  if (range.lower) {
    const auto compared = compare(value, *range.lower);
    if (!compared || !(*compared > 0 || (range.lower_included && *compared == 0))) return false;
  }
  if (range.upper) {
    const auto compared = compare(value, *range.upper);
    if (!compared || !(*compared < 0 || (range.upper_included && *compared == 0))) return false;
  }
  return true;
}

bool passes(const Value& value, TextTest test, std::string_view text) {
  if (!value.is(Kind::string)) return false;
  const std::string_view own = value.as_string();
  switch (test) {
    case TextTest::starts_with:
      return own.starts_with(text);
    case TextTest::ends_with:
      return own.ends_with(text);
    case TextTest::contains:
      break;
  }
  return own.find(text) != std::string_view::npos;
}

}  // namespace

std::optional<std::uint32_t> LensGraph::index_on(bool on_relationships, std::uint16_t label_or_type,
                                                 std::span<const KeyId> keys, bool text) const {
  const auto number = base_->index_on(on_relationships, label_or_type, keys, text);
  if (!number) return number;
  const std::lock_guard lock(mutex_);
  indexes_[*number] = {on_relationships, label_or_type, {keys.begin(), keys.end()}};
  return number;
}

/// Null where no claim can change what the index finds.
const LensGraph::IndexMeaning* LensGraph::sifted(std::uint32_t index) const {
  const IndexMeaning* meaning = nullptr;
  {
    const std::lock_guard lock(mutex_);
    const auto found = indexes_.find(index);
    if (found == indexes_.end()) return nullptr;  // numbers come from index_on()
    meaning = &found->second;                     // a map's elements stay where they are
  }
  const std::uint16_t space = meaning->on_relationships ? space_of(meaning->label_or_type) : 0;
  const bool element = meaning->on_relationships ? sifts_relationships(meaning->label_or_type)
                                                 : sifts_label(meaning->label_or_type);
  const bool key = std::any_of(meaning->keys.begin(), meaning->keys.end(),
                               [&](KeyId one) { return sifts_key(space, one); });
  return element || key ? meaning : nullptr;
}

void LensGraph::add_past(const IndexMeaning& index, std::vector<std::uint32_t>& candidates) const {
  if (!looks_back()) return;
  const std::uint16_t space = index.on_relationships ? space_of(index.label_or_type) : 0;
  const auto add = [&](const Fact& fact) {
    candidates.push_back(fact.row);
    return true;
  };
  for (KeyId key : index.keys) claims_.facts_named(space, FactKind::property, key, add);
  if (index.on_relationships)
    claims_.facts_named(space, FactKind::existence, 0, add);
  else
    claims_.facts_named(0, FactKind::label, index.label_or_type, add);
}

void LensGraph::read(const IndexMeaning& index, KeyId key, std::span<const std::uint32_t> ids,
                     Column& out) const {
  if (!index.on_relationships) return node_property(ids, key, out);
  std::vector<Edge> edges;
  for (std::uint32_t id : ids) edges.push_back({no_node, no_node, id, index.label_or_type});
  edge_property(edges, key, out);
}

std::vector<LensGraph::Entry> LensGraph::entries(const IndexMeaning& index,
                                                 std::vector<std::uint32_t> candidates) const {
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  if (index.on_relationships) {
    std::erase_if(candidates, [&](EdgeId id) { return !edge(index.label_or_type, id); });
  } else {
    std::erase_if(candidates, [&](NodeId id) { return !has_node(id); });
    std::vector<std::uint8_t> bears(candidates.size());
    has_label(candidates, index.label_or_type, bears.data());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (bears[i]) candidates[kept++] = candidates[i];
    candidates.resize(kept);
  }
  std::vector<Entry> entries;
  for (std::uint32_t id : candidates) entries.push_back({{}, id});
  Column column;
  for (KeyId key : index.keys) {
    read(index, key, candidates, column);
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i].values.push_back(column.value(i));
  }
  std::erase_if(entries, [](const Entry& entry) {
    return std::any_of(entry.values.begin(), entry.values.end(), [](const Value& v) { return v.is_null(); });
  });
  return entries;
}

void LensGraph::index_lookup(std::uint32_t index, std::span<const Value> values,
                             std::vector<std::uint32_t>& out, std::vector<std::uint32_t>& counts) const {
  const IndexMeaning* meaning = sifted(index);
  if (!meaning) return base_->index_lookup(index, values, out, counts);
  const std::uint16_t space = meaning->on_relationships ? space_of(meaning->label_or_type) : 0;
  std::vector<std::uint32_t> past;
  add_past(*meaning, past);
  const std::size_t width = meaning->keys.size();
  std::vector<std::uint32_t> ignored;
  for (std::size_t i = 0; i + width <= values.size(); i += width) {
    const auto probe = values.subspan(i, width);
    std::vector<std::uint32_t> candidates = past;
    base_->index_lookup(index, probe, candidates, ignored);
    for (std::size_t k = 0; k < width; ++k)
      if (sifts_key(space, meaning->keys[k]))
        claims_.unbelieved_with(space, meaning->keys[k], probe[k], candidates);
    const std::size_t before = out.size();
    for (const Entry& entry : entries(*meaning, std::move(candidates))) {
      bool same = true;
      for (std::size_t k = 0; k < width; ++k) same = same && equal(entry.values[k], probe[k]) == true;
      if (same) out.push_back(entry.id);
    }
    counts.push_back(static_cast<std::uint32_t>(out.size() - before));
  }
}

void LensGraph::index_range(std::uint32_t index, std::span<const Value> equals, const ValueRange& range,
                            std::size_t limit, std::vector<std::uint32_t>& out) const {
  const IndexMeaning* meaning = sifted(index);
  if (!meaning) return base_->index_range(index, equals, range, limit, out);
  const std::uint16_t space = meaning->on_relationships ? space_of(meaning->label_or_type) : 0;
  const std::size_t ranged = equals.size();
  std::vector<std::uint32_t> candidates;
  add_past(*meaning, candidates);
  base_->index_range(index, equals, range, 0, candidates);
  for (std::size_t k = 0; k < ranged; ++k)
    if (sifts_key(space, meaning->keys[k]))
      claims_.unbelieved_with(space, meaning->keys[k], equals[k], candidates);
  // Keys behind the range are asked only to be there.
  for (std::size_t k = ranged; k < meaning->keys.size(); ++k) {
    if (!sifts_key(space, meaning->keys[k])) continue;
    const bool bounded = k == ranged;
    claims_.unbelieved_within(
        space, meaning->keys[k], bounded && range.lower ? &*range.lower : nullptr, range.lower_included,
        bounded && range.upper && !range.prefix ? &*range.upper : nullptr, range.upper_included, candidates);
  }
  std::vector<Entry> found = entries(*meaning, std::move(candidates));
  std::erase_if(found, [&](const Entry& entry) {
    for (std::size_t k = 0; k < ranged; ++k)
      if (equal(entry.values[k], equals[k]) != true) return true;
    return !passes(entry.values[ranged], range);
  });
  std::stable_sort(found.begin(), found.end(), [](const Entry& a, const Entry& b) {
    for (std::size_t k = 0; k < a.values.size(); ++k)
      if (const auto compared = order(a.values[k], b.values[k]); compared != 0) return compared < 0;
    return false;
  });
  if (limit != 0 && found.size() > limit) found.resize(limit);
  for (const Entry& entry : found) out.push_back(entry.id);
}

void LensGraph::index_text(std::uint32_t index, TextTest test, std::string_view text,
                           std::vector<std::uint32_t>& out) const {
  const IndexMeaning* meaning = sifted(index);
  if (!meaning) return base_->index_text(index, test, text, out);
  const std::uint16_t space = meaning->on_relationships ? space_of(meaning->label_or_type) : 0;
  std::vector<std::uint32_t> candidates;
  add_past(*meaning, candidates);
  base_->index_text(index, test, text, candidates);
  // What is claimed and not believed lies in the order of values, which does not help with parts of texts.
  claims_.unbelieved_within(space, meaning->keys[0], nullptr, true, nullptr, true, candidates);
  for (const Entry& entry : entries(*meaning, std::move(candidates)))
    if (passes(entry.values[0], test, text)) out.push_back(entry.id);
}

}  // namespace kenes::knowledge
