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

namespace {

void guard_walks(std::size_t count) {
  if (count > 20'000) throw TooManyRows();
}

}  // namespace

std::vector<const syntax::Variable*> Reference::variables(const PathPattern& pattern) {
  std::vector<const syntax::Variable*> found;
  const auto add = [&](const syntax::Variable& variable) {
    if (variable) found.push_back(&variable);
  };
  add(pattern.variable);
  for (const NodePattern& node : pattern.nodes) add(node.variable);
  for (const RelationshipPattern& relationship : pattern.relationships) {
    add(relationship.variable);
    if (!relationship.path) continue;
    for (const syntax::Variable* inner : variables(relationship.path->inner)) found.push_back(inner);
  }
  std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->text < b->text; });
  const auto same = [](const auto* a, const auto* b) { return a->text == b->text; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

const std::vector<NodeId>& Reference::all_nodes() {
  if (nodes_) return *nodes_;
  nodes_.emplace();
  ScanPosition position;
  while (graph_.scan(position, {}, 1024, *nodes_)) {
  }
  return *nodes_;
}

const std::vector<Edge>& Reference::all_edges() {
  if (edges_) return *edges_;
  edges_.emplace();
  for (std::size_t type = 0; type < graph_.type_count(); ++type)
    for (const Edge& edge : graph_.edges_of_type(static_cast<TypeId>(type))) edges_->push_back(edge);
  return *edges_;
}

void Reference::forget_elements() {
  nodes_.reset();
  edges_.reset();
}

std::vector<std::string> Reference::labels_of(NodeId node) {
  std::vector<LabelId> ids;
  graph_.labels_of(node, ids);
  std::vector<std::string> names;
  for (LabelId id : ids) names.emplace_back(graph_.label_name(id));
  return names;
}

bool Reference::bears(const LabelExpression& labels, const std::vector<std::string>& names, const Row& row) {
  const auto one = [&](const LabelExpression& part) { return bears(part, names, row); };
  const auto there = [&](const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  switch (labels.kind) {
    case LabelExpression::Kind::name:
      return there(labels.name.text);
    case LabelExpression::Kind::any_of:
      return std::any_of(labels.parts.begin(), labels.parts.end(), one);
    case LabelExpression::Kind::all_of:
      return std::all_of(labels.parts.begin(), labels.parts.end(), one);
    case LabelExpression::Kind::negation:
      return !one(labels.parts[0]);
    case LabelExpression::Kind::wildcard:
      return !names.empty();
    case LabelExpression::Kind::dynamic:
    case LabelExpression::Kind::dynamic_any:
      break;
  }
  const std::vector<std::string> wanted = names_given(labels, row);
  return labels.kind == LabelExpression::Kind::dynamic ? std::all_of(wanted.begin(), wanted.end(), there)
                                                       : std::any_of(wanted.begin(), wanted.end(), there);
}

/// The labels of a CREATE, SET or REMOVE, and those that `$(...)` computes.
std::vector<std::string> Reference::names_given(const LabelExpression& labels, const Row& row) {
  if (labels.kind == LabelExpression::Kind::name) return {labels.name.text};
  std::vector<std::string> names;
  for (const LabelExpression& part : labels.parts)
    for (const std::string& name : names_given(part, row)) names.push_back(name);
  if (!labels.expression) return names;
  const Value given = value(*labels.expression, row);
  for (const Value& name : given.is(Kind::list) ? given.as_list() : List{given})
    names.emplace_back(name.as_string());
  return names;
}

/// Whether the node fits, which binds the variable.
bool Reference::stand(const NodePattern& pattern, NodeId node, Row& row) {
  if (pattern.variable) {
    const auto bound = row.emplace(pattern.variable.text, Value(Node{node})).first;
    if (!equivalent(bound->second, Value(Node{node}))) return false;
  }
  if (pattern.labels && !bears(*pattern.labels, labels_of(node), row)) return false;
  if (!has_all(Value(Node{node}), pattern.properties.get(), row)) return false;
  return holds(pattern.where.get(), row);
}

/// Whether one relationship fits; the conditions of a variable length speak of each.
bool Reference::lie(const RelationshipPattern& pattern, const Edge& edge, const Row& row) {
  if (pattern.types && !bears(*pattern.types, {std::string(graph_.type_name(edge.type))}, row)) return false;
  if (!has_all(Value(edge), pattern.properties.get(), row)) return false;
  if (!pattern.where) return true;
  Row inside = row;
  if (pattern.variable) inside[pattern.variable.text] = Value(edge);
  return holds(pattern.where.get(), inside);
}

bool Reference::has_all(const Value& element, const syntax::Expression* map, const Row& row) {
  if (!map) return true;
  const Value wanted = value(*map, row);
  return std::all_of(wanted.as_map().begin(), wanted.as_map().end(), [&](const auto& entry) {
    return equal(property(element, entry.first), entry.second).value_or(false);
  });
}

/// The walk and one relationship more, in each way that there is.
std::vector<Reference::Walk> Reference::steps(const RelationshipPattern& pattern, const Walk& walk) {
  std::vector<Walk> found;
  const NodeId here = walk.path.nodes.back().id;
  for (const Edge& edge : all_edges()) {
    const bool forth = edge.source == here && pattern.arrow != RelationshipPattern::Arrow::left;
    const bool back = edge.target == here && pattern.arrow != RelationshipPattern::Arrow::right;
    if (!forth && !back) continue;
    if (std::find(walk.fit.used.begin(), walk.fit.used.end(), edge) != walk.fit.used.end()) continue;
    if (!lie(pattern, edge, walk.fit.row)) continue;
    Walk& next = found.emplace_back(walk);
    next.fit.used.push_back(edge);
    next.path.edges.push_back(edge);
    next.path.nodes.push_back(Node{forth ? edge.target : edge.source});
  }
  return found;
}

/// The walk and one repetition more of a quantified path; its variables become longer lists by one.
std::vector<Reference::Walk> Reference::repetitions(const syntax::QuantifiedPath& pattern, const Walk& walk) {
  std::vector<Walk> found;
  Fit inside = walk.fit;
  for (const syntax::Variable* name : variables(pattern.inner)) inside.row.erase(name->text);
  for (const Walk& one : walks(pattern.inner, inside, walk.path.nodes.back().id)) {
    if (!holds(pattern.where.get(), one.fit.row)) continue;
    Walk& next = found.emplace_back(walk);
    next.fit.used = one.fit.used;
    next.path.edges.insert(next.path.edges.end(), one.path.edges.begin(), one.path.edges.end());
    next.path.nodes.insert(next.path.nodes.end(), one.path.nodes.begin() + 1, one.path.nodes.end());
    for (const syntax::Variable* name : variables(pattern.inner)) {
      List list = next.fit.row[name->text].as_list();
      list.push_back(one.fit.row.at(name->text));
      next.fit.row[name->text] = Value(std::move(list));
    }
  }
  return found;
}

/// All that the relationship pattern, of whatever length, makes of a walk. No relationship is used twice.
std::vector<Reference::Walk> Reference::extensions(const RelationshipPattern& pattern, Walk walk) {
  const std::size_t before = walk.path.edges.size();
  std::int64_t least = 1, most = 1;
  if (pattern.variable_length) {
    least = pattern.minimum.value_or(1);
    most = pattern.maximum.value_or(INT64_MAX);
  }
  if (pattern.path)
    for (const syntax::Variable* name : variables(pattern.path->inner))
      walk.fit.row[name->text] = Value(List());
  std::vector<Walk> found, ends{std::move(walk)};
  if (least == 0) found = ends;
  for (std::int64_t length = 1; length <= most && !ends.empty(); ++length) {
    std::vector<Walk> longer;
    for (const Walk& end : ends)
      for (Walk& next : pattern.path ? repetitions(*pattern.path, end) : steps(pattern, end))
        longer.push_back(std::move(next));
    guard_walks(longer.size());
    ends = std::move(longer);
    if (length >= least) found.insert(found.end(), ends.begin(), ends.end());
  }
  if (!pattern.variable) return found;
  std::erase_if(found, [&](Walk& end) {
    const List edges(end.path.edges.begin() + static_cast<std::ptrdiff_t>(before), end.path.edges.end());
    const Value bound = pattern.variable_length ? Value(edges) : edges[0];
    const auto place = end.fit.row.emplace(pattern.variable.text, bound).first;
    return !equivalent(place->second, bound);
  });
  return found;
}

/// All walks along a path pattern, from one node or from any.
std::vector<Reference::Walk> Reference::walks(const PathPattern& pattern, const Fit& before,
                                              std::optional<NodeId> from) {
  std::vector<Walk> walks;
  for (NodeId node : from ? std::vector<NodeId>{*from} : all_nodes()) {
    Fit fit = before;
    if (stand(pattern.nodes[0], node, fit.row)) walks.push_back({std::move(fit), {{Node{node}}, {}}});
  }
  for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
    std::vector<Walk> longer;
    for (Walk& walk : walks)
      for (Walk& next : extensions(pattern.relationships[i], std::move(walk)))
        if (stand(pattern.nodes[i + 1], next.path.nodes.back().id, next.fit.row))
          longer.push_back(std::move(next));
    guard_walks(longer.size());
    walks = std::move(longer);
  }
  return walks;
}

std::vector<Reference::Fit> Reference::fits(const PathPattern& pattern, const Fit& before) {
  std::vector<Walk> all = walks(pattern, before);
  if (pattern.variable)
    for (Walk& walk : all) walk.fit.row[pattern.variable.text] = Value(walk.path);
  std::erase_if(all, [&](const Walk& walk) { return !holds(pattern.where.get(), walk.fit.row); });
  if (pattern.selector != PathPattern::Selector::none) choose(pattern, all, before.row);
  std::vector<Fit> found;
  for (Walk& walk : all) found.push_back(std::move(walk.fit));
  return found;
}

/// Leaves the shortest of all walks between each pair of ends: so many, or those of so many lengths.
void Reference::choose(const PathPattern& pattern, std::vector<Walk>& walks, const Row& row) {
  using Selector = PathPattern::Selector;
  const bool all_of_a_length =
      pattern.selector == Selector::all_shortest || pattern.selector == Selector::shortest_groups;
  const std::int64_t wanted = pattern.count ? value(*pattern.count, row).as_integer() : 1;
  std::stable_sort(walks.begin(), walks.end(),
                   [](const Walk& a, const Walk& b) { return a.path.edges.size() < b.path.edges.size(); });
  struct Taken {
    std::int64_t count = 0;
    std::size_t length = SIZE_MAX;
  };
  std::map<std::pair<Node, Node>, Taken> taken;
  std::erase_if(walks, [&](const Walk& walk) {
    Taken& of_pair = taken[{walk.path.nodes.front(), walk.path.nodes.back()}];
    const std::size_t length = walk.path.edges.size();
    if (!all_of_a_length || length != of_pair.length) ++of_pair.count;
    of_pair.length = length;
    return of_pair.count > wanted;
  });
}

/// All patterns of one MATCH: no relationship is used twice in them.
std::vector<Reference::Fit> Reference::fits(const std::vector<PathPattern>& patterns, const Row& row) {
  std::vector<Fit> all{{row, {}}};
  for (const PathPattern& pattern : patterns) {
    std::vector<Fit> next;
    for (const Fit& fit : all)
      for (Fit& found : fits(pattern, fit)) next.push_back(std::move(found));
    guard_walks(next.size());
    all = std::move(next);
  }
  return all;
}

void Reference::create(const PathPattern& pattern, Row& row) {
  Path path;
  const auto set_all = [&](const Value& element, const syntax::ExpressionPointer& properties) {
    if (!properties) return;
    const Value given = value(*properties, row);
    for (const auto& [key, content] : given.as_map())
      if (!content.is_null()) put(element, key, content);
  };
  for (const NodePattern& node : pattern.nodes) {
    if (node.variable && row.contains(node.variable.text)) {
      path.nodes.push_back(row[node.variable.text].as_node());
      continue;
    }
    std::vector<LabelId> labels;
    if (node.labels)
      for (const std::string& label : names_given(*node.labels, row))
        labels.push_back(graph_.intern_label(label));
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    const NodeId made = graph_.create_node(labels);
    set_all(Value(Node{made}), node.properties);
    if (node.variable) row[node.variable.text] = Value(Node{made});
    path.nodes.push_back(Node{made});
  }
  for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
    const RelationshipPattern& relationship = pattern.relationships[i];
    Node from = path.nodes[i], to = path.nodes[i + 1];
    if (relationship.arrow == RelationshipPattern::Arrow::left) std::swap(from, to);
    const Edge made =
        graph_.create_edge(from.id, graph_.intern_type(names_given(*relationship.types, row).at(0)), to.id);
    set_all(Value(made), relationship.properties);
    if (relationship.variable) row[relationship.variable.text] = Value(made);
    path.edges.push_back(made);
  }
  if (pattern.variable) row[pattern.variable.text] = Value(std::move(path));
  forget_elements();
}

}  // namespace kenes::answers
