// SPDX-License-Identifier: Apache-2.0
#include "storage/index_search.hpp"

#include <algorithm>

#include "storage/compare.hpp"
#include "storage/keys.hpp"
#include "storage/ordered.hpp"

namespace kenes {

namespace {

bool passes(TextTest test, std::string_view text, std::string_view needle) {
  switch (test) {
    case TextTest::starts_with:
      return text.starts_with(needle);
    case TextTest::ends_with:
      return text.ends_with(needle);
    default:
      return text.find(needle) != std::string_view::npos;
  }
}

void make_set(std::vector<std::uint32_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

void read_property(const GraphSource& graph, const IndexEntry& index, KeyId key,
                   std::span<const std::uint32_t> ids, Column& out) {
  if (!index.on_relationships()) return graph.node_property(ids, key, out);
  std::vector<Edge> edges;
  edges.reserve(ids.size());
  for (const EdgeId id : ids) edges.push_back({no_node, no_node, id, index.label});
  graph.edge_property(edges, key, out);
}

std::vector<Value> IndexSearch::values_of(std::uint32_t id) const {
  std::vector<Value> values;
  Column column;
  for (const KeyId key : index_.keys) {
    read_property(graph_, index_, key, {&id, 1}, column);
    values.push_back(column.value(0));
  }
  return values;
}

void IndexSearch::ids_of(std::string_view value, std::vector<std::uint32_t>& out) const {
  const auto before = static_cast<std::ptrdiff_t>(out.size());
  if (!leaves_.leaves || !leaves_.leaves->find(rocks_, view_, index_, leaves_.state, value, out))
    find_ids(rocks_, view_, index_, value, out);
  const auto* changed = overlay_ ? overlay_->find(value) : nullptr;
  if (!changed) return;
  for (const auto& [id, present] : *changed) {
    const auto at = std::find(out.begin() + before, out.end(), id);
    if (present && at == out.end()) out.push_back(id);
    if (!present && at != out.end()) out.erase(at);
  }
}

bool IndexSearch::write_bytes(std::span<const Value> probe, std::string& bytes, bool& exact) const {
  bytes.clear();
  exact = true;
  for (const Value& value : probe) {
    const auto part = ordered_bytes(value);
    if (!part) return false;
    exact = exact && ordered_bytes_are_exact(value);
    bytes += *part;
  }
  return true;
}

void IndexSearch::probe_for(std::string_view bytes, bool exact, std::span<const Value> probe,
                            std::vector<std::uint32_t>& out) const {
  const auto before = static_cast<std::ptrdiff_t>(out.size());
  ids_of(bytes, out);
  if (exact) return;
  out.erase(std::remove_if(out.begin() + before, out.end(),
                           [&](std::uint32_t id) {
                             const auto own = values_of(id);
                             for (std::size_t k = 0; k < probe.size(); ++k)
                               if (equal(own[k], probe[k]) != std::optional<bool>(true)) return true;
                             return false;
                           }),
            out.end());
}

void IndexSearch::lookup(std::span<const Value> values, std::vector<std::uint32_t>& out,
                         std::vector<std::uint32_t>& counts) const {
  const std::size_t width = index_.keys.size();
  counts.assign(values.size() / width, 0);
  constexpr std::size_t few = 8;
  if (counts.size() > few) return lookup_sorted(values, out, counts);
  std::string bytes;
  bool exact = true;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto probe = values.subspan(i * width, width);
    const std::size_t before = out.size();
    if (write_bytes(probe, bytes, exact)) probe_for(bytes, exact, probe, out);
    counts[i] = static_cast<std::uint32_t>(out.size() - before);
  }
}

/// Many probes go through the index from one end to the other, so that what lies together is read together.
void IndexSearch::lookup_sorted(std::span<const Value> values, std::vector<std::uint32_t>& out,
                                std::vector<std::uint32_t>& counts) const {
  struct Probe {
    std::string bytes;
    bool exact;
    std::size_t number;
  };
  const std::size_t width = index_.keys.size();
  std::vector<Probe> probes;
  probes.reserve(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Probe probe{{}, true, i};
    if (write_bytes(values.subspan(i * width, width), probe.bytes, probe.exact))
      probes.push_back(std::move(probe));
  }
  std::sort(probes.begin(), probes.end(), [](const Probe& a, const Probe& b) { return a.bytes < b.bytes; });
  std::vector<std::uint32_t> found;
  std::vector<std::size_t> starts(counts.size());
  for (const Probe& probe : probes) {
    starts[probe.number] = found.size();
    probe_for(probe.bytes, probe.exact, values.subspan(probe.number * width, width), found);
    counts[probe.number] = static_cast<std::uint32_t>(found.size() - starts[probe.number]);
  }
  for (std::size_t i = 0; i < counts.size(); ++i)
    out.insert(out.end(), found.begin() + static_cast<std::ptrdiff_t>(starts[i]),
               found.begin() + static_cast<std::ptrdiff_t>(starts[i] + counts[i]));
}

void IndexSearch::range(std::span<const Value> equal_values, const ValueRange& range, std::size_t limit,
                        std::vector<std::uint32_t>& out) const {
  std::string first;
  bool exact = true;
  for (const Value& value : equal_values) {
    const auto part = ordered_bytes(value);
    if (!part) return;
    exact = exact && ordered_bytes_are_exact(value);
    first += *part;
  }
  const auto bounds = ordered_range(range);
  if (!bounds) return;
  const std::string from = first + bounds->first, to = first + bounds->second;
  const auto is_in = [&](std::string_view bytes, std::uint32_t id) {
    const bool judge_range = range_needs_value(range, bytes);
    if (exact && !judge_range) return true;
    const auto own = values_of(id);
    for (std::size_t k = 0; k < equal_values.size(); ++k)
      if (equal(own[k], equal_values[k]) != std::optional<bool>(true)) return false;
    return !judge_range || is_within(range, own[equal_values.size()]);
  };
  std::vector<std::pair<std::string, std::uint32_t>> found;
  std::size_t left = limit == 0 ? SIZE_MAX : limit;
  // Removed entries may take places within the limit, so the walk goes on until enough are left.
  walk_index(rocks_, view_, index_, from, to, [&](std::string_view value, std::uint32_t id) {
    if (const auto* changed = overlay_ ? overlay_->find(value) : nullptr)
      for (const auto& [n, present] : *changed)
        if (n == id) return true;
    if (!is_in(value, id)) return true;
    if (overlay_)
      found.emplace_back(value, id);
    else
      out.push_back(id);
    return --left > 0;
  });
  if (!overlay_) return;
  const auto& values = overlay_->values();
  for (auto at = values.lower_bound(from); at != values.end() && at->first < to; ++at)
    for (const auto& [id, present] : at->second)
      if (present && is_in(at->first, id)) found.emplace_back(at->first, id);
  std::sort(found.begin(), found.end());
  if (limit != 0 && found.size() > limit) found.resize(limit);
  for (const auto& [bytes, id] : found) out.push_back(id);
}

std::vector<std::uint32_t> IndexSearch::beginning_with(std::string_view bytes) const {
  std::vector<std::uint32_t> ids;
  const std::string to = after_prefix(bytes);
  walk_index(rocks_, view_, index_, bytes, to, [&](std::string_view value, std::uint32_t id) {
    if (const auto* changed = overlay_ ? overlay_->find(value) : nullptr)
      for (const auto& [n, present] : *changed)
        if (n == id) return true;
    ids.push_back(id);
    return true;
  });
  if (overlay_) {
    const auto& values = overlay_->values();
    for (auto at = values.lower_bound(bytes); at != values.end() && at->first.starts_with(bytes); ++at)
      for (const auto& [id, present] : at->second)
        if (present) ids.push_back(id);
  }
  make_set(ids);
  return ids;
}

std::size_t IndexSearch::count(std::string_view value, std::size_t most) const {
  std::size_t entries = 0;
  walk_index(rocks_, view_, index_, value, after_prefix(value),
             [&](std::string_view, std::uint32_t) { return ++entries < most; });
  return entries;
}

void IndexSearch::text(TextTest test, std::string_view needle, std::vector<std::uint32_t>& out) const {
  std::vector<std::string> grams;
  if (test == TextTest::ends_with && !needle.empty() && needle.size() <= longest_indexed_text) {
    grams = grams_of(needle);
  } else {
    for (std::size_t i = 0; i + 3 <= needle.size() && grams.size() < 64; ++i)
      grams.emplace_back(needle.substr(i, 3));
  }
  // The rarest three bytes: each is counted as far as the rarest goes.
  std::string_view rarest = needle;  // up to two bytes begin the entries that hold them
  if (!grams.empty()) {
    rarest = grams.front();
    for (std::size_t most = grams.size() == 1 ? 0 : 64; most != 0; most *= 8) {
      std::size_t fewest = most;
      for (const std::string& gram : grams)
        if (const std::size_t entries = count(gram, fewest); entries < fewest) {
          fewest = entries;
          rarest = gram;
        }
      if (fewest < most) break;
    }
  }
  std::vector<std::uint32_t> ids = beginning_with(rarest);
  if (!rarest.empty()) {
    const auto long_ones = beginning_with(long_text_mark);
    ids.insert(ids.end(), long_ones.begin(), long_ones.end());
    make_set(ids);
  }
  keep_passing(test, needle, ids);
  out.insert(out.end(), ids.begin(), ids.end());
}

void IndexSearch::keep_passing(TextTest test, std::string_view needle,
                               std::vector<std::uint32_t>& ids) const {
  std::vector<std::uint32_t> kept;
  Column column;
  for (std::size_t from = 0; from < ids.size(); from += batch_capacity) {
    const auto part = std::span(ids).subspan(from, std::min<std::size_t>(batch_capacity, ids.size() - from));
    read_property(graph_, index_, index_.keys[0], part, column);
    for (std::size_t i = 0; i < part.size(); ++i)
      if (!column.is_null(i))
        if (const Value value = column.value(i);
            value.is(Kind::string) && passes(test, value.as_string(), needle))
          kept.push_back(part[i]);
  }
  ids = std::move(kept);
}

}  // namespace kenes
