// SPDX-License-Identifier: Apache-2.0
// VariableLengthExpand: walks that repeat no relationship, one input row after the other. The walks lie in
// layers, one for each length; a part of the top layer is extended at a time, so memory is bounded by depth
// times part times degree, and the graph is asked for many nodes at once. Where only the ends matter, a
// breadth-first search with a bitmap replaces the walks.
#include <algorithm>

#include "engine/run/walk.hpp"

namespace kenes::run {

namespace {

constexpr std::size_t part_size = 256;

class VariableLengthExpand final : public Operator {
 public:
  VariableLengthExpand(const plan::VariableLengthExpand& what, const Site& site)
      : what_(what),
        graph_(site.graph()),
        labels_(what.to_labels, site.execution()),
        fan_(site, own_slots(what)),
        hop_(what.types, what.arrow, what.each, what.each_predicates, what.different_from, site),
        writes_list_(site.is_live(what.relationships)),
        writes_nodes_(!what.into && site.is_live(what.to)),
        maximum_(what.maximum < 0 ? INT64_MAX : what.maximum),
        visited_(site.limits()),
        emitted_ends_(site.limits()),
        account_(site.limits()) {}

  bool next(Batch& out) override {
    for (;;) {
      while (row_ < fan_.rows().size() && !fan_.full()) {
        if (!searching_) begin_row();
        if (extend()) continue;
        searching_ = false;
        ++row_;
      }
      if (!fan_.sources.empty()) break;
      row_ = 0;
      if (!fan_.pull()) return false;
      if (!labels_.resolve()) row_ = fan_.rows().size();
    }
    fan_.finish(out);
    if (writes_nodes_) write_nodes(nodes_, out.column(what_.to));
    if (writes_list_) {
      Column& column = out.column(what_.relationships);
      column.reset(ColumnType::value, lists_.size());
      std::move(lists_.begin(), lists_.end(), column.values());
    }
    nodes_.clear();
    lists_.clear();
    return true;
  }

  void rewind() override {
    fan_.rewind();
    fan_.input().reset(0);
    nodes_.clear();
    lists_.clear();
    row_ = 0;
    searching_ = false;
  }

 private:
  /// Walks of one length; each continues a walk of the layer below.
  struct Layer {
    std::vector<NodeId> ends;
    std::vector<Edge> edges;
    std::vector<std::uint32_t> parents;
    std::vector<std::uint8_t> accepted;  ///< the end may be an end of the pattern
    std::size_t emitted = 0, extended = 0;
    std::int64_t charged = 0;

    void clear() {
      ends.clear();
      edges.clear();
      parents.clear();
      emitted = extended = 0;
    }
  };

  static std::vector<Slot> own_slots(const plan::VariableLengthExpand& what) {
    std::vector<Slot> own{what.relationships};
    if (!what.into) own.push_back(what.to);
    return own;
  }

  void begin_row() {
    std::uint32_t row = fan_.rows()[row_];
    searching_ = true;
    if (layers_.empty()) layers_.resize(1);
    depth_ = 0;
    Layer& first = layers_.front();
    first.clear();
    NodeId from = node_at(fan_.input().column(what_.from), row);
    if (what_.into) into_ = node_at(fan_.input().column(what_.to), row);
    if (from == no_node || (what_.into && into_ == no_node) || maximum_ < what_.minimum) return;
    hop_.begin(fan_.input(), row);
    if (what_.distinct_ends) {
      emitted_ends_.clear(graph_.node_bound());
      if (what_.minimum <= 1) {
        if (what_.arrow == plan::Arrow::both && what_.minimum == 1)
          reach_undirected(from);
        else
          reach(from);
        return;
      }
    }
    first.ends.push_back(from);
    first.edges.emplace_back();
    first.parents.push_back(0);
    accept(first);
  }

