// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/live.hpp"

#include <algorithm>
#include <utility>

#include "engine/plan/expressions.hpp"

namespace kenes::plan {
namespace {

using Visit = std::function<void(const Expression&)>;

void of_set(const SetSpecification& set, const Visit& visit) {
  visit(set.target);
  if (set.dynamic_key) visit(*set.dynamic_key);
  for (const Expression& e : set.dynamic_labels) visit(e);
  visit(set.value);
}

void of_create(const CreateSpecification& create, const Visit& visit) {
  for (const CreateNode& node : create.nodes) {
    for (const Expression& e : node.dynamic_labels) visit(e);
    if (node.properties) visit(*node.properties);
  }
  for (const CreateRelationship& relationship : create.relationships) {
    if (relationship.dynamic_type) visit(*relationship.dynamic_type);
    if (relationship.properties) visit(*relationship.properties);
  }
}

struct Expressions {
  const Visit& visit;

  void operator()(const NodeIndexSeek& o) const {
    for (const Expression& e : o.values) visit(e);
  }
  void operator()(const NodeIndexText& o) const { visit(o.text); }
  void operator()(const NodeIndexRange& o) const {
    for (const Expression& e : o.values) visit(e);
    if (o.lower) visit(*o.lower);
    if (o.upper) visit(*o.upper);
  }
  void operator()(const NodeById& o) const { visit(o.value); }
  void operator()(const VariableLengthExpand& o) const {
    for (const Expression& e : o.each_predicates) visit(e);
  }
  void operator()(const QuantifiedExpand& o) const { of_parts(o.parts); }
  void operator()(const ShortestWalks& o) const {
    of_parts(o.parts);
    for (const Expression& e : o.to_predicates) visit(e);
    for (const Expression& e : o.path_predicates) visit(e);
    visit(o.count);
  }
  void of_parts(const std::vector<WalkPart>& parts) const {
    for (const WalkPart& part : parts) {
      for (const Expression& e : part.predicates) visit(e);
      for (const Expression& e : part.after_predicates) visit(e);
    }
  }
  void operator()(const ShortestPath& o) const {
    for (const Expression& e : o.each_predicates) visit(e);
    for (const Expression& e : o.path_predicates) visit(e);
  }
  void operator()(const Filter& o) const {
    for (const Expression& e : o.predicates) visit(e);
  }
  void operator()(const Project& o) const {
    for (const SlotExpression& item : o.items) visit(item.expression);
  }
  void operator()(const Aggregate& o) const {
    for (const SlotExpression& key : o.keys) visit(key.expression);
    for (const AggregateItem& item : o.items)
      for (const Expression& e : item.arguments) visit(e);
  }
  void operator()(const Sort& o) const {
    if (o.skip) visit(*o.skip);
    if (o.limit) visit(*o.limit);
  }
  void operator()(const Skip& o) const { visit(o.count); }
  void operator()(const Limit& o) const { visit(o.count); }
  void operator()(const Unwind& o) const { visit(o.list); }
  void operator()(const Create& o) const { of_create(o.pattern, visit); }
  void operator()(const SetProperties& o) const {
    for (const SetSpecification& set : o.items) of_set(set, visit);
  }
  void operator()(const Merge& o) const {
    of_create(o.create, visit);
    for (const SetSpecification& set : o.on_create) of_set(set, visit);
    for (const SetSpecification& set : o.on_match) of_set(set, visit);
  }
  void operator()(const Claim& o) const {
    for (const ClaimedFact& fact : o.facts) {
      if (fact.kind != ClaimedFact::Kind::pattern) visit(fact.target);
      if (fact.dynamic_key) visit(*fact.dynamic_key);
      if (fact.kind == ClaimedFact::Kind::property) visit(fact.value);
      for (const Expression& e : fact.dynamic_labels) visit(e);
      if (fact.dynamic_type) visit(*fact.dynamic_type);
      if (fact.properties) visit(*fact.properties);
    }
    for (const auto* part : {&o.language, &o.valid_from, &o.valid_to, &o.valid_at, &o.source, &o.locator,
                             &o.quote, &o.rank, &o.confidence})
      if (*part) visit(**part);
  }
  void operator()(const Delete& o) const {
    for (const Expression& e : o.items) visit(e);
  }
  void operator()(const Foreach& o) const { visit(o.list); }
  void operator()(const LoadCsv& o) const { visit(o.from); }
  void operator()(const Reduce& o) const {
    visit(o.initial);
    visit(o.list);
  }
  void operator()(const CallProcedure& o) const {
    for (const Expression& e : o.arguments) visit(e);
  }
  template <class Other>
  void operator()(const Other&) const {}
};

void insert_all(SlotSet& set, const std::vector<Slot>& slots) {
  for (Slot slot : slots) set.insert(slot);
}

// Slots named by the description itself, beside those in expressions.
struct Uses {
  SlotSet& out;

