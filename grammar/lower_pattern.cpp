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
  if (context->selector()) {
    result.selector = context->selector()->SHORTESTPATH() ? PathPattern::Selector::shortest
                                                          : PathPattern::Selector::all_shortest;
    for (const RelationshipPattern& part : result.relationships)
      if (part.quantified)
        throw syntax_error("InvalidRelationshipPattern",
                           "shortestPath() and allShortestPaths() take `*1..3`, not a quantifier", part.at,
                           "write ANY SHORTEST or ALL SHORTEST before the path instead");
  }
  if (context->pathChoice()) choice(context->pathChoice(), result);
  if (context->variable()) {
    if (result.variable)
      throw syntax_error("UnexpectedSyntax", "this path has two names", result.variable.at,
                         "leave one of them out");
    result.variable = variable(context->variable());
  }
  result.at = source_.of(context);
  return result;
}

void Lowering::choice(Cypher::PathChoiceContext* context, PathPattern& into) {
  const bool shortest = context->SHORTEST() != nullptr;
  if (context->ALL() && !shortest) return;
  const bool groups = context->ALL() || context->GROUP() || context->GROUPS();
  into.selector = groups ? PathPattern::Selector::shortest_groups : PathPattern::Selector::shortest_paths;
  auto* count = context->pathCount();
  if (!count) {
    if (!context->ANY() && !groups)
      throw syntax_error("UnexpectedSyntax", "SHORTEST needs the number of paths", source_.of(context),
                         "write SHORTEST 1, or ALL SHORTEST for all of the least length");
    return;
  }
  if (count->PARAMETER()) {
    into.count = std::make_unique<syntax::Expression>(parameter(count->start));
    return;
  }
  auto number = make(syntax::ExpressionKind::literal, count);
  number.value = integer_literal(source_.written(count->start), false, number.at);
  if (number.value.as_integer() < 1)
    throw syntax_error("InvalidArgumentValue", "the number of paths must be at least 1", number.at);
  into.count = std::make_unique<syntax::Expression>(std::move(number));
}

/// Parentheses around the whole say nothing, unless they hold a name or a WHERE.
PathPattern Lowering::path(Cypher::PathContext* context) {
  const auto parts = context->pathPart();
  if (parts.size() == 1 && parts.front()->path() && parts.front()->repetition().empty()) {
    auto* part = parts.front();
    PathPattern result = path(part->path());
    if (part->variable()) {
      if (result.variable)
        throw syntax_error("UnexpectedSyntax", "this path has two names", result.variable.at,
                           "leave one of them out");
      result.variable = variable(part->variable());
    }
    if (part->where()) {
      auto where = pointer(part->where());
      if (result.where) {
        syntax::Expression both = operation("AND", where->at);
        both.extent = where->extent;
        both.args.push_back(std::move(*result.where));
        both.args.push_back(std::move(*where));
        where = std::make_unique<syntax::Expression>(std::move(both));
      }
      result.where = std::move(where);
    }
    return result;
  }
  PathPattern result;
  result.at = source_.of(context);
  bool repeated = false;
  for (auto* part : parts) {
    const bool first = part == parts.front();
    if (part->path())
      add_repeated(part, result, !first && !repeated);
    else
      add_chain(part, result, repeated);
    if (!first && !repeated && !part->path())
      throw syntax_error("UnexpectedSyntax", "two nodes stand side by side", source_.of(part),
                         "put a relationship between them, or a comma for another path");
    repeated = part->path() != nullptr;
  }
  if (repeated) {
    result.nodes.emplace_back().at = result.relationships.back().at;
    result.nodes.back().implied = true;
  }
  return result;
}

void Lowering::add_chain(Cypher::PathPartContext* context, PathPattern& into, bool behind_repetition) {
  const auto nodes = context->nodePattern();
  if (!behind_repetition && !into.nodes.empty()) return;
  for (auto* part : nodes) into.nodes.push_back(node(part));
  const auto relationships = context->relationshipPattern();
  for (auto* part : relationships) into.relationships.push_back(relationship(part));
  // Each repetition stands before the node that its relationship leads to.
  for (auto* mark : context->repetition()) {
    std::size_t before = 0;
    while (before < relationships.size() &&
           relationships[before]->stop->getTokenIndex() < mark->start->getTokenIndex())
      ++before;
    repetition(mark, into.relationships[into.relationships.size() - relationships.size() + before - 1]);
  }
}

