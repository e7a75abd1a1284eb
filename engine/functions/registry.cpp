// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/functions/function.hpp"
#include "engine/functions/tables.hpp"
#include "engine/functions/text.hpp"

namespace kenes::functions {

namespace {

template <class Entry>
std::string signature_of(const Entry& entry, bool variadic) {
  std::string text(entry.name);
  text += '(';
  for (std::size_t i = 0; i < entry.arguments.size(); ++i) {
    const Argument& argument = entry.arguments[i];
    if (argument.optional) text += '[';
    if (i > 0) text += ", ";
    text += argument.name;
    text += " :: " + kinds_text(argument.accepts);
    if (argument.optional) text += ']';
  }
  if (variadic) text += ", ...";
  return text + ") :: " + kinds_text(entry.returns & ~null_kind);
}

}  // namespace

Registry make_built_in() {
  Registry registry;
  add_logic_operators(registry);
  add_comparison_operators(registry);
  add_arithmetic_operators(registry);
  add_text_operators(registry);
  add_access_operators(registry);
  add_scalar_functions(registry);
  add_conversion_functions(registry);
  add_graph_functions(registry);
  add_list_functions(registry);
  add_string_functions(registry);
  add_mathematical_functions(registry);
  add_trigonometric_functions(registry);
  add_temporal_functions(registry);
  add_spatial_functions(registry);
  add_type_tests(registry);
  add_aggregates(registry);
  add_statistical_aggregates(registry);
  return registry;
}

const Registry& Registry::built_in() {
  static const Registry registry = make_built_in();
  return registry;
}

const Function* Registry::find(std::string_view name) const {
  auto found = functions_.find(folded(name));
  return found == functions_.end() ? nullptr : found->second.get();
}

const AggregateFunction* Registry::find_aggregate(std::string_view name) const {
  auto found = aggregates_.find(folded(name));
  return found == aggregates_.end() ? nullptr : found->second.get();
}

void Registry::add(Function function) {
  auto key = folded(function.name);
  functions_[key] = std::make_unique<Function>(std::move(function));
}

void Registry::add(AggregateFunction function) {
  auto key = folded(function.name);
  aggregates_[key] = std::make_unique<AggregateFunction>(std::move(function));
}

std::vector<const Function*> Registry::all() const {
  std::vector<const Function*> result;
  for (const auto& [key, function] : functions_) result.push_back(function.get());
  std::sort(result.begin(), result.end(), [](const Function* a, const Function* b) {
    return std::tie(a->group, a->name) < std::tie(b->group, b->name);
  });
  return result;
}

std::vector<const AggregateFunction*> Registry::all_aggregates() const {
  std::vector<const AggregateFunction*> result;
  for (const auto& [key, function] : aggregates_) result.push_back(function.get());
  std::sort(result.begin(), result.end(),
            [](const AggregateFunction* a, const AggregateFunction* b) { return a->name < b->name; });
  return result;
}

std::vector<std::string> Registry::names() const {
  std::vector<std::string> result;
  for (const auto& [key, function] : functions_)
    if (!function->is_operator) result.emplace_back(function->name);
  for (const auto& [key, function] : aggregates_) result.emplace_back(function->name);
  std::sort(result.begin(), result.end());
  return result;
}

std::string kinds_text(KindSet kinds) {
  if ((kinds & ~null_kind) == (any_kind & ~null_kind)) return "ANY";
  std::vector<std::string_view> names;
  for (unsigned k = 1; k <= static_cast<unsigned>(Kind::path); ++k)
    if (kinds & (1u << k)) names.push_back(kind_name(static_cast<Kind>(k)));
  if (names.empty()) return "NULL";
  std::string text(names[0]);
  for (std::size_t i = 1; i < names.size(); ++i) {
    text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return text;
}

std::string signature(const Function& function) { return signature_of(function, function.variadic); }
std::string signature(const AggregateFunction& function) { return signature_of(function, false); }

Error wrong_argument(const Function& function, std::size_t argument, const Value& got, Position at) {
  const Argument& expected = function.arguments[std::min(argument, function.arguments.size() - 1)];
  std::string shown = to_literal(got);
  if (shown.size() > 60) shown = shown.substr(0, 57) + "...";
  if (function.is_operator)
    return type_error("InvalidArgumentType",
                      std::string("`") + std::string(function.name) + "` wants " +
                          kinds_text(expected.accepts) + ", but got " + std::string(kind_name(got.kind())) +
                          " " + shown,
                      at);
  return type_error("InvalidArgumentValue",
                    std::string(function.name) + "() wants " + kinds_text(expected.accepts) + " as `" +
                        std::string(expected.name) + "`, but got " + std::string(kind_name(got.kind())) +
                        " " + shown,
                    at);
}

Value call(const Function& function, std::span<const Value> args, FunctionContext& context) {
  const bool null_in_null_out = function.null_rule == NullRule::null_in_null_out;
  if (null_in_null_out)
    for (const Value& arg : args)
      if (arg.is_null()) return {};
  const std::size_t declared = function.arguments.size();
  for (std::size_t i = 0; i < args.size(); ++i) {
    const KindSet accepts = function.arguments[std::min(i, declared - 1)].accepts | null_kind;
    if ((accepts & (1u << static_cast<unsigned>(args[i].kind()))) == 0)
      throw wrong_argument(function, i, args[i], context.at);
  }
  return function.body(args, context);
}

void Aggregate::add_rows(const Column& column, std::span<const std::uint32_t> rows) {
  for (std::uint32_t row : rows) {
    const Value value = column.value(row);
    add({&value, 1});
  }
}

}  // namespace kenes::functions
