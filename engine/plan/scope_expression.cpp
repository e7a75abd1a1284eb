// SPDX-License-Identifier: Apache-2.0
// Expressions: every name finds its slot, every type that is known is held against what is asked for.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "engine/plan/scoper.hpp"

namespace kenes::plan {

namespace {

constexpr KindSet with_properties =
    kinds({Kind::map, Kind::node, Kind::relationship, Kind::date, Kind::local_time, Kind::time,
           Kind::local_date_time, Kind::date_time, Kind::duration, Kind::point});

/// INF, INFINITY and NaN are numbers where no variable has such a name.
std::optional<Value> float_named(std::string_view name) {
  if (name.size() != 3 && name.size() != 8) return std::nullopt;
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(c | 0x20);
  if (lower == "inf" || lower == "infinity") return Value(std::numeric_limits<double>::infinity());
  if (lower == "nan") return Value(std::numeric_limits<double>::quiet_NaN());
  return std::nullopt;
}

/// A name that is visible only inside an expression; what it hides comes back afterwards.
class LocalName {
 public:
  LocalName(Names& names, const std::string& name) : names_(names), name_(name) {
    if (const auto hidden = names.find(name); hidden != names.end()) hidden_ = hidden->second;
  }
  LocalName(const LocalName&) = delete;
  LocalName& operator=(const LocalName&) = delete;
  ~LocalName() {
    if (hidden_)
      names_[name_] = *hidden_;
    else
      names_.erase(name_);
  }

