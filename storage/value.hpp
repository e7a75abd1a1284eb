// SPDX-License-Identifier: Apache-2.0
// Value: one openCypher value in 16 bytes. Null, booleans, integers, floats, dates, local times, nodes and
// relationships lie inside; everything else is an immutable, reference-counted box (cheap to copy, safe to
// share between threads). A Value owns what it holds and refers to no store: a node is its id.
#pragma once

#include <atomic>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/element.hpp"
#include "storage/temporal.hpp"

namespace kenes {

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;

/// A walk: nodes.size() == edges.size() + 1. An edge whose source is not the node before it was walked
/// backwards.
struct Path {
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  friend bool operator==(const Path&, const Path&) = default;
};

using Bytes = std::vector<std::uint8_t>;

/// On disk: never renumber (property chunks keep these numbers).
enum class Kind : std::uint8_t {
  null = 0,
  boolean = 1,
  integer = 2,
  floating = 3,
  string = 4,
  bytes = 5,
  list = 6,
  map = 7,
  date = 8,
  local_time = 9,
  time = 10,
  local_date_time = 11,
  date_time = 12,
  duration = 13,
  point = 14,
  node = 15,
  relationship = 16,
  path = 17,
};

/// openCypher's name of a kind: `INTEGER`, `ZONED DATETIME`, ...
std::string_view kind_name(Kind kind) noexcept;

class Value {
 public:
  Value() noexcept : kind_(Kind::null) { payload_.integer = 0; }
  Value(std::nullptr_t) noexcept : Value() {}
  Value(bool b) noexcept : kind_(Kind::boolean) { payload_.integer = b; }
  Value(int i) noexcept : Value(std::int64_t{i}) {}
  Value(unsigned i) noexcept : Value(static_cast<std::int64_t>(i)) {}
  Value(long i) noexcept : kind_(Kind::integer) { payload_.integer = i; }
  Value(long long i) noexcept : kind_(Kind::integer) { payload_.integer = i; }
  Value(double d) noexcept : kind_(Kind::floating) { payload_.floating = d; }
  Value(const char* s) : Value(std::string_view{s}) {}
  Value(std::string_view s) : Value(std::string{s}) {}
  Value(std::string s) : Value(Kind::string, new Box<std::string>(std::move(s))) {}
  Value(Bytes b) : Value(Kind::bytes, new Box<Bytes>(std::move(b))) {}
  Value(List l);
  Value(Map m);
  Value(Date d) noexcept : kind_(Kind::date) { payload_.integer = d.days; }
  Value(LocalTime t) noexcept : kind_(Kind::local_time) { payload_.integer = t.nanoseconds; }
  Value(Time t) : Value(Kind::time, new Box<Time>(t)) {}
  Value(LocalDateTime t) : Value(Kind::local_date_time, new Box<LocalDateTime>(t)) {}
  Value(DateTime t) : Value(Kind::date_time, new Box<DateTime>(std::move(t))) {}
  Value(Duration d) : Value(Kind::duration, new Box<Duration>(d)) {}
  Value(Point p) : Value(Kind::point, new Box<Point>(p)) {}
  Value(Node n) noexcept : kind_(Kind::node) { payload_.integer = n.id; }
  Value(const Edge& e) noexcept : kind_(Kind::relationship), type_(e.type), edge_(e.id) {
    payload_.ends = {e.source, e.target};
  }
  Value(Path p) : Value(Kind::path, new Box<Path>(std::move(p))) {}

