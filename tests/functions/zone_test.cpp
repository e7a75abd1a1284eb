// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/zone.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "engine/functions/temporal.hpp"
#include "engine/functions/zone_file.hpp"

namespace kenes::functions {
namespace {

std::int64_t instant(std::string_view text) { return parse_date_time(text).seconds; }

TEST(PosixRule, EveryForm) {
  struct Case {
    const char *rule, *at;
    std::int32_t offset;
  };
  const Case table[] = {
      {"UTC0", "2050-07-01T00:00Z", 0},
      {"<+05>-5", "2050-07-01T00:00Z", 18'000},
      {"<-0330>3:30", "2050-07-01T00:00Z", -12'600},
      {"CET-1CEST,M3.5.0,M10.5.0/3", "2050-03-27T00:59:59Z", 3'600},
      {"CET-1CEST,M3.5.0,M10.5.0/3", "2050-03-27T01:00Z", 7'200},
      {"CET-1CEST,M3.5.0,M10.5.0/3", "2050-10-30T00:59:59Z", 7'200},
      {"CET-1CEST,M3.5.0,M10.5.0/3", "2050-10-30T01:00Z", 3'600},
      // South of the equator, half an hour of summer time (Lord Howe).
      {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2050-01-01T00:00Z", 39'600},
      {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2050-07-01T00:00Z", 37'800},
      // Beyond midnight: Thursday 26:00 is Friday 2:00 (Jerusalem).
      {"IST-2IDT,M3.4.4/26,M10.5.0", "2050-03-24T23:59:59Z", 7'200},
      {"IST-2IDT,M3.4.4/26,M10.5.0", "2050-03-25T00:00Z", 10'800},
      // J60 is March 1st in every year, 59 only in years without a leap day.
      {"EST5EDT,J60/0,J300/0", "2024-02-29T12:00Z", -18'000},
      {"EST5EDT,J60/0,J300/0", "2024-03-01T12:00Z", -14'400},
      {"EST5EDT,59/0,299/0", "2024-02-29T12:00Z", -14'400},
      {"EST5EDT,59/0,299/0", "2023-02-28T12:00Z", -18'000},
  };
  for (const Case& c : table) {
    auto rule = parse_posix_rule(c.rule);
    ASSERT_TRUE(rule) << c.rule;
    EXPECT_EQ(rule->offset_at(instant(c.at)), c.offset) << c.rule << " at " << c.at;
  }
  for (const char* broken : {"", "A0", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
                             "CET-1CEST,M3.5.0,M10.5.0/3x", "<+05-5"})
    EXPECT_FALSE(parse_posix_rule(broken)) << broken;
}

TEST(ZoneFile, BrokenOnesAreRefusedAtEveryLength) {
  std::ifstream in("/usr/share/zoneinfo/Europe/Stockholm", std::ios::binary);
  if (!in) GTEST_SKIP() << "no zone files here";
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  auto whole = ZoneFile::read(bytes);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->offset_at(instant("2024-07-01T00:00Z")), 7'200);
  EXPECT_EQ(whole->offset_at(instant("2400-07-01T00:00Z")), 7'200);
  const std::size_t footer = bytes.rfind('\n', bytes.size() - 2);
  for (std::size_t length = 0; length < footer; ++length)
    EXPECT_FALSE(ZoneFile::read(std::string_view(bytes).substr(0, length))) << length;
}

TEST(Zone, OnlyNamesOfZonesAreLookedUp) {
  EXPECT_NE(Zone::find("Europe/Stockholm"), nullptr);
  EXPECT_EQ(Zone::find("Europe/Stockholm"), Zone::find("Europe/Stockholm"));
  for (const char* name : {"", "Europe/Nowhere", "../zoneinfo/UTC", "/etc/passwd", "posixrules", "zone.tab",
                           "GMT+99", "right/UTC", "Europe", "utc\n"})
    EXPECT_EQ(Zone::find(name), nullptr) << name;
}

TEST(Zone, OffsetsAreReadInAllTheirForms) {
  const std::pair<const char*, std::optional<std::int32_t>> table[] = {
      {"Z", 0},           {"+01:00", 3'600},   {"-0130", -5'400}, {"+02", 7'200}, {"+02:05:59", 7'559},
      {"+020559", 7'559}, {"-18:00", -64'800}, {"+18:00:01", {}}, {"+1", {}},     {"+01:0", {}},
      {"+0100:00", {}},   {"+01:60", {}},      {"01:00", {}},     {"", {}},       {"+01:00:00:00", {}},
  };
  for (const auto& [text, offset] : table) EXPECT_EQ(parse_offset(text), offset) << text;
}

}  // namespace
}  // namespace kenes::functions