/// A quantified path takes the place of a relationship; ends that are not written are anonymous nodes.
void Lowering::add_repeated(Cypher::PathPartContext* context, PathPattern& into, bool behind_chain) {
  if (context->repetition().empty())
    throw syntax_error("UnexpectedSyntax", "parentheses around a part of a path need a quantifier",
                       source_.of(context), "write `+`, `*` or `{1,3}` behind them, or leave them out");
  if (context->variable())
    throw syntax_error("UnexpectedSyntax", "a path inside a quantified path cannot be named",
                       source_.of(context->variable()), "name the nodes and relationships");
  if (!behind_chain) {
    into.nodes.emplace_back().at = source_.of(context);
    into.nodes.back().implied = true;
  }
  RelationshipPattern& made = into.relationships.emplace_back();
  made.at = source_.of(context);
  made.path = std::make_unique<syntax::QuantifiedPath>();
  made.path->inner = path(context->path());
  made.path->where = pointer(context->where());
  if (made.path->inner.where)
    throw syntax_error("UnexpectedSyntax", "a quantified path has one WHERE, at its end",
                       made.path->inner.where->extent);
  repetition(context->repetition(0), made);
}

void Lowering::repetition(Cypher::RepetitionContext* context, RelationshipPattern& into) {
  const Position at = source_.of(context);
  if (into.variable_length)
    throw syntax_error("InvalidRelationshipPattern", "a relationship has a length or a quantifier, not both",
                       at, "leave the `*` inside the brackets out");
  into.variable_length = into.quantified = true;
  const auto number = [&](const antlr4::Token* token) {
    return integer_literal(source_.written(token), false, source_.at(token)).as_integer();
  };
  into.minimum = context->PLUS() ? 1 : 0;
  if (context->exactly) into.minimum = into.maximum = number(context->exactly);
  if (context->from) into.minimum = number(context->from);
  if (context->to) into.maximum = number(context->to);
  if (into.maximum && *into.maximum == 0)
    throw syntax_error("InvalidRelationshipPattern", "a quantifier of at most 0 matches nothing", at,
                       "the upper bound is at least 1");
  if (into.maximum && *into.maximum < *into.minimum)
    throw syntax_error("InvalidRelationshipPattern",
                       "the lower bound of this quantifier exceeds its upper one", at,
                       "write the smaller number first");
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
  return labels(context->labelAny(), source_.of(context));
}

LabelExpression Lowering::labels(const std::vector<Cypher::LabelAnyContext*>& contexts, Position at) {
  std::vector<LabelExpression> parts;
  for (auto* part : contexts) parts.push_back(label_any(part));
  return joined(LabelExpression::Kind::all_of, std::move(parts), at);
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
  } else if (context->expr()) {
    return dynamic_label(context->expr(), context->PARAMETER() ? context->start : nullptr, result.at);
  } else {
    result.name = name(context->schemaName());
  }
  return result;
}

/// `$(names)`, `$all(names)` or `$any(names)`; `how` is the last two's first token.
LabelExpression Lowering::dynamic_label(Cypher::ExprContext* names, const antlr4::Token* how, Position at) {
  LabelExpression result;
  result.at = at;
  result.kind = LabelExpression::Kind::dynamic;
  if (how) {
    std::string word = how->getText().substr(1);
    for (char& c : word) c = static_cast<char>(c | 0x20);
    if (word == "any")
      result.kind = LabelExpression::Kind::dynamic_any;
    else if (word != "all")
      throw syntax_error("UnexpectedSyntax",
                         "labels and types come from `$(...)`, `$all(...)` or `$any(...)`", source_.at(how),
                         "a parameter goes into the parentheses: $($name)");
  }
  result.expression = pointer(names);
  return result;
}

}  // namespace kenes::grammar
