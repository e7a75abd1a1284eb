// SPDX-License-Identifier: Apache-2.0
#include "storage/value.hpp"

#include <fmt/format.h>
#include <algorithm>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iterator>

#include "storage/error.hpp"

namespace kenes {

std::string_view kind_name(Kind kind) noexcept {
  switch (kind) {
    case Kind::null:
      return "NULL";
    case Kind::boolean:
      return "BOOLEAN";
    case Kind::integer:
      return "INTEGER";
    case Kind::floating:
      return "FLOAT";
    case Kind::string:
      return "STRING";
    case Kind::bytes:
      return "BYTES";
    case Kind::list:
      return "LIST";
    case Kind::map:
      return "MAP";
    case Kind::date:
      return "DATE";
    case Kind::local_time:
      return "LOCAL TIME";
    case Kind::time:
      return "ZONED TIME";
    case Kind::local_date_time:
      return "LOCAL DATETIME";
    case Kind::date_time:
      return "ZONED DATETIME";
    case Kind::duration:
      return "DURATION";
    case Kind::point:
      return "POINT";
    case Kind::node:
      return "NODE";
    case Kind::relationship:
      return "RELATIONSHIP";
    case Kind::path:
      return "PATH";
  }
  return "UNKNOWN";
}

namespace {

// What a list or map knows of its content: the bytes, and in the highest bits how many lists and maps lie in
// one another, itself included. Bytes stop where any limit is passed.
constexpr unsigned depth_shift = 48;
constexpr std::size_t most_bytes = (std::size_t{1} << depth_shift) - 1;
constexpr std::size_t deepest_value = 1000;

struct Content {
  std::size_t bytes = 0, depth = 1;

