// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "grammar/literal.hpp"
#include "grammar/lower.hpp"

namespace kenes::grammar {

using syntax::Expression;
using syntax::ExpressionKind;
using syntax::ExpressionPointer;

namespace {

template <class Context>
Context* as(Cypher::ExprContext* context) {
  return dynamic_cast<Context*>(context);
}

/// The operand that a left-recursive alternative begins with; null for all other alternatives.
Cypher::ExprContext* left_operand(Cypher::ExprContext* context) {
  return context->children.empty() ? nullptr : dynamic_cast<Cypher::ExprContext*>(context->children.front());
}

std::string operator_name(const antlr4::Token* token) {
  switch (token->getType()) {
    case Cypher::STARTS:
      return "STARTS WITH";
    case Cypher::ENDS:
      return "ENDS WITH";
    default: {
      std::string name = token->getText();
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
      return name;
    }
  }
}

bool is_comparison(const antlr4::Token* token) {
  switch (token->getType()) {
    case Cypher::EQUAL:
    case Cypher::NOT_EQUAL:
    case Cypher::LESS:
    case Cypher::LESS_EQUAL:
    case Cypher::GREATER:
    case Cypher::GREATER_EQUAL:
      return true;
    default:
      return false;
  }
}

bool is_logical(std::string_view name) { return name == "AND" || name == "OR" || name == "XOR"; }

Expression literal_value(Value value, Position place) {
  Expression result;
  result.value = std::move(value);
  result.at = result.extent = place;
  return result;
}

bool is_named(const std::string& text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return (a | 0x20) == b; });
}

}  // namespace

void Lowering::grow(Position at) {
  if (++height_ > depth_)
    throw syntax_error("UnexpectedSyntax",
                       fmt::format("this expression is nested deeper than {} levels", depth_), at,
                       "cut it into parts with WITH, or raise the limit");
}

Expression Lowering::make(ExpressionKind kind, antlr4::ParserRuleContext* context) {
  Expression result;
  result.kind = kind;
  result.extent = result.at = source_.of(context);
  return result;
}

Expression Lowering::make(ExpressionKind kind, antlr4::ParserRuleContext* context, const antlr4::Token* at) {
  Expression result = make(kind, context);
  result.at = source_.at(at);
  return result;
}

Expression Lowering::operation(std::string name, Position at) {
  Expression result;
  result.kind = ExpressionKind::call;
  result.name = std::move(name);
  result.at = at;
  return result;
}

ExpressionPointer Lowering::pointer(Cypher::ExprContext* context) {
  return context ? std::make_unique<Expression>(expression(context)) : nullptr;
}

ExpressionPointer Lowering::pointer(Cypher::WhereContext* context) {
  return context ? pointer(context->expr()) : nullptr;
}

Expression Lowering::expression(Cypher::ExprContext* context) {
  watch();
  const std::size_t outer = std::exchange(height_, 0);
  std::vector<Cypher::ExprContext*> links;
  Cypher::ExprContext* bottom = context;
  for (auto* left = left_operand(bottom); left; left = left_operand(bottom)) {
    links.push_back(bottom);
    bottom = left;
  }
  Expression result = primary(bottom);
  bool compared = false;
  for (auto it = links.rbegin(); it != links.rend(); ++it) result = link(*it, std::move(result), compared);
  grow(result.at);
  height_ = std::max(outer, height_);
  return result;
}