  /// Emits or extends; false when the row's walks are done.
  bool extend() {
    Layer& layer = layers_[depth_];
    if (layer.emitted < layer.ends.size()) {
      emit(layer);
      return true;
    }
    if (static_cast<std::int64_t>(depth_) == maximum_ || layer.extended == layer.ends.size() || flat_) {
      layer.clear();
      flat_ = false;
      if (depth_ == 0) return false;
      --depth_;
      return true;
    }
    if (layers_.size() == depth_ + 1) layers_.emplace_back();
    Layer& below = layers_[depth_];
    Layer& above = layers_[depth_ + 1];
    above.clear();
    std::size_t first = below.extended;
    std::size_t count = std::min(part_size, below.ends.size() - first);
    hop_.from(std::span<const NodeId>(below.ends).subspan(first, count), false,
              [&](std::size_t i, NodeId neighbour, auto&& edge) {
                Edge next = edge();
                auto parent = static_cast<std::uint32_t>(first + i);
                if (walked(depth_, parent, next)) return;
                above.ends.push_back(neighbour);
                above.edges.push_back(next);
                above.parents.push_back(parent);
              });
    below.extended += count;
    ++depth_;
    accept(above);
    charge(above);
    return true;
  }

  bool walked(std::size_t depth, std::uint32_t at, const Edge& edge) const {
    for (; depth > 0; --depth) {
      if (layers_[depth].edges[at] == edge) return true;
      at = layers_[depth].parents[at];
    }
    return false;
  }

  /// Judges the ends of a layer just made.
  void accept(Layer& layer) {
    if (!flat_ && static_cast<std::int64_t>(depth_) < what_.minimum) {
      layer.emitted = layer.ends.size();
      return;
    }
    layer.accepted.assign(layer.ends.size(), 1);
    if (what_.into) {
      for (std::size_t i = 0; i < layer.ends.size(); ++i) layer.accepted[i] = layer.ends[i] == into_;
    }
    if (!labels_.empty() && !layer.ends.empty()) labels_.check(layer.ends, layer.accepted);
  }

  void emit(Layer& layer) {
    std::uint32_t row = fan_.rows()[row_];
    for (; layer.emitted < layer.ends.size() && !fan_.full(); ++layer.emitted) {
      if (!layer.accepted[layer.emitted]) continue;
      NodeId end = layer.ends[layer.emitted];
      if (what_.distinct_ends && !emitted_ends_.insert(end)) continue;
      fan_.sources.push_back(row);
      if (writes_nodes_) nodes_.push_back(end);
      if (writes_list_) lists_.push_back(walk_to(static_cast<std::uint32_t>(layer.emitted)));
    }
  }

  Value walk_to(std::uint32_t at) const {
    List list(depth_);
    for (std::size_t depth = depth_; depth > 0; --depth) {
      std::size_t place = what_.reversed ? depth_ - depth : depth - 1;
      list[place] = Value(layers_[depth].edges[at]);
      at = layers_[depth].parents[at];
    }
    return Value(std::move(list));
  }

  /// All nodes at most `maximum` steps away, into the first layer. The start counts if the minimum is 0, or
  /// if a directed walk comes back to it: the shortest such repeats no relationship.
  void reach(NodeId from) {
    visited_.clear(graph_.node_bound());
    frontier_.assign(1, from);
    if (what_.minimum == 0) visited_.insert(from);
    for (std::int64_t depth = 0; depth < maximum_ && !frontier_.empty(); ++depth) {
      next_frontier_.clear();
      for (std::size_t at = 0; at < frontier_.size(); at += batch_capacity) {
        auto part =
            std::span<const NodeId>(frontier_).subspan(at, std::min(batch_capacity, frontier_.size() - at));
        hop_.from(part, false, [&](std::size_t, NodeId neighbour, auto&&) {
          if (visited_.insert(neighbour)) next_frontier_.push_back(neighbour);
        });
      }
      std::swap(frontier_, next_frontier_);
    }
    finish_reaching(visited_.members());
  }

