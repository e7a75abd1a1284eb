// SPDX-License-Identifier: Apache-2.0
// CLAIM, and the lens of a MATCH.
#include <fmt/format.h>

#include <utility>

#include "engine/plan/expressions.hpp"
#include "engine/plan/scoper.hpp"

namespace kenes::plan {

using syntax::ClaimItem;
using syntax::NodePattern;
using syntax::PathPattern;
using syntax::RelationshipPattern;

namespace {

constexpr KindSet days =
    kinds({Kind::date, Kind::local_date_time, Kind::date_time, Kind::integer, Kind::string});

/// `2010-06-01` is a subtraction.
void judge_no_subtraction(const Expression& e) {
  const auto is_number = [](const Expression& part) {
    return part.kind == ExpressionKind::literal && part.value.is(Kind::integer);
  };
  const Expression* first = &e;
  while (is_call(*first, "-") && first->args.size() == 2 && is_number(first->args[1]))
    first = &first->args[0];
  if (first == &e || !is_number(*first)) return;
  throw syntax_error("InvalidArgumentValue", "this subtracts numbers and is no date", e.extent,
                     "write date('2010-06-01'), or '2010-06' for a month, or 2010 for a year");
}

}  // namespace

void Scoper::lens(syntax::Lens& lens) {
  lens_part(lens.as_of.get(), days, lens.as_of_end ? "AS OF FROM" : "AS OF");
  lens_part(lens.as_of_end.get(), days, "AS OF ... TO");
  lens_part(lens.according_to.get(), kinds({Kind::string, Kind::node, Kind::list}), "ACCORDING TO");
  lens_part(lens.known_at.get(), kinds({Kind::date, Kind::local_date_time, Kind::date_time}), "AS KNOWN AT");
}

void Scoper::lens_part(Expression* e, KindSet accepted, std::string_view what) {
  if (!e) return;
  const Type type = expression(*e);
  bool alone = free_slots(*e).empty();
  visit(std::as_const(*e), [&](const Expression& part) {
    alone = alone && !part.pattern && !part.query;
    return alone;
  });
  if (!alone)
    throw syntax_error("NonConstantExpression", fmt::format("{} must be the same for all rows", what),
                       e->extent,
                       "use a literal, a parameter or a function of these; value(x, key, {asOf: ...}) looks "
                       "through a lens of each row's own");
  if (accepted & kinds({Kind::date})) judge_no_subtraction(*e);
  if (type.never(accepted))
    throw syntax_error(
        "InvalidArgumentType",
        fmt::format("{} needs {}, but this is {}", what, kind_names(accepted), kind_names(type.kinds)),
        e->extent);
}

void Scoper::clause(syntax::Claim& claim) {
  updating(claim.at);
  result_.reads = true;
  // What is claimed may make relationships that later items speak of.
  for (ClaimItem& item : claim.items) claimed(item);
  constexpr std::string_view date = "write date('2010-06-01'), or '2010-06' for a month, or 2010 for a year";
  for (const syntax::ExpressionPointer* day : {&claim.valid_from, &claim.valid_to, &claim.valid_at}) {
    claim_part(day->get(), days, "VALID", date);
    if (*day) judge_no_subtraction(**day);
  }
  claim_part(claim.language.get(), kinds({Kind::string}), "LANGUAGE",
             "write a tag such as 'kk' or 'kk-Latn'");
  claim_part(claim.source.get(), kinds({Kind::string, Kind::node}), "SOURCE",
             "give the key of a (:Source), or the node itself");
  claim_part(claim.locator.get(), kinds({Kind::string}), "AT", "a place in the source, such as 'p. 12'");
  claim_part(claim.quote.get(), kinds({Kind::string}), "QUOTE", "the source's own words");
  judge_rank(claim.rank.get());
  claim_part(claim.rank.get(), kinds({Kind::string}), "RANK", "preferred, normal or deprecated");
  claim_part(claim.confidence.get(), kinds({Kind::integer, Kind::floating}), "CONFIDENCE",
             "a number from 0 to 1");
}

/// A word that is no rank reads as a variable.
void Scoper::judge_rank(const Expression* e) const {
  if (!e || e->kind != ExpressionKind::variable || names_.contains(e->name)) return;
  const std::vector<std::string> ranks{"preferred", "normal", "deprecated"};
  throw syntax_error(
      "UndefinedVariable",
      fmt::format("a rank is preferred, normal or deprecated; there is no variable `{}` either", e->name),
      e->extent, did_you_mean(e->name, ranks));
}

void Scoper::claim_part(Expression* e, KindSet accepted, std::string_view what, std::string_view hint) {
  if (!e) return;
  const Type type = expression(*e);
  if (type.never(accepted))
    throw syntax_error(
        "InvalidArgumentType",
        fmt::format("{} needs {}, but this is {}", what, kind_names(accepted), kind_names(type.kinds)),
        e->extent, std::string(hint));
}

void Scoper::claimed(ClaimItem& item) {
  switch (item.kind) {
    case ClaimItem::Kind::property:
      changed_property(item.target);
      expression(item.value);
      return;
    case ClaimItem::Kind::labels:
      target(item.target, kinds({Kind::node}));
      for (syntax::LabelExpression& label : item.labels) labels(label);
      return;
    case ClaimItem::Kind::relationship: {
      const Type type = expression(item.target);
      if (type.never(kinds({Kind::relationship})))
        throw syntax_error("InvalidArgumentType",
                           fmt::format("that a RELATIONSHIP is there can be claimed, but `{}` is {}",
                                       item.target.name, kind_names(type.kinds)),
                           item.target.extent,
                           "write x:Label to claim a label, x.key = value to claim a value");
      return;
    }
    case ClaimItem::Kind::pattern:
      return claimed_pattern(item.pattern.front());
  }
}

/// Claims are about what is there: both ends are known.
void Scoper::claimed_pattern(PathPattern& pattern) {
  for (NodePattern& node : pattern.nodes) {
    if (!node.variable)
      throw syntax_error("UndefinedVariable", "the ends of a claimed relationship must be known", node.at,
                         "name a node that a MATCH before has found");
    if (node.labels || node.properties || node.where)
      throw syntax_error("UnexpectedSyntax", "the ends of a claimed relationship are given by name alone",
                         node.at, "ask for labels and properties in the MATCH before");
    node.variable.slot = use(node.variable.text, node.variable.at);
    if (const Type was = type_of(node.variable.slot); was.never(kinds({Kind::node})))
      throw syntax_error(
          "VariableTypeConflict",
          fmt::format("`{}` is a NODE here, but {} before", node.variable.text, kind_names(was.kinds)),
          node.variable.at, "use another name for one of them");
  }
  claimed_relationship(pattern.relationships.front());
}

void Scoper::claimed_relationship(RelationshipPattern& relationship) {
  if (relationship.variable_length || relationship.where)
    throw syntax_error("UnexpectedSyntax", "CLAIM is about a single relationship", relationship.at,
                       "write (a)-[:TYPE]->(b) or (a)-[r]->(b)");
  if (relationship.arrow == RelationshipPattern::Arrow::both)
    throw syntax_error("RequiresDirectedRelationship", "a claimed relationship needs a direction",
                       relationship.at, "write -[:TYPE]-> or <-[:TYPE]-");
  properties(relationship.properties.get(), true);
  syntax::Variable& variable = relationship.variable;
  const auto known = variable ? names_.find(variable.text) : names_.end();
  if (known != names_.end()) {
    const Type was = type_of(known->second);
    if (was.never(kinds({Kind::relationship})))
      throw syntax_error(
          "VariableTypeConflict",
          fmt::format("`{}` is a RELATIONSHIP here, but {} before", variable.text, kind_names(was.kinds)),
          variable.at, "use another name for one of them");
    if (relationship.types)
      throw syntax_error("VariableAlreadyBound",
                         fmt::format("`{}` is there already and keeps its type", variable.text),
                         relationship.types->at, "leave the type out");
    variable.slot = known->second;
    return;
  }
  using LabelKind = syntax::LabelExpression::Kind;
  const auto* types = relationship.types ? &*relationship.types : nullptr;
  if (!types || (types->kind != LabelKind::name && types->kind != LabelKind::dynamic))
    throw syntax_error("NoSingleRelationshipType", "a claimed relationship needs exactly one type",
                       relationship.at, "write -[:TYPE]->");
  labels(*relationship.types);
  if (variable) {
    declare(variable, Type::of({Kind::relationship}));
    return;
  }
  variable.slot = new_slot({}, Type::of({Kind::relationship}));
  variable.introduces = true;
}

}  // namespace kenes::plan
