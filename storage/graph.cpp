// SPDX-License-Identifier: Apache-2.0
#include "storage/graph.hpp"

namespace kenes {

void fill(std::span<const Value> values, Column& out) {
  ColumnType type = ColumnType::value;
  bool found = false;
  for (const Value& value : values) {
    if (value.is_null()) continue;
    ColumnType own = column_type(value.kind());
    if (found && own != type) {
      type = ColumnType::value;
      break;
    }
    type = own;
    found = true;
  }
  out.reset(type, values.size());
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (values[row].is_null())
      out.set_null(row);
    else
      out.set(row, values[row]);
  }
}

}  // namespace kenes
