// SPDX-License-Identifier: Apache-2.0
#include "storage/index_leaves.hpp"

#include <algorithm>
#include <mutex>

#include "storage/index.hpp"

namespace kenes {

namespace {

constexpr std::size_t entries_a_leaf = 256, most_entries_a_leaf = 1024;
constexpr std::uint64_t entries_a_value = 8;  // on average, else an index has no leaves
constexpr std::uint64_t bytes_an_entry = 32;  // roughly, to know beforehand whether an index fits
constexpr std::uint32_t patience = 16;        // look-ups between two commits before leaves are made

}  // namespace

std::size_t IndexLeaves::Leaf::bytes() const {
  return sizeof(Leaf) + values.capacity() + (offsets.capacity() + ids.capacity()) * sizeof(std::uint32_t) +
         end.capacity() + 64;
}

const IndexLeaves::Leaf* IndexLeaves::leaf_of(const Index& index, std::string_view value) {
  const auto behind = index.leaves.upper_bound(value);
  if (behind == index.leaves.begin()) return nullptr;
  const Leaf& leaf = *std::prev(behind)->second;
  return leaf.is_last || value < leaf.end ? &leaf : nullptr;
}

void IndexLeaves::ids_in(const Leaf& leaf, std::string_view value, std::vector<std::uint32_t>& out) {
  std::size_t from = 0, count = leaf.ids.size();
  while (count > 0) {
    const std::size_t half = count / 2;
    if (leaf.value(from + half) < value) {
      from += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  for (; from < leaf.ids.size() && leaf.value(from) == value; ++from) out.push_back(leaf.ids[from]);
}

void IndexLeaves::drop(Index& index) {
  std::size_t held = 0;
  for (const auto& [first, leaf] : index.leaves) held += leaf->bytes();
  index.leaves.clear();
  index.asked = 0;
  bytes_ -= held;
}

bool IndexLeaves::find(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index,
                       const IndexState& state, std::string_view value, std::vector<std::uint32_t>& out) {
  if (state.entries > state.distinct * entries_a_value || state.entries * bytes_an_entry > budget_)
    return false;
  {
    std::shared_lock lock(mutex_);
    const auto at = indexes_.find(index.number);
    if (at != indexes_.end()) {
      if (at->second.changed > state.changed) return false;  // asked by a reader of the past
      if (at->second.changed == state.changed) {
        if (const Leaf* leaf = leaf_of(at->second, value)) {
          ids_in(*leaf, value, out);
          return true;
        }
        if (at->second.asked.fetch_add(1, std::memory_order_relaxed) < patience) return false;
      }
    }
  }
  auto leaf = std::make_unique<Leaf>();
  leaf->is_last = true;
  {
    std::unique_lock lock(mutex_);
    Index& known = indexes_[index.number];
    if (known.changed < state.changed) {
      drop(known);
      known.changed = state.changed;
    }
    if (known.changed != state.changed || known.asked.load() < patience) return false;
    if (const auto behind = known.leaves.upper_bound(value); behind != known.leaves.end()) {
      leaf->end = behind->first;
      leaf->is_last = false;
    }
  }

  bool is_cut = false;
  walk_index(rocks, view, index, value, std::string(leaf->end),
             [&](std::string_view found, std::uint32_t id) {
               const std::size_t entries = leaf->ids.size();
               if (entries >= entries_a_leaf && found != leaf->value(entries - 1)) {
                 leaf->end = found;
                 leaf->is_last = false;
                 return false;
               }
               if ((is_cut = entries >= most_entries_a_leaf)) return false;
               if (entries == 0) leaf->offsets.push_back(0);
               leaf->values += found;
               leaf->offsets.push_back(static_cast<std::uint32_t>(leaf->values.size()));
               leaf->ids.push_back(id);
               return true;
             });
  if (is_cut) return false;
  ids_in(*leaf, value, out);

  std::unique_lock lock(mutex_);
  Index& known = indexes_[index.number];
  if (known.changed != state.changed || leaf_of(known, value) != nullptr) return true;
  const auto behind = known.leaves.upper_bound(value);
  // What the next leaf holds is not held twice.
  if (behind != known.leaves.end() && (leaf->is_last || behind->first < leaf->end)) {
    leaf->end = behind->first;
    leaf->is_last = false;
    while (!leaf->ids.empty() && leaf->value(leaf->ids.size() - 1) >= leaf->end) {
      leaf->ids.pop_back();
      leaf->offsets.pop_back();
    }
    leaf->values.resize(leaf->ids.empty() ? 0 : leaf->offsets.back());
  }
  leaf->values.shrink_to_fit();
  leaf->offsets.shrink_to_fit();
  leaf->ids.shrink_to_fit();
  if (bytes_ + leaf->bytes() > budget_)
    for (auto& [number, other] : indexes_) drop(other);
  bytes_ += leaf->bytes();
  known.leaves.emplace(value, std::move(leaf));
  return true;
}

}  // namespace kenes
