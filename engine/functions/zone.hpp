// SPDX-License-Identifier: Apache-2.0
// Time zones: an IANA name's offsets through history, and the offset or zone that a temporal value is told to
// be in. Two sources are joined: before 1970 ICU's own data, where zones that agree since 1970 share one
// history (Stockholm 1818 is Berlin's local mean time), from 1970 on the system's zone files, which are newer
// than ICU's (Almaty moved to +05:00 in 2024), or ICU where there are none. Zones are loaded once, live as
// long as the program and may be read from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "storage/temporal.hpp"

namespace kenes::functions {

class ZoneHistory;

class Zone {
 public:
  /// The zone of that name, or null where nobody knows it.
  static const Zone* find(std::string_view name);

  /// Seconds east of UTC at an instant (seconds since 1970-01-01T00:00Z).
  std::int32_t offset_at(std::int64_t instant) const;
  /// True if the zone's clock shows `local` at that offset.
  bool shows(std::int64_t local, std::int32_t offset) const { return offset_at(local - offset) == offset; }
  /// The offset to read a local clock by. A time that the clock shows twice: `preferred` if it is one of
  /// both, else the earlier one. A time that the clock leaps over: the offset before, so that the time moves
  /// on by the length of the leap.
  std::int32_t offset_for_local(std::int64_t local, std::optional<std::int32_t> preferred) const;

  explicit Zone(std::unique_ptr<ZoneHistory> history);
  ~Zone();

 private:
  std::unique_ptr<ZoneHistory> history_;
};

/// The offset of a zone that was only named: it follows from the time.
inline constexpr std::int32_t open_offset = 0x7FFFFFFF;

/// What `timezone` means: an offset, or a zone by its name.
struct ZoneChoice {
  std::int32_t offset = 0;     ///< fixed, or that of a value that is in the zone, or open_offset
  std::string name;            ///< empty: a fixed offset
  const Zone* zone = nullptr;  ///< of the name
};

/// Reads `+01:00`, `-0130`, `Z`, `Europe/Stockholm`. Throws ArgumentError.
ZoneChoice parse_zone(std::string_view text);
/// Reads an offset such as `+01:00`, `-0130`, `+02`, `+02:05:59`, `Z`; nothing if it is none.
std::optional<std::int32_t> parse_offset(std::string_view text);

/// The instant at which a clock in that zone shows the local time.
DateTime from_local(LocalDateTime local, const ZoneChoice& zone, std::optional<std::int32_t> preferred = {});
/// An instant, shown in that zone.
DateTime from_instant(std::int64_t seconds, std::int32_t nanoseconds, const ZoneChoice& zone);

}  // namespace kenes::functions
