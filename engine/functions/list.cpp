// SPDX-License-Identifier: Apache-2.0
// Functions that make lists or take them apart. reverse() is here, too, for strings as for lists.
#include <algorithm>

#include "engine/functions/memory.hpp"
#include "engine/functions/range.hpp"
#include "engine/functions/tables.hpp"
#include "engine/functions/text.hpp"
#include "storage/compare.hpp"

namespace kenes::functions {

namespace {

using Args = std::span<const Value>;

constexpr std::uint64_t largest_range = std::uint64_t{1} << 31;

Value range(Args args, FunctionContext& context) {
  constexpr std::string_view names[] = {"start", "end", "step"};
  for (std::size_t i = 0; i < args.size(); ++i)
    if (!args[i].is(Kind::integer))
      throw Error(
          ErrorCode::argument_error, "InvalidArgumentType", Phase::runtime,
          "range() wants an INTEGER as `" + std::string(names[i]) + "`, but got " + to_literal(args[i]),
          context.at);
  const std::int64_t start = args[0].as_integer(), end = args[1].as_integer();
  const std::int64_t step = args.size() > 2 ? args[2].as_integer() : 1;
  if (step == 0)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "the step of range() must not be 0", context.at);
  const Range numbers(start, end, step);
  if (numbers.count > largest_range)
    throw Error(ErrorCode::memory_limit, "", Phase::runtime,
                "range() would make a list of more than " + std::to_string(largest_range) + " elements",
                context.at, "UNWIND range(...) makes no list, whatever its length");
  check_room(context, numbers.count * sizeof(Value));
  List result;
  result.reserve(numbers.count);
  for (std::uint64_t i = 0; i < numbers.count; ++i) {
    if ((i & 0xFFFF) == 0xFFFF && context.limits) context.limits->check();
    result.emplace_back(numbers[i]);
  }
  return Value(std::move(result));
}

Value reverse(Args args, FunctionContext&) {
  if (args[0].is(Kind::list)) return Value(List(args[0].as_list().rbegin(), args[0].as_list().rend()));
  const std::string_view text = args[0].as_string();
  std::string result;
  result.reserve(text.size());
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && !begins_code_point(text[begin])) --begin;
    result.append(text.substr(begin, end - begin));
    end = begin;
  }
  return Value(std::move(result));
}

Value tail(Args args, FunctionContext&) {
  const List& list = args[0].as_list();
  return list.empty() ? Value(List{}) : Value(List(list.begin() + 1, list.end()));
}

Value sorted(Args args, FunctionContext&) {
  List list = args[0].as_list();
  std::stable_sort(list.begin(), list.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
  return Value(std::move(list));
}

}  // namespace

void add_list_functions(Registry& registry) {
  registry.add(Function{.name = "range",
                        .arguments = {{"start"}, {"end"}, {"step", any_kind, true}},
                        .returns = list_kind,
                        .group = "list",
                        .sentence =
                            "The integers from start to end, both included, in steps of `step` (1 if not "
                            "given).",
                        .example = "range(1, 7, 3) -> [1, 4, 7]",
                        .body = range});
  registry.add(Function{.name = "head",
                        .arguments = {{"list", list_kind}},
                        .group = "list",
                        .sentence = "The first element of a list, null if it is empty.",
                        .example = "head([1, 2]) -> 1",
                        .body = [](Args args, FunctionContext&) -> Value {
                          const List& list = args[0].as_list();
                          return list.empty() ? Value() : list.front();
                        }});
  registry.add(Function{.name = "last",
                        .arguments = {{"list", list_kind}},
                        .group = "list",
                        .sentence = "The last element of a list, null if it is empty.",
                        .example = "last([1, 2]) -> 2",
                        .body = [](Args args, FunctionContext&) -> Value {
                          const List& list = args[0].as_list();
                          return list.empty() ? Value() : list.back();
                        }});
  registry.add(Function{.name = "tail",
                        .arguments = {{"list", list_kind}},
                        .returns = list_kind,
                        .group = "list",
                        .sentence = "A list without its first element.",
                        .example = "tail([1, 2, 3]) -> [2, 3]",
                        .body = tail});
  registry.add(Function{.name = "reverse",
                        .arguments = {{"input", kinds({Kind::list, Kind::string})}},
                        .returns = kinds({Kind::list, Kind::string}),
                        .group = "list",
                        .sentence = "A list or string from its end to its beginning.",
                        .example = "reverse('Қазақ') -> 'қазаҚ'",
                        .body = reverse});
  registry.add(Function{.name = "sorted",
                        .arguments = {{"list", list_kind}},
                        .returns = list_kind,
                        .group = "list",
                        .sentence = "The elements of a list in the order of ORDER BY.",
                        .example = "sorted([3, 1, 2]) -> [1, 2, 3]",
                        .body = sorted});
}

}  // namespace kenes::functions
