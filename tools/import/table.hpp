// SPDX-License-Identifier: Apache-2.0
// What a file of rows means: the role and type of each column, the labels or the type of its rows. Every
// tabular format (Neo4j's CSV, the LDBC SNB's, plain edge lists) is turned into this, and one loader does the
// rest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/import/csv_reader.hpp"

namespace kenes::import {

enum class Role : std::uint8_t { property, id, start_id, end_id, labels, type, ignore };

enum class FieldType : std::uint8_t {
  text,
  integer,
  floating,
  boolean,
  date,
  local_time,
  time,
  local_date_time,
  date_time,
  duration,
  point,
  literal,  ///< what openCypher writes: `1`, `'one'`, `[1, 'a;b']`
};

struct TableColumn {
  Role role = Role::property;
  std::string name;   ///< of the property; for an id: the property it is kept in, or empty
  std::string space;  ///< of ids
  FieldType type = FieldType::text;
  bool array = false;  ///< parts divided by `;`
  bool label_prefix =
      false;  ///< Role::labels: the value is a word to be made a label (`country` -> `Country`)
};

struct Table {
  std::string path;
  char delimiter = ',';
  bool quotes = true;
  bool has_header = true;
  std::vector<std::string> labels;  ///< of every row
  std::string type;                 ///< of every row
  std::vector<TableColumn> columns;
  bool creates_ends = false;  ///< nodes that no file brings are made, with `labels` (edge lists)
};

/// Neo4j's headers: `id:ID(space)`, `:LABEL`, `:START_ID(space)`, `born:date`, `tags:string[]`.
/// Throws Error (import) with file, line 1, the column and what is understood.
std::vector<TableColumn> parse_header(const std::string& path, const std::vector<Field>& header);

/// The first row of a file, which has to have one. Throws Error (import) with file and line.
std::vector<Field> read_header(const std::string& path, CsvReader& reader, std::string_view example);

/// What a field of the type looks like, for errors: `a date such as 2004-04-13`.
std::string_view field_type_sentence(FieldType type);

}  // namespace kenes::import
