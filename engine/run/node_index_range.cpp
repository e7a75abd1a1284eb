// SPDX-License-Identifier: Apache-2.0
// NodeIndexRange: nodes, or relationships of a type, whose first indexed properties equal values and whose
// next one lies within a range or begins with a text, in the order of the properties.
#include <algorithm>

#include "engine/run/rows.hpp"
#include "storage/compare.hpp"

namespace kenes::run {

namespace {

/// The index sorts these as `<` compares them. It also sorts durations and points, which compare with
/// nothing.
bool sorts_as_it_compares(const Value& end) {
  switch (end.kind()) {
    case Kind::boolean:
    case Kind::integer:
    case Kind::floating:
    case Kind::string:
    case Kind::date:
    case Kind::local_time:
    case Kind::time:
    case Kind::local_date_time:
    case Kind::date_time:
      return true;
    default:
      return false;
  }
}

class NodeIndexRange final : public NodesPerRow {
 public:
  NodeIndexRange(const plan::NodeIndexRange& what, const Site& site)
      : NodesPerRow(site, what.element), what_(what), graph_(site.graph()) {
    compile(site);
  }
  NodeIndexRange(const plan::NodeIndexRange& what, const Site& site, const std::string& type)
      : NodesPerRow(site, what.element, type), what_(what), graph_(site.graph()) {
    compile(site);
  }

 private:
  void compile(const Site& site) {
    index_ = index_over(graph_, what_.on_relationships, what_.label, what_.keys);
    for (const auto& value : what_.values) equal_.push_back(site.compile(value));
    if (what_.lower) lower_ = site.compile(*what_.lower);
    if (what_.upper) upper_ = site.compile(*what_.upper);
  }

  void find(const Batch& input, std::span<const std::uint32_t> rows, std::vector<std::uint32_t>& found,
            std::vector<std::uint32_t>& counts) override {
    for (std::uint32_t row : rows) {
      std::size_t before = found.size();
      ValueRange range;
      range.lower_included = what_.lower_included;
      range.upper_included = what_.upper_included;
      range.prefix = what_.prefix;
      if (lower_) range.lower = lower_->value(input, row);
      if (upper_) range.upper = upper_->value(input, row);
      values_.clear();
      for (const auto& key : equal_) values_.push_back(key->value(input, row));
      // Nothing compares with null, and only texts begin with a text.
      const bool empty = (range.lower && range.lower->is_null()) || (range.upper && range.upper->is_null()) ||
                         (range.prefix && !range.lower->is(Kind::string));
      if (!empty) look_up(range, found);
      counts.push_back(static_cast<std::uint32_t>(found.size() - before));
    }
  }

  void look_up(const ValueRange& range, std::vector<std::uint32_t>& found) {
    if ((!range.lower || sorts_as_it_compares(*range.lower)) &&
        (!range.upper || sorts_as_it_compares(*range.upper))) {
      graph_.index_range(index_, values_, range, 0, found);
      return;
    }
    ValueRange wider = range;
    wider.lower_included = wider.upper_included = true;
    const auto before = static_cast<std::ptrdiff_t>(found.size());
    graph_.index_range(index_, values_, wider, 0, found);
    const auto outside = [&](std::uint32_t id) {
      const Value value = property_of(id);
      const auto beyond = [&](const std::optional<Value>& end, bool included, bool is_lower) {
        if (!end) return false;
        const auto compared = compare(value, *end);
        if (!compared) return true;
        return !((is_lower ? *compared > 0 : *compared < 0) || (included && *compared == 0));
      };
      return beyond(range.lower, range.lower_included, true) ||
             beyond(range.upper, range.upper_included, false);
    };
    found.erase(std::remove_if(found.begin() + before, found.end(), outside), found.end());
  }

  Value property_of(std::uint32_t id) {
    const KeyId key = graph_.key(what_.keys[what_.values.size()]);
    if (what_.on_relationships) {
      const Edge edge{no_node, no_node, id, graph_.type(what_.label)};
      graph_.edge_property({&edge, 1}, key, property_);
    } else {
      graph_.node_property({&id, 1}, key, property_);
    }
    return property_.value(0);
  }

  const plan::NodeIndexRange& what_;
  const GraphSource& graph_;
  std::uint32_t index_ = 0;
  std::vector<ExpressionHandle> equal_;
  ExpressionHandle lower_, upper_;
  std::vector<Value> values_;
  Column property_;
};

}  // namespace

OperatorHandle make(const plan::NodeIndexRange& what, const Site& site) {
  if (what.on_relationships) return std::make_unique<NodeIndexRange>(what, site, what.label);
  return std::make_unique<NodeIndexRange>(what, site);
}

}  // namespace kenes::run
