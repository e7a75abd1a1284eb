// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/typed_values.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/kenes.hpp"

namespace kenes::shell {
namespace {

using nlohmann::json;

const std::string& text_of(const json& value, std::string_view type) {
  if (!value.is_string()) throw ProtocolError("the _value of a " + std::string(type) + " must be a string");
  return value.get_ref<const std::string&>();
}

Value read_integer(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw ProtocolError("not an Integer: \"" + text + "\"");
  return number;
}

Value read_float(const std::string& text) {
  if (text == "NaN" || text == "-NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text == "Infinity") return std::numeric_limits<double>::infinity();
  if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw ProtocolError("not a Float: \"" + text + "\"");
  return number;
}

Value read_base64(const std::string& text) {
  Bytes bytes;
  unsigned word = 0;
  int bits = 0;
  for (char c : text) {
    int digit = -1;
    if (c >= 'A' && c <= 'Z')
      digit = c - 'A';
    else if (c >= 'a' && c <= 'z')
      digit = c - 'a' + 26;
    else if (c >= '0' && c <= '9')
      digit = c - '0' + 52;
    else if (c == '+')
      digit = 62;
    else if (c == '/')
      digit = 63;
    else if (c == '=')
      break;
    else
      throw ProtocolError("not Base64: \"" + text + "\"");
    word = (word << 6 | static_cast<unsigned>(digit)) & 0xFFFFFF;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push_back(static_cast<std::uint8_t>(word >> bits));
    }
  }
  return bytes;
}

/// A temporal or spatial text, through the function of the language that reads it.
Value read_by_function(std::string_view function, const std::string& text) {
  const auto value = call_function(function, {Value(text)});
  return value;
}

Value read_point(const std::string& text) {
  Point point;
  unsigned srid = 0;
  double x = 0, y = 0, z = 0;
  if (std::sscanf(text.c_str(), "SRID=%u;POINT Z (%lf %lf %lf)", &srid, &x, &y, &z) == 4)
    point = {srid, x, y, z};
  else if (std::sscanf(text.c_str(), "SRID=%u;POINT (%lf %lf)", &srid, &x, &y) == 3)
    point = {srid, x, y, 0};
  else
    throw ProtocolError("not a Point: \"" + text + "\"");
  return point;
}

}  // namespace

Value read_typed(const json& value) {
  if (!value.is_object() || !value.contains("$type") || !value.contains("_value") ||
      !value["$type"].is_string())
    throw ProtocolError("a parameter must be {\"$type\": ..., \"_value\": ...}, at every level");
  const std::string& type = value["$type"].get_ref<const std::string&>();
  const json& inner = value["_value"];
  if (type == "Null") return {};
  if (type == "Boolean") {
    if (!inner.is_boolean()) throw ProtocolError("the _value of a Boolean must be true or false");
    return inner.get<bool>();
  }
  if (type == "List") {
    if (!inner.is_array()) throw ProtocolError("the _value of a List must be an array");
    List list;
    for (const json& item : inner) list.push_back(read_typed(item));
    return list;
  }
  if (type == "Map") {
    if (!inner.is_object()) throw ProtocolError("the _value of a Map must be an object");
    Map map;
    for (const auto& [key, item] : inner.items()) map.emplace(key, read_typed(item));
    return map;
  }
  const std::string& text = text_of(inner, type);
  if (type == "String") return text;
  if (type == "Integer") return read_integer(text);
  if (type == "Float") return read_float(text);
  if (type == "Base64") return read_base64(text);
  if (type == "Date") return read_by_function("date", text);
  if (type == "Time") return read_by_function("time", text);
  if (type == "LocalTime") return read_by_function("localtime", text);
  if (type == "LocalDateTime") return read_by_function("localdatetime", text);
  if (type == "OffsetDateTime" || type == "ZonedDateTime") return read_by_function("datetime", text);
  if (type == "Duration") return read_by_function("duration", text);
  if (type == "Point") return read_point(text);
  throw ProtocolError("unknown $type \"" + type + "\"");
}

Value read_plain(const json& value) {
  switch (value.type()) {
    case json::value_t::boolean:
      return value.get<bool>();
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
      return value.get<std::int64_t>();
    case json::value_t::number_float:
      return value.get<double>();
    case json::value_t::string:
      return value.get_ref<const std::string&>();
    case json::value_t::array: {
      List list;
      list.reserve(value.size());
      for (const json& item : value) list.push_back(read_plain(item));
      return list;
    }
    case json::value_t::object: {
      Map map;
      for (const auto& [key, item] : value.items()) map.emplace(key, read_plain(item));
      return map;
    }
    default:
      return {};
  }
}

}  // namespace kenes::shell
