// SPDX-License-Identifier: Apache-2.0
// openCypher's temporal values as plain structs, their calendar arithmetic and their ISO 8601 texts.
// Proleptic Gregorian calendar, years -999,999,999 to 999,999,999, nanosecond resolution, no leap seconds.
// Zone names are resolved by engine/functions (ICU); here a zoned value already knows its offset.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kenes {

inline constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;
inline constexpr std::int64_t nanoseconds_per_day = 86'400 * nanoseconds_per_second;

/// Days since 1970-01-01.
struct Date {
  std::int64_t days = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Nanoseconds since midnight.
struct LocalTime {
  std::int64_t nanoseconds = 0;
  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

/// A time of day at an offset from UTC (seconds, east positive).
struct Time {
  std::int64_t nanoseconds = 0;  ///< local, since midnight
  std::int32_t offset = 0;
  friend bool operator==(const Time&, const Time&) = default;
};

/// Seconds since 1970-01-01T00:00 on the local clock, and nanoseconds 0 .. 999,999,999.
struct LocalDateTime {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  friend auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};

/// An instant with the offset at which it is shown and, if it was made with one, a zone name.
struct DateTime {
  std::int64_t seconds = 0;  ///< UTC, since 1970-01-01T00:00Z
  std::int32_t nanoseconds = 0;
  std::int32_t offset = 0;
  std::string zone;  ///< IANA name; empty: only an offset
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

/// Months, days and seconds are kept apart, as their lengths vary. |nanoseconds| < 1e9 and 0 <= nanoseconds.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};

/// A point in one of four coordinate reference systems (srid 7203, 9157, 4326, 4979).
struct Point {
  std::uint32_t srid = 7203;
  double x = 0, y = 0, z = 0;
  friend bool operator==(const Point&, const Point&) = default;
  bool is_3d() const { return srid == 9157 || srid == 4979; }
};

struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};

/// Days since 1970-01-01 of a proleptic Gregorian date and back (H. Hinnant, "chrono-Compatible Low-Level
/// Date Algorithms").
std::int64_t days_from_civil(CivilDate date) noexcept;
CivilDate civil_from_days(std::int64_t days) noexcept;
bool is_leap_year(std::int64_t year) noexcept;
int days_in_month(std::int64_t year, int month) noexcept;

/// ISO 8601 texts as openCypher prints them: `2015-07-21`, `21:40:32.142`, `21:40+01:00`, `P1Y2M3DT4H`.
std::string to_text(Date);
std::string to_text(LocalTime);
std::string to_text(Time);
std::string to_text(LocalDateTime);
std::string to_text(const DateTime&);
std::string to_text(const Duration&);
std::string offset_text(std::int32_t offset_seconds);  ///< `Z`, `+01:00`, `+02:05:59`

}  // namespace kenes
