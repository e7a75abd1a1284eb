// SPDX-License-Identifier: Apache-2.0
// Builder: one statement on its way to a plan. Rows is a chain of operators under construction and the slots
// that its rows carry; clause by clause operators are put on top. Used by one build() call, in one thread.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/plan/build.hpp"
#include "engine/plan/expressions.hpp"
#include "engine/plan/order.hpp"
#include "engine/plan/query_graph.hpp"
#include "engine/plan/slot_set.hpp"
#include "engine/plan/statistics.hpp"

namespace kenes::plan {

struct Rows {
  OperatorPointer top;
  SlotSet bound;
};

class Builder {
 public:
  Builder(const ScopeResult& scoped, const GraphSource& graph, const BuildOptions& options);

  Plan statement(syntax::Statement& statement);
  Slot new_slot() { return next_slot_++; }

 private:
  // build.cpp: queries
  struct Built {
    Rows rows;
    std::vector<std::pair<std::string, Slot>> columns;
    bool returns = false;  ///< ended by RETURN or a standalone CALL
  };
  Built query(const syntax::Query& query, const SlotSet& bound);
  Built single_query(const syntax::SingleQuery& query, const SlotSet& bound);
  static Rows begin(const SlotSet& bound);
  void append(Rows& rows, Description what);
  void apply(Rows& rows, Apply what, Rows right);
  void clause(Rows& rows, const syntax::Match& match, const OrderHints& hints);
  void clause(Rows& rows, const syntax::Unwind& unwind);
  void clause(Rows& rows, const syntax::Call& call);
  void clause(Rows& rows, const syntax::CallSubquery& call);
  void clause(Rows& rows, const syntax::LoadCsv& load);
  void clause(Rows&, const syntax::Finish&) {}
  void call_procedure(Rows& rows, const syntax::Call& call);

  // build_match.cpp: patterns
  struct Placing;
  void match(Rows& rows, const std::vector<const syntax::PathPattern*>& patterns, const Expression* where,
             const OrderHints& hints);
  void place_predicates(Rows& rows, Placing& placing);
  void place_given_nodes(Rows& rows, Placing& placing);
  void start(Rows& rows, Placing& placing, const Step& step);
  void start_relationship(Rows& rows, Placing& placing, const Step& step);
  void use_index(Rows& rows, Placing& placing, const Access& access, Slot element, bool on_relationships);
  Expression taken(Placing& placing, const Access::Use& use);
  void expand(Rows& rows, Placing& placing, const Step& step);
  void expand_variable_length(Rows& rows, Placing& placing, const Step& step);
  void expand_quantified(Rows& rows, Placing& placing, const Step& step);
  void shortest_walks(Rows& rows, Placing& placing, const Step& step);
  void shortest_path(Rows& rows, Placing& placing, const Step& step);
  void given_relationship(Rows& rows, Placing& placing, const Step& step);
  void filter_all(Rows& rows, std::vector<Expression> predicates);

  // build_subquery.cpp: what an expression cannot do by itself
  Expression lift(Rows& rows, Expression expression);
  Expression lift_subquery(Rows& rows, Expression expression);
  Expression lift_list_comprehension(Rows& rows, Expression expression);
  Expression lift_quantifier(Rows& rows, Expression expression);
  Expression lift_reduce(Rows& rows, Expression expression);
  Rows subquery(const Rows& outer, const Expression& expression, std::vector<Slot>& returned);
  /// Keeps rows for which the predicate is true: a semi-join where it is a subquery itself.
  bool filter_by_subquery(Rows& rows, const Expression& predicate);

  // build_projection.cpp
  void project(Rows& rows, const syntax::Projection& projection);
  void aggregate(Rows& rows, const syntax::Projection& projection);
  Expression extract_aggregates(Rows& rows, Expression expression, std::vector<AggregateItem>& items);
  bool is_aggregate(const Expression& expression) const;
  void sort_and_cut(Rows& rows, const syntax::Projection& projection);

  // build_updates.cpp
  void clause(Rows& rows, const syntax::Create& create);
  void clause(Rows& rows, const syntax::Set& set);
  void clause(Rows& rows, const syntax::Remove& remove);
  void clause(Rows& rows, const syntax::Delete& removed);
  void clause(Rows& rows, const syntax::Merge& merge);
  void clause(Rows& rows, const syntax::Foreach& foreach);
  /// `made`: the nodes that `created` has, which grows. `make_now` makes what is in `created` so far, and
  /// empties it: a subquery wants it.
  void add_created(Rows& rows, const syntax::PathPattern& pattern, CreateSpecification& created,
                   SlotSet& made, const std::function<void()>& make_now);
  void changed_property(Rows& rows, const Expression& property, SetSpecification& out);
  void changed_labels(Rows& rows, const std::vector<syntax::LabelExpression>& labels, SetSpecification& out);
  std::vector<SetSpecification> set_specifications(Rows& rows, const std::vector<syntax::SetItem>& items);
  void set_where(Rows& rows, Expression condition, const std::vector<syntax::SetItem>& items);

  const ScopeResult& scoped_;
  const BuildOptions& options_;
  Statistics statistics_;
  Slot next_slot_;
  std::size_t operators_ = 0, operators_that_fit_;
  std::function<Slot()> slot_source_;
  SlotSet hidden_;  ///< what linenumber() and file() read: passes by a WITH that only computes
};

/// The right side of an Apply can take its left rows a batch at a time.
bool is_row_wise(const Operator& root);
/// Some operator of the tree changes the graph.
bool has_updates(const Operator& root);

}  // namespace kenes::plan
