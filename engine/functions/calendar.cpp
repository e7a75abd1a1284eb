// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/error.hpp"

namespace kenes::functions {

int day_of_week(std::int64_t days) { return static_cast<int>(floor_modulo(days + 3, 7)) + 1; }

namespace {
/// Monday of the first week.
std::int64_t start_of_week_year(std::int64_t year) {
  std::int64_t fourth = days_from_civil({year, 1, 4});
  return fourth - (day_of_week(fourth) - 1);
}
}  // namespace

WeekDate week_date(std::int64_t days) {
  // The week belongs to the year that has its Thursday.
  std::int64_t year = civil_from_days(days - day_of_week(days) + 4).year;
  return {year, static_cast<int>((days - start_of_week_year(year)) / 7) + 1, day_of_week(days)};
}

int weeks_in_year(std::int64_t year) {
  return static_cast<int>((start_of_week_year(year + 1) - start_of_week_year(year)) / 7);
}

int day_of_year(std::int64_t days) {
  return static_cast<int>(days - days_from_civil({civil_from_days(days).year, 1, 1})) + 1;
}

int day_of_quarter(std::int64_t days) {
  CivilDate date = civil_from_days(days);
  return static_cast<int>(days - days_from_civil({date.year, quarter_of(date.month) * 3 - 2, 1})) + 1;
}

void check_part(std::string_view what, std::int64_t value, std::int64_t low, std::int64_t high) {
  if (value >= low && value <= high) return;
  throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
              fmt::format("{} {} does not exist: it goes from {} to {}", what, value, low, high));
}

void check_year(std::int64_t year) { check_part("year", year, -largest_year, largest_year); }

void check_days(std::int64_t days) {
  static const std::int64_t first = days_from_civil({-largest_year, 1, 1});
  static const std::int64_t last = days_from_civil({largest_year, 12, 31});
  if (days < first || days > last)
    throw Error(ErrorCode::arithmetic_error, "NumberOutOfRange", Phase::runtime,
                "the date is beyond the years -999999999 to 999999999");
}

std::int64_t calendar_day(std::int64_t year, std::int64_t month, std::int64_t day) {
  check_year(year);
  check_part("month", month, 1, 12);
  check_part("day", day, 1, days_in_month(year, static_cast<int>(month)));
  return days_from_civil({year, static_cast<int>(month), static_cast<int>(day)});
}

std::int64_t week_day(std::int64_t year, std::int64_t week, std::int64_t day) {
  check_year(year);
  check_part("week", week, 1, weeks_in_year(year));
  check_part("dayOfWeek", day, 1, 7);
  std::int64_t days = start_of_week_year(year) + (week - 1) * 7 + day - 1;
  check_days(days);
  return days;
}

std::int64_t ordinal_day(std::int64_t year, std::int64_t day) {
  check_year(year);
  check_part("ordinalDay", day, 1, is_leap_year(year) ? 366 : 365);
  return days_from_civil({year, 1, 1}) + day - 1;
}

std::int64_t quarter_day(std::int64_t year, std::int64_t quarter, std::int64_t day) {
  check_year(year);
  check_part("quarter", quarter, 1, 4);
  int month = static_cast<int>(quarter) * 3 - 2;
  int length = 0;
  for (int i = 0; i < 3; ++i) length += days_in_month(year, month + i);
  check_part("dayOfQuarter", day, 1, length);
  return days_from_civil({year, month, 1}) + day - 1;
}

std::int64_t nearest_calendar_day(std::int64_t year, int month, int day) {
  return days_from_civil({year, month, std::min(day, days_in_month(year, month))});
}

}  // namespace kenes::functions