/// One link of a chain: an operator or suffix behind what stands to its left. `compared` tells whether that
/// was a comparison of the same chain.
Expression Lowering::link(Cypher::ExprContext* context, Expression left, bool& compared) {
  if (auto* c = as<Cypher::BinaryContext>(context)) return binary(c, std::move(left), compared);
  compared = false;
  grow(left.at);
  Expression result;
  if (auto* c = as<Cypher::PropertyContext>(context)) {
    result = make(ExpressionKind::property, c, c->schemaName()->start);
    result.name = name(c->schemaName()).text;
    result.args.push_back(std::move(left));
  } else if (auto* c = as<Cypher::IndexContext>(context)) {
    result = operation("[]", source_.between(c->LBRACKET()->getSymbol(), c->RBRACKET()->getSymbol()));
    result.args.push_back(std::move(left));
    result.args.push_back(expression(c->expr(1)));
  } else if (auto* c = as<Cypher::SliceContext>(context)) {
    // A bound left out is not null (which makes the slice null) but the end of every list.
    const Position at = source_.between(c->LBRACKET()->getSymbol(), c->RBRACKET()->getSymbol());
    result = operation("[..]", at);
    result.args.push_back(std::move(left));
    result.args.push_back(c->from ? expression(c->from) : literal_value(Value(0), at));
    result.args.push_back(c->to ? expression(c->to)
                                : literal_value(Value(std::numeric_limits<std::int64_t>::max()), at));
  } else if (auto* c = as<Cypher::HasLabelsContext>(context)) {
    result = make(ExpressionKind::has_labels, c);
    result.at = source_.between(c->COLON(0)->getSymbol(), c->stop);
    result.args.push_back(std::move(left));
    result.labels = labels(c->labelAny(), result.at);
  } else if (auto* c = as<Cypher::IsLabelledContext>(context)) {
    result = make(ExpressionKind::has_labels, c);
    result.at = source_.of(c->labelAny());
    result.args.push_back(std::move(left));
    result.labels = label_any(c->labelAny());
  } else if (auto* c = as<Cypher::NullTestContext>(context)) {
    result = operation(c->NOT() ? "IS NOT NULL" : "IS NULL", source_.at(c->IS()->getSymbol()));
    result.args.push_back(std::move(left));
  } else if (auto* c = as<Cypher::NormalTestContext>(context)) {
    result = normal_test(c->form, c->NOT() != nullptr, source_.at(c->IS()->getSymbol()), std::move(left));
  } else if (auto* c = as<Cypher::TypeTestContext>(context)) {
    result = type_test(c->valueType(), c->NOT() != nullptr, source_.of(c->valueType()), std::move(left));
  }
  result.extent = source_.of(context);
  return result;
}

Expression Lowering::binary(Cypher::BinaryContext* context, Expression left, bool& compared) {
  std::string name = operator_name(context->op);
  const Position at = source_.at(context->op), extent = source_.of(context);
  Expression right = expression(context->expr(1));
  const bool same = left.kind == ExpressionKind::call && left.name == name;
  if (same && (is_logical(name) || (name == "+" && !left.parenthesized))) {
    compared = false;
    left.args.push_back(std::move(right));
    left.extent = extent;
    left.parenthesized = false;
    return left;
  }
  const bool chained = std::exchange(compared, is_comparison(context->op)) && compared;
  grow(at);
  Expression result = operation(std::move(name), at);
  result.extent = extent;
  if (!chained) {
    result.args.push_back(std::move(left));
    result.args.push_back(std::move(right));
    return result;
  }
  // a < b < c is a < b AND b < c
  const bool unfolded = left.name == "AND";
  const Expression& middle = (unfolded ? left.args.back() : left).args[1];
  result.extent = {middle.extent.line, middle.extent.column, middle.extent.offset,
                   extent.offset + extent.length - middle.extent.offset};
  result.args.push_back(middle.clone());
  result.args.push_back(std::move(right));
  if (!unfolded) {
    Expression all = operation("AND", left.at);
    all.args.push_back(std::move(left));
    left = std::move(all);
  }
  left.args.push_back(std::move(result));
  left.extent = extent;
  return left;
}

