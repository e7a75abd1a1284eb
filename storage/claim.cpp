// SPDX-License-Identifier: Apache-2.0
#include "storage/claim.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/temporal.hpp"

namespace kenes {

namespace {

/// Exactly so many digits, and nothing else.
std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

DaySpan PartialDate::span() const {
  if (month == 0) return {days_from_civil({year, 1, 1}), days_from_civil({std::int64_t{year} + 1, 1, 1})};
  const auto first = days_from_civil({year, month, day == 0 ? 1 : day});
  return {first, first + (day == 0 ? days_in_month(year, month) : 1)};
}

std::string PartialDate::text() const {
  const std::int64_t y = year;
  std::string out = y < 0      ? fmt::format("-{:04}", -y)
                    : y > 9999 ? fmt::format("+{}", y)
                               : fmt::format("{:04}", y);
  if (month != 0) out += fmt::format("-{:02}", month);
  if (month != 0 && day != 0) out += fmt::format("-{:02}", day);
  return out;
}

std::optional<PartialDate> PartialDate::parse(std::string_view text) {
  const bool is_signed = !text.empty() && (text[0] == '-' || text[0] == '+');
  const bool before_zero = is_signed && text[0] == '-';
  if (is_signed) text.remove_prefix(1);
  const auto year_size = std::min(text.find('-'), text.size());
  // ISO 8601: four digits, and more only behind a sign.
  if (year_size < 4 || year_size > (is_signed ? 9u : 4u)) return std::nullopt;
  const auto year = digits(text.substr(0, year_size));
  text.remove_prefix(year_size);
  if (!year) return std::nullopt;
  PartialDate date{before_zero ? -*year : *year, 0, 0};
  if (text.empty()) return date;
  const auto month = text.size() >= 3 ? digits(text.substr(1, 2)) : std::nullopt;
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  date.month = static_cast<std::uint8_t>(*month);
  text.remove_prefix(3);
  if (text.empty()) return date;
  const auto day = text.size() == 3 && text[0] == '-' ? digits(text.substr(1)) : std::nullopt;
  if (!day || *day < 1 || *day > days_in_month(date.year, *month)) return std::nullopt;
  date.day = static_cast<std::uint8_t>(*day);
  return date;
}

DaySpan ValidTime::span() const {
  DaySpan span;
  if (from_kind == EndKind::dated) span.from = from.span().from;
  if (to_kind == EndKind::dated) span.to = to.span().to;
  return span;
}

}  // namespace kenes
