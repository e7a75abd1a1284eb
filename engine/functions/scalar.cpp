// SPDX-License-Identifier: Apache-2.0
// Functions of any values: coalesce, nullIf, exists, size and its kin, timestamp, randomUUID, valueType.
#include <fmt/format.h>

#include "engine/functions/kernels.hpp"
#include "engine/functions/tables.hpp"
#include "engine/functions/text.hpp"
#include "storage/compare.hpp"
#include "storage/value_type.hpp"

namespace kenes::functions {

namespace {

using Args = std::span<const Value>;

Value size_of(Args args, FunctionContext&) {
  const Value& value = args[0];
  if (value.is(Kind::list)) return static_cast<std::int64_t>(value.as_list().size());
  if (value.is(Kind::map)) return static_cast<std::int64_t>(value.as_map().size());
  return static_cast<std::int64_t>(code_points(value.as_string()));
}

bool size_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                 FunctionContext&) {
  const Column& texts = *args[0];
  if (texts.type() != ColumnType::string) return false;
  out.reset(ColumnType::integer, size);
  for_each_valid_row(rows, size, texts, texts.strings(), out, out.integers(),
                     [](std::string_view text) { return static_cast<std::int64_t>(code_points(text)); });
  return true;
}

/// Version 4, variant 1 of RFC 9562.
Value random_uuid(Args, FunctionContext& context) {
  std::uint64_t high = (*context.random)(), low = (*context.random)();
  high = (high & ~0xF000ull) | 0x4000ull;
  low = (low & ~(3ull << 62)) | (2ull << 62);
  return Value(fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xFFFF,
                           high & 0xFFFF, low >> 48, low & 0xFFFFFFFFFFFFull));
}

KindSet coalesce_kinds(std::span<const KindSet> args) {
  KindSet result = 0;
  for (KindSet arg : args) {
    result |= arg & ~null_kind;
    if ((arg & null_kind) == 0) return result;
  }
  return result | null_kind;
}

}  // namespace

void add_scalar_functions(Registry& registry) {
  registry.add(Function{.name = "coalesce",
                        .arguments = {{"expression"}},
                        .variadic = true,
                        .null_rule = NullRule::body_decides,
                        .group = "scalar",
                        .sentence = "The first of its arguments that is not null.",
                        .example = "coalesce(null, 'a', 'b') -> 'a'",
                        .body = [](Args args, FunctionContext&) -> Value {
                          for (const Value& arg : args)
                            if (!arg.is_null()) return arg;
                          return {};
                        },
                        .returns_for = coalesce_kinds});
  registry.add(Function{.name = "nullIf",
                        .arguments = {{"v1"}, {"v2"}},
                        .null_rule = NullRule::body_decides,
                        .group = "scalar",
                        .sentence = "Null if both arguments are equal, else the first.",
                        .example = "nullIf(4, 4) -> null",
                        .body = [](Args args, FunctionContext&) -> Value {
                          return equal(args[0], args[1]) == true ? Value() : args[0];
                        }});
  registry.add(Function{.name = "exists",
                        .arguments = {{"value"}},
                        .returns = kinds({Kind::boolean}),
                        .null_rule = NullRule::body_decides,
                        .group = "predicate",
                        .sentence = "Whether a property exists, that is, is not null.",
                        .example = "exists({a: 1}.b) -> false",
                        .body = [](Args args, FunctionContext&) -> Value { return !args[0].is_null(); }});
  registry.add(Function{.name = "isEmpty",
                        .arguments = {{"input", kinds({Kind::string, Kind::list, Kind::map})}},
                        .returns = kinds({Kind::boolean}),
                        .group = "predicate",
                        .sentence = "Whether a string, list or map has nothing in it.",
                        .example = "isEmpty([]) -> true",
                        .body = [](Args args, FunctionContext&) -> Value {
                          if (args[0].is(Kind::list)) return args[0].as_list().empty();
                          if (args[0].is(Kind::map)) return args[0].as_map().empty();
                          return args[0].as_string().empty();
                        }});
  registry.add(
      Function{.name = "size",
               .arguments = {{"input", kinds({Kind::string, Kind::list})}},
               .returns = integer_kind,
               .group = "scalar",
               .sentence = "The number of a list's elements or of a string's characters (code points).",
               .example = "size('Қазақ') -> 5",
               .body = size_of,
               .kernel = size_kernel});
  for (std::string_view name : {"char_length", "character_length"})
    registry.add(Function{
        .name = name,
        .arguments = {{"input", kinds({Kind::string})}},
        .returns = integer_kind,
        .group = "scalar",
        .sentence = "The number of a string's characters (code points).",
        .example = name == "char_length" ? "char_length('Алматы') -> 6" : "character_length('ab') -> 2",
        .body = size_of,
        .kernel = size_kernel});
  registry.add(Function{
      .name = "timestamp",
      .arguments = {},
      .returns = integer_kind,
      .group = "scalar",
      .sentence = "Milliseconds from 1970-01-01T00:00Z to the start of the statement.",
      .example = "timestamp() > 0 -> true",
      .body = [](Args, FunctionContext& context) -> Value { return context.statement_time / 1'000'000; }});
  registry.add(Function{.name = "randomUUID",
                        .arguments = {},
                        .returns = kinds({Kind::string}),
                        .deterministic = false,
                        .group = "scalar",
                        .sentence = "A new random UUID (RFC 9562, version 4).",
                        .example = "size(randomUUID()) -> 36",
                        .body = random_uuid});
  registry.add(
      Function{.name = "valueType",
               .arguments = {{"input"}},
               .returns = kinds({Kind::string}),
               .null_rule = NullRule::body_decides,
               .group = "scalar",
               .sentence = "The name of the most precise type of a value.",
               .example = "valueType(1.5) -> 'FLOAT NOT NULL'",
               .body = [](Args args, FunctionContext&) -> Value { return Value(type_text(args[0])); }});
}

}  // namespace kenes::functions
