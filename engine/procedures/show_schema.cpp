// SPDX-License-Identifier: Apache-2.0
// Indexes and constraints as rows: behind SHOW, and as db.indexes and db.constraints.
#include <algorithm>
#include <string>
#include <vector>

#include "engine/functions/schema_text.hpp"
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

std::string constraint_type(const IndexDescription& constraint) {
  const std::string entity = constraint.on_relationships ? "RELATIONSHIP" : "NODE";
  switch (constraint.kind) {
    case IndexKind::unique:
      return constraint.on_relationships ? "RELATIONSHIP_UNIQUENESS" : "UNIQUENESS";
    case IndexKind::key:
      return entity + "_KEY";
    case IndexKind::exists:
      return entity + "_PROPERTY_EXISTENCE";
    default:
      return entity + "_PROPERTY_TYPE";
  }
}

Value entity_type(const IndexDescription& index) {
  return Value(index.on_relationships ? "RELATIONSHIP" : "NODE");
}

Value labels_or_types(const IndexDescription& index) {
  List out;
  out.emplace_back(index.label);
  return Value(std::move(out));
}

Value properties(const IndexDescription& index) {
  List out;
  for (const std::string& key : index.keys) out.emplace_back(key);
  return Value(std::move(out));
}

Value options(const IndexDescription& index) {
  Map out;
  out.emplace("indexConfig", Value(Map{}));
  out.emplace("indexProvider", Value(index.kind == IndexKind::text ? "text-2.0" : "range-1.0"));
  return Value(std::move(out));
}

std::vector<IndexDescription> sorted(const GraphSource& graph) {
  auto all = graph.indexes();
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return all;
}

/// What is shown has numbers in the order of their names, from 1.
void show(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit, bool constraints) {
  const std::string wanted(args[0].as_string());
  std::int64_t id = 0;
  for (const IndexDescription& index : sorted(context.graph)) {
    ++id;
    if (constraints) {
      if (!index.is_constraint()) continue;
      const std::string type = constraint_type(index);
      const std::size_t space = wanted.find(' ');
      const std::string kind = wanted.substr(space == std::string::npos ? 0 : space + 1);
      if (type.find(kind) == std::string::npos) continue;
      if (space != std::string::npos && (wanted.substr(0, space) == "NODE") == index.on_relationships)
        continue;
      const bool typed = index.kind == IndexKind::type;
      const Value row[] = {Value(id),
                           Value(index.name),
                           Value(type),
                           entity_type(index),
                           labels_or_types(index),
                           properties(index),
                           index.has_entries() ? Value(index.name) : Value(),
                           typed ? Value(index.type) : Value(),
                           index.has_entries() ? options(index) : Value(),
                           Value(functions::create_text(index))};
      emit(row);
      continue;
    }
    const std::string type = index.kind == IndexKind::text ? "TEXT" : "RANGE";
    if (!index.has_entries() || (!wanted.empty() && wanted != type)) continue;
    const Value row[] = {Value(id),
                         Value(index.name),
                         Value("ONLINE"),
                         Value(100.0),
                         Value(type),
                         entity_type(index),
                         labels_or_types(index),
                         properties(index),
                         Value(index.kind == IndexKind::text ? "text-2.0" : "range-1.0"),
                         index.is_constraint() ? Value(index.name) : Value(),
                         Value(),
                         Value(),
                         Value(),
                         options(index),
                         Value(""),
                         Value(functions::create_text(index))};
    emit(row);
  }
}

functions::ProcedureArgument kind_argument() {
  functions::ProcedureArgument argument;
  argument.name = "kind";
  argument.accepts = string_kind;
  argument.nullable = false;
  argument.default_value = Value("");
  return argument;
}

functions::ProcedureArgument seconds_argument() {
  functions::ProcedureArgument argument;
  argument.name = "timeOutSeconds";
  argument.accepts = integer_kind;
  argument.nullable = false;
  argument.default_value = Value(std::int64_t{300});
  return argument;
}

}  // namespace

functions::Procedure show_indexes() {
  functions::Procedure p;
  p.name = "show.indexes";
  p.hidden = true;
  p.arguments = {kind_argument()};
  p.columns = {{"id", integer_kind},
               {"name", string_kind},
               {"state", string_kind},
               {"populationPercent", kinds({Kind::floating})},
               {"type", string_kind},
               {"entityType", string_kind},
               {"labelsOrTypes", list_kind},
               {"properties", list_kind},
               {"indexProvider", string_kind},
               {"owningConstraint", string_kind | null_kind},
               {"lastRead", kinds({Kind::date_time}) | null_kind},
               {"readCount", integer_kind | null_kind},
               {"trackedSince", kinds({Kind::date_time}) | null_kind},
               {"options", kinds({Kind::map})},
               {"failureMessage", string_kind},
               {"createStatement", string_kind}};
  p.sentence = "Behind SHOW INDEXES.";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
    show(args, context, emit, false);
  };
  return p;
}

