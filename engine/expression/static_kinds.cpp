// SPDX-License-Identifier: Apache-2.0
#include "engine/expression/expression.hpp"

namespace kenes {

namespace {

using functions::any_kind;
using functions::bit;
using functions::kinds;
using functions::KindSet;
using functions::null_kind;
using syntax::Expression;
using syntax::ExpressionKind;

KindSet call_kinds(const Expression& call, std::span<const KindSet> slots,
                   const functions::Registry& registry) {
  if (const functions::Function* function = registry.find(call.name)) {
    std::vector<KindSet> args;
    KindSet nulls = 0;
    for (const Expression& arg : call.args) {
      args.push_back(static_kinds(arg, slots, registry));
      nulls |= args.back() & null_kind;
    }
    if (function->returns_for) return function->returns_for(args);
    if (function->null_rule == functions::NullRule::null_in_null_out) return function->returns | nulls;
    return function->returns;
  }
  if (const functions::AggregateFunction* aggregate = registry.find_aggregate(call.name))
    return aggregate->returns;
  return any_kind;
}

}  // namespace

KindSet static_kinds(const Expression& expression, std::span<const KindSet> slots,
                     const functions::Registry& registry) {
  switch (expression.kind) {
    case ExpressionKind::literal:
      return bit(expression.value.kind());
    case ExpressionKind::variable: {
      const auto slot = static_cast<std::size_t>(expression.slot);
      return expression.slot != syntax::no_slot && slot < slots.size() ? slots[slot] : any_kind;
    }
    case ExpressionKind::call:
      return call_kinds(expression, slots, registry);
    case ExpressionKind::count_star:
    case ExpressionKind::count_query:
      return bit(Kind::integer);
    case ExpressionKind::list:
    case ExpressionKind::pattern_comprehension:
    case ExpressionKind::collect_query:
      return bit(Kind::list);
    case ExpressionKind::list_comprehension:
      return bit(Kind::list) | (static_kinds(expression.args[0], slots, registry) & null_kind);
    case ExpressionKind::map:
      return bit(Kind::map);
    case ExpressionKind::map_projection:
      return bit(Kind::map) | (static_kinds(expression.args[0], slots, registry) & null_kind);
    case ExpressionKind::case_of: {
      KindSet result =
          expression.has_else ? static_kinds(expression.args.back(), slots, registry) : null_kind;
      const std::size_t first = expression.has_operand ? 1 : 0;
      const std::size_t end = expression.args.size() - (expression.has_else ? 1 : 0);
      for (std::size_t i = first + 1; i < end; i += 2)
        result |= static_kinds(expression.args[i], slots, registry);
      return result;
    }
    case ExpressionKind::has_labels:
    case ExpressionKind::quantifier:
      return bit(Kind::boolean) | null_kind;
    case ExpressionKind::pattern_predicate:
    case ExpressionKind::exists:
      return bit(Kind::boolean);
    case ExpressionKind::parameter:
    case ExpressionKind::property:
    case ExpressionKind::reduce:
      return any_kind;
  }
  return any_kind;
}

KindSet element_kinds(const Expression& list, std::span<const KindSet> slots,
                      const functions::Registry& registry) {
  if (list.kind == ExpressionKind::literal && list.value.is(Kind::list)) {
    KindSet result = 0;
    for (const Value& element : list.value.as_list()) result |= bit(element.kind());
    return result == 0 ? any_kind : result;
  }
  if (list.kind == ExpressionKind::list && !list.args.empty()) {
    KindSet result = 0;
    for (const Expression& element : list.args) result |= static_kinds(element, slots, registry);
    return result;
  }
  if (list.kind == ExpressionKind::call && list.name == "range") return kinds({Kind::integer});
  return any_kind;
}

}  // namespace kenes
