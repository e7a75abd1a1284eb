// SPDX-License-Identifier: Apache-2.0
// A reader of compiled zone files (RFC 8536, "The Time Zone Information Format (TZif)") and of the POSIX rule
// in their last line, which holds after the last transition that they list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kenes::functions {

/// One change of clocks within a year, `M10.5.0/3` or `J60`: the day and the local second of that day.
struct YearlyChange {
  enum class Form : std::uint8_t {
    month_week_day,
    day_without_leap,
    day_with_leap
  } form = Form::month_week_day;
  int month = 1, week = 1, weekday = 0;
  int day = 0;
  std::int32_t second = 7200;
  /// Local seconds since 1970 at which it happens, by the clock before it.
  std::int64_t in_year(std::int64_t year) const;
};

/// `CET-1CEST,M3.5.0,M10.5.0/3`: standard time and, if `summer`, its times.
struct PosixRule {
  std::int32_t standard = 0, daylight = 0;  ///< seconds east
  bool has_daylight = false;
  YearlyChange start, end;
  std::int32_t offset_at(std::int64_t instant) const;
};
/// Nothing if the text is no such rule.
std::optional<PosixRule> parse_posix_rule(std::string_view text);

class ZoneFile {
 public:
  /// Nothing if `bytes` are no zone file of version 2 or later.
  static std::optional<ZoneFile> read(std::string_view bytes);
  std::int32_t offset_at(std::int64_t instant) const;

 private:
  std::vector<std::int64_t> times_;      // ascending
  std::vector<std::int32_t> offsets_;    // from times_[i] on
  std::int32_t first_offset_ = 0;        // before the first
  std::optional<PosixRule> afterwards_;  // after the last
};

}  // namespace kenes::functions