  Value(const Value& other) noexcept
      : kind_(other.kind_), type_(other.type_), edge_(other.edge_), payload_(other.payload_) {
    if (boxed()) payload_.box->references.fetch_add(1, std::memory_order_relaxed);
  }
  Value(Value&& other) noexcept
      : kind_(other.kind_), type_(other.type_), edge_(other.edge_), payload_(other.payload_) {
    other.kind_ = Kind::null;
  }
  Value& operator=(const Value& other) noexcept {
    Value copy(other);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Value() {
    if (boxed()) release();
  }
  void swap(Value& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(type_, other.type_);
    std::swap(edge_, other.edge_);
    std::swap(payload_, other.payload_);
  }

  Kind kind() const noexcept { return kind_; }
  bool is_null() const noexcept { return kind_ == Kind::null; }
  bool is(Kind k) const noexcept { return kind_ == k; }
  bool is_number() const noexcept { return kind_ == Kind::integer || kind_ == Kind::floating; }
  bool is_true() const noexcept { return kind_ == Kind::boolean && payload_.integer != 0; }

  // Each requires kind() to be the one that it names. References live as long as this value or any copy.
  bool as_boolean() const noexcept { return assert(is(Kind::boolean)), payload_.integer != 0; }
  std::int64_t as_integer() const noexcept { return assert(is(Kind::integer)), payload_.integer; }
  double as_float() const noexcept { return assert(is(Kind::floating)), payload_.floating; }
  /// Either number as a double. Requires is_number().
  double as_number() const noexcept {
    return kind_ == Kind::integer ? static_cast<double>(payload_.integer) : as_float();
  }
  std::string_view as_string() const noexcept { return assert(is(Kind::string)), unbox<std::string>(); }
  const Bytes& as_bytes() const noexcept { return assert(is(Kind::bytes)), unbox<Bytes>(); }
  const List& as_list() const noexcept;
  const Map& as_map() const noexcept;
  Date as_date() const noexcept { return assert(is(Kind::date)), Date{payload_.integer}; }
  LocalTime as_local_time() const noexcept {
    return assert(is(Kind::local_time)), LocalTime{payload_.integer};
  }
  const Time& as_time() const noexcept { return assert(is(Kind::time)), unbox<Time>(); }
  const LocalDateTime& as_local_date_time() const noexcept {
    return assert(is(Kind::local_date_time)), unbox<LocalDateTime>();
  }
  const DateTime& as_date_time() const noexcept { return assert(is(Kind::date_time)), unbox<DateTime>(); }
  const Duration& as_duration() const noexcept { return assert(is(Kind::duration)), unbox<Duration>(); }
  const Point& as_point() const noexcept { return assert(is(Kind::point)), unbox<Point>(); }
  Node as_node() const noexcept {
    return assert(is(Kind::node)), Node{static_cast<NodeId>(payload_.integer)};
  }
  Edge as_edge() const noexcept {
    return assert(is(Kind::relationship)), Edge{payload_.ends.source, payload_.ends.target, edge_, type_};
  }
  const Path& as_path() const noexcept { return assert(is(Kind::path)), unbox<Path>(); }

  /// Bytes on the heap behind this value, for memory accounts; shared boxes count fully.
  std::size_t heap_bytes() const noexcept;

 private:
  struct Shared {
    std::atomic<std::uint32_t> references{1};
    /// Of a list or map: heap_bytes() of all that is in it. Known once, because a value that holds shared
    /// parts many times over would take for ever to add up.
    std::size_t content_bytes = 0;
  };
  template <class T>
  struct Box : Shared {
    explicit Box(T v) : value(std::move(v)) {}
    T value;
  };

  Value(Kind kind, Shared* box) noexcept : kind_(kind) { payload_.box = box; }
  bool boxed() const noexcept {
    return kind_ >= Kind::string && kind_ != Kind::date && kind_ != Kind::local_time && kind_ != Kind::node &&
           kind_ != Kind::relationship;
  }
  template <class T>
  const T& unbox() const noexcept {
    return static_cast<const Box<T>*>(payload_.box)->value;
  }
  void release() noexcept;
  void destroy() noexcept;

  Kind kind_;
  TypeId type_ = 0;
  EdgeId edge_ = 0;
  union Payload {
    std::int64_t integer;
    double floating;
    Shared* box;
    struct {
      NodeId source, target;
    } ends;
  } payload_;
};
static_assert(sizeof(Value) == 16);

/// A float as openCypher prints it: shortest digits that read back to the same double, decimal from 1e-3 to
/// 1e7 (`0.001`, `100.0`), else scientific (`1.0E7`); `NaN`, `Infinity`, `-Infinity`.
std::string float_text(double number);

/// openCypher text of a value as a literal would be written: `'it\'s'`, lists and maps nested, temporals and
/// points as calls (`date('2015-07-21')`). Nodes and relationships show as `(#4)` and `[:#2 7]`; printing
/// them with names needs a graph.
std::string to_literal(const Value& value);

}  // namespace kenes
