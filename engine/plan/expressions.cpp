// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/expressions.hpp"

#include <algorithm>

namespace kenes::plan {

Expression make_literal(Value value) {
  Expression made;
  made.kind = ExpressionKind::literal;
  made.value = std::move(value);
  return made;
}

Expression make_variable(Slot slot, std::string name) {
  Expression made;
  made.kind = ExpressionKind::variable;
  made.slot = slot;
  made.name = std::move(name);
  return made;
}

Expression make_property(Slot slot, std::string key, Position at) {
  Expression made;
  made.kind = ExpressionKind::property;
  made.name = std::move(key);
  made.at = made.extent = at;
  made.args.push_back(make_variable(slot));
  return made;
}

Expression make_call(std::string name, std::vector<Expression> args, Position at) {
  Expression made;
  made.kind = ExpressionKind::call;
  made.name = std::move(name);
  made.args = std::move(args);
  made.at = made.extent = at;
  return made;
}

Expression make_call(std::string name, Expression argument) {
  std::vector<Expression> args;
  args.push_back(std::move(argument));
  return make_call(std::move(name), std::move(args), Position{});
}

Expression make_call(std::string name, Expression left, Expression right) {
  std::vector<Expression> args;
  const Position at = right.at ? right.at : left.at;
  args.push_back(std::move(left));
  args.push_back(std::move(right));
  return make_call(std::move(name), std::move(args), at);
}

Expression make_list(std::vector<Expression> args) {
  Expression made;
  made.kind = ExpressionKind::list;
  made.args = std::move(args);
  return made;
}

syntax::LabelExpression clone(const syntax::LabelExpression& labels) {
  syntax::LabelExpression copy;
  copy.kind = labels.kind;
  copy.name = labels.name;
  copy.at = labels.at;
  for (const auto& part : labels.parts) copy.parts.push_back(clone(part));
  if (labels.expression) copy.expression = std::make_unique<Expression>(labels.expression->clone());
  return copy;
}

Expression make_has_labels(Slot slot, const syntax::LabelExpression& labels) {
  Expression made;
  made.kind = ExpressionKind::has_labels;
  made.at = made.extent = labels.at;
  made.args.push_back(make_variable(slot));
  made.labels = clone(labels);
  return made;
}

Expression make_has_labels(Slot slot, const std::vector<std::string>& labels) {
  syntax::LabelExpression all;
  all.kind = syntax::LabelExpression::Kind::all_of;
  for (const std::string& label : labels) {
    syntax::LabelExpression one;
    one.name.text = label;
    all.parts.push_back(std::move(one));
  }
  return make_has_labels(slot, all.parts.size() == 1 ? all.parts.front() : all);
}

namespace {

// Collects uses and introductions through everything that can hold an expression.
struct Collector {
  SlotSet used, introduced;

  SlotSet free() const {
    SlotSet result = used;
    result.subtract(introduced);
    return result;
  }

