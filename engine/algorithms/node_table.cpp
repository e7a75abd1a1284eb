// SPDX-License-Identifier: Apache-2.0
#include "engine/algorithms/node_table.hpp"

#include <algorithm>

namespace kenes::algorithms {

NodeTable::NodeTable(std::unique_ptr<Subject> subject)
    : subject_(std::move(subject)), rows_(subject_->size()) {}

void NodeTable::keep_only(std::vector<NodeId> nodes) {
  nodes_ = std::move(nodes);
  rows_ = nodes_.size();
  chosen_ = true;
}

std::size_t NodeTable::next(std::size_t most, std::span<Column* const> columns) {
  subject_->limits().check();
  const std::size_t count = std::min(most, rows_ - row_);
  if (count == 0) return 0;
  if (Column* out = columns[0]) {
    out->reset(ColumnType::node, count);
    for (std::size_t i = 0; i < count; ++i)
      out->nodes()[i] = subject_->image().origin_node(node_of_row(row_ + i));
  }
  for (std::size_t c = 0; c < columns_.size(); ++c)
    if (columns[c + 1]) fill(columns_[c], count, *columns[c + 1]);
  row_ += count;
  return count;
}

void NodeTable::fill(const Values& values, std::size_t count, Column& out) const {
  if (const auto* same = std::get_if<double>(&values)) return out.reset_constant(*same, count);
  if (const auto* floats = std::get_if<std::vector<double>>(&values)) {
    out.reset(ColumnType::floating, count);
    for (std::size_t i = 0; i < count; ++i) out.floats()[i] = (*floats)[node_of_row(row_ + i)];
  } else if (const auto* edges = std::get_if<std::vector<Edge>>(&values)) {
    out.reset(ColumnType::relationship, count);
    for (std::size_t i = 0; i < count; ++i) {
      const Edge& edge = (*edges)[node_of_row(row_ + i)];
      if (edge.type == no_name)
        out.set_null(i);
      else
        out.relationships()[i] = subject_->relationship(edge);
    }
  } else {
    out.reset(ColumnType::integer, count);
    auto copy = [&](const auto& integers) {
      for (std::size_t i = 0; i < count; ++i)
        out.integers()[i] = static_cast<std::int64_t>(integers[node_of_row(row_ + i)]);
    };
    if (const auto* small = std::get_if<std::vector<NodeId>>(&values))
      copy(*small);
    else
      copy(std::get<std::vector<std::uint64_t>>(values));
  }
}

}  // namespace kenes::algorithms
