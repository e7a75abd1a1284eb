// SPDX-License-Identifier: Apache-2.0
// toInteger, toFloat, toBoolean, toString; their ...OrNull forms (null instead of a TypeError) and their
// ...List forms (each element by itself, null where it cannot be converted).
#include <charconv>
#include <cmath>
#include <optional>

#include "engine/functions/kernels.hpp"
#include "engine/functions/tables.hpp"
#include "engine/functions/text.hpp"

namespace kenes::functions {

namespace {

using Args = std::span<const Value>;

constexpr KindSet to_integer_kinds = number_kinds | kinds({Kind::string, Kind::boolean});
constexpr KindSet to_float_kinds = number_kinds | kinds({Kind::string});
constexpr KindSet to_boolean_kinds = kinds({Kind::boolean, Kind::string, Kind::integer});
constexpr KindSet to_string_kinds =
    number_kinds | kinds({Kind::boolean, Kind::string, Kind::date, Kind::local_time, Kind::time,
                          Kind::local_date_time, Kind::date_time, Kind::duration, Kind::point});

bool is_in(KindSet set, const Value& value) {
  return (set & (1u << static_cast<unsigned>(value.kind()))) != 0;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\n\r\f\v";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::optional<double> read_float(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  const char last = text.back();
  // What C++ reads beside decimal numbers (inf, nan in any case) is not Cypher's; these three are.
  if (text == "NaN") return std::nan("");
  if (text == "Infinity") return HUGE_VAL;
  if (text == "-Infinity") return -HUGE_VAL;
  if (!((last >= '0' && last <= '9') || last == '.')) return std::nullopt;
  double number = 0;
  const char* end = text.data() + text.size();
  auto [stop, error] = std::from_chars(text.data(), end, number);
  if (stop != end || error == std::errc::invalid_argument) return std::nullopt;
  return number;
}

/// Towards zero; nothing for NaN and for what 64 bits do not hold.
Value truncated(double number) {
  if (!(number > -0x1p63 - 1025 && number < 0x1p63)) return {};
  return static_cast<std::int64_t>(number);
}

Value to_integer(const Value& value) {
  switch (value.kind()) {
    case Kind::integer:
      return value;
    case Kind::floating:
      return truncated(value.as_float());
    case Kind::boolean:
      return std::int64_t{value.as_boolean()};
    default:
      break;
  }
  std::string_view text = trimmed(value.as_string());
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  auto [stop, error] = std::from_chars(text.data(), end, number);
  if (!text.empty() && stop == end && error == std::errc()) return number;
  auto fraction = read_float(text);
  return fraction ? truncated(*fraction) : Value();
}

Value to_float(const Value& value) {
  if (value.is_number()) return value.as_number();
  auto number = read_float(value.as_string());
  return number ? Value(*number) : Value();
}

Value to_boolean(const Value& value) {
  if (value.is(Kind::boolean)) return value;
  if (value.is(Kind::integer)) return value.as_integer() != 0;
  const std::string_view text = trimmed(value.as_string());
  const auto is = [text](std::string_view word) {
    if (text.size() != word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if ((text[i] | 0x20) != word[i]) return false;
    return true;
  };
  if (is("true")) return true;
  if (is("false")) return false;
  return {};
}

Value to_string(const Value& value) { return value.is(Kind::string) ? value : Value(text_of(value)); }

using Conversion = Value (*)(const Value&);

template <Conversion convert>
Value strict(Args args, FunctionContext&) {
  return convert(args[0]);
}

template <Conversion convert, KindSet accepts>
Value or_null(Args args, FunctionContext&) {
  return is_in(accepts, args[0]) ? convert(args[0]) : Value();
}

template <Conversion convert, KindSet accepts>
Value each(Args args, FunctionContext&) {
  List result;
  result.reserve(args[0].as_list().size());
  for (const Value& element : args[0].as_list())
    result.push_back(is_in(accepts, element) ? convert(element) : Value());
  return Value(std::move(result));
}

template <Conversion convert, KindSet accepts>
void add(Registry& registry, std::string_view name, std::string_view or_null_name, std::string_view list_name,
         Kind target, std::string_view sentence, std::array<std::string_view, 3> examples) {
  registry.add(Function{.name = name,
                        .arguments = {{"input", accepts}},
                        .returns = kinds({target, Kind::null}),
                        .group = "conversion",
                        .sentence = sentence,
                        .example = examples[0],
                        .body = strict<convert>});
  registry.add(Function{.name = or_null_name,
                        .arguments = {{"input"}},
                        .returns = kinds({target, Kind::null}),
                        .group = "conversion",
                        .sentence = "The same, but null for a value of a kind that cannot be converted.",
                        .example = examples[1],
                        .body = or_null<convert, accepts>});
  registry.add(Function{.name = list_name,
                        .arguments = {{"input", list_kind}},
                        .returns = list_kind,
                        .group = "conversion",
                        .sentence = "The same for each element of a list, null for what cannot be converted.",
                        .example = examples[2],
                        .body = each<convert, accepts>});
}

}  // namespace

void add_conversion_functions(Registry& registry) {
  add<to_integer, to_integer_kinds>(registry, "toInteger", "toIntegerOrNull", "toIntegerList", Kind::integer,
                                    "The integer that a number (rounded towards zero), string or boolean "
                                    "stands for; null for other strings.",
                                    {"toInteger('42.9') -> 42", "toIntegerOrNull([1]) -> null",
                                     "toIntegerList(['1', 2.5, 'x']) -> [1, 2, null]"});
  add<to_float, to_float_kinds>(
      registry, "toFloat", "toFloatOrNull", "toFloatList", Kind::floating,
      "The float that a number or string stands for; null for other strings.",
      {"toFloat('1.5') -> 1.5", "toFloatOrNull(true) -> null", "toFloatList([1, '2.5']) -> [1.0, 2.5]"});
  add<to_boolean, to_boolean_kinds>(registry, "toBoolean", "toBooleanOrNull", "toBooleanList", Kind::boolean,
                                    "The boolean that a string (`true`, `false`) or integer (0 is false) "
                                    "stands for; null for other strings.",
                                    {"toBoolean('TRUE') -> true", "toBooleanOrNull(1.5) -> null",
                                     "toBooleanList(['true', 0]) -> [true, false]"});
  add<to_string, to_string_kinds>(
      registry, "toString", "toStringOrNull", "toStringList", Kind::string,
      "The text of a number, boolean, temporal value or point; a string is itself.",
      {"toString(11.5) -> '11.5'", "toStringOrNull([1]) -> null",
       "toStringList([1, true]) -> ['1', 'true']"});
}

}  // namespace kenes::functions
