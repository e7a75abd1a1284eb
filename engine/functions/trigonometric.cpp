// SPDX-License-Identifier: Apache-2.0
// Angles, in radians.
#include <cmath>
#include <numbers>

#include "engine/functions/tables.hpp"

namespace kenes::functions {

namespace {

using Real = double (*)(double);

double cotangent(double x) { return 1.0 / std::tan(x); }
double hyperbolic_cotangent(double x) { return 1.0 / std::tanh(x); }
double haversine(double x) { return std::pow(std::sin(x / 2), 2); }
double to_degrees(double x) { return x * 180.0 / std::numbers::pi; }
double to_radians(double x) { return x * std::numbers::pi / 180.0; }

template <Real function>
void add_of_angle(Registry& registry, std::string_view name, std::string_view sentence,
                  std::string_view example) {
  registry.add(Function{.name = name,
                        .arguments = {{"input", number_kinds}},
                        .returns = kinds({Kind::floating}),
                        .group = "trigonometric",
                        .sentence = sentence,
                        .example = example,
                        .body = [](std::span<const Value> args, FunctionContext&) -> Value {
                          return function(args[0].as_number());
                        }});
}

}  // namespace

void add_trigonometric_functions(Registry& registry) {
  add_of_angle<std::sin>(registry, "sin", "The sine of an angle.", "sin(0) -> 0.0");
  add_of_angle<std::cos>(registry, "cos", "The cosine of an angle.", "cos(0) -> 1.0");
  add_of_angle<std::tan>(registry, "tan", "The tangent of an angle.", "tan(0) -> 0.0");
  add_of_angle<cotangent>(registry, "cot", "The cotangent of an angle.", "round(cot(pi() / 4), 6) -> 1.0");
  add_of_angle<std::asin>(registry, "asin", "The angle of a sine; NaN outside -1 to 1.", "asin(0) -> 0.0");
  add_of_angle<std::acos>(registry, "acos", "The angle of a cosine; NaN outside -1 to 1.", "acos(1) -> 0.0");
  add_of_angle<std::atan>(registry, "atan", "The angle of a tangent.", "atan(0) -> 0.0");
  add_of_angle<std::sinh>(registry, "sinh", "The hyperbolic sine.", "sinh(0) -> 0.0");
  add_of_angle<std::cosh>(registry, "cosh", "The hyperbolic cosine.", "cosh(0) -> 1.0");
  add_of_angle<std::tanh>(registry, "tanh", "The hyperbolic tangent.", "tanh(0) -> 0.0");
  add_of_angle<hyperbolic_cotangent>(registry, "coth", "The hyperbolic cotangent.",
                                     "round(coth(1), 4) -> 1.313");
  add_of_angle<haversine>(registry, "haversin", "Half the versine: sin²(x / 2).", "haversin(0) -> 0.0");
  add_of_angle<to_degrees>(registry, "degrees", "Radians in degrees.", "degrees(pi()) -> 180.0");
  add_of_angle<to_radians>(registry, "radians", "Degrees in radians.", "radians(180) = pi() -> true");
  registry.add(Function{.name = "atan2",
                        .arguments = {{"y", number_kinds}, {"x", number_kinds}},
                        .returns = kinds({Kind::floating}),
                        .group = "trigonometric",
                        .sentence = "The angle of the point (x, y) seen from the origin.",
                        .example = "atan2(0, 1) -> 0.0",
                        .body = [](std::span<const Value> args, FunctionContext&) -> Value {
                          return std::atan2(args[0].as_number(), args[1].as_number());
                        }});
}

}  // namespace kenes::functions
