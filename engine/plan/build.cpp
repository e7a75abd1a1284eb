// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/build.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/plan/barriers.hpp"
#include "engine/plan/builder.hpp"
#include "engine/plan/lenses.hpp"
#include "engine/plan/live.hpp"
#include "engine/plan/rules/rules.hpp"
#include "storage/stack.hpp"

namespace kenes::plan {

Builder::Builder(const ScopeResult& scoped, const GraphSource& graph, const BuildOptions& options)
    : scoped_(scoped),
      options_(options),
      statistics_(graph),
      next_slot_(static_cast<Slot>(scoped.variables.size())),
      operators_that_fit_(levels_that_fit(stack_of_operator)),
      slot_source_([this] { return new_slot(); }) {
  if (!options.session_lens) return;
  lenses_.emplace_back().of_session = true;
  default_lens_ = 0;
}

Rows Builder::begin(const SlotSet& bound) {
  Rows rows;
  rows.top = std::make_unique<Operator>();
  rows.top->what = Argument{};
  rows.bound = bound;
  return rows;
}

void Builder::append(Rows& rows, Description what) {
  if (options_.running) options_.running->check();
  // Each of them holds a batch as wide as the statement, and calls the one below.
  constexpr std::size_t most_operators = 5000, most_columns = 4'000'000;
  const std::size_t width = static_cast<std::size_t>(next_slot_);
  if (++operators_ > std::min(most_operators, operators_that_fit_) || operators_ * width > most_columns)
    throw syntax_error(
        "UnexpectedSyntax",
        fmt::format("this statement takes more than {} steps with {} variables, which is too long for one",
                    operators_ - 1, width),
        {}, "cut it into several, or give it a list of data as a parameter for UNWIND");
  auto made = std::make_unique<Operator>();
  made->what = std::move(what);
  made->inputs.push_back(std::move(rows.top));
  made->lens = lens_;
  rows.top = std::move(made);
}

void Builder::apply(Rows& rows, Apply what, Rows right) {
  what.one_by_one = !is_row_wise(*right.top);
  if (!what.one_by_one) what.row = new_slot();
  if (what.result != no_slot) rows.bound.insert(what.result);
  append(rows, std::move(what));
  rows.top->inputs.push_back(std::move(right.top));
}

bool has_updates(const Operator& root) {
  const bool own = std::visit(
      [](const auto& what) {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, CallProcedure>) return what.procedure->updates;
        return std::is_same_v<What, Create> || std::is_same_v<What, SetProperties> ||
               std::is_same_v<What, Merge> || std::is_same_v<What, Claim> || std::is_same_v<What, Delete> ||
               std::is_same_v<What, Foreach>;
      },
      root.what);
  if (own) return true;
  for (const OperatorPointer& input : root.inputs)
    if (has_updates(*input)) return true;
  return false;
}

bool is_row_wise(const Operator& root) {
  for (const Operator* at = &root;; at = at->inputs[0].get()) {
    const bool row_wise = std::visit(
        [at](const auto& what) {
          using What = std::decay_t<decltype(what)>;
          if constexpr (std::is_same_v<What, Apply>)
            return !what.one_by_one && !what.transactions && !has_updates(*at->inputs[1]);
          else
            return std::is_same_v<What, Argument> || std::is_same_v<What, NodeScan> ||
                   std::is_same_v<What, NodeIndexSeek> || std::is_same_v<What, NodeIndexRange> ||
                   std::is_same_v<What, NodeIndexText> || std::is_same_v<What, NodeById> ||
                   std::is_same_v<What, Expand> || std::is_same_v<What, VariableLengthExpand> ||
                   std::is_same_v<What, QuantifiedExpand> || std::is_same_v<What, ShortestPath> ||
                   std::is_same_v<What, ShortestWalks> || std::is_same_v<What, BuildPath> ||
                   std::is_same_v<What, Filter> || std::is_same_v<What, Project> ||
                   std::is_same_v<What, Unwind>;
        },
        at->what);
    if (!row_wise) return false;
    if (at->inputs.empty()) return true;
  }
}

Builder::Built Builder::query(const syntax::Query& query, const SlotSet& bound) {
  if (query.parts.size() == 1) return single_query(query.parts.front(), bound);
  Built result;
  Union united;
  auto top = std::make_unique<Operator>();
  for (const syntax::SingleQuery& part : query.parts) {
    Built side = single_query(part, bound);
    std::vector<Slot> slots;
    for (const auto& [name, slot] : side.columns) slots.push_back(slot);
    if (united.sides.empty()) {
      result.columns = side.columns;
      united.slots = slots;
    }
    united.sides.push_back(std::move(slots));
    top->inputs.push_back(std::move(side.rows.top));
  }
  const std::vector<Slot> slots = united.slots;
  top->what = std::move(united);
  result.rows.top = std::move(top);
  result.rows.bound = bound;
  for (Slot slot : slots) result.rows.bound.insert(slot);
  result.returns = true;
  if (!query.union_all) append(result.rows, Distinct{slots});
  return result;
}

