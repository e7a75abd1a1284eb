// SPDX-License-Identifier: Apache-2.0
// Expressions of the reference, evaluated on one row.
#include <algorithm>
#include <cmath>

#include "storage/compare.hpp"
#include "tests/answers/reference.hpp"

namespace kenes::answers {

using syntax::Expression;
using syntax::ExpressionKind;

bool Reference::aggregates(const Expression& expression) {
  if (expression.kind == ExpressionKind::count_star) return true;
  if (expression.kind == ExpressionKind::call && functions_.find_aggregate(expression.name)) return true;
  return std::any_of(expression.args.begin(), expression.args.end(),
                     [&](const Expression& part) { return aggregates(part); });
}

bool Reference::holds(const Expression* condition, const Row& row) {
  return !condition || value(*condition, row).is_true();
}

Value Reference::call(std::string_view function, std::vector<Value> arguments) {
  const functions::Function* found = functions_.find(function);
  if (!found) throw std::logic_error("the reference knows no function " + std::string(function));
  return functions::call(*found, arguments, context_);
}

Map Reference::properties(const Value& of) {
  Map map;
  if (of.is(Kind::node))
    for (const auto& [key, content] : graph_.properties_of(of.as_node().id))
      map.emplace(graph_.key_name(key), content);
  if (of.is(Kind::relationship))
    for (const auto& [key, content] : graph_.properties_of(of.as_edge()))
      map.emplace(graph_.key_name(key), content);
  if (of.is(Kind::map)) map = of.as_map();
  return map;
}

Value Reference::property(const Value& of, const std::string& key) {
  const Map all = properties(of);
  const auto found = all.find(key);
  return found == all.end() ? Value() : found->second;
}

/// Three-valued AND, OR and XOR of any number of operands.
Value Reference::logic(const Expression& expression, const Row& row, const Rows* group) {
  std::size_t yes = 0, unknown = 0;
  for (const Expression& part : expression.args) {
    const Value one = value(part, row, group);
    yes += one.is_true();
    unknown += one.is_null();
  }
  const std::size_t no = expression.args.size() - yes - unknown;
  if (expression.name == "AND") return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
  if (expression.name == "OR") return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
  return unknown > 0 ? Value() : Value(yes % 2 == 1);
}

namespace {

/// Of a sample, or of all there are.
Value deviation(const List& values, bool of_sample) {
  const double count = static_cast<double>(values.size());
  if (values.size() < 2) return Value(0.0);
  double sum = 0, squares = 0;
  for (const Value& one : values) sum += one.as_number();
  for (const Value& one : values) squares += std::pow(one.as_number() - sum / count, 2);
  return Value(std::sqrt(squares / (of_sample ? count - 1 : count)));
}

}  // namespace

Value Reference::aggregate(const Expression& expression, const Rows& group) {
  if (expression.kind == ExpressionKind::count_star) return Value(static_cast<std::int64_t>(group.size()));
  if (expression.args.empty()) throw std::logic_error("the reference knows no aggregate of nothing");
  List values;
  for (const Row& row : group) {
    const Value one = value(expression.args[0], row);
    if (one.is_null()) continue;
    const bool known =
        std::any_of(values.begin(), values.end(), [&](const Value& v) { return equivalent(v, one); });
    if (!expression.distinct || !known) values.push_back(one);
  }
  std::string name;
  for (char c : expression.name) name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (name == "count") return Value(static_cast<std::int64_t>(values.size()));
  if (name == "collect") return Value(std::move(values));
  if (name == "sum" || name == "avg") {
    Value sum(0);
    for (const Value& one : values) sum = call("+", {sum, one});
    if (name == "sum") return sum;
    return values.empty() ? Value() : Value(sum.as_number() / static_cast<double>(values.size()));
  }
  const auto before = [](const Value& a, const Value& b) { return order(a, b) < 0; };
  if (name == "min")
    return values.empty() ? Value() : *std::min_element(values.begin(), values.end(), before);
  if (name == "max")
    return values.empty() ? Value() : *std::max_element(values.begin(), values.end(), before);
  if (name == "stdev" || name == "stdevp") return deviation(values, name == "stdev");
  if (name == "percentiledisc") {
    if (values.empty()) return {};
    std::sort(values.begin(), values.end(), before);
    const double share = value(expression.args[1], {}).as_number();
    const double place = std::ceil(share * static_cast<double>(values.size()));
    return values[static_cast<std::size_t>(std::max(place, 1.0)) - 1];
  }
  throw std::logic_error("the reference knows no aggregate " + name);
}

Value Reference::value(const Expression& expression, const Row& row, const Rows* group) {
  const auto argument = [&](std::size_t i) { return value(expression.args[i], row, group); };
  switch (expression.kind) {
    case ExpressionKind::literal:
      return expression.value;
    case ExpressionKind::variable:
      return row.at(expression.name);
    case ExpressionKind::property: {
      const Value of = argument(0);
      const bool has_parts =
          of.is(Kind::node) || of.is(Kind::relationship) || of.is(Kind::map) || of.is_null();
      return has_parts ? property(of, expression.name) : call("[]", {of, Value(expression.name)});
    }
    case ExpressionKind::count_star:
      return aggregate(expression, *group);
    case ExpressionKind::call: {
      if (group && functions_.find_aggregate(expression.name)) return aggregate(expression, *group);
      if (expression.name == "AND" || expression.name == "OR" || expression.name == "XOR")
        return logic(expression, row, group);
      std::vector<Value> arguments;
      for (std::size_t i = 0; i < expression.args.size(); ++i) arguments.push_back(argument(i));
      if (expression.name == "+" && arguments.size() > 2) {
        Value sum = arguments[0];
        for (std::size_t i = 1; i < arguments.size(); ++i) sum = call("+", {sum, arguments[i]});
        return sum;
      }
      return call(expression.name, std::move(arguments));
    }
    case ExpressionKind::list: {
      List list;
      for (std::size_t i = 0; i < expression.args.size(); ++i) list.push_back(argument(i));
      return Value(std::move(list));
    }
    case ExpressionKind::map: {
      Map map;
      for (std::size_t i = 0; i < expression.args.size(); ++i) map[expression.names[i].text] = argument(i);
      return Value(std::move(map));
    }
    case ExpressionKind::map_projection: {
      const Value of = argument(0);
      if (of.is_null()) return {};
      Map map;
      if (expression.all_properties) map = properties(of);
      for (std::size_t i = 1; i < expression.args.size(); ++i)
        map[expression.names[i - 1].text] = argument(i);
      return Value(std::move(map));
    }
    case ExpressionKind::case_of: {
      std::size_t i = expression.has_operand ? 1 : 0;
      const std::size_t end = expression.args.size() - (expression.has_else ? 1 : 0);
      for (; i < end; i += 2) {
        const Value when = argument(i);
        if (expression.has_operand ? equal(argument(0), when).value_or(false) : when.is_true())
          return argument(i + 1);
      }
      return expression.has_else ? argument(end) : Value();
    }
    case ExpressionKind::has_labels: {
      const Value of = argument(0);
      if (of.is_null()) return {};
      if (of.is(Kind::node)) return Value(bears(*expression.labels, labels_of(of.as_node().id), row));
      return Value(bears(*expression.labels, {std::string(graph_.type_name(of.as_edge().type))}, row));
    }
    case ExpressionKind::list_comprehension: {
      const Value from = argument(0);
      if (from.is_null()) return {};
      List list;
      Row inside = row;
      for (const Value& element : from.as_list()) {
        inside[expression.variable.text] = element;
        if (!holds(expression.where.get(), inside)) continue;
        list.push_back(expression.args.size() > 1 ? value(expression.args[1], inside) : element);
      }
      return Value(std::move(list));
    }
    case ExpressionKind::quantifier: {
      const Value from = argument(0);
      if (from.is_null()) return {};
      std::size_t yes = 0, unknown = 0, all = 0;
      Row inside = row;
      for (const Value& element : from.as_list()) {
        inside[expression.variable.text] = element;
        const Value one = value(*expression.where, inside);
        yes += one.is_true();
        unknown += one.is_null();
        ++all;
      }
      const std::size_t no = all - yes - unknown;
      if (expression.name == "all") return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
      if (expression.name == "any") return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
      if (expression.name == "none") return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
      return yes > 1 ? Value(false) : unknown > 0 ? Value() : Value(yes == 1);
    }
    case ExpressionKind::reduce: {
      const Value from = argument(1);
      if (from.is_null()) return {};
      Row inside = row;
      Value sum = argument(0);
      for (const Value& element : from.as_list()) {
        inside[expression.accumulator.text] = sum;
        inside[expression.variable.text] = element;
        sum = value(expression.args[2], inside);
      }
      return sum;
    }
    case ExpressionKind::pattern_predicate:
      return Value(!fits(*expression.pattern, Fit{row, {}}).empty());
    case ExpressionKind::pattern_comprehension: {
      List list;
      for (const Fit& fit : fits(*expression.pattern, Fit{row, {}}))
        if (holds(expression.where.get(), fit.row)) list.push_back(value(expression.args[0], fit.row));
      return Value(std::move(list));
    }
    case ExpressionKind::exists:
      return Value(!query(*expression.query, row, true).rows.empty());
    case ExpressionKind::count_query:
      return Value(static_cast<std::int64_t>(query(*expression.query, row, true).rows.size()));
    case ExpressionKind::collect_query: {
      List list;
      for (const auto& values : query(*expression.query, row, true).rows) list.push_back(values[0]);
      return Value(std::move(list));
    }
    default:
      throw std::logic_error("the reference knows no such expression");
  }
}

}  // namespace kenes::answers
