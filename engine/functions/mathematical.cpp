// SPDX-License-Identifier: Apache-2.0
// Numbers: abs, ceil, floor, round, sign, sqrt, exp, log, rand and the constants.
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/functions/kernels.hpp"
#include "engine/functions/tables.hpp"

namespace kenes::functions {

namespace {

using Args = std::span<const Value>;

template <double (*function)(double)>
Value on_float(Args args, FunctionContext&) {
  return function(args[0].as_number());
}

template <double (*function)(double)>
void add_real(Registry& registry, std::string_view name, std::string_view sentence,
              std::string_view example) {
  registry.add(Function{.name = name,
                        .arguments = {{"input", number_kinds}},
                        .returns = float_kind,
                        .group = "mathematical",
                        .sentence = sentence,
                        .example = example,
                        .body = on_float<function>});
}

double square_root(double x) { return std::sqrt(x); }
double exponential(double x) { return std::exp(x); }
double natural_log(double x) { return std::log(x); }
double decimal_log(double x) { return std::log10(x); }
double ceiling(double x) { return std::ceil(x); }
double floor_of(double x) { return std::floor(x); }

Value absolute(Args args, FunctionContext& context) {
  if (args[0].is(Kind::floating)) return std::fabs(args[0].as_float());
  const std::int64_t number = args[0].as_integer();
  if (number == std::numeric_limits<std::int64_t>::min())
    throw Error(ErrorCode::arithmetic_error, "IntegerOverflow", Phase::runtime,
                "abs() of the smallest integer does not fit into 64 bits", context.at);
  return number < 0 ? -number : number;
}

KindSet same_as_first(std::span<const KindSet> args) { return args.empty() ? number_kinds : args[0]; }

Value sign(Args args, FunctionContext&) {
  if (args[0].is(Kind::integer)) return (args[0].as_integer() > 0) - (args[0].as_integer() < 0);
  const double number = args[0].as_float();
  return (number > 0) - (number < 0);
}

/// Java's RoundingMode names, as Neo4j takes them.
double round_in_mode(double number, std::string_view mode, Position at) {
  const double down = std::floor(number), up = std::ceil(number);
  if (mode == "CEILING") return up;
  if (mode == "FLOOR") return down;
  if (mode == "UP") return number < 0 ? down : up;
  if (mode == "DOWN") return number < 0 ? up : down;
  const double to_down = number - down, to_up = up - number;
  if (to_down != to_up) return to_down < to_up ? down : up;
  if (mode == "HALF_UP") return number < 0 ? down : up;
  if (mode == "HALF_DOWN") return number < 0 ? up : down;
  if (mode == "HALF_EVEN") return std::fmod(down, 2.0) == 0 ? down : up;
  throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
              "there is no rounding mode `" + std::string(mode) + "`", at,
              "known are UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_EVEN and HALF_DOWN");
}

Value round_of(Args args, FunctionContext& context) {
  const double number = args[0].as_number();
  if (!std::isfinite(number)) return number;
  // Without a precision, ties go up, to positive infinity; with one, away from zero.
  if (args.size() == 1) {
    const double down = std::floor(number);
    return number - down >= 0.5 ? down + 1 : down;
  }
  const std::int64_t precision = args[1].as_integer();
  if (precision < 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "the precision of round() must not be negative", context.at);
  const std::string_view mode = args.size() > 2 ? args[2].as_string() : std::string_view("HALF_UP");
  if (precision > 308) return number;
  const double scale = std::pow(10.0, static_cast<double>(precision)), scaled = number * scale;
  if (!std::isfinite(scaled)) return number;
  // A product such as 1.005 * 100 lies a hair beside the tie that is meant; the nearest 15 digits decide.
  const double snapped = std::round(scaled * 2) / 2;
  const bool tie = std::fabs(scaled - snapped) < std::fabs(scaled) * 1e-15;
  return round_in_mode(tie ? snapped : scaled, mode, context.at) / scale;
}

Value random_float(Args, FunctionContext& context) {
  return std::uniform_real_distribution<double>(0.0, 1.0)(*context.random);
}

template <int which>
void add_constant(Registry& registry, std::string_view name, std::string_view sentence,
                  std::string_view example) {
  registry.add(Function{.name = name,
                        .arguments = {},
                        .returns = float_kind,
                        .group = "mathematical",
                        .sentence = sentence,
                        .example = example,
                        .body = [](Args, FunctionContext&) -> Value {
                          return which == 0 ? std::numbers::e : std::numbers::pi;
                        }});
}

/// Two lists of numbers of one length, as vectors.
struct Vectors {
  double product = 0, squares_a = 0, squares_b = 0, squares_between = 0;
};

Vectors vectors_of(std::span<const Value> args, std::string_view function, const FunctionContext& context) {
  const auto refuse = [&](std::string message) {
    throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
                std::string(function) + "() " + std::move(message), context.at);
  };
  const List &a = args[0].as_list(), &b = args[1].as_list();
  if (a.size() != b.size() || a.empty())
    refuse("wants two lists of one length, but got " + std::to_string(a.size()) + " and " +
           std::to_string(b.size()) + " elements");
  Vectors result;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!a[i].is_number() || !b[i].is_number()) refuse("wants lists of numbers");
    const double x = a[i].as_number(), y = b[i].as_number();
    result.product += x * y;
    result.squares_a += x * x;
    result.squares_b += y * y;
    result.squares_between += (x - y) * (x - y);
  }
  return result;
}

