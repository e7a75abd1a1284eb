// SPDX-License-Identifier: Apache-2.0
// The table of date(), time(), localtime(), datetime(), localdatetime(), their clocks and truncations, and of
// duration(). What they do is in the temporal_*.cpp and duration.cpp files.
#include <chrono>
#include <string>

#include "engine/functions/calendar.hpp"
#include "engine/functions/duration.hpp"
#include "engine/functions/tables.hpp"
#include "engine/functions/temporal.hpp"
#include "engine/functions/temporal_select.hpp"

namespace kenes::functions {

namespace {

constexpr KindSet one(Kind kind) { return kinds({kind}); }
constexpr KindSet dated_kinds = kinds({Kind::date, Kind::local_date_time, Kind::date_time});
constexpr KindSet clock_kinds = kinds({Kind::local_time, Kind::time, Kind::local_date_time, Kind::date_time});
constexpr KindSet moment_kinds = dated_kinds | clock_kinds;

/// Errors of the body are about the call.
template <FunctionBody body>
Value located(std::span<const Value> args, FunctionContext& context) {
  try {
    return body(args, context);
  } catch (Error& error) {
    if (!error.where) error.where = context.at;
    throw;
  }
}

Value parse(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::date:
      return parse_date(text);
    case Kind::local_time:
      return parse_local_time(text);
    case Kind::time:
      return parse_time(text);
    case Kind::local_date_time:
      return parse_local_date_time(text);
    default:
      return parse_date_time(text);
  }
}

template <Kind kind>
Value construct(std::span<const Value> args, FunctionContext& context) {
  if (args.empty()) return clock_reading(kind, context.statement_time, {});
  const Value& from = args[0];
  if (from.is(Kind::string)) return parse(kind, from.as_string());
  if (from.is(Kind::map)) return select_temporal(kind, from.as_map(), context.statement_time);
  return *convert_temporal(kind, from);
}

ZoneChoice zone_argument(std::span<const Value> args) {
  if (args.empty()) return {};
  if (args[0].is(Kind::string)) return parse_zone(args[0].as_string());
  const Map& fields = args[0].as_map();
  auto zone = fields.find("timezone");
  if (fields.size() != 1 || zone == fields.end() || !zone->second.is(Kind::string))
    throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
                "a clock is read in a time zone, not in " + to_literal(args[0]), {},
                "write the zone as 'Europe/Stockholm' or {timezone: '+01:00'}");
  return parse_zone(zone->second.as_string());
}

template <Kind kind>
Value statement_clock(std::span<const Value> args, FunctionContext& context) {
  return clock_reading(kind, context.statement_time, zone_argument(args));
}

template <Kind kind>
Value real_clock(std::span<const Value> args, FunctionContext&) {
  auto now = std::chrono::system_clock::now().time_since_epoch();
  return clock_reading(kind, std::chrono::duration_cast<std::chrono::nanoseconds>(now).count(),
                       zone_argument(args));
}

template <Kind kind>
Value truncate(std::span<const Value> args, FunctionContext& context) {
  const Value value = args.size() > 1 ? args[1] : clock_reading(Kind::date_time, context.statement_time, {});
  static const Map none;
  return truncate_temporal(kind, args[0].as_string(), value, args.size() > 2 ? args[2].as_map() : none,
                           context.statement_time);
}

/// What the table says of one kind.
struct Names {
  std::string_view constructor, transaction, statement, real, truncate;
  std::string_view noun;
  std::string_view example, truncate_example;
};