  explicit Content(std::size_t own) : bytes(own) {}
  void add(std::size_t child_bytes, std::size_t child_depth) {
    bytes = std::min(bytes + child_bytes, most_bytes);
    depth = std::max(depth, child_depth + 1);
  }
  /// Comparing, printing and storing go down by recursion.
  std::size_t packed() const {
    if (depth > deepest_value)
      throw Error(
          ErrorCode::argument_error, "NestedTooDeep", Phase::runtime,
          fmt::format("lists and maps may lie in one another {} levels deep, not deeper", deepest_value), {},
          "keep what is nested so deep as nodes and relationships");
    return bytes | depth << depth_shift;
  }
};

}  // namespace

Value::Value(List l) : Value(Kind::list, new Box<List>(std::move(l))) {
  Content content(as_list().capacity() * sizeof(Value));
  for (const Value& child : as_list())
    if (child.boxed())
      content.add(child.heap_bytes(), child.is(Kind::list) || child.is(Kind::map)
                                          ? child.payload_.box->content_bytes >> depth_shift
                                          : 0);
  payload_.box->content_bytes = content.packed();
}

Value::Value(Map m) : Value(Kind::map, new Box<Map>(std::move(m))) {
  constexpr std::size_t map_node = 32;  // links and colour of a red-black tree's node
  Content content(0);
  for (const auto& [key, child] : as_map())
    content.add(
        map_node + sizeof(Map::value_type) + key.capacity() + child.heap_bytes(),
        child.is(Kind::list) || child.is(Kind::map) ? child.payload_.box->content_bytes >> depth_shift : 0);
  payload_.box->content_bytes = content.packed();
}

const List& Value::as_list() const noexcept { return assert(is(Kind::list)), unbox<List>(); }
const Map& Value::as_map() const noexcept { return assert(is(Kind::map)), unbox<Map>(); }

void Value::release() noexcept {
  if (payload_.box->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
    destroy();
  }
}

// Nested lists and maps go through a work list: a chain of a million lists must not need a million frames.
void Value::destroy() noexcept {
  struct Dead {
    Kind kind;
    Shared* box;
  };
  std::vector<Dead> pending;
  auto orphan = [&pending](Value& child) {
    if (child.kind_ != Kind::list && child.kind_ != Kind::map) return;
    if (child.payload_.box->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
      pending.push_back({child.kind_, child.payload_.box});
    }
    child.kind_ = Kind::null;
  };
  auto drop = [&orphan](Kind kind, Shared* box) {
    switch (kind) {
      case Kind::string:
        delete static_cast<Box<std::string>*>(box);
        break;
      case Kind::bytes:
        delete static_cast<Box<Bytes>*>(box);
        break;
      case Kind::list: {
        auto* list = static_cast<Box<List>*>(box);
        for (Value& child : list->value) orphan(child);
        delete list;
        break;
      }
      case Kind::map: {
        auto* map = static_cast<Box<Map>*>(box);
        for (auto& [key, child] : map->value) orphan(child);
        delete map;
        break;
      }
      case Kind::time:
        delete static_cast<Box<Time>*>(box);
        break;
      case Kind::local_date_time:
        delete static_cast<Box<LocalDateTime>*>(box);
        break;
      case Kind::date_time:
        delete static_cast<Box<DateTime>*>(box);
        break;
      case Kind::duration:
        delete static_cast<Box<Duration>*>(box);
        break;
      case Kind::point:
        delete static_cast<Box<Point>*>(box);
        break;
      case Kind::path:
        delete static_cast<Box<Path>*>(box);
        break;
      default:
        break;
    }
  };
  drop(kind_, payload_.box);
  while (!pending.empty()) {
    Dead next = pending.back();
    pending.pop_back();
    drop(next.kind, next.box);
  }
}

std::size_t Value::heap_bytes() const noexcept {
  switch (kind_) {
    case Kind::string:
      return sizeof(Box<std::string>) + unbox<std::string>().capacity();
    case Kind::bytes:
      return sizeof(Box<Bytes>) + unbox<Bytes>().capacity();
    case Kind::list:
      return sizeof(Box<List>) + (payload_.box->content_bytes & most_bytes);
    case Kind::map:
      return sizeof(Box<Map>) + (payload_.box->content_bytes & most_bytes);
    case Kind::path:
      return sizeof(Box<Path>) + unbox<Path>().nodes.capacity() * sizeof(Node) +
             unbox<Path>().edges.capacity() * sizeof(Edge);
    case Kind::date_time:
      return sizeof(Box<DateTime>) + unbox<DateTime>().zone.capacity();
    case Kind::time:
    case Kind::local_date_time:
    case Kind::duration:
    case Kind::point:
      return sizeof(Box<Point>);
    default:
      return 0;
  }
}

std::string float_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number == 0) return std::signbit(number) ? "-0.0" : "0.0";
  // Shortest digits that read back to the same double, as d.ddde+xx; then laid out as Java does.
  std::array<char, 32> buffer;
  auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific).ptr;
  std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  std::string out;
  if (text.front() == '-') {
    out += '-';
    text.remove_prefix(1);
  }
  std::size_t e = text.find('e');
  int exponent = std::atoi(std::string(text.substr(e + 1)).c_str());
  std::string digits(1, text[0]);
  if (e > 2) digits += text.substr(2, e - 2);
  if (exponent < -3 || exponent >= 7) {
    out += digits[0];
    out += '.';
    out += digits.size() > 1 ? std::string_view(digits).substr(1) : std::string_view("0");
    out += 'E';
    return out + std::to_string(exponent);
  }
  if (exponent < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-exponent - 1), '0');
    return out + digits;
  }
  std::size_t whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) {
    out += digits;
    out.append(whole - digits.size(), '0');
    return out + ".0";
  }
  out.append(digits, 0, whole);
  out += '.';
  return out.append(digits, whole);
}

