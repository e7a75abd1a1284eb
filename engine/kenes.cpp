// SPDX-License-Identifier: Apache-2.0
// Database, Transaction, Query: the public face over store, planner and executor.
#include "engine/kenes.hpp"

#include <unistd.h>

#include <filesystem>

#include "engine/claiming.hpp"
#include "engine/face.hpp"
#include "engine/knowledge/functions.hpp"
#include "storage/csr.hpp"

#ifndef KENES_VERSION
#define KENES_VERSION "0.0.0"
#endif

namespace kenes {
namespace {

Error wrong_use(std::string message, std::string hint = {}) {
  return Error(ErrorCode::usage, std::move(message), std::move(hint));
}

std::size_t default_cache_bytes() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long page_size = sysconf(_SC_PAGE_SIZE);
  if (pages <= 0 || page_size <= 0) return std::size_t{256} << 20;
  return static_cast<std::size_t>(pages) / 4 * static_cast<std::size_t>(page_size);
}

std::shared_ptr<face::Engine> new_engine(std::string path, const OpenOptions& options) {
  auto engine = std::make_shared<face::Engine>();
  engine->path = std::move(path);
  engine->options = options;
  engine->procedures = face::built_in_procedures();
  return engine;
}

}  // namespace

std::string_view version() { return KENES_VERSION; }

// ---------------------------------------------------------------- Session

Session::Session() : lens_(std::make_unique<knowledge::Lens>()) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

bool Session::has_lens() const { return !lens_->shows_believed(); }

std::string Session::lens_text(const Database& database) const {
  return knowledge::to_text(*lens_, *database.engine()->store->snapshot());
}

// ---------------------------------------------------------------- Database

