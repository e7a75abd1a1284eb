// SPDX-License-Identifier: Apache-2.0
// NodeIndexText: nodes, or relationships of a type, by what their indexed text contains, begins or ends with.
#include "engine/run/rows.hpp"

namespace kenes::run {

namespace {

class NodeIndexText final : public NodesPerRow {
 public:
  NodeIndexText(const plan::NodeIndexText& what, const Site& site)
      : NodesPerRow(site, what.element),
        what_(what),
        graph_(site.graph()),
        index_(index_over(graph_, false, what.label, {what.key}, true)),
        text_(site.compile(what.text)) {}
  NodeIndexText(const plan::NodeIndexText& what, const Site& site, const std::string& type)
      : NodesPerRow(site, what.element, type),
        what_(what),
        graph_(site.graph()),
        index_(index_over(graph_, true, what.label, {what.key}, true)),
        text_(site.compile(what.text)) {}

 private:
  void find(const Batch& input, std::span<const std::uint32_t> rows, std::vector<std::uint32_t>& found,
            std::vector<std::uint32_t>& counts) override {
    for (std::uint32_t row : rows) {
      const std::size_t before = found.size();
      // What is no text is contained in nothing.
      if (const Value text = text_->value(input, row); text.is(Kind::string))
        graph_.index_text(index_, what_.test, text.as_string(), found);
      counts.push_back(static_cast<std::uint32_t>(found.size() - before));
    }
  }

  const plan::NodeIndexText& what_;
  const GraphSource& graph_;
  std::uint32_t index_;
  ExpressionHandle text_;
};

}  // namespace

OperatorHandle make(const plan::NodeIndexText& what, const Site& site) {
  if (what.on_relationships) return std::make_unique<NodeIndexText>(what, site, what.label);
  return std::make_unique<NodeIndexText>(what, site);
}

}  // namespace kenes::run
