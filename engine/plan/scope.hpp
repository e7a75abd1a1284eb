// SPDX-License-Identifier: Apache-2.0
// The semantic pass: the one place where names, types, aggregation and scope are judged. It annotates a
// statement in place (slots, columns, stars written out) and throws Error with openCypher's names at the
// first fault; after it plan::build finds nothing left to refuse. One statement, one thread, no state kept.
//
// The contract with plan::build
//  * Slots. Every variable that a statement introduces gets a slot of its own, numbered from 0 without gaps;
//    so do anonymous nodes, relationships and paths of MATCH, CREATE, MERGE and pattern expressions
//    (Variable::slot is set though the text is empty; an anonymous path stays no_slot). Two variables of
//    one name in different scopes have different slots; no slot is ever used for two things. A use carries
//    the slot (Expression::slot of a variable, Variable::slot in a pattern); Variable::introduces says that
//    this place binds it, false that it was bound before. Within one MATCH the first place in reading order
//    introduces. Variables of comprehensions, quantifiers, reduce, FOREACH and subqueries have slots as well.
//  * Projections. `*` is gone: its variables stand in front of the items, by name (`star` stays as it was).
//    Every item has alias.slot, named or not, and a column name. An item that is a bare variable under its
//    own name keeps that variable's slot (introduces is false); every other item has a new one (introduces is
//    true), a renamed variable too. After WITH only its items' slots are visible.
//  * ORDER BY (and WITH ... WHERE) see the new names first and, where the projection neither aggregates nor
//    is DISTINCT, the names from before as well: sort rows that still carry both, then cut. Whatever in them
//    equals a projected item (same meaning, aggregates included) has become a variable of the item's slot; so
//    after an aggregation or DISTINCT they use items' slots only, and they never contain an aggregate.
//    SKIP and LIMIT use no variables.
//  * Aggregation. A projection aggregates if `aggregates` says so of one of its items; the others are the
//    grouping keys. In an item that mixes (`k + count(*)`) everything outside the aggregates uses only
//    constants, parameters and grouping keys; a key's expression there has become a variable of the key
//    item's slot (or stays the bare variable if that is itself a key).
//  * UNION. Items of later parts stand in the order of the first part's columns, with slots of their own; the
//    result has the first part's slots.
//  * Subqueries. EXISTS, COUNT, COLLECT and patterns in expressions see the outer slots and have inner ones.
//    Outer slots stay visible behind every WITH in them (aggregating ones too) and count as constants there.
//    CALL { } returns columns: its last RETURN's alias slots are visible after it under their names (of a
//    UNION, those of the first part). Imported variables keep their slots.
//  * CALL procedure. Standalone, without YIELD: `yields` is filled with all columns (and yield_star is as it
//    was); Variable::slot of each is set. implicit_arguments: `arguments` is filled with parameters.
//  * MERGE and CREATE: a node or relationship with introduces = true is to be made, others are given. The
//    properties in a CREATE may use what the same clause makes before them, in reading order.
//  * Position: everything that can be wrong has kept its place.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/functions/function.hpp"
#include "engine/functions/procedure.hpp"
#include "grammar/syntax.hpp"

namespace kenes::plan {

struct ScopeInput {
  const functions::Registry& functions;
  const functions::ProcedureRegistry& procedures;
  /// Names of the parameters given (without `$`); null: their presence is not judged.
  const std::set<std::string, std::less<>>* parameters = nullptr;
  Limits* running = nullptr;  ///< its deadline and cancel flag stop the pass; null: nothing does
};

struct VariableDescription {
  std::string name;                                   ///< empty: anonymous
  functions::KindSet kinds = functions::any_kind;     ///< of its values; null is always possible besides
  functions::KindSet elements = functions::any_kind;  ///< of a list's elements
};

struct ResultColumn {
  std::string name;
  syntax::Slot slot = syntax::no_slot;
  functions::KindSet kinds = functions::any_kind;
};

struct ScopeResult {
  std::vector<VariableDescription> variables;  ///< by slot
  std::vector<ResultColumn> columns;           ///< in order; empty if nothing is returned
  std::vector<std::string> parameters;         ///< used by the statement, each once
  bool own_transactions = false;               ///< CALL { ... } IN TRANSACTIONS
  bool updates = false;                        ///< has updating clauses (or calls an updating procedure)
  bool reads = false;                          ///< has reading clauses
};

/// Annotates `statement` (a query; schema commands pass unchanged). Throws Error, phase compile time.
ScopeResult scope(syntax::Statement& statement, const ScopeInput& input);

/// Whether an expression contains an aggregate outside of subqueries.
bool aggregates(const syntax::Expression& expression, const functions::Registry& functions);

/// Whether two expressions of a scoped statement mean the same: kinds, names, values and slots are equal
/// (places and brackets do not matter).
bool same_meaning(const syntax::Expression& a, const syntax::Expression& b);

}  // namespace kenes::plan
