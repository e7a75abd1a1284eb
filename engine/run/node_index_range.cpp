// SPDX-License-Identifier: Apache-2.0
// NodeIndexRange: nodes whose indexed property lies within a range, in the order of the property.
#include <algorithm>

#include "engine/run/rows.hpp"
#include "storage/compare.hpp"

namespace kenes::run {

namespace {

/// The index sorts these as `<` compares them. It also sorts durations and points, which compare with
/// nothing, and takes two times of one instant for the same whatever their zones.
bool sorts_as_it_compares(const Value& end) {
  switch (end.kind()) {
    case Kind::boolean:
    case Kind::integer:
    case Kind::floating:
    case Kind::string:
    case Kind::date:
    case Kind::local_time:
    case Kind::local_date_time:
      return true;
    default:
      return false;
  }
}

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
      if (!empty) look_up(range, nodes);
      counts.push_back(static_cast<std::uint32_t>(nodes.size() - before));
    }
  }

  void look_up(const ValueRange& range, std::vector<NodeId>& nodes) {
    if ((!range.lower || sorts_as_it_compares(*range.lower)) &&
        (!range.upper || sorts_as_it_compares(*range.upper))) {
      graph_.index_range(index_, range, 0, nodes);
      return;
    }
    ValueRange wider = range;
    wider.lower_included = wider.upper_included = true;
    const auto before = static_cast<std::ptrdiff_t>(nodes.size());
    graph_.index_range(index_, wider, 0, nodes);
    const auto outside = [&](NodeId node) {
      graph_.node_property({&node, 1}, graph_.key(what_.key), property_);
      const Value value = property_.value(0);
      const auto beyond = [&](const std::optional<Value>& end, bool included, bool is_lower) {
        if (!end) return false;
        const auto compared = compare(value, *end);
        if (!compared) return true;
        return !((is_lower ? *compared > 0 : *compared < 0) || (included && *compared == 0));
      };
      return beyond(range.lower, range.lower_included, true) ||
             beyond(range.upper, range.upper_included, false);
    };
    nodes.erase(std::remove_if(nodes.begin() + before, nodes.end(), outside), nodes.end());
  }

  const plan::NodeIndexRange& what_;
  const GraphSource& graph_;
  std::uint32_t index_;
  ExpressionHandle lower_, upper_;
  Column property_;
};

}  // namespace

OperatorHandle make(const plan::NodeIndexRange& what, const Site& site) {
  return std::make_unique<NodeIndexRange>(what, site);
}

}  // namespace kenes::run
