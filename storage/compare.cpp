// SPDX-License-Identifier: Apache-2.0
#include "storage/compare.hpp"

#include <bit>
#include <cmath>
#include <vector>

namespace kenes {

namespace {

/// Exact: no integer is rounded to a double on the way.
std::partial_ordering compare_numbers(std::int64_t a, double b) {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (b >= 0x1p63) return std::partial_ordering::less;
  if (b < -0x1p63) return std::partial_ordering::greater;
  double whole = std::trunc(b);
  auto integer = static_cast<std::int64_t>(whole);
  if (a != integer) return a <=> integer;
  return 0.0 <=> (b - whole);
}

std::partial_ordering flip(std::partial_ordering o) {
  if (o == std::partial_ordering::less) return std::partial_ordering::greater;
  if (o == std::partial_ordering::greater) return std::partial_ordering::less;
  return o;
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (a.is(Kind::integer))
    return b.is(Kind::integer) ? std::partial_ordering(a.as_integer() <=> b.as_integer())
                               : compare_numbers(a.as_integer(), b.as_float());
  if (b.is(Kind::integer)) return flip(compare_numbers(b.as_integer(), a.as_float()));
  return a.as_float() <=> b.as_float();
}

std::strong_ordering compare_texts(std::string_view a, std::string_view b) { return a.compare(b) <=> 0; }

/// By the instant that is meant, then the offset at which it is shown.
std::strong_ordering compare_times(const Time& a, const Time& b) {
  auto instant = [](const Time& t) { return t.nanoseconds - t.offset * nanoseconds_per_second; };
  if (auto c = instant(a) <=> instant(b); c != 0) return c;
  return a.offset <=> b.offset;
}

std::strong_ordering compare_date_times(const DateTime& a, const DateTime& b) {
  if (auto c = a.seconds <=> b.seconds; c != 0) return c;
  if (auto c = a.nanoseconds <=> b.nanoseconds; c != 0) return c;
  if (auto c = a.offset <=> b.offset; c != 0) return c;
  return compare_texts(a.zone, b.zone);
}

/// By average length (a month is 2,629,746 s, a 4,800th of 400 years), then part by part.
std::strong_ordering order_durations(const Duration& a, const Duration& b) {
  auto length = [](const Duration& d) {
    return __int128{d.months} * 2'629'746 + __int128{d.days} * 86'400 + d.seconds;
  };
  if (length(a) != length(b))
    return length(a) < length(b) ? std::strong_ordering::less : std::strong_ordering::greater;
  if (auto c = a.nanoseconds <=> b.nanoseconds; c != 0) return c;
  if (auto c = a.months <=> b.months; c != 0) return c;
  if (auto c = a.days <=> b.days; c != 0) return c;
  return a.seconds <=> b.seconds;
}

/// All numbers below NaN, NaN equal to itself: an order without gaps.
std::weak_ordering order_floats(double a, double b) {
  if (std::isnan(a) || std::isnan(b))
    return static_cast<int>(std::isnan(a)) <=> static_cast<int>(std::isnan(b));
  return a < b   ? std::weak_ordering::less
         : a > b ? std::weak_ordering::greater
                 : std::weak_ordering::equivalent;
}

std::weak_ordering order_points(const Point& a, const Point& b) {
  if (auto c = a.srid <=> b.srid; c != 0) return c;
  if (auto c = order_floats(a.x, b.x); c != 0) return c;
  if (auto c = order_floats(a.y, b.y); c != 0) return c;
  return order_floats(a.z, b.z);
}

std::weak_ordering order_paths(const Path& a, const Path& b) {
  for (std::size_t i = 0; i < a.nodes.size() && i < b.nodes.size(); ++i) {
    if (i > 0)
      if (auto c = a.edges[i - 1] <=> b.edges[i - 1]; c != 0) return c;
    if (auto c = a.nodes[i] <=> b.nodes[i]; c != 0) return c;
  }
  return a.nodes.size() <=> b.nodes.size();
}

bool is_container(const Value& v) { return v.is(Kind::list) || v.is(Kind::map); }

/// Walks two values side by side without recursion, in lexicographic order. `leaf(a, b)` judges two values
/// that are not both lists or both maps; `sizes(a, b, kind)` two containers of which one has ended first or
/// (maps) whose key sets differ: ordering of the two. Both return true to go on, false to stop.
template <class Leaf, class Shape>
void walk(const Value& a, const Value& b, Leaf&& leaf, Shape&& shape) {
  if (!is_container(a) || a.kind() != b.kind()) {
    leaf(a, b);
    return;
  }
  struct Pair {
    const Value* a;
    const Value* b;
    std::size_t index;
    Map::const_iterator in_a, in_b;
  };
  std::vector<Pair> open;
  // True: go on.
  auto enter = [&](const Value& left, const Value& right) {
    if (!is_container(left) || left.kind() != right.kind()) return leaf(left, right);
    if (left.is(Kind::list)) {
      open.push_back({&left, &right, 0, {}, {}});
      return true;
    }
    const Map& m = left.as_map();
    const Map& n = right.as_map();
    if (m.size() != n.size()) return shape(std::strong_ordering(m.size() <=> n.size()), Kind::map);
    for (auto i = m.begin(), j = n.begin(); i != m.end(); ++i, ++j)
      if (auto c = compare_texts(i->first, j->first); c != 0) return shape(c, Kind::map);
    open.push_back({&left, &right, 0, m.begin(), n.begin()});
    return true;
  };
  if (!enter(a, b)) return;
  while (!open.empty()) {
    Pair& top = open.back();
    if (top.a->is(Kind::list)) {
      const List& l = top.a->as_list();
      const List& r = top.b->as_list();
      if (top.index < l.size() && top.index < r.size()) {
        std::size_t i = top.index++;
        if (!enter(l[i], r[i])) return;
        continue;
      }
      auto sizes = l.size() <=> r.size();
      open.pop_back();
      if (sizes != 0 && !shape(sizes, Kind::list)) return;
    } else if (top.in_a != top.a->as_map().end()) {
      const Value& left = (top.in_a++)->second;
      const Value& right = (top.in_b++)->second;
      if (!enter(left, right)) return;
    } else {
      open.pop_back();
    }
  }
}

/// Equality of two values of one kind that are no containers and no numbers.
bool equal_leaves(const Value& a, const Value& b) {
  switch (a.kind()) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return a.as_boolean() == b.as_boolean();
    case Kind::string:
      return a.as_string() == b.as_string();
    case Kind::bytes:
      return a.as_bytes() == b.as_bytes();
    case Kind::date:
      return a.as_date() == b.as_date();
    case Kind::local_time:
      return a.as_local_time() == b.as_local_time();
    case Kind::time:
      return a.as_time() == b.as_time();
    case Kind::local_date_time:
      return a.as_local_date_time() == b.as_local_date_time();
    case Kind::date_time:
      return a.as_date_time() == b.as_date_time();
    case Kind::duration:
      return a.as_duration() == b.as_duration();
    case Kind::point:
      return a.as_point() == b.as_point();
    case Kind::node:
      return a.as_node() == b.as_node();
    case Kind::relationship:
      return a.as_edge() == b.as_edge();
    case Kind::path:
      return a.as_path() == b.as_path();
    default:
      return false;
  }
}

/// Place of a kind in the order over all values; not on disk.
int rank(const Value& v) {
  switch (v.kind()) {
    case Kind::map:
      return 0;
    case Kind::node:
      return 1;
    case Kind::relationship:
      return 2;
    case Kind::list:
      return 3;
    case Kind::path:
      return 4;
    case Kind::date_time:
      return 5;
    case Kind::local_date_time:
      return 6;
    case Kind::date:
      return 7;
    case Kind::time:
      return 8;
    case Kind::local_time:
      return 9;
    case Kind::duration:
      return 10;
    case Kind::point:
      return 11;
    case Kind::bytes:
      return 12;
    case Kind::string:
      return 13;
    case Kind::boolean:
      return 14;
    case Kind::integer:
    case Kind::floating:
      return 15;
    case Kind::null:
      return 16;
  }
  return 17;
}

/// Order of two values of one rank that are no containers.
std::weak_ordering order_leaves(const Value& a, const Value& b) {
  switch (a.kind()) {
    case Kind::boolean:
      return a.as_boolean() <=> b.as_boolean();
    case Kind::integer:
    case Kind::floating: {
      auto c = compare_numbers(a, b);
      if (c == std::partial_ordering::less) return std::weak_ordering::less;
      if (c == std::partial_ordering::greater) return std::weak_ordering::greater;
      if (c == std::partial_ordering::equivalent) return std::weak_ordering::equivalent;
      bool a_nan = a.is(Kind::floating) && std::isnan(a.as_float());
      bool b_nan = b.is(Kind::floating) && std::isnan(b.as_float());
      return static_cast<int>(a_nan) <=> static_cast<int>(b_nan);
    }
    case Kind::string:
      return compare_texts(a.as_string(), b.as_string());
    case Kind::bytes:
      return a.as_bytes() <=> b.as_bytes();
    case Kind::date:
      return a.as_date() <=> b.as_date();
    case Kind::local_time:
      return a.as_local_time() <=> b.as_local_time();
    case Kind::time:
      return compare_times(a.as_time(), b.as_time());
    case Kind::local_date_time:
      return a.as_local_date_time() <=> b.as_local_date_time();
    case Kind::date_time:
      return compare_date_times(a.as_date_time(), b.as_date_time());
    case Kind::duration:
      return order_durations(a.as_duration(), b.as_duration());
    case Kind::point:
      return order_points(a.as_point(), b.as_point());
    case Kind::node:
      return a.as_node() <=> b.as_node();
    case Kind::relationship:
      return a.as_edge() <=> b.as_edge();
    case Kind::path:
      return order_paths(a.as_path(), b.as_path());
    default:
      return std::weak_ordering::equivalent;
  }
}

/// `<` on two values that are not both lists: nothing where they cannot be compared.
std::optional<std::partial_ordering> compare_leaves(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::boolean:
    case Kind::string:
    case Kind::date:
    case Kind::local_time:
    case Kind::time:
    case Kind::local_date_time:
    case Kind::date_time:
      return order_leaves(a, b);
    default:
      return std::nullopt;
  }
}

