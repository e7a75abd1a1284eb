// SPDX-License-Identifier: Apache-2.0
// Which claims cannot both be right. Two claims on one value conflict when their valid times overlap and
// their values do not agree: numbers agree when one rounds to the other (the precision is that of the
// shortest text, or was given; integers are exact) or lies within a tolerance; partial dates when one lies
// within the other; texts of different languages always. Names, labels and existence are never in conflict.
// Free of state, for any thread.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/knowledge/subject.hpp"
#include "storage/claim.hpp"

namespace kenes::knowledge {

/// Whether what two claims on one key say can both be right, their times aside.
bool values_agree(const Claim& a, const Claim& b, double tolerance = 0);
/// Overlapping in time, and not agreeing.
bool in_conflict(const Claim& a, const Claim& b, double tolerance = 0);
/// Whether any two of these claims on one fact conflict; the caller has left out what is retracted or
/// deprecated.
bool any_conflict(std::span<const Claim> claims, double tolerance = 0);
/// Those of the claims that conflict with another of them.
std::vector<Claim> conflicting(std::span<const Claim> claims, double tolerance = 0);

/// Those that conflict, of the claims on a fact that a view shows, by the fact's policy; with `tolerance`
/// instead of the policy's where it is given.
std::vector<Claim> conflicting(const View& view, const Book& book, const Fact& fact,
                               std::optional<double> tolerance = std::nullopt);
bool is_disputed(const View& view, const Book& book, const Fact& fact);

using VisitFact = std::function<bool(const Fact&)>;
/// Facts about an element, or about anything: all that may be in conflict through a view, and few besides.
/// They are those which the store knows to be contested, or, where the lens looks back at what was known,
/// every value that was ever claimed. Visits until false comes back.
void each_contestable(const View& view, std::uint16_t space, std::uint32_t row, const VisitFact& visit);
void each_contestable(const View& view, const VisitFact& visit);

}  // namespace kenes::knowledge
