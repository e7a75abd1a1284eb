// SPDX-License-Identifier: Apache-2.0
// IndexBuild: the entries of a new index, sorted in runs of bounded size. What does not fit into one run is
// stored at once, under a number that no catalog names yet: so it is invisible, and what a broken building
// leaves behind is removed before the number is used again. The writer lock is held; one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "storage/core.hpp"
#include "storage/index.hpp"

namespace kenes {

class IndexBuild {
 public:
  using Entries = std::vector<std::pair<std::string, std::uint32_t>>;
  IndexBuild(StoreCore& core, const IndexEntry& index, std::size_t run_bytes);

  void add(std::span<const Value> values, std::uint32_t id);
  /// False: everything is in sorted().
  bool is_stored() const noexcept { return stored_; }
  const Entries& sorted();
  /// Stores the last run; what holds all entries.
  std::shared_ptr<const Rocks::View> store_rest();
  /// Sets the numbers of entries and distinct values. `twins`: called for elements of a unique index whose
  /// comparable bytes agree.
  void count(IndexState& state, Limits& limits,
             const std::function<void(std::uint32_t, std::uint32_t)>& twins);

 private:
  void store_run();

  StoreCore& core_;
  const IndexEntry& index_;
  std::size_t run_bytes_, bytes_ = 0;
  std::uint64_t added_ = 0;
  bool stored_ = false;
  Entries entries_;
  IndexBytes now_;
  std::shared_ptr<const Rocks::View> view_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> twins_;  ///< met while storing
};

}  // namespace kenes
