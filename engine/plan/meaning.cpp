// SPDX-License-Identifier: Apache-2.0
// Questions about expressions that scope asks of whole trees.
#include <algorithm>
#include <utility>

#include "engine/plan/scope.hpp"
#include "storage/compare.hpp"

namespace kenes::plan {

using syntax::Expression;
using syntax::ExpressionKind;

namespace {

bool same_name(const std::string& a, const std::string& b, bool without_case) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) {
           return without_case ? lower(x) == lower(y) : x == y;
         });
}

/// Compares, remembering which bound variables (of comprehensions) stand for one another.
class Comparison {
 public:
  bool same(const Expression& a, const Expression& b) {
    if (a.kind != b.kind || a.args.size() != b.args.size() || a.names.size() != b.names.size()) return false;
    if (!same_name(a.name, b.name, a.kind == ExpressionKind::call) && a.kind != ExpressionKind::variable)
      return false;
    if (a.distinct != b.distinct || a.has_operand != b.has_operand || a.has_else != b.has_else ||
        a.all_properties != b.all_properties)
      return false;
    if (a.kind == ExpressionKind::variable && a.slot != b.slot && !paired(a.slot, b.slot)) return false;
    if (a.kind == ExpressionKind::literal &&
        (a.value.kind() != b.value.kind() || !equivalent(a.value, b.value)))
      return false;
    if (a.pattern != b.pattern || a.query != b.query) return false;
    if (a.labels.has_value() != b.labels.has_value() || (a.labels && !same(*a.labels, *b.labels)))
      return false;
    for (std::size_t i = 0; i < a.names.size(); ++i)
      if (a.names[i].text != b.names[i].text) return false;
    const std::size_t pairs = pairs_.size();
    if (a.variable) pairs_.emplace_back(a.variable.slot, b.variable.slot);
    if (a.accumulator) pairs_.emplace_back(a.accumulator.slot, b.accumulator.slot);
    bool equal =
        static_cast<bool>(a.where) == static_cast<bool>(b.where) && (!a.where || same(*a.where, *b.where));
    for (std::size_t i = 0; equal && i < a.args.size(); ++i) equal = same(a.args[i], b.args[i]);
    pairs_.resize(pairs);
    return equal;
  }

 private:
  bool same(const syntax::LabelExpression& a, const syntax::LabelExpression& b) {
    if (a.kind != b.kind || a.name.text != b.name.text || a.parts.size() != b.parts.size()) return false;
    if (a.expression && !(b.expression && same(*a.expression, *b.expression))) return false;
    for (std::size_t i = 0; i < a.parts.size(); ++i)
      if (!same(a.parts[i], b.parts[i])) return false;
    return true;
  }
  bool paired(syntax::Slot a, syntax::Slot b) const {
    return std::find(pairs_.begin(), pairs_.end(), std::pair{a, b}) != pairs_.end();
  }

  std::vector<std::pair<syntax::Slot, syntax::Slot>> pairs_;
};

}  // namespace

bool same_meaning(const Expression& a, const Expression& b) { return Comparison().same(a, b); }

bool aggregates(const Expression& expression, const functions::Registry& functions) {
  if (expression.kind == ExpressionKind::count_star) return true;
  if (expression.kind == ExpressionKind::call && functions.find_aggregate(expression.name)) return true;
  if (expression.where && aggregates(*expression.where, functions)) return true;
  return std::any_of(expression.args.begin(), expression.args.end(),
                     [&](const Expression& argument) { return aggregates(argument, functions); });
}

}  // namespace kenes::plan
