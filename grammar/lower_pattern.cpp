// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "grammar/literal.hpp"
#include "grammar/lower.hpp"

namespace kenes::grammar {

using syntax::LabelExpression;
using syntax::NodePattern;
using syntax::PathPattern;
using syntax::RelationshipPattern;

PathPattern Lowering::pattern(Cypher::PatternContext* context) {
  PathPattern result = path(context->path());
  if (context->selector())
    result.selector = context->selector()->SHORTESTPATH() ? PathPattern::Selector::shortest
                                                          : PathPattern::Selector::all_shortest;
  if (context->variable()) result.variable = variable(context->variable());
  result.at = source_.of(context);
  return result;
}

PathPattern Lowering::path(Cypher::PathContext* context) {
  while (context->path()) context = context->path();
  return path(context->nodePattern(), context->relationshipPattern());
}

PathPattern Lowering::path(const std::vector<Cypher::NodePatternContext*>& nodes,
                           const std::vector<Cypher::RelationshipPatternContext*>& relationships) {
  PathPattern result;
  result.at = source_.between(nodes.front()->start, nodes.back()->stop);
  for (auto* part : nodes) result.nodes.push_back(node(part));
  for (auto* part : relationships) result.relationships.push_back(relationship(part));
  return result;
}

std::vector<PathPattern> Lowering::patterns(const std::vector<Cypher::PatternContext*>& contexts) {
  std::vector<PathPattern> result;
  for (auto* context : contexts) result.push_back(pattern(context));
  return result;
}

syntax::ExpressionPointer Lowering::pattern_properties(Cypher::PatternPropertiesContext* context) {
  if (!context) return nullptr;
  return std::make_unique<syntax::Expression>(context->map() ? map(context->map())
                                                             : parameter(context->start));
}

NodePattern Lowering::node(Cypher::NodePatternContext* context) {
  NodePattern result;
  result.at = source_.of(context);
  result.variable = variable(context->variable());
  if (context->labels()) result.labels = labels(context->labels());
  result.properties = pattern_properties(context->patternProperties());
  result.where = pointer(context->where());
  return result;
}

RelationshipPattern Lowering::relationship(Cypher::RelationshipPatternContext* context) {
  RelationshipPattern result;
  result.at = source_.of(context);
  if (!context->LESS() != !context->GREATER())
    result.arrow = context->LESS() ? RelationshipPattern::Arrow::left : RelationshipPattern::Arrow::right;
  if (auto* detail = context->relationshipDetail()) {
    result.variable = variable(detail->variable());
    if (detail->labels()) result.types = labels(detail->labels());
    if (detail->length()) length(detail->length(), result);
    result.properties = pattern_properties(detail->patternProperties());
    result.where = pointer(detail->where());
  }
  return result;
}

void Lowering::length(Cypher::LengthContext* context, RelationshipPattern& into) {
  if (!context->STAR())
    throw syntax_error("InvalidRelationshipPattern", "a length begins with `*`", source_.of(context),
                       "write `*1..3`, or `*` for any length of at least one");
  const auto bound = [&](Cypher::BoundContext* bound) {
    if (bound->MINUS())
      throw syntax_error("InvalidRelationshipPattern", "a length cannot be negative", source_.of(bound),
                         "write a number from 0 up");
    const antlr4::Token* token = bound->INTEGER()->getSymbol();
    return integer_literal(source_.written(token), false, source_.at(token)).as_integer();
  };
  into.variable_length = true;
  antlr4::tree::TerminalNode* dots = context->DOT_DOT();
  for (auto* part : context->bound()) {
    const bool before = !dots || part->start->getTokenIndex() < dots->getSymbol()->getTokenIndex();
    if (before) into.minimum = bound(part);
    if (!before || !dots) into.maximum = bound(part);
  }
}

namespace {

/// One part alone stays itself.
LabelExpression joined(LabelExpression::Kind kind, std::vector<LabelExpression> parts, Position at) {
  if (parts.size() == 1) return std::move(parts.front());
  LabelExpression result;
  result.kind = kind;
  result.parts = std::move(parts);
  result.at = at;
  return result;
}

}  // namespace

LabelExpression Lowering::labels(Cypher::LabelsContext* context) {
  std::vector<LabelExpression> parts;
  for (auto* part : context->labelAny()) parts.push_back(label_any(part));
  return joined(LabelExpression::Kind::all_of, std::move(parts), source_.of(context));
}

LabelExpression Lowering::label_any(Cypher::LabelAnyContext* context) {
  std::vector<LabelExpression> parts;
  for (auto* part : context->labelAll()) parts.push_back(label_all(part));
  return joined(LabelExpression::Kind::any_of, std::move(parts), source_.of(context));
}

LabelExpression Lowering::label_all(Cypher::LabelAllContext* context) {
  std::vector<LabelExpression> parts;
  for (auto* part : context->labelTerm()) parts.push_back(label_term(part));
  return joined(LabelExpression::Kind::all_of, std::move(parts), source_.of(context));
}

LabelExpression Lowering::label_term(Cypher::LabelTermContext* context) {
  if (context->labelAny()) return label_any(context->labelAny());
  LabelExpression result;
  result.at = source_.of(context);
  if (context->EXCLAMATION()) {
    result.kind = LabelExpression::Kind::negation;
    result.parts.push_back(label_term(context->labelTerm()));
  } else if (context->PERCENT()) {
    result.kind = LabelExpression::Kind::wildcard;
  } else if (context->DOLLAR()) {
    result.kind = LabelExpression::Kind::dynamic;
    result.expression = pointer(context->expr());
  } else {
    result.name = name(context->schemaName());
  }
  return result;
}

}  // namespace kenes::grammar
