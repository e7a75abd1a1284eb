// SPDX-License-Identifier: Apache-2.0
#include "engine/algorithms/flat_lists.hpp"

#include "storage/error.hpp"

namespace kenes::algorithms {

FlatLists::FlatLists(Subject& subject, Direction direction)
    : image_(subject.image()), direction_(direction), weighted_(subject.weighted()) {
  const auto types = image_.types();
  if (types.size() == 1 && !weighted_) {
    const CsrRows& rows = image_.rows(types[0], direction);
    offsets_ = rows.offsets();
    neighbours_ = rows.neighbours();
    return;
  }
  copy(subject);
  offsets_ = own_offsets_;
  neighbours_ = own_neighbours_;
}

void FlatLists::copy(Subject& subject) {
  std::size_t entries = 0;
  for (TypeId type : image_.types()) entries += image_.rows(type, direction_).entries();
  if (entries > 0xFFFFFFFFu)
    throw Error(ErrorCode::memory_limit, "an algorithm over more than 4,294,967,295 relationships");
  subject.charge(4 * (std::size_t{subject.size()} + 1) + (weighted_ ? 12 : 4) * entries);
  own_offsets_.reserve(std::size_t{subject.size()} + 1);
  own_neighbours_.reserve(entries);
  if (weighted_) weights_.reserve(entries);
  const auto weight = get(boost::edge_weight, subject.graph());
  own_offsets_.push_back(0);
  for (NodeId v = 0; v < subject.size(); ++v) {
    if (v % 4096 == 0) subject.limits().check();
    for (TypeId type : image_.types()) {
      const Adjacency row = image_.rows(type, direction_).row(v);
      own_neighbours_.insert(own_neighbours_.end(), row.neighbours.begin(), row.neighbours.end());
      for (std::size_t i = 0; weighted_ && i < row.size(); ++i)
        weights_.push_back(weight[Edge{v, row.neighbours[i], row.id(i), type}]);  // found by type and id
    }
    own_offsets_.push_back(static_cast<std::uint32_t>(own_neighbours_.size()));
  }
}

Edge FlatLists::relationship(NodeId v, std::uint32_t entry) const {
  std::size_t place = entry - first(v);
  for (TypeId type : image_.types()) {
    const Adjacency row = image_.rows(type, direction_).row(v);
    if (place < row.size()) {
      Edge edge{v, row.neighbours[place], row.id(place), type};
      if (direction_ == Direction::in) std::swap(edge.source, edge.target);
      return edge;
    }
    place -= row.size();
  }
  return {no_node, no_node, 0, no_name};
}

std::vector<NodeId> FlatLists::cut(std::uint32_t pieces) const {
  auto before = [&](NodeId v) { return std::uint64_t{v} + offsets_[v]; };
  std::vector<NodeId> cuts(pieces + 1, nodes());
  cuts[0] = 0;
  for (std::uint32_t piece = 1; piece < pieces; ++piece) {
    const std::uint64_t wanted = before(nodes()) / pieces * piece;
    NodeId low = cuts[piece - 1], high = nodes();
    while (low < high) {
      const NodeId middle = low + (high - low) / 2;
      (before(middle) < wanted ? low : high) = before(middle) < wanted ? middle + 1 : middle;
    }
    cuts[piece] = low;
  }
  return cuts;
}

}  // namespace kenes::algorithms
