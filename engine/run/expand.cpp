// SPDX-License-Identifier: Apache-2.0
// Expand: from a bound node along relationships, to any node or to one that is bound. A batch of nodes is one
// question to the graph; its answer, spans of neighbours, is copied out in runs.
#include <algorithm>
#include <array>

#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class Expand final : public Operator {
 public:
  Expand(const plan::Expand& what, const Site& site)
      : what_(what),
        graph_(site.graph()),
        steps_(what.types, what.arrow, site.execution()),
        labels_(what.to_labels, site.execution()),
        fan_(site, own_slots(what)),
        needs_edges_(site.is_live(what.relationship) || !what.different_from.empty()),
        writes_edges_(site.is_live(what.relationship)),
        writes_nodes_(!what.into && site.is_live(what.to)) {
    nodes_.reserve(batch_capacity);
    if (needs_edges_) edges_.reserve(batch_capacity);
  }

  bool next(Batch& out) override {
    for (;;) {
      fill();
      if (!fan_.sources.empty() && (fan_.full() || row_ == from_.size())) break;
      if (row_ == from_.size() && !pull()) return false;
    }
    fan_.finish(out);
    if (writes_nodes_) write_nodes(nodes_, out.column(what_.to));
    if (writes_edges_) {
      Column& column = out.column(what_.relationship);
      column.reset(ColumnType::relationship, edges_.size());
      std::copy(edges_.begin(), edges_.end(), column.relationships());
    }
    nodes_.clear();
    edges_.clear();
    checked_ = 0;
    return true;
  }

  void rewind() override {
    fan_.rewind();
    nodes_.clear();
    edges_.clear();
    from_.clear();
    row_ = checked_ = 0;
  }

 private:
  static std::vector<Slot> own_slots(const plan::Expand& what) {
    std::vector<Slot> own{what.relationship};
    if (!what.into) own.push_back(what.to);
    return own;
  }

  bool pull() {
    from_.clear();
    row_ = step_ = 0;
    if (!fan_.pull()) return false;
    Batch& input = fan_.input();
    drop_nulls(input, what_.from);
    if (what_.into) drop_nulls(input, what_.to);
    if (input.empty() || !labels_.resolve()) return true;
    read_nodes(input.column(what_.from), input.rows(), from_);
    if (what_.into) read_nodes(input.column(what_.to), input.rows(), to_);
    adjacency_.read(graph_, from_, steps_.resolve(from_));
    if (adjacency_.steps().empty()) {
      from_.clear();
      return true;
    }
    checks_labels_ = !labels_.empty() && !labels_are_certain();
    begin_row();
    return true;
  }

  static void drop_nulls(Batch& input, Slot slot) {
    const Column& column = input.column(slot);
    if (column.may_have_nulls()) input.narrow([&](std::uint32_t row) { return !column.is_null(row); });
  }

  bool labels_are_certain() const {
    return !what_.into && std::all_of(adjacency_.steps().begin(), adjacency_.steps().end(),
                                      [&](const Step& step) { return labels_.certain(step); });
  }

  /// Sets the stretches of the current adjacency row that count: all, all but loops, or those to the bound
  /// node.
  void begin_row() {
    const Adjacency& row = adjacency_.row(step_, row_);
    bool without_loops = adjacency_.steps()[step_].without_loops;
    begin_ = 0;
    end_ = row.size();
    skip_begin_ = skip_end_ = end_;
    if (!what_.into && !without_loops) return;
    NodeId from = from_[row_];
    if (what_.into) {
      auto [first, last] = std::equal_range(row.neighbours.begin(), row.neighbours.end(), to_[row_]);
      begin_ = static_cast<std::size_t>(first - row.neighbours.begin());
      end_ = static_cast<std::size_t>(last - row.neighbours.begin());
      if (without_loops && to_[row_] == from) end_ = begin_;
      skip_begin_ = skip_end_ = end_;
    } else {
      auto [first, last] = std::equal_range(row.neighbours.begin(), row.neighbours.end(), from);
      skip_begin_ = static_cast<std::size_t>(first - row.neighbours.begin());
      skip_end_ = static_cast<std::size_t>(last - row.neighbours.begin());
      if (skip_begin_ == 0) begin_ = skip_end_;
    }
  }

  void fill() {
    while (row_ < from_.size() && !fan_.full()) {
      take_run();
      if (begin_ == skip_begin_) begin_ = skip_end_;
      if (begin_ == end_) {
        if (++step_ == adjacency_.steps().size()) {
          step_ = 0;
          ++row_;
        }
        if (row_ < from_.size()) begin_row();
      }
      if (fan_.full() || row_ == from_.size()) drop_unwanted();
    }
  }

  void take_run() {
    std::size_t stop = begin_ < skip_begin_ ? skip_begin_ : end_;
    std::size_t count = std::min(stop - begin_, fan_.room());
    if (count == 0) return;
    const Adjacency& row = adjacency_.row(step_, row_);
    fan_.repeat(fan_.rows()[row_], count);
    nodes_.insert(nodes_.end(), row.neighbours.begin() + static_cast<std::ptrdiff_t>(begin_),
                  row.neighbours.begin() + static_cast<std::ptrdiff_t>(begin_ + count));
    if (needs_edges_)
      for (std::size_t i = begin_; i < begin_ + count; ++i)
        edges_.push_back(edge_of(from_[row_], row, i, adjacency_.steps()[step_]));
    begin_ += count;
  }

  /// Drops rows since the last call whose far node lacks a label or whose relationship was used before.
  void drop_unwanted() {
    std::size_t size = fan_.sources.size();
    if ((!checks_labels_ && what_.different_from.empty()) || checked_ == size) {
      checked_ = size;
      return;
    }
    keep_.assign(size - checked_, 1);
    if (checks_labels_) labels_.check(std::span<const NodeId>(nodes_).subspan(checked_), keep_);
    for (Slot slot : what_.different_from) {
      const Column& other = fan_.input().column(slot);
      for (std::size_t i = checked_; i < size; ++i)
        if (keep_[i - checked_] && holds(other, fan_.sources[i], edges_[i])) keep_[i - checked_] = 0;
    }
    std::size_t kept = checked_;
    for (std::size_t i = checked_; i < size; ++i) {
      if (!keep_[i - checked_]) continue;
      fan_.sources[kept] = fan_.sources[i];
      nodes_[kept] = nodes_[i];
      if (needs_edges_) edges_[kept] = edges_[i];
      ++kept;
    }
    fan_.sources.resize(kept);
    nodes_.resize(kept);
    if (needs_edges_) edges_.resize(kept);
    checked_ = kept;
  }

  const plan::Expand& what_;
  const GraphSource& graph_;
  StepNames steps_;
  LabelNames labels_;
  FanOut fan_;
  bool needs_edges_, writes_edges_, writes_nodes_;
  bool checks_labels_ = false;

  AdjacencyRows adjacency_;
  std::vector<NodeId> from_, to_;              // of the input's rows
  std::size_t row_ = 0, step_ = 0;             // place in them
  std::size_t begin_ = 0, end_ = 0;            // of the current adjacency row: what is left
  std::size_t skip_begin_ = 0, skip_end_ = 0;  // a stretch within that is left out
  std::size_t checked_ = 0;                    // output rows that passed drop_unwanted()
  std::vector<NodeId> nodes_;                  // output
  std::vector<Edge> edges_;                    // output, where anybody needs it
  std::vector<std::uint8_t> keep_;
};

}  // namespace

OperatorHandle make(const plan::Expand& what, const Site& site) {
  return std::make_unique<Expand>(what, site);
}

}  // namespace kenes::run
