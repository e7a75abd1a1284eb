// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/temporal_select.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "engine/functions/calendar.hpp"
#include "engine/functions/temporal.hpp"
#include "storage/error.hpp"

namespace kenes::functions {

namespace {

bool has_day(Kind kind) { return kind != Kind::local_time && kind != Kind::time; }
bool has_clock(Kind kind) { return kind != Kind::date; }
bool has_zone(Kind kind) { return kind == Kind::time || kind == Kind::date_time; }

[[noreturn]] void refuse(std::string message, std::string hint = {}) {
  throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime, std::move(message), {},
              std::move(hint));
}

constexpr std::string_view day_fields[] = {"year",      "month",   "day",          "week",
                                           "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay"};
constexpr std::string_view clock_fields[] = {"hour",        "minute",      "second",
                                             "millisecond", "microsecond", "nanosecond"};

/// Reads a map's parts by name.
class Fields {
 public:
  explicit Fields(const Map& map) : map_(map) {}
  bool has(std::string_view name) const { return map_.find(name) != map_.end(); }
  bool has_any(std::span<const std::string_view> names) const {
    return std::ranges::any_of(names, [this](std::string_view n) { return has(n); });
  }
  std::optional<std::int64_t> integer(std::string_view name) const {
    auto found = map_.find(name);
    if (found == map_.end()) return std::nullopt;
    if (!found->second.is(Kind::integer))
      throw Error(ErrorCode::argument_error, "InvalidArgumentType", Phase::runtime,
                  "`" + std::string(name) + "` must be an integer, not " + to_literal(found->second));
    return found->second.as_integer();
  }
  const Value* temporal(std::string_view name) const {
    auto found = map_.find(name);
    if (found == map_.end()) return nullptr;
    if (!is_temporal(found->second.kind()) || found->second.is(Kind::duration))
      throw Error(ErrorCode::argument_error, "InvalidArgumentType", Phase::runtime,
                  "`" + std::string(name) + "` must be a date or time to select from, not " +
                      to_literal(found->second));
    return &found->second;
  }
  std::optional<ZoneChoice> zone() const {
    auto found = map_.find("timezone");
    if (found == map_.end()) return std::nullopt;
    if (!found->second.is(Kind::string))
      throw Error(ErrorCode::argument_error, "InvalidArgumentType", Phase::runtime,
                  "`timezone` must be a string, not " + to_literal(found->second));
    return parse_zone(found->second.as_string());
  }
  bool any_null() const {
    return std::ranges::any_of(map_, [](const auto& field) { return field.second.is_null(); });
  }
  void check_names(Kind kind) const;

