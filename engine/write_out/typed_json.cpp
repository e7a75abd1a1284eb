// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/typed_json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "engine/write_out/text.hpp"

namespace kenes {
namespace {

/// Length of the valid UTF-8 sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  std::size_t length = 0;
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF)
    length = 2;
  else if ((lead & 0xF0) == 0xE0)
    length = 3;
  else if (lead >= 0xF0 && lead <= 0xF4)
    length = 4;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  if (lead == 0xE0 && byte(at + 1) < 0xA0) return 0;
  if (lead == 0xED && byte(at + 1) > 0x9F) return 0;
  if (lead == 0xF0 && byte(at + 1) < 0x90) return 0;
  if (lead == 0xF4 && byte(at + 1) > 0x8F) return 0;
  return length;
}

std::string base64(const Bytes& bytes) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    const unsigned word =
        (bytes[i] << 16) | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
    out += digits[word >> 18];
    out += digits[(word >> 12) & 63];
    out += left > 1 ? digits[(word >> 6) & 63] : '=';
    out += left > 2 ? digits[word & 63] : '=';
  }
  return out;
}

std::string point_text(const Point& point) {
  if (point.is_3d())
    return fmt::format("SRID={};POINT Z ({} {} {})", point.srid, float_text(point.x), float_text(point.y),
                       float_text(point.z));
  return fmt::format("SRID={};POINT ({} {})", point.srid, float_text(point.x), float_text(point.y));
}

void open_typed(std::string& out, std::string_view type) {
  out += "{\"$type\":\"";
  out += type;
  out += "\",\"_value\":";
}

void typed_text(std::string& out, std::string_view type, std::string_view text) {
  open_typed(out, type);
  write_json_text(out, text);
  out += '}';
}

void write_typed_map(std::string& out, const Map& map, const GraphSource& graph) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!first) out += ',';
    first = false;
    write_json_text(out, key);
    out += ':';
    write_typed_json(out, value, graph);
  }
  out += '}';
}

void write_labels(std::string& out, Node node, const GraphSource& graph) {
  std::vector<LabelId> labels;
  if (graph.has_node(node.id)) graph.labels_of(node.id, labels);
  out += '[';
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (i) out += ',';
    write_json_text(out, graph.label_name(labels[i]));
  }
  out += ']';
}

Map live_properties(Node node, const GraphSource& graph) {
  return graph.has_node(node.id) ? properties_of(node, graph) : Map{};
}
Map live_properties(const Edge& edge, const GraphSource& graph) {
  return graph.edge(edge.type, edge.id) ? properties_of(edge, graph) : Map{};
}

void write_typed_node(std::string& out, Node node, const GraphSource& graph) {
  open_typed(out, "Node");
  out += "{\"_element_id\":\"" + element_id(node) + "\",\"_labels\":";
  write_labels(out, node, graph);
  out += ",\"_properties\":";
  write_typed_map(out, live_properties(node, graph), graph);
  out += "}}";
}

void write_typed_relationship(std::string& out, const Edge& edge, const GraphSource& graph) {
  open_typed(out, "Relationship");
  out += "{\"_element_id\":\"" + element_id(edge) + "\",\"_start_node_element_id\":\"" +
         element_id(Node{edge.source}) + "\",\"_end_node_element_id\":\"" + element_id(Node{edge.target}) +
         "\",\"_type\":";
  write_json_text(out, graph.type_name(edge.type));
  out += ",\"_properties\":";
  write_typed_map(out, live_properties(edge, graph), graph);
  out += "}}";
}

void write_plain_map(std::string& out, const Map& map, const GraphSource& graph) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!first) out += ',';
    first = false;
    write_json_text(out, key);
    out += ':';
    write_plain_json(out, value, graph);
  }
  out += '}';
}

}  // namespace

std::string element_id(Node node) { return fmt::format("4:{}", node.id); }
std::string element_id(const Edge& edge) { return fmt::format("5:{}:{}", edge.type, edge.id); }

void write_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
      out += static_cast<char>(c);
      ++i;
    } else if (c >= 0x80) {
      const std::size_t length = sequence_length(text, i);
      if (length == 0) {
        out += "\xEF\xBF\xBD";
        ++i;
      } else {
        out += text.substr(i, length);
        i += length;
      }
    } else {
      switch (c) {
        case '"':
          out += "\\\"";
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
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
      }
      ++i;
    }
  }
  out += '"';
}

