// SPDX-License-Identifier: Apache-2.0
// A statement's way from text to rows: cache, parse, scope, build; then the executor, in a transaction.
#include <algorithm>
#include <chrono>
#include <optional>
#include <random>
#include <set>

#include "engine/algorithms/table.hpp"
#include "engine/face.hpp"
#include "engine/knowledge/claimed_graph.hpp"
#include "engine/knowledge/functions.hpp"
#include "engine/knowledge/names/name_index.hpp"
#include "engine/knowledge/names/tables.hpp"
#include "engine/knowledge/procedures/claims.hpp"
#include "engine/knowledge/procedures/lens.hpp"
#include "engine/plan/build.hpp"
#include "engine/plan/explain.hpp"
#include "engine/plan/scope.hpp"
#include "engine/procedures/table.hpp"
#include "grammar/parse.hpp"

namespace kenes::face {
namespace {

using Clock = std::chrono::steady_clock;

std::int64_t now_nanoseconds() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Seeded once a thread: seeding costs more than many a statement.
std::mt19937_64& thread_random() {
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return generator;
}

void require_parameters(const std::vector<std::string>& wanted, const Parameters& given) {
  for (const std::string& name : wanted)
    if (!given.contains(name)) {
      std::vector<std::string> names;
      for (const auto& [key, value] : given) names.push_back(key);
      throw Error(ErrorCode::parameter_missing, "MissingParameter", Phase::compile_time,
                  "the statement needs the parameter $" + name + ", which was not given", {},
                  did_you_mean(name, names));
    }
}

using SchemaKind = syntax::SchemaCommand::Kind;

/// What a command is about, without a name where it has none.
IndexDescription described(const syntax::SchemaCommand& command) {
  using Requirement = syntax::SchemaCommand::Requirement;
  IndexDescription index;
  index.name = command.name;
  index.on_relationships = command.on_relationships;
  index.label = command.label.text;
  for (const syntax::Name& key : command.keys) index.keys.push_back(key.text);
  index.type = command.type;
  switch (command.requirement) {
    case Requirement::none:
      index.kind = command.text ? IndexKind::text : IndexKind::range;
      break;
    case Requirement::unique:
      index.kind = IndexKind::unique;
      break;
    case Requirement::key:
      index.kind = IndexKind::key;
      break;
    case Requirement::exists:
      index.kind = IndexKind::exists;
      break;
    case Requirement::type:
      index.kind = IndexKind::type;
      break;
  }
  return index;
}

bool covers_the_same(const IndexDescription& a, const IndexDescription& b) {
  return a.kind == b.kind && a.label == b.label && a.keys == b.keys &&
         a.on_relationships == b.on_relationships;
}

void create_in_schema(Result& result, const syntax::SchemaCommand& command, MutableGraph& writer) {
  const IndexDescription wanted = described(command);
  if (command.if_not_exists)
    for (const IndexDescription& index : writer.indexes())
      if (index.name == wanted.name || covers_the_same(index, wanted)) return;
  writer.create_index(wanted, result.limits);
  ++(wanted.is_constraint() ? result.counters.constraints_added : result.counters.indexes_added);
}

void drop_from_schema(Result& result, const syntax::SchemaCommand& command, MutableGraph& writer) {
  const bool constraints = command.kind == SchemaKind::drop_constraint;
  const char* what = constraints ? "constraint" : "index";
  const IndexDescription wanted = described(command);
  std::vector<std::string> names;
  for (const IndexDescription& index : writer.indexes()) {
    const bool meant = command.name.empty() ? covers_the_same(index, wanted) : index.name == command.name;
    if (meant && index.is_constraint() == constraints) {
      writer.drop_index(index.name);
      ++(constraints ? result.counters.constraints_removed : result.counters.indexes_removed);
      return;
    }
    if (meant)
      throw Error(
          ErrorCode::constraint_validation_failed, "NoSuchIndex", Phase::runtime,
          "`" + index.name + "` is " + (constraints ? "an index, no constraint" : "a constraint, no index"),
          command.at, constraints ? "write DROP INDEX" : "write DROP CONSTRAINT");
    if (index.is_constraint() == constraints) names.push_back(index.name);
  }
  if (command.if_exists) return;
  throw Error(ErrorCode::constraint_validation_failed, "NoSuchIndex", Phase::runtime,
              command.name.empty() ? std::string("there is no such ") + what
                                   : std::string("there is no ") + what + " `" + command.name + "`",
              command.at, did_you_mean(command.name, names));
}

void run_schema_command(Result& result, const syntax::SchemaCommand& command, MutableGraph& writer) {
  switch (command.kind) {
    case SchemaKind::create_lookup_index:
      return;
    case SchemaKind::create_index:
    case SchemaKind::create_constraint:
      return create_in_schema(result, command, writer);
    case SchemaKind::drop_index:
    case SchemaKind::drop_constraint:
      return drop_from_schema(result, command, writer);
  }
}

/// Reads all rows into the result, as values; the cursor is done with afterwards.
void drain(Result& result) {
  run::Cursor& cursor = *result.cursor;
  const auto slots = cursor.result_slots();
  if (!result.held) result.held.emplace(result.limits);
  while (cursor.next(result.batch)) {
    std::size_t bytes = 0;
    for (std::uint32_t row : result.batch.rows()) {
      std::vector<Value>& values = result.rows.emplace_back();
      values.reserve(slots.size());
      for (Slot slot : slots) {
        values.push_back(result.batch.column(slot).value(row));
        bytes += values.back().heap_bytes();
      }
      bytes += sizeof values + slots.size() * sizeof(Value);
    }
    result.held->add(static_cast<std::int64_t>(bytes));
  }
}

void explain(Result& result, const plan::Plan& plan, std::span<const run::OperatorProfile> profile) {
  result.columns = {"plan"};
  result.is_plan = true;
  result.profile.assign(profile.begin(), profile.end());
  result.rows.clear();
  std::vector<plan::OperatorNumbers> numbers;
  for (const run::OperatorProfile& one : profile) numbers.push_back({one.rows, one.seconds, one.memory});
  const std::string text = plan::explain(plan, numbers);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    result.rows.push_back({Value(text.substr(begin, end - begin))});
    begin = end + 1;
  }
}

/// Whether a plan may make claims: by CLAIM, or by a procedure that changes something.
bool may_claim(const plan::Operator& root) {
  if (const auto* call = std::get_if<plan::CallProcedure>(&root.what); call && call->procedure->updates)
    return true;
  if (plan::operator_name(root) == "Claim") return true;
  return std::any_of(root.inputs.begin(), root.inputs.end(),
                     [](const auto& input) { return input && may_claim(*input); });
}

/// Plain writes are watched where there are claims, or may be in a moment; elsewhere they cost what they
/// always did.
bool is_watched(const plan::Plan& plan, const MutableGraph& writer) {
  const ClaimSource* claims = writer.claims();
  return plan.updates && claims &&
         (claims->any() || may_claim(*plan.root) || knowledge::names::plain_names_below(*claims) > 0);
}

/// Executes with `writer` (null: reading only), buffering all rows.
void execute_buffered(Result& result, const plan::Plan& plan, MutableGraph* writer) {
  result.buffered = true;
  if (plan.is_schema_command) return run_schema_command(result, *plan.schema_command, *writer);
  std::optional<knowledge::ClaimedGraph> watched;
  if (writer && is_watched(plan, *writer)) writer = &watched.emplace(*writer);
  if (writer) {
    result.execution.graph = writer;
    result.execution.writer = writer;
    result.execution.shared_graph = nullptr;
  }
  const bool profiled = plan.mode == syntax::Statement::Mode::profile;
  result.cursor.emplace(plan, result.execution, profiled);
  result.lenses = result.cursor->lenses();
  drain(result);
  if (profiled) explain(result, plan, result.cursor->profile());
  result.cursor.reset();
}

class WriterTransactions final : public OwnTransactions {
 public:
  WriterTransactions(WriteTransaction& writer, Limits& limits) : writer_(writer), limits_(limits) {
    writer_.begin_statement();
  }
  void commit() override {
    writer_.end_statement();
    writer_.commit();
    writer_.begin_again(limits_);
    writer_.begin_statement();
  }
  void take_back() override {
    if (writer_.is_over())
      writer_.begin_again(limits_);
    else
      writer_.rollback_statement();
    writer_.begin_statement();
  }

