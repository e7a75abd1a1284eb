// SPDX-License-Identifier: Apache-2.0
// Names as they are written: bare or in backticks, with dots, of variables.
#include <utility>

#include "grammar/literal.hpp"
#include "grammar/lower.hpp"

namespace kenes::grammar {

syntax::Name Lowering::name(antlr4::ParserRuleContext* context) {
  const Position at = source_.of(context);
  return {bare_name(source_.text(at)), at};
}

/// Spaces around the dots do not count.
syntax::Name Lowering::dotted_name(antlr4::ParserRuleContext* context) {
  syntax::Name result{{}, source_.of(context)};
  const antlr4::Token* first = context->start;
  const antlr4::Token* last = context->stop;
  if (first == last) {
    result.text = bare_name(source_.written(first));
    return result;
  }
  for (antlr4::tree::ParseTree* child : context->children) {
    if (auto* leaf = dynamic_cast<antlr4::tree::TerminalNode*>(child))
      result.text += bare_name(source_.written(leaf->getSymbol()));
    else
      result.text += name(dynamic_cast<antlr4::ParserRuleContext*>(child)).text;
  }
  return result;
}

syntax::Variable Lowering::variable(Cypher::VariableContext* context) {
  if (!context) return {};
  syntax::Name written = name(context);
  if (written.text.empty())
    throw syntax_error("UnexpectedSyntax", "a variable needs a name", written.at,
                       "put at least one letter there");
  syntax::Variable result;
  result.text = std::move(written.text);
  result.at = written.at;
  return result;
}

std::vector<syntax::Name> Lowering::names(const std::vector<Cypher::SchemaNameContext*>& contexts) {
  std::vector<syntax::Name> result;
  for (auto* context : contexts) result.push_back(name(context));
  return result;
}

}  // namespace kenes::grammar
