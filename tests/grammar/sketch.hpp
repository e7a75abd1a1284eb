// SPDX-License-Identifier: Apache-2.0
// Expressions as brackets, operator first, so that a test can say in one line how a text was understood.
#pragma once

#include <string>
#include <string_view>

#include "grammar/parse.hpp"
#include "storage/value.hpp"

namespace kenes::grammar {

inline std::string sketch(const syntax::LabelExpression& labels) {
  using Kind = syntax::LabelExpression::Kind;
  std::string parts;
  for (const auto& part : labels.parts) parts += " " + sketch(part);
  switch (labels.kind) {
    case Kind::name:
      return labels.name.text;
    case Kind::any_of:
      return "(|" + parts + ")";
    case Kind::all_of:
      return "(&" + parts + ")";
    case Kind::negation:
      return "(!" + parts + ")";
    case Kind::wildcard:
      return "%";
    case Kind::dynamic:
      return "$()";
    case Kind::dynamic_any:
      return "$any()";
  }
  return "?";
}

inline std::string sketch(const syntax::PathPattern& path);

inline std::string sketch(const syntax::Expression& e) {
  using Kind = syntax::ExpressionKind;
  std::string parts;
  for (std::size_t i = 0; i < e.args.size(); ++i) {
    parts += " ";
    if (e.kind == Kind::map) parts += e.names[i].text + ":";
    if (e.kind == Kind::map_projection && i > 0) parts += e.names[i - 1].text + ":";
    parts += sketch(e.args[i]);
  }
  const std::string where = e.where ? " WHERE " + sketch(*e.where) : "";
  switch (e.kind) {
    case Kind::literal:
      return to_literal(e.value);
    case Kind::parameter:
      return "$" + e.name;
    case Kind::variable:
      return e.name;
    case Kind::property:
      return sketch(e.args[0]) + "." + e.name;
    case Kind::call:
      return "(" + e.name + (e.distinct ? " DISTINCT" : "") + parts + ")";
    case Kind::count_star:
      return "count(*)";
    case Kind::list:
      return "[" + (parts.empty() ? "" : parts.substr(1)) + "]";
    case Kind::map:
      return "{" + (parts.empty() ? "" : parts.substr(1)) + "}";
    case Kind::map_projection:
      return "(projection" + parts + (e.all_properties ? " *" : "") + ")";
    case Kind::case_of:
      return std::string("(case") + (e.has_operand ? " of" : "") + parts + (e.has_else ? " else" : "") + ")";
    case Kind::has_labels:
      return "(:" + parts + " " + sketch(*e.labels) + ")";
    case Kind::list_comprehension:
      return "(for " + e.variable.text + parts + where + ")";
    case Kind::quantifier:
      return "(" + e.name + " " + e.variable.text + parts + where + ")";
    case Kind::reduce:
      return "(reduce " + e.accumulator.text + " " + e.variable.text + parts + ")";
    case Kind::pattern_predicate:
      return "(pattern " + sketch(*e.pattern) + ")";
    case Kind::pattern_comprehension:
      return "(for " + sketch(*e.pattern) + parts + where + ")";
    case Kind::exists:
      return "(exists)";
    case Kind::count_query:
      return "(count)";
    case Kind::collect_query:
      return "(collect)";
  }
  return "?";
}

inline std::string sketch(const syntax::PathPattern& path) {
  std::string text = path.variable ? path.variable.text + "=" : "";
  using Selector = syntax::PathPattern::Selector;
  static constexpr const char* selectors[] = {"", "shortest ", "all shortest ", "shortest k ", "groups "};
  text += selectors[static_cast<std::size_t>(path.selector)];
  static_assert(static_cast<std::size_t>(Selector::shortest_groups) == 4);
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    const auto rest = [](const auto& part, const auto& labels) {
      return part.variable.text + (labels ? ":" + sketch(*labels) : "") +
             (part.properties ? sketch(*part.properties) : "") +
             (part.where ? " WHERE " + sketch(*part.where) : "");
    };
    if (i > 0) {
      const auto& relationship = path.relationships[i - 1];
      using Arrow = syntax::RelationshipPattern::Arrow;
      if (relationship.path) {
        text += "(" + sketch(relationship.path->inner) +
                (relationship.path->where ? " WHERE " + sketch(*relationship.path->where) : "") + "){" +
                std::to_string(*relationship.minimum) + "," +
                (relationship.maximum ? std::to_string(*relationship.maximum) : "") + "}";
        text += "(" + rest(path.nodes[i], path.nodes[i].labels) + ")";
        continue;
      }
      text += relationship.arrow == Arrow::left ? "<-[" : "-[";
      text += rest(relationship, relationship.types);
      if (relationship.variable_length) {
        text += "*";
        if (relationship.minimum) text += std::to_string(*relationship.minimum);
        text += "..";
        if (relationship.maximum) text += std::to_string(*relationship.maximum);
      }
      text += relationship.arrow == Arrow::right ? "]->" : "]-";
    }
    text += "(" + rest(path.nodes[i], path.nodes[i].labels) + ")";
  }
  return text;
}

/// The first item of `RETURN text`.
inline std::string sketch(std::string_view text) {
  const syntax::Statement statement = parse("RETURN " + std::string(text));
  const auto& query = std::get<syntax::Query>(statement.body);
  return sketch(std::get<syntax::Return>(query.parts[0].clauses[0]).projection.items[0].expression);
}

}  // namespace kenes::grammar