  void operator()(const Expand& o) const {
    out.insert(o.from);
    if (o.into) out.insert(o.to);
    insert_all(out, o.different_from);
  }
  void operator()(const ExpandCount& o) const {
    out.insert(o.from);
    if (o.multiplicity_is_live) out.insert(o.multiplicity);
    out.insert(o.subtract_relationship);
  }
  void operator()(const ExpandIntersect& o) const {
    for (const auto& side : o.sides) out.insert(side.from);
    insert_all(out, o.different_from);
    if (o.multiplicity_is_live) out.insert(o.multiplicity);
  }
  void operator()(const VariableLengthExpand& o) const {
    out.insert(o.from);
    if (o.into) out.insert(o.to);
    insert_all(out, o.different_from);
  }
  void operator()(const QuantifiedExpand& o) const {
    out.insert(o.from);
    if (o.into) out.insert(o.to);
    insert_all(out, o.different_from);
  }
  void operator()(const ShortestPath& o) const {
    out.insert(o.from);
    out.insert(o.to);
  }
  void operator()(const ShortestWalks& o) const {
    out.insert(o.from);
    if (o.into) out.insert(o.to);
  }
  void operator()(const BuildPath& o) const { insert_all(out, o.parts); }
  void operator()(const Aggregate& o) const { out.insert(o.multiplicity); }
  void operator()(const Distinct& o) const { insert_all(out, o.slots); }
  void operator()(const Sort& o) const {
    for (const SortKey& key : o.keys) out.insert(key.slot);
  }
  void operator()(const Create& o) const { created(o.pattern); }
  void operator()(const Merge& o) const {
    created(o.create);
    insert_all(out, o.path_parts);
  }
  void operator()(const Claim& o) const {
    for (const ClaimedFact& fact : o.facts) {
      out.insert(fact.from);
      out.insert(fact.to);
      if (fact.bound) out.insert(fact.relationship);
    }
  }
  void operator()(const HashJoin& o) const { insert_all(out, o.left_keys); }
  void operator()(const Results& o) const {
    for (const auto& [name, slot] : o.columns) out.insert(slot);
  }
  template <class Other>
  void operator()(const Other&) const {}

  void created(const CreateSpecification& create) const {
    for (const CreateRelationship& relationship : create.relationships) {
      out.insert(relationship.from);
      out.insert(relationship.to);
    }
  }
};

struct Produces {
  SlotSet& out;

