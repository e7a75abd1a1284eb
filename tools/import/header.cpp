// SPDX-License-Identifier: Apache-2.0
// Neo4j's column headers.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "storage/error.hpp"
#include "tools/import/table.hpp"

namespace kenes::import {
namespace {

constexpr std::array<std::pair<std::string_view, FieldType>, 18> type_names{{
    {"string", FieldType::text},
    {"char", FieldType::text},
    {"int", FieldType::integer},
    {"long", FieldType::integer},
    {"short", FieldType::integer},
    {"byte", FieldType::integer},
    {"integer", FieldType::integer},
    {"float", FieldType::floating},
    {"double", FieldType::floating},
    {"boolean", FieldType::boolean},
    {"bool", FieldType::boolean},
    {"date", FieldType::date},
    {"localtime", FieldType::local_time},
    {"time", FieldType::time},
    {"localdatetime", FieldType::local_date_time},
    {"datetime", FieldType::date_time},
    {"duration", FieldType::duration},
    {"point", FieldType::point},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

}  // namespace

std::string_view field_type_name(FieldType type) {
  for (const auto& [name, known] : type_names)
    if (known == type) return name;
  return "string";
}

std::vector<TableColumn> parse_header(const std::string& path, const std::vector<Field>& header) {
  std::vector<TableColumn> columns;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string_view text = header[i].text;
    TableColumn column;
    const std::size_t colon = text.rfind(':');
    column.name = text.substr(0, colon == std::string_view::npos ? text.size() : colon);
    std::string_view kind = colon == std::string_view::npos ? "string" : text.substr(colon + 1);
    // Options such as {id-type: long} change nothing here: ids are integers where all of them are.
    if (const auto brace = kind.find('{'); brace != std::string_view::npos) kind = kind.substr(0, brace);
    if (const auto bracket = kind.find('('); bracket != std::string_view::npos && kind.ends_with(')')) {
      column.space = kind.substr(bracket + 1, kind.size() - bracket - 2);
      kind = kind.substr(0, bracket);
    }
    if (kind.ends_with("[]")) {
      column.array = true;
      kind.remove_suffix(2);
    }
    const std::string word = lower(kind);
    if (word == "id") {
      column.role = Role::id;
    } else if (word == "start_id") {
      column.role = Role::start_id;
    } else if (word == "end_id") {
      column.role = Role::end_id;
    } else if (word == "label") {
      column.role = Role::labels;
    } else if (word == "type") {
      column.role = Role::type;
    } else if (word == "ignore") {
      column.role = Role::ignore;
    } else {
      const auto* found = std::find_if(type_names.begin(), type_names.end(),
                                       [&](const auto& entry) { return entry.first == word; });
      if (found == type_names.end()) {
        std::vector<std::string> known{"ID", "START_ID", "END_ID", "LABEL", "TYPE", "IGNORE"};
        for (const auto& [name, type] : type_names) known.emplace_back(name);
        throw Error(ErrorCode::import,
                    path + ":1: column " + std::to_string(i + 1) + ": `" + std::string(text) +
                        "` has the unknown type `" + std::string(kind) + "`",
                    did_you_mean(kind, known));
      }
      column.type = found->second;
      if (column.name.empty())
        throw Error(ErrorCode::import, path + ":1: column " + std::to_string(i + 1) + ": `" +
                                           std::string(text) + "` has no property name before the colon");
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace kenes::import
