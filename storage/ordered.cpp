// SPDX-License-Identifier: Apache-2.0
#include "storage/ordered.hpp"

#include <bit>
#include <cmath>

#include "storage/codec.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"
#include "storage/keys.hpp"

namespace kenes {

namespace {

constexpr std::size_t longest = 4u << 10;

// Classes. On disk: never renumber.
enum : char {
  class_boolean = 1,
  class_number = 2,
  class_string = 3,
  class_date = 4,
  class_local_time = 5,
  class_time = 6,
  class_local_date_time = 7,
  class_date_time = 8,
  class_duration = 9,
  class_point = 10,
  class_list = 11,
  class_bytes = 12,
  class_uncomparable = uncomparable_mark,
};

void put_u64(std::string& out, std::uint64_t v) {
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(v >> shift));
}
void put_i64(std::string& out, std::int64_t v) { put_u64(out, static_cast<std::uint64_t>(v) ^ (1ull << 63)); }
void put_f64(std::string& out, double d) {
  if (d == 0) d = 0.0;
  const auto bits = std::bit_cast<std::uint64_t>(d);
  put_u64(out, (bits >> 63) ? ~bits : bits ^ (1ull << 63));
}
/// A zero byte becomes 0 255, the end is 0 0: shorter texts sort before those that they begin.
void put_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    out.push_back(c);
    if (c == 0) out.push_back(static_cast<char>(0xFF));
  }
  out.append(2, '\0');
}

/// The largest double not above the integer, and how far the integer is above it (less than 1,024).
void put_integer(std::string& out, std::int64_t i) {
  double below = static_cast<double>(i);
  if (below >= 9223372036854775808.0 || static_cast<std::int64_t>(below) > i)
    below = std::nextafter(below, -INFINITY);
  put_f64(out, below);
  const auto rest =
      static_cast<std::uint64_t>(i) - static_cast<std::uint64_t>(static_cast<std::int64_t>(below));
  out.push_back(static_cast<char>(rest >> 8));
  out.push_back(static_cast<char>(rest));
}

bool put(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      out.push_back(class_boolean);
      out.push_back(value.as_boolean() ? 1 : 0);
      return true;
    case Kind::integer:
      out.push_back(class_number);
      put_integer(out, value.as_integer());
      return true;
    case Kind::floating:
      if (std::isnan(value.as_float())) return false;
      out.push_back(class_number);
      put_f64(out, value.as_float());
      out.append(2, '\0');
      return true;
    case Kind::string:
      out.push_back(class_string);
      put_text(out, value.as_string());
      return true;
    case Kind::bytes: {
      const auto& bytes = value.as_bytes();
      out.push_back(class_bytes);
      put_text(out, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
      return true;
    }
    case Kind::date:
      out.push_back(class_date);
      put_i64(out, value.as_date().days);
      return true;
    case Kind::local_time:
      out.push_back(class_local_time);
      put_i64(out, value.as_local_time().nanoseconds);
      return true;
    case Kind::time:
      out.push_back(class_time);
      put_i64(out, value.as_time().nanoseconds - value.as_time().offset * nanoseconds_per_second);
      put_i64(out, value.as_time().offset);
      return true;
    case Kind::local_date_time:
      out.push_back(class_local_date_time);
      put_i64(out, value.as_local_date_time().seconds);
      put_i64(out, value.as_local_date_time().nanoseconds);
      return true;
    case Kind::date_time:
      out.push_back(class_date_time);
      put_i64(out, value.as_date_time().seconds);
      put_i64(out, value.as_date_time().nanoseconds);
      put_i64(out, value.as_date_time().offset);
      put_text(out, value.as_date_time().zone);
      return true;
    case Kind::duration: {
      const auto& d = value.as_duration();
      out.push_back(class_duration);
      for (const std::int64_t part : {d.months, d.days, d.seconds, std::int64_t{d.nanoseconds}})
        put_i64(out, part);
      return true;
    }
    case Kind::point: {
      const auto& p = value.as_point();
      if (std::isnan(p.x) || std::isnan(p.y) || std::isnan(p.z)) return false;
      out.push_back(class_point);
      put_u64(out, p.srid);
      for (const double part : {p.x, p.y, p.is_3d() ? p.z : 0.0}) put_f64(out, part);
      return true;
    }
    case Kind::list:
      out.push_back(class_list);
      for (const auto& element : value.as_list())
        if (!put(out, element)) return false;
      out.push_back(0);
      return true;
    default:
      return false;
  }
}

}  // namespace

