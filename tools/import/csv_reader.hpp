// SPDX-License-Identifier: Apache-2.0
// Reads delimited text row by row (RFC 4180, any one-byte delimiter): quoted fields may hold delimiters, line
// breaks and doubled quotes. The file is mapped, fields are views into it or into a scratch buffer, valid
// until the next row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace kenes::import {

/// A file mapped for reading. Throws Error (storage) with the system's reason.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::string_view text() const { return {data_, size_}; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

struct Field {
  std::string_view text;
  bool quoted = false;
};

/// A row that is not of its table's form; thrown by readers, caught by those who know the file.
struct BadRow {
  std::size_t column = 0;  ///< 1-based number of the field; 0: the row as a whole
  std::string reason;
  std::string hint;
};

class CsvReader {
 public:
  CsvReader(const MappedFile& file, char delimiter, bool quotes = true);

  /// The next row that is not empty; false at the end. Throws BadRow for a quote that is never closed or has
  /// text behind it; then only the row's first line is passed over, so that reading can go on.
  bool next(std::vector<Field>& fields);
  /// 1-based number of the line that the last row began on.
  std::uint64_t line() const { return line_; }
  std::string_view row_text() const { return row_; }  ///< the last row as it stands, without the line break
  std::size_t position() const { return at_; }        ///< bytes read so far

 private:
  void read_fields(std::vector<Field>& fields);
  std::string_view quoted_field(std::size_t column);

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t next_line_ = 1;
  std::string_view row_;
  char delimiter_;
  bool quotes_;
  std::deque<std::string> scratch_;  // does not move its strings
  std::size_t scratch_used_ = 0;
};

}  // namespace kenes::import
