// SPDX-License-Identifier: Apache-2.0
// The plan of a statement as a graph, so that whatever writes or draws graphs shows plans: each operator is a
// node, and what it gives goes along a relationship to the operator that takes it.
#include <fmt/format.h>

#include "engine/face.hpp"
#include "engine/plan/explain.hpp"

namespace kenes::face {
namespace {

class Drawing {
 public:
  Drawing(MutableGraph& graph, const plan::Plan& plan, std::span<const run::OperatorProfile> profile)
      : graph_(graph), plan_(plan), profile_(profile) {}

  NodeId add(const plan::Operator& at) {
    const LabelId label = graph_.intern_label("Operator");
    const NodeId node = graph_.create_node({&label, 1});
    set(node, "name", Value(plan::operator_name(at)));
    if (std::string details = plan::details(at, plan_); !details.empty())
      set(node, "details", Value(std::move(details)));
    set(node, "estimated rows", Value(fmt::format("{:.1f}", at.estimated_rows)));
    if (at.number < profile_.size()) {
      const run::OperatorProfile& did = profile_[at.number];
      set(node, "rows", Value(static_cast<std::int64_t>(did.rows)));
      set(node, "ms", Value(fmt::format("{:.3f}", did.seconds * 1000)));
      set(node, "bytes", Value(did.memory));
    }
    for (std::size_t i = 0; i < at.inputs.size(); ++i) {
      const bool inside = i > 0 && !std::holds_alternative<plan::Union>(at.what);
      const NodeId input = add(*at.inputs[i]);
      graph_.create_edge(input, graph_.intern_type(inside ? "WITHIN" : "FEEDS"), node);
    }
    return node;
  }

 private:
  void set(NodeId node, std::string_view key, Value value) {
    graph_.set_property(node, graph_.intern_key(key), value);
  }

  MutableGraph& graph_;
  const plan::Plan& plan_;
  std::span<const run::OperatorProfile> profile_;
};

}  // namespace

std::shared_ptr<const GraphSource> plan_graph(const plan::Plan& plan,
                                              std::span<const run::OperatorProfile> profile) {
  struct Kept {
    std::unique_ptr<Store> store;
    std::shared_ptr<const GraphSource> graph;  // after the store: it goes first
  };
  auto kept = std::make_shared<Kept>();
  kept->store = Store::open({});
  const auto writer = kept->store->begin();
  Drawing(*writer, plan, profile).add(*plan.root);
  writer->commit();
  kept->graph = kept->store->snapshot();
  const GraphSource* source = kept->graph.get();
  return {std::move(kept), source};
}

}  // namespace kenes::face
