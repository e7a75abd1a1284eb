// SPDX-License-Identifier: Apache-2.0
// IndexLeaves: stretches of indexes as sorted arrays, so that a look-up need not go through the database's
// blocks. A leaf holds all entries from one value to another, as they have been since the commit that last
// changed the index; a later commit to the index makes its leaves worthless, so they are made only where an
// index is asked several times between two commits. Indexes that would not fit as a whole, and those whose
// values have many entries each, have none. All threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "storage/catalog.hpp"
#include "storage/rocks.hpp"

namespace kenes {

class IndexLeaves {
 public:
  /// Holds at most so many bytes.
  explicit IndexLeaves(std::size_t budget) : budget_(budget) {}

  /// Appends the ids of the entries with just this value and returns true, or returns false where the
  /// database must be asked. `view` sees the index as it is described by `state`.
  bool find(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index, const IndexState& state,
            std::string_view value, std::vector<std::uint32_t>& out);

  std::size_t bytes() const noexcept { return bytes_.load(std::memory_order_relaxed); }
  std::size_t budget() const noexcept { return budget_; }

 private:
  struct Leaf {
    std::string values;                  ///< one after the other
    std::vector<std::uint32_t> offsets;  ///< of entry i: from [i] to [i + 1]
    std::vector<std::uint32_t> ids;
    std::string end;       ///< the first value behind the leaf
    bool is_last = false;  ///< there is none

    std::string_view value(std::size_t i) const {
      return std::string_view(values).substr(offsets[i], offsets[i + 1] - offsets[i]);
    }
    std::size_t bytes() const;
  };
  struct Index {
    std::uint64_t changed = 0;  ///< IndexState::changed of the leaves
    std::atomic<std::uint32_t> asked{0};
    std::map<std::string, std::unique_ptr<const Leaf>, std::less<>> leaves;  ///< by first value
  };

  static const Leaf* leaf_of(const Index& index, std::string_view value);
  static void ids_in(const Leaf& leaf, std::string_view value, std::vector<std::uint32_t>& out);
  void drop(Index& index);

  const std::size_t budget_;
  std::atomic<std::size_t> bytes_{0};
  std::shared_mutex mutex_;
  std::map<std::uint16_t, Index> indexes_;
};

}  // namespace kenes
