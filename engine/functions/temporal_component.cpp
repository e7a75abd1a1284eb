// SPDX-License-Identifier: Apache-2.0
// The components of temporal values (`d.week`, `duration.minutesOfHour`), one line each.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/functions/calendar.hpp"
#include "engine/functions/temporal.hpp"
#include "engine/functions/temporal_parts.hpp"
#include "storage/error.hpp"

namespace kenes::functions {

namespace {

template <class Subject>
struct Component {
  std::string_view name;
  Value (*read)(const Subject&);
};

/// A product that may leave 64 bits.
Value product(std::int64_t a, std::int64_t b, std::int64_t plus) {
  std::int64_t result;
  if (__builtin_mul_overflow(a, b, &result) || __builtin_add_overflow(result, plus, &result))
    throw Error(ErrorCode::arithmetic_error, "IntegerOverflow", Phase::runtime,
                "the component does not fit into a 64-bit integer");
  return result;
}

std::int64_t whole(std::int64_t n) { return n; }

constexpr Component<std::int64_t> day_components[] = {
    {"year", [](const std::int64_t& d) { return Value(civil_from_days(d).year); }},
    {"quarter", [](const std::int64_t& d) { return Value(quarter_of(civil_from_days(d).month)); }},
    {"month", [](const std::int64_t& d) { return Value(civil_from_days(d).month); }},
    {"week", [](const std::int64_t& d) { return Value(week_date(d).week); }},
    {"weekYear", [](const std::int64_t& d) { return Value(week_date(d).year); }},
    {"day", [](const std::int64_t& d) { return Value(civil_from_days(d).day); }},
    {"ordinalDay", [](const std::int64_t& d) { return Value(day_of_year(d)); }},
    {"dayOfYear", [](const std::int64_t& d) { return Value(day_of_year(d)); }},
    {"weekDay", [](const std::int64_t& d) { return Value(day_of_week(d)); }},
    {"dayOfWeek", [](const std::int64_t& d) { return Value(day_of_week(d)); }},
    {"dayOfQuarter", [](const std::int64_t& d) { return Value(day_of_quarter(d)); }},
};

constexpr Component<std::int64_t> clock_components[] = {
    {"hour", [](const std::int64_t& n) { return Value(whole(n / 3'600'000'000'000)); }},
    {"minute", [](const std::int64_t& n) { return Value(whole(n / 60'000'000'000 % 60)); }},
    {"second", [](const std::int64_t& n) { return Value(whole(n / 1'000'000'000 % 60)); }},
    {"millisecond", [](const std::int64_t& n) { return Value(whole(n / 1'000'000 % 1'000)); }},
    {"microsecond", [](const std::int64_t& n) { return Value(whole(n / 1'000 % 1'000'000)); }},
    {"nanosecond", [](const std::int64_t& n) { return Value(whole(n % 1'000'000'000)); }},
};

constexpr Component<ZoneChoice> zone_components[] = {
    {"timezone", [](const ZoneChoice& z) { return Value(z.name.empty() ? offset_text(z.offset) : z.name); }},
    {"offset", [](const ZoneChoice& z) { return Value(offset_text(z.offset)); }},
    {"offsetMinutes", [](const ZoneChoice& z) { return Value(z.offset / 60); }},
    {"offsetSeconds", [](const ZoneChoice& z) { return Value(z.offset); }},
};

constexpr Component<DateTime> epoch_components[] = {
    {"epochSeconds", [](const DateTime& t) { return Value(t.seconds); }},
    {"epochMillis", [](const DateTime& t) { return product(t.seconds, 1'000, t.nanoseconds / 1'000'000); }},
};

constexpr Component<Duration> duration_components[] = {
    {"years", [](const Duration& d) { return Value(whole(d.months / 12)); }},
    {"quarters", [](const Duration& d) { return Value(whole(d.months / 3)); }},
    {"months", [](const Duration& d) { return Value(d.months); }},
    {"weeks", [](const Duration& d) { return Value(whole(d.days / 7)); }},
    {"days", [](const Duration& d) { return Value(d.days); }},
    {"hours", [](const Duration& d) { return Value(whole(d.seconds / 3600)); }},
    {"minutes", [](const Duration& d) { return Value(whole(d.seconds / 60)); }},
    {"seconds", [](const Duration& d) { return Value(d.seconds); }},
    {"milliseconds", [](const Duration& d) { return product(d.seconds, 1'000, d.nanoseconds / 1'000'000); }},
    {"microseconds", [](const Duration& d) { return product(d.seconds, 1'000'000, d.nanoseconds / 1'000); }},
    {"nanoseconds", [](const Duration& d) { return product(d.seconds, 1'000'000'000, d.nanoseconds); }},
    {"quartersOfYear", [](const Duration& d) { return Value(whole(d.months / 3 % 4)); }},
    {"monthsOfYear", [](const Duration& d) { return Value(whole(d.months % 12)); }},
    {"monthsOfQuarter", [](const Duration& d) { return Value(whole(d.months % 3)); }},
    {"daysOfWeek", [](const Duration& d) { return Value(whole(d.days % 7)); }},
    {"minutesOfHour", [](const Duration& d) { return Value(whole(d.seconds / 60 % 60)); }},
    {"secondsOfMinute", [](const Duration& d) { return Value(whole(d.seconds % 60)); }},
    {"millisecondsOfSecond", [](const Duration& d) { return Value(d.nanoseconds / 1'000'000); }},
    {"microsecondsOfSecond", [](const Duration& d) { return Value(d.nanoseconds / 1'000); }},
    {"nanosecondsOfSecond", [](const Duration& d) { return Value(d.nanoseconds); }},
};

template <class Subject, std::size_t size>
const Component<Subject>* find(const Component<Subject> (&table)[size], std::string_view key) {
  auto found = std::ranges::find(table, key, &Component<Subject>::name);
  return found == std::end(table) ? nullptr : found;
}

/// The names of all tables that belong to a kind.
std::vector<std::string_view> names_of(Kind kind) {
  std::vector<std::string_view> names;
  auto add = [&names](const auto& table) {
    for (const auto& component : table) names.push_back(component.name);
  };
  bool dated = kind == Kind::date || kind == Kind::local_date_time || kind == Kind::date_time;
  bool clocked = is_temporal(kind) && kind != Kind::date && kind != Kind::duration;
  if (dated) add(day_components);
  if (clocked) add(clock_components);
  if (kind == Kind::time || kind == Kind::date_time) add(zone_components);
  if (kind == Kind::date_time) add(epoch_components);
  if (kind == Kind::duration) add(duration_components);
  return names;
}

[[noreturn]] void no_component(const Value& value, std::string_view key, Position at) {
  std::vector<std::string> names;
  for (std::string_view name : names_of(value.kind())) names.emplace_back(name);
  throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
              "a " + std::string(kind_name(value.kind())) + " has no component `" + std::string(key) + "`",
              at, did_you_mean(key, names));
}

}  // namespace

Value temporal_component(const Value& value, std::string_view key, Position at) {
  if (value.is(Kind::duration)) {
    if (auto* component = find(duration_components, key)) return component->read(value.as_duration());
    no_component(value, key, at);
  }
  TemporalParts parts = parts_of(value);
  if (parts.days)
    if (auto* component = find(day_components, key)) return component->read(*parts.days);
  if (parts.nanoseconds)
    if (auto* component = find(clock_components, key)) return component->read(*parts.nanoseconds);
  if (parts.zone)
    if (auto* component = find(zone_components, key)) return component->read(*parts.zone);
  if (value.is(Kind::date_time))
    if (auto* component = find(epoch_components, key)) return component->read(value.as_date_time());
  no_component(value, key, at);
}

std::span<const std::string_view> temporal_components(Kind kind) {
  static const auto all = [] {
    std::array<std::vector<std::string_view>, 32> names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = names_of(static_cast<Kind>(i));
    return names;
  }();
  return all[static_cast<std::size_t>(kind)];
}

}  // namespace kenes::functions
