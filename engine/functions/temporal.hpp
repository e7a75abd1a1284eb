// SPDX-License-Identifier: Apache-2.0
// What the rest of the engine asks of temporal values: their components (`d.year`), arithmetic, differences
// and reading their ISO 8601 texts. Calendar and printing are storage/temporal.hpp; zones are zone.hpp; the
// functions date(), datetime.truncate() and so on are in the temporal_*.cpp tables. All free of state, for
// any thread; errors are ArgumentError (a text or field that means nothing) and ArithmeticError (out of
// range).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "storage/error.hpp"
#include "storage/temporal.hpp"
#include "storage/value.hpp"

namespace kenes::functions {

/// `value.key` of a temporal or a duration: `year`, `epochMillis`, `minutesOfHour` ... Throws ArgumentError
/// with the nearest name where its kind has no such component.
Value temporal_component(const Value& value, std::string_view key, Position at = {});
/// The components that a kind has, for completion; empty for other kinds.
std::span<const std::string_view> temporal_components(Kind kind);

// Operators. Both operands are temporal; kinds that do not go together are a TypeError.
Value temporal_add(const Value& a, const Value& b, Position at = {});       ///< one or both a duration
Value temporal_subtract(const Value& a, const Value& b, Position at = {});  ///< b is a duration
/// Parts of months become days (a month has 2,629,746 seconds), parts of days seconds.
Value duration_scale(const Duration& duration, double factor, Position at = {});
Value duration_divide(const Duration& duration, double divisor, Position at = {});

// Texts, in all of ISO 8601's forms that openCypher knows: extended and basic, calendar, week, ordinal and
// quarter dates, fractions of up to nine digits, an offset, a zone name in brackets.
Date parse_date(std::string_view text);
LocalTime parse_local_time(std::string_view text);
Time parse_time(std::string_view text);  ///< without an offset: Z
LocalDateTime parse_local_date_time(std::string_view text);
DateTime parse_date_time(std::string_view text);  ///< without an offset or zone: Z
Duration parse_duration(std::string_view text);

/// From `from` to `to` as whole months, whole days and the rest; a date without time is at midnight, what has
/// no date or zone borrows the other's. Requires both to be temporal and no duration.
Duration duration_between(const Value& from, const Value& to);
Duration duration_in_months(const Value& from, const Value& to);
Duration duration_in_days(const Value& from, const Value& to);
Duration duration_in_seconds(const Value& from, const Value& to);

inline bool is_temporal(Kind kind) { return kind >= Kind::date && kind <= Kind::duration; }

}  // namespace kenes::functions
