// SPDX-License-Identifier: Apache-2.0
// Functions and procedures as rows: behind SHOW.
#include <algorithm>
#include <string>
#include <vector>

#include "engine/knowledge/functions.hpp"
#include "engine/procedures/procedures.hpp"

namespace kenes::procedures {

namespace {

using functions::boolean_kind;
using functions::EmitRow;
using functions::integer_kind;
using functions::kinds;
using functions::list_kind;
using functions::null_kind;
using functions::ProcedureContext;
using functions::string_kind;

Value described(std::string_view name, functions::KindSet accepts, std::string_view otherwise) {
  Map out;
  out.emplace("name", Value(name));
  out.emplace("type", Value(functions::kinds_text(accepts)));
  out.emplace("description", Value(std::string(name) + " :: " + functions::kinds_text(accepts)));
  out.emplace("isDeprecated", Value(false));
  if (!otherwise.empty()) out.emplace("default", Value(otherwise));
  return Value(std::move(out));
}

Value arguments_of(const std::vector<functions::Argument>& arguments) {
  List out;
  for (const auto& argument : arguments) out.push_back(described(argument.name, argument.accepts, {}));
  return Value(std::move(out));
}

struct ShownCall {
  std::string name, category, description, signature;
  Value arguments;
  std::string returns;
  bool aggregating;
};

void functions_shown(std::span<const Value> args, ProcedureContext&, const EmitRow& emit) {
  if (args[0].as_string() == "USER DEFINED") return;
  const auto& registry = knowledge::all_functions();
  std::vector<ShownCall> rows;
  for (const functions::Function* f : registry.all()) {
    if (f->is_operator) continue;
    std::string category(f->group);
    if (!category.empty()) category[0] = static_cast<char>(category[0] & ~0x20);
    rows.push_back({std::string(f->name), std::move(category), std::string(f->sentence),
                    functions::signature(*f), arguments_of(f->arguments), functions::kinds_text(f->returns),
                    false});
  }
  for (const functions::AggregateFunction* f : registry.all_aggregates())
    rows.push_back({std::string(f->name), "Aggregating", std::string(f->sentence), functions::signature(*f),
                    arguments_of(f->arguments), functions::kinds_text(f->returns), true});
  std::sort(rows.begin(), rows.end(), [](const ShownCall& a, const ShownCall& b) { return a.name < b.name; });
  for (ShownCall& row : rows) {
    const Value values[] = {Value(row.name),
                            Value(row.category),
                            Value(row.description),
                            Value(row.signature),
                            Value(true),
                            std::move(row.arguments),
                            Value(row.returns),
                            Value(row.aggregating),
                            Value(),
                            Value(),
                            Value(false),
                            Value()};
    emit(values);
  }
}

void procedures_shown(std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
  if (!context.procedures) return;
  for (const functions::Procedure* p : context.procedures->all()) {
    List arguments, columns;
    for (const auto& argument : p->arguments)
      arguments.push_back(described(argument.name, argument.accepts,
                                    argument.default_value ? to_literal(*argument.default_value) : ""));
    for (const auto& column : p->columns) columns.push_back(described(column.name, column.kinds, {}));
    Map option;
    option.emplace("deprecated", Value(false));
    const Value values[] = {Value(p->name),
                            Value(p->sentence),
                            Value(p->updates ? "WRITE" : "READ"),
                            Value(false),
                            Value(p->signature()),
                            Value(std::move(arguments)),
                            Value(std::move(columns)),
                            Value(false),
                            Value(),
                            Value(),
                            Value(false),
                            Value(),
                            Value(std::move(option))};
    emit(values);
  }
}

functions::Procedure hidden(std::string name) {
  functions::Procedure p;
  p.name = std::move(name);
  p.hidden = true;
  functions::ProcedureArgument kind;
  kind.name = "kind";
  kind.accepts = string_kind;
  kind.nullable = false;
  kind.default_value = Value("");
  p.arguments = {std::move(kind)};
  return p;
}

}  // namespace

functions::Procedure show_functions() {
  functions::Procedure p = hidden("show.functions");
  p.columns = {{"name", string_kind},
               {"category", string_kind},
               {"description", string_kind},
               {"signature", string_kind},
               {"isBuiltIn", boolean_kind},
               {"argumentDescription", list_kind},
               {"returnDescription", string_kind},
               {"aggregating", boolean_kind},
               {"rolesExecution", list_kind | null_kind},
               {"rolesBoostedExecution", list_kind | null_kind},
               {"isDeprecated", boolean_kind},
               {"deprecatedBy", string_kind | null_kind}};
  p.sentence = "Behind SHOW FUNCTIONS.";
  p.body = functions_shown;
  return p;
}

functions::Procedure show_procedures() {
  functions::Procedure p = hidden("show.procedures");
  p.columns = {{"name", string_kind},
               {"description", string_kind},
               {"mode", string_kind},
               {"worksOnSystem", boolean_kind},
               {"signature", string_kind},
               {"argumentDescription", list_kind},
               {"returnDescription", list_kind},
               {"admin", boolean_kind},
               {"rolesExecution", list_kind | null_kind},
               {"rolesBoostedExecution", list_kind | null_kind},
               {"isDeprecated", boolean_kind},
               {"deprecatedBy", string_kind | null_kind},
               {"option", kinds({Kind::map})}};
  p.sentence = "Behind SHOW PROCEDURES.";
  p.body = procedures_shown;
  return p;
}

}  // namespace kenes::procedures
