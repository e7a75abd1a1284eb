// SPDX-License-Identifier: Apache-2.0
#include "grammar/lower.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace kenes::grammar {

using syntax::Clause;
using syntax::Query;
using syntax::SingleQuery;
using syntax::Statement;

namespace {

bool is_reading(const Clause& clause) {
  return std::holds_alternative<syntax::Match>(clause) || std::holds_alternative<syntax::Unwind>(clause) ||
         std::holds_alternative<syntax::With>(clause) || std::holds_alternative<syntax::LoadCsv>(clause);
}

struct ClauseName {
  std::string_view operator()(const syntax::Match&) const { return "MATCH"; }
  std::string_view operator()(const syntax::Unwind&) const { return "UNWIND"; }
  std::string_view operator()(const syntax::With&) const { return "WITH"; }
  std::string_view operator()(const syntax::LoadCsv&) const { return "LOAD CSV"; }
  template <class Other>
  std::string_view operator()(const Other&) const {
    return "this clause";
  }
};

struct ClausePlace {
  Position operator()(const syntax::With& c) const { return c.projection.at; }
  Position operator()(const syntax::Return& c) const { return c.projection.at; }
  template <class Other>
  Position operator()(const Other& c) const {
    return c.at;
  }
};

}  // namespace

Statement Lowering::statement(Cypher::StatementContext* context) {
  Statement result;
  result.text = std::string(source_.text());
  if (context->how)
    result.mode =
        context->how->getType() == Cypher::EXPLAIN ? Statement::Mode::explain : Statement::Mode::profile;
  if (context->query()) {
    Query body = query(context->query(), Place::statement);
    if (body.parts.size() == 1 && body.parts[0].clauses.size() == 1)
      if (auto* call = std::get_if<syntax::Call>(&body.parts[0].clauses[0])) call->standalone = true;
    for (const SingleQuery& part : body.parts)
      for (const Clause& clause : part.clauses) {
        const auto* call = std::get_if<syntax::Call>(&clause);
        if (call && call->yield_star && !call->standalone)
          throw syntax_error("UnexpectedSyntax", "YIELD * is only for a CALL that is the whole statement",
                             call->at, "name the columns after YIELD");
      }
    result.body = std::move(body);
  } else if (context->showCommand()) {
    result.body = show_command(context->showCommand());
  } else {
    result.body = schema_command(context->schemaCommand());
  }
  return result;
}

Query Lowering::query(Cypher::QueryContext* context, Place place) {
  Query result;
  for (auto* part : context->singleQuery()) result.parts.push_back(single_query(part, place));
  for (auto* joint : context->unionOperator()) {
    const bool all = joint->ALL() != nullptr;
    if (joint != context->unionOperator(0) && all != result.union_all)
      throw syntax_error("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed", source_.of(joint),
                         "use one of them throughout, or put one part into CALL { ... }");
    result.union_all = all;
    if (!result.union_at) result.union_at = source_.of(joint);
  }
  return result;
}

SingleQuery Lowering::single_query(Cypher::SingleQueryContext* context, Place place) {
  SingleQuery result;
  for (auto* part : context->clause()) result.clauses.push_back(clause(part));
  judge_order(result, place);
  return result;
}

void Lowering::judge_order(const SingleQuery& query, Place place) {
  for (const Clause& clause : query.clauses)
    if (std::holds_alternative<syntax::Return>(clause) && &clause != &query.clauses.back())
      throw syntax_error("InvalidClauseComposition", "RETURN must be the last clause",
                         std::get<syntax::Return>(clause).projection.at,
                         "WITH passes rows on to the clauses behind it");
  for (const Clause& clause : query.clauses)
    if (const auto* finish = std::get_if<syntax::Finish>(&clause); finish && &clause != &query.clauses.back())
      throw syntax_error("InvalidClauseComposition", "FINISH must be the last clause", finish->at);
  const Clause& last = query.clauses.back();
  if (place != Place::subquery && is_reading(last))
    throw syntax_error(
        "InvalidClauseComposition", fmt::format("a query cannot end with {}", std::visit(ClauseName{}, last)),
        std::visit(ClausePlace{}, last), "end it with RETURN, or with a clause that changes the graph");
}

Clause Lowering::clause(Cypher::ClauseContext* context) {
  watch();
  const Position at = source_.at(context->start);
  if (auto* c = context->matchClause()) return match_clause(c);
  if (auto* c = context->withClause()) {
    syntax::With result{projection(c->projection(), at)};
    result.projection.where = pointer(c->where());
    return result;
  }
  if (auto* c = context->returnClause()) return syntax::Return{projection(c->projection(), at)};
  if (auto* c = context->unwindClause())
    return syntax::Unwind{expression(c->expr()), variable(c->variable()), at};
  if (auto* c = context->callProcedure()) return call_procedure(c);
  if (auto* c = context->callSubquery()) return call_subquery(c);
  if (auto* c = context->loadCsvClause()) return load_csv(c);
  if (auto* c = context->pageClause()) return page_clause(c);
  if (context->finishClause()) return syntax::Finish{at};
  return any_updating_clause(context);
}

