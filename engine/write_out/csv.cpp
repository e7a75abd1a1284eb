// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/formats.hpp"
#include "engine/write_out/text.hpp"
#include "engine/write_out/walk.hpp"

namespace kenes {

namespace {

constexpr std::uint32_t bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }

// The word after the colon of a header for values of these kinds, or nothing for text.
std::string_view type_word(std::uint32_t kinds) {
  if (kinds == bit(Kind::boolean)) return "boolean";
  if (kinds == bit(Kind::integer)) return "int";
  if (kinds == bit(Kind::floating) || kinds == (bit(Kind::integer) | bit(Kind::floating))) return "double";
  if (kinds == bit(Kind::date)) return "date";
  if (kinds == bit(Kind::local_time)) return "localtime";
  if (kinds == bit(Kind::time)) return "time";
  if (kinds == bit(Kind::local_date_time)) return "localdatetime";
  if (kinds == bit(Kind::date_time)) return "datetime";
  if (kinds == bit(Kind::duration)) return "duration";
  if (kinds == bit(Kind::point)) return "point";
  return {};
}

// A list of one kind that `;` divides; all others are written as openCypher literals.
bool divides(const KeyUse& key) {
  return key.only(Kind::list) && !key.indivisible && key.element_kinds != 0 &&
         (key.element_kinds == bit(Kind::string) || !type_word(key.element_kinds).empty());
}

// Values of several kinds, and lists that `;` cannot divide, keep their kinds as openCypher literals. Values
// that have no literal, such as dates among others, are text.
bool literal(const KeyUse& key) {
  constexpr std::uint32_t plain =
      bit(Kind::null) | bit(Kind::boolean) | bit(Kind::integer) | bit(Kind::floating) | bit(Kind::string);
  return key.kinds != bit(Kind::string) && type_word(key.kinds).empty() && !divides(key) &&
         ((key.kinds | key.element_kinds) & ~(plain | bit(Kind::list))) == 0;
}

// RFC 4180. An empty text is quoted, so that it differs from an absent value.
void write_field(std::string& line, std::string_view text) {
  const bool quote = text.empty() || text.find_first_of(",\"\r\n") != std::string_view::npos ||
                     text.front() == ' ' || text.back() == ' ';
  if (!quote) {
    line += text;
    return;
  }
  line += '"';
  for (char c : text) line.append(c == '"' ? 2 : 1, c);
  line += '"';
}

void write_header(std::string& line, std::span<const KeyUse> keys) {
  for (const KeyUse& key : keys) {
    std::string name = key.name;
    if (divides(key)) {
      auto word = type_word(key.element_kinds);
      name += ":" + std::string(word.empty() ? "string" : word) + "[]";
    } else if (literal(key)) {
      name += ":literal";
    } else if (auto word = type_word(key.kinds); !word.empty()) {
      name += ":" + std::string(word);
    } else if (name.find(':') != std::string::npos) {
      name += ":string";  // or the name's own colon would be taken for the one before a type
    }
    line += ',';
    write_field(line, name);
  }
  line += '\n';
}

void write_values(std::string& line, std::span<const KeyUse> keys, const std::vector<Column>& columns,
                  std::size_t row, const GraphSource& graph) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    line += ',';
    if (columns[i].is_null(row)) continue;
    const Value value = columns[i].value(row);
    if (divides(keys[i])) {
      std::string text;
      for (const Value& element : value.as_list())
        text += (text.empty() ? "" : ";") + to_text(element, graph);
      write_field(line, text);
    } else if (literal(keys[i]) || value.is(Kind::list) || value.is(Kind::map)) {
      write_field(line, to_literal(value));
    } else {
      write_field(line, to_text(value, graph));
    }
  }
  line += '\n';
}

}  // namespace

void write_csv_nodes(std::ostream& out, const GraphSource& graph, Limits& limits) {
  const auto keys = node_keys(graph, limits);
  std::string lines = ":ID,:LABEL";
  write_header(lines, keys);
  std::vector<LabelId> labels;
  each_node(graph, limits, [&](std::span<const NodeId> nodes) {
    auto columns = gather(graph, nodes, keys);
    for (std::size_t row = 0; row < nodes.size(); ++row) {
      lines += std::to_string(nodes[row]) + ",";
      graph.labels_of(nodes[row], labels);
      std::string names;
      for (LabelId label : labels) names.append(names.empty() ? "" : ";").append(graph.label_name(label));
      if (!names.empty()) write_field(lines, names);
      write_values(lines, keys, columns, row, graph);
    }
    out << lines;
    lines.clear();
  });
  out << lines;
}

void write_csv_relationships(std::ostream& out, const GraphSource& graph, Limits& limits) {
  const auto keys = edge_keys(graph, limits);
  std::string lines = ":START_ID,:END_ID,:TYPE";
  write_header(lines, keys);
  each_edge(graph, limits, [&](std::span<const Edge> edges) {
    auto columns = gather(graph, edges, keys);
    for (std::size_t row = 0; row < edges.size(); ++row) {
      const Edge& edge = edges[row];
      lines += std::to_string(edge.source) + "," + std::to_string(edge.target) + ",";
      write_field(lines, graph.type_name(edge.type));
      write_values(lines, keys, columns, row, graph);
    }
    out << lines;
    lines.clear();
  });
  out << lines;
}

}  // namespace kenes
