// SPDX-License-Identifier: Apache-2.0
// Reaching into containers: IN, `[index]`, `[from..to]`.
#include <algorithm>

#include "engine/functions/property.hpp"
#include "engine/functions/tables.hpp"
#include "storage/compare.hpp"

namespace kenes::functions {

namespace {

Value is_in(std::span<const Value> args, FunctionContext& context) {
  if (args[1].is_null()) return {};
  bool unknown = false;
  std::size_t seen = 0;
  for (const Value& element : args[1].as_list()) {
    if ((++seen & 4095) == 0 && context.limits) context.limits->check();
    auto same = equal(args[0], element);
    if (!same)
      unknown = true;
    else if (*same)
      return true;
  }
  return unknown ? Value() : Value(false);
}

Value element(std::span<const Value> args, FunctionContext& context) {
  const Value &container = args[0], &index = args[1];
  switch (container.kind()) {
    case Kind::list: {
      if (!index.is(Kind::integer))
        throw type_error("InvalidArgumentType",
                         "a list is indexed by an INTEGER, but got " + std::string(kind_name(index.kind())) +
                             " " + to_literal(index),
                         context.at);
      const List& list = container.as_list();
      const auto size = static_cast<std::int64_t>(list.size());
      std::int64_t i = index.as_integer();
      if (i < 0) i += size;
      return i < 0 || i >= size ? Value() : list[static_cast<std::size_t>(i)];
    }
    case Kind::map:
    case Kind::node:
    case Kind::relationship:
      if (!index.is(Kind::string))
        throw type_error("MapElementAccessByNonString",
                         "a " + std::string(kind_name(container.kind())) +
                             " is indexed by a STRING, but got " + std::string(kind_name(index.kind())) +
                             " " + to_literal(index),
                         context.at);
      return property_of(container, index.as_string(), context);
    default:
      throw type_error("InvalidArgumentType",
                       std::string(kind_name(container.kind())) + " " + to_literal(container) +
                           " is no list, map, node or relationship, so it cannot be indexed",
                       context.at);
  }
}

Value slice(std::span<const Value> args, FunctionContext&) {
  const List& list = args[0].as_list();
  const auto size = static_cast<std::int64_t>(list.size());
  const auto place = [size](std::int64_t i) {
    return std::clamp(i < 0 ? i + size : i, std::int64_t{0}, size);
  };
  const std::int64_t from = place(args[1].as_integer()), to = place(args[2].as_integer());
  if (from >= to) return Value(List{});
  return Value(List(list.begin() + from, list.begin() + to));
}

}  // namespace

void add_access_operators(Registry& registry) {
  registry.add(Function{.name = "IN",
                        .arguments = {{"element"}, {"list", list_kind}},
                        .returns = kinds({Kind::boolean}) | null_kind,
                        .null_rule = NullRule::body_decides,
                        .is_operator = true,
                        .group = "list",
                        .sentence = "Whether a list holds an element; null if a null in it could be the one.",
                        .example = "2 IN [1, 2, 3] -> true",
                        .body = is_in});
  registry.add(Function{.name = "[]",
                        .arguments = {{"container"}, {"index"}},
                        .is_operator = true,
                        .group = "list",
                        .sentence =
                            "The element of a list at an index (from 0; negative: from the end), or of a "
                            "map, node or relationship by its name; null if there is none.",
                        .example = "[1, 2, 3][-1] -> 3",
                        .body = element});
  registry.add(Function{
      .name = "[..]",
      .arguments = {{"list", list_kind}, {"from", kinds({Kind::integer})}, {"to", kinds({Kind::integer})}},
      .returns = list_kind,
      .is_operator = true,
      .group = "list",
      .sentence =
          "The elements of a list from an index up to and without another; negative ones count from the "
          "end.",
      .example = "[1, 2, 3, 4][1..3] -> [2, 3]",
      .body = slice});
}

}  // namespace kenes::functions