 private:
  Names& names_;
  std::string name_;
  std::optional<Slot> hidden_;
};

}  // namespace

Type Scoper::expression(Expression& e, Place place) {
  watch();
  Place inner = place;
  inner.condition = false;
  switch (e.kind) {
    case ExpressionKind::literal:
      return Type::of({e.value.kind()});
    case ExpressionKind::parameter:
      return parameter(e);
    case ExpressionKind::variable:
      if (!names_.contains(e.name) && float_named(e.name)) {
        e.value = *float_named(e.name);
        e.kind = ExpressionKind::literal;
        return Type::of({Kind::floating});
      }
      e.slot = use(e.name, e.at);
      return type_of(e.slot);
    case ExpressionKind::property:
      return property(e, inner);
    case ExpressionKind::call:
      return call(e, place);
    case ExpressionKind::count_star:
      return count_star(e, place);
    case ExpressionKind::list: {
      KindSet elements = 0;
      for (Expression& element : e.args) elements |= expression(element, inner).kinds;
      return Type::list_of(e.args.empty() ? any_kind : elements);
    }
    case ExpressionKind::map:
      for (Expression& value : e.args) expression(value, inner);
      return Type::of({Kind::map});
    case ExpressionKind::map_projection:
      return map_projection(e, inner);
    case ExpressionKind::case_of:
      return case_of(e, inner);
    case ExpressionKind::has_labels: {
      const Type subject = expression(e.args[0], inner);
      if (subject.never(kinds({Kind::node, Kind::relationship})))
        throw syntax_error("InvalidArgumentType",
                           fmt::format("only a NODE or RELATIONSHIP bears labels or a type, but this is {}",
                                       kind_names(subject.kinds)),
                           e.args[0].extent);
      labels(*e.labels);
      return Type::of({Kind::boolean, Kind::null});
    }
    case ExpressionKind::list_comprehension:
      return comprehension(e, inner);
    case ExpressionKind::quantifier:
      return quantifier(e, inner);
    case ExpressionKind::reduce:
      return reduce(e, inner);
    case ExpressionKind::pattern_predicate:
      return pattern_predicate(e, place);
    case ExpressionKind::pattern_comprehension:
      return pattern_comprehension(e);
    case ExpressionKind::exists:
    case ExpressionKind::count_query:
    case ExpressionKind::collect_query:
      return subquery(e);
  }
  return {};
}

void Scoper::condition(Expression* condition, std::string_view what) {
  if (!condition) return;
  const Type type = expression(*condition, {.condition = true});
  if (type.never(kinds({Kind::boolean})))
    throw syntax_error("InvalidArgumentType",
                       fmt::format("{} needs a BOOLEAN, but this is {}", what, kind_names(type.kinds)),
                       condition->extent, "compare it with something, or ask IS NOT NULL");
}

Type Scoper::parameter(const Expression& e) {
  if (std::find(result_.parameters.begin(), result_.parameters.end(), e.name) == result_.parameters.end())
    result_.parameters.push_back(e.name);
  if (input_.parameters && !input_.parameters->contains(e.name)) {
    const std::vector<std::string> given(input_.parameters->begin(), input_.parameters->end());
    throw Error(ErrorCode::parameter_missing, "MissingParameter", Phase::compile_time,
                fmt::format("the parameter ${} is not given", e.name), e.at, did_you_mean(e.name, given));
  }
  return {};
}

Type Scoper::property(Expression& e, Place place) {
  const Type subject = expression(e.args[0], place);
  if (subject.never(with_properties)) {
    const std::string message =
        fmt::format("`{}` is asked of {}, which has no properties", e.name, kind_names(subject.kinds));
    if (!subject.never(kinds({Kind::path})))
      throw syntax_error("InvalidArgumentType", message, e.at,
                         "nodes(path) and relationships(path) give a path's elements");
    if (!subject.never(kinds({Kind::list})))
      throw Error(ErrorCode::type_error, "InvalidArgumentType", Phase::compile_time, message, e.at,
                  fmt::format("[element IN list | element.{}] asks each of its elements", e.name));
    throw Error(ErrorCode::type_error, "InvalidArgumentType", Phase::compile_time, message, e.at,
                "nodes, relationships, maps, points and temporal values have properties");
  }
  return {};
}

Type Scoper::case_of(Expression& e, Place place) {
  const std::size_t first = e.has_operand ? 1 : 0;
  if (e.has_operand) expression(e.args[0], place);
  Type result{e.has_else ? 0 : null_kind, 0};
  const std::size_t branches = e.args.size() - (e.has_else ? 1 : 0);
  for (std::size_t i = first; i < branches; i += 2) {
    Place when = place;
    when.condition = !e.has_operand;
    const Type condition = expression(e.args[i], when);
    if (!e.has_operand && condition.never(kinds({Kind::boolean})))
      throw syntax_error("InvalidArgumentType",
                         fmt::format("WHEN needs a BOOLEAN, but this is {}", kind_names(condition.kinds)),
                         e.args[i].extent, "to compare with a value, put that value between CASE and WHEN");
    result.add(expression(e.args[i + 1], place));
  }
  if (e.has_else) result.add(expression(e.args.back(), place));
  return result;
}

Type Scoper::map_projection(Expression& e, Place place) {
  const Type subject = expression(e.args[0], place);
  if (subject.never(kinds({Kind::map, Kind::node, Kind::relationship})))
    throw syntax_error("InvalidArgumentType",
                       fmt::format("a MAP, NODE or RELATIONSHIP can be projected to a map, but `{}` is {}",
                                   e.args[0].name, kind_names(subject.kinds)),
                       e.args[0].extent);
  for (std::size_t i = 1; i < e.args.size(); ++i) expression(e.args[i], place);
  return Type{kinds({Kind::map}) | (subject.kinds & null_kind), any_kind};
}

/// What comprehensions, quantifiers and reduce walk through: the type of its elements.
Type Scoper::list_source(Expression& list, Place place) {
  const Type type = expression(list, place);
  if (type.never(kinds({Kind::list})))
    throw syntax_error("InvalidArgumentType",
                       fmt::format("a LIST is expected here, but this is {}", kind_names(type.kinds)),
                       list.extent, "write [x] for a list of one");
  return {(type.kinds & ~null_kind) == kinds({Kind::list}) ? type.elements : any_kind, any_kind};
}

Type Scoper::comprehension(Expression& e, Place place) {
  const Type element = list_source(e.args[0], place);
  const LocalName local(names_, e.variable.text);
  shadow(e.variable, element);
  condition(e.where.get(), "WHERE");
  const Type mapped = e.args.size() > 1 ? expression(e.args[1]) : element;
  return {kinds({Kind::list, Kind::null}), mapped.kinds};
}

Type Scoper::quantifier(Expression& e, Place place) {
  const Type element = list_source(e.args[0], place);
  const LocalName local(names_, e.variable.text);
  shadow(e.variable, element);
  condition(e.where.get(), "WHERE");
  return Type::of({Kind::boolean, Kind::null});
}

Type Scoper::reduce(Expression& e, Place place) {
  expression(e.args[0], place);
  const Type element = list_source(e.args[1], place);
  const LocalName local_accumulator(names_, e.accumulator.text);
  shadow(e.accumulator, {});
  const LocalName local(names_, e.variable.text);
  shadow(e.variable, element);
  expression(e.args[2]);
  return {};
}

Type Scoper::pattern_predicate(Expression& e, Place place) {
  if (!place.condition)
    throw syntax_error(
        "UnexpectedSyntax", "a pattern is a condition and can stand only where one is asked for", e.extent,
        "EXISTS { (a)-->(b) } gives true or false, COUNT { (a)-->(b) } a number, [(a)-->(b) | b] a list");
  result_.reads = true;
  Search search;
  search.may_introduce = false;
  auto& path =
      const_cast<syntax::PathPattern&>(*e.pattern);  // until scope is done the tree is the only owner
  bind_path(path, search);
  search_conditions(path, search);
  return Type::of({Kind::boolean});
}

Type Scoper::pattern_comprehension(Expression& e) {
  result_.reads = true;
  const Names before = names_;
  Search search;
  auto& path = const_cast<syntax::PathPattern&>(*e.pattern);
  bind_path(path, search);
  search_conditions(path, search);
  condition(e.where.get(), "WHERE");
  const Type mapped = expression(e.args[0]);
  names_ = before;
  return Type::list_of(mapped.kinds);
}

Type Scoper::subquery(Expression& e) {
  result_.reads = true;
  const Names before = names_;
  const Names outer = std::exchange(outer_, names_);
  const bool reading_only = std::exchange(reading_only_, true);
  ++subqueries_;
  auto columns_before = std::move(columns_);
  const std::vector<ResultColumn> columns = query(const_cast<syntax::Query&>(*e.query));
  columns_ = std::move(columns_before);
  reading_only_ = reading_only;
  --subqueries_;
  outer_ = outer;
  names_ = before;
  if (e.kind == ExpressionKind::exists) return Type::of({Kind::boolean});
  if (e.kind == ExpressionKind::count_query) return Type::of({Kind::integer});
  if (columns.size() != 1)
    throw syntax_error("UnexpectedSyntax",
                       fmt::format("COLLECT needs one column, but its query returns {}", columns.size()),
                       e.at, "RETURN one value there, or a map of several");
  return Type::list_of(columns[0].kinds);
}

}  // namespace kenes::plan
