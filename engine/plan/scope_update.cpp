// SPDX-License-Identifier: Apache-2.0
// Clauses that change the graph: CREATE, MERGE, SET, REMOVE, DELETE.
#include <fmt/format.h>

#include "engine/plan/scoper.hpp"

namespace kenes::plan {

using syntax::LabelExpression;
using syntax::NodePattern;
using syntax::PathPattern;
using syntax::RelationshipPattern;
using syntax::SetItem;

namespace {

constexpr KindSet elements = kinds({Kind::node, Kind::relationship});

/// A new node bears plain labels.
void judge_made_labels(const LabelExpression& labels) {
  using Kind = LabelExpression::Kind;
  if (labels.kind != Kind::name && labels.kind != Kind::all_of && labels.kind != Kind::dynamic)
    throw syntax_error("UnexpectedSyntax", "a new node is given labels, not a condition on labels", labels.at,
                       "write :A:B");
  for (const LabelExpression& part : labels.parts) judge_made_labels(part);
}

void judge_no_condition(const syntax::ExpressionPointer& where) {
  if (where)
    throw syntax_error("UnexpectedSyntax", "WHERE has no meaning for what is made", where->extent,
                       "use it in a MATCH before");
}

[[noreturn]] void already_bound(const syntax::Variable& variable, std::string_view hint) {
  throw syntax_error("VariableAlreadyBound",
                     fmt::format("`{}` is there already and cannot be made again", variable.text),
                     variable.at, std::string(hint));
}

[[noreturn]] void made_twice(const syntax::Variable& relationship) {
  already_bound(relationship, "every relationship pattern makes a new one: use another name");
}

void judge_made_path(const PathPattern& path) {
  if (path.where) judge_no_condition(path.where);
  if (path.selector != PathPattern::Selector::none)
    throw syntax_error("UnexpectedSyntax", "a shortest path can be found, but not made", path.at,
                       "use it in a MATCH before");
}

}  // namespace

// Made in this order: all nodes of the clause, all relationships, all paths. Properties may use what is made
// before them.
void Scoper::clause(syntax::Create& create) {
  updating(create.at);
  for (PathPattern& path : create.patterns) {
    judge_made_path(path);
    for (NodePattern& node : path.nodes) {
      judge_made(node, true);
      make_node(node, path.nodes.size() == 1);
    }
  }
  for (PathPattern& path : create.patterns)
    for (RelationshipPattern& relationship : path.relationships) {
      judge_made(relationship, true);
      if (relationship.arrow == RelationshipPattern::Arrow::both)
        throw syntax_error("RequiresDirectedRelationship", "a new relationship needs a direction",
                           relationship.at, "write -[:TYPE]-> or <-[:TYPE]-");
      make_relationship(relationship);
    }
  for (PathPattern& path : create.patterns)
    if (path.variable) declare(path.variable, Type::of({Kind::path}));
}

// The pattern is looked for before anything is made, so no part's properties may use another part.
void Scoper::clause(syntax::Merge& merge) {
  updating(merge.at);
  result_.reads = true;
  PathPattern& path = merge.pattern;
  judge_made_path(path);
  for (NodePattern& node : path.nodes) judge_made(node, false);
  for (RelationshipPattern& relationship : path.relationships) judge_made(relationship, false);
  for (NodePattern& node : path.nodes) make_node(node, path.nodes.size() == 1);
  for (RelationshipPattern& relationship : path.relationships) make_relationship(relationship);
  if (path.variable) declare(path.variable, Type::of({Kind::path}));
  set_items(merge.on_create);
  set_items(merge.on_match);
}

void Scoper::judge_made(NodePattern& node, bool parameters) {
  judge_no_condition(node.where);
  properties(node.properties.get(), parameters);
  if (!node.labels) return;
  judge_made_labels(*node.labels);
  labels(*node.labels);
}

void Scoper::make_node(NodePattern& node, bool alone) {
  const Type type = Type::of({Kind::node});
  if (!node.variable) {
    node.variable.slot = new_slot({}, type);
    node.variable.introduces = true;
    return;
  }
  const auto known = names_.find(node.variable.text);
  if (known == names_.end()) {
    declare(node.variable, type);
    return;
  }
  if (alone || node.labels || node.properties)
    already_bound(node.variable,
                  alone ? "use another name" : "labels and properties of a known node are changed by SET");
  const Type was = type_of(known->second);
  if (was.never(kinds({Kind::node})))
    throw syntax_error(
        "VariableTypeConflict",
        fmt::format("`{}` is a NODE here, but {} before", node.variable.text, kind_names(was.kinds)),
        node.variable.at, "use another name for one of them");
  node.variable.slot = known->second;
}

void Scoper::judge_made(RelationshipPattern& relationship, bool parameters) {
  judge_no_condition(relationship.where);
  if (relationship.variable && names_.contains(relationship.variable.text)) made_twice(relationship.variable);
  if (relationship.quantified)
    throw syntax_error("CreatingVarLength", "what is quantified can be found, but not made", relationship.at,
                       "write one relationship pattern for each to make");
  if (relationship.variable_length)
    throw syntax_error("CreatingVarLength", "a relationship of variable length can be found, but not made",
                       relationship.at, "write one relationship pattern for each to make");
  const auto* types = relationship.types ? &*relationship.types : nullptr;
  if (!types || (types->kind != LabelExpression::Kind::name && types->kind != LabelExpression::Kind::dynamic))
    throw syntax_error("NoSingleRelationshipType", "a new relationship needs exactly one type",
                       relationship.at, "write -[:TYPE]->");
  labels(*relationship.types);
  properties(relationship.properties.get(), parameters);
}

void Scoper::make_relationship(RelationshipPattern& relationship) {
  const Type type = Type::of({Kind::relationship});
  if (!relationship.variable) {
    relationship.variable.slot = new_slot({}, type);
    relationship.variable.introduces = true;
    return;
  }
  if (names_.contains(relationship.variable.text)) made_twice(relationship.variable);
  declare(relationship.variable, type);
}

void Scoper::clause(syntax::Set& set) {
  updating(set.at);
  set_items(set.items);
}

void Scoper::set_items(std::vector<SetItem>& items) {
  for (SetItem& item : items) {
    switch (item.kind) {
      case SetItem::Kind::property:
        changed_property(item.target);
        expression(item.value);
        break;
      case SetItem::Kind::labels:
        target(item.target, kinds({Kind::node}));
        for (LabelExpression& label : item.labels) labels(label);
        break;
      case SetItem::Kind::replace:
      case SetItem::Kind::merge:
        target(item.target, elements);
        const Type type = expression(item.value);
        if (type.never(elements | kinds({Kind::map})))
          throw syntax_error("InvalidArgumentType",
                             fmt::format("properties come from a MAP, NODE or RELATIONSHIP, but this is {}",
                                         kind_names(type.kinds)),
                             item.value.extent);
        break;
    }
  }
}

void Scoper::target(Expression& changed, KindSet accepted) {
  const Type type = expression(changed);
  if (type.never(accepted))
    throw syntax_error("InvalidArgumentType",
                       fmt::format("only {} can be changed like this, but this is {}", kind_names(accepted),
                                   kind_names(type.kinds)),
                       changed.extent);
}

/// `x.k` or `x[k]`.
void Scoper::changed_property(Expression& property) {
  target(property.args[0], elements);
  if (property.args.size() == 1) return;
  const Type key = expression(property.args[1]);
  if (key.never(kinds({Kind::string})))
    throw syntax_error("InvalidArgumentType",
                       fmt::format("a property is named by a STRING, but this is {}", kind_names(key.kinds)),
                       property.args[1].extent);
}

void Scoper::clause(syntax::Remove& remove) {
  updating(remove.at);
  for (syntax::RemoveItem& item : remove.items) {
    if (item.labels.empty())
      changed_property(item.target);
    else
      target(item.target, kinds({Kind::node}));
    for (LabelExpression& label : item.labels) labels(label);
  }
}

void Scoper::clause(syntax::Delete& clause) {
  updating(clause.at);
  for (Expression& item : clause.items) {
    if (item.kind == ExpressionKind::has_labels)
      throw syntax_error("InvalidDelete", "labels and types cannot be deleted", item.extent,
                         "REMOVE n:Label takes a label off a node; a relationship keeps its type");
    const Type type = expression(item);
    if (type.never(elements | kinds({Kind::path})))
      throw syntax_error("InvalidArgumentType",
                         fmt::format("nodes, relationships and paths can be deleted, but this is {}",
                                     kind_names(type.kinds)),
                         item.extent, "REMOVE n.key takes a property away");
  }
}

}  // namespace kenes::plan
