// SPDX-License-Identifier: Apache-2.0
// Neo4j-style CSV: a header line says what each column is.
#include <algorithm>

#include "storage/error.hpp"
#include "tools/import/formats.hpp"

namespace kenes::import {
namespace {

Table read_table(const Input& input, char delimiter) {
  Table table;
  table.path = input.path;
  table.delimiter = delimiter ? delimiter : ',';
  const MappedFile file(input.path);
  CsvReader reader(file, table.delimiter);
  table.columns = parse_header(input.path, read_header(input.path, reader, "id:ID,name"));
  return table;
}

bool has(const Table& table, Role role) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [&](const auto& c) { return c.role == role; });
}

}  // namespace

Tables neo4j_tables(const Request& request) {
  Tables tables;
  for (const Input& input : request.nodes) {
    Table table = read_table(input, request.delimiter);
    if (!input.name.empty()) {
      for (std::size_t at = 0; at <= input.name.size();) {
        const std::size_t end = std::min(input.name.find(':', at), input.name.size());
        if (end > at) table.labels.push_back(input.name.substr(at, end - at));
        at = end + 1;
      }
    }
    if (has(table, Role::start_id) || has(table, Role::end_id))
      throw Error(ErrorCode::import, input.path + ":1: this is a file of relationships",
                  "give it with --relationships");
    tables.nodes.push_back(std::move(table));
  }
  for (const Input& input : request.relationships) {
    Table table = read_table(input, request.delimiter);
    table.type = input.name;
    if (!has(table, Role::start_id) || !has(table, Role::end_id))
      throw Error(ErrorCode::import,
                  input.path + ":1: a file of relationships needs :START_ID and :END_ID columns",
                  "for a bare list of pairs use --format edges");
    if (table.type.empty() && !has(table, Role::type))
      throw Error(ErrorCode::import, input.path + ":1: there is no :TYPE column and no type was given",
                  "write --relationships TYPE=" + input.path);
    tables.relationships.push_back(std::move(table));
  }
  return tables;
}

}  // namespace kenes::import