std::optional<std::string> ordered_bytes(const Value& value) {
  std::string out;
  if (!put(out, value)) return std::nullopt;
  if (out.size() > longest) {
    std::uint64_t hash = 0xCBF29CE484222325ull;  // FNV-1a, 64 bits
    for (const char c : out) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ull;
    out.resize(longest);
    put_u64(out, hash);
  }
  return out;
}

std::string index_bytes(const Value& value) {
  auto bytes = ordered_bytes(value);
  return bytes ? std::move(*bytes) : std::string(1, class_uncomparable);
}

bool ordered_bytes_are_cut(std::string_view bytes) { return bytes.size() > longest; }

bool ordered_bytes_are_exact(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
    case Kind::integer:
    case Kind::floating:
    case Kind::date:
    case Kind::local_time:
    case Kind::time:
    case Kind::local_date_time:
    case Kind::date_time:
      return true;
    case Kind::string:
      return value.as_string().size() < longest / 2 - 4;
    default:
      return false;
  }
}

std::optional<std::pair<std::string, std::string>> ordered_range(const ValueRange& range) {
  std::string from, to;
  if (range.prefix) {
    if (!range.lower || !range.lower->is(Kind::string)) return std::nullopt;
    put(from, *range.lower);
    from.resize(from.size() - 2);  // without the text's end
    if (from.size() > longest) from.resize(longest);
    return std::pair{from, after_prefix(from)};
  }
  const Value* any = range.lower ? &*range.lower : range.upper ? &*range.upper : nullptr;
  if (!any) return std::pair{std::string(), std::string(1, '\x7F')};
  const auto any_bytes = ordered_bytes(*any);
  if (!any_bytes) return std::nullopt;
  from = to = std::string(1, any_bytes->front());
  ++to[0];
  if (range.lower) {
    const auto bytes = ordered_bytes(*range.lower);
    if (!bytes) return std::nullopt;
    if (bytes->size() > longest)
      from = bytes->substr(0, longest);
    else
      from = range.lower_included ? *bytes : after_prefix(*bytes);
  }
  if (range.upper) {
    const auto bytes = ordered_bytes(*range.upper);
    if (!bytes || bytes->front() != any_bytes->front()) return std::nullopt;
    if (bytes->size() > longest)
      to = after_prefix(std::string_view(*bytes).substr(0, longest));
    else
      to = range.upper_included ? after_prefix(*bytes) : *bytes;
  }
  if (from >= to) return std::nullopt;
  return std::pair{from, to};
}

bool range_needs_value(const ValueRange& range, std::string_view bytes) {
  const auto is_long = [](const std::optional<Value>& end) {
    const auto of_end = end ? ordered_bytes(*end) : std::nullopt;
    return of_end && of_end->size() > longest;
  };
  return bytes.size() > longest && (is_long(range.lower) || is_long(range.upper));
}

bool is_within(const ValueRange& range, const Value& value) {
  if (range.prefix)
    return range.lower && range.lower->is(Kind::string) && value.is(Kind::string) &&
           value.as_string().starts_with(range.lower->as_string());
  if (range.lower) {
    const auto order = compare(value, *range.lower);
    if (!order || *order < 0 || (*order == 0 && !range.lower_included)) return false;
  }
  if (range.upper) {
    const auto order = compare(value, *range.upper);
    if (!order || *order > 0 || (*order == 0 && !range.upper_included)) return false;
  }
  return true;
}

}  // namespace kenes
