// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "engine/plan/builder.hpp"

namespace kenes::plan {
namespace {

/// The labels or types that something new bears: each name once, in their order, and what computes more.
struct NewNames {
  std::vector<std::string> names;
  std::vector<const Expression*> dynamic;

  void add(const syntax::LabelExpression& labels) {
    using Kind = syntax::LabelExpression::Kind;
    if (labels.kind == Kind::dynamic) {
      dynamic.push_back(labels.expression.get());
    } else if (labels.kind == Kind::name) {
      if (seen_.insert(labels.name.text).second) names.push_back(labels.name.text);
    } else if (labels.kind == Kind::all_of) {
      for (const auto& part : labels.parts) add(part);
    } else {
      throw syntax_error("InvalidPattern", "what is created has plain labels and one type", labels.at);
    }
  }

 private:
  std::unordered_set<std::string_view> seen_;  ///< texts of the syntax
};

std::vector<Slot> parts_of(const syntax::PathPattern& pattern) {
  std::vector<Slot> parts{pattern.nodes.front().variable.slot};
  for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
    parts.push_back(pattern.relationships[i].variable.slot);
    parts.push_back(pattern.nodes[i + 1].variable.slot);
  }
  return parts;
}

}  // namespace

void Builder::add_created(Rows& rows, const syntax::PathPattern& pattern, CreateSpecification& created,
                          SlotSet& made_nodes, const std::function<void()>& make_now) {
  // A subquery runs before the operator that makes things: what it speaks of must be made by one before.
  const auto lifted = [&](const Expression& e) {
    if (has_subquery(e) && !free_slots(e).is_subset_of(rows.bound)) make_now();
    return lift(rows, e.clone());
  };
  const auto properties = [&](const syntax::ExpressionPointer& e) -> std::optional<Expression> {
    if (!e) return std::nullopt;
    return lifted(*e);
  };
  const auto lift_all = [&](const std::vector<const Expression*>& expressions) {
    std::vector<Expression> all;
    for (const Expression* e : expressions) all.push_back(lifted(*e));
    return all;
  };
  for (const auto& node : pattern.nodes) {
    if (!node.variable.introduces || made_nodes.contains(node.variable.slot)) continue;
    made_nodes.insert(node.variable.slot);
    CreateNode made;
    made.node = node.variable.slot;
    NewNames labels;
    if (node.labels) labels.add(*node.labels);
    made.labels = std::move(labels.names);
    made.dynamic_labels = lift_all(labels.dynamic);
    made.properties = properties(node.properties);
    created.nodes.push_back(std::move(made));
  }
  for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
    const auto& relationship = pattern.relationships[i];
    CreateRelationship made;
    made.relationship = relationship.variable.slot;
    made.from = pattern.nodes[i].variable.slot;
    made.to = pattern.nodes[i + 1].variable.slot;
    if (relationship.arrow == Arrow::left) std::swap(made.from, made.to);
    NewNames types;
    if (relationship.types) types.add(*relationship.types);
    if (types.names.size() + types.dynamic.size() != 1)
      throw syntax_error("NoSingleRelationshipType", "a relationship is created with exactly one type",
                         relationship.at);
    if (types.dynamic.empty())
      made.type = types.names.front();
    else
      made.dynamic_type = lifted(*types.dynamic.front());
    made.properties = properties(relationship.properties);
    made.at = relationship.at;
    created.relationships.push_back(std::move(made));
  }
}

void Builder::clause(Rows& rows, const syntax::Create& create) {
  Create made;
  SlotSet made_nodes;
  std::vector<BuildPath> paths;
  const std::function<void()> make_now = [&] {
    for (const auto& node : made.pattern.nodes) rows.bound.insert(node.node);
    for (const auto& relationship : made.pattern.relationships) rows.bound.insert(relationship.relationship);
    if (!made.pattern.nodes.empty() || !made.pattern.relationships.empty()) append(rows, std::move(made));
    made = {};
  };
  for (const auto& pattern : create.patterns) {
    add_created(rows, pattern, made.pattern, made_nodes, make_now);
    if (pattern.variable.slot != no_slot) paths.push_back({pattern.variable.slot, parts_of(pattern)});
  }
  make_now();
  for (BuildPath& path : paths) {
    rows.bound.insert(path.path);
    append(rows, std::move(path));
  }
}

