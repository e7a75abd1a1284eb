// SPDX-License-Identifier: Apache-2.0
// Parse tree to syntax: one plain function an alternative of the grammar; the tree never leaves this folder.
// A Lowering serves one statement. Chains (`a.b[1] + c - d`) are walked, not recursed into, so that only
// brackets cost stack; a finished expression is at most `depth` high. Internal to grammar/.
#pragma once

#include "CypherParser.h"
#include "grammar/source.hpp"
#include "grammar/syntax.hpp"
#include "storage/limits.hpp"

namespace kenes::grammar {

using Cypher = antlr::CypherParser;

class Lowering {
 public:
  /// `running` may be null; else its deadline and cancel flag stop the work.
  Lowering(const Source& source, std::size_t depth, Limits* running)
      : source_(source), depth_(depth), running_(running) {}

  // lower.cpp: statements and clauses
  syntax::Statement statement(Cypher::StatementContext* context);

  // lower_expression.cpp
  syntax::Expression expression(Cypher::ExprContext* context);

 private:
  enum class Place { statement, call_subquery, subquery };

  // lower.cpp
  syntax::Query query(Cypher::QueryContext* context, Place place);
  syntax::SingleQuery single_query(Cypher::SingleQueryContext* context, Place place);
  syntax::Clause clause(Cypher::ClauseContext* context);
  syntax::Clause updating_clause(Cypher::UpdatingClauseContext* context);
  template <class Context>
  syntax::Clause any_updating_clause(Context* context);
  syntax::Clause match_clause(Cypher::MatchClauseContext* context);
  syntax::Clause call_procedure(Cypher::CallProcedureContext* context);
  syntax::Clause call_subquery(Cypher::CallSubqueryContext* context);
  syntax::Clause merge_clause(Cypher::MergeClauseContext* context);
  syntax::Clause foreach_clause(Cypher::ForeachClauseContext* context);
  syntax::Clause page_clause(Cypher::PageClauseContext* context);
  syntax::Clause load_csv(Cypher::LoadCsvClauseContext* context);
  syntax::InTransactions in_transactions(Cypher::InTransactionsContext* context);
  syntax::Projection projection(Cypher::ProjectionContext* context, Position at);
  std::vector<syntax::SetItem> set_items(Cypher::SetClauseContext* context);
  syntax::Expression property_target(Cypher::ChangedPropertyContext* context);
  std::vector<syntax::LabelExpression> changed_labels(Cypher::ChangedLabelsContext* context);
  void judge_order(const syntax::SingleQuery& query, Place place);

  // lower_claim.cpp
  std::optional<syntax::Lens> lens(const std::vector<Cypher::LensPartContext*>& parts);
  syntax::Claim claim_clause(Cypher::ClaimClauseContext* context);
  syntax::ClaimItem claim_item(Cypher::ClaimItemContext* context);
  syntax::PathPattern claimed_pattern(Cypher::PathContext* context);
  void claim_detail(Cypher::ClaimDetailContext* context, syntax::Claim& claim);
  void claim_validity(Cypher::ClaimDetailContext* context, syntax::Claim& claim);
  syntax::ExpressionPointer rank(Cypher::ExprContext* context);

  // lower_schema.cpp
  syntax::SchemaCommand schema_command(Cypher::SchemaCommandContext* context);
  bool is_text_index(const antlr4::Token* kind);
  void schema_target(Cypher::SchemaTargetContext* context, syntax::SchemaCommand& command,
                     syntax::Name& variable);
  void requirement(Cypher::RequirementContext* context, const syntax::Name& variable,
                   syntax::SchemaCommand& command);
  void schema_key(Cypher::PropertyTargetContext* context, const syntax::Name& variable,
                  syntax::SchemaCommand& command);

  // lower_show.cpp
  syntax::Query show_command(Cypher::ShowCommandContext* context);

