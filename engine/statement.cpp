// SPDX-License-Identifier: Apache-2.0
// A statement's way from text to rows: cache, parse, scope, build; then the executor, in a transaction.
#include <chrono>
#include <random>
#include <set>

#include "engine/algorithms/table.hpp"
#include "engine/face.hpp"
#include "engine/plan/build.hpp"
#include "engine/plan/explain.hpp"
#include "engine/plan/scope.hpp"
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

std::vector<Value> index_row(const IndexDescription& index) {
  List keys;
  for (const std::string& key : index.keys) keys.emplace_back(key);
  return {Value(index.name), Value(index.kind == IndexKind::unique ? "UNIQUE" : "RANGE"),
          Value(index.on_relationships ? "RELATIONSHIP" : "NODE"), Value(index.label),
          Value(std::move(keys))};
}

std::string default_name(const syntax::SchemaCommand& command) {
  std::string name = command.kind == syntax::SchemaCommand::Kind::create_constraint ? "unique_" : "index_";
  name += command.label.text;
  for (const syntax::Name& key : command.keys) name += "_" + key.text;
  return name;
}

const IndexDescription* same_index(const std::vector<IndexDescription>& indexes,
                                   const IndexDescription& wanted) {
  for (const IndexDescription& index : indexes)
    if (index.name == wanted.name ||
        (index.label == wanted.label && index.keys == wanted.keys &&
         index.on_relationships == wanted.on_relationships && index.kind == wanted.kind))
      return &index;
  return nullptr;
}

void run_schema_command(Result& result, const syntax::SchemaCommand& command, MutableGraph* writer) {
  using Kind = syntax::SchemaCommand::Kind;
  switch (command.kind) {
    case Kind::show_indexes:
    case Kind::show_constraints:
      for (const IndexDescription& index : result.source()->indexes())
        if (command.kind == Kind::show_indexes || index.kind == IndexKind::unique)
          result.rows.push_back(index_row(index));
      return;
    case Kind::create_index:
    case Kind::create_constraint: {
      IndexDescription index;
      index.name = command.name.empty() ? default_name(command) : command.name;
      index.kind = command.kind == Kind::create_constraint ? IndexKind::unique : IndexKind::range;
      index.on_relationships = command.on_relationships;
      index.label = command.label.text;
      for (const syntax::Name& key : command.keys) index.keys.push_back(key.text);
      if (command.if_not_exists && same_index(writer->indexes(), index)) return;
      writer->create_index(index, result.limits);
      ++(command.kind == Kind::create_index ? result.counters.indexes_added
                                            : result.counters.constraints_added);
      return;
    }
    case Kind::drop_index:
    case Kind::drop_constraint: {
      std::string name = command.name;
      if (name.empty())
        for (const IndexDescription& index : writer->indexes())
          if (index.label == command.label.text && !command.keys.empty() && index.keys.size() == 1 &&
              index.keys[0] == command.keys[0].text &&
              (index.kind == IndexKind::unique) == (command.kind == Kind::drop_constraint))
            name = index.name;
      if (writer->drop_index(name)) {
        ++(command.kind == Kind::drop_index ? result.counters.indexes_removed
                                            : result.counters.constraints_removed);
        return;
      }
      if (command.if_exists) return;
      std::vector<std::string> names;
      for (const IndexDescription& index : writer->indexes()) names.push_back(index.name);
      throw Error(ErrorCode::constraint_validation_failed, "NoSuchIndex", Phase::runtime,
                  "there is no index or constraint `" + name + "`", command.at, did_you_mean(name, names));
    }
  }
}

const std::vector<std::string>& schema_columns(const syntax::SchemaCommand& command) {
  static const std::vector<std::string> none;
  static const std::vector<std::string> shown{"name", "type", "entityType", "labelOrType", "properties"};
  const bool shows = command.kind == syntax::SchemaCommand::Kind::show_indexes ||
                     command.kind == syntax::SchemaCommand::Kind::show_constraints;
  return shows ? shown : none;
}

bool changes_schema(const syntax::SchemaCommand& command) { return schema_columns(command).empty(); }

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

/// Executes with `writer` (null: reading only), buffering all rows.
void execute_buffered(Result& result, const plan::Plan& plan, MutableGraph* writer) {
  result.buffered = true;
  if (plan.is_schema_command) return run_schema_command(result, *plan.schema_command, writer);
  if (writer) {
    result.execution.graph = writer;
    result.execution.writer = writer;
    result.execution.shared_graph = nullptr;
  }
  const bool profiled = plan.mode == syntax::Statement::Mode::profile;
  result.cursor.emplace(plan, result.execution, profiled);
  drain(result);
  if (profiled) explain(result, plan, result.cursor->profile());
  result.cursor.reset();
}

class WriterTransactions final : public OwnTransactions {
 public:
  explicit WriterTransactions(WriteTransaction& writer) : writer_(writer) { writer_.begin_statement(); }
  void commit() override {
    writer_.end_statement();
    writer_.commit();
    writer_.begin_again();
    writer_.begin_statement();
  }
  void take_back() override {
    if (writer_.is_over())
      writer_.begin_again();
    else
      writer_.rollback_statement();
    writer_.begin_statement();
  }