Expression Lowering::primary(Cypher::ExprContext* context) {
  if (auto* c = as<Cypher::VariableUseContext>(context)) {
    Expression result = make(ExpressionKind::variable, c);
    result.name = variable(c->variable()).text;
    return result;
  }
  if (auto* c = as<Cypher::LiteralValueContext>(context)) return literal(c->literal(), false);
  if (auto* c = as<Cypher::ParameterContext>(context)) return parameter(c->start);
  if (auto* c = as<Cypher::CallContext>(context)) return call(c);
  if (auto* c = as<Cypher::TrimContext>(context)) return trim(c);
  if (auto* c = as<Cypher::ParenthesizedContext>(context)) {
    Expression result = expression(c->expr());
    result.parenthesized = true;
    result.extent = source_.of(c);
    return result;
  }
  if (auto* c = as<Cypher::ListContext>(context)) {
    Expression result = make(ExpressionKind::list, c);
    for (auto* element : c->expr()) result.args.push_back(expression(element));
    return result;
  }
  if (auto* c = as<Cypher::MapValueContext>(context)) return map(c->map());
  if (auto* c = as<Cypher::NegationContext>(context)) {
    Expression result = operation("NOT", source_.at(c->start));
    result.extent = source_.of(c);
    result.args.push_back(expression(c->expr()));
    return result;
  }
  if (auto* c = as<Cypher::SignContext>(context)) return sign(c);
  if (auto* c = as<Cypher::CountAllContext>(context)) {
    Expression result = make(ExpressionKind::count_star, c);
    result.name = "count";
    return result;
  }
  if (auto* c = as<Cypher::CaseOfContext>(context)) return case_of(c);
  if (auto* c = as<Cypher::ListComprehensionContext>(context)) return list_comprehension(c);
  if (auto* c = as<Cypher::QuantifierContext>(context)) return quantifier(c);
  if (auto* c = as<Cypher::PatternPredicateContext>(context)) {
    Expression result = make(ExpressionKind::pattern_predicate, c);
    result.pattern =
        std::make_shared<const syntax::PathPattern>(path(c->nodePattern(), c->relationshipPattern()));
    return result;
  }
  if (auto* c = as<Cypher::PatternComprehensionContext>(context)) return pattern_comprehension(c);
  if (auto* c = as<Cypher::MapProjectionContext>(context)) return map_projection(c);
  if (auto* c = as<Cypher::ReduceContext>(context)) return reduce(c);
  if (auto* c = as<Cypher::PathSelectorContext>(context)) return path_selector(c);
  if (auto* c = as<Cypher::SubqueryValueContext>(context)) return subquery(c);
  throw Error(ErrorCode::internal, "an alternative of expr has no lowering", "please report this statement");
}

Expression Lowering::literal(Cypher::LiteralContext* context, bool negative) {
  const antlr4::Token* token = context->start;
  const std::string_view text = source_.written(token);
  Expression result = make(ExpressionKind::literal, context);
  switch (token->getType()) {
    case Cypher::INTEGER:
      result.value = integer_literal(text, negative, result.at);
      break;
    case Cypher::FLOAT:
      result.value = float_literal(text, negative, result.at);
      break;
    case Cypher::STRING:
      result.value = Value(string_literal(text, result.at));
      break;
    case Cypher::TRUE_:
      result.value = Value(true);
      break;
    case Cypher::FALSE_:
      result.value = Value(false);
      break;
    case Cypher::NULL_:
      break;
    default:
      throw syntax_error(
          "InvalidNumberLiteral", fmt::format("`{}` is no number", text), result.at,
          "numbers look like 42, 0x2A, 0o52, 4.2 or 4.2e1; a name does not begin with a digit, "
          "unless it stands in backticks");
  }
  return result;
}

Expression Lowering::sign(Cypher::SignContext* context) {
  const bool negative = context->op->getType() == Cypher::MINUS;
  if (auto* operand = as<Cypher::LiteralValueContext>(context->expr())) {
    const auto type = operand->start->getType();
    if (type == Cypher::INTEGER || type == Cypher::FLOAT) {
      Expression result = literal(operand->literal(), negative);
      result.at = result.extent = source_.of(context);
      return result;
    }
  }
  Expression result = operation(negative ? "unary -" : "unary +", source_.at(context->op));
  result.extent = source_.of(context);
  result.args.push_back(expression(context->expr()));
  return result;
}