  // lower_pattern.cpp
  syntax::PathPattern pattern(Cypher::PatternContext* context);
  syntax::PathPattern path(Cypher::PathContext* context);
  syntax::PathPattern path(const std::vector<Cypher::NodePatternContext*>& nodes,
                           const std::vector<Cypher::RelationshipPatternContext*>& relationships);
  void add_chain(Cypher::PathPartContext* context, syntax::PathPattern& into, bool behind_repetition);
  void add_repeated(Cypher::PathPartContext* context, syntax::PathPattern& into, bool behind_chain);
  void choice(Cypher::PathChoiceContext* context, syntax::PathPattern& into);
  void repetition(Cypher::RepetitionContext* context, syntax::RelationshipPattern& into);
  std::vector<syntax::PathPattern> patterns(const std::vector<Cypher::PatternContext*>& contexts);
  syntax::NodePattern node(Cypher::NodePatternContext* context);
  syntax::RelationshipPattern relationship(Cypher::RelationshipPatternContext* context);
  void length(Cypher::LengthContext* context, syntax::RelationshipPattern& into);
  syntax::LabelExpression labels(Cypher::LabelsContext* context);
  syntax::LabelExpression labels(const std::vector<Cypher::LabelAnyContext*>& contexts, Position at);
  syntax::LabelExpression label_any(Cypher::LabelAnyContext* context);
  syntax::LabelExpression label_all(Cypher::LabelAllContext* context);
  syntax::LabelExpression label_term(Cypher::LabelTermContext* context);
  syntax::LabelExpression dynamic_label(Cypher::ExprContext* names, const antlr4::Token* how, Position at);
  syntax::ExpressionPointer pattern_properties(Cypher::PatternPropertiesContext* context);

  // lower_expression.cpp
  syntax::Expression primary(Cypher::ExprContext* context);
  syntax::Expression link(Cypher::ExprContext* context, syntax::Expression left, bool& compared);
  syntax::Expression binary(Cypher::BinaryContext* context, syntax::Expression left, bool& compared);
  syntax::Expression literal(Cypher::LiteralContext* context, bool negative);
  syntax::Expression sign(Cypher::SignContext* context);
  syntax::Expression trim(Cypher::TrimContext* context);
  syntax::Expression case_test(Cypher::CaseTestContext* context, const syntax::Expression& operand);
  syntax::Expression type_test(Cypher::ValueTypeContext* type, bool negated, Position at,
                               syntax::Expression tested);
  syntax::Expression normal_test(const antlr4::Token* form, bool negated, Position at,
                                 syntax::Expression tested);
  syntax::Expression case_of(Cypher::CaseOfContext* context);
  syntax::Expression map(Cypher::MapContext* context);
  syntax::Expression call(Cypher::CallContext* context);
  syntax::Expression subquery(Cypher::SubqueryValueContext* context);
  syntax::Expression parameter(const antlr4::Token* token);
  syntax::Expression make(syntax::ExpressionKind kind, antlr4::ParserRuleContext* context);
  syntax::Expression make(syntax::ExpressionKind kind, antlr4::ParserRuleContext* context,
                          const antlr4::Token* at);
  syntax::Expression operation(std::string name, Position at);
  syntax::ExpressionPointer pointer(Cypher::ExprContext* context);
  syntax::ExpressionPointer pointer(Cypher::WhereContext* context);
  void grow(Position at);
  void watch() {
    if (running_) running_->check();
  }

  // lower_comprehension.cpp
  syntax::Expression map_projection(Cypher::MapProjectionContext* context);
  syntax::Expression list_comprehension(Cypher::ListComprehensionContext* context);
  syntax::Expression pattern_comprehension(Cypher::PatternComprehensionContext* context);
  syntax::Expression path_selector(Cypher::PathSelectorContext* context);
  syntax::Expression quantifier(Cypher::QuantifierContext* context);
  syntax::Expression reduce(Cypher::ReduceContext* context);

  // lower_names.cpp
  syntax::Name name(antlr4::ParserRuleContext* context);
  syntax::Name dotted_name(antlr4::ParserRuleContext* context);
  syntax::Variable variable(Cypher::VariableContext* context);
  std::vector<syntax::Name> names(const std::vector<Cypher::SchemaNameContext*>& contexts);

  const Source& source_;
  std::size_t depth_;
  Limits* running_;
  std::size_t height_ = 0;  ///< of the highest expression lowered so far inside the one that is being made
};

}  // namespace kenes::grammar
