// SPDX-License-Identifier: Apache-2.0
// + - * / % ^ and the signs. Integers stay integers and overflow is an ArithmeticError; a float on either
// side makes the result a float. `+` also joins strings and lists; temporal values have their own arithmetic.
#include <cmath>
#include <limits>

#include "engine/functions/kernels.hpp"
#include "engine/functions/memory.hpp"
#include "engine/functions/tables.hpp"
#include "engine/functions/temporal.hpp"
#include "engine/functions/text.hpp"

namespace kenes::functions {

namespace {

constexpr KindSet temporal_kinds =
    kinds({Kind::date, Kind::local_time, Kind::time, Kind::local_date_time, Kind::date_time, Kind::duration});

[[noreturn]] void overflow(std::string_view operation, Position at) {
  throw Error(ErrorCode::arithmetic_error, "IntegerOverflow", Phase::runtime,
              "integer overflow: the result of `" + std::string(operation) + "` does not fit into 64 bits",
              at, "use toFloat() on one side if an approximate result will do");
}

[[noreturn]] void division_by_zero(Position at) {
  throw Error(ErrorCode::arithmetic_error, "DivisionByZero", Phase::runtime, "division of an integer by zero",
              at);
}

[[noreturn]] void not_applicable(std::string_view operation, const Value& a, const Value& b, Position at) {
  throw type_error("InvalidArgumentType",
                   "`" + std::string(operation) + "` does not apply to " + std::string(kind_name(a.kind())) +
                       " and " + std::string(kind_name(b.kind())),
                   at);
}

// One struct an operation: how it goes on integers and on floats.
struct Add {
  static constexpr std::string_view name = "+";
  static std::int64_t of(std::int64_t a, std::int64_t b, Position at) {
    std::int64_t result;
    if (__builtin_add_overflow(a, b, &result)) overflow(name, at);
    return result;
  }
  static double of(double a, double b) { return a + b; }
};
struct Subtract {
  static constexpr std::string_view name = "-";
  static std::int64_t of(std::int64_t a, std::int64_t b, Position at) {
    std::int64_t result;
    if (__builtin_sub_overflow(a, b, &result)) overflow(name, at);
    return result;
  }
  static double of(double a, double b) { return a - b; }
};
struct Multiply {
  static constexpr std::string_view name = "*";
  static std::int64_t of(std::int64_t a, std::int64_t b, Position at) {
    std::int64_t result;
    if (__builtin_mul_overflow(a, b, &result)) overflow(name, at);
    return result;
  }
  static double of(double a, double b) { return a * b; }
};
struct Divide {
  static constexpr std::string_view name = "/";
  static std::int64_t of(std::int64_t a, std::int64_t b, Position at) {
    if (b == 0) division_by_zero(at);
    if (b == -1 && a == std::numeric_limits<std::int64_t>::min()) overflow(name, at);
    return a / b;
  }
  static double of(double a, double b) { return a / b; }
};
struct Remainder {
  static constexpr std::string_view name = "%";
  static std::int64_t of(std::int64_t a, std::int64_t b, Position at) {
    if (b == 0) division_by_zero(at);
    return b == -1 ? 0 : a % b;
  }
  static double of(double a, double b) { return std::fmod(a, b); }
};

template <class Operation>
Value numbers(const Value& a, const Value& b, Position at) {
  if (a.is(Kind::integer) && b.is(Kind::integer)) return Operation::of(a.as_integer(), b.as_integer(), at);
  return Operation::of(a.as_number(), b.as_number());
}

Value list_sum(const Value& a, const Value& b, const FunctionContext& context) {
  const auto length = [](const Value& value) { return value.is(Kind::list) ? value.as_list().size() : 1; };
  check_room(context, (length(a) + length(b)) * sizeof(Value) + a.heap_bytes() + b.heap_bytes());
  List result;
  result.reserve(length(a) + length(b));
  if (a.is(Kind::list))
    result = a.as_list();
  else
    result.push_back(a);
  if (b.is(Kind::list))
    result.insert(result.end(), b.as_list().begin(), b.as_list().end());
  else
    result.push_back(b);
  return Value(std::move(result));
}

Value joined(const Value& a, const Value& b, const FunctionContext& context) {
  const auto length = [](const Value& value) {
    return value.is(Kind::string) ? value.as_string().size() : 0;
  };
  check_room(context, length(a) + length(b));
  return Value(text_of(a) + text_of(b));
}

Value sum_of_two(const Value& a, const Value& b, const FunctionContext& context) {
  const Position at = context.at;
  if (a.is_number() && b.is_number()) return numbers<Add>(a, b, at);
  if (a.is(Kind::list) || b.is(Kind::list)) return list_sum(a, b, context);
  if (is_temporal(a.kind()) && is_temporal(b.kind())) return temporal_add(a, b, at);
  constexpr KindSet joins = bit(Kind::string) | number_kinds | bit(Kind::boolean);
  if ((a.is(Kind::string) && (joins & bit(b.kind()))) || (b.is(Kind::string) && (joins & bit(a.kind()))))
    return joined(a, b, context);
  not_applicable("+", a, b, at);
}

Value concatenation(std::span<const Value> args, FunctionContext& context) {
  const Value &a = args[0], &b = args[1];
  if (a.kind() != b.kind()) not_applicable("||", a, b, context.at);
  return a.is(Kind::list) ? list_sum(a, b, context) : joined(a, b, context);
}

Value sum(std::span<const Value> args, FunctionContext& context) {
  bool strings = args.size() > 2;
  for (const Value& arg : args) strings &= arg.is(Kind::string);
  if (strings) {
    std::string text;
    for (const Value& arg : args) text += arg.as_string();
    return Value(std::move(text));
  }
  Value result = args[0];
  for (const Value& next : args.subspan(1)) result = sum_of_two(result, next, context);
  return result;
}

Value difference(std::span<const Value> args, FunctionContext& context) {
  const Value &a = args[0], &b = args[1];
  if (a.is_number() && b.is_number()) return numbers<Subtract>(a, b, context.at);
  if (is_temporal(a.kind()) && b.is(Kind::duration)) return temporal_subtract(a, b, context.at);
  not_applicable("-", a, b, context.at);
}

Value product(std::span<const Value> args, FunctionContext& context) {
  const Value &a = args[0], &b = args[1];
  if (a.is_number() && b.is_number()) return numbers<Multiply>(a, b, context.at);
  if (a.is(Kind::duration) && b.is_number())
    return duration_scale(a.as_duration(), b.as_number(), context.at);
  if (b.is(Kind::duration) && a.is_number())
    return duration_scale(b.as_duration(), a.as_number(), context.at);
  not_applicable("*", a, b, context.at);
}

Value quotient(std::span<const Value> args, FunctionContext& context) {
  const Value &a = args[0], &b = args[1];
  if (a.is_number() && b.is_number()) return numbers<Divide>(a, b, context.at);
  if (a.is(Kind::duration) && b.is_number())
    return duration_divide(a.as_duration(), b.as_number(), context.at);
  not_applicable("/", a, b, context.at);
}

template <class Operation>
bool arithmetic_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                       FunctionContext& context) {
  if (args.size() != 2) return false;
  const Column &a = *args[0], &b = *args[1];
  if (is_null_constant(a) || is_null_constant(b)) {
    out.reset_constant(Value(), size);
    return true;
  }
  const ColumnType x = a.type(), y = b.type();
  if (x == ColumnType::integer && y == ColumnType::integer) {
    out.reset(ColumnType::integer, size);
    const Position at = context.at;
    for_each_valid_row(rows, size, a, a.integers(), b, b.integers(), out, out.integers(),
                       [at](std::int64_t l, std::int64_t r) { return Operation::of(l, r, at); });
    return true;
  }
  const auto floats = [&](const auto* l, const auto* r) {
    out.reset(ColumnType::floating, size);
    for_each_row(rows, size, l, a.stride(), r, b.stride(), out.floats(), [](auto p, auto q) {
      return Operation::of(static_cast<double>(p), static_cast<double>(q));
    });
    spread_nulls(rows, a, b, out);
    return true;
  };
  if (x == ColumnType::floating && y == ColumnType::floating) return floats(a.floats(), b.floats());
  if (x == ColumnType::floating && y == ColumnType::integer) return floats(a.floats(), b.integers());
  if (x == ColumnType::integer && y == ColumnType::floating) return floats(a.integers(), b.floats());
  return false;
}

Value power(std::span<const Value> args, FunctionContext&) {
  return std::pow(args[0].as_number(), args[1].as_number());
}

Value negated(std::span<const Value> args, FunctionContext& context) {
  const Value& a = args[0];
  if (a.is(Kind::integer)) return Subtract::of(std::int64_t{0}, a.as_integer(), context.at);
  if (a.is(Kind::floating)) return -a.as_float();
  return duration_scale(a.as_duration(), -1.0, context.at);
}

/// Integer if all are integers, float if all are numbers and one surely is a float.
KindSet number_result(std::span<const KindSet> args) {
  KindSet all = 0, nulls = 0;
  bool surely_float = false;
  for (KindSet kinds : args) {
    all |= kinds & ~null_kind;
    nulls |= kinds & null_kind;
    surely_float |= (kinds & ~null_kind) == bit(Kind::floating);
  }
  if (all == bit(Kind::integer)) return bit(Kind::integer) | nulls;
  if ((all & ~number_kinds) == 0) return (surely_float ? bit(Kind::floating) : number_kinds) | nulls;
  return any_kind;
}

KindSet sum_result(std::span<const KindSet> args) {
  KindSet all = 0, nulls = 0;
  bool surely_list = false;
  for (KindSet kinds : args) {
    all |= kinds & ~null_kind;
    nulls |= kinds & null_kind;
    surely_list |= (kinds & ~null_kind) == bit(Kind::list);
  }
  if (surely_list) return bit(Kind::list) | nulls;
  if (all == bit(Kind::string)) return bit(Kind::string) | nulls;
  return number_result(args);
}

}  // namespace

