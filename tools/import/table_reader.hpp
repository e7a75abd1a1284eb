// SPDX-License-Identifier: Apache-2.0
// Goes through the rows of tables: counts their fields, shows progress, looks for Ctrl-C, and either stops at
// a bad row with its exact place or writes it to the rejects and goes on.
#pragma once

#include <fstream>
#include <vector>

#include "storage/limits.hpp"
#include "tools/import/import.hpp"
#include "tools/import/table.hpp"

namespace kenes::import {

class TableReader {
 public:
  /// Opens the file of rejects, if the request wants one. All three must outlive this; `summary` is what
  /// progress tells of and where rejected rows are counted.
  TableReader(const Request& request, Limits& limits, Summary& summary);

  /// Calls `row(fields)` for each row. It throws BadRow if it cannot use one and has then changed nothing.
  template <class Row>
  void each_row(const Table& table, const MappedFile& file, Row&& row) {
    CsvReader reader(file, table.delimiter, table.quotes);
    std::vector<Field> fields;
    if (table.has_header) reader.next(fields);
    for (std::uint64_t count = 0;; ++count) {
      try {
        if (!reader.next(fields)) return;
        if ((count & 1023) == 0) pause(table, reader, file, count);
        if (fields.size() != table.columns.size()) throw wrong_count(table, fields.size());
        row(fields);
      } catch (const BadRow& bad) {
        reject(table, reader, bad);
      }
    }
  }

  /// Calls `row(fields)` for each row that has as many fields as the table has columns, until it gives false.
  /// For a look at the file before each_row(), which reports the others.
  template <class Row>
  void look_through(const Table& table, const MappedFile& file, Row&& row) {
    CsvReader reader(file, table.delimiter, table.quotes);
    std::vector<Field> fields;
    if (table.has_header) reader.next(fields);
    for (;;) {
      limits_.check();
      try {
        if (!reader.next(fields)) return;
      } catch (const BadRow&) {
        continue;
      }
      if (fields.size() == table.columns.size() && !row(fields)) return;
    }
  }

 private:
  void pause(const Table& table, const CsvReader& reader, const MappedFile& file, std::uint64_t count);
  void reject(const Table& table, const CsvReader& reader, const BadRow& bad);
  static BadRow wrong_count(const Table& table, std::size_t found);

  const Request& request_;
  Limits& limits_;
  Summary& summary_;
  std::ofstream rejects_;
};

}  // namespace kenes::import
