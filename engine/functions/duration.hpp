// SPDX-License-Identifier: Apache-2.0
// Building durations out of amounts of units, fractions carried into the next smaller part: of a month into
// days and seconds (a month has 2,629,746 seconds, the average over 400 years), of a day into seconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/functions/decimal.hpp"
#include "storage/temporal.hpp"
#include "storage/value.hpp"

namespace kenes::functions {

enum class DurationUnit : std::uint8_t {
  years,
  quarters,
  months,
  weeks,
  days,
  hours,
  minutes,
  seconds,
  milliseconds,
  microseconds,
  nanoseconds
};
std::optional<DurationUnit> duration_unit(std::string_view name);  ///< `years`, `hours`, ...

/// Adds up amounts; result() may be called once all are in. Throws ArithmeticError beyond 64 bits.
class DurationSum {
 public:
  void add(DurationUnit unit, const Split& amount);
  Duration result() const;

 private:
  Wide months_ = 0, month_fraction_ = 0;  // fraction in 1e-18 months
  Wide days_ = 0, day_attoseconds_ = 0;   // 1e-18 s
  Wide seconds_ = 0, second_attoseconds_ = 0;
};

/// Months, days, seconds and nanoseconds brought into Duration's form. Throws ArithmeticError beyond 64 bits.
Duration make_duration(Wide months, Wide days, Wide seconds, Wide nanoseconds);

/// Of a map such as `{days: 1.5, hours: 2}`; nothing if an amount is null. Throws ArgumentError.
std::optional<Duration> duration_from_map(const Map& fields);

}  // namespace kenes::functions
