// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "engine/plan/placing.hpp"

namespace kenes::plan {

using Selector = syntax::PathPattern::Selector;

std::vector<Slot> Builder::Placing::different_from(const PatternRelationship& relationship) const {
  std::vector<Slot> slots;
  for (std::size_t i : relationships) {
    const PatternRelationship& other = graph.relationships[i];
    if (other.selector == Selector::none && may_coincide(other.types, relationship.types))
      slots.push_back(other.slot);
  }
  return slots;
}

namespace {

Arrow seen_from(const PatternRelationship& r, bool from_left) {
  if (from_left || r.arrow == Arrow::both) return r.arrow;
  return r.arrow == Arrow::right ? Arrow::left : Arrow::right;
}

/// Another value for a while.
template <class T>
class Kept {
 public:
  Kept(T& at, T value) : at_(at), before_(std::exchange(at, value)) {}
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;
  ~Kept() { at_ = before_; }

 private:
  T& at_;
  T before_;
};

Expression not_null(Slot slot) { return make_call("IS NOT NULL", make_variable(slot)); }

}  // namespace

void Builder::filter_all(Rows& rows, std::vector<Expression> predicates) {
  Filter filter;
  std::vector<Expression> harder;
  for (Expression& predicate : predicates)
    (has_subquery(predicate) ? harder : filter.predicates).push_back(std::move(predicate));
  if (!filter.predicates.empty()) append(rows, std::move(filter));
  for (Expression& predicate : harder) {
    if (filter_by_subquery(rows, predicate)) continue;
    Filter lifted;
    lifted.predicates.push_back(lift(rows, std::move(predicate)));
    append(rows, std::move(lifted));
  }
}

void Builder::place_predicates(Rows& rows, Placing& placing) {
  std::vector<Expression> ready;
  for (std::size_t i = 0; i < placing.graph.predicates.size(); ++i) {
    PatternPredicate& predicate = placing.graph.predicates[i];
    if (placing.predicate_placed[i] || !predicate.slots.is_subset_of(rows.bound)) continue;
    placing.predicate_placed[i] = true;
    ready.push_back(std::move(predicate.expression));
  }
  filter_all(rows, std::move(ready));
}

void Builder::match(Rows& rows, const std::vector<const syntax::PathPattern*>& patterns,
                    const Expression* where, const OrderHints& hints, std::int16_t lens) {
  const Kept<std::int16_t> kept_lens(lens_, lens), kept_default(default_lens_, lens);
  Placing placing{make_query_graph(patterns, where, rows.bound, slot_source_), {}, {}};
  placing.predicate_placed.resize(placing.graph.predicates.size());
  const std::vector<Step> steps = order(placing.graph, rows.bound, statistics_, hints, options_.running);
  place_given_nodes(rows, placing);
  place_predicates(rows, placing);
  for (const Step& step : steps) {
    const PatternRelationship* relationship =
        step.kind == Step::Kind::start ? nullptr : &placing.graph.relationships[step.relationship];
    if (!relationship)
      start(rows, placing, step);
    else if (step.kind == Step::Kind::start_relationship)
      start_relationship(rows, placing, step);
    else if (step.kind == Step::Kind::given_relationship)
      given_relationship(rows, placing, step);
    else if (relationship->is_chosen())
      shortest_walks(rows, placing, step);
    else if (!relationship->parts.empty())
      expand_quantified(rows, placing, step);
    else if (relationship->selector != Selector::none)
      shortest_path(rows, placing, step);
    else if (relationship->variable_length)
      expand_variable_length(rows, placing, step);
    else
      expand(rows, placing, step);
    if (relationship) placing.relationships.push_back(step.relationship);
    place_predicates(rows, placing);
  }
  for (NamedPath& path : placing.graph.paths) {
    rows.bound.insert(path.path);
    append(rows, BuildPath{path.path, std::move(path.parts)});
  }
  place_predicates(rows, placing);
  for (std::size_t i = 0; i < placing.predicate_placed.size(); ++i)
    if (!placing.predicate_placed[i])
      throw Error(ErrorCode::internal, "a condition of a MATCH found no place in the plan");
}

// A node that was bound before still has to be one (null matches nothing) and to bear what the pattern says.
void Builder::place_given_nodes(Rows& rows, Placing& placing) {
  Filter filter;
  for (std::size_t i = 0; i < placing.graph.nodes.size(); ++i) {
    const PatternNode& node = placing.graph.nodes[i];
    if (!node.given) continue;
    const auto& relationships = placing.graph.relationships;
    const bool walked =
        std::any_of(relationships.begin(), relationships.end(),
                    [i](const PatternRelationship& r) { return r.left == i || r.right == i; });
    if (!node.labels.empty())
      filter.predicates.push_back(make_has_labels(node.slot, node.labels));
    else if (!walked)
      filter.predicates.push_back(not_null(node.slot));
  }
  if (!filter.predicates.empty()) append(rows, std::move(filter));
}

void Builder::start(Rows& rows, Placing& placing, const Step& step) {
  const PatternNode& node = placing.graph.nodes[step.node];
  const Access& access = step.access;
  std::vector<std::string> to_check = node.labels;
  using Kind = Access::Kind;
  switch (access.kind) {
    case Kind::scan:
      append(rows, NodeScan{node.slot, node.labels});
      to_check.clear();
      break;
    case Kind::seek:
    case Kind::seek_each:
    case Kind::range:
    case Kind::text:
      use_index(rows, placing, access, node.slot, false);
      to_check.erase(std::remove(to_check.begin(), to_check.end(), access.label), to_check.end());
      break;
    case Kind::by_id:
    case Kind::by_id_each:
    case Kind::by_element_id:
    case Kind::by_element_id_each:
      append(rows, NodeById{node.slot, taken(placing, access.equal[0]),
                            access.kind == Kind::by_id_each || access.kind == Kind::by_element_id_each,
                            access.kind == Kind::by_element_id || access.kind == Kind::by_element_id_each});
      break;
  }
  rows.bound.insert(node.slot);
  if (!to_check.empty()) {
    Filter filter;
    filter.predicates.push_back(make_has_labels(node.slot, to_check));
    append(rows, std::move(filter));
  }
}

/// The value of a predicate that an index makes true.
Expression Builder::taken(Placing& placing, const Access::Use& use) {
  placing.predicate_placed[use.predicate] = true;
  return std::move(placing.graph.predicates[use.predicate].expression.args[use.value]);
}

void Builder::use_index(Rows& rows, Placing& placing, const Access& access, Slot element,
                        bool on_relationships) {
  const auto& predicates = placing.graph.predicates;
  std::vector<Expression> values;
  if (access.kind == Access::Kind::text) {
    const std::string& name = predicates[access.text.predicate].expression.name;
    const TextTest test = name == "CONTAINS"    ? TextTest::contains
                          : name == "ENDS WITH" ? TextTest::ends_with
                                                : TextTest::starts_with;
    append(rows, NodeIndexText{element, access.label, access.keys[0], test, taken(placing, access.text),
                               on_relationships});
    return;
  }
  for (const Access::Use& use : access.equal) values.push_back(taken(placing, use));
  if (access.kind != Access::Kind::range) {
    append(rows, NodeIndexSeek{element, access.label, access.keys, std::move(values),
                               access.kind == Access::Kind::seek_each, on_relationships});
    return;
  }
  NodeIndexRange range;
  range.element = element;
  range.label = access.label;
  range.keys = access.keys;
  range.values = std::move(values);
  range.prefix = access.prefix;
  range.on_relationships = on_relationships;
  const auto included = [&](const Access::Use& use) {
    const std::string& name = predicates[use.predicate].expression.name;
    return name == "<=" || name == ">=";
  };
  if (access.lower) {
    range.lower_included = access.prefix || included(*access.lower);
    range.lower = taken(placing, *access.lower);
  }
  if (access.upper) {
    range.upper_included = included(*access.upper);
    range.upper = taken(placing, *access.upper);
  }
  if (access.present) placing.predicate_placed[*access.present] = true;
  append(rows, std::move(range));
}

void Builder::start_relationship(Rows& rows, Placing& placing, const Step& step) {
  const Slot slot = placing.graph.relationships[step.relationship].slot;
  use_index(rows, placing, step.access, slot, true);
  rows.bound.insert(slot);
  given_relationship(rows, placing, step);
}

void Builder::expand(Rows& rows, Placing& placing, const Step& step) {
  const PatternRelationship& r = placing.graph.relationships[step.relationship];
  const PatternNode& from = placing.graph.nodes[step.from_left ? r.left : r.right];
  const PatternNode& to = placing.graph.nodes[step.from_left ? r.right : r.left];
  Expand made;
  made.from = from.slot;
  made.relationship = r.slot;
  made.to = to.slot;
  made.into = step.into;
  made.types = r.types;
  made.arrow = seen_from(r, step.from_left);
  if (!step.into) made.to_labels = to.labels;
  made.different_from = placing.different_from(r);
  append(rows, std::move(made));
  rows.bound.insert(r.slot);
  rows.bound.insert(to.slot);
}

void Builder::expand_variable_length(Rows& rows, Placing& placing, const Step& step) {
  PatternRelationship& r = placing.graph.relationships[step.relationship];
  const PatternNode& from = placing.graph.nodes[step.from_left ? r.left : r.right];
  const PatternNode& to = placing.graph.nodes[step.from_left ? r.right : r.left];
  VariableLengthExpand made;
  made.from = from.slot;
  made.relationships = r.given ? new_slot() : r.slot;
  made.to = to.slot;
  made.into = step.into;
  made.types = r.types;
  made.arrow = seen_from(r, step.from_left);
  made.minimum = r.minimum;
  made.maximum = r.maximum;
  if (!step.into) made.to_labels = to.labels;
  made.different_from = placing.different_from(r);
  made.each = r.each;
  made.each_predicates = std::move(r.each_predicates);
  made.reversed = !step.from_left;
  const Slot walked = made.relationships;
  append(rows, std::move(made));
  rows.bound.insert(walked);
  rows.bound.insert(to.slot);
  if (r.given) {
    // A list of relationships that was bound before: only the walk that it is.
    Filter same;
    same.predicates.push_back(make_call("=", make_variable(walked), make_variable(r.slot)));
    append(rows, std::move(same));
  }
}

void Builder::shortest_path(Rows& rows, Placing& placing, const Step& step) {
  PatternRelationship& r = placing.graph.relationships[step.relationship];
  ShortestPath made;
  made.from = placing.graph.nodes[r.left].slot;
  made.to = placing.graph.nodes[r.right].slot;
  made.path = r.path;
  made.relationships = r.slot;
  made.all = r.selector == Selector::all_shortest;
  made.types = r.types;
  made.arrow = r.arrow;
  made.minimum = r.minimum;
  made.maximum = r.maximum;
  made.each = r.each;
  made.each_predicates = std::move(r.each_predicates);

  SlotSet visible = rows.bound;
  visible.insert(r.slot);
  visible.insert(r.path);
  for (std::size_t i = 0; i < placing.graph.predicates.size(); ++i) {
    PatternPredicate& predicate = placing.graph.predicates[i];
    const bool on_path = predicate.slots.contains(r.slot) || predicate.slots.contains(r.path);
    if (placing.predicate_placed[i] || !on_path || !predicate.slots.is_subset_of(visible)) continue;
    if (has_subquery(predicate.expression)) continue;
    placing.predicate_placed[i] = true;
    Expression& e = predicate.expression;
    SlotSet inner;
    if (e.where) inner = free_slots(*e.where);
    // all(x IN relationships(p) WHERE ...) holds for the path if it holds for each step.
    if (e.kind == ExpressionKind::quantifier && e.name == "all" && e.where && !inner.contains(r.slot) &&
        !inner.contains(r.path) &&
        (is_variable(e.args[0], r.slot) ||
         (is_call(e.args[0], "relationships") && e.args[0].args.size() == 1 && r.path != no_slot &&
          is_variable(e.args[0].args[0], r.path)))) {
      replace_slot(*e.where, e.variable.slot, made.each);
      split_conjunction(std::move(*e.where), made.each_predicates);
    } else {
      made.path_predicates.push_back(std::move(e));
    }
  }
  if (!made.path_predicates.empty() && made.path == no_slot) made.path = new_slot();
  append(rows, std::move(made));
  rows.bound.insert(r.slot);
  rows.bound.insert(r.path);
}

// Its ends are read off the relationship; undirected, it is walked both ways (a loop once).
void Builder::given_relationship(Rows& rows, Placing& placing, const Step& step) {
  const PatternRelationship& r = placing.graph.relationships[step.relationship];
  Filter is_one;
  is_one.predicates.push_back(not_null(r.slot));
  const bool found_by_index = step.kind == Step::Kind::start_relationship;
  if (!r.types.empty() && !found_by_index) {
    std::vector<Expression> types;
    for (const std::string& type : r.types) types.push_back(make_literal(Value(type)));
    is_one.predicates.push_back(
        make_call("IN", make_call("type", make_variable(r.slot)), make_list(std::move(types))));
  }
  if (!found_by_index) append(rows, std::move(is_one));

  const auto start = [&] { return make_call("startNode", make_variable(r.slot)); };
  const auto end = [&] { return make_call("endNode", make_variable(r.slot)); };
  Expression left = r.arrow == Arrow::left ? end() : start();
  Expression right = r.arrow == Arrow::left ? start() : end();
  if (r.arrow == Arrow::both) {
    const auto pair = [](Expression a, Expression b) {
      std::vector<Expression> both;
      both.push_back(std::move(a));
      both.push_back(std::move(b));
      return make_list(std::move(both));
    };
    const auto one_way = [&] {
      std::vector<Expression> ways;
      ways.push_back(pair(start(), end()));
      return make_list(std::move(ways));
    };
    Expression ways;
    ways.kind = ExpressionKind::case_of;
    ways.has_else = true;
    ways.args.push_back(make_call("=", start(), end()));
    ways.args.push_back(one_way());
    ways.args.push_back(pair(pair(start(), end()), pair(end(), start())));
    const Slot way = new_slot();
    append(rows, Unwind{std::move(ways), way});
    rows.bound.insert(way);
    left = make_call("[]", make_variable(way), make_literal(Value(0)));
    right = make_call("[]", make_variable(way), make_literal(Value(1)));
  }
  const auto place = [&](const PatternNode& node, Expression value) {
    if (rows.bound.contains(node.slot)) {
      Filter same;
      same.predicates.push_back(make_call("=", make_variable(node.slot), std::move(value)));
      append(rows, std::move(same));
      return;
    }
    Project project;
    project.items.push_back({node.slot, std::move(value)});
    append(rows, std::move(project));
    rows.bound.insert(node.slot);
    if (node.labels.empty()) return;
    Filter labels;
    labels.predicates.push_back(make_has_labels(node.slot, node.labels));
    append(rows, std::move(labels));
  };
  place(placing.graph.nodes[r.left], std::move(left));
  place(placing.graph.nodes[r.right], std::move(right));

  Filter other;
  for (Slot slot : placing.different_from(r))
    other.predicates.push_back(make_call("<>", make_variable(r.slot), make_variable(slot)));
  if (!other.predicates.empty()) append(rows, std::move(other));
}

}  // namespace kenes::plan
