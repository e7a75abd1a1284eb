// SPDX-License-Identifier: Apache-2.0
// IndexSearch: the questions to one index in one state of the database, with what an open transaction has
// changed in it laid over. Made for a call, refers to what it is given; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/index.hpp"
#include "storage/index_leaves.hpp"
#include "storage/overlay.hpp"

namespace kenes {

/// Leaves, and the state in which a view sees the index; none: the database is asked.
struct LeavesOfIndex {
  IndexLeaves* leaves = nullptr;
  IndexState state = {};
};

class IndexSearch {
 public:
  /// `graph` is asked for the values where an entry's bytes do not tell all. `overlay` may be null.
  IndexSearch(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index,
              const IndexOverlay* overlay, const GraphSource& graph, LeavesOfIndex leaves = {})
      : rocks_(rocks), view_(view), index_(index), overlay_(overlay), graph_(graph), leaves_(leaves) {}

  // As GraphSource's calls.
  void lookup(std::span<const Value> values, std::vector<std::uint32_t>& out,
              std::vector<std::uint32_t>& counts) const;
  void range(std::span<const Value> equal, const ValueRange& range, std::size_t limit,
             std::vector<std::uint32_t>& out) const;
  void text(TextTest test, std::string_view needle, std::vector<std::uint32_t>& out) const;
  /// The ids of entries with just these bytes, appended.
  void ids_of(std::string_view value, std::vector<std::uint32_t>& out) const;
  /// The values of the index's keys of one element.
  std::vector<Value> values_of(std::uint32_t id) const;

 private:
  /// False: nothing equals the probe.
  bool write_bytes(std::span<const Value> probe, std::string& bytes, bool& exact) const;
  /// Ids of what equals a probe of these bytes; where they are not exact, values are looked at.
  void probe_for(std::string_view bytes, bool exact, std::span<const Value> probe,
                 std::vector<std::uint32_t>& out) const;
  void lookup_sorted(std::span<const Value> values, std::vector<std::uint32_t>& out,
                     std::vector<std::uint32_t>& counts) const;
  /// Ids of all entries whose bytes begin so, ascending, none twice.
  std::vector<std::uint32_t> beginning_with(std::string_view bytes) const;
  std::size_t count(std::string_view value, std::size_t most) const;
  void keep_passing(TextTest test, std::string_view needle, std::vector<std::uint32_t>& ids) const;

  const Rocks& rocks_;
  const Rocks::View& view_;
  const IndexEntry& index_;
  const IndexOverlay* overlay_;
  const GraphSource& graph_;
  LeavesOfIndex leaves_;
};

/// The values of one key of nodes, or of relationships of a type.
void read_property(const GraphSource& graph, const IndexEntry& index, KeyId key,
                   std::span<const std::uint32_t> ids, Column& out);

}  // namespace kenes
