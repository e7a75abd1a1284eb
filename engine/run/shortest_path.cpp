// SPDX-License-Identifier: Apache-2.0
// ShortestPath: shortestPath and allShortestPaths between two bound nodes. Bidirectional search where
// conditions are on single relationships; where they are on the whole path, or walks must have a length of
// two or more, all walks in order of length, as far as they can still reach the end.
#include <algorithm>

#include "engine/run/bidirectional_search.hpp"
#include "engine/run/paths.hpp"

namespace kenes::run {

namespace {

using Walk = std::vector<Edge>;

class ShortestPath final : public Operator {
 public:
  ShortestPath(const plan::ShortestPath& what, const Site& site)
      : what_(what),
        graph_(site.graph()),
        limits_(site.limits()),
        fan_(site, {what.path, what.relationships, what.length}),
        hop_(what.types, what.arrow, what.each, what.each_predicates, no_slots_, site),
        search_(graph_, hop_, limits_),
        maximum_(what.maximum < 0 ? INT64_MAX : what.maximum),
        writes_path_(site.is_live(what.path)),
        writes_list_(site.is_live(what.relationships)),
        writes_length_(site.is_live(what.length)),
        judged_(what.path_predicates.empty() ? 0 : site.slots()),
        target_distance_(limits_) {
    for (const auto& predicate : what.path_predicates) path_predicates_.push_back(site.compile(predicate));
    used_ = slots_of(what.path_predicates);
  }

  bool next(Batch& out) override {
    found_.clear();
    for (;;) {
      while (row_ < fan_.rows().size() && !fan_.full()) {
        if (!searched_) search_row();
        for (; taken_ < walks_.size() && !fan_.full(); ++taken_) {
          fan_.repeat(fan_.rows()[row_], 1);
          found_.push_back({from_, std::move(walks_[taken_]), length_});
        }
        if (taken_ < walks_.size()) break;
        searched_ = false;
        ++row_;
      }
      if (!fan_.sources.empty()) break;
      row_ = 0;
      if (!fan_.pull()) return false;
    }
    fan_.finish(out);
    write(out);
    return true;
  }

  void rewind() override {
    fan_.rewind();
    fan_.input().reset(0);
    row_ = 0;
    searched_ = false;
  }

 private:
  struct Found {
    NodeId from;
    Walk walk;
    std::int64_t length;
  };

  void search_row() {
    std::uint32_t row = fan_.rows()[row_];
    searched_ = true;
    walks_.clear();
    taken_ = 0;
    from_ = node_at(fan_.input().column(what_.from), row);
    NodeId to = node_at(fan_.input().column(what_.to), row);
    if (from_ == no_node || to == no_node) return;
    hop_.begin(fan_.input(), row);
    length_ = 0;
    if (from_ == to && what_.minimum == 0) {
      if (fulfils({})) walks_.emplace_back();
      return;
    }
    if (!path_predicates_.empty() || what_.minimum > 1) {
      search_exhaustively(to);
      return;
    }
    // A shortest walk from a node to itself is none: openCypher leaves it open, we give no row.
    if (from_ == to) return;
    auto length = search_.search(from_, to, maximum_, what_.all);
    if (!length) return;
    length_ = *length;
    if (what_.all || writes_path_ || writes_list_)
      search_.walks(walks_);
    else
      walks_.emplace_back();
  }

  /// Walks of one length after the other, each layer whole; only those that can still end in `to`.
  void search_exhaustively(NodeId to) {
    measure_distances(to);
    struct Step {
      NodeId node;
      std::uint32_t before;
      Edge edge;
    };
    std::vector<std::vector<Step>> layers{{{from_, 0, {}}}};
    MemoryAccount account(limits_);
    auto walk_to = [&](std::size_t depth, std::uint32_t at) {
      Walk walk(depth);
      for (; depth > 0; --depth) {
        walk[depth - 1] = layers[depth][at].edge;
        at = layers[depth][at].before;
      }
      return walk;
    };
    std::vector<NodeId> nodes;
    for (std::int64_t depth = 0; depth < maximum_ && !layers.back().empty(); ++depth) {
      std::vector<Step> next;
      const auto& last = layers.back();
      for (std::size_t at = 0; at < last.size(); at += batch_capacity) {
        std::size_t count = std::min(batch_capacity, last.size() - at);
        nodes.clear();
        for (std::size_t i = 0; i < count; ++i) nodes.push_back(last[at + i].node);
        std::size_t before_size = next.size();
        hop_.from(nodes, false, [&](std::size_t i, NodeId neighbour, auto&& edge) {
          if (!target_distance_.contains(neighbour)) return;
          if (distances_[neighbour] > maximum_ - depth - 1) return;
          Edge step = edge();
          auto place = static_cast<std::uint32_t>(at + i);
          for (std::size_t d = layers.size() - 1, p = place; d > 0; --d) {
            if (layers[d][p].edge == step) return;
            p = layers[d][p].before;
          }
          next.push_back({neighbour, place, step});
        });
        account.add(static_cast<std::int64_t>((next.size() - before_size) * sizeof(Step)));
      }
      layers.push_back(std::move(next));
      if (depth + 1 < what_.minimum) continue;
      for (std::uint32_t i = 0; i < layers.back().size(); ++i) {
        if (layers.back()[i].node != to) continue;
        limits_.check();
        Walk walk = walk_to(layers.size() - 1, i);
        if (!fulfils(walk)) continue;
        length_ = depth + 1;
        walks_.push_back(std::move(walk));
        if (!what_.all) return;
      }
      if (!walks_.empty()) return;
    }
  }

