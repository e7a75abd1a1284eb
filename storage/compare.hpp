// SPDX-License-Identifier: Apache-2.0
// The four ways in which openCypher compares values; they differ on purpose (CIP2016-06-14, "Comparability,
// orderability, equality and equivalence"): null and NaN, 1 and 1.0, lists with nulls.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>

#include "storage/value.hpp"

namespace kenes {

/// `=`: true, false, or nothing where null is involved and decides. 1 = 1.0; NaN equals nothing; kinds
/// differ: false.
std::optional<bool> equal(const Value& a, const Value& b);

/// `<` and its kin: nothing where either is null or the kinds cannot be compared; unordered for NaN.
std::optional<std::partial_ordering> compare(const Value& a, const Value& b);

/// ORDER BY, min and max: a total order over all values, ascending: map, node, relationship, list, path,
/// zoned datetime, local datetime, date, time, local time, duration, string, boolean, number, NaN, null.
std::weak_ordering order(const Value& a, const Value& b);

/// DISTINCT, grouping, IN of keys: null is null, NaN is NaN, 1 is 1.0.
bool equivalent(const Value& a, const Value& b);

/// Equivalent values have equal hashes.
std::size_t hash(const Value& value);

struct Equivalent {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};
struct EquivalenceHash {
  std::size_t operator()(const Value& v) const { return hash(v); }
};

}  // namespace kenes
