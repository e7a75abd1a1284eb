// SPDX-License-Identifier: Apache-2.0
#include "grammar/syntax.hpp"

#include <concepts>
#include <type_traits>
#include <utility>

namespace kenes::syntax {
namespace {

// What the compiler can copy by itself is copied so; the rest part by part.
template <class T>
T copy(const T& part) {
  static_assert(std::is_copy_constructible_v<T>);
  return part;
}
Expression copy(const Expression& part) { return part.clone(); }
ExpressionPointer copy(const ExpressionPointer& part) {
  return part ? std::make_unique<Expression>(part->clone()) : nullptr;
}
LabelExpression copy(const LabelExpression& part);
NodePattern copy(const NodePattern& part);
RelationshipPattern copy(const RelationshipPattern& part);
PathPattern copy(const PathPattern& part);
std::unique_ptr<QuantifiedPath> copy(const std::unique_ptr<QuantifiedPath>& part);
SortItem copy(const SortItem& part) { return {part.expression.clone(), part.descending}; }
ProjectionItem copy(const ProjectionItem& part) { return {part.expression.clone(), part.alias, part.column}; }
SetItem copy(const SetItem& part);
RemoveItem copy(const RemoveItem& part);
Lens copy(const Lens& part);
ClaimItem copy(const ClaimItem& part);
InTransactions copy(const InTransactions& part) {
  return {copy(part.rows), part.on_error, part.status, part.at};
}
// A template, so that no part is tried as the clause that it could become.
template <std::same_as<Clause> T>
Clause copy(const T& part);
SingleQuery copy(const SingleQuery& part);
Query copy(const Query& part);

template <class T>
std::vector<T> copy(const std::vector<T>& parts) {
  std::vector<T> result;
  result.reserve(parts.size());
  for (const T& part : parts) result.push_back(copy(part));
  return result;
}
template <class T>
std::optional<T> copy(const std::optional<T>& part) {
  return part ? std::optional<T>(copy(*part)) : std::nullopt;
}

LabelExpression copy(const LabelExpression& part) {
  return {part.kind, part.name, copy(part.parts), copy(part.expression), part.at};
}
NodePattern copy(const NodePattern& part) {
  return {part.variable, copy(part.labels), copy(part.properties), copy(part.where), part.at, part.implied};
}
std::unique_ptr<QuantifiedPath> copy(const std::unique_ptr<QuantifiedPath>& part) {
  if (!part) return nullptr;
  return std::make_unique<QuantifiedPath>(QuantifiedPath{copy(part->inner), copy(part->where), part->groups});
}
RelationshipPattern copy(const RelationshipPattern& part) {
  return {part.variable,        copy(part.types), copy(part.properties), copy(part.where), part.arrow,
          part.variable_length, part.minimum,     part.maximum,          part.quantified,  part.each,
          copy(part.path),      part.at};
}
PathPattern copy(const PathPattern& part) {
  return {part.variable,    part.selector,    copy(part.count),
          copy(part.where), copy(part.nodes), copy(part.relationships),
          part.at};
}
SetItem copy(const SetItem& part) {
  return {part.kind, part.target.clone(), part.value.clone(), copy(part.labels), part.at};
}
RemoveItem copy(const RemoveItem& part) { return {part.target.clone(), copy(part.labels), part.at}; }
Lens copy(const Lens& part) {
  return {copy(part.as_of), copy(part.as_of_end), copy(part.according_to), copy(part.known_at), part.at};
}
ClaimItem copy(const ClaimItem& part) {
  return {part.kind, part.target.clone(), part.value.clone(), copy(part.labels), copy(part.pattern), part.at};
}
Projection copy(const Projection& part) {
  return {part.distinct,   part.star,        copy(part.items), copy(part.order),
          copy(part.skip), copy(part.limit), copy(part.where), part.at};
}

struct ClauseCopy {
  Clause operator()(const Match& c) const {
    return Match{c.optional, copy(c.patterns), copy(c.where), c.at, copy(c.lens)};
  }
  Clause operator()(const Unwind& c) const { return Unwind{c.expression.clone(), c.variable, c.at}; }
  Clause operator()(const With& c) const { return With{copy(c.projection)}; }
  Clause operator()(const Return& c) const { return Return{copy(c.projection)}; }
  Clause operator()(const Create& c) const { return Create{copy(c.patterns), c.at}; }
  Clause operator()(const Set& c) const { return Set{copy(c.items), c.at}; }
  Clause operator()(const Remove& c) const { return Remove{copy(c.items), c.at}; }
  Clause operator()(const Delete& c) const { return Delete{c.detach, copy(c.items), c.at}; }
  Clause operator()(const Merge& c) const {
    return Merge{copy(c.pattern), copy(c.on_create), copy(c.on_match), c.at};
  }
  Clause operator()(const Claim& c) const {
    return Claim{copy(c.items),
                 copy(c.language),
                 copy(c.valid_from),
                 copy(c.valid_to),
                 copy(c.valid_at),
                 copy(c.source),
                 copy(c.locator),
                 copy(c.quote),
                 copy(c.rank),
                 copy(c.confidence),
                 c.to_unknown,
                 c.valid_place,
                 c.at};
  }
  Clause operator()(const Call& c) const {
    return Call{c.procedure, copy(c.arguments), c.implicit_arguments, c.has_yield, c.yield_star,
                c.yields,    copy(c.where),     c.standalone,         c.at,        c.optional};
  }
  Clause operator()(const CallSubquery& c) const {
    return CallSubquery{std::make_shared<Query>(copy(*c.query)),
                        c.imports,
                        c.at,
                        c.imports_all,
                        c.optional,
                        copy(c.transactions)};
  }
  Clause operator()(const LoadCsv& c) const {
    return LoadCsv{c.with_headers, c.from.clone(), c.variable, c.terminator, c.at, c.line, c.file};
  }
  Clause operator()(const Finish& c) const { return c; }
  Clause operator()(const Foreach& c) const {
    return Foreach{c.variable, c.list.clone(), std::make_shared<Query>(copy(*c.updates)), c.at};
  }
};
template <std::same_as<Clause> T>
Clause copy(const T& part) {
  return std::visit(ClauseCopy{}, part);
}
SingleQuery copy(const SingleQuery& part) { return {copy(part.clauses)}; }
Query copy(const Query& part) { return {copy(part.parts), part.union_all, part.union_at}; }

bool has_children(const Expression& expression) { return !expression.args.empty() || expression.where; }

void take_children(Expression& from, std::vector<Expression>& to) {
  for (Expression& argument : from.args) to.push_back(std::move(argument));
  from.args.clear();
  if (from.where) {
    to.push_back(std::move(*from.where));
    from.where.reset();
  }
}

}  // namespace

Expression::~Expression() {
  bool deep = where && has_children(*where);
  for (const Expression& argument : args) deep = deep || has_children(argument);
  if (!deep) return;
  std::vector<Expression> pending;
  take_children(*this, pending);
  while (!pending.empty()) {
    Expression next = std::move(pending.back());
    pending.pop_back();
    take_children(next, pending);
  }
}

Expression Expression::clone() const {
  Expression result;
  result.kind = kind;
  result.name = name;
  result.args = copy(args);
  result.names = names;
  result.value = value;
  result.distinct = distinct;
  result.has_operand = has_operand;
  result.has_else = has_else;
  result.all_properties = all_properties;
  result.parenthesized = parenthesized;
  result.variable = variable;
  result.accumulator = accumulator;
  result.slot = slot;
  result.lens = lens;
  result.labels = copy(labels);
  result.where = copy(where);
  if (pattern) result.pattern = std::make_shared<const PathPattern>(copy(*pattern));
  if (query) result.query = std::make_shared<const Query>(copy(*query));
  result.at = at;
  result.extent = extent;
  return result;
}

}  // namespace kenes::syntax
