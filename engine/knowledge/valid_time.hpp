// SPDX-License-Identifier: Apache-2.0
// Times as the language says them, and as claims keep them. Wherever a time is wanted, a DATE, a LOCAL or
// ZONED DATETIME (its day), an INTEGER (a year) or the text of a partial date will do. Free functions without
// state, for any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "storage/claim.hpp"
#include "storage/error.hpp"
#include "storage/value.hpp"

namespace kenes::knowledge {

/// Throws TypeError (InvalidArgumentValue) where `value` is no time; `what` names it in the message.
PartialDate partial_date(const Value& value, std::string_view what, Position at);
/// All days of it.
inline DaySpan days_of(const Value& value, std::string_view what, Position at) {
  return partial_date(value, what, at).span();
}
/// A moment of knowledge, in microseconds: of a date-time itself (a local one is taken as UTC), of a DATE its
/// last microsecond. Throws TypeError (InvalidArgumentValue).
std::int64_t moment(const Value& value, std::string_view what, Position at);

/// A DATE where the day is said, else the text: `2004-09`.
Value to_value(const PartialDate& date);
/// What was said of one end: null where it is open or unknown.
inline Value to_value(EndKind kind, const PartialDate& date) {
  return kind == EndKind::dated ? to_value(date) : Value();
}
/// The first and the last day of a span as DATEs; null where it has no end there.
Value first_day(const DaySpan& span);
Value last_day(const DaySpan& span);
/// `{from: DATE or null, to: DATE or null}`
Value to_map(const DaySpan& span);
/// A moment as a ZONED DATETIME in UTC; null for Claim::since_ever.
Value moment_value(std::int64_t microseconds);

/// VALID FROM `from` [TO `to`], VALID TO `to`, VALID AT `at`: null for what was not said. FROM alone leaves
/// the end open, TO alone the beginning unknown. `to` may be the text `open` or `unknown`. Throws TypeError
/// (InvalidArgumentValue) for what is no time, with AT beside another, and where it ends before it begins.
ValidTime valid_time(const Value& from, const Value& to, const Value& at, Position where);

/// The disjoint spans that cover the same days, ascending; neighbours are joined.
std::vector<DaySpan> united(std::vector<DaySpan> spans);
/// The days that both cover; each is disjoint and ascending.
std::vector<DaySpan> intersection(std::span<const DaySpan> a, std::span<const DaySpan> b);

/// `2004-09 to 2013-05-31`, `since 2004`, `until 2008`, `in 2008`; empty where nobody said.
std::string to_text(const ValidTime& valid);

}  // namespace kenes::knowledge