  void variable(const syntax::Variable& v) { (v.introduces ? introduced : used).insert(v.slot); }
  void optional(const syntax::ExpressionPointer& e) {
    if (e) expression(*e);
  }
  void labels(const syntax::LabelExpression& l) {
    optional(l.expression);
    for (const auto& part : l.parts) labels(part);
  }
  void expression(const Expression& e) {
    if (e.kind == ExpressionKind::variable) used.insert(e.slot);
    for (const Expression& arg : e.args) expression(arg);
    if (e.variable.slot != syntax::no_slot) introduced.insert(e.variable.slot);
    if (e.accumulator.slot != syntax::no_slot) introduced.insert(e.accumulator.slot);
    if (e.labels) labels(*e.labels);
    optional(e.where);
    if (e.pattern) pattern(*e.pattern);
    if (e.query) query(*e.query);
  }
  void pattern(const syntax::PathPattern& p) {
    if (p.variable.slot != syntax::no_slot) variable(p.variable);
    for (const auto& node : p.nodes) {
      variable(node.variable);
      if (node.labels) labels(*node.labels);
      optional(node.properties);
      optional(node.where);
    }
    for (const auto& relationship : p.relationships) {
      variable(relationship.variable);
      introduced.insert(relationship.each);
      if (relationship.types) labels(*relationship.types);
      optional(relationship.properties);
      optional(relationship.where);
      if (relationship.path) repeated(*relationship.path);
    }
    optional(p.where);
    optional(p.count);
  }
  void repeated(const syntax::QuantifiedPath& path) {
    for (const auto& group : path.groups) variable(group.list);
    pattern(path.inner);
    optional(path.where);
  }
  void projection(const syntax::Projection& p) {
    for (const auto& item : p.items) {
      expression(item.expression);
      if (item.alias.introduces) introduced.insert(item.alias.slot);
    }
    for (const auto& item : p.order) expression(item.expression);
    optional(p.skip);
    optional(p.limit);
    optional(p.where);
  }
  void set_item(const syntax::SetItem& item) {
    for (const auto& label : item.labels) labels(label);
    expression(item.target);
    expression(item.value);
  }
  void query(const syntax::Query& q) {
    for (const auto& part : q.parts)
      for (const auto& c : part.clauses) any_clause(c);
  }
  void any_clause(const syntax::Clause& c) {
    std::visit([this](const auto& held) { clause(held); }, c);
  }
  void clause(const syntax::Match& c) {
    for (const auto& p : c.patterns) pattern(p);
    if (c.lens) lens(*c.lens);
    optional(c.where);
  }
  void lens(const syntax::Lens& l) {
    for (const auto* part : {&l.as_of, &l.as_of_end, &l.according_to, &l.known_at}) optional(*part);
  }
  void clause(const syntax::Claim& c) {
    for (const auto& item : c.items) {
      if (item.kind != syntax::ClaimItem::Kind::pattern) expression(item.target);
      expression(item.value);
      for (const auto& label : item.labels) labels(label);
      for (const auto& p : item.pattern) pattern(p);
    }
    for (const auto* part : {&c.language, &c.valid_from, &c.valid_to, &c.valid_at, &c.source, &c.locator,
                             &c.quote, &c.rank, &c.confidence})
      optional(*part);
  }
  void clause(const syntax::Unwind& c) {
    expression(c.expression);
    introduced.insert(c.variable.slot);
  }
  void clause(const syntax::With& c) { projection(c.projection); }
  void clause(const syntax::Return& c) { projection(c.projection); }
  void clause(const syntax::Create& c) {
    for (const auto& p : c.patterns) pattern(p);
  }
  void clause(const syntax::Set& c) {
    for (const auto& item : c.items) set_item(item);
  }
  void clause(const syntax::Remove& c) {
    for (const auto& item : c.items) {
      expression(item.target);
      for (const auto& label : item.labels) labels(label);
    }
  }
  void clause(const syntax::Delete& c) {
    for (const auto& item : c.items) expression(item);
  }
  void clause(const syntax::Merge& c) {
    pattern(c.pattern);
    for (const auto& item : c.on_create) set_item(item);
    for (const auto& item : c.on_match) set_item(item);
  }
  void clause(const syntax::Call& c) {
    for (const auto& argument : c.arguments) expression(argument);
    for (const auto& item : c.yields) introduced.insert(item.variable.slot);
    optional(c.where);
  }
  void clause(const syntax::CallSubquery& c) {
    if (c.imports)
      for (const auto& v : *c.imports) used.insert(v.slot);
    query(*c.query);
    if (!c.transactions) return;
    optional(c.transactions->rows);
    if (c.transactions->status) introduced.insert(c.transactions->status.slot);
  }
  void clause(const syntax::LoadCsv& c) {
    expression(c.from);
    introduced.insert(c.variable.slot);
    introduced.insert(c.line);
    introduced.insert(c.file);
  }
  void clause(const syntax::Finish&) {}
  void clause(const syntax::Foreach& c) {
    expression(c.list);
    introduced.insert(c.variable.slot);
    query(*c.updates);
  }
};

}  // namespace

SlotSet free_slots(const Expression& expression) {
  Collector collector;
  collector.expression(expression);
  return collector.free();
}

SlotSet free_slots(const syntax::PathPattern& pattern) {
  Collector collector;
  collector.pattern(pattern);
  return collector.free();
}

SlotSet free_slots(const syntax::Query& query) {
  Collector collector;
  collector.query(query);
  return collector.free();
}

SlotSet used_slots(const syntax::Clause& clause) {
  Collector collector;
  collector.any_clause(clause);
  return collector.free();
}

void split_conjunction(Expression expression, std::vector<Expression>& out) {
  if (!is_call(expression, "AND")) {
    out.push_back(std::move(expression));
    return;
  }
  std::vector<Expression> parts = std::move(expression.args);
  for (Expression& part : parts) split_conjunction(std::move(part), out);
}

void visit(const Expression& expression, const std::function<bool(const Expression&)>& visitor) {
  if (!visitor(expression)) return;
  for (const Expression& arg : expression.args) visit(arg, visitor);
  if (expression.where) visit(static_cast<const Expression&>(*expression.where), visitor);
}

void visit(Expression& expression, const std::function<bool(Expression&)>& visitor) {
  if (!visitor(expression)) return;
  for (Expression& arg : expression.args) visit(arg, visitor);
  if (expression.where) visit(*expression.where, visitor);
}

bool is_subquery(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::pattern_predicate:
    case ExpressionKind::pattern_comprehension:
    case ExpressionKind::exists:
    case ExpressionKind::count_query:
    case ExpressionKind::collect_query:
      return true;
    default:
      return false;
  }
}

bool has_subquery(const Expression& expression) {
  bool found = false;
  visit(expression, [&](const Expression& part) {
    found = found || is_subquery(part);
    return !found;
  });
  return found;
}

void replace_slot(Expression& expression, Slot from, Slot to) {
  visit(expression, [&](Expression& part) {
    if (part.kind == ExpressionKind::variable && part.slot == from) part.slot = to;
    return true;
  });
}

bool is_call(const Expression& expression, std::string_view name) {
  if (expression.kind != ExpressionKind::call || expression.name.size() != name.size()) return false;
  return std::equal(name.begin(), name.end(), expression.name.begin(), [](char a, char b) {
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    return upper(a) == upper(b);
  });
}

bool is_variable(const Expression& expression, Slot slot) {
  return expression.kind == ExpressionKind::variable && expression.slot == slot;
}

}  // namespace kenes::plan