template <Kind kind>
void add_kind(Registry& registry, const Names& names, KindSet from) {
  static const std::string construct_sentence = "Makes a " + std::string(names.noun) +
                                                " from a string, from a map of its parts or from another "
                                                "temporal value; without argument, the present one.";
  static const std::string clock_sentence =
      "The " + std::string(names.noun) + " now, in a time zone if one is given: ";
  static const std::string transaction_sentence = clock_sentence + "the same within a transaction.";
  static const std::string statement_sentence = clock_sentence + "the same within a statement.";
  static const std::string real_sentence = clock_sentence + "a new one each time.";
  static const std::string truncate_sentence =
      "The beginning of the unit (`millennium`, `century`, `decade`, `year`, `weekYear`, `quarter`, `month`, "
      "`week`, "
      "`day`, `hour`, `minute`, `second`, `millisecond`, `microsecond`) in which a temporal value lies, as "
      "a " +
      std::string(names.noun) + ", with parts of the map put in place.";
  registry.add(Function{.name = names.constructor,
                        .arguments = {{"input", kinds({Kind::string, Kind::map}) | from, true}},
                        .returns = one(kind) | null_kind,
                        .group = "temporal",
                        .sentence = construct_sentence,
                        .example = names.example,
                        .body = located<construct<kind>>});
  auto add_clock = [&](std::string_view name, std::string_view sentence, FunctionBody body, bool steady) {
    registry.add(Function{.name = name,
                          .arguments = {{"timezone", kinds({Kind::string, Kind::map}), true}},
                          .returns = one(kind) | null_kind,
                          .deterministic = steady,
                          .group = "temporal",
                          .sentence = sentence,
                          .example = "",
                          .body = body});
  };
  add_clock(names.transaction, transaction_sentence, located<statement_clock<kind>>, true);
  add_clock(names.statement, statement_sentence, located<statement_clock<kind>>, true);
  add_clock(names.real, real_sentence, located<real_clock<kind>>, false);
  registry.add(Function{
      .name = names.truncate,
      .arguments = {{"unit", one(Kind::string)}, {"value", from, true}, {"fields", one(Kind::map), true}},
      .returns = one(kind) | null_kind,
      .group = "temporal",
      .sentence = truncate_sentence,
      .example = names.truncate_example,
      .body = located<truncate<kind>>});
}

