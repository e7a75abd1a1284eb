// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/query_graph.hpp"

#include <algorithm>

namespace kenes::plan {
namespace {

using LabelKind = syntax::LabelExpression::Kind;

// Names that must all hold, if the expression says no more than that.
bool plain_labels(const syntax::LabelExpression& labels, std::vector<std::string>& out) {
  if (labels.kind == LabelKind::name) {
    if (std::find(out.begin(), out.end(), labels.name.text) == out.end()) out.push_back(labels.name.text);
    return true;
  }
  if (labels.kind != LabelKind::all_of) return false;
  return std::all_of(labels.parts.begin(), labels.parts.end(),
                     [&](const auto& part) { return plain_labels(part, out); });
}

bool plain_types(const syntax::LabelExpression& types, std::vector<std::string>& out) {
  if (types.kind == LabelKind::name) {
    if (std::find(out.begin(), out.end(), types.name.text) == out.end()) out.push_back(types.name.text);
    return true;
  }
  if (types.kind != LabelKind::any_of) return false;
  return std::all_of(types.parts.begin(), types.parts.end(),
                     [&](const auto& part) { return plain_types(part, out); });
}

// `{a: 1, b: 2}` on an element as conjuncts; a map that is not written out is compared key by key.
void property_predicates(Slot slot, const Expression& properties, const std::function<Slot()>& new_slot,
                         std::vector<Expression>& out) {
  if (properties.kind == ExpressionKind::map) {
    for (std::size_t i = 0; i < properties.args.size(); ++i)
      out.push_back(make_call("=", make_property(slot, properties.names[i].text, properties.names[i].at),
                              properties.args[i].clone()));
    return;
  }
  Expression all;
  all.kind = ExpressionKind::quantifier;
  all.name = "all";
  all.variable.slot = new_slot();
  all.variable.introduces = true;
  all.args.push_back(make_call("keys", properties.clone()));
  const Slot key = all.variable.slot;
  all.where =
      std::make_unique<Expression>(make_call("=", make_call("[]", make_variable(slot), make_variable(key)),
                                             make_call("[]", properties.clone(), make_variable(key))));
  out.push_back(std::move(all));
}

class Maker {
 public:
  Maker(const SlotSet& bound, const std::function<Slot()>& new_slot) : bound_(bound), new_slot_(new_slot) {}

  void add(const syntax::PathPattern& pattern) {
    using Selector = syntax::PathPattern::Selector;
    std::vector<Slot> parts{pattern.nodes.front().variable.slot};
    std::size_t left = node(pattern.nodes.front());
    for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
      const std::size_t right = node(pattern.nodes[i + 1]);
      relationship(pattern.relationships[i], left, right);
      parts.push_back(pattern.relationships[i].variable.slot);
      parts.push_back(pattern.nodes[i + 1].variable.slot);
      left = right;
    }
    if (pattern.selector != Selector::none && !pattern.relationships.empty()) {
      auto& made = graph.relationships.back();
      made.selector = pattern.selector;
      made.path = pattern.variable.slot;
      if (!made.variable_length) {
        // One relationship is a walk of exactly one.
        made.variable_length = true;
        made.minimum = made.maximum = 1;
        if (made.each == no_slot) made.each = new_slot_();
      }
    } else if (pattern.variable.slot != no_slot) {
      graph.paths.push_back({pattern.variable.slot, std::move(parts)});
    }
  }

  std::vector<Expression> predicates;
  QueryGraph graph;

 private:
  std::size_t node(const syntax::NodePattern& pattern) {
    const Slot slot = pattern.variable.slot;
    std::size_t at = graph.node_of(slot);
    if (at == graph.nodes.size()) graph.nodes.push_back({slot, {}, bound_.contains(slot)});
    if (pattern.labels) {
      std::vector<std::string> labels = graph.nodes[at].labels;
      if (plain_labels(*pattern.labels, labels))
        graph.nodes[at].labels = std::move(labels);
      else
        predicates.push_back(make_has_labels(slot, *pattern.labels));
    }
    if (pattern.properties) property_predicates(slot, *pattern.properties, new_slot_, predicates);
    if (pattern.where) split_conjunction(pattern.where->clone(), predicates);
    return at;
  }