namespace {

void append_quoted(std::string& out, std::string_view text) {
  out += '\'';
  for (char c : text) {
    switch (c) {
      case '\'':
        out += "\\'";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          fmt::format_to(std::back_inserter(out), "\\u{:04X}", static_cast<unsigned>(c));
        else
          out += c;
    }
  }
  out += '\'';
}

void append_key(std::string& out, std::string_view key) {
  bool plain = !key.empty() && !(key[0] >= '0' && key[0] <= '9');
  for (char c : key)
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  if (plain) {
    out += key;
    return;
  }
  out += '`';
  for (char c : key) out.append(c == '`' ? 2 : 1, c);
  out += '`';
}

void append_node(std::string& out, Node node) { fmt::format_to(std::back_inserter(out), "(#{})", node.id); }
void append_edge(std::string& out, const Edge& edge) {
  fmt::format_to(std::back_inserter(out), "[:#{} {}]", edge.type, edge.id);
}

void append_path(std::string& out, const Path& path) {
  out += '<';
  append_node(out, path.nodes.front());
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    bool forward = path.edges[i].source == path.nodes[i].id;
    out += forward ? "-" : "<-";
    append_edge(out, path.edges[i]);
    out += forward ? "->" : "-";
    append_node(out, path.nodes[i + 1]);
  }
  out += '>';
}

void append_point(std::string& out, const Point& point) {
  fmt::format_to(std::back_inserter(out), "point({{srid: {}, x: {}, y: {}", point.srid, float_text(point.x),
                 float_text(point.y));
  if (point.is_3d()) out += ", z: " + float_text(point.z);
  out += "})";
}

/// Everything but lists and maps.
void append_leaf(std::string& out, const Value& value) {
  auto call = [&out](std::string_view function, const std::string& text) {
    out += function;
    out += "('";
    out += text;
    out += "')";
  };
  switch (value.kind()) {
    case Kind::null:
      out += "null";
      break;
    case Kind::boolean:
      out += value.as_boolean() ? "true" : "false";
      break;
    case Kind::integer:
      out += std::to_string(value.as_integer());
      break;
    case Kind::floating:
      out += float_text(value.as_float());
      break;
    case Kind::string:
      append_quoted(out, value.as_string());
      break;
    case Kind::bytes:
      out += "bytes('";
      for (std::uint8_t b : value.as_bytes()) fmt::format_to(std::back_inserter(out), "{:02X}", b);
      out += "')";
      break;
    case Kind::date:
      call("date", to_text(value.as_date()));
      break;
    case Kind::local_time:
      call("localtime", to_text(value.as_local_time()));
      break;
    case Kind::time:
      call("time", to_text(value.as_time()));
      break;
    case Kind::local_date_time:
      call("localdatetime", to_text(value.as_local_date_time()));
      break;
    case Kind::date_time:
      call("datetime", to_text(value.as_date_time()));
      break;
    case Kind::duration:
      call("duration", to_text(value.as_duration()));
      break;
    case Kind::point:
      append_point(out, value.as_point());
      break;
    case Kind::node:
      append_node(out, value.as_node());
      break;
    case Kind::relationship:
      append_edge(out, value.as_edge());
      break;
    case Kind::path:
      append_path(out, value.as_path());
      break;
    case Kind::list:
    case Kind::map:
      break;
  }
}

}  // namespace

std::string to_literal(const Value& value) {
  struct Open {
    const Value* container;
    std::size_t index;
    Map::const_iterator member;
  };
  std::string out;
  std::vector<Open> open;
  auto enter = [&](const Value& v) {
    if (v.is(Kind::list)) {
      out += '[';
      open.push_back({&v, 0, {}});
    } else if (v.is(Kind::map)) {
      out += '{';
      open.push_back({&v, 0, v.as_map().begin()});
    } else {
      append_leaf(out, v);
    }
  };
  enter(value);
  while (!open.empty()) {
    Open& top = open.back();
    const Value* next = nullptr;
    if (top.container->is(Kind::list)) {
      const List& list = top.container->as_list();
      if (top.index < list.size()) {
        if (top.index > 0) out += ", ";
        next = &list[top.index++];
      }
    } else if (top.member != top.container->as_map().end()) {
      if (top.index++ > 0) out += ", ";
      append_key(out, top.member->first);
      out += ": ";
      next = &top.member->second;
      ++top.member;
    }
    if (next) {
      enter(*next);
    } else {
      out += top.container->is(Kind::list) ? ']' : '}';
      open.pop_back();
    }
  }
  return out;
}

}  // namespace kenes
