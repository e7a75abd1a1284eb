// SPDX-License-Identifier: Apache-2.0
// The public face of Kenes: Database, Transaction, Query, Rows, Row, Cell. Everything that a program, the
// shell or a tool may do goes through here. A Database may be shared by threads; a Transaction, a Query and
// Rows belong to one thread at a time. A result pins what it reads from, so it may outlive its Transaction
// and its Database handle. All errors are kenes::Error; the library never prints and never ends the process.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/write_out/dot.hpp"
#include "storage/boost_source.hpp"
#include "storage/counters.hpp"
#include "storage/error.hpp"
#include "storage/graph.hpp"
#include "storage/graph_traits.hpp"
#include "storage/notice.hpp"
#include "storage/value.hpp"

namespace kenes {

class Database;

namespace functions {
class Registry;
class ProcedureRegistry;
struct Procedure;
struct Function;
}  // namespace functions

/// Named values for `$name` in a statement: `{{"who", "Ada"}, {"year", 1980}}`.
using Parameters = Map;

struct OpenOptions {
  bool read_only = false;  ///< sees the state at opening, takes no lock, never writes
  bool create = true;      ///< make the database if the folder is missing or empty
  bool durable =
      true;  ///< a commit returns only when the disk has it; false: a crash may lose the last commits
  std::size_t cache_bytes = 0;  ///< decoded groups and chunks; 0: a quarter of the machine's memory
  std::chrono::milliseconds lock_timeout{
      5000};                       ///< how long a write waits for another writer before Error (busy)
  std::string import_folder = {};  ///< the only place that LOAD CSV reads from; empty: it is refused
};

namespace knowledge {
struct Lens;
}

/// What the statements of one user share beside the data: the lens that `CALL lens.set(...)` chose, through
/// which every MATCH looks that names none. Give it in the options of each of them, in and outside of
/// transactions; it must outlive their Rows. One thread at a time; a Database may serve many sessions.
class Session {
 public:
  Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  bool has_lens() const;
  /// `AS OF 2010 ACCORDING TO enwiki-qkhp`, for a prompt; empty without a lens.
  std::string lens_text(const Database& database) const;
  /// For statements; never null.
  knowledge::Lens* lens() const { return lens_.get(); }

 private:
  std::unique_ptr<knowledge::Lens> lens_;
};

/// Limits for one statement, and whose it is.
struct StatementOptions {
  std::chrono::milliseconds timeout{0};  ///< 0: none. Error (time_limit) when it passes
  std::size_t memory = 0;                ///< bytes a statement may buffer; 0: none. Error (memory_limit)
  const std::atomic<bool>* cancel =
      nullptr;                       ///< set it from any thread or a signal handler. Error (interrupted)
  const Session* session = nullptr;  ///< null: no session, and lens.set() is refused
};

namespace face {
struct Result;
struct Engine;
struct OpenTransaction;
struct Prepared;

/// Turns a value into a C++ type, or throws Error (usage) that names both.
template <class T>
struct Convert;
[[noreturn]] void refuse(const Value& value, std::string_view wanted);
}  // namespace face

/// One cell of a result: a value and the graph that its nodes and relationships live in.
class Cell {
 public:
  Cell(Value value, std::shared_ptr<const GraphSource> graph)
      : value_(std::move(value)), graph_(std::move(graph)) {}

  const Value& value() const { return value_; }
  Kind kind() const { return value_.kind(); }
  bool is_null() const { return value_.is_null(); }
  /// The value as bool, any integer or floating type, std::string, Date ..., Node, Edge, Path, List, Map,
  /// Value, std::optional<T> (null is empty), std::vector<T>. Throws Error (usage) if it is something else.
  template <class T>
  T as() const {
    return face::Convert<T>::from(value_);
  }

  // Of a node or relationship. Throw Error (usage) for other values.
  std::vector<std::string> labels() const;  ///< of a node, in the order of their first use
  std::string type() const;                 ///< of a relationship
  Cell operator[](
      std::string_view key) const;  ///< property of a node or relationship, entry of a map; else null
  Map properties() const;

  /// For people: strings bare, nodes as `(:Person {name: 'Ada'})`, dates as `2004-04-13`.
  std::string text() const;
  friend std::ostream& operator<<(std::ostream&, const Cell&);

