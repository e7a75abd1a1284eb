// SPDX-License-Identifier: Apache-2.0
// What a constraint asks of an element, and the errors that say who breaks it. No state; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "storage/catalog.hpp"
#include "storage/error.hpp"

namespace kenes {

Error constraint_violation(std::string message, std::string hint = {});
/// The two elements have the same values.
Error not_unique(const IndexEntry& constraint, std::uint32_t one, std::uint32_t other,
                 std::span<const Value> values);
/// Throws ConstraintValidationFailed where an element lacks a property, or has one of the wrong type.
/// `values`: of the constraint's keys. Uniqueness is another's affair.
void judge_values(const IndexEntry& constraint, std::uint32_t id, std::span<const Value> values);
bool all_equal(std::span<const Value> a, std::span<const Value> b);

/// Gives a nameless one a name. Throws ArgumentError where it makes no sense.
void check_description(IndexDescription& description);
/// One that asks the same of the same elements, or null. Indexes of a kind, constraints of a kind.
const IndexEntry* same_rule(const Catalog& catalog, const IndexDescription& description);
/// `:Person(name, born)`, for messages.
std::string covered(const IndexDescription& description);

}  // namespace kenes
