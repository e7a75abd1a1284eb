// SPDX-License-Identifier: Apache-2.0
// The property columns of a chunk of rows: filled row by row, handed to the store's bulk load as typed
// columns. A row goes into all of them or into none.
#pragma once

#include <span>
#include <vector>

#include "storage/bulk.hpp"
#include "tools/import/field.hpp"

namespace kenes::import {

class PropertyColumns {
 public:
  PropertyColumns() = default;
  /// All property columns of the table.
  PropertyColumns(const Table& table, BulkLoad& bulk);
  void add(std::size_t field, KeyId key, FieldType type, bool array = false);

  /// Throws BadRow, with what was expected, if a field is no value of its column's type.
  void append(const std::vector<Field>& fields, const Table& table);

  /// call(keys, columns) for the rows so far, without columns that are null everywhere; empty afterwards.
  template <class Call>
  auto hand_over(Call&& call) {
    std::vector<KeyId> keys;
    std::vector<Column> columns;
    take(keys, columns);
    return call(std::span<const KeyId>(keys), std::span<const Column>(columns));
  }

 private:
  struct Property {
    std::size_t field;
    KeyId key;
    FieldType type;
    FieldColumn values;
  };
  void take(std::vector<KeyId>& keys, std::vector<Column>& columns);

  std::vector<Property> properties_;
};

}  // namespace kenes::import
