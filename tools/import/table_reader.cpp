// SPDX-License-Identifier: Apache-2.0
#include "tools/import/table_reader.hpp"

#include "storage/error.hpp"

namespace kenes::import {

TableReader::TableReader(const Request& request, Limits& limits, Summary& summary)
    : request_(request), limits_(limits), summary_(summary) {
  if (!request.rejects) return;
  rejects_.open(*request.rejects, std::ios::binary | std::ios::trunc);
  if (!rejects_) throw Error(ErrorCode::storage, "cannot write " + *request.rejects);
}

void TableReader::pause(const Table& table, const CsvReader& reader, const MappedFile& file,
                        std::uint64_t count) {
  limits_.check();
  if (!request_.progress || (count & 0xFFFF) != 0) return;
  request_.progress(
      {table.path, reader.position(), file.text().size(), summary_.nodes, summary_.relationships});
}

void TableReader::reject(const Table& table, const CsvReader& reader, const BadRow& bad) {
  std::string place = table.path + ":" + std::to_string(reader.line()) + ": ";
  if (bad.column > 0) {
    place += "column " + std::to_string(bad.column);
    if (bad.column <= table.columns.size() && !table.columns[bad.column - 1].name.empty())
      place += " (" + table.columns[bad.column - 1].name + ")";
    place += ": ";
  }
  if (!request_.rejects)
    throw Error(ErrorCode::import, place + bad.reason,
                (bad.hint.empty() ? "" : bad.hint + "; ") +
                    "nothing was imported; --skip-bad-rows FILE goes on and writes such rows there");
  rejects_ << place << bad.reason << '\t' << reader.row_text() << '\n' << std::flush;
  if (!rejects_) throw Error(ErrorCode::storage, "cannot write " + *request_.rejects);
  ++summary_.rejected;
}

BadRow TableReader::wrong_count(const Table& table, std::size_t found) {
  return {0,
          "expected " + std::to_string(table.columns.size()) + " fields" +
              (table.has_header ? ", as in the header" : "") + ", found " + std::to_string(found),
          ""};
}

}  // namespace kenes::import
