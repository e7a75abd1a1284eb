// SPDX-License-Identifier: Apache-2.0
#include "engine/expression/evaluator.hpp"

#include <algorithm>

namespace kenes::expressions {

namespace {

[[noreturn]] void not_boolean(Kind kind, Position at) {
  throw type_error("InvalidArgumentType",
                   "a condition must be a BOOLEAN or null, but this is a " + std::string(kind_name(kind)),
                   at);
}

Kind kind_of(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return Kind::boolean;
    case ColumnType::integer:
      return Kind::integer;
    case ColumnType::floating:
      return Kind::floating;
    case ColumnType::date:
      return Kind::date;
    case ColumnType::string:
      return Kind::string;
    case ColumnType::node:
      return Kind::node;
    case ColumnType::relationship:
      return Kind::relationship;
    case ColumnType::value:
      break;
  }
  return Kind::null;
}

/// out[row] = from[row]; both are of the same type, or `out` is of type value.
void copy_rows(const Column& from, Rows rows, Column& out) {
  const std::size_t stride = from.stride();
  const auto copy = [&](auto* to, const auto* data) {
    for (std::uint32_t row : rows) to[row] = data[row * stride];
  };
  switch (out.type()) {
    case ColumnType::boolean:
      copy(out.booleans(), from.booleans());
      break;
    case ColumnType::integer:
    case ColumnType::date:
      copy(out.integers(), from.integers());
      break;
    case ColumnType::floating:
      copy(out.floats(), from.floats());
      break;
    case ColumnType::node:
      copy(out.nodes(), from.nodes());
      break;
    case ColumnType::relationship:
      copy(out.relationships(), from.relationships());
      break;
    case ColumnType::string:
      if (from.is_constant() && !from.is_null(0)) {
        const std::string_view text = out.store(from.strings()[0]);
        for (std::uint32_t row : rows) out.strings()[row] = text;
      } else {
        for (std::uint32_t row : rows)
          if (!from.is_null(row)) out.strings()[row] = out.store(from.strings()[row]);
      }
      break;
    case ColumnType::value:
      if (from.type() == ColumnType::value)
        copy(out.values(), from.values());
      else
        for (std::uint32_t row : rows) out.values()[row] = from.value(row);
      return;
  }
  if (from.may_have_nulls())
    for (std::uint32_t row : rows)
      if (from.is_null(row)) out.set_null(row);
}

}  // namespace

Truth truth(const Value& value, Position at) {
  if (value.is_null()) return is_unknown;
  if (!value.is(Kind::boolean)) not_boolean(value.kind(), at);
  return value.as_boolean() ? is_true : is_false;
}

void truths(const Column& column, Rows rows, Truth* out, Position at) {
  const std::size_t stride = column.stride();
  if (column.type() == ColumnType::boolean) {
    const std::uint8_t* data = column.booleans();
    if (!column.may_have_nulls()) {
      for (std::uint32_t row : rows) *out++ = data[row * stride] ? is_true : is_false;
    } else {
      for (std::uint32_t row : rows)
        *out++ = column.is_null(row) ? is_unknown : data[row * stride] ? is_true : is_false;
    }
  } else if (column.type() == ColumnType::value) {
    for (std::uint32_t row : rows) *out++ = truth(column.values()[row * stride], at);
  } else {
    for (std::uint32_t row : rows) {
      if (!column.is_null(row)) not_boolean(kind_of(column.type()), at);
      *out++ = is_unknown;
    }
  }
}

