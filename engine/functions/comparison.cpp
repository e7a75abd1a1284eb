// SPDX-License-Identifier: Apache-2.0
// = <> < <= > >=. The bodies are storage/compare.hpp; the kernels do the same on integers, floats, booleans,
// dates, strings, nodes and relationships without making Values.
#include <compare>
#include <functional>

#include "engine/functions/kernels.hpp"
#include "engine/functions/tables.hpp"
#include "storage/compare.hpp"

namespace kenes::functions {

namespace {

struct Equal {
  static constexpr bool is_equality = true;
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    return a == b;
  }
  static Value of(const Value& a, const Value& b) {
    auto result = equal(a, b);
    return result ? Value(*result) : Value();
  }
};
struct NotEqual {
  static constexpr bool is_equality = true;
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    return !(a == b);
  }
  static Value of(const Value& a, const Value& b) {
    auto result = equal(a, b);
    return result ? Value(!*result) : Value();
  }
};
template <class Order>
struct Ordered {
  static constexpr bool is_equality = false;
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    return Order{}(a, b);
  }
  static Value of(const Value& a, const Value& b) {
    auto result = compare(a, b);
    if (!result) return {};
    if (*result == std::partial_ordering::unordered) return false;
    return Order{}(*result < 0 ? -1 : *result > 0 ? 1 : 0, 0);
  }
};
struct Less {
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    return a < b;
  }
};
struct LessEqual {
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    return a <= b;
  }
};
struct Greater {
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    return a > b;
  }
};
struct GreaterEqual {
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    return a >= b;
  }
};

template <class Comparison>
Value compared(std::span<const Value> args, FunctionContext&) {
  return Comparison::of(args[0], args[1]);
}

/// Integers up to 2^53 are doubles exactly; beyond, the exact comparison of Values decides.
constexpr std::int64_t exact_bound = std::int64_t{1} << 53;

template <class Comparison>
struct IntegerWithFloat {
  std::uint8_t operator()(std::int64_t a, double b) const {
    if (a <= exact_bound && a >= -exact_bound) return Comparison{}(static_cast<double>(a), b);
    return Comparison::of(Value(a), Value(b)).is_true();
  }
};
template <class Comparison>
struct FloatWithInteger {
  std::uint8_t operator()(double a, std::int64_t b) const {
    if (b <= exact_bound && b >= -exact_bound) return Comparison{}(a, static_cast<double>(b));
    return Comparison::of(Value(a), Value(b)).is_true();
  }
};

/// Equality of strings looks at lengths first; order does not.
template <class Comparison>
bool compare_strings(const Column& a, const Column& b, Rows rows, std::size_t size, Column& out) {
  for_each_valid_row(
      rows, size, a, a.strings(), b, b.strings(), out, out.booleans(),
      [](std::string_view x, std::string_view y) -> std::uint8_t { return Comparison{}(x, y); });
  return true;
}

/// One side, or both, hold Values: no copies of them, and null where the comparison is.
template <class Comparison>
bool compare_values(const Column& a, const Column& b, Rows rows, Column& out) {
  const bool a_values = a.type() == ColumnType::value, b_values = b.type() == ColumnType::value;
  Value a_constant = !a_values && a.is_constant() ? a.value(0) : Value();
  Value b_constant = !b_values && b.is_constant() ? b.value(0) : Value();
  std::uint8_t* result = out.booleans();
  for (std::uint32_t row : rows) {
    Value a_made, b_made;
    if (!a_values && !a.is_constant()) a_made = a.value(row);
    if (!b_values && !b.is_constant()) b_made = b.value(row);
    const Value& x = a_values ? a.values()[row * a.stride()] : a.is_constant() ? a_constant : a_made;
    const Value& y = b_values ? b.values()[row * b.stride()] : b.is_constant() ? b_constant : b_made;
    const Value compared = Comparison::of(x, y);
    if (compared.is_null())
      out.set_null(row);
    else
      result[row] = compared.as_boolean();
  }
  return true;
}