std::vector<SetSpecification> Builder::set_specifications(Rows& rows,
                                                          const std::vector<syntax::SetItem>& items) {
  std::vector<SetSpecification> made;
  for (const auto& item : items) {
    SetSpecification set;
    set.kind = item.kind;
    set.at = item.at;
    if (item.kind == syntax::SetItem::Kind::property)
      changed_property(rows, item.target, set);
    else
      set.target = lift(rows, item.target.clone());
    if (item.kind != syntax::SetItem::Kind::labels) set.value = lift(rows, item.value.clone());
    changed_labels(rows, item.labels, set);
    made.push_back(std::move(set));
  }
  return made;
}

void Builder::changed_property(Rows& rows, const Expression& property, SetSpecification& out) {
  out.target = lift(rows, property.args[0].clone());
  if (property.args.size() == 1)
    out.key = property.name;
  else
    out.dynamic_key = lift(rows, property.args[1].clone());
}

void Builder::changed_labels(Rows& rows, const std::vector<syntax::LabelExpression>& labels,
                             SetSpecification& out) {
  for (const auto& label : labels) {
    if (label.expression)
      out.dynamic_labels.push_back(lift(rows, label.expression->clone()));
    else
      out.labels.push_back(label.name.text);
  }
}

void Builder::clause(Rows& rows, const syntax::Set& set) {
  SetProperties made;
  made.items = set_specifications(rows, set.items);
  append(rows, std::move(made));
}

void Builder::clause(Rows& rows, const syntax::Remove& remove) {
  SetProperties made;
  for (const auto& item : remove.items) {
    SetSpecification set;
    set.at = item.target.at;
    if (item.labels.empty()) {
      // Removing a property is setting it to null.
      set.kind = syntax::SetItem::Kind::property;
      changed_property(rows, item.target, set);
      set.value = make_literal(Value());
    } else {
      set.kind = syntax::SetItem::Kind::labels;
      set.remove = true;
      set.target = lift(rows, item.target.clone());
      changed_labels(rows, item.labels, set);
    }
    made.items.push_back(std::move(set));
  }
  append(rows, std::move(made));
}

void Builder::clause(Rows& rows, const syntax::Delete& removed) {
  Delete made;
  made.detach = removed.detach;
  made.at = removed.at;
  for (const Expression& item : removed.items) made.items.push_back(lift(rows, item.clone()));
  append(rows, std::move(made));
}

void Builder::clause(Rows& rows, const syntax::Merge& merge) {
  Merge made;
  made.at = merge.at;
  SlotSet made_nodes;
  add_created(rows, merge.pattern, made.create, made_nodes, [] {});  // no part of it may use another
  SlotSet all = rows.bound;
  for (const auto& node : made.create.nodes) all.insert(node.node);
  for (const auto& relationship : made.create.relationships) all.insert(relationship.relationship);

  // What follows ON may use the pattern's variables: with a subquery in it, it runs behind the MERGE.
  const auto is_late = [](const std::vector<syntax::SetItem>& items) {
    return std::any_of(items.begin(), items.end(), [](const syntax::SetItem& item) {
      return has_subquery(item.value) || has_subquery(item.target) ||
             std::any_of(item.labels.begin(), item.labels.end(), [](const syntax::LabelExpression& label) {
               return label.expression && has_subquery(*label.expression);
             });
    });
  };
  const bool late_create = is_late(merge.on_create), late_match = is_late(merge.on_match);
  if (!late_create) made.on_create = set_specifications(rows, merge.on_create);
  if (!late_match) made.on_match = set_specifications(rows, merge.on_match);
  if (late_create || late_match) made.created = new_slot();
  const Slot created = made.created;

  Rows right = begin(rows.bound);
  // It asks for what is there, so as not to make it twice: no lens hides any of that.
  match(right, {&merge.pattern}, nullptr, {}, -1);
  if (merge.pattern.variable.slot != no_slot) {
    made.path = merge.pattern.variable.slot;
    made.path_parts = parts_of(merge.pattern);
    all.insert(made.path);
  }
  append(rows, std::move(made));
  rows.top->inputs.push_back(std::move(right.top));
  rows.bound = std::move(all);
  if (created == no_slot) return;
  rows.bound.insert(created);
  if (late_create) set_where(rows, make_variable(created), merge.on_create);
  if (late_match) set_where(rows, make_call("NOT", make_variable(created)), merge.on_match);
}