  void operator()(const NodeScan& o) const { out.insert(o.node); }
  void operator()(const NodeIndexSeek& o) const { out.insert(o.element); }
  void operator()(const NodeIndexRange& o) const { out.insert(o.element); }
  void operator()(const NodeIndexText& o) const { out.insert(o.element); }
  void operator()(const NodeById& o) const { out.insert(o.node); }
  void operator()(const Expand& o) const {
    out.insert(o.relationship);
    if (!o.into) out.insert(o.to);
  }
  void operator()(const ExpandCount& o) const { out.insert(o.multiplicity); }
  void operator()(const ExpandIntersect& o) const {
    for (const auto& side : o.sides) out.insert(side.relationship);
    if (o.multiplicity == no_slot) out.insert(o.to);
    out.insert(o.multiplicity);
  }
  void operator()(const VariableLengthExpand& o) const {
    out.insert(o.relationships);
    out.insert(o.each);
    if (!o.into) out.insert(o.to);
  }
  void operator()(const QuantifiedExpand& o) const {
    out.insert(o.relationships);
    if (!o.into) out.insert(o.to);
    made_by(o.parts);
  }
  void operator()(const ShortestWalks& o) const {
    out.insert(o.path);
    if (!o.into) out.insert(o.to);
    made_by(o.parts);
  }
  /// The end nodes are no part's own.
  void made_by(const std::vector<WalkPart>& parts) const {
    for (const WalkPart& part : parts) {
      for (const WalkPart::Group& group : part.groups) out.insert(group.list);
      out.insert(part.after);
      for (const WalkStep& step : part.steps) out.insert(step.relationship);
      if (!part.quantified) continue;
      out.insert(part.first);
      for (const WalkStep& step : part.steps) out.insert(step.node);
    }
  }
  void operator()(const ShortestPath& o) const {
    out.insert(o.path);
    out.insert(o.relationships);
    out.insert(o.each);
    out.insert(o.length);
  }
  void operator()(const BuildPath& o) const { out.insert(o.path); }
  void operator()(const Project& o) const {
    for (const SlotExpression& item : o.items) out.insert(item.slot);
  }
  void operator()(const Aggregate& o) const {
    for (const SlotExpression& key : o.keys) out.insert(key.slot);
    for (const AggregateItem& item : o.items) out.insert(item.slot);
  }
  void operator()(const Unwind& o) const { out.insert(o.slot); }
  void operator()(const LoadCsv& o) const {
    out.insert(o.row);
    out.insert(o.line);
    out.insert(o.file);
  }
  void operator()(const Reduce& o) const { out.insert(o.result); }
  void operator()(const Apply& o) const {
    out.insert(o.result);
    if (o.transactions) out.insert(o.transactions->status);
  }
  void operator()(const Union& o) const { insert_all(out, o.slots); }
  void operator()(const HashJoin& o) const { insert_all(out, o.right_columns); }
  void operator()(const Create& o) const { created(o.pattern); }
  void operator()(const Merge& o) const {
    created(o.create);
    out.insert(o.path);
    out.insert(o.created);
  }
  void operator()(const Claim& o) const {
    for (const ClaimedFact& fact : o.facts)
      if (!fact.bound) out.insert(fact.relationship);
  }
  void operator()(const CallProcedure& o) const {
    for (const auto& [column, slot] : o.columns) out.insert(slot);
  }
  template <class Other>
  void operator()(const Other&) const {}

