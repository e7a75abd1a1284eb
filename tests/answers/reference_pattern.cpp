// SPDX-License-Identifier: Apache-2.0
// Patterns by trying everything.
#include <algorithm>

#include "storage/compare.hpp"
#include "tests/answers/reference.hpp"

namespace kenes::answers {

using syntax::LabelExpression;
using syntax::NodePattern;
using syntax::PathPattern;
using syntax::RelationshipPattern;

std::vector<NodeId> Reference::all_nodes() const {
  std::vector<NodeId> nodes;
  ScanPosition position;
  while (graph_.scan(position, {}, 1024, nodes)) {
  }
  return nodes;
}

std::vector<Edge> Reference::all_edges() const {
  std::vector<Edge> edges;
  for (std::size_t type = 0; type < graph_.type_count(); ++type)
    for (const Edge& edge : graph_.edges_of_type(static_cast<TypeId>(type))) edges.push_back(edge);
  return edges;
}

std::vector<std::string> Reference::labels_of(NodeId node) {
  std::vector<LabelId> ids;
  graph_.labels_of(node, ids);
  std::vector<std::string> names;
  for (LabelId id : ids) names.emplace_back(graph_.label_name(id));
  return names;
}

bool Reference::bears(const LabelExpression& labels, const std::vector<std::string>& names) {
  const auto one = [&](const LabelExpression& part) { return bears(part, names); };
  switch (labels.kind) {
    case LabelExpression::Kind::name:
      return std::find(names.begin(), names.end(), labels.name.text) != names.end();
    case LabelExpression::Kind::any_of:
      return std::any_of(labels.parts.begin(), labels.parts.end(), one);
    case LabelExpression::Kind::all_of:
      return std::all_of(labels.parts.begin(), labels.parts.end(), one);
    case LabelExpression::Kind::negation:
      return !one(labels.parts[0]);
    case LabelExpression::Kind::wildcard:
      return !names.empty();
    default:
      throw std::logic_error("the reference knows no such label expression");
  }
}

/// Whether the node fits, which binds the variable.
bool Reference::stand(const NodePattern& pattern, NodeId node, Row& row) {
  if (pattern.variable) {
    const auto bound = row.emplace(pattern.variable.text, Value(Node{node})).first;
    if (!equivalent(bound->second, Value(Node{node}))) return false;
  }
  if (pattern.labels && !bears(*pattern.labels, labels_of(node))) return false;
  if (pattern.properties) {
    const Value wanted = value(*pattern.properties, row);
    for (const auto& [key, wants] : wanted.as_map())
      if (!equal(property(Value(Node{node}), key), wants).value_or(false)) return false;
  }
  return holds(pattern.where.get(), row);
}

bool Reference::lie(const RelationshipPattern& pattern, const Edge& edge, const Row& row) {
  if (pattern.types && !bears(*pattern.types, {std::string(graph_.type_name(edge.type))})) return false;
  if (pattern.properties) {
    const Value wanted = value(*pattern.properties, row);
    for (const auto& [key, wants] : wanted.as_map())
      if (!equal(property(Value(edge), key), wants).value_or(false)) return false;
  }
  return true;
}

/// All walks from a node that the relationship pattern allows, none of them using a relationship twice.
std::vector<Path> Reference::trails(const RelationshipPattern& pattern, NodeId from, const Fit& fit) {
  std::int64_t least = 1, most = 1;
  if (pattern.variable_length) {
    least = pattern.minimum.value_or(1);
    most = pattern.maximum.value_or(INT64_MAX);
  }
  std::vector<Path> found, ends{{{Node{from}}, {}}};
  const std::vector<Edge> edges = all_edges();
  if (least == 0) found = ends;
  for (std::int64_t length = 1; length <= most && !ends.empty(); ++length) {
    std::vector<Path> longer;
    for (const Path& path : ends) {
      const NodeId here = path.nodes.back().id;
      for (const Edge& edge : edges) {
        const bool forth = edge.source == here && pattern.arrow != RelationshipPattern::Arrow::left;
        const bool back = edge.target == here && pattern.arrow != RelationshipPattern::Arrow::right;
        if (!forth && !back) continue;
        if (std::find(path.edges.begin(), path.edges.end(), edge) != path.edges.end()) continue;
        if (std::find(fit.used.begin(), fit.used.end(), edge) != fit.used.end()) continue;
        if (!lie(pattern, edge, fit.row)) continue;
        Path& next = longer.emplace_back(path);
        next.edges.push_back(edge);
        next.nodes.push_back(Node{forth ? edge.target : edge.source});
      }
    }
    if (longer.size() > 20'000) throw TooManyRows();
    ends = std::move(longer);
    if (length >= least) found.insert(found.end(), ends.begin(), ends.end());
  }
  return found;
}

std::vector<Reference::Fit> Reference::fits(const PathPattern& pattern, const Fit& before) {
  std::vector<Walk> walks;
  for (NodeId node : all_nodes()) {
    Fit fit = before;
    if (stand(pattern.nodes[0], node, fit.row)) walks.push_back({std::move(fit), {{Node{node}}, {}}});
  }
  for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
    const RelationshipPattern& relationship = pattern.relationships[i];
    std::vector<Walk> longer;
    for (const Walk& walk : walks)
      for (const Path& trail : trails(relationship, walk.path.nodes.back().id, walk.fit)) {
        Walk next = walk;
        next.fit.used.insert(next.fit.used.end(), trail.edges.begin(), trail.edges.end());
        next.path.edges.insert(next.path.edges.end(), trail.edges.begin(), trail.edges.end());
        next.path.nodes.insert(next.path.nodes.end(), trail.nodes.begin() + 1, trail.nodes.end());
        if (relationship.variable) {
          Value bound = relationship.variable_length ? Value(List(trail.edges.begin(), trail.edges.end()))
                                                     : Value(trail.edges[0]);
          const auto place = next.fit.row.emplace(relationship.variable.text, bound).first;
          if (!equivalent(place->second, bound)) continue;
        }
        if (!holds(relationship.where.get(), next.fit.row)) continue;
        if (!stand(pattern.nodes[i + 1], trail.nodes.back().id, next.fit.row)) continue;
        longer.push_back(std::move(next));
      }
    if (longer.size() > 20'000) throw TooManyRows();
    walks = std::move(longer);
  }
  if (pattern.selector != PathPattern::Selector::none) {
    std::map<std::pair<Node, Node>, std::size_t> shortest;
    for (const Walk& walk : walks) {
      const std::size_t length = walk.path.edges.size();
      auto& best =
          shortest.try_emplace({walk.path.nodes.front(), walk.path.nodes.back()}, length).first->second;
      best = std::min(best, length);
    }
    std::vector<Walk> chosen;
    for (Walk& walk : walks) {
      std::size_t& best = shortest[{walk.path.nodes.front(), walk.path.nodes.back()}];
      if (walk.path.edges.size() != best) continue;
      if (pattern.selector == PathPattern::Selector::shortest) best = SIZE_MAX;
      chosen.push_back(std::move(walk));
    }
    walks = std::move(chosen);
  }
  std::vector<Fit> found;
  for (Walk& walk : walks) {
    if (pattern.variable) walk.fit.row[pattern.variable.text] = Value(std::move(walk.path));
    found.push_back(std::move(walk.fit));
  }
  return found;
}

/// All patterns of one MATCH: no relationship is used twice in them.
std::vector<Reference::Fit> Reference::fits(const std::vector<PathPattern>& patterns, const Row& row) {
  std::vector<Fit> all{{row, {}}};
  for (const PathPattern& pattern : patterns) {
    std::vector<Fit> next;
    for (const Fit& fit : all)
      for (Fit& found : fits(pattern, fit)) next.push_back(std::move(found));
    if (next.size() > 20'000) throw TooManyRows();
    all = std::move(next);
  }
  return all;
}

void Reference::create(const PathPattern& pattern, Row& row) {
  Path path;
  const auto set_all = [&](const auto& element, const syntax::ExpressionPointer& properties) {
    if (!properties) return;
    const Value given = value(*properties, row);
    for (const auto& [key, content] : given.as_map())
      if (!content.is_null()) graph_.set_property(element, graph_.intern_key(key), content);
  };
  for (const NodePattern& node : pattern.nodes) {
    if (node.variable && row.contains(node.variable.text)) {
      path.nodes.push_back(row[node.variable.text].as_node());
      continue;
    }
    std::vector<LabelId> labels;
    const std::vector<LabelExpression> none;
    if (node.labels && node.labels->kind == LabelExpression::Kind::name)
      labels.push_back(graph_.intern_label(node.labels->name.text));
    else
      for (const LabelExpression& label : node.labels ? node.labels->parts : none)
        labels.push_back(graph_.intern_label(label.name.text));
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    const NodeId made = graph_.create_node(labels);
    set_all(made, node.properties);
    if (node.variable) row[node.variable.text] = Value(Node{made});
    path.nodes.push_back(Node{made});
  }
  for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
    const RelationshipPattern& relationship = pattern.relationships[i];
    Node from = path.nodes[i], to = path.nodes[i + 1];
    if (relationship.arrow == RelationshipPattern::Arrow::left) std::swap(from, to);
    const Edge made = graph_.create_edge(from.id, graph_.intern_type(relationship.types->name.text), to.id);
    set_all(made, relationship.properties);
    if (relationship.variable) row[relationship.variable.text] = Value(made);
    path.edges.push_back(made);
  }
  if (pattern.variable) row[pattern.variable.text] = Value(std::move(path));
}

}  // namespace kenes::answers
