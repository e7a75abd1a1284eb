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

class CsvReader {
 public:
  CsvReader(const MappedFile& file, char delimiter, bool quotes = true);

  /// The next row that is not empty; false at the end. Throws Error (import) for a quote that is never
  /// closed.
  bool next(std::vector<Field>& fields);
  /// 1-based number of the line that the last row began on.
  std::uint64_t line() const { return line_; }
  std::string_view row_text() const { return row_; }  ///< the last row as it stands, without the line break
  std::size_t position() const { return at_; }        ///< bytes read so far

 private:
  std::string_view quoted_field();

  const MappedFile& file_;
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
