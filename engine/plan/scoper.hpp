// SPDX-License-Identifier: Apache-2.0
// The semantic pass at work: what is visible at the place that is being judged, and what is known about it.
// One Scoper walks one statement once, in reading order. Its parts stand in scope_*.cpp, a file for each kind
// of thing that is judged. Internal to engine/plan.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/plan/scope.hpp"
#include "engine/plan/slot_set.hpp"

namespace kenes::plan {

using functions::any_kind;
using functions::kinds;
using functions::KindSet;
using functions::null_kind;
using syntax::Expression;
using syntax::ExpressionKind;
using syntax::Slot;

/// What is known about a value before it is there.
struct Type {
  KindSet kinds = any_kind;
  KindSet elements = any_kind;  ///< of a list

  static Type of(std::initializer_list<Kind> list) { return {functions::kinds(list), any_kind}; }
  static Type list_of(KindSet elements) { return {functions::kinds({Kind::list}), elements}; }
  void add(const Type& other) {
    kinds |= other.kinds;
    elements |= other.elements;
  }
  /// Certainly none of `set`; a null may stand for anything.
  bool never(KindSet set) const { return (kinds & ~null_kind) != 0 && (kinds & ~null_kind & set) == 0; }
};

using Names = std::map<std::string, Slot, std::less<>>;

class Scoper {
 public:
  Scoper(const ScopeInput& input, ScopeResult& result) : input_(input), result_(result) {}

  // scope.cpp
  std::vector<ResultColumn> query(syntax::Query& query);

 private:
  /// Where an expression stands.
  struct Place {
    bool condition = false;         ///< it is a condition: patterns may stand here
    bool aggregates = false;        ///< aggregates may stand here
    bool inside_aggregate = false;  ///< it is an argument of one
  };

  /// What a projection does to its rows.
  struct Groups {
    std::vector<bool> aggregating;  ///< by item
    bool any = false;               ///< some item aggregates
    bool cut = false;               ///< only the items are left afterwards: it aggregates or is DISTINCT
    SlotSet before;                 ///< slots visible before the projection
    SlotSet after;                  ///< slots of the items
  };

  // scope.cpp
  std::vector<ResultColumn> single_query(syntax::SingleQuery& query);
  void clause(syntax::Match& match);
  void clause(syntax::Unwind& unwind);
  void clause(syntax::With& with);
  void clause(syntax::Return& clause);
  void clause(syntax::Create& create);
  void clause(syntax::Set& set);
  void clause(syntax::Remove& remove);
  void clause(syntax::Delete& clause);
  void clause(syntax::Merge& merge);
  void clause(syntax::Claim& claim);
  void clause(syntax::Call& call);
  void clause(syntax::CallSubquery& call);
  void clause(syntax::Foreach& foreach);
  void clause(syntax::LoadCsv& load);
  void clause(syntax::Finish&) {}
  void in_transactions(syntax::InTransactions& transactions);

  /// What the statement's deadline and cancel flag say.
  void watch() const {
    if (input_.running) input_.running->check();
  }

  // scope_names.cpp
  Slot new_slot(std::string name, Type type);
  Slot declare(syntax::Variable& variable, Type type);  ///< a name that must be new
  Slot shadow(syntax::Variable& variable, Type type);   ///< a name that may hide another for a while
  Slot use(std::string_view name, Position at);         ///< a name that must be known
  Type type_of(Slot slot) const;
  [[noreturn]] void undefined(std::string_view name, Position at) const;
  void updating(Position at);

  // scope_projection.cpp
  std::vector<ResultColumn> projection(syntax::Projection& projection, bool is_return);
  void write_out_star(syntax::Projection& projection, bool is_return);
  Names name_items(syntax::Projection& projection, const std::vector<Type>& types);
  void judge_groups(syntax::Projection& projection, const Groups& groups) const;
  void use_keys(Expression& expression, const syntax::Projection& projection, const Groups& groups) const;
  void judge_behind(Expression& expression, const syntax::Projection& projection, const Groups& groups) const;
  void row_count(Expression* expression, std::string_view clause);

