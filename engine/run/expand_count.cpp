// SPDX-License-Identifier: Apache-2.0
// ExpandCount: how many far nodes there are, not which: degrees multiply the row's multiplicity.
#include <algorithm>

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
    bool certain = std::all_of(labels_.ids().begin(), labels_.ids().end(), [&](LabelId label) {
      return graph_.end_always_has_label(step.type, opposite(step.direction), label);
    });
    if (certain && !step.without_loops) {
      degrees_.resize(rows.size());
      graph_.degrees(nodes_, step.type, step.direction, degrees_.data());
      for (std::size_t i = 0; i < rows.size(); ++i) counts_[rows[i]] += degrees_[i];
      return;
    }
    graph_.adjacent(nodes_, step.type, step.direction, adjacency_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto neighbours = adjacency_.rows[i].neighbours;
      std::int64_t loops = 0;
      if (certain || neighbours.empty()) {
        counts_[rows[i]] += static_cast<std::int64_t>(neighbours.size());
      } else {
        keep_.assign(neighbours.size(), 1);
        labels_.check(neighbours, keep_);
        counts_[rows[i]] += std::count(keep_.begin(), keep_.end(), 1);
      }
      if (step.without_loops) {
        auto [first, last] = std::equal_range(neighbours.begin(), neighbours.end(), nodes_[i]);
        for (; first != last; ++first)
          loops += certain || keep_[static_cast<std::size_t>(first - neighbours.begin())] != 0;
      }
      counts_[rows[i]] -= loops;
    }
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
  std::vector<NodeId> nodes_;
  std::vector<std::int64_t> counts_;  // by row of the batch
  std::vector<std::uint32_t> degrees_;
  std::vector<std::uint8_t> keep_;
};

}  // namespace

OperatorHandle make(const plan::ExpandCount& what, const Site& site) {
  return std::make_unique<ExpandCount>(what, site);
}

}  // namespace kenes::run
