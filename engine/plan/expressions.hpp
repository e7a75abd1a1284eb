// SPDX-License-Identifier: Apache-2.0
// What the planner does to expressions: making small ones, splitting at AND, asking which slots they use.
// Pure functions on syntax trees after scope.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/plan/slot_set.hpp"
#include "grammar/syntax.hpp"

namespace kenes::plan {

using syntax::Expression;
using syntax::ExpressionKind;
using syntax::Slot;

Expression make_literal(Value value);
Expression make_variable(Slot slot, std::string name = {});
Expression make_property(Slot slot, std::string key, Position at = {});
Expression make_call(std::string name, std::vector<Expression> args, Position at = {});
Expression make_call(std::string name, Expression argument);
Expression make_call(std::string name, Expression left, Expression right);
Expression make_list(std::vector<Expression> args);
/// `slot` bears all of the labels; for a relationship: is of the type.
Expression make_has_labels(Slot slot, const std::vector<std::string>& labels);
Expression make_has_labels(Slot slot, const syntax::LabelExpression& labels);

syntax::LabelExpression clone(const syntax::LabelExpression& labels);

/// The slots that an expression needs from its row: those it uses without introducing them, subqueries and
/// patterns included.
SlotSet free_slots(const Expression& expression);
SlotSet free_slots(const syntax::PathPattern& pattern);
SlotSet free_slots(const syntax::Query& query);
/// Slots that one clause uses and does not introduce.
SlotSet used_slots(const syntax::Clause& clause);

/// Takes an expression apart at AND; each part must be true for the whole to be.
void split_conjunction(Expression expression, std::vector<Expression>& out);

/// Calls `visit` for the expression and all beneath it (not inside patterns and queries), parents first;
/// `visit` returns false to stay out of an expression's parts.
void visit(const Expression& expression, const std::function<bool(const Expression&)>& visit);
void visit(Expression& expression, const std::function<bool(Expression&)>& visit);

/// Contains a pattern or a query, which must be lifted out before the expression can run.
bool has_subquery(const Expression& expression);
bool is_subquery(const Expression& expression);

/// Replaces uses of slot `from` by slot `to`.
void replace_slot(Expression& expression, Slot from, Slot to);

/// Is a call of this function, operator or aggregate (compared without case).
bool is_call(const Expression& expression, std::string_view name);
bool is_variable(const Expression& expression, Slot slot);

/// Openly readable text for EXPLAIN; not guaranteed to parse.
std::string to_text(const Expression& expression, const std::vector<std::string>& slot_names);
std::string to_text(const syntax::LabelExpression& labels);

}  // namespace kenes::plan
