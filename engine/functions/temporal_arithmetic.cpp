// SPDX-License-Identifier: Apache-2.0
// What + - * / do with temporal values.
#include <string>

#include "engine/functions/calendar.hpp"
#include "engine/functions/duration.hpp"
#include "engine/functions/temporal.hpp"
#include "engine/functions/temporal_parts.hpp"
#include "storage/error.hpp"

namespace kenes::functions {

namespace {

/// The duration's months and days added to a day; a day that the month has not becomes its last.
std::int64_t add_to_day(std::int64_t days, Wide months, Wide more_days) {
  if (months != 0) {
    CivilDate date = civil_from_days(days);
    Wide month = Wide{date.year} * 12 + (date.month - 1) + months;
    Wide year = month / 12 - (month % 12 < 0);
    if (year > largest_year || year < -largest_year) check_days(INT64_MAX);
    days = nearest_calendar_day(static_cast<std::int64_t>(year), static_cast<int>(month - year * 12) + 1,
                                date.day);
  }
  Wide sum = days + more_days;
  if (sum > INT64_MAX || sum < INT64_MIN) check_days(INT64_MAX);
  check_days(static_cast<std::int64_t>(sum));
  return static_cast<std::int64_t>(sum);
}

/// sign * the duration's seconds and nanoseconds, in nanoseconds.
Wide clock_part(const Duration& d, int sign) {
  return sign * (Wide{d.seconds} * nanoseconds_per_second + d.nanoseconds);
}

std::int64_t turn_clock(std::int64_t nanoseconds, Wide more) {
  Wide turned = (nanoseconds + more) % nanoseconds_per_day;
  return static_cast<std::int64_t>(turned < 0 ? turned + nanoseconds_per_day : turned);
}

/// Seconds and nanoseconds moved on by `more` nanoseconds; the day that results must exist.
void move_on(std::int64_t& seconds, std::int32_t& nanoseconds, Wide more) {
  Wide total = Wide{seconds} * nanoseconds_per_second + nanoseconds + more;
  Wide whole = total / nanoseconds_per_second;
  Wide rest = total % nanoseconds_per_second;
  if (rest < 0) {
    rest += nanoseconds_per_second;
    --whole;
  }
  if (whole > INT64_MAX || whole < INT64_MIN) check_days(INT64_MAX);
  seconds = static_cast<std::int64_t>(whole);
  nanoseconds = static_cast<std::int32_t>(rest);
  check_days(floor_divide(seconds, 86'400));
}

Value shifted(const Value& value, const Duration& d, int sign) {
  const Wide months = Wide{d.months} * sign, days = Wide{d.days} * sign, clock = clock_part(d, sign);
  switch (value.kind()) {
    case Kind::date:
      return Date{add_to_day(value.as_date().days, months, days + clock / nanoseconds_per_day)};
    case Kind::local_time:
      return LocalTime{turn_clock(value.as_local_time().nanoseconds, clock)};
    case Kind::time:
      return Time{turn_clock(value.as_time().nanoseconds, clock), value.as_time().offset};
    case Kind::local_date_time: {
      TemporalParts parts = parts_of(value);
      parts.days = add_to_day(*parts.days, months, days);
      LocalDateTime moved = local_of(parts);
      move_on(moved.seconds, moved.nanoseconds, clock);
      return moved;
    }
    case Kind::date_time: {
      // Months and days move the local clock, hours the instant: a day is not always 24 hours.
      TemporalParts parts = parts_of(value);
      DateTime moved = value.as_date_time();
      if (months != 0 || days != 0) {
        parts.days = add_to_day(*parts.days, months, days);
        moved = from_local(local_of(parts), *parts.zone, parts.zone->offset);
      }
      move_on(moved.seconds, moved.nanoseconds, clock);
      return from_instant(moved.seconds, moved.nanoseconds, *parts.zone);
    }
    case Kind::duration: {
      const Duration& base = value.as_duration();
      return make_duration(base.months + months, base.days + days, base.seconds + Wide{d.seconds} * sign,
                           base.nanoseconds + Wide{d.nanoseconds} * sign);
    }
    default:
      return {};
  }
}

/// Runs `body`, giving its errors the operator's place.
template <class Body>
auto at_place(Position at, Body&& body) {
  try {
    return body();
  } catch (Error& error) {
    if (!error.where) error.where = at;
    throw;
  }
}

Error no_such_operation(const Value& a, std::string_view verb, const Value& b, Position at) {
  return type_error("InvalidArgumentType",
                    "cannot " + std::string(verb) + " a " + std::string(kind_name(a.kind())) + " and a " +
                        std::string(kind_name(b.kind())),
                    at,
                    "a duration can be added and subtracted; duration.between(a, b) is the time between two");
}

/// Each part of a duration through `scale`, put together again.
template <class Scale>
Duration each_part(const Duration& d, Scale&& scale) {
  // Seconds and nanoseconds with one sign: -1 ns is stored as -1 s and 999,999,999 ns.
  std::int64_t seconds = d.seconds, nanoseconds = d.nanoseconds;
  if (seconds < 0 && nanoseconds > 0) {
    ++seconds;
    nanoseconds -= nanoseconds_per_second;
  }
  DurationSum sum;
  sum.add(DurationUnit::months, scale(d.months));
  sum.add(DurationUnit::days, scale(d.days));
  sum.add(DurationUnit::seconds, scale(seconds));
  sum.add(DurationUnit::nanoseconds, scale(nanoseconds));
  return sum.result();
}

}  // namespace

Value temporal_add(const Value& a, const Value& b, Position at) {
  return at_place(at, [&] {
    if (b.is(Kind::duration)) return shifted(a, b.as_duration(), 1);
    if (a.is(Kind::duration)) return shifted(b, a.as_duration(), 1);
    throw no_such_operation(a, "add", b, at);
  });
}

Value temporal_subtract(const Value& a, const Value& b, Position at) {
  return at_place(at, [&] {
    if (!b.is(Kind::duration)) throw no_such_operation(a, "subtract", b, at);
    return shifted(a, b.as_duration(), -1);
  });
}

Value duration_scale(const Duration& duration, double factor, Position at) {
  return at_place(at, [&] {
    const Decimal exact = decimal_of(factor);
    return Value(each_part(duration, [&](std::int64_t part) { return multiply(part, exact); }));
  });
}

Value duration_divide(const Duration& duration, double divisor, Position at) {
  return at_place(at, [&] {
    const Decimal exact = decimal_of(divisor);
    return Value(each_part(duration, [&](std::int64_t part) { return divide(part, exact); }));
  });
}

}  // namespace kenes::functions