  /// distances_[n] = least number of steps from n to `to`, for the nodes in target_distance_.
  void measure_distances(NodeId to) {
    target_distance_.clear(graph_.node_bound());
    distances_.resize(graph_.node_bound());
    target_distance_.insert(to);
    distances_[to] = 0;
    std::vector<NodeId> frontier{to}, next;
    for (std::int64_t depth = 1; depth <= maximum_ && !frontier.empty(); ++depth) {
      next.clear();
      for (std::size_t at = 0; at < frontier.size(); at += batch_capacity)
        hop_.from(
            std::span<const NodeId>(frontier).subspan(at, std::min(batch_capacity, frontier.size() - at)),
            true, [&](std::size_t, NodeId neighbour, auto&&) {
              if (!target_distance_.insert(neighbour)) return;
              distances_[neighbour] = depth;
              next.push_back(neighbour);
            });
      std::swap(frontier, next);
    }
  }

  /// Whether the whole path fulfils what is asked of it.
  bool fulfils(const Walk& walk) {
    if (path_predicates_.empty()) return true;
    std::uint32_t row = fan_.rows()[row_];
    judged_.reset(1);
    for (Slot slot : used_)
      if (fan_.input().column(slot).size() > row)
        judged_.column(slot).gather(fan_.input().column(slot), {&row, 1});
    auto set = [&](Slot slot, const Value& value) {
      if (slot != plan::no_slot) fill({&value, 1}, judged_.column(slot));
    };
    set(what_.path, path_value({from_, walk, 0}));
    set(what_.relationships, list_value(walk));
    set(what_.length, static_cast<std::int64_t>(walk.size()));
    return std::all_of(path_predicates_.begin(), path_predicates_.end(),
                       [&](auto& predicate) { return predicate->value(judged_, 0).is_true(); });
  }

  static Value path_value(const Found& found) {
    Path path;
    path.nodes.push_back(Node{found.from});
    for (const Edge& edge : found.walk) walk(path, edge);
    return Value(std::move(path));
  }
  static Value list_value(const Walk& walk) { return Value(List(walk.begin(), walk.end())); }

  void write(Batch& out) {
    if (writes_path_) {
      Column& column = out.column(what_.path);
      column.reset(ColumnType::value, found_.size());
      std::transform(found_.begin(), found_.end(), column.values(), path_value);
    }
    if (writes_list_) {
      Column& column = out.column(what_.relationships);
      column.reset(ColumnType::value, found_.size());
      std::transform(found_.begin(), found_.end(), column.values(),
                     [](const Found& found) { return list_value(found.walk); });
    }
    if (writes_length_) {
      Column& column = out.column(what_.length);
      column.reset(ColumnType::integer, found_.size());
      std::transform(found_.begin(), found_.end(), column.integers(),
                     [](const Found& f) { return f.length; });
    }
  }

  const plan::ShortestPath& what_;
  const GraphSource& graph_;
  Limits& limits_;
  const std::vector<Slot> no_slots_;
  FanOut fan_;
  Hop hop_;
  BidirectionalSearch search_;
  std::int64_t maximum_;
  bool writes_path_, writes_list_, writes_length_;
  std::vector<ExpressionHandle> path_predicates_;
  std::vector<Slot> used_;
  Batch judged_;
  NodeBits target_distance_;
  std::vector<std::int64_t> distances_;

  std::size_t row_ = 0;
  bool searched_ = false;
  NodeId from_ = no_node;
  std::int64_t length_ = 0;
  std::vector<Walk> walks_;  // of the current input row
  std::size_t taken_ = 0;
  std::vector<Found> found_;
};

}  // namespace

OperatorHandle make(const plan::ShortestPath& what, const Site& site) {
  return std::make_unique<ShortestPath>(what, site);
}

}  // namespace kenes::run
