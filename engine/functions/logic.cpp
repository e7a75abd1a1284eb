// SPDX-License-Identifier: Apache-2.0
// AND, OR, XOR, NOT in three-valued logic, and the null tests. The expression compiler evaluates AND and OR
// itself, so that the right side is not looked at where the left decides; the entries here are their law.
#include "engine/functions/kernels.hpp"
#include "engine/functions/tables.hpp"

namespace kenes::functions {

namespace {

Value all_of(std::span<const Value> args, FunctionContext&) {
  bool unknown = false;
  for (const Value& arg : args) {
    if (arg.is_null())
      unknown = true;
    else if (!arg.as_boolean())
      return false;
  }
  return unknown ? Value() : Value(true);
}

Value any_of(std::span<const Value> args, FunctionContext&) {
  bool unknown = false;
  for (const Value& arg : args) {
    if (arg.is_null())
      unknown = true;
    else if (arg.as_boolean())
      return true;
  }
  return unknown ? Value() : Value(false);
}

bool exclusive_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                      FunctionContext&) {
  const Column &a = *args[0], &b = *args[1];
  if (args.size() != 2 || a.type() != ColumnType::boolean || b.type() != ColumnType::boolean) return false;
  out.reset(ColumnType::boolean, size);
  for_each_row(rows, size, a.booleans(), a.stride(), b.booleans(), b.stride(), out.booleans(),
               [](std::uint8_t x, std::uint8_t y) -> std::uint8_t { return (x != 0) != (y != 0); });
  spread_nulls(rows, a, b, out);
  return true;
}

bool not_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                FunctionContext&) {
  const Column& a = *args[0];
  if (a.type() != ColumnType::boolean) return false;
  out.reset(ColumnType::boolean, size);
  for_each_row(rows, size, a.booleans(), a.stride(), out.booleans(),
               [](std::uint8_t x) -> std::uint8_t { return x == 0; });
  spread_nulls(rows, a, out);
  return true;
}

template <bool null_is>
bool null_test_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                      FunctionContext&) {
  const Column& a = *args[0];
  out.reset(ColumnType::boolean, size);
  std::uint8_t* result = out.booleans();
  if (a.type() != ColumnType::value && !a.may_have_nulls()) {
    for (std::uint32_t row : rows) result[row] = !null_is;
  } else {
    for (std::uint32_t row : rows) result[row] = a.is_null(row) == null_is;
  }
  return true;
}

}  // namespace

void add_logic_operators(Registry& registry) {
  registry.add(Function{.name = "AND",
                        .arguments = {{"left", boolean_kind}, {"right", boolean_kind}},
                        .variadic = true,
                        .returns = boolean_kind | null_kind,
                        .null_rule = NullRule::body_decides,
                        .is_operator = true,
                        .group = "logic",
                        .sentence = "True if both are true, false if one is false, else null.",
                        .example = "false AND null -> false",
                        .body = all_of});
  registry.add(Function{.name = "OR",
                        .arguments = {{"left", boolean_kind}, {"right", boolean_kind}},
                        .variadic = true,
                        .returns = boolean_kind | null_kind,
                        .null_rule = NullRule::body_decides,
                        .is_operator = true,
                        .group = "logic",
                        .sentence = "True if one is true, false if both are false, else null.",
                        .example = "true OR null -> true",
                        .body = any_of});
  registry.add(Function{.name = "XOR",
                        .arguments = {{"left", boolean_kind}, {"right", boolean_kind}},
                        .variadic = true,
                        .returns = boolean_kind,
                        .is_operator = true,
                        .group = "logic",
                        .sentence = "True if exactly one of both is true; null if one is null.",
                        .example = "true XOR false -> true",
                        .body =
                            [](std::span<const Value> args, FunctionContext&) {
                              bool odd = false;
                              for (const Value& arg : args) odd ^= arg.as_boolean();
                              return Value(odd);
                            },
                        .kernel = exclusive_kernel});
  registry.add(Function{
      .name = "NOT",
      .arguments = {{"operand", boolean_kind}},
      .returns = boolean_kind,
      .is_operator = true,
      .group = "logic",
      .sentence = "True for false, false for true, null for null.",
      .example = "NOT true -> false",
      .body = [](std::span<const Value> args, FunctionContext&) { return Value(!args[0].as_boolean()); },
      .kernel = not_kernel});
  registry.add(
      Function{.name = "IS NULL",
               .arguments = {{"operand"}},
               .returns = boolean_kind,
               .null_rule = NullRule::body_decides,
               .is_operator = true,
               .group = "logic",
               .sentence = "Whether the operand is null.",
               .example = "null IS NULL -> true",
               .body = [](std::span<const Value> args, FunctionContext&) { return Value(args[0].is_null()); },
               .kernel = null_test_kernel<true>});
  registry.add(Function{
      .name = "IS NOT NULL",
      .arguments = {{"operand"}},
      .returns = boolean_kind,
      .null_rule = NullRule::body_decides,
      .is_operator = true,
      .group = "logic",
      .sentence = "Whether the operand is something else than null.",
      .example = "0 IS NOT NULL -> true",
      .body = [](std::span<const Value> args, FunctionContext&) { return Value(!args[0].is_null()); },
      .kernel = null_test_kernel<false>});
}

}  // namespace kenes::functions