 private:
  const Map& map_;
};

void Fields::check_names(Kind kind) const {
  std::vector<std::string> known;
  if (has_day(kind)) known.insert(known.end(), {"date"});
  if (has_clock(kind)) known.insert(known.end(), {"time"});
  if (has_day(kind) && has_clock(kind)) known.insert(known.end(), {"datetime"});
  if (has_day(kind)) known.insert(known.end(), std::begin(day_fields), std::end(day_fields));
  if (has_clock(kind)) known.insert(known.end(), std::begin(clock_fields), std::end(clock_fields));
  if (has_zone(kind)) known.insert(known.end(), {"timezone"});
  if (kind == Kind::date_time) known.insert(known.end(), {"epochSeconds", "epochMillis"});
  for (const auto& [name, value] : map_)
    if (std::ranges::find(known, name) == known.end())
      refuse("a " + std::string(kind_name(kind)) + " is not made from `" + name + "`",
             did_you_mean(name, known));
}

/// A day is named in one of four ways; parts of two do not go together.
void check_one_way(const Fields& fields) {
  struct Way {
    std::string_view lead, detail;
  };
  static constexpr Way ways[] = {
      {"month", "day"}, {"week", "dayOfWeek"}, {"quarter", "dayOfQuarter"}, {"ordinalDay", "ordinalDay"}};
  std::string_view chosen;
  for (const Way& way : ways) {
    std::string_view used = fields.has(way.lead)     ? way.lead
                            : fields.has(way.detail) ? way.detail
                                                     : std::string_view{};
    if (used.empty()) continue;
    if (!chosen.empty())
      refuse("`" + std::string(chosen) + "` and `" + std::string(used) + "` name a day in two ways",
             "use month and day, week and dayOfWeek, quarter and dayOfQuarter, or ordinalDay");
    chosen = used;
  }
}

/// A part that must be there if a smaller one is and nothing was selected.
void require(const Fields& fields, std::string_view larger, std::string_view smaller) {
  if (fields.has(smaller) && !fields.has(larger))
    refuse("`" + std::string(smaller) + "` needs `" + std::string(larger) + "` beside it");
}

std::int64_t week_from(const Fields& fields, std::optional<std::int64_t> base) {
  WeekDate old = base ? week_date(*base) : WeekDate{0, 1, 1};
  std::int64_t year = fields.integer("year").value_or(old.year);
  check_year(year);
  std::int64_t week = fields.integer("week").value_or(std::min(old.week, weeks_in_year(year)));
  return week_day(year, week, fields.integer("dayOfWeek").value_or(old.day));
}

std::int64_t quarter_from(const Fields& fields, std::optional<std::int64_t> base) {
  CivilDate old = base ? civil_from_days(*base) : CivilDate{0, 1, 1};
  std::int64_t year = fields.integer("year").value_or(old.year);
  std::int64_t quarter = fields.integer("quarter").value_or(quarter_of(old.month));
  if (auto day = fields.integer("dayOfQuarter")) return quarter_day(year, quarter, *day);
  quarter_day(year, quarter, 1);  // judges both
  return nearest_calendar_day(year, static_cast<int>(quarter - 1) * 3 + (old.month - 1) % 3 + 1, old.day);
}

std::int64_t month_from(const Fields& fields, std::optional<std::int64_t> base) {
  CivilDate old = base ? civil_from_days(*base) : CivilDate{0, 1, 1};
  std::int64_t year = fields.integer("year").value_or(old.year);
  std::int64_t month = fields.integer("month").value_or(old.month);
  if (auto day = fields.integer("day")) return calendar_day(year, month, *day);
  calendar_day(year, month, 1);
  return nearest_calendar_day(year, static_cast<int>(month), old.day);
}

std::int64_t day_from(const Fields& fields, std::optional<std::int64_t> base) {
  check_one_way(fields);
  if (!base) {
    if (!fields.has("year")) refuse("a date needs a `year`");
    require(fields, "month", "day");
    require(fields, "week", "dayOfWeek");
    require(fields, "quarter", "dayOfQuarter");
  }
  if (fields.has("week") || fields.has("dayOfWeek")) return week_from(fields, base);
  if (fields.has("quarter") || fields.has("dayOfQuarter")) return quarter_from(fields, base);
  if (auto day = fields.integer("ordinalDay"))
    return ordinal_day(fields.integer("year").value_or(base ? civil_from_days(*base).year : 0), *day);
  return month_from(fields, base);
}

std::int64_t fraction_from(const Fields& fields) {
  auto millisecond = fields.integer("millisecond"), microsecond = fields.integer("microsecond"),
       nanosecond = fields.integer("nanosecond");
  if (millisecond) check_part("millisecond", *millisecond, 0, 999);
  if (microsecond) check_part("microsecond", *microsecond, 0, millisecond ? 999 : 999'999);
  if (nanosecond)
    check_part("nanosecond", *nanosecond, 0, microsecond ? 999 : millisecond ? 999'999 : 999'999'999);
  return millisecond.value_or(0) * 1'000'000 + microsecond.value_or(0) * 1'000 + nanosecond.value_or(0);
}

std::int64_t clock_from(const Fields& fields, std::optional<std::int64_t> base) {
  if (!base) {
    require(fields, "hour", "minute");
    require(fields, "minute", "second");
    for (std::string_view part : {"millisecond", "microsecond", "nanosecond"})
      require(fields, "second", part);
  }
  std::int64_t old = base.value_or(0);
  std::int64_t hour = fields.integer("hour").value_or(old / 3'600'000'000'000);
  std::int64_t minute = fields.integer("minute").value_or(old / 60'000'000'000 % 60);
  std::int64_t second = fields.integer("second").value_or(old / nanoseconds_per_second % 60);
  check_part("hour", hour, 0, 23);
  check_part("minute", minute, 0, 59);
  check_part("second", second, 0, 59);
  static constexpr std::string_view fractions[] = {"millisecond", "microsecond", "nanosecond"};
  std::int64_t fraction = fields.has_any(fractions) ? fraction_from(fields) : old % nanoseconds_per_second;
  return (hour * 3600 + minute * 60 + second) * nanoseconds_per_second + fraction;
}

/// The parts of the values that a map selects from, by `date`, `time`, `datetime` or an epoch.
TemporalParts selected_parts(const Fields& fields) {
  const Value* both = fields.temporal("datetime");
  const Value* date = fields.temporal("date");
  const Value* time = fields.temporal("time");
  auto seconds = fields.integer("epochSeconds"), millis = fields.integer("epochMillis");
  if ((both != nullptr) + (date || time) + seconds.has_value() + millis.has_value() > 1)
    refuse("`datetime`, `date` with `time`, `epochSeconds` and `epochMillis` exclude each other");
  TemporalParts parts;
  if (both) {
    parts = parts_of(*both);
    if (!parts.days || !parts.nanoseconds) refuse("`datetime` must have a date and a time to select");
  }
  if (date) {
    parts.days = parts_of(*date).days;
    if (!parts.days) refuse("`date` must have a date to select");
  }
  if (time) {
    TemporalParts other = parts_of(*time);
    if (!other.nanoseconds) refuse("`time` must have a time to select");
    parts.nanoseconds = other.nanoseconds;
    parts.zone = other.zone;
  }
  if (seconds || millis) {
    std::int64_t whole = seconds ? *seconds : floor_divide(*millis, 1'000);
    std::int64_t days = floor_divide(whole, 86'400);
    check_days(days);
    parts.days = days;
    parts.nanoseconds = (whole - days * 86'400) * nanoseconds_per_second +
                        (millis ? floor_modulo(*millis, 1'000) * 1'000'000 : 0);
    parts.zone = ZoneChoice{};
  }
  return parts;
}

}  // namespace

namespace {

/// Puts the wanted zone in; a value that is in a zone already moves to the same moment on the wanted one's
/// clock.
void change_zone(Kind kind, TemporalParts& parts, const ZoneChoice& wanted) {
  if (!parts.zone) {
    parts.zone = wanted;
  } else if (kind == Kind::date_time) {
    DateTime moment = from_local(local_of(parts), *parts.zone, parts.zone->offset);
    parts = parts_of(from_instant(moment.seconds, moment.nanoseconds, wanted));
  } else {
    std::int64_t turned = *parts.nanoseconds + (wanted.offset - parts.zone->offset) * nanoseconds_per_second;
    parts.nanoseconds = floor_modulo(turned, nanoseconds_per_day);
    parts.zone = wanted;
  }
}

}  // namespace

ZoneChoice fixed_zone(const ZoneChoice& zone, std::int64_t now) {
  if (!zone.zone) return zone;
  return {zone.zone->offset_at(floor_divide(now, nanoseconds_per_second)), {}, nullptr};
}

Value override_parts(Kind kind, const TemporalParts& base, const Map& map, std::int64_t now) {
  Fields fields(map);
  fields.check_names(kind);
  TemporalParts parts = base;
  if (has_day(kind) && (fields.has_any(day_fields) || !base.days)) parts.days = day_from(fields, base.days);
  if (has_clock(kind)) parts.nanoseconds = clock_from(fields, base.nanoseconds);
  if (has_zone(kind))
    if (auto wanted = fields.zone())
      change_zone(kind, parts, kind == Kind::time ? fixed_zone(*wanted, now) : *wanted);
  return from_parts(kind, parts);
}

Value clock_reading(Kind kind, std::int64_t moment, const ZoneChoice& zone) {
  DateTime now = from_instant(floor_divide(moment, nanoseconds_per_second),
                              static_cast<std::int32_t>(floor_modulo(moment, nanoseconds_per_second)), zone);
  return from_parts(kind, parts_of(now));
}

Value select_temporal(Kind kind, const Map& map, std::int64_t now) {
  Fields fields(map);
  if (fields.any_null()) return {};
  auto zone = fields.zone();
  if (zone && map.size() == 1) return clock_reading(kind, now, *zone);
  fields.check_names(kind);
  TemporalParts base = selected_parts(fields);
  if (!has_day(kind) && !base.nanoseconds && !fields.has("hour")) refuse("a time needs an `hour`");
  return override_parts(kind, base, map, now);
}

std::optional<Value> convert_temporal(Kind kind, const Value& value) {
  TemporalParts parts = parts_of(value);
  if ((has_day(kind) && !parts.days) || (has_clock(kind) && !has_day(kind) && !parts.nanoseconds))
    return std::nullopt;
  if (!has_clock(kind)) parts.nanoseconds.reset();
  if (!has_zone(kind)) parts.zone.reset();
  return from_parts(kind, parts);
}

}  // namespace kenes::functions