Value cosine_similarity(std::span<const Value> args, FunctionContext& context) {
  const Vectors v = vectors_of(args, "vector.similarity.cosine", context);
  if (v.squares_a == 0 || v.squares_b == 0)
    throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
                "vector.similarity.cosine() has no answer for a vector of zeros", context.at);
  return (1 + v.product / (std::sqrt(v.squares_a) * std::sqrt(v.squares_b))) / 2;
}

Value euclidean_similarity(std::span<const Value> args, FunctionContext& context) {
  return 1 / (1 + vectors_of(args, "vector.similarity.euclidean", context).squares_between);
}

}  // namespace

void add_mathematical_functions(Registry& registry) {
  constexpr KindSet list_kind = kinds({Kind::list});
  registry.add(
      Function{.name = "vector.similarity.cosine",
               .arguments = {{"a", list_kind}, {"b", list_kind}},
               .returns = kinds({Kind::floating}),
               .group = "vector",
               .sentence = "How alike the directions of two vectors are, from 0 (opposite) to 1 (the same).",
               .example = "vector.similarity.cosine([1, 0], [0, 2]) -> 0.5",
               .body = cosine_similarity});
  registry.add(Function{.name = "vector.similarity.euclidean",
                        .arguments = {{"a", list_kind}, {"b", list_kind}},
                        .returns = kinds({Kind::floating}),
                        .group = "vector",
                        .sentence = "How near two vectors are: 1 / (1 + square of their distance).",
                        .example = "vector.similarity.euclidean([1, 0], [0, 0]) -> 0.5",
                        .body = euclidean_similarity});
  registry.add(Function{.name = "abs",
                        .arguments = {{"input", number_kinds}},
                        .returns = number_kinds,
                        .group = "mathematical",
                        .sentence = "A number without its sign.",
                        .example = "abs(-5) -> 5",
                        .body = absolute,
                        .returns_for = same_as_first});
  registry.add(Function{.name = "sign",
                        .arguments = {{"input", number_kinds}},
                        .returns = integer_kind,
                        .group = "mathematical",
                        .sentence = "-1, 0 or 1 as a number is negative, zero or positive.",
                        .example = "sign(-17) -> -1",
                        .body = sign});
  registry.add(Function{
      .name = "round",
      .arguments = {{"value", number_kinds},
                    {"precision", integer_kind, true},
                    {"mode", kinds({Kind::string}), true}},
      .returns = float_kind,
      .group = "mathematical",
      .sentence = "The nearest whole number, or the nearest with `precision` digits after the point.",
      .example = "round(3.14159, 2) -> 3.14",
      .body = round_of});
  registry.add(Function{.name = "rand",
                        .arguments = {},
                        .returns = float_kind,
                        .deterministic = false,
                        .group = "mathematical",
                        .sentence = "A random float from 0 (included) to 1 (excluded).",
                        .example = "0 <= rand() < 1 -> true",
                        .body = random_float});
  registry.add(
      Function{.name = "isNaN",
               .arguments = {{"input", number_kinds}},
               .returns = kinds({Kind::boolean}),
               .group = "mathematical",
               .sentence = "Whether a number is NaN (not a number).",
               .example = "isNaN(0.0 / 0.0) -> true",
               .body = [](Args args, FunctionContext&) -> Value { return std::isnan(args[0].as_number()); }});
  add_real<ceiling>(registry, "ceil", "The least whole number that is not below.", "ceil(0.1) -> 1.0");
  add_real<ceiling>(registry, "ceiling", "The same as ceil().", "ceiling(0.1) -> 1.0");
  add_real<floor_of>(registry, "floor", "The greatest whole number that is not above.", "floor(0.9) -> 0.0");
  add_real<square_root>(registry, "sqrt", "The square root.", "sqrt(256) -> 16.0");
  add_real<exponential>(registry, "exp", "e to the power of a number.", "exp(0) -> 1.0");
  add_real<natural_log>(registry, "log", "The natural logarithm.", "log(1) -> 0.0");
  add_real<natural_log>(registry, "ln", "The natural logarithm.", "ln(1) -> 0.0");
  add_real<decimal_log>(registry, "log10", "The logarithm to base 10.", "log10(1000) -> 3.0");
  add_constant<0>(registry, "e", "The base of the natural logarithm.", "round(e(), 4) -> 2.7183");
  add_constant<1>(registry, "pi", "The ratio of a circle's circumference to its diameter.",
                  "round(pi(), 4) -> 3.1416");
}

}  // namespace kenes::functions
