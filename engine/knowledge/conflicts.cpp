// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/conflicts.hpp"

#include <algorithm>
#include <cmath>

#include "storage/claim_source.hpp"
#include "storage/compare.hpp"
#include "storage/temporal.hpp"

namespace kenes::knowledge {

namespace {

/// Digits behind the point of the shortest text that reads back as the number.
int decimals_of(double number) {
  if (!std::isfinite(number)) return 0;
  const std::string text = float_text(number);
  const auto exponent_at = text.find('E');
  const auto point = text.find('.');
  int decimals = 0;
  if (point != std::string::npos) decimals = static_cast<int>(std::min(exponent_at, text.size()) - point) - 1;
  if (exponent_at != std::string::npos) decimals -= std::atoi(text.c_str() + exponent_at + 1);
  return std::max(decimals, 0);
}

/// Half a unit of the last digit that is known.
double half_unit(const Claim& claim) {
  if (claim.decimals) return 0.5 * std::pow(10.0, -*claim.decimals);
  if (claim.value.is(Kind::integer)) return 0;
  return 0.5 * std::pow(10.0, -decimals_of(claim.value.as_float()));
}

bool numbers_agree(const Claim& a, const Claim& b, double tolerance) {
  if (equal(a.value, b.value) == true) return true;
  const double difference = std::abs(a.value.as_number() - b.value.as_number());
  // What is written in decimals is not exact in binary.
  const double slack = 1e-12 * (std::abs(a.value.as_number()) + std::abs(b.value.as_number()));
  if (tolerance > 0 && difference <= tolerance + slack) return true;
  // An integer is exact: only a precision that was given makes room beside it.
  const auto exact = [](const Claim& claim) { return claim.value.is(Kind::integer) && !claim.decimals; };
  const auto room = [&](const Claim& claim, const Claim& other) {
    return exact(other) && !claim.decimals ? 0 : half_unit(claim);
  };
  return difference <= std::max(room(a, b), room(b, a)) + slack;
}

/// The days that a value speaks of, if it is a date or may be read as one.
std::optional<DaySpan> days_of(const Value& value) {
  switch (value.kind()) {
    case Kind::date:
      return DaySpan{value.as_date().days, value.as_date().days + 1};
    case Kind::string:
      if (const auto date = PartialDate::parse(value.as_string())) return date->span();
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool is_whole_year(const Value& value) {
  return value.is(Kind::integer) && std::abs(value.as_integer()) <= 9999;
}

/// A year as a number beside a date is that year.
std::optional<DaySpan> days_beside(const Value& value, const Value& other) {
  if (is_whole_year(value) && (other.is(Kind::date) || other.is(Kind::string)))
    return PartialDate{static_cast<std::int32_t>(value.as_integer()), 0, 0}.span();
  return days_of(value);
}

bool within(const DaySpan& inner, const DaySpan& outer) {
  return outer.from <= inner.from && inner.to <= outer.to;
}

}  // namespace

bool values_agree(const Claim& a, const Claim& b, double tolerance) {
  if (a.value.is_number() && b.value.is_number()) return numbers_agree(a, b, tolerance);
  if (equivalent(a.value, b.value)) return true;
  if (!a.language.empty() && !b.language.empty() && a.language != b.language) return true;
  const auto days_a = days_beside(a.value, b.value);
  const auto days_b = days_a ? days_beside(b.value, a.value) : std::nullopt;
  return days_b && (within(*days_a, *days_b) || within(*days_b, *days_a));
}

bool in_conflict(const Claim& a, const Claim& b, double tolerance) {
  return a.valid.span().overlaps(b.valid.span()) && !values_agree(a, b, tolerance);
}

bool any_conflict(std::span<const Claim> claims, double tolerance) {
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (in_conflict(claims[i], claims[j], tolerance)) return true;
  return false;
}

std::vector<Claim> conflicting(const View& view, const Book& book, const Fact& fact,
                               std::optional<double> tolerance) {
  if (fact.kind != FactKind::property) return {};
  if (!fact.on_relationship() && view.graph.key_name(fact.name) == "name") return {};
  const Policy& policy = book.policy_for(fact);
  if (policy.many_valued) return {};
  return conflicting(book.claims(fact, view.lens), tolerance.value_or(policy.tolerance));
}

bool is_disputed(const View& view, const Book& book, const Fact& fact) {
  return !conflicting(view, book, fact).empty();
}

void each_contestable(const View& view, std::uint16_t space, std::uint32_t row, const VisitFact& visit) {
  const ClaimSource* source = view.graph.claims();
  if (!source || !source->any()) return;
  if (!view.lens.known_at) return source->contested_about(space, row, visit);
  std::vector<Claim> claims;
  source->claims_about(space, row, claims);
  for (std::size_t i = 0; i < claims.size(); ++i)
    if ((i == 0 || claims[i].fact != claims[i - 1].fact) && claims[i].fact.kind == FactKind::property &&
        !visit(claims[i].fact))
      return;
}

void each_contestable(const View& view, const VisitFact& visit) {
  const ClaimSource* source = view.graph.claims();
  if (!source || !source->any()) return;
  if (!view.lens.known_at) return source->contested(visit);
  bool more = true;
  for (std::size_t space = 0; more && space <= view.graph.type_count(); ++space)
    for (std::size_t key = 0; more && key < view.graph.key_count(); ++key)
      source->facts_named(static_cast<std::uint16_t>(space), FactKind::property, static_cast<KeyId>(key),
                          [&](const Fact& fact) { return more = visit(fact); });
}

std::vector<Claim> conflicting(std::span<const Claim> claims, double tolerance) {
  std::vector<Claim> out;
  for (const Claim& claim : claims)
    if (std::any_of(claims.begin(), claims.end(),
                    [&](const Claim& other) { return in_conflict(claim, other, tolerance); }))
      out.push_back(claim);
  return out;
}

}  // namespace kenes::knowledge
