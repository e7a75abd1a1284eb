// SPDX-License-Identifier: Apache-2.0
// NodeIndexRange: nodes whose indexed property lies within a range, in the order of the property.
#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class NodeIndexRange final : public NodesPerRow {
 public:
  NodeIndexRange(const plan::NodeIndexRange& what, const Site& site)
      : NodesPerRow(site, what.node),
        what_(what),
        graph_(site.graph()),
        index_(indexed_key(graph_, what.label, what.key)) {
    if (what.lower) lower_ = site.compile(*what.lower);
    if (what.upper) upper_ = site.compile(*what.upper);
  }

 private:
  void find(const Batch& input, std::span<const std::uint32_t> rows, std::vector<NodeId>& nodes,
            std::vector<std::uint32_t>& counts) override {
    for (std::uint32_t row : rows) {
      std::size_t before = nodes.size();
      ValueRange range;
      range.lower_included = what_.lower_included;
      range.upper_included = what_.upper_included;
      if (lower_) range.lower = lower_->value(input, row);
      if (upper_) range.upper = upper_->value(input, row);
      // Nothing compares with null.
      bool empty = (range.lower && range.lower->is_null()) || (range.upper && range.upper->is_null());
      if (!empty) graph_.index_range(index_, range, 0, nodes);
      counts.push_back(static_cast<std::uint32_t>(nodes.size() - before));
    }
  }

  const plan::NodeIndexRange& what_;
  const GraphSource& graph_;
  std::uint32_t index_;
  ExpressionHandle lower_, upper_;
};

}  // namespace

OperatorHandle make(const plan::NodeIndexRange& what, const Site& site) {
  return std::make_unique<NodeIndexRange>(what, site);
}

}  // namespace kenes::run
