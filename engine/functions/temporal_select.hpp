// SPDX-License-Identifier: Apache-2.0
// Dates and times from maps: `{year: 1984, week: 10}`, or parts chosen from other temporal values and then
// overridden, `{date: other, day: 28, timezone: '+05:00'}`; and cutting a value off at a unit. The kinds of
// values differ only in which parts they have.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/functions/temporal_parts.hpp"
#include "storage/value.hpp"

namespace kenes::functions {

/// The value that a map describes; null if one of its parts is. `now` (nanoseconds since 1970) serves maps
/// that name only a zone. Throws ArgumentError: unknown or missing parts, parts of two ways to name a day,
/// values out of range.
Value select_temporal(Kind kind, const Map& fields, std::int64_t now);

/// `base` with the parts that `fields` names put in their place; a zone is converted to if `base` has one.
/// Judges the names of the fields too. Throws ArgumentError.
Value override_parts(Kind kind, const TemporalParts& base, const Map& fields, std::int64_t now);

/// `value` as another kind: the parts that both have; null where it lacks a needed one.
std::optional<Value> convert_temporal(Kind kind, const Value& value);

/// The beginning of the `unit` in which `value` lies, as `kind`, then overridden by `fields`; null if one of
/// them is.
Value truncate_temporal(Kind kind, std::string_view unit, const Value& value, const Map& fields,
                        std::int64_t now);

/// A zone for a clock that has no date: a named zone becomes its offset at `now`.
ZoneChoice fixed_zone(const ZoneChoice& zone, std::int64_t now);

/// A moment (nanoseconds since 1970) on the clock of a zone, as `kind`.
Value clock_reading(Kind kind, std::int64_t moment, const ZoneChoice& zone);

}  // namespace kenes::functions