void add_arithmetic_operators(Registry& registry) {
  constexpr KindSet left_of_plus = any_kind & ~bit(Kind::bytes);
  registry.add(
      Function{.name = "+",
               .arguments = {{"left", left_of_plus}, {"right", left_of_plus}},
               .variadic = true,
               .returns = any_kind,
               .is_operator = true,
               .group = "arithmetic",
               .sentence = "Adds numbers, joins strings, joins lists or appends to one, adds a duration.",
               .example = "1 + 2.5 -> 3.5",
               .body = sum,
               .kernel = arithmetic_kernel<Add>,
               .returns_for = sum_result});
  registry.add(Function{.name = "||",
                        .arguments = {{"left", kinds({Kind::string, Kind::list})},
                                      {"right", kinds({Kind::string, Kind::list})}},
                        .returns = kinds({Kind::string, Kind::list}),
                        .is_operator = true,
                        .group = "arithmetic",
                        .sentence = "Joins two strings or two lists.",
                        .example = "'ab' || 'c' -> 'abc'",
                        .body = concatenation});
  registry.add(Function{
      .name = "-",
      .arguments = {{"left", number_kinds | temporal_kinds}, {"right", number_kinds | duration_kind}},
      .returns = number_kinds | temporal_kinds,
      .is_operator = true,
      .group = "arithmetic",
      .sentence = "Subtracts numbers, or a duration from a temporal value.",
      .example = "5 - 3 -> 2",
      .body = difference,
      .kernel = arithmetic_kernel<Subtract>,
      .returns_for = number_result});
  registry.add(
      Function{.name = "*",
               .arguments = {{"left", number_kinds | duration_kind}, {"right", number_kinds | duration_kind}},
               .returns = number_kinds | duration_kind,
               .is_operator = true,
               .group = "arithmetic",
               .sentence = "Multiplies numbers, or a duration by a number.",
               .example = "6 * 7 -> 42",
               .body = product,
               .kernel = arithmetic_kernel<Multiply>,
               .returns_for = number_result});
  registry.add(Function{.name = "/",
                        .arguments = {{"left", number_kinds | duration_kind}, {"right", number_kinds}},
                        .returns = number_kinds | duration_kind,
                        .is_operator = true,
                        .group = "arithmetic",
                        .sentence = "Divides; two integers give an integer, rounded towards zero.",
                        .example = "7 / 2 -> 3",
                        .body = quotient,
                        .kernel = arithmetic_kernel<Divide>,
                        .returns_for = number_result});
  registry.add(Function{
      .name = "%",
      .arguments = {{"left", number_kinds}, {"right", number_kinds}},
      .returns = number_kinds,
      .is_operator = true,
      .group = "arithmetic",
      .sentence = "Remainder of a division; it has the sign of the left side.",
      .example = "7 % 3 -> 1",
      .body = [](std::span<const Value> args,
                 FunctionContext& context) { return numbers<Remainder>(args[0], args[1], context.at); },
      .kernel = arithmetic_kernel<Remainder>,
      .returns_for = number_result});
  registry.add(Function{.name = "^",
                        .arguments = {{"base", number_kinds}, {"exponent", number_kinds}},
                        .returns = kinds({Kind::floating}),
                        .is_operator = true,
                        .group = "arithmetic",
                        .sentence = "Base to the power of exponent, always a float.",
                        .example = "2 ^ 3 -> 8.0",
                        .body = power});
  registry.add(Function{.name = "unary -",
                        .arguments = {{"operand", number_kinds | duration_kind}},
                        .returns = number_kinds | duration_kind,
                        .is_operator = true,
                        .group = "arithmetic",
                        .sentence = "The operand with the opposite sign.",
                        .example = "-(3) -> -3",
                        .body = negated,
                        .returns_for = number_result});
  registry.add(Function{.name = "unary +",
                        .arguments = {{"operand", number_kinds}},
                        .returns = number_kinds,
                        .is_operator = true,
                        .group = "arithmetic",
                        .sentence = "The operand as it is.",
                        .example = "+(3) -> 3",
                        .body = [](std::span<const Value> args, FunctionContext&) { return args[0]; },
                        .returns_for = number_result});
}

}  // namespace kenes::functions
