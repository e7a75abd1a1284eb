// SPDX-License-Identifier: Apache-2.0
// Reading the texts of dates and times (ISO 8601-1). Durations are in duration.cpp.
#include <charconv>
#include <string>

#include "engine/functions/calendar.hpp"
#include "engine/functions/temporal.hpp"
#include "engine/functions/zone.hpp"
#include "storage/error.hpp"

namespace kenes::functions {

namespace {

struct ZonedPart {
  bool has_offset = false;
  std::int32_t offset = 0;
  std::string name;
};

/// One text while it is read; every refusal names the whole text.
class Reader {
 public:
  Reader(std::string_view text, std::string_view what, std::string_view example)
      : whole_(text), rest_(text), what_(what), example_(example) {}

  [[noreturn]] void refuse(std::string_view why = {}) const {
    std::string message = "`" + std::string(whole_) + "` is no " + std::string(what_);
    if (!why.empty()) message += ": " + std::string(why);
    throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime, message, {},
                "write it as '" + std::string(example_) + "'");
  }
  bool at_end() const { return rest_.empty(); }
  bool skip(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool skip_letter(char upper) { return skip(upper) || skip(static_cast<char>(upper | 32)); }
  char peek() const { return rest_.empty() ? '\0' : rest_[0]; }
  std::size_t digits_ahead() const {
    std::size_t n = 0;
    while (n < rest_.size() && rest_[n] >= '0' && rest_[n] <= '9') ++n;
    return n;
  }
  std::int64_t number(std::size_t digits) {
    if (digits_ahead() < digits || digits == 0) refuse();
    std::int64_t value = 0;
    std::from_chars(rest_.data(), rest_.data() + digits, value);
    rest_.remove_prefix(digits);
    return value;
  }
  std::string_view take_rest() { return std::exchange(rest_, {}); }

  Date date();
  std::int64_t time();  ///< nanoseconds of the day
  ZonedPart zone();
  void end() const {
    if (!at_end()) refuse();
  }

 private:
  std::int64_t extended_date(std::int64_t year);
  std::int64_t basic_date(std::int64_t year);
  std::int64_t week_after_letter(std::int64_t year, bool extended);
  std::int64_t quarter_after_letter(std::int64_t year, bool extended);
  std::int64_t fraction();

  std::string_view whole_, rest_, what_, example_;
};

Date Reader::date() {
  std::int64_t year;
  if (peek() == '+' || peek() == '-') {
    bool negative = skip('-');
    if (!negative) skip('+');
    std::size_t digits = digits_ahead();
    if (digits == 0 || digits > 9) refuse("a year with a sign has one to nine digits");
    year = number(digits);
    if (negative) year = -year;
  } else {
    year = number(4);
  }
  return {skip('-') ? extended_date(year) : basic_date(year)};
}

std::int64_t Reader::extended_date(std::int64_t year) {
  if (skip_letter('W')) return week_after_letter(year, true);
  if (skip_letter('Q')) return quarter_after_letter(year, true);
  std::size_t digits = digits_ahead();
  if (digits == 3) return ordinal_day(year, number(3));
  if (digits == 0 || digits > 2) refuse();
  std::int64_t month = number(digits);
  if (!skip('-')) return calendar_day(year, month, 1);
  digits = digits_ahead();
  if (digits == 0 || digits > 2) refuse();
  return calendar_day(year, month, number(digits));
}

std::int64_t Reader::basic_date(std::int64_t year) {
  if (skip_letter('W')) return week_after_letter(year, false);
  if (skip_letter('Q')) return quarter_after_letter(year, false);
  switch (digits_ahead()) {
    case 0:
      return calendar_day(year, 1, 1);
    case 2:
      return calendar_day(year, number(2), 1);
    case 3:
      return ordinal_day(year, number(3));
    case 4: {
      std::int64_t month = number(2);
      return calendar_day(year, month, number(2));
    }
    default:
      refuse();
  }
}

std::int64_t Reader::week_after_letter(std::int64_t year, bool extended) {
  std::int64_t week = number(2);
  bool has_day = extended ? skip('-') : digits_ahead() > 0;
  return week_day(year, week, has_day ? number(1) : 1);
}

std::int64_t Reader::quarter_after_letter(std::int64_t year, bool extended) {
  std::int64_t quarter = number(1);
  bool has_day = extended ? skip('-') : digits_ahead() > 0;
  return quarter_day(year, quarter, has_day ? number(2) : 1);
}

std::int64_t Reader::fraction() {
  std::size_t digits = digits_ahead();
  if (digits == 0 || digits > 9) refuse("a fraction of a second has one to nine digits");
  std::int64_t value = number(digits);
  for (; digits < 9; ++digits) value *= 10;
  return value;
}

std::int64_t Reader::time() {
  std::int64_t hour = number(2), minute = 0, second = 0, nanosecond = 0;
  bool extended = peek() == ':';
  auto another = [&] { return extended ? skip(':') : digits_ahead() > 0; };
  if (another()) {
    minute = number(2);
    if (another()) {
      second = number(2);
      if (skip('.') || skip(',')) nanosecond = fraction();
    }
  }
  check_part("hour", hour, 0, 23);
  check_part("minute", minute, 0, 59);
  check_part("second", second, 0, 59);
  return (hour * 3600 + minute * 60 + second) * nanoseconds_per_second + nanosecond;
}

ZonedPart Reader::zone() {
  ZonedPart part;
  std::size_t end = rest_.find('[');
  std::string_view offset = rest_.substr(0, end);
  if (!offset.empty()) {
    auto seconds = parse_offset(offset);
    if (!seconds) refuse("`" + std::string(offset) + "` is no offset from UTC");
    part.has_offset = true;
    part.offset = *seconds;
  }
  if (end != std::string_view::npos) {
    std::string_view name = rest_.substr(end);
    if (name.size() < 3 || name.back() != ']') refuse();
    part.name = name.substr(1, name.size() - 2);
  }
  rest_ = {};
  return part;
}

bool skip_time_letter(Reader& reader) {
  if (reader.at_end()) return false;
  if (!reader.skip_letter('T')) reader.refuse();
  return true;
}

}  // namespace

Date parse_date(std::string_view text) {
  Reader reader(text, "date", "2015-07-21");
  Date date = reader.date();
  reader.end();
  return date;
}

LocalTime parse_local_time(std::string_view text) {
  Reader reader(text, "local time", "21:40:32.142");
  LocalTime time{reader.time()};
  reader.end();
  return time;
}

Time parse_time(std::string_view text) {
  Reader reader(text, "time", "21:40:32.142+01:00");
  std::int64_t nanoseconds = reader.time();
  ZonedPart zone = reader.zone();
  if (!zone.name.empty()) reader.refuse("a time without a date cannot be in a named zone");
  return {nanoseconds, zone.offset};
}

LocalDateTime parse_local_date_time(std::string_view text) {
  Reader reader(text, "local datetime", "2015-07-21T21:40:32.142");
  Date date = reader.date();
  std::int64_t nanoseconds = skip_time_letter(reader) ? reader.time() : 0;
  reader.end();
  return {date.days * 86'400 + nanoseconds / nanoseconds_per_second,
          static_cast<std::int32_t>(nanoseconds % nanoseconds_per_second)};
}

DateTime parse_date_time(std::string_view text) {
  Reader reader(text, "datetime", "2015-07-21T21:40:32.142+02:00[Europe/Stockholm]");
  Date date = reader.date();
  std::int64_t nanoseconds = 0;
  ZonedPart part;
  if (reader.peek() != '[' && skip_time_letter(reader)) nanoseconds = reader.time();
  part = reader.zone();
  LocalDateTime local{date.days * 86'400 + nanoseconds / nanoseconds_per_second,
                      static_cast<std::int32_t>(nanoseconds % nanoseconds_per_second)};
  if (part.name.empty()) return from_local(local, {part.offset, {}, nullptr});
  ZoneChoice zone = parse_zone(part.name);
  if (!part.has_offset) return from_local(local, zone);
  if (!zone.zone || !zone.zone->shows(local.seconds, part.offset))
    reader.refuse("the zone " + part.name + " has not the offset " + offset_text(part.offset) + " then");
  return from_local(local, zone, part.offset);
}

}  // namespace kenes::functions
