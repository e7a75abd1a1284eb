// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/feed.hpp"

namespace kenes::shell {

const std::vector<std::vector<Value>>& Feed::sample(std::size_t count) {
  while (sample_.size() < count) {
    std::vector<Value> row;
    if (!read(row)) break;
    sample_.push_back(std::move(row));
  }
  return sample_;
}

const std::vector<Value>* Feed::next() {
  if (delivered_ < sample_.size()) return &sample_[delivered_++];
  if (!read(row_)) return nullptr;
  ++delivered_;
  return &row_;
}

const GraphSource& Feed::source(std::size_t column) const {
  sources_.resize(columns().size());
  if (!sources_[column]) sources_[column] = rows_.source(column);
  return *sources_[column];
}

bool Feed::read(std::vector<Value>& row) {
  if (cancel_ && cancel_->load(std::memory_order_relaxed))
    throw Error(ErrorCode::interrupted, "the statement was interrupted");
  if (!rows_.next()) return false;
  const std::size_t width = columns().size();
  row.resize(width);
  for (std::size_t i = 0; i < width; ++i) row[i] = rows_.row().value(i);
  return true;
}

}  // namespace kenes::shell