Expression Lowering::parameter(const antlr4::Token* token) {
  Expression result;
  result.kind = ExpressionKind::parameter;
  result.at = result.extent = source_.at(token);
  result.name = bare_name(source_.written(token).substr(1));
  return result;
}

Expression Lowering::case_of(Cypher::CaseOfContext* context) {
  Expression result = make(ExpressionKind::case_of, context);
  if (context->operand) {
    result.has_operand = true;
    result.args.push_back(expression(context->operand));
  }
  const auto is_plain = [](Cypher::CaseBranchContext* branch) {
    return branch->caseTest().size() == 1 && branch->caseTest(0)->children.size() == 1;
  };
  const auto branches = context->caseBranch();
  // WHEN < 0, WHEN IS NULL, WHEN 1, 2: conditions on the operand, which each of them holds a copy of.
  const bool extended = !std::all_of(branches.begin(), branches.end(), is_plain);
  Expression operand;
  if (extended) {
    if (!result.has_operand)
      throw syntax_error("UnexpectedSyntax", "this condition has nothing to compare with", result.at,
                         "write CASE value WHEN < 0 THEN ..., or CASE WHEN value < 0 THEN ...");
    operand = std::move(result.args.front());
    result.args.clear();
    result.has_operand = false;
  }
  for (auto* branch : branches) {
    if (extended) {
      Expression any;
      for (auto* test : branch->caseTest()) {
        Expression one = case_test(test, operand);
        if (any.kind != ExpressionKind::call) {
          any = std::move(one);
        } else {
          Expression both = operation("OR", source_.of(test));
          both.extent = source_.of(branch);
          both.args.push_back(std::move(any));
          both.args.push_back(std::move(one));
          any = std::move(both);
        }
      }
      result.args.push_back(std::move(any));
    } else {
      result.args.push_back(expression(branch->caseTest(0)->expr()));
    }
    result.args.push_back(expression(branch->expr()));
  }
  if (context->otherwise) {
    result.has_else = true;
    result.args.push_back(expression(context->otherwise));
  }
  return result;
}

Expression Lowering::case_test(Cypher::CaseTestContext* context, const Expression& operand) {
  const Position at = source_.of(context);
  const bool negated = context->NOT() != nullptr;
  if (context->valueType()) return type_test(context->valueType(), negated, at, operand.clone());
  if (context->NORMALIZED()) return normal_test(context->form, negated, at, operand.clone());
  Expression result = operation(context->op     ? operator_name(context->op)
                                : negated       ? "IS NOT NULL"
                                : context->IS() ? "IS NULL"
                                                : "=",
                                at);
  result.extent = at;
  result.args.push_back(operand.clone());
  if (context->expr()) result.args.push_back(expression(context->expr()));
  return result;
}

/// The type's words go into the call as a text; scope finds out what they mean.
Expression Lowering::type_test(Cypher::ValueTypeContext* type, bool negated, Position at, Expression tested) {
  Expression result = operation(negated ? "IS NOT ::" : "IS ::", at);
  result.extent = at;
  result.args.push_back(std::move(tested));
  result.args.push_back(literal_value(Value(std::string(source_.text(source_.of(type)))), source_.of(type)));
  return result;
}

Expression Lowering::normal_test(const antlr4::Token* form, bool negated, Position at, Expression tested) {
  Expression result = operation(negated ? "IS NOT NORMALIZED" : "IS NORMALIZED", at);
  result.extent = at;
  result.args.push_back(std::move(tested));
  if (form) result.args.push_back(literal_value(Value(std::string(source_.written(form))), source_.at(form)));
  return result;
}

