// SPDX-License-Identifier: Apache-2.0
#include "engine/algorithms/subject.hpp"

#include <algorithm>

#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

// The ids of names, each of which must be known.
template <class Id, class Find, class Name>
std::vector<Id> resolve(const std::vector<std::string>& names, std::size_t count, Find find, Name name_of,
                        ErrorCode code, const char* what, Position at) {
  std::vector<Id> ids;
  for (const std::string& name : names) {
    Id id = find(name);
    if (id == no_name) {
      std::vector<std::string> known;
      for (std::size_t i = 0; i < count; ++i) known.emplace_back(name_of(static_cast<Id>(i)));
      throw Error(code, "InvalidArgumentValue", Phase::runtime,
                  std::string("no ") + what + " in this graph has the name `" + name + "`", at,
                  did_you_mean(name, known));
    }
    ids.push_back(id);
  }
  return ids;
}

std::shared_ptr<const CsrGraph> make_image(ProcedureContext& context, const Options& options,
                                           const Need& need, bool directed) {
  const GraphSource& graph = context.graph;
  // Without shared ownership the caller keeps the graph alive for the length of the call, which is all an
  // image needs.
  auto origin = context.shared_graph
                    ? context.shared_graph
                    : std::shared_ptr<const GraphSource>(std::shared_ptr<const void>(), &graph);
  CsrChoice choice;
  choice.labels = resolve<LabelId>(
      options.texts("labels"), graph.label_count(), [&](auto& n) { return graph.label(n); },
      [&](LabelId id) { return graph.label_name(id); }, ErrorCode::label_not_found, "label", context.at);
  choice.types = resolve<TypeId>(
      options.texts("types"), graph.type_count(), [&](auto& n) { return graph.type(n); },
      [&](TypeId id) { return graph.type_name(id); }, ErrorCode::argument_error, "relationship type",
      context.at);
  if (auto weight = options.text("weight"))
    resolve<KeyId>(
        {*weight}, graph.key_count(), [&](auto& n) { return graph.key(n); },
        [&](KeyId id) { return graph.key_name(id); }, ErrorCode::argument_error, "property", context.at);
  choice.symmetric = need.undirected || !directed;
  choice.simple = need.simple;
  choice.outgoing = need.outgoing || options.find("weight");  // weights are read along the lists outwards
  choice.incoming = need.incoming;
  return image_of(std::move(origin), std::move(choice), &context.limits);
}

}  // namespace

Graph Subject::boost_graph(const std::shared_ptr<const CsrGraph>& image, const std::string& weight,
                           Limits& limits) {
  Graph graph = Graph(image).limited(limits);
  return weight.empty() ? graph : graph.weighted(weight, 1, &limits);
}

Subject::Subject(ProcedureContext& context, const Options& options, Need need)
    : limits_(context.limits),
      memory_(context.limits),
      directed_(options.boolean("directed", true) && !need.undirected),
      weighted_(options.text("weight").has_value()),
      image_(make_image(context, options, need, directed_)),
      graph_(boost_graph(image_, options.text("weight").value_or(""), limits_)) {
  charge(image_->bytes());
  if (weighted_) charge(8 * graph_.edge_index_bound());
}

Edge Subject::relationship(const Edge& edge) const {
  const Edge shown{image_->origin_node(edge.source), image_->origin_node(edge.target), edge.id, edge.type};
  // Only an image without directions may show it backwards.
  return directed_ ? shown : image_->origin().edge(edge.type, edge.id).value_or(shown);
}

functions::ProcedureArgument options_argument() {
  return {"options", kinds({Kind::map}), true, Value(Map{})};
}

void renumber(std::vector<NodeId>& component) {
  std::vector<NodeId> number(component.size(), no_node);
  NodeId next = 0;
  for (NodeId& c : component) {
    if (number[c] == no_node) number[c] = next++;
    c = number[c];
  }
}

}  // namespace kenes::algorithms