template <class Comparison>
bool comparison_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                       FunctionContext&) {
  const Column &a = *args[0], &b = *args[1];
  if (is_null_constant(a) || is_null_constant(b)) {
    out.reset_constant(Value(), size);
    return true;
  }
  const ColumnType x = a.type(), y = b.type();
  if (x == ColumnType::integer && y == ColumnType::integer) {
    out.reset(ColumnType::boolean, size);
    for_each_row(rows, size, a.integers(), a.stride(), b.integers(), b.stride(), out.booleans(),
                 [](std::int64_t l, std::int64_t r) -> std::uint8_t { return Comparison{}(l, r); });
  } else if (x == ColumnType::floating && y == ColumnType::floating) {
    out.reset(ColumnType::boolean, size);
    for_each_row(rows, size, a.floats(), a.stride(), b.floats(), b.stride(), out.booleans(),
                 [](double l, double r) -> std::uint8_t { return Comparison{}(l, r); });
  } else if (x == ColumnType::integer && y == ColumnType::floating) {
    out.reset(ColumnType::boolean, size);
    for_each_row(rows, size, a.integers(), a.stride(), b.floats(), b.stride(), out.booleans(),
                 IntegerWithFloat<Comparison>{});
  } else if (x == ColumnType::floating && y == ColumnType::integer) {
    out.reset(ColumnType::boolean, size);
    for_each_row(rows, size, a.floats(), a.stride(), b.integers(), b.stride(), out.booleans(),
                 FloatWithInteger<Comparison>{});
  } else if (x == ColumnType::string && y == ColumnType::string) {
    out.reset(ColumnType::boolean, size);
    return compare_strings<Comparison>(a, b, rows, size, out);
  } else if (x == ColumnType::date && y == ColumnType::date) {
    out.reset(ColumnType::boolean, size);
    for_each_row(rows, size, a.days(), a.stride(), b.days(), b.stride(), out.booleans(),
                 [](std::int64_t l, std::int64_t r) -> std::uint8_t { return Comparison{}(l, r); });
  } else if (x == ColumnType::boolean && y == ColumnType::boolean) {
    out.reset(ColumnType::boolean, size);
    for_each_row(rows, size, a.booleans(), a.stride(), b.booleans(), b.stride(), out.booleans(),
                 [](std::uint8_t l, std::uint8_t r) -> std::uint8_t { return Comparison{}(l != 0, r != 0); });
  } else if (Comparison::is_equality && x == ColumnType::node && y == ColumnType::node) {
    out.reset(ColumnType::boolean, size);
    for_each_row(rows, size, a.nodes(), a.stride(), b.nodes(), b.stride(), out.booleans(),
                 [](NodeId l, NodeId r) -> std::uint8_t { return Comparison{}(l, r); });
  } else if (Comparison::is_equality && x == ColumnType::relationship && y == ColumnType::relationship) {
    out.reset(ColumnType::boolean, size);
    for_each_row(rows, size, a.relationships(), a.stride(), b.relationships(), b.stride(), out.booleans(),
                 [](const Edge& l, const Edge& r) -> std::uint8_t { return Comparison{}(l, r); });
  } else {
    out.reset(ColumnType::boolean, size);
    return compare_values<Comparison>(a, b, rows, out);
  }
  spread_nulls(rows, a, b, out);
  return true;
}

template <class Comparison>
void add_comparison(Registry& registry, std::string_view name, std::string_view sentence,
                    std::string_view example) {
  registry.add(Function{.name = name,
                        .arguments = {{"left"}, {"right"}},
                        .returns = boolean_kind | null_kind,
                        .is_operator = true,
                        .group = "comparison",
                        .sentence = sentence,
                        .example = example,
                        .body = compared<Comparison>,
                        .kernel = comparison_kernel<Comparison>});
}

}  // namespace

void add_comparison_operators(Registry& registry) {
  add_comparison<Equal>(registry, "=", "Whether both are equal; null if one is, or if a null inside decides.",
                        "1 = 1.0 -> true");
  add_comparison<NotEqual>(registry, "<>", "Whether both differ.", "'a' <> 'b' -> true");
  add_comparison<Ordered<Less>>(registry, "<",
                                "Whether left comes before right; null for kinds that do not compare.",
                                "1 < 2.5 -> true");
  add_comparison<Ordered<LessEqual>>(registry, "<=", "Whether left comes before right or equals it.",
                                     "'a' <= 'a' -> true");
  add_comparison<Ordered<Greater>>(registry, ">", "Whether left comes after right.", "2 > 1 -> true");
  add_comparison<Ordered<GreaterEqual>>(registry, ">=", "Whether left comes after right or equals it.",
                                        "2 >= 3 -> false");
}

}  // namespace kenes::functions
