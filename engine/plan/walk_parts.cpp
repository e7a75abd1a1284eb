// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/walk_parts.hpp"

#include <algorithm>

namespace kenes::plan {

using LabelKind = syntax::LabelExpression::Kind;

Expression every(Slot variable, Expression list, Expression where) {
  Expression made;
  made.kind = ExpressionKind::quantifier;
  made.name = "all";
  made.variable.slot = variable;
  made.variable.introduces = true;
  made.args.push_back(std::move(list));
  made.where = std::make_unique<Expression>(std::move(where));
  return made;
}

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

void property_predicates(Slot slot, const Expression& properties, const SlotSource& new_slot,
                         std::vector<Expression>& out) {
  if (properties.kind == ExpressionKind::map) {
    for (std::size_t i = 0; i < properties.args.size(); ++i)
      out.push_back(make_call("=", make_property(slot, properties.names[i].text, properties.names[i].at),
                              properties.args[i].clone()));
    return;
  }
  const Slot key = new_slot();
  out.push_back(every(key, make_call("keys", properties.clone()),
                      make_call("=", make_call("[]", make_variable(slot), make_variable(key)),
                                make_call("[]", properties.clone(), make_variable(key)))));
}

void judge(const syntax::NodePattern& pattern, Slot slot, std::vector<std::string>& labels,
           std::vector<Expression>& conditions, const SlotSource& new_slot) {
  if (pattern.labels) {
    std::vector<std::string> plain = labels;
    if (plain_labels(*pattern.labels, plain))
      labels = std::move(plain);
    else
      conditions.push_back(make_has_labels(slot, *pattern.labels));
  }
  if (pattern.properties) property_predicates(slot, *pattern.properties, new_slot, conditions);
  if (pattern.where) split_conjunction(pattern.where->clone(), conditions);
}
void judge(const syntax::RelationshipPattern& pattern, Slot slot, WalkStep& step,
           std::vector<Expression>& conditions, const SlotSource& new_slot) {
  step.relationship = slot;
  step.arrow = pattern.arrow;
  if (pattern.types) {
    std::vector<std::string> types;
    if (plain_types(*pattern.types, types))
      step.types = std::move(types);
    else
      conditions.push_back(make_has_labels(slot, *pattern.types));
  }
  if (pattern.properties) property_predicates(slot, *pattern.properties, new_slot, conditions);
  if (pattern.where) split_conjunction(pattern.where->clone(), conditions);
}

WalkPart quantified_part(const syntax::RelationshipPattern& pattern, const SlotSource& new_slot) {
  const syntax::QuantifiedPath& path = *pattern.path;
  WalkPart part;
  part.quantified = true;
  part.minimum = pattern.minimum.value_or(1);
  part.maximum = pattern.maximum.value_or(-1);
  SlotSet seen;
  for (std::size_t i = 0; i < path.inner.nodes.size(); ++i) {
    const syntax::NodePattern& node = path.inner.nodes[i];
    Slot slot = node.variable.slot;
    if (seen.contains(slot)) {
      slot = new_slot();
      part.predicates.push_back(make_call("=", make_variable(slot), make_variable(node.variable.slot)));
    }
    seen.insert(slot);
    if (i == 0) {
      part.first = slot;
      judge(node, slot, part.first_labels, part.predicates, new_slot);
      continue;
    }
    WalkStep step;
    const syntax::RelationshipPattern& relationship = path.inner.relationships[i - 1];
    judge(relationship, relationship.variable.slot, step, part.predicates, new_slot);
    step.node = slot;
    judge(node, slot, step.labels, part.predicates, new_slot);
    part.steps.push_back(std::move(step));
  }
  if (path.where) split_conjunction(path.where->clone(), part.predicates);
  for (const auto& group : path.groups) part.groups.push_back({group.element, group.list.slot});
  return part;
}

std::vector<Slot> elements_of(const WalkPart& part) {
  std::vector<Slot> elements{part.first};
  for (const WalkStep& step : part.steps) {
    elements.push_back(step.relationship);
    elements.push_back(step.node);
  }
  return elements;
}

std::vector<WalkPart> mirrored(std::vector<WalkPart> parts) {
  std::vector<WalkPart> result;
  for (std::size_t i = parts.size(); i-- > 0;) {
    WalkPart& part = parts[i];
    WalkPart other;
    other.minimum = part.minimum;
    other.maximum = part.maximum;
    other.quantified = part.quantified;
    other.predicates = std::move(part.predicates);
    other.groups = std::move(part.groups);
    other.first = part.steps.back().node;
    other.first_labels = std::move(part.steps.back().labels);
    for (std::size_t k = part.steps.size(); k-- > 0;) {
      WalkStep& step = part.steps[k];
      WalkStep back;
      back.relationship = step.relationship;
      back.types = std::move(step.types);
      back.arrow = step.arrow == Arrow::both    ? Arrow::both
                   : step.arrow == Arrow::right ? Arrow::left
                                                : Arrow::right;
      back.node = k > 0 ? part.steps[k - 1].node : part.first;
      back.labels = std::move(k > 0 ? part.steps[k - 1].labels : part.first_labels);
      other.steps.push_back(std::move(back));
    }
    if (i > 0) {
      other.after = parts[i - 1].after;
      other.after_labels = std::move(parts[i - 1].after_labels);
      other.after_predicates = std::move(parts[i - 1].after_predicates);
    }
    result.push_back(std::move(other));
  }
  return result;
}

}  // namespace kenes::plan
