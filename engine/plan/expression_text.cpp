// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "engine/plan/expressions.hpp"

namespace kenes::plan {
namespace {

using Names = std::vector<std::string>;

bool is_word(std::string_view name) {
  return !name.empty() && ((name[0] >= 'a' && name[0] <= 'z') || (name[0] >= 'A' && name[0] <= 'Z'));
}

std::string joined(const std::vector<Expression>& args, std::size_t from, std::string_view between,
                   const Names& names) {
  std::string text;
  for (std::size_t i = from; i < args.size(); ++i) {
    if (i > from) text += between;
    text += to_text(args[i], names);
  }
  return text;
}

// Operands that are operators themselves stand in brackets: EXPLAIN is to be read without a table of
// precedence.
std::string operand(const Expression& e, const Names& names) {
  const bool simple = e.kind != ExpressionKind::call ||
                      (is_word(e.name) && e.name.find(' ') == std::string::npos && e.name != "AND" &&
                       e.name != "OR" && e.name != "XOR" && e.name != "NOT" && e.name != "IN");
  return simple || e.name == "[]" ? to_text(e, names) : "(" + to_text(e, names) + ")";
}

std::string call_text(const Expression& e, const Names& names) {
  const auto& args = e.args;
  if (e.name == "[]" && args.size() == 2)
    return operand(args[0], names) + "[" + to_text(args[1], names) + "]";
  if (e.name.size() >= 3 && e.name.substr(0, 3) == "IS ") return operand(args[0], names) + " " + e.name;
  if (e.name == "NOT" && args.size() == 1) return "NOT " + operand(args[0], names);
  const bool infix = !is_word(e.name) || e.name == "AND" || e.name == "OR" || e.name == "XOR" ||
                     e.name == "IN" || e.name == "CONTAINS" || e.name == "STARTS WITH" ||
                     e.name == "ENDS WITH";
  if (infix && args.size() == 1) return e.name + operand(args[0], names);
  if (infix && args.size() >= 2) {
    std::string text = operand(args[0], names);
    for (std::size_t i = 1; i < args.size(); ++i)
      text += fmt::format(" {} {}", e.name, operand(args[i], names));
    return text;
  }
  return fmt::format("{}({}{})", e.name, e.distinct ? "DISTINCT " : "", joined(args, 0, ", ", names));
}

std::string variable_text(const syntax::Variable& variable) {
  return variable.text.empty() ? fmt::format("_{}", variable.slot) : variable.text;
}

std::string case_text(const Expression& e, const Names& names) {
  std::string text = "CASE";
  std::size_t i = 0;
  if (e.has_operand) text += " " + to_text(e.args[i++], names);
  const std::size_t end = e.args.size() - (e.has_else ? 1 : 0);
  for (; i + 2 <= end; i += 2)
    text += fmt::format(" WHEN {} THEN {}", to_text(e.args[i], names), to_text(e.args[i + 1], names));
  if (e.has_else) text += " ELSE " + to_text(e.args.back(), names);
  return text + " END";
}

}  // namespace

std::string to_text(const syntax::LabelExpression& labels) {
  using Kind = syntax::LabelExpression::Kind;
  const auto parts = [&](char between) {
    std::string text;
    for (const auto& part : labels.parts) {
      if (!text.empty()) text += between;
      text += part.parts.empty() ? to_text(part) : "(" + to_text(part) + ")";
    }
    return text;
  };
  switch (labels.kind) {
    case Kind::name:
      return labels.name.text;
    case Kind::any_of:
      return parts('|');
    case Kind::all_of:
      return parts('&');
    case Kind::negation:
      return "!" + parts('&');
    case Kind::wildcard:
      return "%";
    case Kind::dynamic:
      return "$(...)";
    case Kind::dynamic_any:
      return "$any(...)";
  }
  return {};
}

std::string to_text(const Expression& e, const Names& names) {
  switch (e.kind) {
    case ExpressionKind::literal:
      return to_literal(e.value);
    case ExpressionKind::parameter:
      // Lifted literals have reserved names.
      return !e.name.empty() && e.name[0] == '\x01' ? "$literal" + e.name.substr(1) : "$" + e.name;
    case ExpressionKind::variable: {
      const auto slot = static_cast<std::size_t>(e.slot);
      if (e.slot >= 0 && slot < names.size() && !names[slot].empty()) return names[slot];
      return e.name.empty() ? fmt::format("_{}", e.slot) : e.name;
    }
    case ExpressionKind::property:
      return operand(e.args[0], names) + "." + e.name;
    case ExpressionKind::call:
      return call_text(e, names);
    case ExpressionKind::count_star:
      return "count(*)";
    case ExpressionKind::list:
      return "[" + joined(e.args, 0, ", ", names) + "]";
    case ExpressionKind::map: {
      std::string text = "{";
      for (std::size_t i = 0; i < e.args.size(); ++i)
        text += fmt::format("{}{}: {}", i ? ", " : "", e.names[i].text, to_text(e.args[i], names));
      return text + "}";
    }
    case ExpressionKind::map_projection: {
      std::string text = to_text(e.args[0], names) + " {" + (e.all_properties ? ".*" : "");
      for (std::size_t i = 1; i < e.args.size(); ++i)
        text += fmt::format("{}{}: {}", i > 1 || e.all_properties ? ", " : "", e.names[i - 1].text,
                            to_text(e.args[i], names));
      return text + "}";
    }
    case ExpressionKind::case_of:
      return case_text(e, names);
    case ExpressionKind::has_labels:
      return operand(e.args[0], names) + ":" + (e.labels ? to_text(*e.labels) : "");
    case ExpressionKind::list_comprehension:
      return fmt::format("[{} IN {}{}{}]", variable_text(e.variable), to_text(e.args[0], names),
                         e.where ? " WHERE " + to_text(*e.where, names) : "",
                         e.args.size() > 1 ? " | " + to_text(e.args[1], names) : "");
    case ExpressionKind::quantifier:
      return fmt::format("{}({} IN {}{})", e.name, variable_text(e.variable), to_text(e.args[0], names),
                         e.where ? " WHERE " + to_text(*e.where, names) : "");
    case ExpressionKind::reduce:
      return fmt::format("reduce({} = {}, {} IN {} | {})", variable_text(e.accumulator),
                         to_text(e.args[0], names), variable_text(e.variable), to_text(e.args[1], names),
                         to_text(e.args[2], names));
    case ExpressionKind::pattern_predicate:
    case ExpressionKind::pattern_comprehension:
      return "(pattern)";
    case ExpressionKind::exists:
    case ExpressionKind::count_query:
    case ExpressionKind::collect_query:
      return "{ query }";
  }
  return {};
}

}  // namespace kenes::plan
