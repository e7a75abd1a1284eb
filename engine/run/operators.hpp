// SPDX-License-Identifier: Apache-2.0
// How running operators are made: one make() for each struct of plan.hpp, each in the file of its name;
// open() picks it. A Site is what a make() gets: the place in the plan, the running statement, the rows that
// the Argument below hands out. Running operators refer to plan and execution and belong to one thread.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/expression/expression.hpp"
#include "engine/plan/plan.hpp"
#include "engine/run/run.hpp"

namespace kenes::run {

using OperatorHandle = std::unique_ptr<Operator>;
using ExpressionHandle = std::unique_ptr<CompiledExpression>;

/// What an Argument hands out; the operator that owns a plan in its plan sets it before it rewinds that plan.
/// Without a batch: one empty row. Rows and batch must stay until the plan inside is drained or rewound.
struct ArgumentRows {
  const Batch* batch = nullptr;
  std::span<const std::uint32_t> rows;
};

/// One opening of one plan.
struct Opening {
  const plan::Plan& plan;
  const Execution& execution;
  std::vector<OperatorProfile>* profile = nullptr;  ///< null: nobody asked
  std::int64_t* charged_below = nullptr;            ///< for the profile: by the inputs of who is running
};

class Site {
 public:
  Site(const plan::Operator& at, const Opening& opening, const ArgumentRows* argument)
      : at(at), opening(opening), argument(argument) {}

  /// As it reads through the operator's lens.
  const Execution& execution() const { return opening.execution.through(at.lens); }
  const GraphSource& graph() const { return *execution().graph; }
  Limits& limits() const { return *opening.execution.limits; }
  std::size_t slots() const { return opening.plan.slots; }
  /// Opens an input; the first sees the same Argument rows as this one.
  OperatorHandle input(std::size_t which = 0) const;
  OperatorHandle input(std::size_t which, const ArgumentRows* rows) const;
  ExpressionHandle compile(const syntax::Expression& expression) const;
  /// The slots that are needed above without the operator's own: what it has to carry along.
  std::vector<Slot> carried(std::initializer_list<Slot> own) const;
  std::vector<Slot> carried(std::span<const Slot> own) const;
  bool is_live(Slot slot) const;

  const plan::Operator& at;
  const Opening& opening;
  const ArgumentRows* argument;
};

OperatorHandle open(const plan::Operator& at, const Opening& opening, const ArgumentRows* argument);
/// Whether an operator in this plan changes the graph: then it must be drained, whoever stops early above.
bool updates(const plan::Operator& at);

OperatorHandle make(const plan::Argument&, const Site&);
OperatorHandle make(const plan::NodeScan&, const Site&);
OperatorHandle make(const plan::NodeIndexSeek&, const Site&);
OperatorHandle make(const plan::NodeIndexRange&, const Site&);
OperatorHandle make(const plan::NodeIndexText&, const Site&);
OperatorHandle make(const plan::NodeById&, const Site&);
OperatorHandle make(const plan::Expand&, const Site&);
OperatorHandle make(const plan::ExpandCount&, const Site&);
OperatorHandle make(const plan::ExpandIntersect&, const Site&);
OperatorHandle make(const plan::VariableLengthExpand&, const Site&);
OperatorHandle make(const plan::QuantifiedExpand&, const Site&);
OperatorHandle make(const plan::ShortestPath&, const Site&);
OperatorHandle make(const plan::ShortestWalks&, const Site&);
OperatorHandle make(const plan::BuildPath&, const Site&);
OperatorHandle make(const plan::Filter&, const Site&);
OperatorHandle make(const plan::Project&, const Site&);
OperatorHandle make(const plan::Aggregate&, const Site&);
OperatorHandle make(const plan::Distinct&, const Site&);
OperatorHandle make(const plan::Sort&, const Site&);
OperatorHandle make(const plan::Skip&, const Site&);
OperatorHandle make(const plan::Limit&, const Site&);
OperatorHandle make(const plan::Unwind&, const Site&);
OperatorHandle make(const plan::Apply&, const Site&);
OperatorHandle make(const plan::Union&, const Site&);
OperatorHandle make(const plan::HashJoin&, const Site&);
OperatorHandle make(const plan::Eager&, const Site&);
OperatorHandle make(const plan::Create&, const Site&);
OperatorHandle make(const plan::SetProperties&, const Site&);
OperatorHandle make(const plan::Merge&, const Site&);
OperatorHandle make(const plan::Claim&, const Site&);
OperatorHandle make(const plan::Delete&, const Site&);
OperatorHandle make(const plan::Foreach&, const Site&);
OperatorHandle make(const plan::CallProcedure&, const Site&);
OperatorHandle make(const plan::LoadCsv&, const Site&);
OperatorHandle make(const plan::Reduce&, const Site&);
OperatorHandle make(const plan::Results&, const Site&);
/// An Apply whose right side runs in transactions of its own.
OperatorHandle make_transactions(const plan::Apply&, const Site&);

}  // namespace kenes::run
