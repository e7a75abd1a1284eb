// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/zone.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <shared_mutex>

#include "engine/functions/zone_file.hpp"
#include "storage/error.hpp"

namespace kenes::functions {

/// Where a zone's offsets come from.
class ZoneHistory {
 public:
  static std::unique_ptr<ZoneHistory> load(std::string_view name);
  std::int32_t offset_at(std::int64_t instant) const {
    return file_ && instant >= 0 ? file_->offset_at(instant) : from_icu(instant);
  }

 private:
  std::int32_t from_icu(std::int64_t instant) const;

  std::optional<ZoneFile> file_;
  std::unique_ptr<icu::TimeZone> icu_;
};

namespace {

constexpr const char* zone_folder = "/usr/share/zoneinfo/";

bool is_zone_name(std::string_view name) {
  if (name.empty() || name.size() > 64 || name.find("..") != std::string_view::npos) return false;
  auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return letter(name[0]) && !name.starts_with("posix") && !name.starts_with("right/") &&
         std::ranges::all_of(name, [&](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '/' || c == '_' || c == '-' || c == '+';
         });
}

std::optional<ZoneFile> system_file(std::string_view name) {
  const std::filesystem::path path = zone_folder + std::string(name);
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return ZoneFile::read(bytes);
}

std::unique_ptr<icu::TimeZone> icu_zone(std::string_view name) {
  auto id =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  UErrorCode status = U_ZERO_ERROR;
  UBool known = false;
  icu::UnicodeString canonical;
  icu::TimeZone::getCanonicalID(id, canonical, known, status);
  if (U_FAILURE(status) || !known) return nullptr;
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(id));
}

// Beyond these ICU's arithmetic on years runs out of digits. Nothing changes before the first; after the last
// the rules repeat every 400 years.
constexpr std::int64_t first_change = -5'364'662'400;  // 1800-01-01
constexpr std::int64_t last_change = 32'503'680'000;   // 3000-01-01
constexpr std::int64_t cycle = 146'097 * std::int64_t{86'400};

}  // namespace

std::unique_ptr<ZoneHistory> ZoneHistory::load(std::string_view name) {
  if (!is_zone_name(name)) return nullptr;
  auto history = std::make_unique<ZoneHistory>();
  history->file_ = system_file(name);
  history->icu_ = icu_zone(name);
  if (!history->file_ && !history->icu_) return nullptr;
  return history;
}

std::int32_t ZoneHistory::from_icu(std::int64_t instant) const {
  if (!icu_) return file_->offset_at(instant);
  instant = std::max(instant, first_change);
  if (instant > last_change) instant = last_change + (instant - last_change) % cycle;
  std::int32_t standard = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  icu_->getOffset(static_cast<double>(instant) * 1000, false, standard, summer, status);
  return U_FAILURE(status) ? 0 : (standard + summer) / 1000;
}

Zone::Zone(std::unique_ptr<ZoneHistory> history) : history_(std::move(history)) {}
Zone::~Zone() = default;

const Zone* Zone::find(std::string_view name) {
  static std::shared_mutex mutex;
  static std::map<std::string, std::unique_ptr<Zone>, std::less<>> zones;
  {
    std::shared_lock lock(mutex);
    if (auto found = zones.find(name); found != zones.end()) return found->second.get();
  }
  auto history = ZoneHistory::load(name);
  if (!history) return nullptr;
  std::unique_lock lock(mutex);
  auto& zone = zones[std::string(name)];
  if (!zone) zone = std::make_unique<Zone>(std::move(history));
  return zone.get();
}

std::int32_t Zone::offset_at(std::int64_t instant) const { return history_->offset_at(instant); }

std::int32_t Zone::offset_for_local(std::int64_t local, std::optional<std::int32_t> preferred) const {
  if (preferred && shows(local, *preferred)) return *preferred;
  std::int32_t before = offset_at(local - 86'400), after = offset_at(local + 86'400);
  if (shows(local, before)) return before;
  if (shows(local, after)) return after;
  return before;
}

std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  bool negative = text[0] == '-';
  text.remove_prefix(1);
  std::int32_t parts[3] = {0, 0, 0};
  bool colons = text.size() > 2 && text[2] == ':';
  std::size_t count = 0;
  while (!text.empty()) {
    if (count > 0 && colons) {
      if (text[0] != ':') return std::nullopt;
      text.remove_prefix(1);
    }
    auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (count == 3 || !digit(0) || !digit(1)) return std::nullopt;
    parts[count++] = (text[0] - '0') * 10 + (text[1] - '0');
    text.remove_prefix(2);
  }
  if (parts[1] > 59 || parts[2] > 59) return std::nullopt;
  std::int32_t seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
  if (seconds > 18 * 3600) return std::nullopt;
  return negative ? -seconds : seconds;
}

ZoneChoice parse_zone(std::string_view text) {
  ZoneChoice choice;
  if (auto offset = parse_offset(text)) {
    choice.offset = *offset;
    return choice;
  }
  choice.zone = Zone::find(text);
  if (!choice.zone)
    throw Error(
        ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
        "`" + std::string(text) + "` is no time zone", {},
        "write an offset from -18:00 to +18:00 such as '+01:00', or a name such as 'Europe/Stockholm'");
  choice.name = text;
  choice.offset = open_offset;
  return choice;
}

DateTime from_local(LocalDateTime local, const ZoneChoice& zone, std::optional<std::int32_t> preferred) {
  if (!zone.zone) return {local.seconds - zone.offset, local.nanoseconds, zone.offset, zone.name};
  std::int64_t instant = local.seconds - zone.zone->offset_for_local(local.seconds, preferred);
  return from_instant(instant, local.nanoseconds, zone);
}

DateTime from_instant(std::int64_t seconds, std::int32_t nanoseconds, const ZoneChoice& zone) {
  return {seconds, nanoseconds, zone.zone ? zone.zone->offset_at(seconds) : zone.offset, zone.name};
}

}  // namespace kenes::functions
