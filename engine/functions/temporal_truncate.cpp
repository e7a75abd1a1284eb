// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "engine/functions/calendar.hpp"
#include "engine/functions/temporal_select.hpp"
#include "storage/error.hpp"

namespace kenes::functions {

namespace {

struct Unit {
  std::string_view name;
  std::int64_t (*first_day)(std::int64_t days);  ///< of units of a day and longer
  std::int64_t nanoseconds;                      ///< of shorter ones
};

std::int64_t start_of_years(std::int64_t days, std::int64_t count) {
  std::int64_t year = civil_from_days(days).year;
  year -= floor_modulo(year, count);
  check_year(year);
  return days_from_civil({year, 1, 1});
}

constexpr Unit units[] = {
    {"millennium", [](std::int64_t d) { return start_of_years(d, 1000); }, 0},
    {"century", [](std::int64_t d) { return start_of_years(d, 100); }, 0},
    {"decade", [](std::int64_t d) { return start_of_years(d, 10); }, 0},
    {"year", [](std::int64_t d) { return start_of_years(d, 1); }, 0},
    {"weekYear", [](std::int64_t d) { return week_day(week_date(d).year, 1, 1); }, 0},
    {"quarter", [](std::int64_t d) { return d - day_of_quarter(d) + 1; }, 0},
    {"month", [](std::int64_t d) { return d - civil_from_days(d).day + 1; }, 0},
    {"week", [](std::int64_t d) { return d - day_of_week(d) + 1; }, 0},
    {"day", [](std::int64_t d) { return d; }, 0},
    {"hour", nullptr, 3'600'000'000'000},
    {"minute", nullptr, 60'000'000'000},
    {"second", nullptr, 1'000'000'000},
    {"millisecond", nullptr, 1'000'000},
    {"microsecond", nullptr, 1'000},
};

[[noreturn]] void refuse_truncation(std::string message, std::string hint = {}) {
  throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime, std::move(message), {},
              std::move(hint));
}

bool same_without_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return (x | 32) == (y | 32); });
}

const Unit& find_unit(std::string_view name) {
  for (const Unit& unit : units)
    if (same_without_case(unit.name, name)) return unit;
  std::vector<std::string> names;
  for (const Unit& unit : units) names.emplace_back(unit.name);
  refuse_truncation("`" + std::string(name) + "` is no unit to truncate to", did_you_mean(name, names));
}

/// After truncating to milliseconds `{nanosecond: 2}` means 2 ns after that millisecond, and so for
/// microseconds: what was kept is named too.
void keep_fraction(Map& fields, const Unit& unit, std::int64_t nanoseconds) {
  bool to_millisecond = unit.nanoseconds == 1'000'000, to_microsecond = unit.nanoseconds == 1'000;
  bool finer = fields.contains("nanosecond") || (to_millisecond && fields.contains("microsecond"));
  if (!finer || (!to_millisecond && !to_microsecond)) return;
  std::int64_t fraction = nanoseconds % nanoseconds_per_second;
  fields.try_emplace("millisecond", fraction / 1'000'000);
  if (to_microsecond) fields.try_emplace("microsecond", fraction / 1'000 % 1'000);
}

}  // namespace

Value truncate_temporal(Kind kind, std::string_view unit_name, const Value& value, const Map& given,
                        std::int64_t now) {
  const Unit& unit = find_unit(unit_name);
  TemporalParts parts = parts_of(value);
  bool clock_alone = kind == Kind::local_time || kind == Kind::time;
  bool is_day = unit.first_day && same_without_case(unit.name, "day");
  auto impossible = [&] {
    refuse_truncation("a " + std::string(kind_name(value.kind())) + " cannot be truncated to the " +
                      std::string(unit.name) + " as a " + std::string(kind_name(kind)));
  };
  if (unit.first_day) {
    if (clock_alone ? !is_day || !parts.nanoseconds : !parts.days) impossible();
    if (parts.days) parts.days = unit.first_day(*parts.days);
    parts.nanoseconds = 0;
  } else {
    if (!parts.nanoseconds || kind == Kind::date || (!clock_alone && !parts.days)) impossible();
    *parts.nanoseconds -= *parts.nanoseconds % unit.nanoseconds;
  }
  Map fields = given;
  if (std::ranges::any_of(fields, [](const auto& field) { return field.second.is_null(); })) return {};
  // A zone given here is put in place of the old one, the clock stays.
  if (auto zone = fields.find("timezone"); zone != fields.end()) {
    if (!zone->second.is(Kind::string))
      refuse_truncation("`timezone` must be a string, not " + to_literal(zone->second));
    parts.zone = parse_zone(zone->second.as_string());
    if (clock_alone) parts.zone = fixed_zone(*parts.zone, now);
    fields.erase(zone);
  }
  keep_fraction(fields, unit, parts.nanoseconds.value_or(0));
  if (kind == Kind::date) parts.nanoseconds.reset();
  if (clock_alone) parts.days.reset();
  return override_parts(kind, parts, fields, now);
}

}  // namespace kenes::functions