Value moment_from_epoch(std::int64_t seconds, std::int64_t nanoseconds) {
  check_part("nanoseconds", nanoseconds, 0, nanoseconds_per_second - 1);
  check_days(floor_divide(seconds, 86'400));
  return from_instant(seconds, static_cast<std::int32_t>(nanoseconds), {});
}

Value from_epoch(std::span<const Value> args, FunctionContext&) {
  return moment_from_epoch(args[0].as_integer(), args.size() > 1 ? args[1].as_integer() : 0);
}

Value from_epoch_millis(std::span<const Value> args, FunctionContext&) {
  const std::int64_t millis = args[0].as_integer();
  return moment_from_epoch(floor_divide(millis, 1'000), floor_modulo(millis, 1'000) * 1'000'000);
}

Value construct_duration(std::span<const Value> args, FunctionContext&) {
  if (args[0].is(Kind::string)) return parse_duration(args[0].as_string());
  if (args[0].is(Kind::duration)) return args[0];
  auto duration = duration_from_map(args[0].as_map());
  return duration ? Value(*duration) : Value();
}

template <Duration (*measure)(const Value&, const Value&)>
Value between(std::span<const Value> args, FunctionContext&) {
  return measure(args[0], args[1]);
}

void add_durations(Registry& registry) {
  registry.add(
      Function{.name = "duration",
               .arguments = {{"input", kinds({Kind::string, Kind::map, Kind::duration})}},
               .returns = one(Kind::duration) | null_kind,
               .group = "temporal",
               .sentence = "Makes a duration from a string or from a map of amounts; parts of a month or day "
                           "become days and seconds.",
               .example = "duration({days: 1.5, minutes: 90}) -> duration('P1DT13H30M')",
               .body = located<construct_duration>});
  struct Measure {
    std::string_view name, sentence, example;
    FunctionBody body;
  };
  const Measure measures[] = {
      {"duration.between", "The time from one temporal value to another in months, days and seconds.",
       "duration.between(date('1984-10-11'), date('2015-06-24')) -> duration('P30Y8M13D')",
       located<between<duration_between>>},
      {"duration.inMonths", "The whole months from one temporal value to another.",
       "duration.inMonths(date('1984-10-11'), date('2015-06-24')) -> duration('P30Y8M')",
       located<between<duration_in_months>>},
      {"duration.inDays", "The whole days from one temporal value to another.",
       "duration.inDays(date('2014-10-11'), date('2015-06-24')) -> duration('P256D')",
       located<between<duration_in_days>>},
      {"duration.inSeconds", "The seconds from one temporal value to another.",
       "duration.inSeconds(localtime('14:30'), localtime('16:30:10')) -> duration('PT2H10S')",
       located<between<duration_in_seconds>>},
  };
  for (const Measure& measure : measures)
    registry.add(Function{.name = measure.name,
                          .arguments = {{"from", moment_kinds}, {"to", moment_kinds}},
                          .returns = one(Kind::duration),
                          .group = "temporal",
                          .sentence = measure.sentence,
                          .example = measure.example,
                          .body = measure.body});
}

}  // namespace

void add_temporal_functions(Registry& registry) {
  add_kind<Kind::date>(registry,
                       {"date", "date.transaction", "date.statement", "date.realtime", "date.truncate",
                        "date", "date('2015-W30-2') -> date('2015-07-21')",
                        "date.truncate('quarter', date('1984-11-11'), {day: 2}) -> date('1984-10-02')"},
                       dated_kinds);
  add_kind<Kind::local_time>(
      registry,
      {"localtime", "localtime.transaction", "localtime.statement", "localtime.realtime",
       "localtime.truncate", "local time", "localtime({hour: 12, minute: 31}) -> localtime('12:31')",
       "localtime.truncate('hour', localtime('12:31:14')) -> localtime('12:00')"},
      clock_kinds);
  add_kind<Kind::time>(registry,
                       {"time", "time.transaction", "time.statement", "time.realtime", "time.truncate",
                        "time with an offset", "time('21:40:32.142+0100') -> time('21:40:32.142+01:00')",
                        "time.truncate('minute', time('12:31:14+01:00')) -> time('12:31+01:00')"},
                       clock_kinds);
  add_kind<Kind::local_date_time>(
      registry,
      {"localdatetime", "localdatetime.transaction", "localdatetime.statement", "localdatetime.realtime",
       "localdatetime.truncate", "local datetime",
       "localdatetime({year: 1984, ordinalDay: 202, hour: 12}) -> localdatetime('1984-07-20T12:00')",
       "localdatetime.truncate('week', date('1984-10-11')) -> localdatetime('1984-10-08T00:00')"},
      dated_kinds);
  add_kind<Kind::date_time>(
      registry,
      {"datetime", "datetime.transaction", "datetime.statement", "datetime.realtime", "datetime.truncate",
       "datetime with a zone",
       "datetime('2015-07-21T21:40[Europe/London]') -> datetime('2015-07-21T21:40+01:00[Europe/London]')",
       "datetime.truncate('year', date('1984-10-11'), {timezone: '+01:00'}) -> "
       "datetime('1984-01-01T00:00+01:00')"},
      dated_kinds);
  registry.add(Function{
      .name = "datetime.fromEpoch",
      .arguments = {{"seconds", one(Kind::integer)}, {"nanoseconds", one(Kind::integer), true}},
      .returns = one(Kind::date_time),
      .group = "temporal",
      .sentence = "The datetime so many seconds and nanoseconds after 1970-01-01T00:00Z.",
      .example = "datetime.fromEpoch(416779, 999999999) -> datetime('1970-01-05T19:46:19.999999999Z')",
      .body = located<from_epoch>});
  registry.add(
      Function{.name = "datetime.fromEpochMillis",
               .arguments = {{"milliseconds", one(Kind::integer)}},
               .returns = one(Kind::date_time),
               .group = "temporal",
               .sentence = "The datetime so many milliseconds after 1970-01-01T00:00Z.",
               .example = "datetime.fromEpochMillis(237821673987) -> datetime('1977-07-15T13:34:33.987Z')",
               .body = located<from_epoch_millis>});
  add_durations(registry);
}

}  // namespace kenes::functions