std::size_t mix(std::size_t seed, std::size_t next) {
  // The finalizer of SplitMix64 (S. Vigna): every bit of the input reaches every bit of the output.
  std::uint64_t x = seed * 0x9E3779B97F4A7C15ull + next;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

std::size_t hash_float(double d) {
  if (std::isnan(d)) return mix(15, 0x7FF8);
  if (d >= -0x1p63 && d < 0x1p63 && d == std::trunc(d))
    return mix(14, static_cast<std::size_t>(static_cast<std::int64_t>(d)));
  return mix(15, std::bit_cast<std::uint64_t>(d));
}

std::size_t hash_text(std::string_view s) { return std::hash<std::string_view>{}(s); }

std::size_t edge_word(const Edge& e) { return std::size_t{e.type} << 32 | e.id; }

std::size_t hash_leaf(const Value& v) {
  auto kind = static_cast<std::size_t>(v.kind()) + 100;
  switch (v.kind()) {
    case Kind::null:
      return mix(kind, 0);
    case Kind::boolean:
      return mix(kind, v.as_boolean());
    case Kind::integer:
      return mix(14, static_cast<std::size_t>(v.as_integer()));
    case Kind::floating:
      return hash_float(v.as_float());
    case Kind::string:
      return hash_text(v.as_string());
    case Kind::bytes:
      return mix(kind, hash_text({reinterpret_cast<const char*>(v.as_bytes().data()), v.as_bytes().size()}));
    case Kind::date:
      return mix(kind, static_cast<std::size_t>(v.as_date().days));
    case Kind::local_time:
      return mix(kind, static_cast<std::size_t>(v.as_local_time().nanoseconds));
    case Kind::time:
      return mix(mix(kind, static_cast<std::size_t>(v.as_time().nanoseconds)),
                 static_cast<std::size_t>(v.as_time().offset));
    case Kind::local_date_time:
      return mix(mix(kind, static_cast<std::size_t>(v.as_local_date_time().seconds)),
                 static_cast<std::size_t>(v.as_local_date_time().nanoseconds));
    case Kind::date_time: {
      const DateTime& t = v.as_date_time();
      return mix(mix(mix(kind, static_cast<std::size_t>(t.seconds)), static_cast<std::size_t>(t.nanoseconds)),
                 hash_text(t.zone) + static_cast<std::size_t>(t.offset));
    }
    case Kind::duration: {
      const Duration& d = v.as_duration();
      return mix(mix(mix(mix(kind, static_cast<std::size_t>(d.months)), static_cast<std::size_t>(d.days)),
                     static_cast<std::size_t>(d.seconds)),
                 static_cast<std::size_t>(d.nanoseconds));
    }
    case Kind::point: {
      const Point& p = v.as_point();
      return mix(mix(mix(mix(kind, p.srid), hash_float(p.x)), hash_float(p.y)), hash_float(p.z));
    }
    case Kind::node:
      return mix(kind, v.as_node().id);
    case Kind::relationship:
      return mix(kind, edge_word(v.as_edge()));
    case Kind::path: {
      std::size_t h = kind;
      for (const Node& n : v.as_path().nodes) h = mix(h, n.id);
      for (const Edge& e : v.as_path().edges) h = mix(h, edge_word(e));
      return h;
    }
    default:
      return kind;
  }
}

}  // namespace

