// SPDX-License-Identifier: Apache-2.0
// The rules of temporal values by tables of expressions: each left side evaluates to the right side's text.
#include <gtest/gtest.h>

#include <span>
#include <utility>

#include "tests/functions/evaluation.hpp"

namespace kenes {
namespace {

using Row = std::pair<const char*, const char*>;

void expect_texts(std::initializer_list<Row> rows) {
  for (const auto& [expression, expected] : rows) {
    Evaluation evaluate;
    try {
      EXPECT_EQ(evaluate.text("toString(" + std::string(expression) + ")"), "'" + std::string(expected) + "'")
          << expression;
    } catch (const Error& error) {
      ADD_FAILURE() << expression << ": " << error.message;
    }
  }
}

void expect_values(std::initializer_list<Row> rows) {
  for (const auto& [expression, expected] : rows) {
    Evaluation evaluate;
    try {
      EXPECT_EQ(evaluate.text(expression), expected) << expression;
    } catch (const Error& error) {
      ADD_FAILURE() << expression << ": " << error.message;
    }
  }
}

void expect_errors(std::string_view error, std::initializer_list<const char*> expressions) {
  for (const char* expression : expressions) {
    Evaluation evaluate;
    EXPECT_EQ(error_of([&] { evaluate(expression); }), error) << expression;
  }
}

TEST(Dates, FromMaps) {
  expect_texts({
      {"date({year: 2024})", "2024-01-01"},
      {"date({year: 2024, month: 2})", "2024-02-01"},
      {"date({year: 2024, month: 2, day: 29})", "2024-02-29"},
      {"date({year: 2020, week: 53})", "2020-12-28"},
      {"date({year: 2021, week: 1})", "2021-01-04"},
      {"date({year: 2009, week: 1, dayOfWeek: 1})", "2008-12-29"},
      {"date({year: 2023, ordinalDay: 365})", "2023-12-31"},
      {"date({year: 2024, ordinalDay: 366})", "2024-12-31"},
      {"date({year: 2023, quarter: 2})", "2023-04-01"},
      {"date({year: 2024, quarter: 1, dayOfQuarter: 91})", "2024-03-31"},
      {"date({year: -44, month: 3, day: 15})", "-0044-03-15"},
      {"date({year: 999999999, month: 12, day: 31})", "+999999999-12-31"},
      {"date({year: -999999999})", "-999999999-01-01"},
  });
}

TEST(Dates, FromStrings) {
  expect_texts({
      {"date('2024-02-29')", "2024-02-29"},
      {"date('20240229')", "2024-02-29"},
      {"date('2024-02')", "2024-02-01"},
      {"date('202402')", "2024-02-01"},
      {"date('2024')", "2024-01-01"},
      {"date('2024-060')", "2024-02-29"},
      {"date('2024060')", "2024-02-29"},
      {"date('2020-W53-7')", "2021-01-03"},
      {"date('2020W537')", "2021-01-03"},
      {"date('2020-W53')", "2020-12-28"},
      {"date('2020W53')", "2020-12-28"},
      {"date('2024-Q2-91')", "2024-06-30"},
      {"date('2024Q2')", "2024-04-01"},
      {"date('-0001-12-31')", "-0001-12-31"},
      {"date('+12345-01-01')", "+12345-01-01"},
      {"date('-999999999-01-01')", "-999999999-01-01"},
      {"date('+999999999-12-31')", "+999999999-12-31"},
  });
}

TEST(Dates, WhatDoesNotExistIsRefused) {
  expect_errors("ArgumentError/InvalidArgumentValue", {"date('2023-02-29')",
                                                       "date('2023-13-01')",
                                                       "date('2023-00-10')",
                                                       "date('2023-04-31')",
                                                       "date('')",
                                                       "date('today')",
                                                       "date('2023-1-')",
                                                       "date('12345-01-01')",
                                                       "date('2021-W53')",
                                                       "date('2023-366')",
                                                       "date('2023-Q5')",
                                                       "date('2024-02-29T10:00')",
                                                       "date('+1000000000-01-01')",
                                                       "date({year: 2023, month: 2, day: 29})",
                                                       "date({month: 2})",
                                                       "date({year: 2023, day: 3})",
                                                       "date({year: 2023, month: 2, week: 5})",
                                                       "date({year: 2023, week: 53})",
                                                       "date({year: 1000000000})",
                                                       "date({year: 2023, dayOfWeek: 2})",
                                                       "date({year: 2023, monht: 2})",
                                                       "date({year: 2023, hour: 2})",
                                                       "date({timezone: 'Mars/Olympus'})"});
  expect_errors("ArgumentError/InvalidArgumentType", {"date({year: 2023.5})", "date({date: '2023-01-01'})"});
  expect_values(
      {{"date(null)", "null"}, {"date({year: null})", "null"}, {"date({year: 2023, month: null})", "null"}});
}

TEST(Dates, SelectedFromOthersAndOverridden) {
  expect_texts({
      {"date(datetime('2024-01-31T23:30-05:00'))", "2024-01-31"},
      {"date({date: date('2024-01-31'), month: 2})", "2024-02-29"},
      {"date({date: date('2024-02-29'), year: 2023})", "2023-02-28"},
      {"date({date: date('2024-05-31'), quarter: 1})", "2024-02-29"},
      {"date({date: date('2024-05-31'), dayOfQuarter: 1})", "2024-04-01"},
      {"date({date: date('2020-12-31'), week: 2})", "2020-01-09"},
      {"date({date: date('2020-12-31'), year: 2021, week: 1})", "2021-01-07"},
      {"date({date: date('2024-03-06'), dayOfWeek: 7})", "2024-03-10"},
      {"date({date: localdatetime('2024-03-06T10:00'), ordinalDay: 366})", "2024-12-31"},
  });
}

TEST(Times, FromMapsAndStrings) {
  expect_texts({
      {"localtime({hour: 9})", "09:00"},
      {"localtime({hour: 9, minute: 5, second: 7, millisecond: 12, microsecond: 34, nanosecond: 56})",
       "09:05:07.012034056"},
      {"localtime({hour: 9, minute: 5, second: 7, millisecond: 12, nanosecond: 3456})", "09:05:07.012003456"},
      {"localtime('090507.5')", "09:05:07.500"},
      {"localtime('09:05:07,123456789')", "09:05:07.123456789"},
      {"localtime('0905')", "09:05"},
      {"localtime('09')", "09:00"},
      {"time({hour: 9})", "09:00Z"},
      {"time({hour: 9, timezone: '-0330'})", "09:00-03:30"},
      {"time({hour: 9, timezone: '+02:05:59'})", "09:00+02:05:59"},
      {"time({hour: 9, timezone: 'Pacific/Honolulu'})", "09:00-10:00"},
      {"time('0905-03')", "09:05-03:00"},
      {"time('09+18:00')", "09:00+18:00"},
      {"time('09:05Z')", "09:05Z"},
      {"time('09:05')", "09:05Z"},
      {"time({time: time('09:05+01:00'), timezone: '-02:00'})", "06:05-02:00"},
      {"time({time: time('01:05+05:00'), timezone: 'Z'})", "20:05Z"},
      {"time({time: localtime('09:05'), timezone: '+05:00'})", "09:05+05:00"},
      {"time(datetime('2024-07-01T12:00[Europe/Stockholm]'))", "12:00+02:00"},
      {"localtime({time: time('09:05:07.5+01:00'), microsecond: 7})", "09:05:07.000007"},
  });
  expect_errors(
      "ArgumentError/InvalidArgumentValue",
      {"localtime('24:00')", "localtime('12:60')", "localtime('1')", "localtime('12:')",
       "localtime('12:30:15.')", "localtime('12:30:15.1234567890')", "localtime('12:30+01:00')",
       "time('12:30+18:01')", "time('12:30+1')", "localtime({minute: 5})", "localtime({hour: 5, second: 1})",
       "localtime({hour: 24})", "localtime({hour: 1, minute: 1, second: 1, nanosecond: 1000000000})",
       "localtime({hour: 1, minute: 1, second: 1, millisecond: 1, microsecond: 1000})"});
}

TEST(DateTimes, FromMapsAndStrings) {
  expect_texts({
      {"localdatetime({year: 2024, week: 9, dayOfWeek: 4, hour: 6})", "2024-02-29T06:00"},
      {"localdatetime('2024-W09-4T0605')", "2024-02-29T06:05"},
      {"localdatetime('2024T06:05:01.000001')", "2024-01-01T06:05:01.000001"},
      {"localdatetime('2024-02-29')", "2024-02-29T00:00"},
      {"localdatetime({date: date('2024-02-29'), time: time('10:00+03:00'), minute: 1})", "2024-02-29T10:01"},
      {"localdatetime('-999999999-01-01')", "-999999999-01-01T00:00"},
      {"localdatetime('+999999999-12-31T23:59:59.999999999')", "+999999999-12-31T23:59:59.999999999"},
      {"datetime({year: 2024, month: 7, day: 1, timezone: 'Europe/London'})",
       "2024-07-01T00:00+01:00[Europe/London]"},
      {"datetime('2024-07-01')", "2024-07-01T00:00Z"},
      {"datetime('2024-07-01T10-04[America/New_York]')", "2024-07-01T10:00-04:00[America/New_York]"},
      {"datetime('2024-01-01T10:00[America/New_York]')", "2024-01-01T10:00-05:00[America/New_York]"},
      {"datetime({epochSeconds: -1})", "1969-12-31T23:59:59Z"},
      {"datetime({epochMillis: -1})", "1969-12-31T23:59:59.999Z"},
      {"datetime({epochMillis: 0, timezone: '+01:00'})", "1970-01-01T01:00+01:00"},
      {"datetime.fromepoch(1, 5)", "1970-01-01T00:00:01.000000005Z"},
      {"datetime.fromepochmillis(-1)", "1969-12-31T23:59:59.999Z"},
      {"datetime({datetime: datetime('2024-01-01T01:00+02:00'), timezone: '-01:00'})",
       "2023-12-31T22:00-01:00"},
      {"datetime({datetime: localdatetime('2024-01-01T01:00'), timezone: '-01:00'})",
       "2024-01-01T01:00-01:00"},
      {"datetime({date: date('2024-07-01'), time: time('01:00+02:00'), timezone: 'America/New_York'})",
       "2024-06-30T19:00-04:00[America/New_York]"},
      {"datetime({date: datetime('2024-07-01T10:00+05:00'), hour: 9})", "2024-07-01T09:00Z"},
      {"datetime({datetime: datetime('2024-01-15T12:00[Europe/Stockholm]'), month: 7})",
       "2024-07-15T12:00+02:00[Europe/Stockholm]"},
  });
  expect_errors(
      "ArgumentError/InvalidArgumentValue",
      {"datetime('2024-07-01T10:00+05:00[Europe/London]')", "datetime('2024-07-01T10:00[Nowhere/City]')",
       "datetime('2024-07-01T10:00[Europe/London')", "datetime('2024-07-01 10:00')",
       "datetime({datetime: date('2024-07-01')})", "datetime({year: 2024, timezone: '../../etc/passwd'})",
       "localdatetime({date: localtime('10:00')})", "localdatetime({hour: 5})"});
}

TEST(Zones, KnowTheirHistoryAndTheirPresent) {
  expect_texts({
      {"datetime('1818-07-21T21:40:32.142[Europe/Stockholm]')",
       "1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]"},
      {"datetime('2024-02-29T12:00[Asia/Almaty]')", "2024-02-29T12:00+06:00[Asia/Almaty]"},
      {"datetime('2024-03-01T12:00[Asia/Almaty]')", "2024-03-01T12:00+05:00[Asia/Almaty]"},
      {"datetime('1991-01-01T12:00[Asia/Almaty]')", "1991-01-01T12:00+06:00[Asia/Almaty]"},
      {"datetime('2015-07-21T12:00[Australia/Eucla]')", "2015-07-21T12:00+08:45[Australia/Eucla]"},
      {"datetime('1970-01-01T00:00[Pacific/Honolulu]')", "1970-01-01T00:00-10:00[Pacific/Honolulu]"},
      {"datetime('2500-07-01T12:00[Europe/Stockholm]')", "2500-07-01T12:00+02:00[Europe/Stockholm]"},
      {"datetime('2500-01-01T12:00[Australia/Sydney]')", "2500-01-01T12:00+11:00[Australia/Sydney]"},
      {"datetime('+999999999-07-01T12:00[Europe/Stockholm]')",
       "+999999999-07-01T12:00+02:00[Europe/Stockholm]"},
      {"datetime('-999999999-07-01T12:00[Europe/Stockholm]')",
       "-999999999-07-01T12:00+00:53:28[Europe/Stockholm]"},
  });
}

TEST(Zones, TimesLeaptOverMoveOnAndTimesShownTwiceAreTheEarlier) {
  expect_texts({
      {"datetime('2024-03-31T02:30[Europe/Stockholm]')", "2024-03-31T03:30+02:00[Europe/Stockholm]"},
      {"datetime('2024-10-27T02:30[Europe/Stockholm]')", "2024-10-27T02:30+02:00[Europe/Stockholm]"},
      {"datetime('2024-10-27T02:30+01:00[Europe/Stockholm]')", "2024-10-27T02:30+01:00[Europe/Stockholm]"},
      {"datetime('2024-10-27T01:30[Europe/London]')", "2024-10-27T01:30+01:00[Europe/London]"},
      {"datetime({datetime: datetime('2024-10-27T02:30+01:00[Europe/Stockholm]'), minute: 45})",
       "2024-10-27T02:45+01:00[Europe/Stockholm]"},
  });
}

TEST(Truncation, EveryUnit) {
  expect_texts({
      {"date.truncate('millennium', date('2017-10-11'))", "2000-01-01"},
      {"date.truncate('millennium', date('-0001-10-11'))", "-1000-01-01"},
      {"date.truncate('century', date('1984-10-11'))", "1900-01-01"},
      {"date.truncate('decade', date('1984-10-11'), {month: 3})", "1980-03-01"},
      {"date.truncate('weekYear', date('2021-01-03'))", "2019-12-30"},
      {"date.truncate('quarter', date('2024-06-30'))", "2024-04-01"},
      {"date.truncate('week', datetime('2024-03-01T10:00+01:00'), {dayOfWeek: 7})", "2024-03-03"},
      {"datetime.truncate('day', datetime('2024-07-01T10:00[Europe/Stockholm]'))",
       "2024-07-01T00:00+02:00[Europe/Stockholm]"},
      {"datetime.truncate('year', datetime('2024-07-01T10:00[Europe/Stockholm]'))",
       "2024-01-01T00:00+01:00[Europe/Stockholm]"},
      {"datetime.truncate('hour', datetime('2024-07-01T10:20+05:00'), {timezone: 'Europe/Stockholm'})",
       "2024-07-01T10:00+02:00[Europe/Stockholm]"},
      {"datetime.truncate('month', date('2024-07-21'))", "2024-07-01T00:00Z"},
      {"localdatetime.truncate('minute', datetime('2024-07-01T10:20:30.4+05:00'), {nanosecond: 5})",
       "2024-07-01T10:20:00.000000005"},
      {"time.truncate('millisecond', time('10:20:30.123456789+05:00'), {nanosecond: 7})",
       "10:20:30.123000007+05:00"},
      {"time.truncate('microsecond', time('10:20:30.123456789+05:00'), {nanosecond: 7})",
       "10:20:30.123456007+05:00"},
      {"time.truncate('millisecond', localtime('10:20:30.123456789'), {microsecond: 7})", "10:20:30.123007Z"},
      {"localtime.truncate('day', datetime('2024-07-01T10:20:30Z'))", "00:00"},
      {"localtime.truncate('SECOND', localtime('10:20:30.5'))", "10:20:30"},
  });
  expect_errors(
      "ArgumentError/InvalidArgumentValue",
      {"date.truncate('hour', date('2024-01-01'))", "localtime.truncate('month', localtime('10:00'))",
       "date.truncate('fortnight', date('2024-01-01'))",
       "date.truncate('month', date('2024-01-01'), {hour: 3})"});
  expect_errors("TypeError/InvalidArgumentValue", {"localdatetime.truncate('day', localtime('10:00'))",
                                                   "time.truncate('day', date('2024-01-01'))"});
  expect_values(
      {{"date.truncate(null, date('2024-01-01'))", "null"}, {"date.truncate('day', null)", "null"}});
}

TEST(Durations, FromMapsAndStrings) {
  expect_texts({
      {"duration({})", "PT0S"},
      {"duration({months: 0.75})", "P22DT19H51M49.5S"},
      {"duration({months: 0.1})", "P3DT1H2M54.6S"},
      {"duration({years: 1.5, quarters: 1, weeks: 1.5, days: 0.5})", "P1Y9M11D"},
      {"duration({seconds: 0.1, milliseconds: 0.1})", "PT0.1001S"},
      {"duration({days: 1, months: -0.5})", "P-14DT-5H-14M-33S"},
      {"duration({hours: 25})", "PT25H"},
      {"duration({seconds: 2, milliseconds: -1})", "PT1.999S"},
      {"duration({seconds: -60, milliseconds: -1})", "PT-1M-0.001S"},
      {"duration({nanoseconds: 0.9})", "PT0S"},
      {"duration({nanoseconds: 1234567890123})", "PT20M34.567890123S"},
      {"duration('P1Y2M3W4DT5H6M7.008S')", "P1Y2M25DT5H6M7.008S"},
      {"duration('P-1Y2DT-0.5S')", "P-1Y2DT-0.5S"},
      {"duration('-P1DT1H')", "P-1DT-1H"},
      {"duration('PT0,5S')", "PT0.5S"},
      {"duration('P0.1M')", "P3DT1H2M54.6S"},
      {"duration('p1y')", "P1Y"},
      {"duration('P2024-02-03T04:05:06.7')", "P2024Y2M3DT4H5M6.7S"},
      {"duration('P20240203T040506')", "P2024Y2M3DT4H5M6S"},
      {"duration(duration('PT5M'))", "PT5M"},
      {"duration({seconds: 9223372036854775807})", "PT2562047788015215H30M7S"},
  });
  expect_errors("ArgumentError/InvalidArgumentValue",
                {"duration('P')", "duration('PT')", "duration('P1')", "duration('P1YT')", "duration('1Y')",
                 "duration('P1D2M')", "duration('P1H')", "duration('PT1.2.3S')", "duration('P1Y1Y')",
                 "duration('PT1HT1M')", "duration({fortnights: 1})"});
  expect_errors("ArithmeticError/NumberOutOfRange",
                {"duration({seconds: 9223372036854775807, minutes: 1})", "duration({days: 1e30})",
                 "duration({years: 9223372036854775807})"});
}

TEST(Durations, Arithmetic) {
  expect_texts({
      {"date('2024-01-31') + duration({months: 1})", "2024-02-29"},
      {"duration({months: 1}) + date('2024-01-31')", "2024-02-29"},
      {"date('2024-03-31') - duration({months: 1})", "2024-02-29"},
      {"date('2024-01-31') + duration({months: 1, days: 1})", "2024-03-01"},
      {"date('2024-01-31') + duration({hours: 47})", "2024-02-01"},
      {"date('2024-01-31') - duration({hours: 23})", "2024-01-31"},
      {"localtime('23:00') + duration({hours: 2, days: 5})", "01:00"},
      {"time('00:30+01:00') - duration({hours: 1})", "23:30+01:00"},
      {"localdatetime('2024-02-29T23:00') + duration({years: 1, hours: 2})", "2025-03-01T01:00"},
      {"datetime('2024-03-30T12:00[Europe/Stockholm]') + duration({days: 1})",
       "2024-03-31T12:00+02:00[Europe/Stockholm]"},
      {"datetime('2024-03-30T12:00[Europe/Stockholm]') + duration({hours: 24})",
       "2024-03-31T13:00+02:00[Europe/Stockholm]"},
      {"datetime('2024-10-27T02:30+02:00[Europe/Stockholm]') + duration({hours: 1})",
       "2024-10-27T02:30+01:00[Europe/Stockholm]"},
      {"duration('P1M2DT3S') - duration('P3DT0.5S')", "P1M-1DT2.5S"},
      {"duration('P1Y') * 2", "P2Y"},
      {"2 * duration('PT1.5S')", "PT3S"},
      {"duration('P1M') * 0.5", "P15DT5H14M33S"},
      {"duration('P1M') / 2", "P15DT5H14M33S"},
      {"duration('P1D') / 0.1", "P10D"},
      {"duration('PT-0.000000001S') / 2", "PT0S"},
      {"-duration('P1DT-0.5S')", "P-1DT0.5S"},
  });
  expect_errors(
      "ArithmeticError/NumberOutOfRange",
      {"date('+999999999-12-31') + duration({days: 1})", "date('-999999999-01-01') - duration({months: 1})",
       "localdatetime('+999999999-12-31T23:59:59') + duration({seconds: 1})",
       "duration({days: 9223372036854775807}) * 2", "duration({days: 1}) * 1e300"});
  expect_errors("ArithmeticError/DivisionByZero", {"duration({days: 1}) / 0", "duration({days: 1}) / 0.0"});
  expect_values({{"duration('P1D') * null", "null"}, {"date('2024-01-01') + null", "null"}});
}

TEST(Durations, BetweenTwoMoments) {
  expect_texts({
      {"duration.between(date('2024-01-31'), date('2024-02-29'))", "P29D"},
      {"duration.between(date('2024-01-31'), date('2024-03-31'))", "P2M"},
      {"duration.between(date('2024-03-31'), date('2024-01-31'))", "P-2M"},
      {"duration.between(localdatetime('2024-01-01T12:00'), localdatetime('2024-03-01T11:00'))",
       "P1M28DT23H"},
      {"duration.between(localdatetime('2024-03-01T11:00'), localdatetime('2024-01-01T12:00'))",
       "P-1M-30DT-23H"},
      {"duration.between(date('2024-01-01'), localtime('06:00'))", "PT6H"},
      {"duration.between(time('06:00+02:00'), time('06:00Z'))", "PT2H"},
      {"duration.between(datetime('2024-03-30T12:00[Europe/Stockholm]'), "
       "datetime('2024-03-31T12:00[Europe/Stockholm]'))",
       "P1D"},
      {"duration.between(datetime('2024-01-01T00:00+02:00'), datetime('2024-02-01T00:00Z'))", "P1MT2H"},
      {"duration.inMonths(date('2024-01-31'), date('2025-01-30'))", "P11M"},
      {"duration.inDays(localdatetime('2024-01-01T12:00'), localdatetime('2024-01-03T11:00'))", "P1D"},
      {"duration.inSeconds(datetime('2024-03-30T12:00[Europe/Stockholm]'), "
       "datetime('2024-03-31T12:00[Europe/Stockholm]'))",
       "PT23H"},
      {"duration.inSeconds(date('2024-03-31'), datetime('2024-03-31T12:00[Europe/Stockholm]'))", "PT11H"},
      {"duration.inSeconds(localtime('12:00:00.3'), localtime('12:00:00.1'))", "PT-0.2S"},
      {"duration.between(date('-999999999-01-01'), date('+999999999-12-31'))", "P1999999998Y11M30D"},
      {"duration.inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59'))",
       "PT17531639991215H59M59S"},
      {"duration.inMonths(localtime('10:00'), localtime('12:00'))", "PT0S"},
  });
}

TEST(Components, OfDatesAndTimes) {
  const char* day = "date('2021-01-03')";
  for (const auto& [key, expected] : std::initializer_list<Row>{{"year", "2021"},
                                                                {"quarter", "1"},
                                                                {"month", "1"},
                                                                {"week", "53"},
                                                                {"weekYear", "2020"},
                                                                {"day", "3"},
                                                                {"ordinalDay", "3"},
                                                                {"weekDay", "7"},
                                                                {"dayOfWeek", "7"},
                                                                {"dayOfQuarter", "3"}})
    expect_values({{(std::string(day) + "." + key).c_str(), expected}});
  expect_values({
      {"localtime('12:31:14.645876123').millisecond", "645"},
      {"localtime('12:31:14.645876123').microsecond", "645876"},
      {"localtime('12:31:14.645876123').nanosecond", "645876123"},
      {"time('12:31:14-01:30').offsetMinutes", "-90"},
      {"time('12:31:14Z').offset", "'Z'"},
      {"time('12:31:14+01:00').timezone", "'+01:00'"},
      {"datetime('2024-07-01T12:00[Europe/Stockholm]').timezone", "'Europe/Stockholm'"},
      {"datetime('2024-07-01T12:00[Europe/Stockholm]').offset", "'+02:00'"},
      {"datetime('1969-12-31T23:59:59.999Z').epochSeconds", "-1"},
      {"datetime('1969-12-31T23:59:59.999Z').epochMillis", "-1"},
      {"datetime('2024-07-01T01:00+05:00').day", "1"},
  });
  expect_errors("ArgumentError/InvalidArgumentValue",
                {"date('2024-01-01').hour", "localtime('10:00').year", "date('2024-01-01').yaer",
                 "localdatetime('2024-01-01').timezone"});
}

TEST(Components, OfDurations) {
  const std::string duration = "duration('P1Y4M10DT1H1M1.111111111S')";
  for (const auto& [key, expected] : std::initializer_list<Row>{{"years", "1"},
                                                                {"quarters", "5"},
                                                                {"months", "16"},
                                                                {"weeks", "1"},
                                                                {"days", "10"},
                                                                {"hours", "1"},
                                                                {"minutes", "61"},
                                                                {"seconds", "3661"},
                                                                {"milliseconds", "3661111"},
                                                                {"microseconds", "3661111111"},
                                                                {"nanoseconds", "3661111111111"},
                                                                {"quartersOfYear", "1"},
                                                                {"monthsOfQuarter", "1"},
                                                                {"monthsOfYear", "4"},
                                                                {"daysOfWeek", "3"},
                                                                {"minutesOfHour", "1"},
                                                                {"secondsOfMinute", "1"},
                                                                {"millisecondsOfSecond", "111"},
                                                                {"microsecondsOfSecond", "111111"},
                                                                {"nanosecondsOfSecond", "111111111"}})
    expect_values({{(duration + "." + key).c_str(), expected}});
  expect_values(
      {{"duration('PT-0.1S').seconds", "-1"}, {"duration('PT-0.1S').nanosecondsOfSecond", "900000000"}});
}

TEST(Clocks, StandStillWithinAStatement) {
  // The statements of these tests begin at 2023-11-14T22:13:20Z.
  expect_texts({
      {"date()", "2023-11-14"},
      {"datetime()", "2023-11-14T22:13:20Z"},
      {"localdatetime.statement('Asia/Tokyo')", "2023-11-15T07:13:20"},
      {"date({timezone: 'Asia/Tokyo'})", "2023-11-15"},
      {"time.transaction('+01:00')", "23:13:20+01:00"},
      {"datetime.statement('Europe/Stockholm')", "2023-11-14T23:13:20+01:00[Europe/Stockholm]"},
      {"date.truncate('month')", "2023-11-01"},
  });
  expect_values({
      {"datetime() = datetime.transaction()", "true"},
      {"datetime.realtime() > datetime()", "true"},
      {"date.realtime(null)", "null"},
      {"duration.inSeconds(datetime(), datetime()).seconds", "0"},
  });
}

TEST(Points, MadeMeasuredAndCompared) {
  expect_values({
      {"point({x: 1, y: 2})", "point({srid: 7203, x: 1.0, y: 2.0})"},
      {"point({x: 1, y: 2, z: 3})", "point({srid: 9157, x: 1.0, y: 2.0, z: 3.0})"},
      {"point({longitude: 10, latitude: 20})", "point({srid: 4326, x: 10.0, y: 20.0})"},
      {"point({longitude: 10, latitude: 20, height: 5})", "point({srid: 4979, x: 10.0, y: 20.0, z: 5.0})"},
      {"point({x: 10, y: 20, crs: 'WGS-84'})", "point({srid: 4326, x: 10.0, y: 20.0})"},
      {"point({x: 10, y: 20, srid: 4326}).latitude", "20.0"},
      {"point({longitude: 190, latitude: 0}).x", "-170.0"},
      {"point({x: 1, y: null})", "null"},
      {"point({x: 1, y: 2}) = point({x: 1.0, y: 2.0})", "true"},
      {"point({x: 1, y: 2}) < point({x: 2, y: 3})", "null"},
      {"point.distance(point({x: 0, y: 0, z: 0}), point({x: 2, y: 3, z: 6}))", "7.0"},
      {"point.distance(point({x: 0, y: 0}), point({longitude: 0, latitude: 0}))", "null"},
      {"round(point.distance(point({longitude: 12.78, latitude: 56.7}), point({longitude: 12.99, latitude: "
       "55.6})))",
       "123142.0"},
      {"point.withinBBox(point({longitude: 179, latitude: 0}), point({longitude: 170, latitude: -1}), "
       "point({longitude: -170, latitude: 1}))",
       "true"},
      {"point.withinBBox(point({x: 3, y: 0}), point({x: 0, y: 0}), point({x: 2, y: 2}))", "false"},
  });
  expect_errors("ArgumentError/InvalidArgumentValue",
                {"point({x: 1})", "point({longitude: 1, latitude: 91})", "point({x: 1, y: 2, srid: 1})",
                 "point({x: 1, y: 2, srid: 9157})", "point({longitude: 1, latitude: 1, crs: 'cartesian'})",
                 "point({x: 1, longitude: 1, y: 2})", "point({x: 1, y: 2, w: 2})"});
}

}  // namespace
}  // namespace kenes
