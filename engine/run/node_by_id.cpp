// SPDX-License-Identifier: Apache-2.0
// NodeById: nodes by id(n) or elementId(n), one or a list of them. What is no id finds nothing.
#include <algorithm>

#include "engine/functions/property.hpp"
#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class NodeById final : public NodesPerRow {
 public:
  NodeById(const plan::NodeById& what, const Site& site)
      : NodesPerRow(site, what.node), what_(what), graph_(site.graph()), value_(site.compile(what.value)) {}

 private:
  void find(const Batch& input, std::span<const std::uint32_t> rows, std::vector<NodeId>& nodes,
            std::vector<std::uint32_t>& counts) override {
    for (std::uint32_t row : rows) {
      std::size_t before = nodes.size();
      Value value = value_->value(input, row);
      if (!what_.each) {
        add(value, nodes);
      } else if (value.is(Kind::list)) {
        for (const Value& element : value.as_list()) add(element, nodes);
        std::sort(nodes.begin() + static_cast<std::ptrdiff_t>(before), nodes.end());
        nodes.erase(std::unique(nodes.begin() + static_cast<std::ptrdiff_t>(before), nodes.end()),
                    nodes.end());
      }
      counts.push_back(static_cast<std::uint32_t>(nodes.size() - before));
    }
  }

  void add(const Value& value, std::vector<NodeId>& nodes) const {
    std::int64_t id = -1;
    if (what_.element_id && value.is(Kind::string)) {
      const auto node = functions::node_of_element_id(value.as_string());
      if (!node) return;
      id = node->id;
    } else if (!what_.element_id && value.is(Kind::integer)) {
      id = value.as_integer();
    } else if (!what_.element_id && value.is(Kind::floating)) {
      double number = value.as_float();
      if (!(number >= 0 && number < no_node) || number != static_cast<double>(static_cast<NodeId>(number)))
        return;
      id = static_cast<std::int64_t>(number);
    }
    if (id < 0 || id >= static_cast<std::int64_t>(no_node)) return;
    if (auto node = static_cast<NodeId>(id); graph_.has_node(node)) nodes.push_back(node);
  }

  const plan::NodeById& what_;
  const GraphSource& graph_;
  ExpressionHandle value_;
};

}  // namespace

OperatorHandle make(const plan::NodeById& what, const Site& site) {
  return std::make_unique<NodeById>(what, site);
}

}  // namespace kenes::run
