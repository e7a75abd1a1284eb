// SPDX-License-Identifier: Apache-2.0
// Patterns that search: MATCH, pattern predicates and comprehensions. All names of a clause's patterns are
// bound first, then properties and conditions are judged, so they may use any of them.
#include <fmt/format.h>

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
  for (PathPattern& path : paths) bind_path(path, search);
  for (PathPattern& path : paths) search_conditions(path, search);
}

void Scoper::bind_path(PathPattern& path, Search& search) {
  if (path.selector != PathPattern::Selector::none && path.relationships.size() != 1)
    throw syntax_error("InvalidRelationshipPattern",
                       "a shortest path is asked for with one relationship pattern", path.at,
                       "write shortestPath((a)-[*]->(b))");
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
  const bool many = relationship.variable_length;
  Type type = many ? Type::list_of(kinds({Kind::relationship})) : Type::of({Kind::relationship});
  if (search.optional) type.kinds |= null_kind;
  syntax::Variable& variable = relationship.variable;
  if (!variable) {
    variable.slot = new_slot({}, type);
    variable.introduces = true;
  } else if (const auto known = names_.find(variable.text); known != names_.end()) {
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

void Scoper::search_conditions(PathPattern& path, const Search& search) {
  for (NodePattern& node : path.nodes) {
    if (node.labels) labels(*node.labels);
    properties(node.properties.get(), search.parameters);
    condition(node.where.get(), "WHERE");
  }
  for (RelationshipPattern& relationship : path.relationships) {
    if (relationship.types) labels(*relationship.types);
    properties(relationship.properties.get(), search.parameters);
    condition(relationship.where.get(), "WHERE");
  }
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
