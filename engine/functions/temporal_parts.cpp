// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/temporal_parts.hpp"

#include "engine/functions/calendar.hpp"

namespace kenes::functions {

namespace {

void take_local(TemporalParts& parts, std::int64_t seconds, std::int32_t nanoseconds) {
  parts.days = floor_divide(seconds, 86'400);
  parts.nanoseconds = floor_modulo(seconds, 86'400) * nanoseconds_per_second + nanoseconds;
}

}  // namespace

TemporalParts parts_of(const Value& value) {
  TemporalParts parts;
  switch (value.kind()) {
    case Kind::date:
      parts.days = value.as_date().days;
      break;
    case Kind::local_time:
      parts.nanoseconds = value.as_local_time().nanoseconds;
      break;
    case Kind::time:
      parts.nanoseconds = value.as_time().nanoseconds;
      parts.zone = ZoneChoice{value.as_time().offset, {}, nullptr};
      break;
    case Kind::local_date_time:
      take_local(parts, value.as_local_date_time().seconds, value.as_local_date_time().nanoseconds);
      break;
    case Kind::date_time: {
      const DateTime& time = value.as_date_time();
      take_local(parts, time.seconds + time.offset, time.nanoseconds);
      parts.zone = ZoneChoice{time.offset, time.zone, time.zone.empty() ? nullptr : Zone::find(time.zone)};
      break;
    }
    default:
      break;
  }
  return parts;
}

LocalDateTime local_of(const TemporalParts& parts) {
  std::int64_t nanoseconds = parts.nanoseconds.value_or(0);
  return {parts.days.value_or(0) * 86'400 + nanoseconds / nanoseconds_per_second,
          static_cast<std::int32_t>(nanoseconds % nanoseconds_per_second)};
}

Value from_parts(Kind kind, const TemporalParts& parts) {
  switch (kind) {
    case Kind::date:
      return Date{*parts.days};
    case Kind::local_time:
      return LocalTime{parts.nanoseconds.value_or(0)};
    case Kind::time:
      return Time{parts.nanoseconds.value_or(0), parts.zone ? parts.zone->offset : 0};
    case Kind::local_date_time:
      return local_of(parts);
    case Kind::date_time: {
      ZoneChoice zone = parts.zone.value_or(ZoneChoice{});
      return from_local(local_of(parts), zone, zone.offset);
    }
    default:
      return {};
  }
}

}  // namespace kenes::functions
