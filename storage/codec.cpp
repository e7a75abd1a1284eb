// SPDX-License-Identifier: Apache-2.0
#include "storage/codec.hpp"

#include <bit>

#include <fmt/format.h>

#include "storage/error.hpp"

namespace kenes {

void ByteWriter::varint(std::uint64_t v) {
  while (v >= 0x80) {
    u8(static_cast<std::uint8_t>(v | 0x80));
    v >>= 7;
  }
  u8(static_cast<std::uint8_t>(v));
}

std::uint64_t ByteReader::varint() {
  std::uint64_t v = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t byte = u8();
    v |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return v;
  }
  fail();
}

std::uint64_t ByteReader::varint(std::uint64_t limit) {
  const auto v = varint();
  if (v > limit) fail();
  return v;
}

const char* ByteReader::packed(std::size_t count, unsigned width) {
  if (width > 64 || (width > 57 && width < 64)) fail();
  if (width > 0 && count > left() * 8 / width) fail();
  return need(packed_size(count, width));
}

void ByteReader::fail() {
  throw Error(ErrorCode::corruption, "a stored record is damaged: its bytes end early or make no sense",
              "run `kenes check` on the database and restore it from a backup");
}

unsigned packed_width(std::uint64_t range) noexcept {
  const auto width = static_cast<unsigned>(std::bit_width(range));
  return width > 57 ? 64 : width;
}

void check_storable(const Value& value) {
  switch (value.kind()) {
    case Kind::map:
    case Kind::node:
    case Kind::relationship:
    case Kind::path:
      throw type_error("InvalidPropertyType",
                       fmt::format("a {} cannot be the value of a property", kind_name(value.kind())));
    case Kind::list:
      for (const auto& element : value.as_list()) check_storable(element);
      break;
    default:
      break;
  }
}

void write_value(ByteWriter& out, const Value& value) {
  out.u8(static_cast<std::uint8_t>(value.kind()));
  switch (value.kind()) {
    case Kind::null:
      break;
    case Kind::boolean:
      out.u8(value.as_boolean());
      break;
    case Kind::integer:
      out.zigzag(value.as_integer());
      break;
    case Kind::floating:
      out.f64(value.as_float());
      break;
    case Kind::string:
      out.text(value.as_string());
      break;
    case Kind::bytes: {
      const auto& bytes = value.as_bytes();
      out.text({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
      break;
    }
    case Kind::list:
      out.varint(value.as_list().size());
      for (const auto& element : value.as_list()) write_value(out, element);
      break;
    case Kind::map:
      out.varint(value.as_map().size());
      for (const auto& [key, element] : value.as_map()) {
        out.text(key);
        write_value(out, element);
      }
      break;
    case Kind::date:
      out.zigzag(value.as_date().days);
      break;
    case Kind::local_time:
      out.zigzag(value.as_local_time().nanoseconds);
      break;
    case Kind::time:
      out.zigzag(value.as_time().nanoseconds);
      out.zigzag(value.as_time().offset);
      break;
    case Kind::local_date_time:
      out.zigzag(value.as_local_date_time().seconds);
      out.zigzag(value.as_local_date_time().nanoseconds);
      break;
    case Kind::date_time: {
      const auto& t = value.as_date_time();
      out.zigzag(t.seconds);
      out.zigzag(t.nanoseconds);
      out.zigzag(t.offset);
      out.text(t.zone);
      break;
    }
    case Kind::duration: {
      const auto& d = value.as_duration();
      out.zigzag(d.months);
      out.zigzag(d.days);
      out.zigzag(d.seconds);
      out.zigzag(d.nanoseconds);
      break;
    }
    case Kind::point: {
      const auto& p = value.as_point();
      out.u32(p.srid);
      out.f64(p.x);
      out.f64(p.y);
      out.f64(p.z);
      break;
    }
    default:
      throw type_error("InvalidPropertyType", fmt::format("a {} cannot be stored", kind_name(value.kind())));
  }
}

namespace {

Value read_nested(ByteReader& in, unsigned depth) {
  if (depth > 200) ByteReader::fail();
  switch (static_cast<Kind>(in.u8())) {
    case Kind::null:
      return {};
    case Kind::boolean:
      return Value(in.u8() != 0);
    case Kind::integer:
      return Value(in.zigzag());
    case Kind::floating:
      return Value(in.f64());
    case Kind::string:
      return Value(in.text());
    case Kind::bytes: {
      const auto text = in.text();
      return Value(Bytes(text.begin(), text.end()));
    }
    case Kind::list: {
      List list;
      const auto size = in.varint(in.left());
      list.reserve(size);
      for (std::uint64_t i = 0; i < size; ++i) list.push_back(read_nested(in, depth + 1));
      return Value(std::move(list));
    }
    case Kind::map: {
      Map map;
      const auto size = in.varint(in.left());
      for (std::uint64_t i = 0; i < size; ++i) {
        std::string key(in.text());
        map.emplace(std::move(key), read_nested(in, depth + 1));
      }
      return Value(std::move(map));
    }
    case Kind::date:
      return Value(Date{in.zigzag()});
    case Kind::local_time:
      return Value(LocalTime{in.zigzag()});
    case Kind::time: {
      const auto nanoseconds = in.zigzag();
      return Value(Time{nanoseconds, static_cast<std::int32_t>(in.zigzag())});
    }
    case Kind::local_date_time: {
      const auto seconds = in.zigzag();
      return Value(LocalDateTime{seconds, static_cast<std::int32_t>(in.zigzag())});
    }
    case Kind::date_time: {
      DateTime t;
      t.seconds = in.zigzag();
      t.nanoseconds = static_cast<std::int32_t>(in.zigzag());
      t.offset = static_cast<std::int32_t>(in.zigzag());
      t.zone = in.text();
      return Value(std::move(t));
    }
    case Kind::duration: {
      Duration d;
      d.months = in.zigzag();
      d.days = in.zigzag();
      d.seconds = in.zigzag();
      d.nanoseconds = static_cast<std::int32_t>(in.zigzag());
      return Value(d);
    }
    case Kind::point: {
      Point p;
      p.srid = in.u32();
      p.x = in.f64();
      p.y = in.f64();
      p.z = in.f64();
      return Value(p);
    }
    default:
      ByteReader::fail();
  }
}

}  // namespace

Value read_value(ByteReader& in) { return read_nested(in, 0); }

std::string value_bytes(const Value& value) {
  ByteWriter out;
  write_value(out, value);
  return out.take();
}

}  // namespace kenes
