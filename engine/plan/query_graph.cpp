// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/query_graph.hpp"

#include <algorithm>
#include <iterator>

#include "engine/plan/walk_parts.hpp"

namespace kenes::plan {
namespace {

class Maker {
 public:
  Maker(const SlotSet& bound, const std::function<Slot()>& new_slot) : bound_(bound), new_slot_(new_slot) {}

  void add(const syntax::PathPattern& pattern) {
    using Selector = syntax::PathPattern::Selector;
    const bool chosen =
        pattern.selector == Selector::shortest_paths || pattern.selector == Selector::shortest_groups;
    if (chosen && !pattern.relationships.empty()) return choose(pattern);
    if (pattern.where) split_conjunction(pattern.where->clone(), predicates);
    std::vector<Slot> parts{pattern.nodes.front().variable.slot};
    std::size_t left = node(pattern.nodes.front());
    for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
      const std::size_t right = node(pattern.nodes[i + 1]);
      relationship(pattern.relationships[i], left, right);
      parts.push_back(pattern.relationships[i].variable.slot);
      parts.push_back(pattern.nodes[i + 1].variable.slot);
      left = right;
    }
    if (pattern.selector != Selector::none && !chosen && !pattern.relationships.empty()) {
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
    if (pattern.path) return repeat(pattern, left, right);
    PatternRelationship made;
    made.slot = pattern.variable.slot;
    made.left = left;
    made.right = right;
    made.arrow = pattern.arrow;
    made.given = bound_.contains(made.slot);
    made.variable_length = pattern.variable_length;
    if (made.variable_length) {
      made.each = pattern.each != no_slot ? pattern.each : new_slot_();
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

  // ---- walks of several parts: quantified paths, and paths of which some are chosen

  // A subquery cannot run within a walk: each repetition is judged when all are there.
  // all(i IN range(0, size(a) - 1) WHERE all(a IN [as[i]] WHERE all(b IN [bs[i]] WHERE ...)))
  void judge_late(WalkPart& part) {
    std::vector<Expression> early;
    for (Expression& condition : part.predicates) {
      if (!has_subquery(condition)) {
        early.push_back(std::move(condition));
        continue;
      }
      const SlotSet free = free_slots(condition);
      const Slot index = new_slot_();
      for (const Slot element : elements_of(part)) {
        if (!free.contains(element)) continue;
        std::vector<Expression> one;
        one.push_back(make_call("[]", make_variable(list_of(part, element)), make_variable(index)));
        condition = every(element, make_list(std::move(one)), std::move(condition));
      }
      Expression last =
          make_call("-", make_call("size", make_variable(list_of(part, part.steps.front().relationship))),
                    make_literal(Value(1)));
      std::vector<Expression> bounds;
      bounds.push_back(make_literal(Value(0)));
      bounds.push_back(std::move(last));
      predicates.push_back(
          every(index, make_call("range", std::move(bounds), Position{}), std::move(condition)));
    }
    part.predicates = std::move(early);
  }
  /// The list of what stands in `element` in each repetition, made if nobody asked for it yet.
  Slot list_of(WalkPart& part, Slot element) const {
    for (const WalkPart::Group& group : part.groups)
      if (group.element == element) return group.list;
    part.groups.push_back({element, new_slot_()});
    return part.groups.back().list;
  }

  static void bind(PatternRelationship& made, const WalkPart& part) {
    for (const WalkPart::Group& group : part.groups) made.binds.push_back(group.list);
    if (part.after != no_slot) made.binds.push_back(part.after);
    if (!part.quantified)
      for (const WalkStep& step : part.steps) made.binds.push_back(step.relationship);
  }

  void repeat(const syntax::RelationshipPattern& pattern, std::size_t left, std::size_t right) {
    PatternRelationship made;
    made.slot = pattern.variable.slot;
    made.left = left;
    made.right = right;
    made.variable_length = true;
    made.minimum = pattern.minimum.value_or(1);
    made.maximum = pattern.maximum.value_or(-1);
    WalkPart part = quantified_part(pattern, new_slot_);
    judge_late(part);
    for (const WalkStep& step : part.steps) {
      made.types.insert(made.types.end(), step.types.begin(), step.types.end());
      if (!step.types.empty()) continue;
      made.types.clear();
      break;
    }
    bind(made, part);
    made.parts.push_back(std::move(part));
    graph.relationships.push_back(std::move(made));
  }

  // One relationship of the graph is the whole path: what is inside must hold before some are chosen.
  void choose(const syntax::PathPattern& pattern) {
    PatternRelationship made;
    const auto first_own = static_cast<std::ptrdiff_t>(predicates.size());
    made.left = node(pattern.nodes.front());
    made.right = node(pattern.nodes.back());
    made.slot = new_slot_();
    made.variable_length = true;
    made.selector = pattern.selector;
    made.path = pattern.variable.slot;
    made.count = pattern.count.get();
    // What stands in the end nodes may speak of what is between them.
    std::vector<Expression> conditions(std::make_move_iterator(predicates.begin() + first_own),
                                       std::make_move_iterator(predicates.end()));
    predicates.erase(predicates.begin() + first_own, predicates.end());
    if (pattern.where) split_conjunction(pattern.where->clone(), conditions);

    const std::size_t last = pattern.relationships.size();
    SlotSet seen;
    seen.insert(pattern.nodes.front().variable.slot);
    seen.insert(pattern.nodes.back().variable.slot);
    Slot here = pattern.nodes.front().variable.slot;
    for (std::size_t i = 0; i < last; ++i) {
      const syntax::NodePattern& next = pattern.nodes[i + 1];
      Slot there = next.variable.slot;
      const bool again = i + 1 < last && (seen.contains(there) || bound_.contains(there));
      if (again) {
        there = new_slot_();
        conditions.push_back(make_call("=", make_variable(there), make_variable(next.variable.slot)));
      }
      seen.insert(there);
      WalkPart part = chosen_part(pattern.relationships[i], here, there, conditions);
      if (i + 1 < last) {
        part.after = there;
        judge(next, next.variable.slot, part.after_labels, conditions, new_slot_);
      }
      made.parts.push_back(std::move(part));
      here = there;
    }
    for (Expression& condition : conditions) place(made, std::move(condition));
    for (const WalkPart& part : made.parts) {
      // No plan can run inside of the search, and a choice leaves nothing to judge behind it.
      for (const Expression& condition : part.predicates)
        if (has_subquery(condition)) refuse_subquery(condition);
      bind(made, part);
    }
    graph.relationships.push_back(std::move(made));
  }

  WalkPart chosen_part(const syntax::RelationshipPattern& pattern, Slot from, Slot to,
                       std::vector<Expression>& conditions) const {
    if (pattern.path) return quantified_part(pattern, new_slot_);
    WalkPart part;
    WalkStep& step = part.steps.emplace_back();
    Slot slot = pattern.variable.slot;
    if (bound_.contains(slot)) {
      const Slot walked = new_slot_();
      conditions.push_back(make_call("=", make_variable(walked), make_variable(slot)));
      slot = walked;
    }
    if (!pattern.variable_length) {
      part.first = from;
      step.node = to;
      judge(pattern, slot, step, conditions, new_slot_);
      return part;
    }
    part.quantified = true;
    part.minimum = pattern.minimum.value_or(1);
    part.maximum = pattern.maximum.value_or(-1);
    part.first = new_slot_();
    step.node = new_slot_();
    judge(pattern, pattern.each, step, part.predicates, new_slot_);
    part.groups.push_back({step.relationship, slot});
    // What speaks of other parts of the path is judged when all is there.
    std::vector<Expression> early;
    for (Expression& condition : part.predicates) {
      SlotSet others = free_slots(condition);
      others.erase(step.relationship);
      if (others.is_subset_of(bound_)) {
        early.push_back(std::move(condition));
        continue;
      }
      conditions.push_back(every(step.relationship, make_variable(slot), std::move(condition)));
    }
    part.predicates = std::move(early);
    return part;
  }

  [[noreturn]] static void refuse_subquery(const Expression& condition) {
    throw Error(ErrorCode::semantic_error, "NotSupported", Phase::compile_time,
                "a pattern or subquery cannot stand among the conditions inside of a chosen path",
                condition.extent ? condition.extent : condition.at,
                "ask for it in the WHERE behind the pattern, or of the ends");
  }

  // Where a condition on a chosen path can be judged: at its ends, at a node or relationship, or at the end.
  void place(PatternRelationship& made, Expression condition) {
    SlotSet missing = free_slots(condition);
    missing.subtract(bound_);
    SlotSet ends;
    ends.insert(graph.nodes[made.left].slot);
    ends.insert(graph.nodes[made.right].slot);
    if (missing.is_subset_of(ends)) {
      predicates.push_back(std::move(condition));
      return;
    }
    if (has_subquery(condition)) refuse_subquery(condition);
    for (WalkPart& part : made.parts) {
      SlotSet own;
      own.insert(part.after);
      if (part.after != no_slot && missing.is_subset_of(own)) {
        part.after_predicates.push_back(std::move(condition));
        return;
      }
      if (part.quantified) continue;
      for (const Slot slot : elements_of(part)) own.insert(slot);
      if (!missing.is_subset_of(own)) continue;
      part.predicates.push_back(std::move(condition));
      return;
    }
    made.path_predicates.push_back(std::move(condition));
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
    Expression all = every(relationship.each, make_variable(relationship.slot), std::move(condition));
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