 private:
  WriteTransaction& writer_;
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

const functions::ProcedureRegistry& built_in_procedures() {
  static const functions::ProcedureRegistry registry = [] {
    functions::ProcedureRegistry r;
    algorithms::add_algorithms(r);
    r.freeze();
    return r;
  }();
  return registry;
}

void prepare(Prepared& prepared, const std::shared_ptr<Engine>& engine, std::string text,
             const GraphSource& statistics, const Parameters* given) {
  prepared.engine = engine;
  prepared.text = std::move(text);
  plan::lift_literals(prepared.text, prepared.lifted);
  const bool cacheable = engine->store != nullptr;
  if (cacheable) {
    prepared.cached = engine->plans.find(prepared.lifted, statistics.catalog_version());
    if (prepared.cached) return;
  }
  syntax::Statement statement = grammar::parse(prepared.text);
  std::set<std::string, std::less<>> names;
  if (given)
    for (const auto& [name, value] : *given) names.insert(name);
  const plan::ScopeInput input{functions::Registry::built_in(), engine->procedures, given ? &names : nullptr};
  plan::ScopeResult scoped = plan::scope(statement, input);
  prepared.cached = plan::make_plan(std::move(statement), std::move(scoped), prepared.lifted, statistics,
                                    engine->procedures);
  if (cacheable) engine->plans.add(prepared.lifted, prepared.cached);
}

namespace {

std::unique_ptr<Result> start(const Prepared& prepared, std::shared_ptr<OpenTransaction> transaction,
                              std::shared_ptr<const GraphSource> graph, const Parameters& parameters,
                              const StatementOptions& options) {
  const auto begin = Clock::now();
  const plan::Plan& plan = prepared.cached->plan;
  require_parameters(prepared.cached->parameters, parameters);

  auto result = std::make_unique<Result>();
  result->engine = prepared.engine;
  result->transaction = transaction;
  result->graph = std::move(graph);
  result->cached = prepared.cached;
  result->columns = plan.is_schema_command ? schema_columns(*plan.schema_command) : plan.columns;
  result->batch = Batch(plan.slots);
  result->parameters = parameters;
  if (prepared.cached->uses_literals) {
    result->text = prepared.text;
    for (std::size_t i = 0; i < prepared.lifted.literals.size(); ++i)
      result->parameters.insert_or_assign(plan::literal_name(i), prepared.lifted.literals[i]);
  }
  if (options.timeout.count() > 0) result->limits.set_deadline(begin + options.timeout);
  if (options.memory > 0) result->limits.set_memory(static_cast<std::int64_t>(options.memory));
  result->limits.set_cancel_flag(options.cancel);

  Execution& execution = result->execution;
  execution.shared_graph = transaction ? result->source() : result->graph;
  execution.graph = execution.shared_graph.get();
  execution.parameters = &result->parameters;
  execution.functions = &functions::Registry::built_in();
  execution.procedures = &prepared.engine->procedures;
  execution.limits = &result->limits;
  execution.counters = &result->counters;
  execution.statement_time = now_nanoseconds();
  execution.random = &thread_random();
  if (!prepared.engine->options.import_folder.empty())
    execution.import_folder = &prepared.engine->options.import_folder;

  const bool updates = plan.is_schema_command ? changes_schema(*plan.schema_command) : plan.updates;
  if (plan.mode == syntax::Statement::Mode::explain) {
    explain(*result, plan, {});
    result->buffered = true;
  } else if (transaction) {
    if (plan.own_transactions)
      throw Error(ErrorCode::semantic_error, "InvalidTransaction", Phase::runtime,
                  "CALL { ... } IN TRANSACTIONS commits by itself and cannot run inside a transaction", {},
                  "run it as a statement of its own, or leave out IN TRANSACTIONS");
    if (updates && !transaction->writer)
      throw Error(ErrorCode::read_only, "an updating statement in a read transaction",
                  "begin the transaction with TransactionMode::write");
    if (transaction->writer)
      execute_in(*result, plan, *transaction->writer);
    else
      execute_buffered(*result, plan, nullptr);
  } else if (updates) {
    auto own = std::make_shared<OpenTransaction>();
    own->engine = prepared.engine;
    own->writer = prepared.engine->store->begin();
    own->after = own->writer->base();
    result->transaction = own;
    if (plan.own_transactions) {
      WriterTransactions transactions(*own->writer);
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
  } else if (plan.is_schema_command || plan.mode == syntax::Statement::Mode::profile) {
    execute_buffered(*result, plan, nullptr);
  } else {
    result->cursor.emplace(plan, execution);
  }
  result->microseconds += std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
  return result;
}

}  // namespace

std::unique_ptr<Result> run(const Prepared& prepared, std::shared_ptr<OpenTransaction> transaction,
                            std::shared_ptr<const GraphSource> graph, const Parameters& parameters,
                            const StatementOptions& options) {
  try {
    return start(prepared, std::move(transaction), std::move(graph), parameters, options);
  } catch (Error& error) {
    // A shared plan knows the places of the text that it was made from.
    if (prepared.cached->uses_literals)
      error.where = plan::move_place(error.where, prepared.cached->literals, prepared.lifted);
    throw;
  }
}

}  // namespace kenes::face
