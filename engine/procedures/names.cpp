// SPDX-License-Identifier: Apache-2.0
// db.labels, db.relationshipTypes, db.propertyKeys: the names that the database uses, sorted.
#include <algorithm>
#include <string>
#include <vector>

#include "engine/procedures/procedures.hpp"

namespace kenes::procedures {

namespace {

using functions::EmitRow;
using functions::kinds;
using functions::ProcedureContext;

void emit_sorted(std::vector<std::string> names, const EmitRow& emit) {
  std::sort(names.begin(), names.end());
  for (std::string& name : names) {
    const Value row[] = {Value(std::move(name))};
    emit(row);
  }
}

functions::Procedure listing(std::string name, std::string column, std::string sentence,
                             std::vector<std::string> (*names_of)(const GraphSource&)) {
  functions::Procedure p;
  p.name = std::move(name);
  p.columns = {{std::move(column), kinds({Kind::string})}};
  p.sentence = std::move(sentence);
  p.example = "CALL " + p.name + "()";
  p.body = [names_of](std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
    emit_sorted(names_of(context.graph), emit);
  };
  return p;
}

}  // namespace

functions::Procedure labels() {
  return listing("db.labels", "label", "Lists the labels that nodes have.", [](const GraphSource& graph) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < graph.label_count(); ++i)
      if (graph.nodes_with_label(static_cast<LabelId>(i)) > 0)
        names.emplace_back(graph.label_name(static_cast<LabelId>(i)));
    return names;
  });
}

functions::Procedure relationship_types() {
  return listing("db.relationshipTypes", "relationshipType", "Lists the types that relationships have.",
                 [](const GraphSource& graph) {
                   std::vector<std::string> names;
                   for (std::size_t i = 0; i < graph.type_count(); ++i)
                     if (graph.edge_count(static_cast<TypeId>(i)) > 0)
                       names.emplace_back(graph.type_name(static_cast<TypeId>(i)));
                   return names;
                 });
}

functions::Procedure property_keys() {
  return listing("db.propertyKeys", "propertyKey",
                 "Lists the property keys that the database has ever had, used or not.",
                 [](const GraphSource& graph) {
                   std::vector<std::string> names;
                   for (std::size_t i = 0; i < graph.key_count(); ++i)
                     names.emplace_back(graph.key_name(static_cast<KeyId>(i)));
                   return names;
                 });
}

}  // namespace kenes::procedures
