// SPDX-License-Identifier: Apache-2.0
// Indexes and constraints as rows: behind SHOW, and as db.indexes and db.constraints.
#include <algorithm>
#include <string>
#include <vector>

#include "engine/functions/schema_text.hpp"
#include "engine/procedures/procedures.hpp"

namespace kenes::procedures {

namespace {

using functions::EmitRow;
using functions::kinds;
using functions::null_kind;
using functions::ProcedureContext;

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
  argument.accepts = text;
  argument.nullable = false;
  argument.default_value = Value("");
  return argument;
}

}  // namespace

functions::Procedure show_indexes() {
  functions::Procedure p;
  p.name = "show.indexes";
  p.hidden = true;
  p.arguments = {kind_argument()};
  p.columns = {{"id", whole},
               {"name", text},
               {"state", text},
               {"populationPercent", kinds({Kind::floating})},
               {"type", text},
               {"entityType", text},
               {"labelsOrTypes", list},
               {"properties", list},
               {"indexProvider", text},
               {"owningConstraint", text_or_null},
               {"lastRead", kinds({Kind::date_time}) | null_kind},
               {"readCount", whole | null_kind},
               {"trackedSince", kinds({Kind::date_time}) | null_kind},
               {"options", kinds({Kind::map})},
               {"failureMessage", text},
               {"createStatement", text}};
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
  p.columns = {{"id", whole},
               {"name", text},
               {"type", text},
               {"entityType", text},
               {"labelsOrTypes", list},
               {"properties", list},
               {"ownedIndex", text_or_null},
               {"propertyType", text_or_null},
               {"options", kinds({Kind::map}) | null_kind},
               {"createStatement", text}};
  p.sentence = "Behind SHOW CONSTRAINTS.";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
    show(args, context, emit, true);
  };
  return p;
}

functions::Procedure indexes() {
  functions::Procedure p;
  p.name = "db.indexes";
  p.columns = {{"id", whole},        {"name", text},
               {"state", text},      {"populationPercent", kinds({Kind::floating})},
               {"uniqueness", text}, {"type", text},
               {"entityType", text}, {"labelsOrTypes", list},
               {"properties", list}, {"provider", text}};
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

functions::Procedure constraints() {
  functions::Procedure p;
  p.name = "db.constraints";
  p.columns = {{"name", text}, {"description", text}, {"details", text}};
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
