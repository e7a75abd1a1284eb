// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/zone_file.hpp"

#include <algorithm>
#include <array>

#include "storage/temporal.hpp"

namespace kenes::functions {

namespace {

std::int64_t big_endian(std::string_view bytes) {
  std::uint64_t value = static_cast<signed char>(bytes[0]) < 0 ? ~std::uint64_t{0} : 0;
  for (char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(value);
}

struct Header {
  std::size_t utc_flags, standard_flags, leaps, transitions, types, letters;
  std::size_t length(std::size_t time_size) const {
    return transitions * (time_size + 1) + types * 6 + letters + leaps * (time_size + 4) + standard_flags +
           utc_flags;
  }
};

constexpr std::size_t header_size = 44;

std::optional<Header> read_header(std::string_view bytes) {
  if (bytes.size() < header_size || !bytes.starts_with("TZif") || bytes[4] < '2') return std::nullopt;
  std::array<std::size_t, 6> counts;
  for (std::size_t i = 0; i < 6; ++i) {
    std::int64_t count = big_endian(bytes.substr(20 + 4 * i, 4));
    if (count < 0 || count > 1'000'000) return std::nullopt;
    counts[i] = static_cast<std::size_t>(count);
  }
  return Header{counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]};
}

/// Reads a POSIX rule piece by piece.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : text_(text) {}
  bool at_end() const { return text_.empty(); }
  bool skip(char c) {
    if (text_.empty() || text_[0] != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool name() {
    if (skip('<')) {
      std::size_t end = text_.find('>');
      if (end == std::string_view::npos) return false;
      text_.remove_prefix(end + 1);
      return true;
    }
    std::size_t length = 0;
    while (length < text_.size() && ((text_[length] | 32) >= 'a' && (text_[length] | 32) <= 'z')) ++length;
    text_.remove_prefix(length);
    return length >= 3;
  }
  bool number(int& out) {
    std::size_t length = 0;
    out = 0;
    while (length < text_.size() && length < 4 && text_[length] >= '0' && text_[length] <= '9')
      out = out * 10 + (text_[length++] - '0');
    text_.remove_prefix(length);
    return length > 0;
  }
  /// [+-]h[h][:mm[:ss]] in seconds.
  bool clock(std::int32_t& out) {
    bool negative = skip('-');
    if (!negative) skip('+');
    int hours = 0, minutes = 0, seconds = 0;
    if (!number(hours)) return false;
    if (skip(':') && !number(minutes)) return false;
    if (skip(':') && !number(seconds)) return false;
    out = hours * 3600 + minutes * 60 + seconds;
    if (negative) out = -out;
    return true;
  }
  bool change(YearlyChange& out) {
    if (skip('M')) {
      out.form = YearlyChange::Form::month_week_day;
      if (!number(out.month) || !skip('.') || !number(out.week) || !skip('.') || !number(out.weekday))
        return false;
      if (out.month < 1 || out.month > 12 || out.week < 1 || out.week > 5 || out.weekday > 6) return false;
    } else {
      out.form = skip('J') ? YearlyChange::Form::day_without_leap : YearlyChange::Form::day_with_leap;
      if (!number(out.day)) return false;
    }
    return !skip('/') || clock(out.second);
  }

 private:
  std::string_view text_;
};

}  // namespace

std::int64_t YearlyChange::in_year(std::int64_t year) const {
  std::int64_t days = days_from_civil({year, 1, 1});
  switch (form) {
    case Form::day_with_leap:
      days += day;
      break;
    case Form::day_without_leap:  // 1 is January 1st, 60 is March 1st in every year
      days += day - 1 + (day >= 60 && is_leap_year(year));
      break;
    case Form::month_week_day: {
      std::int64_t first = days_from_civil({year, month, 1});
      auto weekday_of = [](std::int64_t d) { return static_cast<int>(((d + 4) % 7 + 7) % 7); };  // 0: Sunday
      int into = (weekday - weekday_of(first) + 7) % 7 + (week - 1) * 7;
      while (into >= days_in_month(year, month)) into -= 7;
      days = first + into;
      break;
    }
  }
  return days * 86'400 + second;
}

std::int32_t PosixRule::offset_at(std::int64_t instant) const {
  if (!has_daylight) return standard;
  std::int64_t local = instant + standard;
  std::int64_t year = civil_from_days(local / 86'400 - (local % 86'400 < 0)).year;
  std::int64_t from = start.in_year(year) - standard, until = end.in_year(year) - daylight;
  // South of the equator summer spans the new year.
  bool summer = from < until ? instant >= from && instant < until : instant >= from || instant < until;
  return summer ? daylight : standard;
}

std::optional<PosixRule> parse_posix_rule(std::string_view text) {
  RuleReader reader(text);
  PosixRule rule;
  if (!reader.name() || !reader.clock(rule.standard)) return std::nullopt;
  rule.standard = -rule.standard;  // POSIX counts westwards
  if (reader.at_end()) return rule;
  rule.has_daylight = true;
  rule.daylight = rule.standard + 3600;
  if (!reader.name()) return std::nullopt;
  if (!reader.skip(',')) {
    if (!reader.clock(rule.daylight) || !reader.skip(',')) return std::nullopt;
    rule.daylight = -rule.daylight;
  }
  if (!reader.change(rule.start) || !reader.skip(',') || !reader.change(rule.end) || !reader.at_end())
    return std::nullopt;
  return rule;
}

std::optional<ZoneFile> ZoneFile::read(std::string_view bytes) {
  auto first = read_header(bytes);
  if (!first || bytes.size() < header_size + first->length(4)) return std::nullopt;
  bytes.remove_prefix(header_size + first->length(4));  // the 32-bit block, for readers of long ago
  auto header = read_header(bytes);
  if (!header || bytes.size() < header_size + header->length(8) || header->types == 0) return std::nullopt;
  bytes.remove_prefix(header_size);
  std::string_view times = bytes.substr(0, header->transitions * 8);
  std::string_view kinds = bytes.substr(times.size(), header->transitions);
  std::string_view types = bytes.substr(times.size() + kinds.size(), header->types * 6);
  auto offset_of = [&](std::size_t type) {
    return static_cast<std::int32_t>(big_endian(types.substr(type * 6, 4)));
  };
  ZoneFile file;
  file.first_offset_ = offset_of(0);
  for (std::size_t i = 0; i < header->transitions; ++i) {
    auto type = static_cast<unsigned char>(kinds[i]);
    if (type >= header->types) return std::nullopt;
    file.times_.push_back(big_endian(times.substr(i * 8, 8)));
    file.offsets_.push_back(offset_of(type));
  }
  if (!std::ranges::is_sorted(file.times_)) return std::nullopt;
  std::string_view footer = bytes.substr(header->length(8));
  if (footer.size() >= 2 && footer[0] == '\n')
    file.afterwards_ = parse_posix_rule(footer.substr(1, footer.find('\n', 1) - 1));
  return file;
}

std::int32_t ZoneFile::offset_at(std::int64_t instant) const {
  auto next = std::ranges::upper_bound(times_, instant);
  if (next == times_.end() && afterwards_) return afterwards_->offset_at(instant);
  if (next == times_.begin()) return first_offset_;
  return offsets_[static_cast<std::size_t>(next - times_.begin()) - 1];
}

}  // namespace kenes::functions
