// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/names/plain_names.hpp"

#include "engine/knowledge/names/likeness.hpp"
#include "storage/claim_source.hpp"
#include "storage/error.hpp"

namespace kenes::knowledge::names {

namespace {

// So many plain names go into the index by the way, when the first name is claimed.
constexpr std::uint64_t by_the_way = 20'000;

/// Calls visit(node, text) for plain names until false comes back.
template <class Visit>
void each_plain_name(const GraphSource& graph, LabelId label, Limits& limits, Visit&& visit) {
  const KeyId key = graph.key("name");
  if (key == no_name) return;
  const ClaimSource* claims = graph.claims();
  if (claims && !claims->any_on(0, FactKind::property, key)) claims = nullptr;
  const std::span<const LabelId> labels(&label, label == no_name ? 0 : 1);
  ScanPosition position;
  std::vector<NodeId> nodes;
  std::vector<ClaimSource::Validity> states;
  Column column;
  for (bool more = true; more;) {
    limits.check();
    nodes.clear();
    more = graph.scan(position, labels, batch_capacity, nodes);
    if (nodes.empty()) continue;
    graph.node_property(nodes, key, column);
    if (claims) claims->validity(0, FactKind::property, key, nodes, sizeof(NodeId), states);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (claims && states[i].state != ClaimSource::Validity::State::plain) continue;
      if (const Value name = column.value(i); name.is(Kind::string) && !visit(nodes[i], name.as_string()))
        return;
    }
  }
}

}  // namespace

std::uint64_t cover_plain_names(MutableGraph& graph, std::uint64_t most, Limits& limits) {
  ClaimSink* sink = graph.claim_sink();
  if (!sink) throw Error(ErrorCode::usage, "this graph keeps no index of names", "a database does");
  const NodeId covered = plain_names_below(*sink);
  if (covered == no_node) return 0;
  std::uint64_t count = 0;
  NodeId below = no_node;
  each_plain_name(graph, no_name, limits, [&](NodeId node, std::string_view text) {
    if (node < covered) return true;
    if (count == most) {
      below = node;
      return false;
    }
    index_name(*sink, node, text);
    ++count;
    return true;
  });
  set_plain_names_below(*sink, below);
  return count;
}

void first_name_claimed(MutableGraph& graph, NodeId node, const Value& plain) {
  ClaimSink* sink = graph.claim_sink();
  if (!sink || covers_plain_names(*sink)) return;
  Limits limits;
  if (graph.node_count() <= by_the_way)
    cover_plain_names(graph, by_the_way, limits);
  else if (node >= plain_names_below(*sink))
    name_claimed(graph, node, plain);
}

void name_claimed(MutableGraph& graph, NodeId node, const Value& name) {
  if (ClaimSink* sink = graph.claim_sink(); sink && name.is(Kind::string))
    index_name(*sink, node, name.as_string());
}

void name_withdrawn(MutableGraph& graph, NodeId node, const Value& name) {
  if (ClaimSink* sink = graph.claim_sink(); sink && name.is(Kind::string))
    unindex_name(*sink, node, name.as_string());
}

void plain_name_changed(MutableGraph& graph, NodeId node, const Value& before, const Value& after) {
  ClaimSink* sink = graph.claim_sink();
  if (!sink || node >= plain_names_below(*sink)) return;
  name_withdrawn(graph, node, before);
  name_claimed(graph, node, after);
}

void node_removed(MutableGraph& graph, NodeId node) {
  if (ClaimSink* sink = graph.claim_sink()) unindex_names(*sink, node);
}

bool search_plain_names(const GraphSource& graph, LabelId label, const Wanted& wanted, Limits& limits,
                        std::vector<Found>& found) {
  const std::uint64_t nodes = label == no_name ? graph.node_count() : graph.nodes_with_label(label);
  if (nodes > few_nodes) return false;
  const NodeId covered = graph.claims() ? plain_names_below(*graph.claims()) : 0;
  each_plain_name(graph, label, limits, [&](NodeId node, std::string_view text) {
    if (node < covered) return true;
    const double score = likeness(wanted.name, fold_name(text));
    if (score >= wanted.at_least) found.push_back({node, std::string(text), score});
    return true;
  });
  return true;
}

}  // namespace kenes::knowledge::names
