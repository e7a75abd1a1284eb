// SPDX-License-Identifier: Apache-2.0
// QuantifiedExpand: the walks along a quantified path, `((a)-[:X]->(b) WHERE ...){1,5}`, one input row after
// the other, depth first.
#include "engine/run/walk_output.hpp"

namespace kenes::run {

namespace {

class QuantifiedExpand final : public Operator {
 public:
  QuantifiedExpand(const plan::QuantifiedExpand& what, const Site& site)
      : what_(what),
        labels_(what.to_labels, site.execution()),
        fan_(site, own_slots(what)),
        pattern_(what.parts, what.different_from, site),
        search_(pattern_, site.limits()),
        output_(what.parts, plan::no_slot, what.relationships, what.reversed, {}, site),
        writes_nodes_(!what.into && site.is_live(what.to)) {}

  bool next(Batch& out) override {
    for (;;) {
      while (row_ < fan_.rows().size() && !fan_.full()) {
        if (!searching_ && !begin_row()) {
          ++row_;
          continue;
        }
        if (!search_.next()) {
          searching_ = false;
          ++row_;
          continue;
        }
        if (!is_end(search_.end())) continue;
        fan_.sources.push_back(fan_.rows()[row_]);
        if (writes_nodes_) nodes_.push_back(search_.end());
        output_.add(search_);
      }
      if (!fan_.sources.empty()) break;
      row_ = 0;
      if (!fan_.pull()) return false;
      if (!labels_.resolve()) row_ = fan_.rows().size();
    }
    fan_.finish(out);
    if (writes_nodes_) write_nodes(nodes_, out.column(what_.to));
    nodes_.clear();
    output_.write(out);
    return true;
  }

  void rewind() override {
    fan_.rewind();
    fan_.input().reset(0);
    nodes_.clear();
    output_.clear();
    row_ = 0;
    searching_ = false;
  }

 private:
  static std::vector<Slot> own_slots(const plan::QuantifiedExpand& what) {
    std::vector<Slot> own = WalkOutput::slots(what.parts);
    own.push_back(what.relationships);
    if (!what.into) own.push_back(what.to);
    return own;
  }

  bool begin_row() {
    const std::uint32_t row = fan_.rows()[row_];
    const NodeId from = node_at(fan_.input().column(what_.from), row);
    std::optional<NodeId> to;
    if (what_.into) to = node_at(fan_.input().column(what_.to), row);
    if (from == no_node || to == no_node) return false;
    pattern_.begin(fan_.input(), row);
    search_.begin(from, to);
    searching_ = true;
    return true;
  }

  bool is_end(NodeId node) {
    if (labels_.empty()) return true;
    keep_.assign(1, 1);
    labels_.check({&node, 1}, keep_);
    return keep_[0] != 0;
  }

  const plan::QuantifiedExpand& what_;
  LabelNames labels_;
  FanOut fan_;
  WalkPattern pattern_;
  WalkSearch search_;
  WalkOutput output_;
  bool writes_nodes_;
  std::size_t row_ = 0;     // of the input
  bool searching_ = false;  // that row is begun
  std::vector<NodeId> nodes_;
  std::vector<std::uint8_t> keep_;
};

}  // namespace

OperatorHandle make(const plan::QuantifiedExpand& what, const Site& site) {
  return std::make_unique<QuantifiedExpand>(what, site);
}

}  // namespace kenes::run
