// SPDX-License-Identifier: Apache-2.0
// NodeTable: the rows of an algorithm that finds something for each node: the node and its values, handed out
// in columns a batch at a time from the algorithm's own arrays. It keeps its subject, and with it what the
// arrays were charged to.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "engine/algorithms/subject.hpp"

namespace kenes::algorithms {

class NodeTable final : public functions::ProcedureRows {
 public:
  /// Its rows are all nodes of the subject, in order, or those that keep_only() names.
  explicit NodeTable(std::unique_ptr<Subject> subject);

  /// The next column, a value for each node of the subject: FLOAT, INTEGER.
  void add(std::vector<double> values) { columns_.emplace_back(std::move(values)); }
  void add(std::vector<NodeId> values) { columns_.emplace_back(std::move(values)); }
  void add(std::vector<std::uint64_t> values) { columns_.emplace_back(std::move(values)); }
  /// The next column: the same number in all rows.
  void add(double value) { columns_.emplace_back(value); }
  /// The next column: relationships of the image; of type no_name: null.
  void add(std::vector<Edge> values) { columns_.emplace_back(std::move(values)); }
  /// The rows are these nodes, in this order.
  void keep_only(std::vector<NodeId> nodes);

  std::size_t next(std::size_t most, std::span<Column* const> columns) override;

 private:
  using Values = std::variant<std::vector<double>, std::vector<NodeId>, std::vector<std::uint64_t>, double,
                              std::vector<Edge>>;
  void fill(const Values& values, std::size_t count, Column& out) const;
  NodeId node_of_row(std::size_t row) const { return chosen_ ? nodes_[row] : static_cast<NodeId>(row); }

  std::unique_ptr<Subject> subject_;
  std::vector<Values> columns_;
  std::vector<NodeId> nodes_;
  bool chosen_ = false;
  std::size_t rows_, row_ = 0;
};

}  // namespace kenes::algorithms
