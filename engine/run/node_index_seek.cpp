// SPDX-License-Identifier: Apache-2.0
// NodeIndexSeek: nodes, or relationships of a type, whose indexed properties equal values, or whose one
// property equals one of a list's. One probe of the index for a whole batch of input rows.
#include <algorithm>

#include "engine/run/rows.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

class NodeIndexSeek final : public NodesPerRow {
 public:
  NodeIndexSeek(const plan::NodeIndexSeek& what, const Site& site)
      : NodesPerRow(site, what.element),
        what_(what),
        graph_(site.graph()),
        index_(index_over(graph_, false, what.label, what.keys)) {
    compile(site);
  }
  NodeIndexSeek(const plan::NodeIndexSeek& what, const Site& site, const std::string& type)
      : NodesPerRow(site, what.element, type),
        what_(what),
        graph_(site.graph()),
        index_(index_over(graph_, true, what.label, what.keys)) {
    compile(site);
  }

 private:
  void compile(const Site& site) {
    for (const auto& value : what_.values) keys_.push_back(site.compile(value));
  }

  void find(const Batch& input, std::span<const std::uint32_t> rows, std::vector<NodeId>& nodes,
            std::vector<std::uint32_t>& counts) override {
    values_.clear();
    if (!what_.each) {
      for (std::uint32_t row : rows)
        for (const auto& key : keys_) values_.push_back(key->value(input, row));
      graph_.index_lookup(index_, values_, nodes, counts);
      return;
    }
    keys_[0]->evaluate(input, rows, column_);
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
        throw type_error("InvalidArgumentType", "IN takes a list on its right side", what_.values[0].at);
      }
      counts.push_back(static_cast<std::uint32_t>(nodes.size() - before));
    }
  }

  const plan::NodeIndexSeek& what_;
  const GraphSource& graph_;
  std::uint32_t index_;
  std::vector<ExpressionHandle> keys_;
  Column column_;
  std::vector<Value> values_;
  std::vector<std::uint32_t> probed_;
};

}  // namespace

std::uint32_t index_over(const GraphSource& graph, bool on_relationships, const std::string& label,
                         const std::vector<std::string>& keys, bool text) {
  const std::uint16_t id = on_relationships ? graph.type(label) : graph.label(label);
  std::vector<KeyId> ids;
  for (const std::string& key : keys) ids.push_back(graph.key(key));
  if (id != no_name && std::find(ids.begin(), ids.end(), no_name) == ids.end())
    if (auto index = graph.index_on(on_relationships, id, ids, text)) return *index;
  throw Error(ErrorCode::internal, "the plan uses an index of :" + label + " that is not there");
}

OperatorHandle make(const plan::NodeIndexSeek& what, const Site& site) {
  if (what.on_relationships) return std::make_unique<NodeIndexSeek>(what, site, what.label);
  return std::make_unique<NodeIndexSeek>(what, site);
}

}  // namespace kenes::run