  void created(const CreateSpecification& create) const {
    for (const CreateNode& node : create.nodes) out.insert(node.node);
    for (const CreateRelationship& relationship : create.relationships) out.insert(relationship.relationship);
  }
};

// Leaving such an expression out cannot hide an error.
bool cannot_fail(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::literal:
    case ExpressionKind::parameter:
    case ExpressionKind::variable:
      return true;
    case ExpressionKind::property:
      return e.args[0].kind == ExpressionKind::variable;
    default:
      return false;
  }
}

class Analysis {
 public:
  /// `needed` from at's output; adds to `from_argument` what the leaf has to hand out.
  void run(OperatorPointer& at, SlotSet needed, SlotSet& from_argument) {
    if (is_left_out(at, needed)) return run(at, std::move(needed), from_argument);
    at->live = needed.slots();
    if (std::holds_alternative<Argument>(at->what)) {
      from_argument.unite(needed);
      return;
    }
    if (auto* apply = std::get_if<Apply>(&at->what))
      return run_apply(*at, *apply, std::move(needed), from_argument);
    if (auto* merge = std::get_if<Merge>(&at->what))
      return run_merge(*at, *merge, std::move(needed), from_argument);
    if (auto* foreach = std::get_if<Foreach>(&at->what)) {
      SlotSet inner;
      run(at->inputs[1], {}, inner);
      inner.erase(foreach->slot);
      needed.unite(inner);
    } else if (auto* reduce = std::get_if<Reduce>(&at->what)) {
      SlotSet step, inner;
      step.insert(reduce->step);
      run(at->inputs[1], std::move(step), inner);
      inner.erase(reduce->accumulator);
      inner.erase(reduce->element);
      needed.unite(inner);
    } else if (auto* join = std::get_if<HashJoin>(&at->what)) {
      SlotSet right{}, inner;
      insert_all(right, join->right_columns);
      right.intersect(needed);
      join->right_columns = right.slots();
      insert_all(right, join->right_keys);
      run(at->inputs[1], right, inner);
    } else if (auto* united = std::get_if<Union>(&at->what)) {
      SlotSet outer = needed;
      outer.subtract(produces(*at));
      for (std::size_t i = 0; i < at->inputs.size(); ++i) {
        SlotSet side = outer;
        insert_all(side, united->sides[i]);
        run(at->inputs[i], std::move(side), from_argument);
      }
      return;
    }
    trim(*at, needed);
    needed.subtract(produces(*at));
    if (std::holds_alternative<Aggregate>(at->what)) {
      // What an aggregation passes on without being asked to group by it is from around a subquery.
      from_argument.unite(needed);
      needed = {};
    }
    needed.unite(uses(*at));
    run(at->inputs[0], std::move(needed), from_argument);
  }

 private:
  // Takes an operator out that only computes what nobody needs.
  static bool is_left_out(OperatorPointer& at, const SlotSet& needed) {
    bool useless = false;
    if (auto* project = std::get_if<Project>(&at->what)) {
      auto& items = project->items;
      items.erase(std::remove_if(items.begin(), items.end(),
                                 [&](const SlotExpression& item) {
                                   return !needed.contains(item.slot) && cannot_fail(item.expression);
                                 }),
                  items.end());
      useless = items.empty();
    } else if (auto* path = std::get_if<BuildPath>(&at->what)) {
      useless = !needed.contains(path->path);
    }
    if (useless) {
      OperatorPointer input = std::move(at->inputs[0]);
      at = std::move(input);
    }
    return useless;
  }

  static void drop(Slot& slot, const SlotSet& needed) {
    if (!needed.contains(slot)) slot = no_slot;
  }

  static void trim(Operator& at, const SlotSet& needed) {
    if (auto* expand = std::get_if<Expand>(&at.what)) {
      drop(expand->relationship, needed);
    } else if (auto* intersect = std::get_if<ExpandIntersect>(&at.what)) {
      for (auto& side : intersect->sides) drop(side.relationship, needed);
    } else if (auto* walk = std::get_if<VariableLengthExpand>(&at.what)) {
      drop(walk->relationships, needed);
    } else if (auto* repeated = std::get_if<QuantifiedExpand>(&at.what)) {
      drop(repeated->relationships, needed);
    } else if (auto* shortest = std::get_if<ShortestPath>(&at.what)) {
      SlotSet kept = needed;
      for (const Expression& e : shortest->path_predicates) kept.unite(free_slots(e));
      drop(shortest->relationships, kept);
      drop(shortest->length, kept);
      if (shortest->path_predicates.empty()) drop(shortest->path, kept);
    } else if (auto* load = std::get_if<LoadCsv>(&at.what)) {
      drop(load->line, needed);
      drop(load->file, needed);
    } else if (auto* call = std::get_if<CallProcedure>(&at.what)) {
      auto& columns = call->columns;
      columns.erase(std::remove_if(columns.begin(), columns.end(),
                                   [&](const auto& column) { return !needed.contains(column.second); }),
                    columns.end());
    }
  }

