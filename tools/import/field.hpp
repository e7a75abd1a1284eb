// SPDX-License-Identifier: Apache-2.0
// Fields of a file to typed columns: one builder a property column, filled row by row, handed over in chunks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/column.hpp"
#include "tools/import/table.hpp"

namespace kenes::import {

/// A decimal integer and nothing else; the form that prints back to the same text if `canonical`.
std::optional<std::int64_t> read_integer(std::string_view text, bool canonical = false);

/// `2004-04-13` as days since 1970-01-01.
std::optional<std::int64_t> read_day(std::string_view text);

class FieldColumn {
 public:
  FieldColumn(FieldType type, bool array);

  /// Appends a field; false if it is no value of the type (then nothing was appended). An empty field is
  /// null; a quoted empty one is the empty text or the empty list, where those are values of the type.
  bool append(const Field& field);
  /// Takes back the last appended field (a row whose later fields were bad).
  void drop_last();
  std::size_t size() const { return size_; }
  bool all_null() const { return filled_ == 0; }
  /// The rows so far as a column; the builder is empty afterwards. Strings point into memory the column keeps
  /// alive, or into the mapped file, which must stay.
  Column take();

 private:
  void append_null();

  FieldType type_;
  bool array_;
  std::size_t size_ = 0, filled_ = 0;
  std::vector<std::uint8_t> valid_;
  std::vector<std::int64_t> integers_;  // integers, days
  std::vector<double> floats_;
  std::vector<std::string_view> strings_;
  std::shared_ptr<std::vector<std::unique_ptr<std::string>>> kept_;  // unescaped texts, which live in no file
  std::vector<Value> values_;
};

}  // namespace kenes::import
