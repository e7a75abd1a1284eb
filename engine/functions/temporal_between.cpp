// SPDX-License-Identifier: Apache-2.0
// The time between two temporal values of any kinds: in months, days and the rest, or in one unit alone.
#include "engine/functions/calendar.hpp"
#include "engine/functions/duration.hpp"
#include "engine/functions/temporal.hpp"
#include "engine/functions/temporal_parts.hpp"

namespace kenes::functions {

namespace {

/// Both ends with all the parts that either has: dates get midnight, what has no day or zone the other's.
struct Span {
  TemporalParts from, to;
  bool dated = false;  ///< both had a day of their own
};

Span span_of(const Value& from, const Value& to) {
  Span span{parts_of(from), parts_of(to), false};
  auto& [a, b, dated] = span;
  dated = a.days && b.days;
  if (!a.nanoseconds) a.nanoseconds = 0;
  if (!b.nanoseconds) b.nanoseconds = 0;
  if (!a.days) a.days = b.days;
  if (!b.days) b.days = a.days;
  if (!a.zone) a.zone = b.zone;
  if (!b.zone) b.zone = a.zone;
  // Calendar units are counted on the first one's clock.
  if (a.zone && a.days) {
    DateTime end = from_local(local_of(b), *b.zone, b.zone->offset);
    ZoneChoice zone = *a.zone;
    end = from_instant(end.seconds, end.nanoseconds, zone);
    if (zone.zone) zone.offset = end.offset;
    std::int64_t local = end.seconds + end.offset;
    b.days = floor_divide(local, 86'400);
    b.nanoseconds = floor_modulo(local, 86'400) * nanoseconds_per_second + end.nanoseconds;
    b.zone = zone;
  }
  return span;
}

/// The day up to which whole days count: the last one before `to` that the time of day has come round to.
std::int64_t last_whole_day(const TemporalParts& from, const TemporalParts& to) {
  if (*to.days > *from.days && *to.nanoseconds < *from.nanoseconds) return *to.days - 1;
  if (*to.days<*from.days&& * to.nanoseconds> * from.nanoseconds) return *to.days + 1;
  return *to.days;
}

std::int64_t whole_months(const Span& span) {
  if (!span.from.days) return 0;
  CivilDate a = civil_from_days(*span.from.days), b = civil_from_days(last_whole_day(span.from, span.to));
  std::int64_t first = (a.year * 12 + a.month) * 32 + a.day, last = (b.year * 12 + b.month) * 32 + b.day;
  return (last - first) / 32;
}

std::int64_t whole_days(const Span& span) {
  return span.from.days ? last_whole_day(span.from, span.to) - *span.from.days : 0;
}

/// An end as nanoseconds: of UTC where it has a zone (a clock alone: its offset), else of the local clock.
Wide moment(const TemporalParts& parts) {
  LocalDateTime local = local_of(parts);
  std::int64_t seconds = local.seconds;
  if (parts.zone)
    seconds = parts.days ? from_local(local, *parts.zone, parts.zone->offset).seconds
                         : local.seconds - parts.zone->offset;
  return Wide{seconds} * nanoseconds_per_second + local.nanoseconds;
}

Duration rest(const Span& span) { return make_duration(0, 0, 0, moment(span.to) - moment(span.from)); }

}  // namespace

Duration duration_between(const Value& from, const Value& to) {
  Span span = span_of(from, to);
  std::int64_t months = 0, days = 0;
  if (span.dated) {
    auto move_start = [&span](std::int64_t new_days) {
      span.from.days = new_days;
      if (!span.from.zone || !span.from.zone->zone) return;
      // The start moves on the local clock of its zone: its offset may change, or its time leap.
      DateTime start = from_local(local_of(span.from), *span.from.zone, span.from.zone->offset);
      span.from = parts_of(start);
    };
    months = whole_months(span);
    if (months != 0) {
      CivilDate date = civil_from_days(*span.from.days);
      std::int64_t month = date.year * 12 + date.month - 1 + months;
      std::int64_t year = floor_divide(month, 12);
      move_start(nearest_calendar_day(year, static_cast<int>(month - year * 12) + 1, date.day));
    }
    days = whole_days(span);
    if (days != 0) move_start(*span.from.days + days);
  }
  Duration clock = rest(span);
  return {months, days, clock.seconds, clock.nanoseconds};
}

Duration duration_in_months(const Value& from, const Value& to) {
  return {whole_months(span_of(from, to)), 0, 0, 0};
}

Duration duration_in_days(const Value& from, const Value& to) {
  return {0, whole_days(span_of(from, to)), 0, 0};
}

Duration duration_in_seconds(const Value& from, const Value& to) { return rest(span_of(from, to)); }

}  // namespace kenes::functions
