// SPDX-License-Identifier: Apache-2.0
#include "storage/claim.hpp"

#include <gtest/gtest.h>

#include "storage/temporal.hpp"

namespace kenes {
namespace {

std::int64_t day(std::int64_t year, int month, int day) { return days_from_civil({year, month, day}); }

TEST(PartialDate, ReadsYearsMonthsAndDays) {
  EXPECT_EQ(PartialDate::parse("2004"), (PartialDate{2004, 0, 0}));
  EXPECT_EQ(PartialDate::parse("2004-09"), (PartialDate{2004, 9, 0}));
  EXPECT_EQ(PartialDate::parse("2004-09-19"), (PartialDate{2004, 9, 19}));
  EXPECT_EQ(PartialDate::parse("0000"), (PartialDate{0, 0, 0}));
  EXPECT_EQ(PartialDate::parse("-0044-03-15"), (PartialDate{-44, 3, 15}));
  EXPECT_EQ(PartialDate::parse("-9999"), (PartialDate{-9999, 0, 0}));
  EXPECT_EQ(PartialDate::parse("+12345-02"), (PartialDate{12345, 2, 0}));
  EXPECT_EQ(PartialDate::parse("2000-02-29"), (PartialDate{2000, 2, 29}));
}

TEST(PartialDate, RefusesEverythingElse) {
  for (const char* text :
       {"",        "-",           "204",       "20040",      "2004-",      "2004-9",     "2004-13",
        "2004-00", "2004-09-",    "2004-09-0", "2004-09-31", "2004-02-30", "2003-02-29", "2004-09-00",
        "2004/09", "2004-09-19T", " 2004",     "2004 ",      "20x4",       "2004-0x",    "2004-09x19",
        "+-2004",  "+1234567890", "--2004",    "2004-09-1x", "20040919",   "-204"})
    EXPECT_FALSE(PartialDate::parse(text)) << text;
}

TEST(PartialDate, TextsComeBack) {
  for (const char* text : {"2004", "2004-09", "2004-09-19", "0000", "0800-01", "-0044-03-15", "-9999",
                           "9999-12-31", "+12345-02", "-123456"}) {
    const auto date = PartialDate::parse(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->text(), text);
  }
}

TEST(PartialDate, SpansAreAllOfItsDays) {
  EXPECT_EQ((PartialDate{2004, 0, 0}.span()), (DaySpan{day(2004, 1, 1), day(2005, 1, 1)}));
  EXPECT_EQ((PartialDate{2004, 2, 0}.span()), (DaySpan{day(2004, 2, 1), day(2004, 3, 1)}));
  EXPECT_EQ((PartialDate{2004, 12, 0}.span()), (DaySpan{day(2004, 12, 1), day(2005, 1, 1)}));
  EXPECT_EQ((PartialDate{2004, 12, 31}.span()), (DaySpan{day(2004, 12, 31), day(2005, 1, 1)}));
  EXPECT_EQ((PartialDate{-9999, 0, 0}.span()), (DaySpan{day(-9999, 1, 1), day(-9998, 1, 1)}));
  EXPECT_EQ((PartialDate{9999, 12, 31}.span()), (DaySpan{day(9999, 12, 31), day(10000, 1, 1)}));
  EXPECT_EQ((PartialDate{2147483647, 0, 0}.span().to - PartialDate{2147483647, 0, 0}.span().from), 365);
}

TEST(ValidTime, ReachesFromTheFirstDayToTheLast) {
  ValidTime always;
  EXPECT_EQ(always.span(), (DaySpan{DaySpan::before_all, DaySpan::after_all}));
  const ValidTime term{EndKind::dated, EndKind::dated, {2004, 0, 0}, {2013, 5, 31}};
  EXPECT_EQ(term.span(), (DaySpan{day(2004, 1, 1), day(2013, 6, 1)}));
  const ValidTime open{EndKind::dated, EndKind::open, {2004, 9, 0}, {1, 1, 1}};
  EXPECT_EQ(open.span(), (DaySpan{day(2004, 9, 1), DaySpan::after_all}));
  const ValidTime until{EndKind::unknown, EndKind::dated, {}, {2013, 0, 0}};
  EXPECT_EQ(until.span(), (DaySpan{DaySpan::before_all, day(2014, 1, 1)}));
  const ValidTime wrong{EndKind::dated, EndKind::dated, {2014, 0, 0}, {2013, 0, 0}};
  EXPECT_TRUE(wrong.span().empty());
}

}  // namespace
}  // namespace kenes
