// SPDX-License-Identifier: Apache-2.0
// ExpandCount: how many far nodes there are, not which: degrees multiply the row's multiplicity.
#include <algorithm>
#include <numeric>

#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class ExpandCount final : public Operator {
 public:
  ExpandCount(const plan::ExpandCount& what, const Site& site)
      : what_(what),
        graph_(site.graph()),
        limits_(site.limits()),
        steps_(what.types, what.arrow, site.execution()),
        labels_(what.to_labels, site.execution()),
        source_(site.input()) {}

  bool next(Batch& out) override {
    while (source_->next(out)) {
      limits_.check();
      if (!labels_.resolve()) continue;
      count(out);
      if (!out.empty()) return true;
    }
    return false;
  }

  void rewind() override { source_->rewind(); }

 private:
  void count(Batch& batch) {
    const Column& column = batch.column(what_.from);
    if (column.may_have_nulls()) batch.narrow([&](std::uint32_t row) { return !column.is_null(row); });
    if (batch.empty()) return;
    auto rows = batch.rows();
    read_nodes(column, rows, nodes_);
    counts_.assign(batch.size(), 0);
    for (const Step& step : steps_.resolve(nodes_)) add(step, rows);
    if (what_.subtract_relationship != plan::no_slot) subtract(batch);

    Column& multiplicity = batch.column(what_.multiplicity);
    if (what_.multiplicity_is_live) {
      multiplicity.flatten();
      for (std::uint32_t row : rows) counts_[row] *= multiplicity.integers()[row];
      if (what_.subtract_loops) subtract_loops(rows);
    }
    multiplicity.reset(ColumnType::integer, batch.size());
    std::copy(counts_.begin(), counts_.end(), multiplicity.integers());
    batch.narrow([&](std::uint32_t row) { return counts_[row] != 0; });
  }

  void add(const Step& step, std::span<const std::uint32_t> rows) {
    bool certain = labels_.certain(step);
    if (certain && !step.without_loops) {
      degrees_.resize(rows.size());
      graph_.degrees(nodes_, step.type, step.direction, degrees_.data());
      for (std::size_t i = 0; i < rows.size(); ++i) counts_[rows[i]] += degrees_[i];
      return;
    }
    graph_.adjacent(nodes_, step.type, step.direction, adjacency_);
    if (!certain) check_neighbours();
    std::size_t at = 0;  // of the row's first neighbour in keep_
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto neighbours = adjacency_.rows[i].neighbours;
      auto count = static_cast<std::int64_t>(neighbours.size());
      if (!certain) count = sum_of_keep(at, at + neighbours.size());
      if (step.without_loops) {
        auto [first, last] = std::equal_range(neighbours.begin(), neighbours.end(), nodes_[i]);
        if (certain)
          count -= last - first;
        else
          count -= sum_of_keep(at + static_cast<std::size_t>(first - neighbours.begin()),
                               at + static_cast<std::size_t>(last - neighbours.begin()));
      }
      counts_[rows[i]] += count;
      at += neighbours.size();
    }
  }

  /// keep_: which neighbours, all rows in line, bear the labels.
  void check_neighbours() {
    neighbours_.clear();
    for (const Adjacency& row : adjacency_.rows)
      neighbours_.insert(neighbours_.end(), row.neighbours.begin(), row.neighbours.end());
    keep_.assign(neighbours_.size(), 1);
    labels_.check(neighbours_, keep_);
  }
  std::int64_t sum_of_keep(std::size_t begin, std::size_t end) const {
    return std::accumulate(keep_.begin() + static_cast<std::ptrdiff_t>(begin),
                           keep_.begin() + static_cast<std::ptrdiff_t>(end), std::int64_t{0});
  }

  /// Takes away the one relationship of each row that must not occur again, where it was counted.
  void subtract(const Batch& batch) {
    const Column& column = batch.column(what_.subtract_relationship);
    auto rows = batch.rows();
    auto steps = steps_.resolve(nodes_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (column.is_null(rows[i])) continue;
      Edge edge = column.value(rows[i]).as_edge();
      for (const Step& step : steps) {
        bool out = step.direction == Direction::out;
        if (step.type != edge.type || (out ? edge.source : edge.target) != nodes_[i]) continue;
        if (step.without_loops && edge.source == edge.target) continue;
        NodeId far = out ? edge.target : edge.source;
        keep_.assign(1, 1);
        labels_.check(std::span<const NodeId>(&far, 1), keep_);
        counts_[rows[i]] -= keep_[0];
      }
    }
  }

  void subtract_loops(std::span<const std::uint32_t> rows) {
    for (const Step& step : steps_.resolve(nodes_)) {
      graph_.adjacent(nodes_, step.type, step.direction, adjacency_);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        auto neighbours = adjacency_.rows[i].neighbours;
        auto [first, last] = std::equal_range(neighbours.begin(), neighbours.end(), nodes_[i]);
        counts_[rows[i]] -= last - first;
      }
    }
  }

  const plan::ExpandCount& what_;
  const GraphSource& graph_;
  Limits& limits_;
  StepNames steps_;
  LabelNames labels_;
  OperatorHandle source_;
  AdjacencyBatch adjacency_;
  std::vector<NodeId> nodes_, neighbours_;
  std::vector<std::int64_t> counts_;  // by row of the batch
  std::vector<std::uint32_t> degrees_;
  std::vector<std::uint8_t> keep_;
};

}  // namespace

OperatorHandle make(const plan::ExpandCount& what, const Site& site) {
  return std::make_unique<ExpandCount>(what, site);
}

}  // namespace kenes::run
