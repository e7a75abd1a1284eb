// SPDX-License-Identifier: Apache-2.0
// A date or time of any kind taken apart into what it has: a day, a time of day, a zone. Selecting,
// truncating and measuring work on these parts, so that each rule is written once and not for every pair of
// kinds.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/functions/zone.hpp"
#include "storage/temporal.hpp"
#include "storage/value.hpp"

namespace kenes::functions {

struct TemporalParts {
  std::optional<std::int64_t> days;         ///< since 1970-01-01, on the local clock
  std::optional<std::int64_t> nanoseconds;  ///< of the local day
  std::optional<ZoneChoice> zone;           ///< its offset is the value's own
};

/// Requires a date, time or datetime of any kind.
TemporalParts parts_of(const Value& value);
/// Puts parts together; a missing time is midnight, a missing zone Z. Requires days where the kind has a
/// date.
Value from_parts(Kind kind, const TemporalParts& parts);

LocalDateTime local_of(const TemporalParts& parts);  ///< missing parts are 1970-01-01, midnight

}  // namespace kenes::functions
