// SPDX-License-Identifier: Apache-2.0
// NodeIndexSeek: nodes whose indexed property equals a value, or one of a list's. One probe of the index for
// a whole batch of input rows.
#include <algorithm>

#include "engine/run/rows.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

class NodeIndexSeek final : public NodesPerRow {
 public:
  NodeIndexSeek(const plan::NodeIndexSeek& what, const Site& site)
      : NodesPerRow(site, what.node),
        what_(what),
        graph_(site.graph()),
        index_(indexed_key(graph_, what.label, what.key)),
        value_(site.compile(what.value)) {}

 private:
  void find(const Batch& input, std::span<const std::uint32_t> rows, std::vector<NodeId>& nodes,
            std::vector<std::uint32_t>& counts) override {
    values_.clear();
    if (rows.size() == 1 && !what_.each) {
      values_.push_back(value_->value(input, rows.front()));
      graph_.index_lookup(index_, values_, nodes, counts);
      return;
    }
    value_->evaluate(input, rows, column_);
    if (!what_.each) {
      for (std::uint32_t row : rows) values_.push_back(column_.value(row));
      graph_.index_lookup(index_, values_, nodes, counts);
      return;
    }
    for (std::uint32_t row : rows) {
      std::size_t before = nodes.size();
      if (Value list = column_.value(row); list.is(Kind::list)) {
        values_ = list.as_list();
        probed_.clear();
        graph_.index_lookup(index_, values_, nodes, probed_);
        // A value may stand in the list twice: each node counts once.
        std::sort(nodes.begin() + static_cast<std::ptrdiff_t>(before), nodes.end());
        nodes.erase(std::unique(nodes.begin() + static_cast<std::ptrdiff_t>(before), nodes.end()),
                    nodes.end());
      } else if (!list.is_null()) {
        throw type_error("InvalidArgumentType", "IN takes a list on its right side", what_.value.at);
      }
      counts.push_back(static_cast<std::uint32_t>(nodes.size() - before));
    }
  }

  const plan::NodeIndexSeek& what_;
  const GraphSource& graph_;
  std::uint32_t index_;
  ExpressionHandle value_;
  Column column_;
  std::vector<Value> values_;
  std::vector<std::uint32_t> probed_;
};

}  // namespace

std::uint32_t indexed_key(const GraphSource& graph, const std::string& label, const std::string& key) {
  LabelId label_id = graph.label(label);
  KeyId key_id = graph.key(key);
  if (label_id != no_name && key_id != no_name)
    if (auto index = graph.node_index(label_id, key_id)) return *index;
  throw Error(ErrorCode::internal, "the plan uses an index of :" + label + "(" + key + ") that is not there");
}

OperatorHandle make(const plan::NodeIndexSeek& what, const Site& site) {
  return std::make_unique<NodeIndexSeek>(what, site);
}

}  // namespace kenes::run
