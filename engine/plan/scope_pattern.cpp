// SPDX-License-Identifier: Apache-2.0
// Patterns that search: MATCH, pattern predicates and comprehensions. All names of a clause's patterns are
// bound first, then properties and conditions are judged, so they may use any of them.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/plan/scoper.hpp"

namespace kenes::plan {

using syntax::LabelExpression;
using syntax::NodePattern;
using syntax::PathPattern;
using syntax::RelationshipPattern;

namespace {

[[noreturn]] void type_conflict(const syntax::Variable& variable, std::string_view is, KindSet was) {
  throw syntax_error("VariableTypeConflict",
                     fmt::format("`{}` is {} here, but {} before", variable.text, is, kind_names(was)),
                     variable.at, "use another name for one of them");
}

}  // namespace

void Scoper::search(std::vector<PathPattern>& paths, bool optional) {
  Search search;
  search.optional = optional;
  const auto is_quantified = [](const RelationshipPattern& r) { return r.path != nullptr; };
  if (std::any_of(paths.begin(), paths.end(), [&](const PathPattern& path) {
        return std::any_of(path.relationships.begin(), path.relationships.end(), is_quantified);
      }))
    search.before = names_;
  using Selector = PathPattern::Selector;
  for (const PathPattern& path : paths)
    if (paths.size() > 1 &&
        (path.selector == Selector::shortest_paths || path.selector == Selector::shortest_groups))
      throw syntax_error("UnexpectedSyntax", "a chosen path must be the only path of its MATCH", path.at,
                         "write a MATCH of its own for each path");
  for (PathPattern& path : paths) bind_path(path, search);
  for (PathPattern& path : paths) search_conditions(path, search);
}

void Scoper::bind_path(PathPattern& path, Search& search) {
  using Selector = PathPattern::Selector;
  if ((path.selector == Selector::shortest || path.selector == Selector::all_shortest) &&
      path.relationships.size() != 1)
    throw syntax_error("InvalidRelationshipPattern",
                       "a shortest path is asked for with one relationship pattern", path.at,
                       "write shortestPath((a)-[*]->(b))");
  const bool may_be_empty =
      std::all_of(path.nodes.begin(), path.nodes.end(), [](const NodePattern& n) { return n.implied; }) &&
      std::all_of(path.relationships.begin(), path.relationships.end(),
                  [](const RelationshipPattern& r) { return r.minimum == 0; });
  if (may_be_empty)
    throw syntax_error("InvalidRelationshipPattern", "this path could be empty, without a single node",
                       path.at, "write a node before or behind it: ()((a)-->(b))*");
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) bind_relationship(path.relationships[i - 1], search);
    bind_node(path.nodes[i], search);
  }
  if (path.variable) {
    Type type = Type::of({Kind::path});
    if (search.optional) type.kinds |= null_kind;
    declare(path.variable, type);
  }
}

void Scoper::bind_node(NodePattern& node, const Search& search) {
  Type type = Type::of({Kind::node});
  if (search.optional) type.kinds |= null_kind;
  if (!node.variable) {
    node.variable.slot = new_slot({}, type);
    node.variable.introduces = true;
  } else if (const auto known = names_.find(node.variable.text); known != names_.end()) {
    const Type was = type_of(known->second);
    if (was.never(kinds({Kind::node}))) type_conflict(node.variable, "a NODE", was.kinds);
    node.variable.slot = known->second;
  } else if (!search.may_introduce) {
    undefined(node.variable.text, node.variable.at);
  } else {
    declare(node.variable, type);
  }
}

void Scoper::bind_relationship(RelationshipPattern& relationship, Search& search) {
  if (relationship.path) return bind_repeated(relationship, search);
  const bool many = relationship.variable_length;
  if (many) relationship.each = new_slot(relationship.variable.text, Type::of({Kind::relationship}));
  Type type = many ? Type::list_of(kinds({Kind::relationship})) : Type::of({Kind::relationship});
  if (search.optional) type.kinds |= null_kind;
  syntax::Variable& variable = relationship.variable;
  if (!variable) {
    variable.slot = new_slot({}, type);
    variable.introduces = true;
  } else if (const auto known = names_.find(variable.text); known != names_.end()) {
    if (relationship.quantified)
      throw syntax_error("VariableAlreadyBound",
                         fmt::format("`{}` is bound already and cannot be quantified", variable.text),
                         variable.at, "use another name");
    const Type was = type_of(known->second);
    if (was.never(kinds({many ? Kind::list : Kind::relationship})) ||
        (many && was.kinds == kinds({Kind::list}) &&
         Type{was.elements, any_kind}.never(kinds({Kind::relationship}))))
      type_conflict(variable, many ? "a LIST of relationships" : "a RELATIONSHIP", was.kinds);
    variable.slot = known->second;
    if (search.relationships.contains(variable.slot))
      throw syntax_error(
          "RelationshipUniquenessViolation",
          fmt::format("`{}` stands for two relationships of one pattern", variable.text), variable.at,
          "within one MATCH all relationships are different: use two names, or two MATCH clauses");
  } else if (!search.may_introduce) {
    undefined(variable.text, variable.at);
  } else {
    declare(variable, type);
  }
  search.relationships.insert(variable.slot);
}