Clause Lowering::updating_clause(Cypher::UpdatingClauseContext* context) {
  return any_updating_clause(context);
}

template <class Context>
Clause Lowering::any_updating_clause(Context* context) {
  const Position at = source_.at(context->start);
  if (auto* c = context->createClause()) return syntax::Create{patterns(c->pattern()), at};
  if (auto* c = context->mergeClause()) return merge_clause(c);
  if (auto* c = context->setClause()) return syntax::Set{set_items(c), at};
  if (auto* c = context->foreachClause()) return foreach_clause(c);
  if (auto* c = context->claimClause()) return claim_clause(c);
  if (auto* c = context->removeClause()) {
    syntax::Remove result;
    result.at = at;
    for (auto* part : c->removeItem()) {
      syntax::RemoveItem item;
      item.at = source_.of(part);
      if (part->changedProperty()) {
        item.target = property_target(part->changedProperty());
      } else {
        item.target = make(syntax::ExpressionKind::variable, part->variable());
        item.target.name = variable(part->variable()).text;
        item.labels = changed_labels(part->changedLabels());
      }
      result.items.push_back(std::move(item));
    }
    return result;
  }
  auto* c = context->deleteClause();
  syntax::Delete result;
  result.at = at;
  result.detach = c->DETACH() != nullptr;
  for (auto* part : c->expr()) result.items.push_back(expression(part));
  return result;
}

Clause Lowering::match_clause(Cypher::MatchClauseContext* context) {
  syntax::Match result;
  result.at = source_.at(context->start);
  result.optional = context->OPTIONAL() != nullptr;
  result.patterns = patterns(context->pattern());
  result.lens = lens(context->lensPart());
  result.where = pointer(context->where());
  return result;
}

Clause Lowering::merge_clause(Cypher::MergeClauseContext* context) {
  syntax::Merge result;
  result.at = source_.at(context->start);
  result.pattern = pattern(context->pattern());
  for (auto* action : context->mergeAction()) {
    auto& items = action->CREATE() ? result.on_create : result.on_match;
    for (syntax::SetItem& item : set_items(action->setClause())) items.push_back(std::move(item));
  }
  return result;
}

Clause Lowering::foreach_clause(Cypher::ForeachClauseContext* context) {
  syntax::Foreach result;
  result.at = source_.at(context->start);
  result.variable = variable(context->variable());
  result.list = expression(context->expr());
  auto updates = std::make_shared<Query>();
  SingleQuery& part = updates->parts.emplace_back();
  for (auto* clause : context->updatingClause()) part.clauses.push_back(updating_clause(clause));
  result.updates = std::move(updates);
  return result;
}

Clause Lowering::call_procedure(Cypher::CallProcedureContext* context) {
  syntax::Call result;
  result.at = source_.at(context->start);
  result.optional = context->OPTIONAL() != nullptr;
  result.procedure = dotted_name(context->qualifiedName());
  result.implicit_arguments = context->LPAREN() == nullptr;
  for (auto* argument : context->expr()) result.arguments.push_back(expression(argument));
  result.has_yield = context->YIELD() != nullptr;
  result.yield_star = context->STAR() != nullptr;
  for (auto* part : context->yieldItem()) {
    syntax::YieldItem item{name(part->schemaName()), {}};
    if (part->variable()) {
      item.variable = variable(part->variable());
    } else {
      item.variable.text = item.field.text;
      item.variable.at = item.field.at;
    }
    result.yields.push_back(std::move(item));
  }
  result.where = pointer(context->where());
  return result;
}

Clause Lowering::call_subquery(Cypher::CallSubqueryContext* context) {
  syntax::CallSubquery result;
  result.at = source_.at(context->start);
  result.optional = context->OPTIONAL() != nullptr;
  result.imports_all = context->STAR() != nullptr;
  if (context->LPAREN()) {
    result.imports.emplace();
    for (auto* part : context->variable()) result.imports->push_back(variable(part));
  }
  result.query = std::make_shared<Query>(query(context->query(), Place::call_subquery));
  if (context->inTransactions()) result.transactions = in_transactions(context->inTransactions());
  return result;
}

syntax::InTransactions Lowering::in_transactions(Cypher::InTransactionsContext* context) {
  syntax::InTransactions result;
  result.at = source_.of(context);
  bool chosen = false;
  for (auto* option : context->transactionOption()) {
    const bool again = option->OF() ? result.rows != nullptr : option->how ? chosen : bool(result.status);
    if (again)
      throw syntax_error("UnexpectedSyntax", "this is said twice", source_.of(option), "leave one out");
    if (option->OF()) {
      result.rows = pointer(option->expr());
    } else if (option->how) {
      chosen = true;
      using OnError = syntax::InTransactions::OnError;
      const auto how = option->how->getType();
      result.on_error = how == Cypher::CONTINUE ? OnError::go_on
                        : how == Cypher::BREAK  ? OnError::stop
                                                : OnError::fail;
    } else {
      result.status = variable(option->variable());
    }
  }
  if (result.status && result.on_error == syntax::InTransactions::OnError::fail)
    throw syntax_error("UnexpectedSyntax", "REPORT STATUS has nothing to report where an error ends it all",
                       result.status.at, "add ON ERROR CONTINUE or ON ERROR BREAK");
  return result;
}

