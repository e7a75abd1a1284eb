// SPDX-License-Identifier: Apache-2.0
// Other ways to name a day than year, month and day: weeks (ISO 8601: weeks begin on Monday, the first is the
// one with January 4th), quarters, days of the year. Plain calculation; a function that takes parts throws
// ArgumentError where there is no such day.
#pragma once

#include <cstdint>
#include <string_view>

#include "storage/temporal.hpp"

namespace kenes::functions {

inline constexpr std::int64_t largest_year = 999'999'999;

/// A day by its week; the year is the week's, which may differ from the day's around the new year.
struct WeekDate {
  std::int64_t year;
  int week, day;
};

int day_of_week(std::int64_t days);  ///< 1: Monday .. 7: Sunday
WeekDate week_date(std::int64_t days);
int weeks_in_year(std::int64_t year);  ///< 52 or 53
inline int quarter_of(int month) { return (month - 1) / 3 + 1; }
int day_of_quarter(std::int64_t days);
int day_of_year(std::int64_t days);

std::int64_t calendar_day(std::int64_t year, std::int64_t month, std::int64_t day);
std::int64_t week_day(std::int64_t year, std::int64_t week, std::int64_t day);
std::int64_t ordinal_day(std::int64_t year, std::int64_t day);
std::int64_t quarter_day(std::int64_t year, std::int64_t quarter, std::int64_t day);
/// The last day of the month if the day is beyond it.
std::int64_t nearest_calendar_day(std::int64_t year, int month, int day);

/// Throws ArgumentError unless low <= value <= high; `what` names the part.
void check_part(std::string_view what, std::int64_t value, std::int64_t low, std::int64_t high);
void check_year(std::int64_t year);
/// Throws ArithmeticError where a day is beyond the years that there are.
void check_days(std::int64_t days);

/// Quotient and remainder with the remainder never negative.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0); }
constexpr std::int64_t floor_modulo(std::int64_t a, std::int64_t b) { return (a % b + b) % b; }

}  // namespace kenes::functions
