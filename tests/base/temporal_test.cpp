// SPDX-License-Identifier: Apache-2.0
#include "storage/temporal.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace kenes {
namespace {

TEST(Calendar, DaysAndDatesAgreeOverAllYears) {
  std::int64_t expected = days_from_civil({-2001, 1, 1});
  for (std::int64_t year = -2001; year <= 2401; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= days_in_month(year, month); ++day) {
        ASSERT_EQ(days_from_civil({year, month, day}), expected);
        const CivilDate back = civil_from_days(expected++);
        ASSERT_TRUE(back.year == year && back.month == month && back.day == day);
      }
  for (std::int64_t year : {-999'999'999, 999'999'999, -1, 0, 1600, 9999, 10'000})
    for (CivilDate date : {CivilDate{year, 1, 1}, CivilDate{year, 2, 28}, CivilDate{year, 12, 31}}) {
      const CivilDate back = civil_from_days(days_from_civil(date));
      EXPECT_TRUE(back.year == date.year && back.month == date.month && back.day == date.day) << year;
    }
  EXPECT_EQ(days_from_civil({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_civil({2000, 3, 1}), 11'017);
}

TEST(Calendar, LeapYears) {
  for (std::int64_t leap : {-400, -4, 0, 4, 2000, 2024, 2400}) EXPECT_TRUE(is_leap_year(leap)) << leap;
  for (std::int64_t plain : {-100, -1, 1, 1900, 2023, 2100}) EXPECT_FALSE(is_leap_year(plain)) << plain;
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_EQ(days_in_month(2023, 2), 28);
  EXPECT_EQ(days_in_month(2023, 4), 30);
}

Date date(std::int64_t year, int month, int day) { return {days_from_civil({year, month, day})}; }

TEST(TemporalText, Dates) {
  EXPECT_EQ(to_text(date(2015, 7, 21)), "2015-07-21");
  EXPECT_EQ(to_text(date(28, 1, 2)), "0028-01-02");
  EXPECT_EQ(to_text(date(0, 1, 1)), "0000-01-01");
  EXPECT_EQ(to_text(date(-1, 12, 31)), "-0001-12-31");
  EXPECT_EQ(to_text(date(10'000, 1, 1)), "+10000-01-01");
  EXPECT_EQ(to_text(date(999'999'999, 12, 31)), "+999999999-12-31");
  EXPECT_EQ(to_text(date(-999'999'999, 1, 1)), "-999999999-01-01");
}

TEST(TemporalText, Times) {
  const std::int64_t base = (21 * 3600 + 40 * 60) * nanoseconds_per_second;
  EXPECT_EQ(to_text(LocalTime{0}), "00:00");
  EXPECT_EQ(to_text(LocalTime{base}), "21:40");
  EXPECT_EQ(to_text(LocalTime{base + 32 * nanoseconds_per_second}), "21:40:32");
  EXPECT_EQ(to_text(LocalTime{base + 100'000'000}), "21:40:00.100");
  EXPECT_EQ(to_text(LocalTime{base + 1'000}), "21:40:00.000001");
  EXPECT_EQ(to_text(LocalTime{base + 1}), "21:40:00.000000001");
  EXPECT_EQ(to_text(Time{base, 0}), "21:40Z");
  EXPECT_EQ(to_text(Time{base, 3600}), "21:40+01:00");
  EXPECT_EQ(to_text(Time{base, -5400}), "21:40-01:30");
  EXPECT_EQ(to_text(Time{base, 7559}), "21:40+02:05:59");
}

TEST(TemporalText, DateTimes) {
  EXPECT_EQ(to_text(LocalDateTime{0, 0}), "1970-01-01T00:00");
  EXPECT_EQ(to_text(LocalDateTime{-1, 999'000'000}), "1969-12-31T23:59:59.999");
  EXPECT_EQ(to_text(DateTime{0, 0, 0, ""}), "1970-01-01T00:00Z");
  EXPECT_EQ(to_text(DateTime{0, 0, 3600, "Europe/Stockholm"}), "1970-01-01T01:00+01:00[Europe/Stockholm]");
  EXPECT_EQ(to_text(DateTime{0, 0, -3600, ""}), "1969-12-31T23:00-01:00");
  const std::int64_t last = (date(999'999'999, 12, 31).days + 1) * 86'400 - 1;
  EXPECT_EQ(to_text(LocalDateTime{last, 0}), "+999999999-12-31T23:59:59");
}

TEST(TemporalText, DurationsShareOneSignBelowTheDay) {
  const std::pair<Duration, const char*> table[] = {
      {{0, 0, 0, 0}, "PT0S"},
      {{14, 3, 3'661, 0}, "P1Y2M3DT1H1M1S"},
      {{-14, 0, 0, 0}, "P-1Y-2M"},
      {{12, -14, 0, 0}, "P1Y-14D"},
      {{0, 0, 3'600, 0}, "PT1H"},
      {{0, 0, 60, 1}, "PT1M0.000000001S"},
      {{0, 0, 0, 500'000'000}, "PT0.5S"},
      {{0, 0, -1, 999'000'000}, "PT-0.001S"},
      {{0, 0, -61, 999'000'000}, "PT-1M-0.001S"},
      {{0, 0, -60, 0}, "PT-1M"},
      {{0, 1, -1, 0}, "P1DT-1S"},
      {{0, 0, -86'400, 100'000'000}, "PT-23H-59M-59.9S"},
  };
  for (const auto& [duration, text] : table) EXPECT_EQ(to_text(duration), text);
}

}  // namespace
}  // namespace kenes
