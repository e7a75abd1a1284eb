// SPDX-License-Identifier: Apache-2.0
// FlatLists: the adjacency of a subject in one direction as one list a node, whatever its types, with the
// weight of each entry where the options name one: what our own algorithms run over. Of one type without
// weights it is the image's own arrays, else a copy. Immutable; lives as long as its subject.
#pragma once

#include <span>
#include <vector>

#include "engine/algorithms/subject.hpp"

namespace kenes::algorithms {

class FlatLists {
 public:
  /// Charges the subject. Throws Error MemoryLimit beyond 4,294,967,295 entries.
  FlatLists(Subject& subject, Direction direction);
  FlatLists(const FlatLists&) = delete;
  FlatLists& operator=(const FlatLists&) = delete;

  NodeId nodes() const noexcept { return static_cast<NodeId>(offsets_.size() - 1); }
  std::size_t entries() const noexcept { return neighbours_.size(); }
  bool weighted() const noexcept { return weighted_; }
  /// Entries first(v) .. last(v) - 1 are those of v.
  std::uint32_t first(NodeId v) const noexcept { return offsets_[v]; }
  std::uint32_t last(NodeId v) const noexcept { return offsets_[v + 1]; }
  NodeId neighbour(std::uint32_t entry) const noexcept { return neighbours_[entry]; }
  double weight(std::uint32_t entry) const noexcept { return weighted_ ? weights_[entry] : 1; }
  std::span<const NodeId> of(NodeId v) const noexcept {
    return neighbours_.subspan(offsets_[v], offsets_[v + 1] - offsets_[v]);
  }
  /// The relationship behind an entry of v, as the image shows it.
  Edge relationship(NodeId v, std::uint32_t entry) const;

  /// Bounds of `pieces` ranges of nodes with about the same number of entries each, pieces + 1 of them.
  std::vector<NodeId> cut(std::uint32_t pieces) const;

 private:
  void copy(Subject& subject);

  const CsrGraph& image_;
  const Direction direction_;
  const bool weighted_;
  std::span<const std::uint32_t> offsets_;
  std::span<const NodeId> neighbours_;
  std::vector<std::uint32_t> own_offsets_;
  std::vector<NodeId> own_neighbours_;
  std::vector<double> weights_;
};

}  // namespace kenes::algorithms