namespace {

// What the clause after a MATCH tells about how its rows are used.
OrderHints hints_from(const syntax::SingleQuery& query, std::size_t next,
                      const functions::Registry& functions) {
  OrderHints hints;
  if (next >= query.clauses.size()) return hints;
  const syntax::Projection* projection = nullptr;
  if (const auto* with = std::get_if<syntax::With>(&query.clauses[next])) projection = &with->projection;
  if (const auto* last = std::get_if<syntax::Return>(&query.clauses[next])) projection = &last->projection;
  if (!projection) return hints;
  for (const auto& item : projection->items)
    if (aggregates(item.expression, functions)) hints.rows_only_counted = true;
  hints.needed = used_slots(query.clauses[next]);
  return hints;
}

}  // namespace

Builder::Built Builder::single_query(const syntax::SingleQuery& query, const SlotSet& bound) {
  Built result;
  result.rows = begin(bound);
  Rows& rows = result.rows;
  for (std::size_t i = 0; i < query.clauses.size(); ++i) {
    const syntax::Clause& at = query.clauses[i];
    if (const auto* found = std::get_if<syntax::Match>(&at)) {
      clause(rows, *found, hints_from(query, i + 1, options_.functions));
    } else if (const auto* with = std::get_if<syntax::With>(&at)) {
      project(rows, with->projection, bound);
      // Outer variables of a subquery stay within reach of later imports.
      rows.bound.unite(bound);
    } else if (const auto* last = std::get_if<syntax::Return>(&at)) {
      project(rows, last->projection, bound);
      for (const auto& item : last->projection.items)
        result.columns.emplace_back(item.column, item.alias.slot);
      result.returns = true;
    } else {
      std::visit(
          [&](const auto& held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (!std::is_same_v<Held, syntax::Match> && !std::is_same_v<Held, syntax::With> &&
                          !std::is_same_v<Held, syntax::Return>)
              clause(rows, held);
            if constexpr (std::is_same_v<Held, syntax::Call>)
              if (held.standalone && query.clauses.size() == 1) {
                for (const auto& item : held.yields)
                  result.columns.emplace_back(
                      item.variable.text.empty() ? item.field.text : item.variable.text, item.variable.slot);
                result.returns = true;
              }
          },
          at);
    }
  }
  return result;
}

void Builder::clause(Rows& rows, const syntax::Match& found, const OrderHints& hints) {
  std::vector<const syntax::PathPattern*> patterns;
  for (const auto& pattern : found.patterns) patterns.push_back(&pattern);
  const std::int16_t lens = lens_of(found);
  if (!found.optional) {
    match(rows, patterns, found.where.get(), hints, lens);
    return;
  }
  Rows right = begin(rows.bound);
  match(right, patterns, found.where.get(), {}, lens);
  Apply optional;
  optional.kind = Apply::Kind::optional;
  const auto add = [&](Slot slot) {
    if (slot == no_slot || rows.bound.contains(slot)) return;
    rows.bound.insert(slot);
    optional.nulls.push_back(slot);
  };
  for (const syntax::PathPattern* pattern : patterns) {
    for (const auto& node : pattern->nodes) add(node.variable.slot);
    for (const auto& relationship : pattern->relationships) {
      add(relationship.variable.slot);
      if (!relationship.path) continue;
      for (const auto& group : relationship.path->groups) add(group.list.slot);
    }
    add(pattern->variable.slot);
  }
  apply(rows, std::move(optional), std::move(right));
}

std::int16_t Builder::lens_of(const syntax::Match& match) {
  if (!match.lens) return default_lens_;
  const syntax::Lens& written = *match.lens;
  const auto copy = [](const syntax::ExpressionPointer& e) {
    return e ? std::optional<Expression>(e->clone()) : std::nullopt;
  };
  lenses_.push_back({copy(written.as_of), copy(written.as_of_end), copy(written.according_to),
                     copy(written.known_at), false, written.at});
  return static_cast<std::int16_t>(lenses_.size() - 1);
}

void Builder::clause(Rows& rows, const syntax::Unwind& unwind) {
  Expression list = lift(rows, unwind.expression.clone());
  append(rows, Unwind{std::move(list), unwind.variable.slot});
  rows.bound.insert(unwind.variable.slot);
}

void Builder::clause(Rows& rows, const syntax::LoadCsv& load) {
  LoadCsv made;
  made.from = lift(rows, load.from.clone());
  made.row = load.variable.slot;
  made.line = load.line;
  made.file = load.file;
  made.with_headers = load.with_headers;
  made.terminator = load.terminator;
  made.at = load.at;
  for (Slot slot : {made.row, made.line, made.file}) rows.bound.insert(slot);
  hidden_.insert(made.line);
  hidden_.insert(made.file);
  append(rows, std::move(made));
}

