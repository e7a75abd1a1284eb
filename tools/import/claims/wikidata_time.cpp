// SPDX-License-Identifier: Apache-2.0
#include "tools/import/claims/wikidata_time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <limits>

namespace kenes::import {
namespace {

enum Precision : std::int64_t { by_millennium = 6, by_century, by_decade, by_year, by_month, by_day };

/// Digits up to `stop`; moves behind it.
std::optional<std::int64_t> number_until(std::string_view& text, char stop) {
  const std::size_t end = stop ? text.find(stop) : text.size();
  if (end == std::string_view::npos) return std::nullopt;
  std::int64_t number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + end, number);
  if (error != std::errc{} || rest != text.data() + end) return std::nullopt;
  text.remove_prefix(std::min(text.size(), end + 1));
  return number;
}

/// Days since 1970-01-01 of a Julian date; the year is astronomical. The calendars agree from March 200 to
/// February 300; since then a Gregorian century has one day less, but for each fourth.
std::int64_t days_from_julian(CivilDate date) {
  // Years begin in March, so that the leap day is the last; four years have 1461 days.
  const std::int64_t y = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t cycle = (y >= 0 ? y : y - 3) / 4;
  const std::int64_t year_of_cycle = y - cycle * 4;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return cycle * 1461 + year_of_cycle * 365 + day_of_year - 719470;
}

std::int64_t floor_to(std::int64_t number, std::int64_t step) {
  const std::int64_t rest = number % step;
  return number - (rest < 0 ? rest + step : rest);
}

std::optional<PartialDate> year_only(std::int64_t number) {
  if (number < std::numeric_limits<std::int32_t>::min() || number > std::numeric_limits<std::int32_t>::max())
    return std::nullopt;
  return PartialDate{static_cast<std::int32_t>(number), 0, 0};
}

std::string year_text(std::int64_t number) {
  return number < 0 ? fmt::format("-{:04}", -number) : fmt::format("{:04}", number);
}

/// The years `first` .. `first` + `years` - 1.
WikidataTime span(std::int64_t first, std::int64_t years, std::string text) {
  return {year_only(first), year_only(first + years - 1), Value(std::move(text))};
}

/// Decades, centuries and millennia of positive years have a place in EDTF's `19XX`.
WikidataTime long_span(std::int64_t year_number, std::int64_t precision) {
  if (precision == by_decade && year_number >= 0) {
    const std::int64_t first = floor_to(year_number, 10);
    return span(first, 10, year_text(first).substr(0, 3) + "X");
  }
  if ((precision == by_century || precision == by_millennium) && year_number > 0 && year_number < 9999) {
    // The 19th century is 1801 to 1900.
    const std::int64_t years = precision == by_century ? 100 : 1000;
    const std::int64_t first = floor_to(year_number - 1, years) + 1;
    const std::string text = year_text(first);
    return span(first, years, precision == by_century ? text.substr(0, 2) + "XX" : text.substr(0, 1) + "XXX");
  }
  // Known to so many digits only: as EDTF says it, the year and the number of its significant digits.
  const std::string digits = fmt::format("{}", std::llabs(year_number));
  const auto unsure = static_cast<std::size_t>(by_year - precision);
  const std::size_t significant = digits.size() > unsure ? digits.size() - unsure : 1;
  return {year_only(year_number), year_only(year_number),
          Value(fmt::format("Y{}S{}", year_number, significant))};
}

}  // namespace

std::optional<WikidataTime> wikidata_time(std::string_view text, std::int64_t precision, bool julian) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-') || precision < 0 || precision > 14)
    return std::nullopt;
  const bool negative = text[0] == '-';
  text.remove_prefix(1);
  const auto number = number_until(text, '-');
  const auto month_number = number_until(text, '-');
  const auto day_number = number_until(text, 'T');
  if (!number || !month_number || !day_number || *month_number < 0 || *month_number > 12 || *day_number < 0)
    return std::nullopt;
  std::int64_t year_number = negative ? -*number : *number;
  if (precision < by_millennium) return long_span(year_number, precision);
  if (negative) ++year_number;  // there is no year 0 in Wikidata's texts
  if (precision < by_year) return long_span(year_number, precision);

  const auto whole_year = year_only(year_number);
  if (!whole_year) return std::nullopt;
  PartialDate date = *whole_year;
  if (precision >= by_month && *month_number) date.month = static_cast<std::uint8_t>(*month_number);
  if (precision >= by_day && date.month && *day_number) {
    CivilDate civil{year_number, date.month, static_cast<int>(*day_number)};
    if (civil.day > (julian ? (civil.month == 2 ? 29 : 31) : days_in_month(civil.year, civil.month)))
      return std::nullopt;
    if (julian) civil = civil_from_days(days_from_julian(civil));
    date = {static_cast<std::int32_t>(civil.year), static_cast<std::uint8_t>(civil.month),
            static_cast<std::uint8_t>(civil.day)};
    return WikidataTime{date, date, Value(Date{days_from_civil(civil)})};
  }
  return WikidataTime{date, date, Value(date.text())};
}

}  // namespace kenes::import
