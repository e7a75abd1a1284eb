// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "grammar/literal.hpp"
#include "grammar/lower.hpp"

namespace kenes::grammar {

using syntax::Name;
using syntax::SchemaCommand;
using Kind = SchemaCommand::Kind;
using Requirement = SchemaCommand::Requirement;

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
    if (c->kind) {
      const std::string_view kind = source_.written(c->kind);
      if (kind != "RANGE" && kind != "range" && kind != "TEXT" && kind != "text" && kind != "BTREE" &&
          kind != "btree")
        throw syntax_error("UnexpectedSyntax", fmt::format("there are no {} indexes", kind),
                           source_.at(c->kind),
                           "write CREATE INDEX, CREATE RANGE INDEX or CREATE TEXT INDEX");
    }
    named(c->schemaName());
    command.if_not_exists = c->IF() != nullptr;
    schema_target(c->schemaTarget(), command, variable);
    for (auto* target : c->propertyTarget()) schema_key(target, variable, command);
  } else if (auto* c = dynamic_cast<Cypher::CreateOldIndexContext*>(context)) {
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
  } else {
    command.kind =
        dynamic_cast<Cypher::ShowIndexesContext*>(context) ? Kind::show_indexes : Kind::show_constraints;
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
  if (context->EXISTS() || context->NULL_())
    command.requirement = Requirement::exists;
  else
    command.requirement = context->KEY() ? Requirement::key : Requirement::unique;
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
