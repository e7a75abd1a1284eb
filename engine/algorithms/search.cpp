// SPDX-License-Identifier: Apache-2.0
#include "engine/algorithms/search.hpp"

#include <algorithm>
#include <functional>

namespace kenes::algorithms {

namespace {

constexpr std::size_t steps_between_checks = 4096;

}  // namespace

void Search::run(NodeId source, Limits& limits) {
  for (NodeId node : reached_) {
    distance_[node] = unreached;
    by_[node] = no_entry;
  }
  reached_.clear();
  distance_[source] = 0;
  reached_.push_back(source);
  lists_.weighted() ? dijkstra(limits) : breadth_first(limits);
}

void Search::breadth_first(Limits& limits) {
  for (std::size_t at = 0; at < reached_.size(); ++at) {
    if (at % steps_between_checks == 0) limits.check();
    const NodeId v = reached_[at];
    const double next = distance_[v] + 1;
    for (auto entry = lists_.first(v), last = lists_.last(v); entry < last; ++entry) {
      const NodeId w = lists_.neighbour(entry);
      if (distance_[w] != unreached) continue;
      distance_[w] = next;
      by_[w] = entry;
      reached_.push_back(w);
    }
  }
}

// E. W. Dijkstra, "A Note on Two Problems in Connexion with Graphs" (1959). Equal distances by node, so that
// the order is the same everywhere.
void Search::dijkstra(Limits& limits) {
  const NodeId source = reached_[0];
  reached_.clear();
  heap_.assign(1, {0, source});
  for (std::size_t step = 0; !heap_.empty(); ++step) {
    if (step % steps_between_checks == 0) limits.check();
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    const auto [distance, v] = heap_.back();
    heap_.pop_back();
    if (distance > distance_[v]) continue;
    reached_.push_back(v);
    for (auto entry = lists_.first(v), last = lists_.last(v); entry < last; ++entry) {
      const NodeId w = lists_.neighbour(entry);
      const double next = distance + lists_.weight(entry);
      if (!(next < distance_[w])) continue;
      distance_[w] = next;
      by_[w] = entry;
      heap_.emplace_back(next, w);
      std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }
  }
}

}  // namespace kenes::algorithms
