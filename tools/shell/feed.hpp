// SPDX-License-Identifier: Apache-2.0
// The rows of one statement on their way to an output mode: a mode may look at the first rows before it
// prints any, to find widths, and then reads all from the front. Owns the Rows; used by one thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/kenes.hpp"

namespace kenes::shell {

class Feed {
 public:
  /// Stops with Error (interrupted) when `cancel` becomes true, also between rows that are ready.
  Feed(Rows rows, const std::atomic<bool>* cancel) : rows_(std::move(rows)), cancel_(cancel) {}

  const std::vector<std::string>& columns() const { return rows_.columns(); }
  /// The first rows, at most `count`; next() gives them again. Call before next().
  const std::vector<std::vector<Value>>& sample(std::size_t count);
  /// The next row, valid until the next call; null at the end.
  const std::vector<Value>* next();
  /// All elements of the rows that were not read yet, as a graph.
  Graph graph() { return rows_.graph(); }

  /// How the elements of a column are seen.
  const GraphSource& source(std::size_t column) const;
  /// For people; see kenes::to_text.
  std::string text(const Value& value, std::size_t column) const { return to_text(value, source(column)); }
  /// Rows that next() gave so far.
  std::uint64_t delivered() const { return delivered_; }
  const Rows& rows() const { return rows_; }

 private:
  bool read(std::vector<Value>& row);

  Rows rows_;
  const std::atomic<bool>* cancel_;
  mutable std::vector<std::shared_ptr<const GraphSource>> sources_;  ///< by column
  std::vector<std::vector<Value>> sample_;
  std::vector<Value> row_;
  std::uint64_t delivered_ = 0;
};

}  // namespace kenes::shell