 private:
  WriteTransaction& writer_;
  Limits& limits_;
};

/// One statement inside an open write transaction: it happens whole or leaves no trace.
void execute_in(Result& result, const plan::Plan& plan, WriteTransaction& writer) {
  writer.begin_statement();
  try {
    execute_buffered(result, plan, &writer);
    writer.end_statement();
  } catch (...) {
    result.cursor.reset();
    writer.rollback_statement();
    throw;
  }
}

}  // namespace

bool has_lens(const StatementOptions& options) { return options.session && options.session->has_lens(); }

const functions::ProcedureRegistry& built_in_procedures() {
  static const functions::ProcedureRegistry registry = [] {
    functions::ProcedureRegistry r;
    algorithms::add_algorithms(r);
    procedures::add_procedures(r);
    knowledge::add_lens_procedures(r);
    knowledge::add_claim_procedures(r);
    knowledge::add_name_procedures(r);
    r.freeze();
    return r;
  }();
  return registry;
}

void prepare(Prepared& prepared, const std::shared_ptr<Engine>& engine, std::string text,
             const GraphSource& statistics, const Parameters* given, const Allowance& allowance) {
  prepared.engine = engine;
  prepared.text = std::move(text);
  plan::lift_literals(prepared.text, prepared.lifted);
  prepared.lifted.through_session_lens = prepared.session_lens;
  const bool cacheable = engine->store != nullptr;
  if (cacheable) {
    prepared.cached = engine->plans.find(prepared.lifted, statistics.catalog_version());
    if (prepared.cached) return;
  }
  Limits running;
  allowance.apply(running);
  grammar::ParseLimits limits;
  limits.running = &running;
  syntax::Statement statement = grammar::parse(prepared.text, limits);
  std::set<std::string, std::less<>> names;
  if (given)
    for (const auto& [name, value] : *given) names.insert(name);
  const functions::Registry& functions = knowledge::all_functions();
  const plan::ScopeInput input{functions, engine->procedures, given ? &names : nullptr, &running};
  plan::ScopeResult scoped = plan::scope(statement, input);
  prepared.cached = plan::make_plan(std::move(statement), std::move(scoped), prepared.lifted, statistics,
                                    functions, engine->procedures, &running);
  if (cacheable) engine->plans.add(prepared.lifted, prepared.cached);
}