  void run_apply(Operator& at, Apply& apply, SlotSet needed, SlotSet& from_argument) {
    const SlotSet within = produced_within(*at.inputs[1]);
    SlotSet right;
    if (apply.kind == Apply::Kind::inner || apply.kind == Apply::Kind::optional) {
      right = needed;
      right.intersect(within);
      needed.subtract(within);
      apply.nulls.erase(std::remove_if(apply.nulls.begin(), apply.nulls.end(),
                                       [&](Slot slot) { return !right.contains(slot); }),
                        apply.nulls.end());
    }
    right.insert(apply.collected);
    right.insert(apply.row);
    SlotSet inner;
    run(at.inputs[1], std::move(right), inner);
    inner.erase(apply.row);
    needed.erase(apply.result);
    if (apply.transactions) {
      drop(apply.transactions->status, needed);
      needed.erase(apply.transactions->status);
    }
    needed.unite(inner);
    run(at.inputs[0], std::move(needed), from_argument);
  }

  void run_merge(Operator& at, Merge& merge, SlotSet needed, SlotSet& from_argument) {
    if (!needed.contains(merge.path)) {
      merge.path = no_slot;
      merge.path_parts.clear();
    }
    const SlotSet made = produces(at);
    const SlotSet used = uses(at);
    SlotSet right = needed;
    for (const SetSpecification& set : merge.on_match) {
      right.unite(free_slots(set.target));
      right.unite(free_slots(set.value));
    }
    insert_all(right, merge.path_parts);
    right.intersect(made);
    right.erase(merge.path);
    right.erase(merge.created);
    SlotSet inner;
    run(at.inputs[1], std::move(right), inner);
    needed.unite(used);
    needed.subtract(made);
    needed.unite(inner);
    run(at.inputs[0], std::move(needed), from_argument);
  }
};

void number(Operator& at, std::uint32_t& next) {
  at.number = next++;
  for (const OperatorPointer& input : at.inputs) number(*input, next);
}

void add_produced(const Operator& root, SlotSet& out) {
  out.unite(produces(root));
  for (const OperatorPointer& input : root.inputs) add_produced(*input, out);
}

}  // namespace

void for_each_expression(const Operator& at, const std::function<void(const Expression&)>& visit) {
  std::visit(Expressions{visit}, at.what);
}

void for_each_expression(Operator& at, const std::function<void(Expression&)>& visit) {
  // The operator is not const, so neither are its expressions.
  for_each_expression(std::as_const(at), [&](const Expression& e) { visit(const_cast<Expression&>(e)); });
}

SlotSet uses(const Operator& at) {
  SlotSet used;
  for_each_expression(at, [&](const Expression& e) { used.unite(free_slots(e)); });
  // What the operator makes for its own conditions does not come from below.
  if (std::holds_alternative<VariableLengthExpand>(at.what) ||
      std::holds_alternative<QuantifiedExpand>(at.what) || std::holds_alternative<ShortestPath>(at.what) ||
      std::holds_alternative<ShortestWalks>(at.what))
    used.subtract(produces(at));
  std::visit(Uses{used}, at.what);
  if (std::holds_alternative<Create>(at.what) || std::holds_alternative<Claim>(at.what))
    used.subtract(produces(at));
  return used;
}

SlotSet produces(const Operator& at) {
  SlotSet made;
  std::visit(Produces{made}, at.what);
  return made;
}

SlotSet produced_within(const Operator& root) {
  SlotSet made;
  add_produced(root, made);
  return made;
}

void analyze_live(Operator& root) {
  SlotSet missing;
  Analysis analysis;
  SlotSet needed = uses(root);
  root.live = needed.slots();
  analysis.run(root.inputs[0], std::move(needed), missing);
  if (!missing.empty())
    throw Error(ErrorCode::internal, "a plan needs slot " + std::to_string(missing.slots().front()) +
                                         " and nothing in it provides that");
}

void number(Operator& root) {
  std::uint32_t next = 0;
  number(root, next);
}

}  // namespace kenes::plan
