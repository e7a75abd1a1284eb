// SPDX-License-Identifier: Apache-2.0
#include "storage/index_build.hpp"

#include <algorithm>

#include "storage/ordered.hpp"

namespace kenes {

namespace {

bool is_comparable(std::string_view value) { return value.empty() || value[0] != uncomparable_mark; }

}  // namespace

IndexBuild::IndexBuild(StoreCore& core, const IndexEntry& index, std::size_t run_bytes)
    : core_(core), index_(index), run_bytes_(run_bytes) {
  auto& rocks = core_.rocks();
  const auto prefix = index_prefix(index_.number);
  std::string any;
  if (!rocks.first(*rocks.view(), Family::index, prefix, after_prefix(prefix), any)) return;
  Rocks::Batch batch;
  batch.remove_range(Family::index, prefix, after_prefix(prefix));
  rocks.write(batch, false);
}

void IndexBuild::add(std::span<const Value> values, std::uint32_t id) {
  index_values(index_, values, now_);
  for (std::string& value : now_.values) {
    bytes_ += sizeof(Entries::value_type) + value.size();
    entries_.emplace_back(std::move(value), id);
    ++added_;
  }
  if (bytes_ > run_bytes_) store_run();
}

const IndexBuild::Entries& IndexBuild::sorted() {
  std::sort(entries_.begin(), entries_.end());
  return entries_;
}

void IndexBuild::store_run() {
  auto& rocks = core_.rocks();
  stored_ = true;
  sorted();
  const auto before = rocks.view();
  std::vector<std::unique_ptr<Rocks::SortedFile>> files;
  files.push_back(std::make_unique<Rocks::SortedFile>(rocks, Family::index));
  std::vector<std::uint32_t> known;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto& [value, id] = entries_[i];
    if (!is_shared(index_, value)) {
      // One key for both: only the first is kept, the pair remembered.
      known.clear();
      if (i > 0 && entries_[i - 1].first == value)
        known.push_back(entries_[i - 1].second);
      else
        find_ids(rocks, *before, index_, value, known);
      if (!known.empty()) {
        if (twins_.empty()) twins_.emplace_back(known[0], id);
        continue;
      }
    }
    files[0]->put(index_key(index_, value, id), index_payload(index_, value, id));
  }
  if (!files[0]->empty()) rocks.ingest(files);
  entries_.clear();
  bytes_ = 0;
}

std::shared_ptr<const Rocks::View> IndexBuild::store_rest() {
  store_run();
  return view_ = core_.rocks().view();
}

void IndexBuild::count(IndexState& state, Limits& limits,
                       const std::function<void(std::uint32_t, std::uint32_t)>& twins) {
  state = {};
  std::string last;
  std::vector<std::uint32_t> alike;
  const auto visit = [&](std::string_view value, std::uint32_t id) {
    if ((state.entries & 0xFFF) == 0) limits.check();
    if (state.entries++ == 0 || value != last) {
      ++state.distinct;
      last.assign(value);
      alike.clear();
    } else if (index_.unique() && is_comparable(value)) {
      for (const std::uint32_t other : alike) twins(other, id);
    }
    if (index_.unique() && alike.size() < 64) alike.push_back(id);
    return true;
  };
  for (const auto& [a, b] : twins_) twins(a, b);
  if (!stored_) {
    for (const auto& [value, id] : entries_) visit(value, id);
    return;
  }
  walk_index(core_.rocks(), *view_, index_, {}, {}, visit);
}

}  // namespace kenes
