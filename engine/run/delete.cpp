// SPDX-License-Identifier: Apache-2.0
// Delete: relationships at once, nodes when all rows are read: only then is it known whether a node still has
// relationships. Nulls are passed over; paths and lists stand for their elements.
#include <fmt/format.h>

#include <unordered_set>

#include "engine/run/operators.hpp"
#include "engine/run/row_buffer.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

class Delete final : public Operator {
 public:
  Delete(const plan::Delete& what, const Site& site)
      : what_(what),
        writer_(*site.execution().writer),
        counters_(*site.execution().counters),
        limits_(site.limits()),
        source_(site.input()),
        in_(site.slots()),
        rows_(site.at.live, limits_),
        account_(limits_) {
    for (const auto& item : what.items) items_.push_back(site.compile(item));
  }

  bool next(Batch& out) override {
    if (!done_) {
      done_ = true;
      while (source_->next(in_)) {
        limits_.check();
        for (std::uint32_t row : in_.rows())
          for (auto& item : items_) remove(item->value(in_, row));
        rows_.add(in_);
      }
      remove_nodes();
    }
    return rows_.emit_next(emitted_, out);
  }

  void rewind() override {
    source_->rewind();
    rows_.clear();
    done_ = false;
    emitted_ = 0;
  }

 private:
  void remove(const Value& value) {
    switch (value.kind()) {
      case Kind::null:
        return;
      case Kind::node:
        add(value.as_node().id);
        return;
      case Kind::relationship:
        remove(value.as_edge());
        return;
      case Kind::path:
        for (const Edge& edge : value.as_path().edges) remove(edge);
        for (const Node& node : value.as_path().nodes) add(node.id);
        return;
      case Kind::list:
        for (const Value& element : value.as_list()) remove(element);
        return;
      default:
        throw type_error(
            "InvalidArgumentType",
            fmt::format("DELETE takes nodes, relationships and paths, not {}", kind_name(value.kind())),
            what_.at);
    }
  }

  void remove(const Edge& edge) { counters_.relationships_deleted += writer_.delete_edge(edge); }

  void add(NodeId node) {
    if (!known_.insert(node).second) return;
    account_.add(32);
    nodes_.push_back(node);
  }

  void remove_nodes() {
    for (NodeId node : nodes_) {
      limits_.check();
      if (what_.detach)
        detach(node);
      else
        refuse_connected(node);
    }
    for (NodeId node : nodes_) counters_.nodes_deleted += writer_.delete_node(node);
    nodes_.clear();
    known_.clear();
    account_.release_all();
  }

  void detach(NodeId node) {
    for (Direction direction : {Direction::out, Direction::in}) {
      writer_.types_of(node, direction, types_);
      for (TypeId type : types_) {
        writer_.adjacent({&node, 1}, type, direction, adjacency_);
        const Adjacency& row = adjacency_.rows.front();
        edges_.clear();
        for (std::size_t i = 0; i < row.size(); ++i) {
          NodeId other = row.neighbours[i];
          edges_.push_back(direction == Direction::out ? Edge{node, other, row.id(i), type}
                                                       : Edge{other, node, row.id(i), type});
        }
        for (const Edge& edge : edges_) remove(edge);
      }
    }
  }

  void refuse_connected(NodeId node) {
    for (Direction direction : {Direction::out, Direction::in}) {
      writer_.types_of(node, direction, types_);
      for (TypeId type : types_) {
        std::uint32_t degree = 0;
        writer_.degrees({&node, 1}, type, direction, &degree);
        if (degree == 0) continue;
        throw Error(ErrorCode::constraint_verification_failed, "DeleteConnectedNode", Phase::runtime,
                    fmt::format("node {} still has relationships of type {}", node, writer_.type_name(type)),
                    what_.at, "delete the relationships, too, or use DETACH DELETE");
      }
    }
  }

  const plan::Delete& what_;
  MutableGraph& writer_;
  Counters& counters_;
  Limits& limits_;
  OperatorHandle source_;
  Batch in_;
  RowBuffer rows_;
  MemoryAccount account_;
  std::vector<ExpressionHandle> items_;
  std::unordered_set<NodeId> known_;
  std::vector<NodeId> nodes_;
  std::vector<TypeId> types_;
  AdjacencyBatch adjacency_;
  std::vector<Edge> edges_;
  bool done_ = false;
  std::size_t emitted_ = 0;
};

}  // namespace

OperatorHandle make(const plan::Delete& what, const Site& site) {
  return std::make_unique<Delete>(what, site);
}

}  // namespace kenes::run
