// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/valid_time.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/temporal.hpp"

namespace kenes::knowledge {

namespace {

constexpr std::int64_t seconds_per_day = 86'400;
constexpr std::int64_t largest_year = 999'999'999;

std::int64_t day_of(std::int64_t seconds) {
  return seconds / seconds_per_day - (seconds % seconds_per_day < 0);
}

PartialDate whole_day(std::int64_t days) {
  const CivilDate civil = civil_from_days(days);
  return {static_cast<std::int32_t>(civil.year), static_cast<std::uint8_t>(civil.month),
          static_cast<std::uint8_t>(civil.day)};
}

[[noreturn]] void refuse(const Value& value, std::string_view what, Position at) {
  throw type_error("InvalidArgumentValue", fmt::format("{} is a time, not {}", what, to_literal(value)), at,
                   "a DATE, a DATETIME, a year, or a partial date such as '2004' or '2004-09' will do");
}

bool says(const Value& value, std::string_view word) {
  return value.is(Kind::string) && value.as_string() == word;
}

}  // namespace

PartialDate partial_date(const Value& value, std::string_view what, Position at) {
  switch (value.kind()) {
    case Kind::date:
      return whole_day(value.as_date().days);
    case Kind::local_date_time:
      return whole_day(day_of(value.as_local_date_time().seconds));
    case Kind::date_time:
      return whole_day(day_of(value.as_date_time().seconds + value.as_date_time().offset));
    case Kind::integer:
      if (const auto year = value.as_integer(); year >= -largest_year && year <= largest_year)
        return {static_cast<std::int32_t>(year), 0, 0};
      break;
    case Kind::string:
      if (const auto date = PartialDate::parse(value.as_string())) return *date;
      break;
    default:
      break;
  }
  refuse(value, what, at);
}

std::int64_t moment(const Value& value, std::string_view what, Position at) {
  switch (value.kind()) {
    case Kind::date_time:
      return value.as_date_time().seconds * 1'000'000 + value.as_date_time().nanoseconds / 1000;
    case Kind::local_date_time:
      return value.as_local_date_time().seconds * 1'000'000 + value.as_local_date_time().nanoseconds / 1000;
    case Kind::date:
      return (value.as_date().days + 1) * seconds_per_day * 1'000'000 - 1;
    default:
      throw type_error("InvalidArgumentValue", fmt::format("{} is a moment, not {}", what, to_literal(value)),
                       at, "a DATETIME, a LOCAL DATETIME or a DATE (its last moment) will do");
  }
}

Value to_value(const PartialDate& date) {
  if (date.month == 0 || date.day == 0) return Value(date.text());
  return Value(Date{date.span().from});
}

Value first_day(const DaySpan& span) {
  return span.from == DaySpan::before_all ? Value() : Value(Date{span.from});
}

Value last_day(const DaySpan& span) {
  return span.to == DaySpan::after_all ? Value() : Value(Date{span.to - 1});
}

Value to_map(const DaySpan& span) {
  Map map;
  map.emplace("from", first_day(span));
  map.emplace("to", last_day(span));
  return Value(std::move(map));
}

Value moment_value(std::int64_t microseconds) {
  if (microseconds == Claim::since_ever) return {};
  std::int64_t seconds = microseconds / 1'000'000, rest = microseconds % 1'000'000;
  if (rest < 0) --seconds, rest += 1'000'000;
  return Value(DateTime{seconds, static_cast<std::int32_t>(rest * 1000), 0, {}});
}

ValidTime valid_time(const Value& from, const Value& to, const Value& at, Position where) {
  ValidTime valid;
  if (!at.is_null()) {
    if (!from.is_null() || !to.is_null())
      throw type_error("InvalidArgumentValue", "a claim is valid at a time, or from one to another, not both",
                       where, "leave out AT, or FROM and TO");
    valid.from_kind = valid.to_kind = EndKind::dated;
    valid.from = valid.to = partial_date(at, "VALID AT", where);
    return valid;
  }
  if (!from.is_null()) {
    valid.from_kind = EndKind::dated;
    valid.from = partial_date(from, "VALID FROM", where);
  }
  if (to.is_null()) {
    if (!from.is_null()) valid.to_kind = EndKind::open;
  } else if (says(to, "open")) {
    valid.to_kind = EndKind::open;
  } else if (!says(to, "unknown")) {
    valid.to_kind = EndKind::dated;
    valid.to = partial_date(to, "VALID TO", where);
  }
  if (valid.span().empty())
    throw type_error("InvalidArgumentValue",
                     fmt::format("a claim cannot be valid from {} to {}: it would end before it begins",
                                 valid.from.text(), valid.to.text()),
                     where);
  return valid;
}

std::vector<DaySpan> united(std::vector<DaySpan> spans) {
  std::erase_if(spans, [](const DaySpan& span) { return span.empty(); });
  std::sort(spans.begin(), spans.end());
  std::vector<DaySpan> out;
  for (const DaySpan& span : spans)
    if (!out.empty() && span.from <= out.back().to)
      out.back().to = std::max(out.back().to, span.to);
    else
      out.push_back(span);
  return out;
}

std::vector<DaySpan> intersection(std::span<const DaySpan> a, std::span<const DaySpan> b) {
  std::vector<DaySpan> out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const DaySpan both{std::max(a[i].from, b[j].from), std::min(a[i].to, b[j].to)};
    if (!both.empty()) out.push_back(both);
    ++(a[i].to < b[j].to ? i : j);
  }
  return out;
}

std::string to_text(const ValidTime& valid) {
  const bool from = valid.from_kind == EndKind::dated, to = valid.to_kind == EndKind::dated;
  if (from && to)
    return valid.from == valid.to ? "in " + valid.from.text() : valid.from.text() + " to " + valid.to.text();
  if (from)
    return valid.to_kind == EndKind::open ? "since " + valid.from.text()
                                          : "from " + valid.from.text() + ", end unknown";
  if (to) return "until " + valid.to.text();
  return valid.to_kind == EndKind::open ? "still" : "";
}

}  // namespace kenes::knowledge
