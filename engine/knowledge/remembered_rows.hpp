// SPDX-License-Identifier: Apache-2.0
// RememberedRows: what a lens shows of the relationships of one type in one direction, over a graph that does
// not change: blocks of 1,024 nodes, each kept once enough of its nodes have been asked for, so that whoever
// walks far reads spans as of a plain graph. Belongs to a LensGraph; threads may read at once.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "storage/graph.hpp"

namespace kenes::knowledge {

class RememberedRows {
 public:
  /// Reads rows through the lens as if nothing was remembered.
  using Read = std::function<void(std::span<const NodeId>, AdjacencyBatch&)>;

  /// Of nodes below `bound`. All of the process hold at most 256 MB.
  explicit RememberedRows(NodeId bound);
  ~RememberedRows();

  /// Replaces `out` by the nodes' rows; what is not remembered is read.
  void rows(std::span<const NodeId> nodes, const Read& read, AdjacencyBatch& out);
  /// The row of a node if it is remembered: it lives as long as this.
  bool row(NodeId node, Adjacency& out) const;

 private:
  struct Block;
  struct Place {
    std::atomic<const Block*> block{nullptr};
    std::atomic<std::uint32_t> asked{0};
  };
  const Block* remember(NodeId node, const Read& read);

  NodeId bound_;
  std::vector<Place> places_;  ///< by node / 1,024
  std::mutex mutex_;           ///< for owned_
  std::vector<std::unique_ptr<const Block>> owned_;
};

}  // namespace kenes::knowledge
