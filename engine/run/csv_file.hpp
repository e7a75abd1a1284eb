// SPDX-License-Identifier: Apache-2.0
// CsvFile: records of a CSV file (RFC 4180) one after the other, in constant memory. Fields in double quotes
// may hold terminators, line ends and quotes, which stand there twice or behind a backslash; lines end with
// LF, CRLF or CR; a byte order mark and empty lines are passed over; the text must be UTF-8. An empty field
// is null, a quoted empty one an empty string. Owns the open file; one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/limits.hpp"
#include "storage/value.hpp"

namespace kenes::run {

/// Where a statement's `address` (`file:///x.csv`, `x.csv`, `folder/x.csv`) leads to inside `folder`: an
/// absolute path without symbolic links. Throws Error (import) for what is elsewhere, missing, or no file.
std::string path_in_folder(std::string_view address, const std::string& folder);

class CsvFile {
 public:
  /// `path` from path_in_folder(). Throws Error (import).
  CsvFile(std::string path, std::string terminator, Limits& limits);
  ~CsvFile();
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;

  /// Replaces `fields` by those of the next record; false at the end. Throws Error (import) with the line.
  bool next(std::vector<Value>& fields);
  /// The line in which the last record began, from 1.
  std::int64_t line() const { return record_line_; }
  const std::string& path() const { return path_; }

 private:
  int look();
  int take();
  bool fill();
  bool at_terminator();
  void read_quoted(std::string& field);
  void read_plain(std::string& field);
  void add(std::vector<Value>& fields, std::string&& field, bool quoted);
  [[noreturn]] void refuse(std::string problem, std::int64_t line, std::string hint = {}) const;

  std::string path_;
  std::string terminator_;
  Limits& limits_;
  MemoryAccount account_;
  int file_ = -1;
  std::unique_ptr<char[]> buffer_;
  std::size_t at_ = 0, filled_ = 0;
  std::int64_t line_ = 1, record_line_ = 0;
  std::int64_t charged_ = 0;
};

}  // namespace kenes::run