  // scope_pattern.cpp
  /// How a pattern looks for its parts.
  struct Search {
    bool optional = false;      ///< what is not found is null
    bool may_introduce = true;  ///< false: all names must be known
    bool parameters = false;    ///< a parameter may stand for the property map
    SlotSet relationships;      ///< named in this clause so far
    Names before;               ///< what was visible before this clause: all that a quantified path sees
  };
  void search(std::vector<syntax::PathPattern>& paths, bool optional);
  void bind_path(syntax::PathPattern& path, Search& search);
  void bind_node(syntax::NodePattern& node, const Search& search);
  void bind_relationship(syntax::RelationshipPattern& relationship, Search& search);
  void bind_repeated(syntax::RelationshipPattern& relationship, Search& search);
  void relationship_conditions(syntax::RelationshipPattern& relationship, const Search& search);
  void repeated_conditions(syntax::QuantifiedPath& path, const Search& search);
  void search_conditions(syntax::PathPattern& path, const Search& search);
  void labels(syntax::LabelExpression& labels);
  void properties(Expression* properties, bool parameters);

  // scope_update.cpp
  /// CREATE and MERGE: parts are made or given.
  void judge_made(syntax::NodePattern& node, bool parameters);
  void judge_made(syntax::RelationshipPattern& relationship, bool parameters);
  void make_node(syntax::NodePattern& node, bool alone);
  void make_relationship(syntax::RelationshipPattern& relationship);
  void set_items(std::vector<syntax::SetItem>& items);
  void target(Expression& expression, KindSet accepted);
  void changed_property(Expression& property);

  // scope_claim.cpp
  void lens(syntax::Lens& lens);
  void lens_part(Expression* expression, KindSet accepted, std::string_view what);
  void claimed(syntax::ClaimItem& item);
  void claimed_pattern(syntax::PathPattern& pattern);
  void claimed_relationship(syntax::RelationshipPattern& relationship);
  void judge_rank(const Expression* e) const;
  void claim_part(Expression* expression, KindSet accepted, std::string_view what, std::string_view hint);

  // scope_expression.cpp
  Type expression(Expression& expression, Place place);
  Type expression(Expression& e) { return expression(e, Place{}); }
  void condition(Expression* expression, std::string_view what);
  Type parameter(const Expression& expression);
  Type property(Expression& expression, Place place);
  Type case_of(Expression& expression, Place place);
  Type map_projection(Expression& expression, Place place);
  Type list_source(Expression& list, Place place);
  Type comprehension(Expression& expression, Place place);
  Type quantifier(Expression& expression, Place place);
  Type reduce(Expression& expression, Place place);
  Type pattern_predicate(Expression& expression, Place place);
  Type pattern_comprehension(Expression& expression);
  Type subquery(Expression& expression);

  // scope_call.cpp
  Type call(Expression& call, Place place);
  bool file_position(Expression& call) const;
  Type function(Expression& call, const functions::Function& function, Place place);
  Type count_star(const Expression& call, Place place) const;
  Type aggregate(Expression& call, const functions::AggregateFunction& function, Place place);
  void judge_aggregate_place(const Expression& call, Place place) const;

  const ScopeInput& input_;
  ScopeResult& result_;
  Names names_;  ///< visible here
  Names outer_;  ///< visible whatever WITH drops: names around a subquery expression
  std::map<std::string, Position, std::less<>> dropped_;  ///< names that a WITH left behind, and where
  const Names* beyond_ = nullptr;                         ///< names around the quantified path that is judged
  Slot csv_line_ = syntax::no_slot, csv_file_ = syntax::no_slot;  ///< of the LOAD CSV before
  std::size_t written_out_ = 0;                                   ///< columns that stars stood for
  int subqueries_ = 0;                                            ///< CALL { ... } around this place
  bool transactions_allowed_ = true;                              ///< no UNION around this place
  bool reading_only_ = false;                                     ///< inside EXISTS, COUNT, COLLECT
  std::vector<ResultColumn> columns_;                             ///< of the last RETURN or standalone CALL
};

/// `a, b or c` for a set of kinds, for messages.
std::string kind_names(KindSet set);

}  // namespace kenes::plan