// Inside, a variable stands for one element of one repetition; outside, for the list of them.
void Scoper::bind_repeated(RelationshipPattern& relationship, Search& search) {
  syntax::QuantifiedPath& path = *relationship.path;
  relationship.variable.slot = new_slot({}, Type::list_of(kinds({Kind::relationship})));
  relationship.variable.introduces = true;
  if (path.inner.relationships.empty())
    throw syntax_error("InvalidRelationshipPattern", "a quantified path needs at least one relationship",
                       path.inner.at, "write ((a)-->(b))+");
  for (const RelationshipPattern& inner : path.inner.relationships)
    if (inner.variable_length)
      throw syntax_error("InvalidRelationshipPattern",
                         inner.quantified ? "quantifiers cannot stand in each other"
                                          : "a relationship of variable length cannot be quantified again",
                         inner.at, "write the inner part out, or one quantifier for both");
  Names inside;
  const auto bind = [&](syntax::Variable& variable, Kind kind) {
    const auto known = variable ? inside.find(variable.text) : inside.end();
    if (known != inside.end()) {
      const Type was = type_of(known->second);
      if (was.never(kinds({kind})))
        type_conflict(variable, kind == Kind::node ? "a NODE" : "a RELATIONSHIP", was.kinds);
      if (kind == Kind::relationship)
        throw syntax_error("RelationshipUniquenessViolation",
                           fmt::format("`{}` stands for two relationships of one pattern", variable.text),
                           variable.at, "within one MATCH all relationships are different: use two names");
      variable.slot = known->second;
      return;
    }
    if (variable && names_.contains(variable.text))
      throw syntax_error(
          "VariableAlreadyBound",
          fmt::format("`{}` stands both inside and outside of a quantified path", variable.text), variable.at,
          "inside it means one element of each repetition: use two names");
    variable.slot = new_slot(variable.text, Type::of({kind}));
    variable.introduces = true;
    if (!variable) return;
    inside[variable.text] = variable.slot;
    syntax::QuantifiedPath::Group& group = path.groups.emplace_back();
    group.element = variable.slot;
    group.list.text = variable.text;
    group.list.at = variable.at;
  };
  for (std::size_t i = 0; i < path.inner.nodes.size(); ++i) {
    if (i > 0) bind(path.inner.relationships[i - 1].variable, Kind::relationship);
    bind(path.inner.nodes[i].variable, Kind::node);
  }
  for (syntax::QuantifiedPath::Group& group : path.groups) {
    Type type = Type::list_of(type_of(group.element).kinds);
    if (search.optional) type.kinds |= null_kind;
    declare(group.list, type);
    search.relationships.insert(group.list.slot);
  }
}

void Scoper::search_conditions(PathPattern& path, const Search& search) {
  for (NodePattern& node : path.nodes) {
    if (node.labels) labels(*node.labels);
    properties(node.properties.get(), search.parameters);
    condition(node.where.get(), "WHERE");
  }
  for (RelationshipPattern& relationship : path.relationships) {
    if (relationship.path)
      repeated_conditions(*relationship.path, search);
    else
      relationship_conditions(relationship, search);
  }
  condition(path.where.get(), "WHERE");
  if (path.count) expression(*path.count);
}

// The conditions on a relationship of variable length speak of each.
void Scoper::relationship_conditions(RelationshipPattern& relationship, const Search& search) {
  const bool hides = relationship.variable_length && relationship.variable;
  const Slot list = relationship.variable.slot;
  if (hides) names_[relationship.variable.text] = relationship.each;
  if (relationship.types) labels(*relationship.types);
  properties(relationship.properties.get(), search.parameters);
  condition(relationship.where.get(), "WHERE");
  if (hides) names_[relationship.variable.text] = list;
}

void Scoper::repeated_conditions(syntax::QuantifiedPath& path, const Search& search) {
  const Names around = std::exchange(names_, search.before);
  const Names* const beyond = std::exchange(beyond_, &around);
  for (const syntax::QuantifiedPath::Group& group : path.groups) names_[group.list.text] = group.element;
  search_conditions(path.inner, search);
  condition(path.where.get(), "WHERE");
  names_ = around;
  beyond_ = beyond;
}

void Scoper::labels(LabelExpression& expression) {
  if (expression.expression) {
    const Type type = this->expression(*expression.expression);
    if (type.never(kinds({Kind::string, Kind::list})))
      throw syntax_error("InvalidArgumentType",
                         fmt::format("a label is given by a STRING or a LIST of them, but this is {}",
                                     kind_names(type.kinds)),
                         expression.expression->extent);
  }
  for (LabelExpression& part : expression.parts) labels(part);
}

void Scoper::properties(Expression* properties, bool parameters) {
  if (!properties) return;
  if (properties->kind == ExpressionKind::parameter && !parameters)
    throw syntax_error("InvalidParameterUse", "a parameter cannot stand for the properties of a pattern here",
                       properties->at, fmt::format("name them: {{key: ${}.key}}", properties->name));
  expression(*properties);
}

}  // namespace kenes::plan
