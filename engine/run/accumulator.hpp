// SPDX-License-Identifier: Apache-2.0
// Accumulator: one aggregate of an Aggregate operator over all its groups. count, sum, avg, min and max have
// typed ones; every other function has an object of its own for each group. DISTINCT stands in front and lets
// each combination of group and arguments pass once.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/functions/function.hpp"
#include "storage/column.hpp"

namespace kenes::run {

/// Rows that are to be added: parallel spans of row number and group.
struct AggregateRows {
  std::span<const std::uint32_t> rows;
  std::span<const std::uint32_t> groups;  ///< empty: all belong to group 0
  std::span<const Column* const> arguments;
  const Column* multiplicity = nullptr;  ///< integers by row; null: each row counts once

  std::uint32_t group(std::size_t i) const { return groups.empty() ? 0 : groups[i]; }
  std::int64_t times(std::size_t i) const {
    return multiplicity == nullptr ? 1 : multiplicity->integers()[rows[i] * multiplicity->stride()];
  }
};

class Accumulator {
 public:
  virtual ~Accumulator() = default;
  /// There are `groups` groups from now on; those that are new are empty.
  virtual void grow(std::size_t groups) = 0;
  virtual void add(const AggregateRows& rows) = 0;
  virtual Value result(std::size_t group) = 0;
  /// Makes `out` the column of the results of `count` groups from `first` on.
  virtual void results(std::size_t first, std::size_t count, Column& out);
  virtual void clear() = 0;
};

std::unique_ptr<Accumulator> make_accumulator(const functions::AggregateFunction& function,
                                              std::size_t arguments, bool distinct,
                                              const functions::FunctionContext& context);

}  // namespace kenes::run