void Builder::clause(Rows& rows, const syntax::Call& call) {
  if (!call.optional || call.yields.empty()) return call_procedure(rows, call);
  Rows right = begin(rows.bound);
  call_procedure(right, call);
  Apply made;
  made.kind = Apply::Kind::optional;
  for (const auto& item : call.yields) {
    made.nulls.push_back(item.variable.slot);
    rows.bound.insert(item.variable.slot);
  }
  apply(rows, std::move(made), std::move(right));
}

void Builder::call_procedure(Rows& rows, const syntax::Call& call) {
  CallProcedure made;
  made.name = call.procedure.text;
  made.at = call.at;
  made.procedure = options_.procedures.find(call.procedure.text);
  if (!made.procedure)
    throw Error(ErrorCode::procedure_error, "ProcedureNotFound", Phase::compile_time,
                "there is no procedure `" + call.procedure.text + "`", call.procedure.at);
  for (const Expression& argument : call.arguments) made.arguments.push_back(lift(rows, argument.clone()));
  for (std::size_t i = made.arguments.size(); i < made.procedure->arguments.size(); ++i)
    if (made.procedure->arguments[i].default_value)
      made.arguments.push_back(make_literal(*made.procedure->arguments[i].default_value));
  const auto& columns = made.procedure->columns;
  for (const auto& item : call.yields)
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i].name == item.field.text) {
        made.columns.emplace_back(i, item.variable.slot);
        rows.bound.insert(item.variable.slot);
      }
  const bool reads = !made.procedure->updates;
  append(rows, std::move(made));
  // Not that of a MATCH: procedures do not stand in its conditions by themselves.
  if (reads && options_.session_lens) rows.top->lens = 0;
  if (call.where) {
    std::vector<Expression> predicates;
    split_conjunction(call.where->clone(), predicates);
    filter_all(rows, std::move(predicates));
  }
}

void Builder::clause(Rows& rows, const syntax::CallSubquery& call) {
  Built right = query(*call.query, rows.bound);
  Apply made;
  if (right.returns) {
    made.kind = call.optional ? Apply::Kind::optional : Apply::Kind::inner;
    for (const auto& [name, slot] : right.columns) {
      rows.bound.insert(slot);
      if (call.optional || call.transactions) made.nulls.push_back(slot);
    }
  } else {
    // Without RETURN it runs for its effects, and the row passes on once: as counting does.
    made.kind = Apply::Kind::count;
    made.result = new_slot();
  }
  if (!call.transactions) return apply(rows, std::move(made), std::move(right.rows));
  made.one_by_one = true;
  const syntax::InTransactions& how = *call.transactions;
  made.transactions = Apply::Transactions{.rows = how.rows ? how.rows->clone() : make_literal(Value(1000)),
                                          .on_error = how.on_error,
                                          .status = how.status.slot,
                                          .at = how.at};
  if (how.status) rows.bound.insert(how.status.slot);
  append(rows, std::move(made));
  rows.top->inputs.push_back(std::move(right.rows.top));
}

Plan Builder::statement(syntax::Statement& statement) {
  Plan plan;
  plan.mode = statement.mode;
  plan.updates = scoped_.updates;
  plan.own_transactions = scoped_.own_transactions;
  auto root = std::make_unique<Operator>();
  Results results;
  if (auto* command = std::get_if<syntax::SchemaCommand>(&statement.body)) {
    plan.is_schema_command = true;
    plan.schema_command = std::move(*command);
    root->inputs.push_back(begin({}).top);
  } else {
    Built built = query(std::get<syntax::Query>(statement.body), {});
    for (const ResultColumn& column : scoped_.columns) {
      results.columns.emplace_back(column.name, column.slot);
      plan.columns.push_back(column.name);
    }
    root->inputs.push_back(std::move(built.rows.top));
  }
  root->what = std::move(results);
  plan.root = std::move(root);
  plan.slot_names.reserve(static_cast<std::size_t>(next_slot_));
  for (const VariableDescription& variable : scoped_.variables) plan.slot_names.push_back(variable.name);
  plan.lenses = std::move(lenses_);
  return plan;
}

Plan build(syntax::Statement statement, const ScopeResult& scoped, const GraphSource& statistics,
           const BuildOptions& options) {
  Builder builder(scoped, statistics, options);
  Plan plan = builder.statement(statement);
  plan.catalog_version = statistics.catalog_version();
  const RuleInput input{statistics, options, [&] { return builder.new_slot(); }};
  const Statistics counts(statistics);
  analyze_live(*plan.root);
  estimate(*plan.root, counts);
  apply_rules(plan, input);
  place_barriers(plan.root, is_enabled(options, "eager_removal"));
  analyze_live(*plan.root);
  estimate(*plan.root, counts);
  number(*plan.root);
  plan.slots = static_cast<std::size_t>(builder.new_slot());
  plan.slot_names.resize(plan.slots);
  if (!plan.lenses.empty()) mark_lenses(plan, scoped);
  return plan;
}

}  // namespace kenes::plan
