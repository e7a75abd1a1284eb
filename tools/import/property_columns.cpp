// SPDX-License-Identifier: Apache-2.0
#include "tools/import/property_columns.hpp"

namespace kenes::import {

PropertyColumns::PropertyColumns(const Table& table, BulkLoad& bulk) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const TableColumn& column = table.columns[i];
    if (column.role == Role::property) add(i, bulk.key(column.name), column.type, column.array);
  }
}

void PropertyColumns::add(std::size_t field, KeyId key, FieldType type, bool array) {
  properties_.push_back({field, key, type, FieldColumn(type, array)});
}

void PropertyColumns::append(const std::vector<Field>& fields, const Table& table) {
  for (std::size_t i = 0; i < properties_.size(); ++i) {
    Property& property = properties_[i];
    const Field& field = fields[property.field];
    if (property.values.append(field)) continue;
    for (std::size_t k = 0; k < i; ++k) properties_[k].values.drop_last();
    throw BadRow{property.field + 1,
                 "expected " + std::string(field_type_sentence(property.type)) +
                     (table.columns[property.field].array ? ", or several divided by `;`" : "") +
                     ", found `" + std::string(field.text.substr(0, 200)) + "`",
                 ""};
  }
}

void PropertyColumns::take(std::vector<KeyId>& keys, std::vector<Column>& columns) {
  for (Property& property : properties_) {
    if (property.values.size() == 0) continue;
    const bool empty = property.values.all_null();
    Column column = property.values.take();
    if (empty) continue;
    keys.push_back(property.key);
    columns.push_back(std::move(column));
  }
}

}  // namespace kenes::import