Clause Lowering::load_csv(Cypher::LoadCsvClauseContext* context) {
  syntax::LoadCsv result;
  result.at = source_.at(context->start);
  result.with_headers = context->HEADERS() != nullptr;
  result.from = expression(context->from);
  result.variable = variable(context->variable());
  if (!context->terminator) return result;
  const syntax::Expression written = expression(context->terminator);
  if (written.kind == syntax::ExpressionKind::literal && written.value.is(Kind::string))
    result.terminator = std::string(written.value.as_string());
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  const auto characters = std::count_if(result.terminator.begin(), result.terminator.end(),
                                        [&](char c) { return !continues(c); });
  if (!written.value.is(Kind::string) || characters != 1 ||
      result.terminator.find_first_of("\"\r\n") != std::string::npos)
    throw syntax_error("InvalidArgumentValue", "FIELDTERMINATOR is one character, and no quote or line end",
                       written.extent, "write FIELDTERMINATOR ';'");
  return result;
}

/// ORDER BY, SKIP and LIMIT by themselves do to the rows what they do behind WITH *.
Clause Lowering::page_clause(Cypher::PageClauseContext* context) {
  syntax::Projection result;
  result.at = source_.at(context->start);
  result.star = true;
  for (auto* part : context->sortItem())
    result.order.push_back({expression(part->expr()), part->DESC() || part->DESCENDING()});
  result.skip = pointer(context->skip);
  result.limit = pointer(context->limit);
  return syntax::With{std::move(result)};
}

syntax::Projection Lowering::projection(Cypher::ProjectionContext* context, Position at) {
  syntax::Projection result;
  result.at = at;
  result.distinct = context->DISTINCT() != nullptr;
  result.star = context->STAR() != nullptr;
  for (auto* part : context->projectionItem()) {
    syntax::ProjectionItem item;
    item.expression = expression(part->expr());
    item.column = std::string(source_.text(source_.of(part->expr())));
    if (part->variable()) {
      item.alias = variable(part->variable());
      item.column = item.alias.text;
    } else if (item.expression.kind == syntax::ExpressionKind::variable && !item.expression.parenthesized) {
      item.alias.text = item.expression.name;
      item.alias.at = item.expression.at;
      item.column = item.alias.text;
    }
    result.items.push_back(std::move(item));
  }
  for (auto* part : context->sortItem())
    result.order.push_back({expression(part->expr()), part->DESC() || part->DESCENDING()});
  result.skip = pointer(context->skip);
  result.limit = pointer(context->limit);
  return result;
}

std::vector<syntax::SetItem> Lowering::set_items(Cypher::SetClauseContext* context) {
  std::vector<syntax::SetItem> result;
  for (auto* part : context->setItem()) {
    syntax::SetItem item;
    item.at = source_.of(part);
    if (part->changedProperty()) {
      item.target = property_target(part->changedProperty());
    } else {
      item.target = make(syntax::ExpressionKind::variable, part->variable());
      item.target.name = variable(part->variable()).text;
      item.kind = syntax::SetItem::Kind::labels;
      if (part->changedLabels()) item.labels = changed_labels(part->changedLabels());
    }
    if (part->op)
      item.kind = part->op->getType() == Cypher::EQUAL ? syntax::SetItem::Kind::replace
                                                       : syntax::SetItem::Kind::merge;
    if (part->expr()) item.value = expression(part->expr());
    result.push_back(std::move(item));
  }
  return result;
}

std::vector<syntax::LabelExpression> Lowering::changed_labels(Cypher::ChangedLabelsContext* context) {
  std::vector<syntax::LabelExpression> result;
  for (auto* part : context->changedLabel()) {
    if (part->expr()) {
      result.push_back(dynamic_label(part->expr(), nullptr, source_.of(part)));
      continue;
    }
    syntax::LabelExpression& label = result.emplace_back();
    label.name = name(part->schemaName());
    label.at = label.name.at;
  }
  return result;
}

/// `a.b[c]` is the property that c names of (property b of a).
syntax::Expression Lowering::property_target(Cypher::ChangedPropertyContext* context) {
  syntax::Expression result;
  if (context->expr()) {
    result = expression(context->expr());
  } else {
    result = make(syntax::ExpressionKind::variable, context->variable());
    result.name = variable(context->variable()).text;
  }
  for (auto* step : context->propertyStep()) {
    syntax::Expression property;
    if (auto* key = step->schemaName()) {
      property = make(syntax::ExpressionKind::property, key);
      property.name = name(key).text;
      property.args.push_back(std::move(result));
    } else {
      property = operation("[]", source_.of(step));
      property.args.push_back(std::move(result));
      property.args.push_back(expression(step->expr()));
    }
    property.extent = source_.between(context->start, step->stop);
    grow(property.at);
    result = std::move(property);
  }
  return result;
}

}  // namespace kenes::grammar