namespace {

/// A writer may see another catalog than the snapshot that the statement was planned with: an index that the
/// plan uses may be gone. Then the plan is made again, for what the writer sees.
const Prepared& planned_for(const Prepared& prepared, const MutableGraph& writer,
                            const Parameters& parameters, const Allowance& allowance, Prepared& again) {
  if (prepared.cached->plan.catalog_version == writer.catalog_version()) return prepared;
  again.session_lens = prepared.session_lens;
  prepare(again, prepared.engine, prepared.text, writer, &parameters, allowance);
  return again;
}

bool updates(const plan::Plan& plan) { return plan.is_schema_command || plan.updates; }

/// A transaction of the statement's own, begun; to wait for another writer counts in what is allowed.
std::shared_ptr<OpenTransaction> begin_own(const std::shared_ptr<Engine>& engine,
                                           const Allowance& allowance) {
  Limits waiting;
  allowance.apply(waiting);
  auto own = std::make_shared<OpenTransaction>();
  own->engine = engine;
  own->writer = engine->store->begin(std::nullopt, &waiting);
  own->after = own->writer->base();
  return own;
}

std::unique_ptr<Result> start(const Prepared& prepared, std::shared_ptr<OpenTransaction> own,
                              std::shared_ptr<OpenTransaction> transaction,
                              std::shared_ptr<const GraphSource> graph, const Parameters& parameters,
                              const Allowance& allowance) {
  const auto begin = Clock::now();
  const plan::Plan& plan = prepared.cached->plan;
  require_parameters(prepared.cached->parameters, parameters);

  auto result = std::make_unique<Result>();
  result->engine = prepared.engine;
  result->transaction = transaction;
  result->graph = std::move(graph);
  result->cached = prepared.cached;
  result->columns = plan.columns;
  result->batch = Batch(plan.slots);
  result->parameters = parameters;
  if (prepared.cached->uses_literals) {
    result->text = prepared.text;
    for (std::size_t i = 0; i < prepared.lifted.literals.size(); ++i)
      result->parameters.insert_or_assign(plan::literal_name(i), prepared.lifted.literals[i]);
  }
  allowance.apply(result->limits);

  Execution& execution = result->execution;
  execution.shared_graph = transaction ? result->source() : result->graph;
  execution.graph = execution.shared_graph.get();
  execution.parameters = &result->parameters;
  execution.functions = &knowledge::all_functions();
  execution.procedures = &prepared.engine->procedures;
  execution.limits = &result->limits;
  execution.counters = &result->counters;
  execution.statement_time = now_nanoseconds();
  execution.random = &thread_random();
  if (const Session* session = allowance.options().session) execution.session_lens = session->lens();
  if (!prepared.engine->options.import_folder.empty())
    execution.import_folder = &prepared.engine->options.import_folder;

  if (plan.mode == syntax::Statement::Mode::explain) {
    explain(*result, plan, {});
    result->buffered = true;
  } else if (transaction) {
    if (plan.own_transactions)
      throw Error(ErrorCode::semantic_error, "InvalidTransaction", Phase::runtime,
                  "CALL { ... } IN TRANSACTIONS commits by itself and cannot run inside a transaction", {},
                  "run it as a statement of its own, or leave out IN TRANSACTIONS");
    if (updates(plan) && !transaction->writer)
      throw Error(ErrorCode::read_only, "an updating statement in a read transaction",
                  "begin the transaction with TransactionMode::write");
    if (transaction->writer)
      execute_in(*result, plan, *transaction->writer);
    else
      execute_buffered(*result, plan, nullptr);
  } else if (own) {
    result->transaction = own;
    if (plan.own_transactions) {
      WriterTransactions transactions(*own->writer, result->limits);
      execution.transactions = &transactions;
      execute_buffered(*result, plan, own->writer.get());
      execution.transactions = nullptr;
      own->writer->end_statement();
    } else {
      execute_in(*result, plan, *own->writer);
    }
    own->writer->commit();
    own->open = false;
    own->after = prepared.engine->store->snapshot();
    own->writer.reset();
  } else if (plan.mode == syntax::Statement::Mode::profile) {
    execute_buffered(*result, plan, nullptr);
  } else {
    result->cursor.emplace(plan, execution);
    result->lenses = result->cursor->lenses();
  }
  result->microseconds += std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
  return result;
}

}  // namespace

std::unique_ptr<Result> run(const Prepared& prepared, std::shared_ptr<OpenTransaction> transaction,
                            std::shared_ptr<const GraphSource> graph, const Parameters& parameters,
                            const Allowance& allowance) {
  const Prepared* used = &prepared;
  Prepared again;
  try {
    std::shared_ptr<OpenTransaction> own;
    const plan::Plan& plan = prepared.cached->plan;
    if (!transaction && updates(plan) && plan.mode != syntax::Statement::Mode::explain)
      own = begin_own(prepared.engine, allowance);
    if (const auto& writing = own ? own : transaction; writing && writing->writer && writing->open)
      used = &planned_for(prepared, *writing->writer, parameters, allowance, again);
    return start(*used, std::move(own), std::move(transaction), std::move(graph), parameters, allowance);
  } catch (Error& error) {
    // A shared plan knows the places of the text that it was made from.
    if (used->cached->uses_literals)
      error.where = plan::move_place(error.where, used->cached->literals, used->lifted);
    throw;
  }
}

}  // namespace kenes::face
