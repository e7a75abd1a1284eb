// SPDX-License-Identifier: Apache-2.0
#include "engine/run/bidirectional_search.hpp"

#include <algorithm>

namespace kenes::run {

namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

}  // namespace

void BidirectionalSearch::begin(Side& side, NodeId node) {
  side.seen.clear(graph_.node_bound());
  side.seen.insert(node);
  side.heads.assign(1, none);
  side.links.clear();
  side.level_begin = 0;
  side.depth = 0;
}

std::optional<std::int64_t> BidirectionalSearch::search(NodeId from, NodeId to, std::int64_t maximum,
                                                        bool all) {
  begin(sides_[0], from);
  begin(sides_[1], to);
  meetings_.clear();
  walks_account_.release_all();
  if (all && places_.size() < graph_.node_bound()) {
    account_.add(static_cast<std::int64_t>((graph_.node_bound() - places_.size()) * sizeof(std::uint32_t)));
    places_.resize(graph_.node_bound());
  }
  while (sides_[0].depth + sides_[1].depth < maximum) {
    auto width = [&](const Side& side) { return side.seen.members().size() - side.level_begin; };
    std::size_t which = width(sides_[1]) < width(sides_[0]) ? 1 : 0;
    if (width(sides_[which]) == 0) return std::nullopt;
    if (grow(which, all)) return sides_[0].depth + sides_[1].depth;
  }
  return std::nullopt;
}

bool BidirectionalSearch::grow(std::size_t which, bool all) {
  Side& side = sides_[which];
  const Side& other = sides_[1 - which];
  auto members = side.seen.members();
  std::size_t begin = side.level_begin, end = members.size();
  frontier_.assign(members.begin() + static_cast<std::ptrdiff_t>(begin), members.end());
  // Small parts at first: a meeting often comes early and ends the search.
  std::size_t part = all ? batch_capacity : 16;
  bool met = false;
  for (std::size_t at = 0; at < frontier_.size() && (all || !met); at += part) {
    if (at != 0) part = std::min(batch_capacity, part * 2);
    auto nodes = std::span<const NodeId>(frontier_).subspan(at, std::min(part, frontier_.size() - at));
    hop_.from(nodes, which == 1, [&](std::size_t i, NodeId neighbour, auto&& edge) {
      if (met && !all) return;
      bool is_new = side.seen.insert(neighbour);
      if (!is_new && !all) return;
      auto before = static_cast<std::uint32_t>(begin + at + i);
      if (is_new) {
        auto place = static_cast<std::uint32_t>(side.heads.size());
        if (all) places_[neighbour] = place;
        side.heads.push_back(static_cast<std::uint32_t>(side.links.size()));
        side.links.push_back({edge(), before, none});
        if (other.seen.contains(neighbour)) {
          meetings_.push_back(neighbour);
          met = true;
        }
        return;
      }
      // Another way to a node of the level that is being made; nodes of levels before are no shortest way.
      std::uint32_t place = places_[neighbour];
      if (place < end || place >= side.heads.size() || side.seen.members()[place] != neighbour) return;
      side.links.push_back({edge(), before, side.heads[place]});
      side.heads[place] = static_cast<std::uint32_t>(side.links.size() - 1);
    });
  }
  side.level_begin = end;
  ++side.depth;
  return met;
}

std::uint32_t BidirectionalSearch::place_of(const Side& side, NodeId node) const {
  auto members = side.seen.members();
  auto found = std::find(members.rbegin(), members.rend(), node);
  return static_cast<std::uint32_t>(members.rend() - found - 1);
}

void BidirectionalSearch::charge(const std::vector<Edge>& walk) {
  walks_account_.add(static_cast<std::int64_t>(sizeof(walk) + walk.size() * sizeof(Edge)));
  if ((++charged_walks_ & 0xFF) == 0) limits_.check();
}

void BidirectionalSearch::walk_back(const Side& side, std::uint32_t place,
                                    std::vector<std::vector<Edge>>& out) {
  std::vector<std::uint32_t> choice;  // links from the meeting back to the side's start
  auto descend = [&](std::uint32_t at) {
    while (side.heads[at] != none) {
      choice.push_back(side.heads[at]);
      at = side.links[choice.back()].before;
    }
  };
  descend(place);
  for (;;) {
    std::vector<Edge>& walk = out.emplace_back();
    for (std::uint32_t link : choice) walk.push_back(side.links[link].edge);
    charge(walk);
    while (!choice.empty() && side.links[choice.back()].next == none) choice.pop_back();
    if (choice.empty()) return;
    choice.back() = side.links[choice.back()].next;
    descend(side.links[choice.back()].before);
  }
}

void BidirectionalSearch::walks(std::vector<std::vector<Edge>>& out) {
  std::vector<std::vector<Edge>> ahead, behind;
  for (NodeId meeting : meetings_) {
    ahead.clear();
    behind.clear();
    walk_back(sides_[0], place_of(sides_[0], meeting), ahead);
    walk_back(sides_[1], place_of(sides_[1], meeting), behind);
    for (const auto& first : ahead)
      for (const auto& second : behind) {
        std::vector<Edge>& walk = out.emplace_back(first.rbegin(), first.rend());
        walk.insert(walk.end(), second.begin(), second.end());
        charge(walk);
      }
  }
}

}  // namespace kenes::run