 private:
  Value value_;
  std::shared_ptr<const GraphSource> graph_;
};

/// A row under the iterator of its Rows; copies of cells may outlive it, the row itself may not.
class Row {
 public:
  std::size_t size() const;
  Cell operator[](std::size_t column) const;
  Cell operator[](
      std::string_view column) const;     ///< throws Error (usage) with "did you mean" for an unknown name
  Value value(std::size_t column) const;  ///< the bare value; elements are ids
  template <class T>
  T get(std::size_t column) const {
    return face::Convert<T>::from(value(column));
  }

 private:
  friend class Rows;
  friend struct face::Result;
  explicit Row(const face::Result* result) : result_(result) {}
  const face::Result* result_;
};

template <class... T>
class TypedRows;

/// The rows of a statement, read once from front to back. A reading statement runs as its rows are asked for;
/// an updating one has run to its end, and is committed, before its Rows exist.
class Rows {
 public:
  explicit Rows(std::unique_ptr<face::Result> result);
  Rows(Rows&&) noexcept;
  Rows& operator=(Rows&&) noexcept;
  ~Rows();

  const std::vector<std::string>& columns() const;
  /// Moves to the next (at first: the first) row; false at the end.
  bool next();
  const Row& row() const { return row_; }

  class Iterator {
   public:
    using value_type = Row;
    using difference_type = std::ptrdiff_t;
    explicit Iterator(Rows* rows) : rows_(rows) { ++*this; }
    Iterator& operator++() {
      if (!rows_->next()) rows_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    const Row& operator*() const { return rows_->row(); }
    const Row* operator->() const { return &rows_->row(); }
    friend bool operator==(const Iterator& i, std::default_sentinel_t) { return i.rows_ == nullptr; }

   private:
    Rows* rows_;
  };
  Iterator begin() { return Iterator(this); }
  std::default_sentinel_t end() { return {}; }

  /// Rows as tuples for structured bindings. Throws Error (usage) at once if the number of columns differs; a
  /// cell of another type throws when it is read.
  template <class... T>
  TypedRows<T...> as() {
    check_columns(sizeof...(T));
    return TypedRows<T...>(std::move(*this));
  }
  /// The single cell of the single row. Throws Error (usage) where there are more or none.
  template <class T>
  T one() {
    return face::Convert<T>::from(one_value());
  }

  /// Reads the rest and gives the nodes, relationships and paths in it as a Boost graph. A relationship
  /// brings its ends along. Parts of lists and maps count too. Of EXPLAIN and PROFILE: the plan, each
  /// operator a node.
  Graph graph();
  /// The statement is an EXPLAIN or PROFILE, and the rows are the lines of its plan.
  bool is_plan() const;

  const Counters& counters() const;
  /// Names in the statement that the database does not have, and the like; not errors.
  const std::vector<Notice>& notices() const;
  /// Microseconds the engine spent on this statement so far: plan look-up or parse and plan, execution,
  /// materialising.
  double microseconds() const;
  std::shared_ptr<const GraphSource> source() const;
  /// The same as the elements of one column are seen: through the lens of the MATCH that found them.
  std::shared_ptr<const GraphSource> source(std::size_t column) const;

 private:
  void check_columns(std::size_t wanted) const;
  Value one_value();
  std::unique_ptr<face::Result> result_;
  Row row_;
};

template <class... T>
class TypedRows {
 public:
  explicit TypedRows(Rows rows) : rows_(std::move(rows)) {}
  class Iterator {
   public:
    using value_type = std::tuple<T...>;
    using difference_type = std::ptrdiff_t;
    explicit Iterator(Rows* rows) : rows_(rows) { ++*this; }
    Iterator& operator++() {
      if (!rows_->next()) rows_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    std::tuple<T...> operator*() const { return read(std::index_sequence_for<T...>{}); }
    friend bool operator==(const Iterator& i, std::default_sentinel_t) { return i.rows_ == nullptr; }

   private:
    template <std::size_t... I>
    std::tuple<T...> read(std::index_sequence<I...>) const {
      return std::tuple<T...>{rows_->row().template get<T>(I)...};
    }
    Rows* rows_;
  };
  Iterator begin() { return Iterator(&rows_); }
  std::default_sentinel_t end() { return {}; }

 private:
  Rows rows_;
};

/// A statement that was parsed and planned once; run it as often as you like.
class Query {
 public:
  explicit Query(std::shared_ptr<face::Prepared> prepared);
  Rows run(const Parameters& parameters = {}, const StatementOptions& options = {}) const;
  Rows operator()(const Parameters& parameters = {}, const StatementOptions& options = {}) const {
    return run(parameters, options);
  }
  const std::vector<std::string>& columns() const;
  bool updates() const;