std::optional<bool> equal(const Value& a, const Value& b) {
  // One false anywhere decides; else one null anywhere makes the whole unknown.
  bool differs = false, unknown = false;
  walk(
      a, b,
      [&](const Value& x, const Value& y) {
        if (x.is_null() || y.is_null())
          unknown = true;
        else if (x.is_number() && y.is_number())
          differs = compare_numbers(x, y) != 0;
        else
          differs = x.kind() != y.kind() || !equal_leaves(x, y);
        return !differs;
      },
      [&](std::strong_ordering, Kind) {
        differs = true;
        return false;
      });
  if (differs) return false;
  if (unknown) return std::nullopt;
  return true;
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  std::optional<std::partial_ordering> result = std::partial_ordering::equivalent;
  if (a.is(Kind::map) || b.is(Kind::map)) return std::nullopt;
  walk(
      a, b,
      [&](const Value& x, const Value& y) {
        result = compare_leaves(x, y);
        // Nodes, maps, durations ... inside lists have equality, if no order.
        if (!result && !x.is_null() && x.kind() == y.kind() && &x != &a && equal(x, y) == true)
          result = std::partial_ordering::equivalent;
        return result && *result == 0;
      },
      [&](std::strong_ordering sizes, Kind kind) {
        if (kind == Kind::map)
          result = std::nullopt;
        else
          result = sizes;
        return false;
      });
  return result;
}

