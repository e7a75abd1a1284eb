// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "storage/error.hpp"

namespace kenes::functions {

namespace {

[[noreturn]] void too_large() {
  throw Error(ErrorCode::arithmetic_error, "NumberOutOfRange", Phase::runtime, "the duration is too long");
}

constexpr int most_places = 37;  // 10^37 still fits into Wide with room for a sign

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

Wide checked_multiply(Wide a, Wide b) {
  Wide product;
  if (__builtin_mul_overflow(a, b, &product)) too_large();
  return product;
}

/// numerator / denominator; the remainder times 1e18 must fit, else digits beyond are lost.
Split quotient(Wide numerator, Wide denominator) {
  Split result;
  result.whole = numerator / denominator;
  Wide rest = numerator % denominator;
  while (denominator > Wide{split_unit} * 10 || denominator < -Wide{split_unit} * 10) {
    rest /= 10;
    denominator /= 10;
  }
  result.fraction = static_cast<std::int64_t>(rest * split_unit / denominator);
  return result;
}

Decimal with_exponent(Wide digits, int exponent) {
  if (digits == 0) return {};
  if (exponent >= 0) {
    if (exponent > 19) too_large();
    Wide value = checked_multiply(digits, power_of_ten(exponent));
    if (value > Wide{split_unit} * 10 || value < -Wide{split_unit} * 10) too_large();
    return {value, 0};
  }
  int places = -exponent;
  while (places > most_places && digits != 0) {
    digits /= 10;
    --places;
  }
  return digits == 0 ? Decimal{} : Decimal{digits, places};
}

}  // namespace

Decimal decimal_of(std::int64_t number) { return {number, 0}; }

Decimal decimal_of(double number) {
  if (!std::isfinite(number)) too_large();
  std::array<char, 32> buffer;
  auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific).ptr;
  Wide digits = 0;
  int places = 0, exponent = 0;
  bool negative = false, after_point = false;
  const char* at = buffer.data();
  for (; at != end && *at != 'e'; ++at) {
    if (*at == '-') {
      negative = true;
    } else if (*at == '.') {
      after_point = true;
    } else {
      digits = digits * 10 + (*at - '0');
      places += after_point;
    }
  }
  if (at != end) std::from_chars(at + 1 + (at[1] == '+'), end, exponent);
  return with_exponent(negative ? -digits : digits, exponent - places);
}

std::optional<Decimal> decimal_of(std::string_view text) {
  bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Decimal result;
  bool any = false, after_point = false;
  int count = 0;
  for (char c : text) {
    if ((c == '.' || c == ',') && !after_point && any) {
      after_point = true;
      any = false;
    } else if (c >= '0' && c <= '9') {
      any = true;
      if (after_point && count >= 18) continue;
      if (result.digits != 0 || c != '0') ++count;
      if (count > 19) return std::nullopt;
      result.digits = result.digits * 10 + (c - '0');
      result.places += after_point;
    } else {
      return std::nullopt;
    }
  }
  if (!any) return std::nullopt;
  if (result.places > most_places) return Decimal{};
  if (negative) result.digits = -result.digits;
  return result;
}

Split multiply(std::int64_t number, const Decimal& factor) {
  return quotient(checked_multiply(number, factor.digits), power_of_ten(factor.places));
}

Split divide(std::int64_t number, const Decimal& divisor) {
  if (divisor.digits == 0)
    throw Error(ErrorCode::arithmetic_error, "DivisionByZero", Phase::runtime,
                "a duration cannot be divided by zero");
  return quotient(checked_multiply(number, power_of_ten(divisor.places)), divisor.digits);
}

}  // namespace kenes::functions
