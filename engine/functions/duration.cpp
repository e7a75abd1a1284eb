// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/duration.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

#include "engine/functions/calendar.hpp"
#include "engine/functions/temporal.hpp"
#include "storage/error.hpp"

namespace kenes::functions {

namespace {

constexpr std::int64_t seconds_per_month = 2'629'746;
constexpr std::int64_t seconds_per_day = 86'400;
constexpr Wide attoseconds_per_second = split_unit;
constexpr Wide attoseconds_per_nanosecond = 1'000'000'000;

constexpr std::array<std::string_view, 11> unit_names = {
    "years",   "quarters", "months",       "weeks",        "days",       "hours",
    "minutes", "seconds",  "milliseconds", "microseconds", "nanoseconds"};

/// Moves whole `unit`s from `part` to `whole` and gives both the same sign.
void carry(Wide& whole, Wide& part, Wide unit) {
  whole += part / unit;
  part %= unit;
  if (whole > 0 && part < 0) {
    --whole;
    part += unit;
  } else if (whole < 0 && part > 0) {
    ++whole;
    part -= unit;
  }
}

std::int64_t narrow(Wide value) {
  if (value > INT64_MAX || value < INT64_MIN)
    throw Error(ErrorCode::arithmetic_error, "NumberOutOfRange", Phase::runtime, "the duration is too long");
  return static_cast<std::int64_t>(value);
}

[[noreturn]] void refuse(std::string_view text, std::string_view why = {}) {
  std::string message = "`" + std::string(text) + "` is no duration";
  if (!why.empty()) message += ": " + std::string(why);
  throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime, message, {},
              "write it as 'P1Y2M3DT4H5M6.5S', any part left out");
}

}  // namespace

std::optional<DurationUnit> duration_unit(std::string_view name) {
  for (std::size_t i = 0; i < unit_names.size(); ++i)
    if (unit_names[i] == name) return static_cast<DurationUnit>(i);
  return std::nullopt;
}