functions::Procedure show_constraints() {
  functions::Procedure p;
  p.name = "show.constraints";
  p.hidden = true;
  p.arguments = {kind_argument()};
  p.columns = {{"id", integer_kind},
               {"name", string_kind},
               {"type", string_kind},
               {"entityType", string_kind},
               {"labelsOrTypes", list_kind},
               {"properties", list_kind},
               {"ownedIndex", string_kind | null_kind},
               {"propertyType", string_kind | null_kind},
               {"options", kinds({Kind::map}) | null_kind},
               {"createStatement", string_kind}};
  p.sentence = "Behind SHOW CONSTRAINTS.";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
    show(args, context, emit, true);
  };
  return p;
}

functions::Procedure indexes() {
  functions::Procedure p;
  p.name = "db.indexes";
  p.columns = {{"id", integer_kind},        {"name", string_kind},
               {"state", string_kind},      {"populationPercent", kinds({Kind::floating})},
               {"uniqueness", string_kind}, {"type", string_kind},
               {"entityType", string_kind}, {"labelsOrTypes", list_kind},
               {"properties", list_kind},   {"provider", string_kind}};
  p.sentence = "Lists the indexes, as Neo4j 4 does; SHOW INDEXES says more.";
  p.example = "CALL db.indexes()";
  p.body = [](std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
    std::int64_t id = 0;
    for (const IndexDescription& index : sorted(context.graph)) {
      ++id;
      if (!index.has_entries()) continue;
      const bool is_text = index.kind == IndexKind::text;
      const Value row[] = {Value(id),
                           Value(index.name),
                           Value("ONLINE"),
                           Value(100.0),
                           Value(index.is_unique() ? "UNIQUE" : "NONUNIQUE"),
                           Value(is_text ? "TEXT" : "BTREE"),
                           entity_type(index),
                           labels_or_types(index),
                           properties(index),
                           Value(is_text ? "text-2.0" : "range-1.0")};
      emit(row);
    }
  };
  return p;
}

functions::Procedure await_index() {
  functions::Procedure p;
  p.name = "db.awaitIndex";
  p.arguments = {{"indexName", string_kind, false, {}}, seconds_argument()};
  p.sentence =
      "Fails where there is no such index. An index is there in full when the statement that makes it ends, "
      "so there is nothing to wait for.";
  p.example = "CREATE INDEX born FOR (p:Person) ON (p.born); CALL db.awaitIndex('born')";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow&) {
    std::vector<std::string> names;
    for (const IndexDescription& index : context.graph.indexes())
      if (index.has_entries()) names.push_back(index.name);
    const std::string wanted(args[0].as_string());
    if (std::find(names.begin(), names.end(), wanted) == names.end())
      throw Error(ErrorCode::procedure_error, "NoSuchIndex", Phase::runtime,
                  "there is no index `" + wanted + "`", context.at, did_you_mean(wanted, names));
  };
  return p;
}

functions::Procedure await_indexes() {
  functions::Procedure p;
  p.name = "db.awaitIndexes";
  p.arguments = {seconds_argument()};
  p.sentence = "For scripts of Neo4j. Every index is there in full when the statement that makes it ends.";
  p.example = "CALL db.awaitIndexes()";
  p.body = [](std::span<const Value>, ProcedureContext&, const EmitRow&) {};
  return p;
}

functions::Procedure constraints() {
  functions::Procedure p;
  p.name = "db.constraints";
  p.columns = {{"name", string_kind}, {"description", string_kind}, {"details", string_kind}};
  p.sentence = "Lists the constraints, as Neo4j 4 does; SHOW CONSTRAINTS says more.";
  p.example = "CALL db.constraints()";
  p.body = [](std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
    for (const IndexDescription& index : sorted(context.graph)) {
      if (!index.is_constraint()) continue;
      const Value row[] = {Value(index.name), Value(functions::constraint_text(index)),
                           Value(functions::create_text(index))};
      emit(row);
    }
  };
  return p;
}

}  // namespace kenes::procedures