std::weak_ordering order(const Value& a, const Value& b) {
  std::weak_ordering result = std::weak_ordering::equivalent;
  walk(
      a, b,
      [&](const Value& x, const Value& y) {
        int rank_x = rank(x), rank_y = rank(y);
        result = rank_x != rank_y ? std::weak_ordering(rank_x <=> rank_y) : order_leaves(x, y);
        return result == 0;
      },
      [&](std::strong_ordering sizes, Kind) {
        result = sizes;
        return false;
      });
  return result;
}

bool equivalent(const Value& a, const Value& b) {
  if (a.is(Kind::string) && b.is(Kind::string)) return a.as_string() == b.as_string();
  return order(a, b) == 0;
}

std::size_t hash(const Value& value) {
  if (!is_container(value)) return hash_leaf(value);
  std::size_t result = 0;
  std::vector<const Value*> pending{&value};
  while (!pending.empty()) {
    const Value& next = *pending.back();
    pending.pop_back();
    if (next.is(Kind::list)) {
      const List& list = next.as_list();
      result = mix(result, list.size() + 1'000);
      for (const Value& child : list) pending.push_back(&child);
    } else if (next.is(Kind::map)) {
      const Map& map = next.as_map();
      result = mix(result, map.size() + 2'000);
      for (const auto& [key, child] : map) {
        result = mix(result, hash_text(key));
        pending.push_back(&child);
      }
    } else {
      result = mix(result, hash_leaf(next));
    }
  }
  return result;
}

}  // namespace kenes
