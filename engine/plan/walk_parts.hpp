// SPDX-License-Identifier: Apache-2.0
// What patterns ask of single nodes and relationships, as plain names and conditions, and quantified paths as
// parts of a walk. Pure functions on syntax after scope; new_slot hands out hidden slots.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/plan/expressions.hpp"
#include "engine/plan/plan.hpp"

namespace kenes::plan {

using SlotSource = std::function<Slot()>;

/// Adds names that must all hold, if the expression says no more than that; else false, and `out` is spoilt.
bool plain_labels(const syntax::LabelExpression& labels, std::vector<std::string>& out);
/// The same for names of which one must hold.
bool plain_types(const syntax::LabelExpression& types, std::vector<std::string>& out);
/// `{a: 1, b: 2}` on an element as conjuncts; a map that is not written out is compared key by key.
void property_predicates(Slot slot, const Expression& properties, const SlotSource& new_slot,
                         std::vector<Expression>& out);
/// all(variable IN list WHERE where)
Expression every(Slot variable, Expression list, Expression where);

/// What is asked of a node or relationship inside a walk: plain names apart, the rest as conditions on
/// `slot`.
void judge(const syntax::NodePattern& pattern, Slot slot, std::vector<std::string>& labels,
           std::vector<Expression>& conditions, const SlotSource& new_slot);
void judge(const syntax::RelationshipPattern& pattern, Slot slot, WalkStep& step,
           std::vector<Expression>& conditions, const SlotSource& new_slot);

/// `((a)-->(b) WHERE ...){1,3}`
WalkPart quantified_part(const syntax::RelationshipPattern& pattern, const SlotSource& new_slot);
/// The slots of one repetition: node, relationship, node ...
std::vector<Slot> elements_of(const WalkPart& part);
/// The same walk from its other end.
std::vector<WalkPart> mirrored(std::vector<WalkPart> parts);

}  // namespace kenes::plan