void DurationSum::add(DurationUnit unit, const Split& amount) {
  const Wide whole = amount.whole, fraction = amount.fraction;
  auto months = [&](int count) {
    months_ += whole * count;
    month_fraction_ += fraction * count;
  };
  auto days = [&](int count) {
    days_ += whole * count;
    day_attoseconds_ += fraction * count * seconds_per_day;
  };
  auto seconds = [&](int count) {
    seconds_ += whole * count;
    second_attoseconds_ += fraction * count;
  };
  auto parts = [&](int per_second) {
    seconds_ += whole / per_second;
    second_attoseconds_ += whole % per_second * (attoseconds_per_second / per_second) + fraction / per_second;
  };
  switch (unit) {
    case DurationUnit::years:
      return months(12);
    case DurationUnit::quarters:
      return months(3);
    case DurationUnit::months:
      return months(1);
    case DurationUnit::weeks:
      return days(7);
    case DurationUnit::days:
      return days(1);
    case DurationUnit::hours:
      return seconds(3600);
    case DurationUnit::minutes:
      return seconds(60);
    case DurationUnit::seconds:
      return seconds(1);
    case DurationUnit::milliseconds:
      return parts(1'000);
    case DurationUnit::microseconds:
      return parts(1'000'000);
    case DurationUnit::nanoseconds:
      return parts(1'000'000'000);
  }
}

Duration DurationSum::result() const {
  Wide months = months_, fraction = month_fraction_;
  carry(months, fraction, split_unit);
  Wide days = days_, of_day = day_attoseconds_ + fraction * seconds_per_month;
  carry(days, of_day, seconds_per_day * attoseconds_per_second);
  Wide seconds = seconds_, attoseconds = second_attoseconds_ + of_day;
  carry(seconds, attoseconds, attoseconds_per_second);
  return make_duration(months, days, seconds, attoseconds / attoseconds_per_nanosecond);
}

Duration make_duration(Wide months, Wide days, Wide seconds, Wide nanoseconds) {
  seconds += nanoseconds / nanoseconds_per_second;
  nanoseconds %= nanoseconds_per_second;
  if (nanoseconds < 0) {
    nanoseconds += nanoseconds_per_second;
    --seconds;
  }
  return {narrow(months), narrow(days), narrow(seconds), static_cast<std::int32_t>(nanoseconds)};
}

std::optional<Duration> duration_from_map(const Map& fields) {
  DurationSum sum;
  for (const auto& [key, amount] : fields) {
    auto unit = duration_unit(key);
    if (!unit) {
      std::vector<std::string> names(unit_names.begin(), unit_names.end());
      throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
                  "a duration has no part `" + key + "`", {}, did_you_mean(key, names));
    }
    if (amount.is_null()) return std::nullopt;
    if (!amount.is_number())
      throw Error(ErrorCode::argument_error, "InvalidArgumentType", Phase::runtime,
                  "`" + key + "` of a duration must be a number, not " + to_literal(amount));
    sum.add(*unit, split(amount.is(Kind::integer) ? decimal_of(amount.as_integer())
                                                  : decimal_of(amount.as_float())));
  }
  return sum.result();
}

namespace {

/// `2012-02-02T14:37:21.545` or `20120202T143721.545` after the P: the parts of a date taken as amounts.
std::optional<Duration> duration_like_date(std::string_view text) {
  auto digits = [&text](std::size_t from, std::size_t count) -> std::optional<std::int64_t> {
    if (from + count > text.size()) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return std::nullopt;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  bool extended = text.size() > 4 && text[4] == '-';
  std::size_t gap = extended ? 1 : 0;
  std::size_t date_size = 8 + 2 * gap;
  auto year = digits(0, 4), month = digits(4 + gap, 2), day = digits(6 + 2 * gap, 2);
  if (!year || !month || !day || (extended && text[7] != '-') || *month > 12 || *day > 31)
    return std::nullopt;
  std::int64_t nanoseconds = 0;
  if (text.size() > date_size) {
    if (text[date_size] != 'T' && text[date_size] != 't') return std::nullopt;
    nanoseconds = parse_local_time(text.substr(date_size + 1)).nanoseconds;
  }
  return make_duration(*year * 12 + *month, *day, 0, nanoseconds);
}

}  // namespace

Duration parse_duration(std::string_view text) {
  struct Letter {
    char letter;
    DurationUnit unit;
  };
  static constexpr Letter date_letters[] = {{'Y', DurationUnit::years},
                                            {'Q', DurationUnit::quarters},
                                            {'M', DurationUnit::months},
                                            {'W', DurationUnit::weeks},
                                            {'D', DurationUnit::days}};
  static constexpr Letter time_letters[] = {
      {'H', DurationUnit::hours}, {'M', DurationUnit::minutes}, {'S', DurationUnit::seconds}};
  std::string_view rest = text;
  bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (!rest.starts_with('P') && !rest.starts_with('p')) refuse(text, "it begins with P");
  rest.remove_prefix(1);
  if (!negative)
    if (auto duration = duration_like_date(rest)) return *duration;
  DurationSum sum;
  std::span<const Letter> letters = date_letters;
  bool any = false, in_time = false;
  while (!rest.empty()) {
    if (!in_time && (rest[0] == 'T' || rest[0] == 't')) {
      letters = time_letters;
      in_time = true;
      any = false;
      rest.remove_prefix(1);
      continue;
    }
    std::size_t length = rest.find_first_not_of("+-0123456789.,");
    if (length == std::string_view::npos || length == 0) refuse(text);
    auto amount = decimal_of(rest.substr(0, length));
    if (!amount) refuse(text, "`" + std::string(rest.substr(0, length)) + "` is no number");
    if (negative) amount->digits = -amount->digits;
    char wanted = static_cast<char>(rest[length] & ~32);
    rest.remove_prefix(length + 1);
    std::size_t at = 0;
    while (at < letters.size() && letters[at].letter != wanted) ++at;
    if (at == letters.size()) refuse(text, "its parts stand in the order Y, Q, M, W, D, T, H, M, S");
    sum.add(letters[at].unit, split(*amount));
    letters = letters.subspan(at + 1);
    any = true;
  }
  if (!any) refuse(text, "it has no part");
  return sum.result();
}

}  // namespace kenes::functions