  void relationship(const syntax::RelationshipPattern& pattern, std::size_t left, std::size_t right) {
    PatternRelationship made;
    made.slot = pattern.variable.slot;
    made.left = left;
    made.right = right;
    made.arrow = pattern.arrow;
    made.given = bound_.contains(made.slot);
    made.variable_length = pattern.variable_length;
    if (made.variable_length) {
      made.each = new_slot_();
      made.minimum = pattern.minimum.value_or(1);
      made.maximum = pattern.maximum.value_or(-1);
    }
    const Slot element = made.variable_length ? made.each : made.slot;
    std::vector<Expression> conditions;
    if (pattern.types) {
      std::vector<std::string> types;
      if (plain_types(*pattern.types, types))
        made.types = std::move(types);
      else
        conditions.push_back(make_has_labels(element, *pattern.types));
    }
    if (pattern.properties) property_predicates(element, *pattern.properties, new_slot_, conditions);
    if (pattern.where) {
      Expression where = pattern.where->clone();
      if (made.variable_length) replace_slot(where, made.slot, made.each);
      split_conjunction(std::move(where), conditions);
    }
    auto& target = made.variable_length ? made.each_predicates : predicates;
    for (Expression& condition : conditions) target.push_back(std::move(condition));
    graph.relationships.push_back(std::move(made));
  }

  const SlotSet& bound_;
  const std::function<Slot()>& new_slot_;
};

// Conditions on each step that speak of other parts of the pattern can only be judged when those are there.
void judge_steps_late(QueryGraph& graph, PatternRelationship& relationship, const SlotSet& bound) {
  std::vector<Expression> early;
  for (Expression& condition : relationship.each_predicates) {
    SlotSet others = free_slots(condition);
    others.erase(relationship.each);
    if (others.is_subset_of(bound) && !has_subquery(condition)) {
      early.push_back(std::move(condition));
      continue;
    }
    Expression all;
    all.kind = ExpressionKind::quantifier;
    all.name = "all";
    all.variable.slot = relationship.each;
    all.variable.introduces = true;
    all.args.push_back(make_variable(relationship.slot));
    all.where = std::make_unique<Expression>(std::move(condition));
    SlotSet slots = free_slots(all);
    graph.predicates.push_back({std::move(all), std::move(slots)});
  }
  relationship.each_predicates = std::move(early);
}

}  // namespace

std::size_t QueryGraph::node_of(Slot slot) const {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [slot](const PatternNode& node) { return node.slot == slot; });
  return static_cast<std::size_t>(found - nodes.begin());
}

bool may_coincide(const std::vector<std::string>& types, const std::vector<std::string>& others) {
  if (types.empty() || others.empty()) return true;
  return std::any_of(types.begin(), types.end(), [&](const std::string& type) {
    return std::find(others.begin(), others.end(), type) != others.end();
  });
}

void add_predicate(QueryGraph& graph, Expression predicate) {
  if (predicate.kind == ExpressionKind::has_labels && predicate.labels &&
      predicate.args[0].kind == ExpressionKind::variable) {
    const std::size_t at = graph.node_of(predicate.args[0].slot);
    if (at < graph.nodes.size()) {
      std::vector<std::string> labels = graph.nodes[at].labels;
      if (plain_labels(*predicate.labels, labels)) {
        graph.nodes[at].labels = std::move(labels);
        return;
      }
    }
  }
  // all(r IN rs WHERE c(r)): every step must hold, so the walk need not go on where one does not.
  if (predicate.kind == ExpressionKind::quantifier && predicate.name == "all" && predicate.where &&
      predicate.args[0].kind == ExpressionKind::variable && !has_subquery(*predicate.where)) {
    for (PatternRelationship& relationship : graph.relationships) {
      if (!relationship.variable_length || relationship.given || relationship.slot != predicate.args[0].slot)
        continue;
      if (free_slots(*predicate.where).contains(relationship.slot)) break;
      replace_slot(*predicate.where, predicate.variable.slot, relationship.each);
      split_conjunction(std::move(*predicate.where), relationship.each_predicates);
      return;
    }
  }
  SlotSet slots = free_slots(predicate);
  graph.predicates.push_back({std::move(predicate), std::move(slots)});
}

QueryGraph make_query_graph(const std::vector<const syntax::PathPattern*>& patterns, const Expression* where,
                            const SlotSet& bound, const std::function<Slot()>& new_slot) {
  Maker maker(bound, new_slot);
  for (const syntax::PathPattern* pattern : patterns) maker.add(*pattern);
  if (where) split_conjunction(where->clone(), maker.predicates);
  for (Expression& predicate : maker.predicates) add_predicate(maker.graph, std::move(predicate));
  for (PatternRelationship& relationship : maker.graph.relationships)
    judge_steps_late(maker.graph, relationship, bound);
  return std::move(maker.graph);
}

}  // namespace kenes::plan
