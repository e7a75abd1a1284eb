// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "grammar/literal.hpp"
#include "grammar/lower.hpp"
#include "storage/property_type.hpp"

namespace kenes::grammar {

using syntax::Name;
using syntax::SchemaCommand;
using Kind = SchemaCommand::Kind;
using Requirement = SchemaCommand::Requirement;

namespace {

std::string in_capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

}  // namespace

SchemaCommand Lowering::schema_command(Cypher::SchemaCommandContext* context) {
  SchemaCommand command;
  command.at = source_.of(context);
  Name variable;
  const auto named = [&](Cypher::SchemaNameContext* given) {
    if (given) command.name = name(given).text;
  };
  const auto on_label = [&](const std::vector<Cypher::SchemaNameContext*>& given) {
    command.keys = names(given);
    command.label = command.keys.front();
    command.keys.erase(command.keys.begin());
  };
  if (auto* c = dynamic_cast<Cypher::CreateIndexContext*>(context)) {
    if (c->kind) command.text = is_text_index(c->kind);
    named(c->schemaName());
    command.if_not_exists = c->IF() != nullptr;
    schema_target(c->schemaTarget(), command, variable);
    for (auto* target : c->propertyTarget()) schema_key(target, variable, command);
    if (command.text && command.keys.size() > 1)
      throw syntax_error("UnexpectedSyntax", "a text index is on one property", command.keys[1].at,
                         "make a text index for each property");
  } else if (auto* c = dynamic_cast<Cypher::CreateLookupIndexContext*>(context)) {
    command.kind = Kind::create_lookup_index;
    const std::string function = in_capitals(source_.text(source_.of(c->functionName())));
    command.on_relationships = c->lookupTarget()->LBRACKET() != nullptr;
    if (in_capitals(source_.written(c->kind)) != "LOOKUP" ||
        function != (command.on_relationships ? "TYPE" : "LABELS"))
      throw syntax_error("UnexpectedSyntax", "a property, or all labels or types, are expected here",
                         source_.of(c->functionName()),
                         "write ON (n.key), or CREATE LOOKUP INDEX FOR (n) ON EACH labels(n)");
    named(c->schemaName());
    command.if_not_exists = c->IF() != nullptr;
  } else if (auto* c = dynamic_cast<Cypher::CreateOldIndexContext*>(context)) {
    if (c->kind) command.text = is_text_index(c->kind);
    on_label(c->schemaName());
  } else if (auto* c = dynamic_cast<Cypher::CreateConstraintContext*>(context)) {
    command.kind = Kind::create_constraint;
    named(c->schemaName());
    command.if_not_exists = c->IF() != nullptr;
    schema_target(c->schemaTarget(), command, variable);
    requirement(c->requirement(), variable, command);
  } else if (auto* c = dynamic_cast<Cypher::DropIndexContext*>(context)) {
    command.kind = Kind::drop_index;
    named(c->schemaName());
    command.if_exists = c->IF() != nullptr;
  } else if (auto* c = dynamic_cast<Cypher::DropOldIndexContext*>(context)) {
    command.kind = Kind::drop_index;
    on_label(c->schemaName());
  } else if (auto* c = dynamic_cast<Cypher::DropConstraintContext*>(context)) {
    command.kind = Kind::drop_constraint;
    named(c->schemaName());
    command.if_exists = c->IF() != nullptr;
  } else if (auto* c = dynamic_cast<Cypher::DropOldConstraintContext*>(context)) {
    command.kind = Kind::drop_constraint;
    schema_target(c->schemaTarget(), command, variable);
    requirement(c->requirement(), variable, command);
  }
  return command;
}

void Lowering::schema_target(Cypher::SchemaTargetContext* context, SchemaCommand& command, Name& variable) {
  command.on_relationships = context->LBRACKET() != nullptr;
  variable = name(context->variable());
  command.label = name(context->schemaName());
}

void Lowering::requirement(Cypher::RequirementContext* context, const Name& variable,
                           SchemaCommand& command) {
  for (auto* target : context->propertyTarget()) schema_key(target, variable, command);
  if (context->owner) {
    const std::string owner = in_capitals(source_.written(context->owner));
    const bool relationships = owner == "RELATIONSHIP" || owner == "REL";
    if ((owner != "NODE" && !relationships) || relationships != command.on_relationships)
      throw syntax_error(
          "UnexpectedSyntax",
          fmt::format("the constraint is on {}, but this says {}",
                      command.on_relationships ? "relationships" : "nodes", owner),
          source_.at(context->owner),
          command.on_relationships ? "write RELATIONSHIP, or leave it out" : "write NODE, or leave it out");
  }
  if (context->valueType()) {
    command.requirement = Requirement::type;
    const auto type = PropertyType::parse(source_.text(source_.of(context->valueType())));
    if (!type)
      throw syntax_error(
          "UnexpectedSyntax",
          fmt::format("there is no property type `{}`", source_.text(source_.of(context->valueType()))),
          source_.of(context->valueType()),
          "BOOLEAN, STRING, INTEGER, FLOAT, DATE, LOCAL TIME, ZONED TIME, LOCAL DATETIME, "
          "ZONED DATETIME, DURATION, POINT, LIST<… NOT NULL>, joined by |");
    command.type = type->text();
  } else if (context->EXISTS() || context->NULL_()) {
    command.requirement = Requirement::exists;
  } else {
    command.requirement = context->KEY() ? Requirement::key : Requirement::unique;
  }
  if (command.keys.size() > 1 &&
      (command.requirement == Requirement::exists || command.requirement == Requirement::type))
    throw syntax_error("UnexpectedSyntax", "this constraint is on one property", command.keys[1].at,
                       "make a constraint for each property");
}

bool Lowering::is_text_index(const antlr4::Token* token) {
  const std::string kind = in_capitals(source_.written(token));
  if (kind == "TEXT") return true;
  if (kind == "RANGE" || kind == "BTREE") return false;
  throw syntax_error("UnexpectedSyntax", fmt::format("there are no {} indexes", kind), source_.at(token),
                     "write CREATE INDEX, CREATE RANGE INDEX or CREATE TEXT INDEX");
}

void Lowering::schema_key(Cypher::PropertyTargetContext* context, const Name& variable,
                          SchemaCommand& command) {
  if (!context->variable() || context->schemaName().size() != 1)
    throw syntax_error("UnexpectedSyntax", "a property of the variable is expected here", source_.of(context),
                       fmt::format("write {}.key", variable.text));
  const Name used = name(context->variable());
  if (used.text != variable.text)
    throw syntax_error("UndefinedVariable", fmt::format("there is no variable `{}` here", used.text), used.at,
                       fmt::format("the pattern before calls it `{}`", variable.text));
  command.keys.push_back(name(context->schemaName(0)));
}

}  // namespace kenes::grammar
