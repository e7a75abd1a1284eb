// SPDX-License-Identifier: Apache-2.0
// Calls: functions, operators, aggregates (all from the function table) and procedures.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/plan/expressions.hpp"
#include "engine/plan/scoper.hpp"
#include "storage/value_type.hpp"

namespace kenes::plan {

namespace {

/// `otherwise`: another way to write the call.
void judge_arity(const Expression& call, std::span<const functions::Argument> arguments, bool variadic,
                 std::string_view otherwise = {}) {
  const auto required = static_cast<std::size_t>(std::count_if(
      arguments.begin(), arguments.end(), [](const functions::Argument& a) { return !a.optional; }));
  const std::size_t given = call.args.size();
  if (given >= required && (variadic || given <= arguments.size())) return;
  std::string names;
  for (const functions::Argument& argument : arguments)
    names += fmt::format("{}{}{}", names.empty() ? "" : ", ", argument.name, argument.optional ? "?" : "");
  throw syntax_error("InvalidNumberOfArguments",
                     fmt::format("{}() is given {} argument{}", call.name, given, given == 1 ? "" : "s"),
                     call.at,
                     fmt::format("write {}({}{}){}", call.name, names, variadic ? ", ..." : "", otherwise));
}

void judge_kinds(const Expression& call, const std::string& title,
                 std::span<const functions::Argument> arguments, std::span<const Type> types) {
  for (std::size_t i = 0; i < types.size() && !arguments.empty(); ++i) {
    const functions::Argument& argument = arguments[std::min(i, arguments.size() - 1)];
    if (!types[i].never(argument.accepts)) continue;
    const std::string message = fmt::format("{} needs {}, but this is {}", title,
                                            kind_names(argument.accepts), kind_names(types[i].kinds));
    if (call.name == "[]" || call.name == "[..]")
      throw Error(ErrorCode::type_error, "InvalidArgumentType", Phase::compile_time, message,
                  call.args[i].extent);
    throw syntax_error("InvalidArgumentType", message, call.args[i].extent);
  }
}

bool is_named(const Expression& call, std::string_view lower) {
  return call.name.size() == lower.size() &&
         std::equal(call.name.begin(), call.name.end(), lower.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

/// What the elements of the list that a function makes are, or the kinds of the one that it takes out, as far
/// as the table of functions does not say it.
Type refined(const Expression& call, std::span<const Type> types, Type result) {
  const bool from_list = !types.empty() && (types[0].kinds & ~null_kind) == kinds({Kind::list});
  if (is_named(call, "nodes")) result.elements = kinds({Kind::node});
  if (is_named(call, "relationships")) result.elements = kinds({Kind::relationship});
  if (is_named(call, "range")) result.elements = kinds({Kind::integer});
  if (is_named(call, "labels") || is_named(call, "keys") || is_named(call, "split"))
    result.elements = kinds({Kind::string});
  if (from_list && (call.name == "[..]" || is_named(call, "tail") || is_named(call, "reverse")))
    result.elements = types[0].elements;
  if (from_list && (call.name == "[]" || is_named(call, "head") || is_named(call, "last")))
    result.kinds = types[0].elements | null_kind;
  return result;
}

}  // namespace

/// linenumber() and file() become what the LOAD CSV before has read, or null where there is none.
bool Scoper::file_position(Expression& call) const {
  const bool line = is_named(call, "linenumber"), file = is_named(call, "file");
  if ((!line && !file) || !call.args.empty() || call.distinct) return false;
  const Slot slot = line ? csv_line_ : csv_file_;
  call.kind = slot == syntax::no_slot ? ExpressionKind::literal : ExpressionKind::variable;
  call.slot = slot;
  return true;
}

Type Scoper::call(Expression& call, Place place) {
  if (file_position(call)) return call.slot == syntax::no_slot ? Type::of({Kind::null}) : type_of(call.slot);
  if (const functions::AggregateFunction* found = input_.functions.find_aggregate(call.name))
    return aggregate(call, *found, place);
  if (const functions::Function* found = input_.functions.find(call.name))
    return function(call, *found, place);
  std::vector<std::string> names = input_.functions.names();
  throw syntax_error("UnknownFunction", fmt::format("there is no function {}()", call.name), call.at,
                     did_you_mean(call.name, names));
}

Type Scoper::function(Expression& call, const functions::Function& function, Place place) {
  const bool logical = call.name == "AND" || call.name == "OR" || call.name == "XOR" || call.name == "NOT";
  place.condition = logical;
  if (call.distinct)
    throw syntax_error("UnexpectedSyntax",
                       fmt::format("DISTINCT is for aggregates, and {}() is none", call.name), call.at);
  judge_arity(call, function.arguments, function.variadic);
  std::vector<Type> types;
  std::vector<KindSet> given;
  KindSet nulls = 0;
  for (Expression& argument : call.args) {
    types.push_back(expression(argument, place));
    given.push_back(types.back().kinds);
    nulls |= given.back() & null_kind;
  }
  if (call.name == "IS ::" || call.name == "IS NOT ::") {
    std::string problem;
    if (!ValueType::parse(call.args[1].value.as_string(), problem))
      throw syntax_error(
          "InvalidArgumentValue", problem, call.args[1].extent,
          "types are BOOLEAN, STRING, INTEGER, FLOAT, DATE, LOCAL TIME, ZONED DATETIME, DURATION, "
          "POINT, NODE, RELATIONSHIP, MAP, LIST<...>, PATH, ANY, ...");
  }
  judge_kinds(call, function.is_operator ? "`" + call.name + "`" : call.name + "()", function.arguments,
              types);
  if (call.name == "[]" && (types[0].kinds & ~null_kind) == kinds({Kind::list}) &&
      types[1].never(kinds({Kind::integer})))
    throw Error(ErrorCode::type_error, "InvalidArgumentType", Phase::compile_time,
                fmt::format("a list is indexed by an INTEGER, but this is {}", kind_names(types[1].kinds)),
                call.args[1].extent);
  Type result;
  result.kinds = function.returns_for
                     ? function.returns_for(given)
                     : function.returns |
                           (function.null_rule == functions::NullRule::null_in_null_out ? nulls : KindSet{0});
  return refined(call, types, result);
}

void Scoper::judge_aggregate_place(const Expression& call, Place place) const {
  if (place.inside_aggregate)
    throw syntax_error("NestedAggregation", fmt::format("{}() stands inside another aggregate", call.name),
                       call.extent, "aggregate step by step, with a WITH between");
  if (!place.aggregates)
    throw syntax_error("InvalidAggregation", fmt::format("the aggregate {}() cannot stand here", call.name),
                       call.extent, "aggregate in a WITH before and use its name here");
}

Type Scoper::count_star(const Expression& call, Place place) const {
  judge_aggregate_place(call, place);
  return Type::of({Kind::integer});
}

Type Scoper::aggregate(Expression& call, const functions::AggregateFunction& function, Place place) {
  judge_aggregate_place(call, place);
  const bool counts = is_named(call, "count");
  judge_arity(call, function.arguments, false, counts ? ", or count(*) for the number of rows" : "");
  std::vector<Type> types;
  for (Expression& argument : call.args) {
    types.push_back(expression(argument, {.aggregates = true, .inside_aggregate = true}));
    visit(std::as_const(argument), [&](const Expression& part) {
      const functions::Function* called =
          part.kind == ExpressionKind::call ? input_.functions.find(part.name) : nullptr;
      if (called && !called->deterministic && part.args.empty())
        throw syntax_error(
            "NonConstantExpression",
            fmt::format("{}() gives another value each time and cannot be aggregated", part.name),
            part.extent, "compute it in a WITH before");
      return true;
    });
  }
  judge_kinds(call, call.name + "()", function.arguments, types);
  Type result{function.returns, any_kind};
  if (is_named(call, "collect")) result.elements = types[0].kinds;
  return result;
}

void Scoper::clause(syntax::Call& call) {
  const functions::Procedure* procedure = input_.procedures.find(call.procedure.text);
  if (!procedure) {
    const std::vector<std::string> names = input_.procedures.names();
    throw Error(ErrorCode::procedure_error, "ProcedureNotFound", Phase::compile_time,
                fmt::format("there is no procedure {}", call.procedure.text), call.procedure.at,
                did_you_mean(call.procedure.text, names));
  }
  if (procedure->updates) updating(call.at);
  result_.reads = true;
  if (call.implicit_arguments) {
    if (!call.standalone)
      throw syntax_error("InvalidArgumentPassingMode",
                         "inside a query a procedure needs its arguments in brackets", call.procedure.at,
                         "write " + procedure->signature());
    for (const functions::ProcedureArgument& argument : procedure->arguments) {
      Expression given;
      given.at = given.extent = call.procedure.at;
      if (argument.default_value && !(input_.parameters && input_.parameters->contains(argument.name))) {
        given.value = *argument.default_value;
      } else {
        given.kind = ExpressionKind::parameter;
        given.name = argument.name;
      }
      call.arguments.push_back(std::move(given));
    }
  }
  const auto required = static_cast<std::size_t>(
      std::count_if(procedure->arguments.begin(), procedure->arguments.end(),
                    [](const functions::ProcedureArgument& a) { return !a.default_value; }));
  if (call.arguments.size() < required || call.arguments.size() > procedure->arguments.size())
    throw syntax_error("InvalidNumberOfArguments",
                       fmt::format("{} is given {} argument{}", procedure->name, call.arguments.size(),
                                   call.arguments.size() == 1 ? "" : "s"),
                       call.procedure.at, "write " + procedure->signature());
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const functions::ProcedureArgument& argument = procedure->arguments[i];
    const Type type = expression(call.arguments[i]);
    // A whole number will do where a FLOAT is asked for.
    const KindSet accepts =
        argument.accepts | (argument.accepts & kinds({Kind::floating}) ? kinds({Kind::integer}) : KindSet{0});
    if (type.never(accepts) || (!argument.nullable && type.kinds == null_kind))
      throw syntax_error("InvalidArgumentType",
                         fmt::format("`{}` of {} needs {}, but this is {}", argument.name, procedure->name,
                                     kind_names(argument.accepts), kind_names(type.kinds)),
                         call.arguments[i].extent, "write " + procedure->signature());
  }
  const bool all_columns = call.yield_star || (call.standalone && !call.has_yield);
  if (all_columns)
    for (const functions::ProcedureColumn& column : procedure->columns) {
      syntax::YieldItem item{{column.name, call.at}, {}};
      item.variable.text = column.name;
      item.variable.at = call.at;
      call.yields.push_back(std::move(item));
    }
  columns_.clear();
  for (syntax::YieldItem& item : call.yields) {
    const auto column =
        std::find_if(procedure->columns.begin(), procedure->columns.end(),
                     [&](const functions::ProcedureColumn& c) { return c.name == item.field.text; });
    if (column == procedure->columns.end()) {
      std::vector<std::string> names;
      for (const functions::ProcedureColumn& c : procedure->columns) names.push_back(c.name);
      throw syntax_error("UndefinedVariable",
                         fmt::format("{} yields no `{}`", procedure->name, item.field.text), item.field.at,
                         did_you_mean(item.field.text, names));
    }
    declare(item.variable, {column->kinds, any_kind});
    if (call.standalone) columns_.push_back({item.variable.text, item.variable.slot, column->kinds});
  }
  condition(call.where.get(), "WHERE");
}

}  // namespace kenes::plan
