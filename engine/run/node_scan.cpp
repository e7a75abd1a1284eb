// SPDX-License-Identifier: Apache-2.0
// NodeScan: for each input row every node that bears all of the labels.
#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class NodeScan final : public Operator {
 public:
  NodeScan(const plan::NodeScan& what, const Site& site)
      : what_(what), graph_(site.graph()), labels_(what.labels, site.execution()), fan_(site, {what.node}) {
    nodes_.reserve(batch_capacity);
  }

  bool next(Batch& out) override {
    nodes_.clear();
    for (;;) {
      if (row_ == fan_.rows().size()) {
        if (!nodes_.empty()) break;
        row_ = 0;
        position_ = {};
        if (!fan_.pull()) return false;
        if (!labels_.resolve()) {
          row_ = fan_.rows().size();
          continue;
        }
      }
      std::size_t before = nodes_.size();
      bool more = graph_.scan(position_, labels_.ids(), batch_capacity - before, nodes_);
      fan_.repeat(fan_.rows()[row_], nodes_.size() - before);
      if (!more || position_.done) {
        ++row_;
        position_ = {};
      }
      if (fan_.full()) break;
    }
    fan_.finish(out);
    write_nodes(nodes_, out.column(what_.node));
    return true;
  }

  void rewind() override {
    fan_.rewind();
    fan_.input().reset(0);
    row_ = 0;
    position_ = {};
  }

 private:
  const plan::NodeScan& what_;
  const GraphSource& graph_;
  LabelNames labels_;
  FanOut fan_;
  std::size_t row_ = 0;
  ScanPosition position_;
  std::vector<NodeId> nodes_;
};

}  // namespace

OperatorHandle make(const plan::NodeScan& what, const Site& site) {
  return std::make_unique<NodeScan>(what, site);
}

}  // namespace kenes::run
