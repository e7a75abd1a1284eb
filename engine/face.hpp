// SPDX-License-Identifier: Apache-2.0
// What stands behind the public face: the engine of a database, an open transaction, a prepared statement, a
// running result. Not installed; kenes.hpp only names these types.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/expression/expression.hpp"
#include "engine/functions/procedure.hpp"
#include "engine/kenes.hpp"
#include "engine/knowledge/lens.hpp"
#include "engine/plan/cache.hpp"
#include "engine/plan/plan.hpp"
#include "engine/run/run.hpp"
#include "storage/store.hpp"

namespace kenes::face {

/// A database: its store (none for queries over a plain graph), what its statements may call, its plans.
/// Thread-safe.
struct Engine {
  std::string path;
  OpenOptions options;
  functions::ProcedureRegistry procedures;
  plan::PlanCache plans;
  std::unique_ptr<Store> store;  // last: it closes first
};

/// The built-in procedures, algorithms included.
const functions::ProcedureRegistry& built_in_procedures();

/// Claims made by call, in claiming.cpp.
class Claiming;

struct OpenTransaction {
  OpenTransaction();
  ~OpenTransaction();

  std::shared_ptr<Engine> engine;
  std::unique_ptr<WriteTransaction> writer;  ///< null in a read transaction
  std::unique_ptr<Claiming> claiming;  ///< while claims are made by call; statements may change what it knows
  std::shared_ptr<const GraphSource> after;  ///< what is seen once it is over (a read transaction: all along)
  bool open = true;

  const GraphSource& graph() const {
    return writer && open ? static_cast<const GraphSource&>(*writer) : *after;
  }
};

/// A statement ready to run: its plan, and the literals that the plan cache lifted out of this very text.
struct Prepared {
  Prepared() = default;
  Prepared(const Prepared&) = delete;  // `lifted` views `text`
  Prepared& operator=(const Prepared&) = delete;

  std::shared_ptr<Engine> engine;
  std::string text;
  std::shared_ptr<const plan::CachedPlan> cached;
  plan::LiftedText lifted;    ///< of `text`, which must stay where it is
  bool session_lens = false;  ///< a MATCH without a lens looks through the session's
};

/// One running or finished statement. Reading ones pull batches on demand; updating ones are `rows`.
struct Result {
  std::shared_ptr<Engine> engine;
  std::shared_ptr<OpenTransaction> transaction;
  std::shared_ptr<const GraphSource> graph;
  std::shared_ptr<const plan::CachedPlan> cached;
  std::vector<std::string> columns;
  std::string text;  ///< of the statement, where its plan was made from another text
  Parameters parameters;
  Limits limits;
  Counters counters;
  Execution execution;
  std::optional<run::Cursor> cursor;
  Batch batch;
  std::size_t position = 0;  ///< in the batch's selection, or in rows
  bool started = false;
  bool buffered = false;
  std::vector<std::vector<Value>> rows;
  std::optional<MemoryAccount> held;  ///< for `rows`
  bool is_plan = false;               ///< rows are the plan's lines
  std::vector<run::OperatorProfile> profile;
  double microseconds = 0;
  std::vector<knowledge::Lens> lenses;  ///< of the plan, evaluated

  bool next();
  Value value(std::size_t column) const;
  /// A shared plan knows the places of the text that it was made from: moves an error's to this text.
  void move_place(Error& error) const;
  /// Where the elements of this result live, kept alive together with the database.
  std::shared_ptr<const GraphSource> source() const;
  /// The same as elements in a column are seen.
  std::shared_ptr<const GraphSource> source(std::size_t column) const;

 private:
  mutable std::shared_ptr<const GraphSource> pinned_;
  mutable std::vector<std::shared_ptr<const GraphSource>> seen_;  ///< source() through each of `lenses`
};

/// The statement belongs to a session that chose a lens.
bool has_lens(const StatementOptions& options);

/// A plan as a graph: `(:Operator)-[:FEEDS]->(:Operator)`; `profile` empty: estimates only.
std::shared_ptr<const GraphSource> plan_graph(const plan::Plan& plan,
                                              std::span<const run::OperatorProfile> profile);

/// A graph that keeps its database open: a snapshot must be gone before its store.
std::shared_ptr<const GraphSource> pin(std::shared_ptr<Engine> engine,
                                       std::shared_ptr<const GraphSource> graph);

/// What a statement may take, from the moment it was asked for: parsing and planning count.
class Allowance {
 public:
  explicit Allowance(const StatementOptions& options) : options_(options) {}
  void apply(Limits& limits) const {
    if (options_.timeout.count() > 0) limits.set_deadline(begin_ + options_.timeout);
    if (options_.memory > 0) limits.set_memory(static_cast<std::int64_t>(options_.memory));
    limits.set_cancel_flag(options_.cancel);
  }
  const StatementOptions& options() const { return options_; }

 private:
  StatementOptions options_;
  Limits::Clock::time_point begin_ = Limits::Clock::now();
};

/// Parses and plans, or finds it in the cache. `given`: the parameters that it will be run with; null: not
/// known yet.
void prepare(Prepared& prepared, const std::shared_ptr<Engine>& engine, std::string text,
             const GraphSource& statistics, const Parameters* given, const Allowance& allowance);

/// Runs a prepared statement: over `transaction` if there is one, else in a transaction of its own; `graph`
/// for engines without a store.
std::unique_ptr<Result> run(const Prepared& prepared, std::shared_ptr<OpenTransaction> transaction,
                            std::shared_ptr<const GraphSource> graph, const Parameters& parameters,
                            const Allowance& allowance);

}  // namespace kenes::face
