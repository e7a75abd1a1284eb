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

constexpr std::array<std::pair<std::string_view, FieldType>, 19> type_names{{
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
    {"literal", FieldType::literal},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

/// Two ids or two properties of one name would leave open which one counts.
void check_once(const std::string& path, const std::vector<TableColumn>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      const TableColumn &a = columns[k], &b = columns[i];
      const bool id = b.role == Role::id || b.role == Role::start_id || b.role == Role::end_id;
      const bool named = (b.role == Role::property || b.role == Role::id) && !b.name.empty() &&
                         (a.role == Role::property || a.role == Role::id);
      if (id && a.role == b.role)
        throw Error(ErrorCode::import, path + ":1: column " + std::to_string(i + 1) + ": column " +
                                           std::to_string(k + 1) + " is the id already");
      if ((named && a.name == b.name) || (b.role == Role::type && a.role == Role::type))
        throw Error(ErrorCode::import, path + ":1: column " + std::to_string(i + 1) + ": `" +
                                           (b.role == Role::type ? ":TYPE" : b.name) + "` is column " +
                                           std::to_string(k + 1) + " already");
    }
}

}  // namespace

std::string_view field_type_sentence(FieldType type) {
  switch (type) {
    case FieldType::text:
      return "a text";
    case FieldType::integer:
      return "a whole number of at most 64 bits";
    case FieldType::floating:
      return "a number such as 0.034";
    case FieldType::boolean:
      return "true or false";
    case FieldType::date:
      return "a date such as 2004-04-13";
    case FieldType::local_time:
      return "a local time such as 12:30:00";
    case FieldType::time:
      return "a time such as 12:30:00+06:00";
    case FieldType::local_date_time:
      return "a local date and time such as 2004-04-13T12:30:00";
    case FieldType::date_time:
      return "a date and time such as 2004-04-13T12:30:00+06:00";
    case FieldType::duration:
      return "a duration such as P1Y2M";
    case FieldType::point:
      return "a point such as {x: 1, y: 2}";
    case FieldType::literal:
      return "an openCypher literal";
  }
  return "a value";
}

std::vector<Field> read_header(const std::string& path, CsvReader& reader, std::string_view example) {
  std::vector<Field> header;
  try {
    if (reader.next(header)) return header;
  } catch (const BadRow& bad) {
    throw Error(ErrorCode::import,
                path + ":" + std::to_string(reader.line()) + ": column " + std::to_string(bad.column) + ": " +
                    bad.reason,
                bad.hint);
  }
  throw Error(ErrorCode::import, path + ":1: expected a header line, found an empty file",
              "such as " + std::string(example));
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
                    path + ":1: column " + std::to_string(i + 1) + ": expected a type behind the colon of `" +
                        std::string(text) + "`, found `" + std::string(kind) + "`",
                    did_you_mean(kind, known));
      }
      column.type = found->second;
      if (column.name.empty())
        throw Error(ErrorCode::import, path + ":1: column " + std::to_string(i + 1) +
                                           ": expected a property name before the colon of `" +
                                           std::string(text) + "`");
    }
    columns.push_back(std::move(column));
  }
  check_once(path, columns);
  return columns;
}

}  // namespace kenes::import
