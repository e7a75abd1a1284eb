// SPDX-License-Identifier: Apache-2.0
#include "engine/run/walk_search.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>

namespace kenes::run {

struct WalkSearch::Used {
  static std::uint64_t key(const Edge& edge) { return std::uint64_t{edge.type} << 32 | edge.id; }
  boost::unordered_flat_set<std::uint64_t> edges;
};

WalkSearch::WalkSearch(WalkPattern& pattern, Limits& limits)
    : pattern_(pattern), limits_(limits), account_(limits), used_(std::make_unique<Used>()) {}

WalkSearch::~WalkSearch() = default;

void WalkSearch::begin(NodeId from, std::optional<NodeId> to) {
  start_ = from;
  to_ = to;
  distances_ = nullptr;
  length_ = longer_ = INT64_MAX;
  frames_.clear();
  choices_.clear();
  walk_.clear();
  used_->edges.clear();
  open(from, 0, 0, 0);
}

void WalkSearch::begin(NodeId from, const WalkDistances& distances, std::int64_t length) {
  start_ = from;
  to_.reset();
  distances_ = &distances;
  length_ = length;
  longer_ = INT64_MAX;
  frames_.clear();
  choices_.clear();
  walk_.clear();
  used_->edges.clear();
  open(from, 0, 0, 0);
}

std::optional<std::int64_t> WalkSearch::longer() const {
  return longer_ == INT64_MAX ? std::nullopt : std::optional(longer_);
}

bool WalkSearch::next() {
  while (!frames_.empty()) {
    Frame& top = frames_.back();
    if (top.complete) {
      top.complete = false;
      const bool counts =
          distances_ ? static_cast<std::int64_t>(walk_.size()) == length_ : !to_ || *to_ == end();
      if (counts) return true;
    }
    // A walk of the full length goes no further.
    if (top.begin == top.end || (distances_ && static_cast<std::int64_t>(walk_.size()) >= length_)) {
      if (distances_ && top.begin != top.end) longer_ = std::min(longer_, length_ + 1);
      choices_.resize(frames_.size() > 1 ? frames_[frames_.size() - 2].end : 0);
      frames_.pop_back();
      if (walk_.empty()) continue;
      used_->edges.erase(Used::key(walk_.back().edge));
      walk_.pop_back();
      continue;
    }
    const Choice choice = choices_[top.begin++];
    walk_.push_back(choice.stride);
    used_->edges.insert(Used::key(choice.stride.edge));
    const auto steps = pattern_.part(choice.stride.part).steps.size();
    const bool repeated = choice.stride.step + 1 == steps;
    open(choice.stride.node, choice.stride.part, choice.done, repeated ? 0 : choice.stride.step + 1);
  }
  return false;
}

/// The walk has come to a place in the pattern: what leads on from there.
void WalkSearch::open(NodeId node, std::size_t part, std::int64_t done, std::size_t step) {
  limits_.check();
  const std::size_t begin = choices_.size();
  bool complete = false;
  for (;;) {
    const plan::WalkPart& what = pattern_.part(part);
    if (step > 0 || what.maximum < 0 || done < what.maximum) add_choices(node, part, done, step);
    if (step > 0 || done < what.minimum) break;
    if (part + 1 == pattern_.size()) {
      complete = true;
      break;
    }
    if (!pattern_.may_leave(part, node)) break;
    ++part;
    done = 0;
  }
  frames_.push_back({begin, choices_.size(), complete});
  const std::size_t held = choices_.capacity() * sizeof(Choice) + frames_.capacity() * sizeof(Frame) +
                           walk_.capacity() * (sizeof(WalkStride) + 16);
  if (held <= charged_) return;
  account_.add(static_cast<std::int64_t>(held - charged_));
  charged_ = held;
}

void WalkSearch::add_choices(NodeId node, std::size_t part, std::int64_t done, std::size_t step) {
  if (step == 0 && !pattern_.may_enter(part, node)) return;
  candidates_.clear();
  pattern_.hop(part, step).from({&node, 1}, false, [&](std::size_t, NodeId neighbour, auto&& edge) {
    const Edge taken = edge();
    if (!used_->edges.contains(Used::key(taken))) candidates_.push_back({node, taken, neighbour});
  });
  bind_earlier(part, step);
  pattern_.check(part, step, candidates_, &earlier_, keep_);
  const bool repeats = step + 1 == pattern_.part(part).steps.size();
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (!keep_[i]) continue;
    Choice choice{{candidates_[i].edge, candidates_[i].far, static_cast<std::uint32_t>(part),
                   static_cast<std::uint32_t>(step), done},
                  done + (repeats ? 1 : 0)};
    if (!distances_ || in_reach(choice)) choices_.push_back(choice);
  }
}

bool WalkSearch::in_reach(const Choice& choice) {
  const bool repeated = choice.stride.step + 1 == pattern_.part(choice.stride.part).steps.size();
  const auto state = pattern_.state(choice.stride.part, choice.done, repeated ? 0 : choice.stride.step + 1);
  const auto rest = distances_->at(choice.stride.node, state);
  const auto walked = static_cast<std::int64_t>(walk_.size()) + 1;
  if (rest && walked + *rest <= length_) return true;
  if (rest)
    longer_ = std::min(longer_, walked + *rest);
  else if (!distances_->exhausted())
    longer_ = std::min(longer_, length_ + 1);
  return false;
}

void WalkSearch::bind_earlier(std::size_t part, std::size_t step) {
  earlier_.clear();
  if (step == 0) return;
  // The last `step` relationships of the walk belong to this repetition.
  const plan::WalkPart& what = pattern_.part(part);
  const std::size_t first = walk_.size() - step;
  if (what.first != plan::no_slot)
    earlier_.emplace_back(what.first, Value(Node{first == 0 ? start_ : walk_[first - 1].node}));
  for (std::size_t i = 0; i < step; ++i) {
    earlier_.emplace_back(what.steps[i].relationship, Value(walk_[first + i].edge));
    if (i + 1 < step) earlier_.emplace_back(what.steps[i].node, Value(Node{walk_[first + i].node}));
  }
}

}  // namespace kenes::run