void write_typed_json(std::string& out, const Value& value, const GraphSource& graph) {
  switch (value.kind()) {
    case Kind::null:
      out += "{\"$type\":\"Null\",\"_value\":null}";
      return;
    case Kind::boolean:
      open_typed(out, "Boolean");
      out += value.as_boolean() ? "true}" : "false}";
      return;
    case Kind::integer:
      open_typed(out, "Integer");
      fmt::format_to(std::back_inserter(out), "\"{}\"}}", value.as_integer());
      return;
    case Kind::floating:
      return typed_text(out, "Float", float_text(value.as_float()));
    case Kind::string:
      return typed_text(out, "String", value.as_string());
    case Kind::bytes:
      return typed_text(out, "Base64", base64(value.as_bytes()));
    case Kind::list: {
      open_typed(out, "List");
      out += '[';
      bool first = true;
      for (const Value& item : value.as_list()) {
        if (!first) out += ',';
        first = false;
        write_typed_json(out, item, graph);
      }
      out += "]}";
      return;
    }
    case Kind::map:
      open_typed(out, "Map");
      write_typed_map(out, value.as_map(), graph);
      out += '}';
      return;
    case Kind::date:
      return typed_text(out, "Date", to_text(value.as_date()));
    case Kind::local_time:
      return typed_text(out, "LocalTime", to_text(value.as_local_time()));
    case Kind::time:
      return typed_text(out, "Time", to_text(value.as_time()));
    case Kind::local_date_time:
      return typed_text(out, "LocalDateTime", to_text(value.as_local_date_time()));
    case Kind::date_time:
      return typed_text(out, value.as_date_time().zone.empty() ? "OffsetDateTime" : "ZonedDateTime",
                        to_text(value.as_date_time()));
    case Kind::duration:
      return typed_text(out, "Duration", to_text(value.as_duration()));
    case Kind::point:
      return typed_text(out, "Point", point_text(value.as_point()));
    case Kind::node:
      return write_typed_node(out, value.as_node(), graph);
    case Kind::relationship:
      return write_typed_relationship(out, value.as_edge(), graph);
    case Kind::path: {
      const Path& path = value.as_path();
      open_typed(out, "Path");
      out += '[';
      write_typed_node(out, path.nodes.front(), graph);
      for (std::size_t i = 0; i < path.edges.size(); ++i) {
        out += ',';
        write_typed_relationship(out, path.edges[i], graph);
        out += ',';
        write_typed_node(out, path.nodes[i + 1], graph);
      }
      out += "]}";
      return;
    }
  }
}

void write_plain_json(std::string& out, const Value& value, const GraphSource& graph) {
  switch (value.kind()) {
    case Kind::null:
      out += "null";
      return;
    case Kind::boolean:
      out += value.as_boolean() ? "true" : "false";
      return;
    case Kind::integer:
      fmt::format_to(std::back_inserter(out), "{}", value.as_integer());
      return;
    case Kind::floating:
      out += std::isfinite(value.as_float()) ? float_text(value.as_float()) : "null";
      return;
    case Kind::string:
      return write_json_text(out, value.as_string());
    case Kind::bytes:
      return write_json_text(out, base64(value.as_bytes()));
    case Kind::list: {
      out += '[';
      bool first = true;
      for (const Value& item : value.as_list()) {
        if (!first) out += ',';
        first = false;
        write_plain_json(out, item, graph);
      }
      out += ']';
      return;
    }
    case Kind::map:
      return write_plain_map(out, value.as_map(), graph);
    case Kind::point:
      return write_json_text(out, point_text(value.as_point()));
    case Kind::node: {
      out += "{\"id\":\"" + element_id(value.as_node()) + "\",\"labels\":";
      write_labels(out, value.as_node(), graph);
      out += ",\"properties\":";
      write_plain_map(out, live_properties(value.as_node(), graph), graph);
      out += '}';
      return;
    }
    case Kind::relationship: {
      const Edge edge = value.as_edge();
      out += "{\"id\":\"" + element_id(edge) + "\",\"type\":";
      write_json_text(out, graph.type_name(edge.type));
      out += ",\"start\":\"" + element_id(Node{edge.source}) + "\",\"end\":\"" +
             element_id(Node{edge.target}) + "\",\"properties\":";
      write_plain_map(out, live_properties(edge, graph), graph);
      out += '}';
      return;
    }
    case Kind::path: {
      const Path& path = value.as_path();
      out += '[';
      write_plain_json(out, Value(path.nodes.front()), graph);
      for (std::size_t i = 0; i < path.edges.size(); ++i) {
        out += ',';
        write_plain_json(out, Value(path.edges[i]), graph);
        out += ',';
        write_plain_json(out, Value(path.nodes[i + 1]), graph);
      }
      out += ']';
      return;
    }
    default:
      return write_json_text(out, to_text(value, graph));
  }
}

}  // namespace kenes
