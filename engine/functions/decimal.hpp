// SPDX-License-Identifier: Apache-2.0
// Exact decimal fractions for durations: `0.1` of a month must be that, not the nearest binary fraction. What
// goes below 1e-18 is cut off. Plain values; functions throw ArithmeticError where a number is too large.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kenes::functions {

using Wide = __int128;

/// digits / 10^places, |digits| < 1e19.
struct Decimal {
  Wide digits = 0;
  int places = 0;
};

/// A number cut in two: whole + fraction / 1e18, both of the same sign.
struct Split {
  Wide whole = 0;
  std::int64_t fraction = 0;
};

inline constexpr std::int64_t split_unit = 1'000'000'000'000'000'000;

Decimal decimal_of(double number);  ///< of the shortest digits that read back to it
Decimal decimal_of(std::int64_t number);
/// `12`, `-0.5`, `1,25`; nothing for anything else or more than 18 digits.
std::optional<Decimal> decimal_of(std::string_view text);

Split multiply(std::int64_t number, const Decimal& factor);
Split divide(std::int64_t number, const Decimal& divisor);  ///< throws ArithmeticError for zero
inline Split split(const Decimal& number) { return multiply(1, number); }

}  // namespace kenes::functions
