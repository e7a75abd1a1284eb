// SPDX-License-Identifier: Apache-2.0
// Expressions with a variable of their own: comprehensions, quantifiers, reduce, and what projects a map.
#include <utility>

#include "grammar/lower.hpp"

namespace kenes::grammar {

using syntax::Expression;
using syntax::ExpressionKind;

Expression Lowering::map_projection(Cypher::MapProjectionContext* context) {
  Expression result = make(ExpressionKind::map_projection, context);
  Expression subject = make(ExpressionKind::variable, context->variable());
  subject.name = variable(context->variable()).text;
  for (auto* part : context->projectionPart()) {
    if (part->STAR()) {
      result.all_properties = true;
      continue;
    }
    Expression value;
    if (part->DOT()) {
      value = make(ExpressionKind::property, part, part->schemaName()->start);
      value.name = name(part->schemaName()).text;
      value.args.push_back(subject.clone());
      result.names.push_back(name(part->schemaName()));
    } else if (part->expr()) {
      value = expression(part->expr());
      result.names.push_back(name(part->schemaName()));
    } else {
      value = make(ExpressionKind::variable, part);
      value.name = variable(part->variable()).text;
      result.names.push_back(name(part->variable()));
    }
    result.args.push_back(std::move(value));
  }
  result.args.insert(result.args.begin(), std::move(subject));
  return result;
}

Expression Lowering::list_comprehension(Cypher::ListComprehensionContext* context) {
  Expression result = make(ExpressionKind::list_comprehension, context);
  result.variable = variable(context->variable());
  result.args.push_back(expression(context->expr(0)));
  result.where = pointer(context->filter);
  if (context->mapped) result.args.push_back(expression(context->mapped));
  return result;
}

Expression Lowering::pattern_comprehension(Cypher::PatternComprehensionContext* context) {
  Expression result = make(ExpressionKind::pattern_comprehension, context);
  syntax::PathPattern walked = path(context->path());
  if (context->variable()) walked.variable = variable(context->variable());
  result.pattern = std::make_shared<const syntax::PathPattern>(std::move(walked));
  result.where = pointer(context->filter);
  result.args.push_back(expression(context->mapped));
  return result;
}

/// shortestPath(...) as a value is the first of the paths, allShortestPaths(...) the list of them.
Expression Lowering::path_selector(Cypher::PathSelectorContext* context) {
  const bool one = context->selector()->SHORTESTPATH() != nullptr;
  Expression paths = make(ExpressionKind::pattern_comprehension, context);
  syntax::PathPattern walked = path(context->path());
  walked.selector =
      one ? syntax::PathPattern::Selector::shortest : syntax::PathPattern::Selector::all_shortest;
  walked.variable.text = " path";  // a name that nobody can write
  walked.variable.at = paths.at;
  Expression result = make(ExpressionKind::variable, context);
  result.name = walked.variable.text;
  paths.pattern = std::make_shared<const syntax::PathPattern>(std::move(walked));
  paths.args.push_back(std::move(result));
  if (!one) return paths;
  Expression first = operation("head", paths.at);
  first.extent = paths.extent;
  first.args.push_back(std::move(paths));
  return first;
}

Expression Lowering::quantifier(Cypher::QuantifierContext* context) {
  Expression result = make(ExpressionKind::quantifier, context, context->op);
  result.name = context->op->getText();
  for (char& c : result.name) c = static_cast<char>(c | 0x20);
  result.variable = variable(context->variable());
  result.args.push_back(expression(context->expr(0)));
  result.where = pointer(context->filter);
  return result;
}

Expression Lowering::reduce(Cypher::ReduceContext* context) {
  Expression result = make(ExpressionKind::reduce, context);
  result.accumulator = variable(context->variable(0));
  result.variable = variable(context->variable(1));
  for (auto* part : context->expr()) result.args.push_back(expression(part));
  return result;
}

}  // namespace kenes::grammar
