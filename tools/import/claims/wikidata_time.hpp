// SPDX-License-Identifier: Apache-2.0
// Wikidata's times: a text such as `+1893-05-00T00:00:00Z`, a precision from billions of years to a day, and
// a calendar. Julian days become Gregorian ones, years before Christ are counted as ISO 8601 counts them (1
// BC is 0000).
#pragma once

#include <optional>
#include <string_view>

#include "storage/claim.hpp"

namespace kenes::import {

struct WikidataTime {
  /// The first and the last partial date of it: the same for years, months and days; the first and last year
  /// of a decade, a century or a millennium. Nothing where the year is beyond what a date can be.
  std::optional<PartialDate> first, last;
  /// A date, or the text of a partial date; for decades and more the text that EDTF (ISO 8601-2) has for
  /// them: `199X`, `18XX`, `Y-200000S1`.
  Value value;
};

/// Nothing where the text is no time.
std::optional<WikidataTime> wikidata_time(std::string_view text, std::int64_t precision, bool julian);

}  // namespace kenes::import
