// SPDX-License-Identifier: Apache-2.0
#include "engine/run/walk_distances.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace kenes::run {

namespace {

std::uint64_t key(NodeId node, WalkPattern::State state) { return std::uint64_t{state} << 32 | node; }

}  // namespace

struct WalkDistances::Table {
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> distances;
};

WalkDistances::WalkDistances(WalkPattern& pattern, Limits& limits)
    : pattern_(pattern), account_(limits), limits_(limits), table_(std::make_unique<Table>()) {}

WalkDistances::~WalkDistances() = default;

void WalkDistances::begin(NodeId end) {
  table_->distances.clear();
  account_.release_all();
  charged_ = 0;
  starts_.clear();
  next_.clear();
  depth_ = 0;
  insert(end, pattern_.last_state());
  frontier_.swap(next_);
  next_.clear();
}

void WalkDistances::insert(NodeId node, WalkPattern::State state) {
  const auto distance = static_cast<std::uint32_t>(depth_);
  for (;;) {
    if (!table_->distances.emplace(key(node, state), distance).second) return;
    next_.emplace_back(node, state);
    if (state == pattern_.first_state()) starts_.push_back(node);
    WalkPattern::State before = 0;
    std::size_t part = 0;
    if (!pattern_.left_from(state, before, part)) return;
    if (state != pattern_.last_state() && !pattern_.may_leave(part, node)) return;
    state = before;
  }
}

void WalkDistances::grow() {
  ++depth_;
  next_.clear();
  std::sort(frontier_.begin(), frontier_.end(),
            [](const Place& a, const Place& b) { return a.second < b.second; });
  for (std::size_t begin = 0; begin < frontier_.size();) {
    const WalkPattern::State state = frontier_[begin].second;
    std::size_t end = begin;
    nodes_.clear();
    while (end < frontier_.size() && frontier_[end].second == state && nodes_.size() < batch_capacity)
      nodes_.push_back(frontier_[end++].first);
    for (const WalkPattern::Entry& entry : pattern_.entries(state)) {
      candidates_.clear();
      pattern_.hop(entry.part, entry.step)
          .from(nodes_, true, [&](std::size_t i, NodeId neighbour, auto&& edge) {
            candidates_.push_back({neighbour, edge(), nodes_[i]});
          });
      pattern_.check(entry.part, entry.step, candidates_, nullptr, keep_);
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (!keep_[i] || table_->distances.contains(key(candidates_[i].near, entry.from))) continue;
        if (entry.step == 0 && !pattern_.may_enter(entry.part, candidates_[i].near)) continue;
        insert(candidates_[i].near, entry.from);
      }
    }
    begin = end;
  }
  frontier_.swap(next_);
  if (table_->distances.size() > charged_) {
    account_.add(static_cast<std::int64_t>((table_->distances.size() - charged_) * 24));
    charged_ = table_->distances.size();
  }
}

void WalkDistances::extend(std::int64_t length) {
  while (depth_ < length && !frontier_.empty()) {
    limits_.check();
    grow();
  }
}

std::optional<std::int64_t> WalkDistances::at(NodeId node, WalkPattern::State state) const {
  const auto found = table_->distances.find(key(node, state));
  if (found == table_->distances.end()) return std::nullopt;
  return found->second;
}

std::optional<std::int64_t> WalkDistances::from(NodeId node) {
  for (;;) {
    if (const auto known = at(node, pattern_.first_state()); known || exhausted()) return known;
    if (depth_ >= pattern_.longest()) return std::nullopt;
    extend(depth_ + 1);
  }
}

}  // namespace kenes::run
