// SPDX-License-Identifier: Apache-2.0
// A procedure is one entry of a table, and (for algorithms) one file: name, typed arguments with defaults,
// typed columns, documentation, body. The body emits rows; the ProcedureCall operator turns them into
// batches.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/functions/function.hpp"

namespace kenes::knowledge {
struct Lens;
}

namespace kenes::functions {

struct ProcedureArgument {
  std::string name;
  KindSet accepts = any_kind;  ///< null is accepted too where nullable
  bool nullable = true;
  std::optional<Value> default_value;  ///< present: the argument may be left out
};
struct ProcedureColumn {
  std::string name;
  KindSet kinds = any_kind;
};

struct ProcedureContext {
  const GraphSource& graph;
  /// The same graph with shared ownership where a body must keep it (never null for queries on a database).
  std::shared_ptr<const GraphSource> shared_graph;
  MutableGraph* writer = nullptr;  ///< null while reading
  Limits& limits;
  Position at;
  const class ProcedureRegistry* procedures = nullptr;  ///< what can be called; null: not known
  knowledge::Lens* session_lens = nullptr;              ///< what lens.set() chose; null: no session
};

/// Called once a row, with as many values as the procedure has columns.
using EmitRow = std::function<void(std::span<const Value>)>;

/// Rows that are made when they are asked for, straight into columns: for procedures with a row a node, where
/// a Value each would cost more than the algorithm.
class ProcedureRows {
 public:
  virtual ~ProcedureRows() = default;
  /// Makes up to `most` further rows; returns how many, 0 at the end. `columns`: one for each column of the
  /// procedure, null where nobody reads it.
  virtual std::size_t next(std::size_t most, std::span<Column* const> columns) = 0;
};

struct Procedure {
  std::string name;  ///< with dots; looked up without case
  std::vector<ProcedureArgument> arguments;
  std::vector<ProcedureColumn> columns;  ///< none: a unit procedure, its rows only pass on
  bool updates = false;
  bool hidden = false;  ///< behind another statement (SHOW ...), and in no list
  std::string sentence;
  std::string example;  ///< a statement
  std::function<void(std::span<const Value> args, ProcedureContext&, const EmitRow&)> body;
  /// Instead of a body. The rows may outlive the context, not the graph and the limits in it.
  std::function<std::unique_ptr<ProcedureRows>(std::span<const Value> args, ProcedureContext&)> stream;

  /// Calls `emit` for all rows, whichever way the procedure has.
  void each_row(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) const;
  std::string signature() const;  ///< `algo.pagerank(options :: MAP = {}) :: (node :: NODE, score :: FLOAT)`
};

class ProcedureRegistry {
 public:
  /// All procedures of Kenes; algorithms add themselves through engine/algorithms/table.cpp.
  const Procedure* find(std::string_view name) const;
  void add(Procedure procedure);              ///< replaces one of the same name
  void clear_added();                         ///< forgets what add() brought after freeze()
  void freeze();                              ///< what is there now is built in
  std::vector<const Procedure*> all() const;  ///< without hidden ones, as names()
  std::vector<std::string> names() const;

 private:
  struct Entry {
    std::shared_ptr<const Procedure> procedure;  // shared by copies of a registry
    bool built_in = false;
  };
  std::map<std::string, Entry> procedures_;
};

/// Reads options out of a map argument by name: unknown names are an error with "did you mean".
class Options {
 public:
  Options(const Value& map, std::initializer_list<std::string_view> known, Position at);
  bool boolean(std::string_view name, bool otherwise) const;
  std::int64_t integer(std::string_view name, std::int64_t otherwise) const;
  double number(std::string_view name, double otherwise) const;
  std::optional<std::string> text(std::string_view name) const;
  /// A string or a list of strings.
  std::vector<std::string> texts(std::string_view name) const;
  const Value* find(std::string_view name) const;

 private:
  Map values_;
  Position at_;
};

}  // namespace kenes::functions