 private:
  std::shared_ptr<face::Prepared> prepared_;
};

/// What a claim says besides its value. Times are what the language takes for one: a Date, a date-time, a
/// year, the text of a partial date (`2004-09`). Empty or null: not said.
struct ClaimDetails {
  // Initialised one by one, so that -Wextra is quiet about designated initializers that leave some out.
  std::string source = {};  ///< the key of a (:Source)
  std::string at = {}, quote = {}, language = {};
  Value from = {}, to = {}, valid_at = {};
  std::string rank = "normal";  ///< `preferred`, `deprecated`
  std::optional<double> confidence = {};
};

enum class TransactionMode : std::uint8_t { read, write };

/// Several statements as one. A write transaction holds the writer's lock from its beginning; readers go on
/// undisturbed. The destructor rolls back what was not committed.
class Transaction {
 public:
  explicit Transaction(std::shared_ptr<face::OpenTransaction> transaction);
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) noexcept;
  ~Transaction();

  /// A failed statement leaves no trace; the transaction stays usable.
  Rows run(std::string_view statement, const Parameters& parameters = {},
           const StatementOptions& options = {});

  /// Claims that a property has a value, that a node bears a label, or that there is a relationship (the one
  /// of that type between the two nodes, else a new one); gives the claim's number. As the clause CLAIM does,
  /// each a statement of its own, but without text to read: for programs that bring many.
  std::uint64_t claim(Node node, std::string_view key, const Value& value, const ClaimDetails& details = {});
  std::uint64_t claim(const Edge& edge, std::string_view key, const Value& value,
                      const ClaimDetails& details = {});
  std::uint64_t claim_label(Node node, std::string_view label, const ClaimDetails& details = {});
  Edge claim_relationship(Node start, std::string_view type, Node end, const ClaimDetails& details = {});
  /// Withdraws a claim; false: it was withdrawn already.
  bool retract(std::uint64_t claim);

  void commit();
  void rollback();
  bool is_open() const;