void Evaluator::select(const Batch& batch, Rows rows, std::vector<std::uint32_t>& out) {
  const Column& result = column(batch, rows);
  const std::size_t begin = out.size();
  out.resize(begin + rows.size());
  std::uint32_t* to = out.data() + begin;
  if (result.type() == ColumnType::boolean && !result.may_have_nulls()) {
    const std::uint8_t* data = result.booleans();
    const std::size_t stride = result.stride();
    for (std::uint32_t row : rows) {
      *to = row;
      to += data[row * stride] != 0;
    }
  } else if (result.type() == ColumnType::boolean) {
    const std::uint8_t* data = result.booleans();
    const std::size_t stride = result.stride();
    for (std::uint32_t row : rows) {
      *to = row;
      to += !result.is_null(row) && data[row * stride] != 0;
    }
  } else {
    for (std::uint32_t row : rows) {
      Truth here;
      truths(result, {&row, 1}, &here, {});
      *to = row;
      to += here == is_true;
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

void merge(std::span<const Part> parts, Rows rows, std::size_t size, Column& out) {
  bool typed = true, any = false;
  ColumnType type = ColumnType::value;
  std::size_t covered = 0;
  for (const Part& part : parts) {
    if (part.rows.empty()) continue;
    covered += part.rows.size();
    const Column& column = *part.column;
    if (column.is_constant() && column.is_null(0)) continue;
    if (any && column.type() != type) typed = false;
    type = column.type();
    any = true;
  }
  if (!any) {
    out.reset_constant(Value(), size);
    return;
  }
  out.reset(typed ? type : ColumnType::value, size);
  if (covered < rows.size() && out.type() != ColumnType::value) {
    // What no part covers is null; cheaper to mark all null first than to find which these are.
    for (std::uint32_t row : rows) out.set_null(row);
    for (const Part& part : parts) {
      for (std::uint32_t row : part.rows)
        if (!part.column->is_null(row)) out.set(row, part.column->value(row));
    }
    return;
  }
  for (const Part& part : parts) {
    if (part.rows.empty()) continue;
    if (part.column->is_constant() && part.column->is_null(0))
      for (std::uint32_t row : part.rows) out.set_null(row);
    else
      copy_rows(*part.column, part.rows, out);
  }
}

void store_values(std::span<const Value> values, Column& out) {
  const Value* first = nullptr;
  bool uniform = true;
  for (const Value& value : values) {
    if (value.is_null()) continue;
    if (!first)
      first = &value;
    else
      uniform = uniform && value.kind() == first->kind();
  }
  const ColumnType type = first && uniform ? column_type(first->kind()) : ColumnType::value;
  out.reset(type, values.size());
  if (type == ColumnType::value)
    std::copy(values.begin(), values.end(), out.values());
  else
    for (std::size_t i = 0; i < values.size(); ++i) out.set(i, values[i]);
}

void OwnColumns::take(const Expression& body, const Compiler& outer) {
  std::vector<Slot> free;
  free_slots(body, free);
  for (const Slot slot : free)
    if (!columns_.contains(slot)) taken_.push_back({outer.column_of(slot), bind(slot)});
}

EvaluatorPointer ElementRows::make(const Expression* body, const Compiler& outer) {
  if (!body) return nullptr;
  columns_.take(*body, outer);
  return Compiler{outer.execution, &columns_}.make(*body);
}

void ElementRows::prepare(const Batch& outer) {
  if (limits_) limits_->check();
  if (batch_.slots() < columns_.size()) batch_ = Batch(columns_.size());
  batch_.reset(elements_.size());
  store_values(elements_, batch_.column(inner_));
  for (const auto& [from, to] : columns_.taken()) batch_.column(to).gather(outer.column(from), origins_);
}

const List& ElementRows::list_of(const Value& value, Position at) {
  if (!value.is(Kind::list))
    throw type_error(
        "InvalidArgumentType",
        "a LIST is wanted here, but got " + std::string(kind_name(value.kind())) + " " + to_literal(value),
        at);
  return value.as_list();
}

void free_slots(const Expression& expression, std::vector<Slot>& out) {
  if (expression.slot != syntax::no_slot && std::find(out.begin(), out.end(), expression.slot) == out.end())
    out.push_back(expression.slot);
  const std::size_t before = out.size();
  for (const Expression& arg : expression.args) free_slots(arg, out);
  if (expression.where) free_slots(*expression.where, out);
  const auto dynamic = [&](const auto& self, const syntax::LabelExpression& labels) -> void {
    if (labels.expression) free_slots(*labels.expression, out);
    for (const auto& part : labels.parts) self(self, part);
  };
  if (expression.labels) dynamic(dynamic, *expression.labels);
  // What this expression binds is not free; every introduction has a slot of its own, so it cannot have been
  // there before.
  for (Slot bound : {expression.variable.slot, expression.accumulator.slot})
    if (bound != syntax::no_slot)
      out.erase(std::remove(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), bound), out.end());
}

}  // namespace kenes::expressions