/// trim(text), and SQL's trim(BOTH 'x' FROM text).
Expression Lowering::trim(Cypher::TrimContext* context) {
  Expression result = make(ExpressionKind::call, context);
  result.at = source_.at(context->start);
  result.name = std::string(source_.written(context->start));
  const auto given = context->expr();
  if (!context->FROM()) {
    if (context->side) {
      // A variable may have such a name.
      Expression variable = make(ExpressionKind::variable, context, context->side);
      variable.name = std::string(source_.written(context->side));
      variable.extent = variable.at;
      result.args.push_back(std::move(variable));
      if (!given.empty())
        throw syntax_error("UnexpectedSyntax", "trim() needs FROM behind this word", result.args[0].at,
                           "write trim(BOTH 'x' FROM text)");
      return result;
    }
    for (auto* argument : given) result.args.push_back(expression(argument));
    return result;
  }
  if (given.size() > 2)
    throw syntax_error("UnexpectedSyntax", "one text of characters stands before FROM", result.at,
                       "write trim(BOTH 'x' FROM text)");
  result.args.push_back(expression(context->source));
  if (given.size() == 2) result.args.push_back(expression(given.front()));
  const std::size_t both = Cypher::BOTH, side = context->side ? context->side->getType() : both;
  result.name = side == Cypher::LEADING ? "ltrim" : side == Cypher::TRAILING ? "rtrim" : "btrim";
  return result;
}

Expression Lowering::map(Cypher::MapContext* context) {
  Expression result = make(ExpressionKind::map, context);
  for (auto* entry : context->mapEntry()) {
    result.names.push_back(name(entry->schemaName()));
    result.args.push_back(expression(entry->expr()));
  }
  return result;
}

Expression Lowering::call(Cypher::CallContext* context) {
  Expression result = make(ExpressionKind::call, context);
  const syntax::Name called = dotted_name(context->functionName());
  result.name = called.text;
  result.at = called.at;
  result.distinct = context->DISTINCT() != nullptr;
  for (auto* argument : context->expr()) result.args.push_back(expression(argument));
  if (is_named(result.name, "normalize") && result.args.size() == 2 &&
      result.args[1].kind == ExpressionKind::variable) {
    // normalize(text, NFD): the form is a word.
    const std::string& form = result.args[1].name;
    if (is_named(form, "nfc") || is_named(form, "nfd") || is_named(form, "nfkc") || is_named(form, "nfkd"))
      result.args[1] = literal_value(Value(form), result.args[1].at);
  }
  if (is_named(result.name, "exists") && result.args.size() == 1 &&
      result.args[0].kind == ExpressionKind::pattern_predicate) {
    syntax::Match match;
    match.at = result.args[0].at;
    auto pattern = result.args[0].clone().pattern;
    syntax::Query query;
    match.patterns.push_back(std::move(const_cast<syntax::PathPattern&>(*pattern)));  // the clone's own
    query.parts.emplace_back().clauses.emplace_back(std::move(match));
    result.args.clear();
    result.kind = ExpressionKind::exists;
    result.query = std::make_shared<const syntax::Query>(std::move(query));
  }
  return result;
}

Expression Lowering::subquery(Cypher::SubqueryValueContext* context) {
  ExpressionKind kind = ExpressionKind::exists;
  if (context->op->getType() == Cypher::COUNT) kind = ExpressionKind::count_query;
  if (context->op->getType() == Cypher::COLLECT) kind = ExpressionKind::collect_query;
  Expression result = make(kind, context);
  auto* body = context->subquery();
  syntax::Query inner;
  if (body->query()) {
    inner = query(body->query(), Place::subquery);
  } else {
    if (kind == ExpressionKind::collect_query)
      throw syntax_error("UnexpectedSyntax", "COLLECT needs a whole query with RETURN", result.at,
                         "write COLLECT { MATCH ... RETURN ... }");
    syntax::Match match;
    match.at = source_.of(body);
    match.patterns = patterns(body->pattern());
    match.lens = lens(body->lensPart());
    match.where = pointer(body->where());
    inner.parts.emplace_back().clauses.emplace_back(std::move(match));
  }
  result.query = std::make_shared<const syntax::Query>(std::move(inner));
  return result;
}

}  // namespace kenes::grammar