 private:
  std::shared_ptr<face::OpenTransaction> transaction_;
};

/// What the catalog of a database holds, for schema pages and completion.
struct Schema {
  std::vector<std::pair<std::string, std::uint64_t>> labels;  ///< with the number of nodes
  std::vector<std::pair<std::string, std::uint64_t>> types;   ///< with the number of relationships
  std::vector<std::string> keys;
  std::vector<IndexDescription> indexes;
};

/// What `kenes check` found.
struct CheckReport {
  std::vector<std::string> findings;  ///< empty: all is well
  std::uint64_t records = 0;          ///< keys looked at
  bool clean() const { return findings.empty(); }
};

class Database {
 public:
  /// A folder, or `:memory:`. Throws Error: busy (open elsewhere), format_version, not_a_database,
  /// corruption, storage.
  explicit Database(std::string path, const OpenOptions& options = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// Runs one statement in a transaction of its own.
  Rows query(std::string_view statement, const Parameters& parameters = {},
             const StatementOptions& options = {});
  Query prepare(std::string_view statement);

  Transaction begin(TransactionMode mode = TransactionMode::write);
  /// Calls `body` with a write transaction, commits at its end; an exception rolls back and goes on.
  template <class Body>
  auto write(Body&& body) {
    return run_in(TransactionMode::write, std::forward<Body>(body));
  }
  /// The same for several readings of one moment.
  template <class Body>
  auto read(Body&& body) {
    return run_in(TransactionMode::read, std::forward<Body>(body));
  }

  /// The whole database as it is now, as a Boost graph.
  Graph graph() const;
  Schema schema() const;
  const std::string& path() const;
  bool is_read_only() const;

  /// Functions and procedures; add() makes one of your own known to this database's statements.
  const functions::Registry& functions() const;
  functions::ProcedureRegistry& procedures();

  /// The engine behind the face: for tools of this project that import, back up and check.
  const std::shared_ptr<face::Engine>& engine() const { return engine_; }

 private:
  template <class Body>
  auto run_in(TransactionMode mode, Body&& body) {
    Transaction transaction = begin(mode);
    if constexpr (std::is_void_v<std::invoke_result_t<Body, Transaction&>>) {
      std::forward<Body>(body)(transaction);
      if (transaction.is_open()) transaction.commit();
    } else {
      auto result = std::forward<Body>(body)(transaction);
      if (transaction.is_open()) transaction.commit();
      return result;
    }
  }
  std::shared_ptr<face::Engine> engine_;
};

/// Verifies every record, index and count of a closed database. Never changes it.
CheckReport check(const std::string& path);
/// Copies a database that is in use to a new folder, as it is at one moment.
void backup(const Database& database, const std::string& to);
/// Makes a database out of a backup. The target must be missing or empty.
void restore(const std::string& from, const std::string& to);
/// `1.2.3`
std::string_view version();

/// For people: strings bare at the top, elements with labels and properties, lists and maps nested as
/// literals.
std::string to_text(const Value& value, const GraphSource& graph);

/// Calls a function of the language on values, such as `date` on a text. Throws Error as a statement would.
Value call_function(std::string_view name, const std::vector<Value>& arguments);

/// Runs a reading statement over any graph source.
Rows query(std::shared_ptr<const GraphSource> graph, std::string_view statement,
           const Parameters& parameters = {}, const StatementOptions& options = {});
/// Runs a reading statement over a Boost graph handle, such as a query's subgraph.
Rows query(const Graph& graph, std::string_view statement, const Parameters& parameters = {},
           const StatementOptions& options = {});
/// Runs a reading statement over any Boost graph, or over a view of one that names its labels, types and
/// properties: `kenes::query(kenes::view(roads).label("City").property("name", &City::name), "MATCH (c:City)
/// RETURN c.name")`. The graph must outlive the rows.
template <class G>
requires(boost_view::is_view<G> || boost_view::foreign_graph<G>) Rows
    query(const G& graph, std::string_view statement, const Parameters& parameters = {},
          const StatementOptions& options = {}) {
  return query(source_of(graph), statement, parameters, options);
}

namespace face {

template <>
struct Convert<Value> {
  static Value from(const Value& v) { return v; }
};
template <>
struct Convert<bool> {
  static bool from(const Value& v) {
    return v.is(Kind::boolean) ? v.as_boolean() : (refuse(v, "bool"), false);
  }
};
template <class T>
requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) struct Convert<T> {
  static T from(const Value& v) {
    if (!v.is(Kind::integer)) refuse(v, "an integer");
    if (!std::in_range<T>(v.as_integer())) refuse(v, "an integer that fits");
    return static_cast<T>(v.as_integer());
  }
};
template <class T>
requires std::is_floating_point_v<T>
struct Convert<T> {
  static T from(const Value& v) {
    if (!v.is_number()) refuse(v, "a number");
    return static_cast<T>(v.as_number());
  }
};
template <>
struct Convert<std::string> {
  static std::string from(const Value& v) {
    if (!v.is(Kind::string)) refuse(v, "std::string");
    return std::string(v.as_string());
  }
};
template <class T>
struct Convert<std::optional<T>> {
  static std::optional<T> from(const Value& v) {
    if (v.is_null()) return std::nullopt;
    return Convert<T>::from(v);
  }
};
template <class T>
requires(!std::is_same_v<T, Value>) struct Convert<std::vector<T>> {
  static std::vector<T> from(const Value& v) {
    if (!v.is(Kind::list)) refuse(v, "a list");
    std::vector<T> out;
    out.reserve(v.as_list().size());
    for (const Value& item : v.as_list()) out.push_back(Convert<T>::from(item));
    return out;
  }
};
#define KENES_CONVERT(type, wanted_kind, getter)      \
  template <>                                         \
  struct Convert<type> {                              \
    static type from(const Value& v) {                \
      if (!v.is(Kind::wanted_kind)) refuse(v, #type); \
      return v.getter();                              \
    }                                                 \
  };
KENES_CONVERT(List, list, as_list)
KENES_CONVERT(Map, map, as_map)
KENES_CONVERT(Date, date, as_date)
KENES_CONVERT(LocalTime, local_time, as_local_time)
KENES_CONVERT(Time, time, as_time)
KENES_CONVERT(LocalDateTime, local_date_time, as_local_date_time)
KENES_CONVERT(DateTime, date_time, as_date_time)
KENES_CONVERT(Duration, duration, as_duration)
KENES_CONVERT(Point, point, as_point)
KENES_CONVERT(Node, node, as_node)
KENES_CONVERT(Edge, relationship, as_edge)
KENES_CONVERT(Path, path, as_path)
#undef KENES_CONVERT

}  // namespace face
}  // namespace kenes
