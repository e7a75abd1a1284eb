// SPDX-License-Identifier: Apache-2.0
#include "storage/temporal.hpp"

#include <fmt/format.h>

#include <iterator>

namespace kenes {

std::int64_t days_from_civil(CivilDate date) noexcept {
  std::int64_t year = date.year - (date.month <= 2);
  std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  std::int64_t year_of_era = year - era * 400;
  std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate civil_from_days(std::int64_t days) noexcept {
  days += 719468;
  std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  std::int64_t day_of_era = days - era * 146097;
  std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  CivilDate out;
  out.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  out.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  out.year = year_of_era + era * 400 + (out.month <= 2);
  return out;
}

bool is_leap_year(std::int64_t year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(std::int64_t year, int month) noexcept {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

namespace {

void append_fraction(std::string& out, std::int64_t nanoseconds) {
  if (nanoseconds == 0) return;
  if (nanoseconds % 1'000'000 == 0)
    fmt::format_to(std::back_inserter(out), ".{:03}", nanoseconds / 1'000'000);
  else if (nanoseconds % 1'000 == 0)
    fmt::format_to(std::back_inserter(out), ".{:06}", nanoseconds / 1'000);
  else
    fmt::format_to(std::back_inserter(out), ".{:09}", nanoseconds);
}

void append_time(std::string& out, std::int64_t nanoseconds) {
  std::int64_t seconds = nanoseconds / nanoseconds_per_second;
  std::int64_t fraction = nanoseconds % nanoseconds_per_second;
  fmt::format_to(std::back_inserter(out), "{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 == 0 && fraction == 0) return;
  fmt::format_to(std::back_inserter(out), ":{:02}", seconds % 60);
  append_fraction(out, fraction);
}

/// Seconds since 1970 on some clock, as date and time with a T between.
void append_date_time(std::string& out, std::int64_t seconds, std::int32_t nanoseconds) {
  std::int64_t days = seconds / 86'400 - (seconds % 86'400 < 0);
  out += to_text(Date{days});
  out += 'T';
  append_time(out, (seconds - days * 86'400) * nanoseconds_per_second + nanoseconds);
}

}  // namespace

std::string to_text(Date date) {
  CivilDate civil = civil_from_days(date.days);
  std::string year = civil.year < 0      ? fmt::format("-{:04}", -civil.year)
                     : civil.year > 9999 ? fmt::format("+{}", civil.year)
                                         : fmt::format("{:04}", civil.year);
  return fmt::format("{}-{:02}-{:02}", year, civil.month, civil.day);
}

std::string to_text(LocalTime time) {
  std::string out;
  append_time(out, time.nanoseconds);
  return out;
}

std::string to_text(Time time) {
  std::string out;
  append_time(out, time.nanoseconds);
  return out + offset_text(time.offset);
}

std::string to_text(LocalDateTime time) {
  std::string out;
  append_date_time(out, time.seconds, time.nanoseconds);
  return out;
}

std::string to_text(const DateTime& time) {
  std::string out;
  append_date_time(out, time.seconds + time.offset, time.nanoseconds);
  out += offset_text(time.offset);
  if (!time.zone.empty()) out += '[' + time.zone + ']';
  return out;
}

std::string to_text(const Duration& duration) {
  std::string out = "P";
  auto part = [&out](std::int64_t amount, char unit) {
    if (amount != 0) fmt::format_to(std::back_inserter(out), "{}{}", amount, unit);
  };
  part(duration.months / 12, 'Y');
  part(duration.months % 12, 'M');
  part(duration.days, 'D');
  if (duration.seconds == 0 && duration.nanoseconds == 0) return out.size() > 1 ? out : "PT0S";
  out += 'T';
  // Stored floored; shown with one sign for hours, minutes, seconds and fraction alike.
  std::int64_t seconds = duration.seconds;
  std::int64_t fraction = duration.nanoseconds;
  bool negative = seconds < 0;
  if (negative && fraction > 0) {
    ++seconds;
    fraction = nanoseconds_per_second - fraction;
  }
  part(seconds / 3600, 'H');
  part(seconds / 60 % 60, 'M');
  std::int64_t rest = seconds % 60;
  if (rest == 0 && fraction == 0) return out;
  fmt::format_to(std::back_inserter(out), "{}{}", negative ? "-" : "", rest < 0 ? -rest : rest);
  if (fraction != 0) {
    std::string digits = fmt::format("{:09}", fraction);
    digits.erase(digits.find_last_not_of('0') + 1);
    out += '.' + digits;
  }
  return out + 'S';
}

std::string offset_text(std::int32_t offset) {
  if (offset == 0) return "Z";
  std::int32_t size = offset < 0 ? -offset : offset;
  std::string out = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) fmt::format_to(std::back_inserter(out), ":{:02}", size % 60);
  return out;
}

}  // namespace kenes