ClaimedFact Builder::claimed(Rows& rows, const syntax::ClaimItem& item) {
  ClaimedFact fact;
  fact.kind = item.kind;
  fact.at = item.at;
  const auto from_set = [&](SetSpecification set) {
    fact.target = std::move(set.target);
    fact.key = std::move(set.key);
    fact.dynamic_key = std::move(set.dynamic_key);
    fact.labels = std::move(set.labels);
    fact.dynamic_labels = std::move(set.dynamic_labels);
  };
  if (item.kind != ClaimedFact::Kind::pattern) {
    SetSpecification set;
    if (item.kind == ClaimedFact::Kind::property)
      changed_property(rows, item.target, set);
    else
      set.target = lift(rows, item.target.clone());
    changed_labels(rows, item.labels, set);
    from_set(std::move(set));
    fact.value = lift(rows, item.value.clone());
    return fact;
  }
  const syntax::PathPattern& pattern = item.pattern.front();
  const syntax::RelationshipPattern& relationship = pattern.relationships.front();
  fact.relationship = relationship.variable.slot;
  fact.bound = !relationship.variable.introduces;
  fact.from = pattern.nodes[0].variable.slot;
  fact.to = pattern.nodes[1].variable.slot;
  if (relationship.arrow == Arrow::left) std::swap(fact.from, fact.to);
  NewNames types;
  if (relationship.types) types.add(*relationship.types);
  if (!types.names.empty()) fact.type = types.names.front();
  if (!types.dynamic.empty()) fact.dynamic_type = lift(rows, types.dynamic.front()->clone());
  if (relationship.properties) fact.properties = lift(rows, relationship.properties->clone());
  return fact;
}

void Builder::clause(Rows& rows, const syntax::Claim& claim) {
  Claim made;
  made.at = claim.at;
  made.to_unknown = claim.to_unknown;
  for (const syntax::ClaimItem& item : claim.items) made.facts.push_back(claimed(rows, item));
  const auto part = [&](const syntax::ExpressionPointer& e, syntax::ExpressionPointer& into) {
    if (e) into = std::make_unique<Expression>(lift(rows, e->clone()));
  };
  part(claim.language, made.language);
  part(claim.valid_from, made.valid_from);
  part(claim.valid_to, made.valid_to);
  part(claim.valid_at, made.valid_at);
  part(claim.source, made.source);
  part(claim.locator, made.locator);
  part(claim.quote, made.quote);
  part(claim.rank, made.rank);
  part(claim.confidence, made.confidence);
  for (const ClaimedFact& fact : made.facts)
    if (fact.relationship != no_slot) rows.bound.insert(fact.relationship);
  append(rows, std::move(made));
}

/// Sets in the rows for which the condition is true, and passes all of them on: FOREACH over a list of one
/// or no element.
void Builder::set_where(Rows& rows, Expression condition, const std::vector<syntax::SetItem>& items) {
  Foreach made;
  made.slot = new_slot();
  made.list.kind = ExpressionKind::case_of;
  made.list.has_else = true;
  std::vector<Expression> once;
  once.push_back(make_literal(Value(true)));
  made.list.args.push_back(std::move(condition));
  made.list.args.push_back(make_list(std::move(once)));
  made.list.args.push_back(make_list({}));
  Rows right = begin(rows.bound);
  SetProperties set;
  set.items = set_specifications(right, items);
  append(right, std::move(set));
  append(rows, std::move(made));
  rows.top->inputs.push_back(std::move(right.top));
}

void Builder::clause(Rows& rows, const syntax::Foreach& foreach) {
  Foreach made;
  made.list = lift(rows, foreach.list.clone());
  made.slot = foreach.variable.slot;
  SlotSet inner = rows.bound;
  inner.insert(made.slot);
  Built right = query(*foreach.updates, inner);
  append(rows, std::move(made));
  rows.top->inputs.push_back(std::move(right.rows.top));
}

}  // namespace kenes::plan