Database::Database(std::string path, const OpenOptions& options)
    : engine_(new_engine(std::move(path), options)) {
  if (!options.create && engine_->path != ":memory:" && !std::filesystem::exists(engine_->path))
    throw Error(ErrorCode::not_a_database, "there is no database at " + engine_->path,
                "look for a slip in the path");
  StoreOptions store;
  store.path = engine_->path;
  store.read_only = options.read_only;
  store.durable = options.durable;
  store.cache_bytes = options.cache_bytes ? options.cache_bytes : default_cache_bytes();
  store.lock_timeout = options.lock_timeout;
  engine_->store = Store::open(store);
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Rows Database::query(std::string_view statement, const Parameters& parameters,
                     const StatementOptions& options) {
  const auto snapshot = engine_->store->snapshot();
  const face::Allowance allowance(options);
  face::Prepared prepared;
  prepared.session_lens = face::has_lens(options);
  face::prepare(prepared, engine_, std::string(statement), *snapshot, &parameters, allowance);
  return Rows(face::run(prepared, nullptr, snapshot, parameters, allowance));
}

Query Database::prepare(std::string_view statement) {
  auto prepared = std::make_shared<face::Prepared>();
  face::prepare(*prepared, engine_, std::string(statement), *engine_->store->snapshot(), nullptr,
                face::Allowance({}));
  return Query(std::move(prepared));
}

Transaction Database::begin(TransactionMode mode) {
  auto transaction = std::make_shared<face::OpenTransaction>();
  transaction->engine = engine_;
  if (mode == TransactionMode::write) {
    transaction->writer = engine_->store->begin();
    transaction->after = transaction->writer->base();
  } else {
    transaction->after = engine_->store->snapshot();
  }
  return Transaction(std::move(transaction));
}

Graph Database::graph() const { return Graph(face::pin(engine_, engine_->store->snapshot())); }

Schema Database::schema() const {
  const auto snapshot = engine_->store->snapshot();
  Schema schema;
  for (std::size_t i = 0; i < snapshot->label_count(); ++i) {
    const auto id = static_cast<LabelId>(i);
    if (const auto count = snapshot->nodes_with_label(id))
      schema.labels.emplace_back(snapshot->label_name(id), count);
  }
  for (std::size_t i = 0; i < snapshot->type_count(); ++i) {
    const auto id = static_cast<TypeId>(i);
    if (const auto count = snapshot->edge_count(id))
      schema.types.emplace_back(snapshot->type_name(id), count);
  }
  for (std::size_t i = 0; i < snapshot->key_count(); ++i)
    schema.keys.emplace_back(snapshot->key_name(static_cast<KeyId>(i)));
  schema.indexes = snapshot->indexes();
  return schema;
}

const std::string& Database::path() const { return engine_->path; }
bool Database::is_read_only() const { return engine_->options.read_only; }
const functions::Registry& Database::functions() const { return knowledge::all_functions(); }
functions::ProcedureRegistry& Database::procedures() { return engine_->procedures; }

// ---------------------------------------------------------------- Transaction

Transaction::Transaction(std::shared_ptr<face::OpenTransaction> transaction)
    : transaction_(std::move(transaction)) {}
Transaction::Transaction(Transaction&&) noexcept = default;

Transaction& Transaction::operator=(Transaction&& other) noexcept {
  if (this != &other) {
    if (is_open()) rollback();
    transaction_ = std::move(other.transaction_);
  }
  return *this;
}

Transaction::~Transaction() {
  if (is_open()) rollback();
}

Rows Transaction::run(std::string_view statement, const Parameters& parameters,
                      const StatementOptions& options) {
  if (!is_open()) throw wrong_use("this transaction is over", "begin another one");
  transaction_->claiming.reset();
  const face::Allowance allowance(options);
  face::Prepared prepared;
  prepared.session_lens = face::has_lens(options);
  face::prepare(prepared, transaction_->engine, std::string(statement), transaction_->graph(), &parameters,
                allowance);
  return Rows(face::run(prepared, transaction_, transaction_->after, parameters, allowance));
}

void Transaction::commit() {
  if (!is_open()) throw wrong_use("this transaction is over", "begin another one");
  transaction_->open = false;
  transaction_->claiming.reset();
  if (!transaction_->writer) return;
  transaction_->writer->commit();
  transaction_->after = transaction_->engine->store->snapshot();
  transaction_->writer.reset();
}

void Transaction::rollback() {
  if (!is_open()) return;
  transaction_->open = false;
  transaction_->claiming.reset();
  if (transaction_->writer) transaction_->writer->rollback();
  transaction_->writer.reset();
}

bool Transaction::is_open() const { return transaction_ && transaction_->open; }

// ---------------------------------------------------------------- Query

Query::Query(std::shared_ptr<face::Prepared> prepared) : prepared_(std::move(prepared)) {}

Rows Query::run(const Parameters& parameters, const StatementOptions& options) const {
  const face::Allowance allowance(options);
  const auto snapshot = prepared_->engine->store->snapshot();
  const bool through_lens = face::has_lens(options);
  const bool same_lens = std::exchange(prepared_->session_lens, through_lens) == through_lens;
  if (!same_lens || prepared_->cached->plan.catalog_version != snapshot->catalog_version())
    face::prepare(*prepared_, prepared_->engine, prepared_->text, *snapshot, nullptr, allowance);
  return Rows(face::run(*prepared_, nullptr, snapshot, parameters, allowance));
}

const std::vector<std::string>& Query::columns() const { return prepared_->cached->plan.columns; }
bool Query::updates() const { return prepared_->cached->plan.updates; }

// ---------------------------------------------------------------- queries over any graph

Value call_function(std::string_view name, const std::vector<Value>& arguments) {
  const functions::Registry& registry = knowledge::all_functions();
  const functions::Function* function = registry.find(name);
  if (!function)
    throw Error(ErrorCode::syntax_error, "UnknownFunction", Phase::compile_time,
                "there is no function `" + std::string(name) + "`", {}, did_you_mean(name, registry.names()));
  functions::FunctionContext context;
  return function->body(arguments, context);
}

Rows query(std::shared_ptr<const GraphSource> graph, std::string_view statement, const Parameters& parameters,
           const StatementOptions& options) {
  static const std::shared_ptr<face::Engine> engine = new_engine("", {});
  // Plans of one graph may not serve another (indexes, names), so these are planned anew each time.
  const face::Allowance allowance(options);
  face::Prepared prepared;
  prepared.session_lens = face::has_lens(options);
  face::prepare(prepared, engine, std::string(statement), *graph, &parameters, allowance);
  if (prepared.cached->plan.updates || prepared.cached->plan.is_schema_command)
    throw Error(ErrorCode::read_only, "this graph is not a Kenes database: its statements can only read",
                "load it into a kenes::Database to change it");
  return Rows(face::run(prepared, nullptr, std::move(graph), parameters, allowance));
}

Rows query(const Graph& graph, std::string_view statement, const Parameters& parameters,
           const StatementOptions& options) {
  return query(graph.shared_source(), statement, parameters, options);
}

}  // namespace kenes