  void finish_reaching(std::span<const NodeId> ends) {
    Layer& first = layers_.front();
    first.ends.assign(ends.begin(), ends.end());
    flat_ = true;
    accept(first);
  }

  /// As reach(), but either way along relationships: going there and back over one is no closed walk. The
  /// start counts if two different ones lead from it to places that are joined without it: each node
  /// remembers the start's relationship over which it was reached, its branch; a relationship between
  /// branches closes a cycle.
  void reach_undirected(NodeId from) {
    NodeId bound = graph_.node_bound();
    visited_.clear(bound);
    visited_.insert(from);
    frontier_.assign(1, from);
    branch_edges_.clear();
    if (branches_.size() < bound) {
      account_.add(static_cast<std::int64_t>((bound - branches_.size()) * sizeof(Reached)));
      branches_.resize(bound);
    }
    branches_[from] = {0, 0};
    std::int64_t cycle = INT64_MAX;
    for (std::int64_t depth = 0; depth < maximum_ && !frontier_.empty(); ++depth) {
      next_frontier_.clear();
      for (std::size_t at = 0; at < frontier_.size(); at += batch_capacity) {
        auto part =
            std::span<const NodeId>(frontier_).subspan(at, std::min(batch_capacity, frontier_.size() - at));
        hop_.from(part, false, [&](std::size_t i, NodeId neighbour, auto&& edge) {
          NodeId node = part[i];
          if (visited_.insert(neighbour)) {
            std::uint32_t branch = branches_[node].branch;
            if (node == from) {
              branch = static_cast<std::uint32_t>(branch_edges_.size());
              branch_edges_.push_back(edge());
            }
            branches_[neighbour] = {branch, depth + 1};
            next_frontier_.push_back(neighbour);
            return;
          }
          bool closes = neighbour == from ? node == from || edge() != branch_edges_[branches_[node].branch]
                        : node == from    ? true
                                          : branches_[node].branch != branches_[neighbour].branch;
          if (closes) cycle = std::min(cycle, depth + branches_[neighbour].distance + 1);
        });
      }
      std::swap(frontier_, next_frontier_);
    }
    auto ends = visited_.members();
    const bool returns = cycle != INT64_MAX && cycle <= maximum_;
    finish_reaching(returns ? ends : ends.subspan(1));
  }

  void charge(Layer& layer) {
    auto held = static_cast<std::int64_t>(layer.ends.capacity() * sizeof(NodeId) +
                                          layer.edges.capacity() * sizeof(Edge) +
                                          layer.parents.capacity() * 4 + layer.accepted.capacity());
    if (held <= layer.charged) return;
    account_.add(held - layer.charged);
    layer.charged = held;
  }

  const plan::VariableLengthExpand& what_;
  const GraphSource& graph_;
  LabelNames labels_;
  FanOut fan_;
  Hop hop_;
  bool writes_list_, writes_nodes_;
  std::int64_t maximum_;

  std::vector<Layer> layers_;
  std::size_t depth_ = 0;   // of the top layer
  bool flat_ = false;       // the first layer holds ends, not walks to extend
  std::size_t row_ = 0;     // of the input
  bool searching_ = false;  // that row is begun
  NodeId into_ = no_node;
  NodeBits visited_, emitted_ends_;
  std::vector<NodeId> frontier_, next_frontier_;
  struct Reached {
    std::uint32_t branch;
    std::int64_t distance;
  };
  std::vector<Reached> branches_;   // by node; those visited count
  std::vector<Edge> branch_edges_;  // the start's relationships, by branch
  std::vector<NodeId> nodes_;
  std::vector<Value> lists_;
  MemoryAccount account_;
};

}  // namespace

OperatorHandle make(const plan::VariableLengthExpand& what, const Site& site) {
  return std::make_unique<VariableLengthExpand>(what, site);
}

}  // namespace kenes::run
