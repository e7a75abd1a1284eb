// SPDX-License-Identifier: Apache-2.0
// The syntax of a statement as plain structs: what the parser makes, what plan::scope checks and annotates,
// what plan::build turns into a plan. A tree owns its parts; places point into the statement's text. No ANTLR
// here. Operators are functions: `a + b` is a call of `+`. The slots are filled in by plan::scope: every
// variable that is introduced anywhere in a statement gets a number of its own, and every use of it carries
// the same number.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "storage/error.hpp"
#include "storage/value.hpp"

namespace kenes::syntax {

using Slot = std::int32_t;
inline constexpr Slot no_slot = -1;

struct Expression;
struct Query;
using ExpressionPointer = std::unique_ptr<Expression>;

/// A name as written (backticks removed) and where.
struct Name {
  std::string text;
  Position at;
};

/// A variable that is introduced (or, in patterns, used again): empty text where there is none.
struct Variable {
  std::string text;
  Position at;
  Slot slot = no_slot;      ///< set by scope; anonymous pattern parts get one too
  bool introduces = false;  ///< set by scope: this place binds the variable, earlier ones did not
  explicit operator bool() const { return !text.empty(); }
};

/// Label or type expression: `A`, `A|B`, `A&B`, `!A`, `%`, `$(expr)` and `$all(expr)`, `$any(expr)`.
struct LabelExpression {
  enum class Kind : std::uint8_t { name, any_of, all_of, negation, wildcard, dynamic, dynamic_any };
  Kind kind = Kind::name;
  Name name;
  std::vector<LabelExpression> parts;
  ExpressionPointer expression;  ///< dynamic, dynamic_any
  Position at;
};

struct NodePattern {
  Variable variable;
  std::optional<LabelExpression> labels;
  ExpressionPointer properties;  ///< map literal or parameter, or null
  ExpressionPointer where;       ///< inline WHERE, or null
  Position at;
  bool implied = false;  ///< nobody wrote it: an end of a quantified path
};

struct QuantifiedPath;

struct RelationshipPattern {
  enum class Arrow : std::uint8_t { right, left, both };  ///< `-->`, `<--`, `--` (and `<-->`)
  Variable variable;
  std::optional<LabelExpression> types;
  ExpressionPointer properties;
  ExpressionPointer where;
  Arrow arrow = Arrow::both;
  bool variable_length = false;
  std::optional<std::int64_t> minimum, maximum;  ///< of a variable length
  bool quantified = false;  ///< by `{1,3}`, `+` or `*` behind it: the variable is a list outside, one inside
  Slot each = no_slot;      ///< of a variable length: one of them, for its own conditions; set by scope
  std::unique_ptr<QuantifiedPath>
      path;  ///< stands in its place: `((a)-->(b))+`; the rest but lengths is empty
  Position at;
};

/// nodes.size() == relationships.size() + 1
struct PathPattern {
  /// shortestPath(...), allShortestPaths(...); SHORTEST k or ANY k; SHORTEST k GROUPS (ALL SHORTEST: one).
  enum class Selector : std::uint8_t { none, shortest, all_shortest, shortest_paths, shortest_groups };
  Variable variable;
  Selector selector = Selector::none;
  ExpressionPointer count;  ///< of SHORTEST k; null: one
  ExpressionPointer where;  ///< of the parentheses around the whole: holds for paths before one is chosen
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  Position at;
};

/// A path that is walked again and again, each time beginning where it ended.
struct QuantifiedPath {
  /// A variable of the inside, which stands for one element there, as the list of them that the outside sees.
  struct Group {
    Slot element = no_slot;
    Variable list;
  };
  PathPattern inner;
  ExpressionPointer where;    ///< holds for each repetition
  std::vector<Group> groups;  ///< set by scope
};

struct SortItem;
struct Projection;

/// What kinds of expression there are; the members of Expression that each uses stand behind it.
enum class ExpressionKind : std::uint8_t {
  literal,    ///< value
  parameter,  ///< name
  variable,   ///< name, slot
  property,   ///< args[0] . name
  call,  ///< name(args), distinct; every operator, too: name is "+", "AND", "=", "IN", "STARTS WITH", "IS
         ///< NULL", "[]" ...
  count_star,             ///< count(*)
  list,                   ///< args
  map,                    ///< names[i] : args[i]
  map_projection,         ///< args[0] { items }: names[i] : args[i+1]; ".name" arrives as property, ".*" sets
                          ///< all_properties
  case_of,                ///< has_operand ? args[0] : none; then pairs when, then; has_else ? last : none
  has_labels,             ///< args[0] : labels
  list_comprehension,     ///< [variable IN args[0] WHERE where | args[1]]; args[1] may be missing
  quantifier,             ///< name is all, any, none, single: (variable IN args[0] WHERE where)
  reduce,                 ///< reduce(accumulator = args[0], variable IN args[1] | args[2])
  pattern_predicate,      ///< pattern, as a condition
  pattern_comprehension,  ///< [pattern WHERE where | args[0]]
  exists,                 ///< EXISTS { query }, or its short form (one MATCH)
  count_query,            ///< COUNT { query }
  collect_query,          ///< COLLECT { query }
};

struct Expression {
  ExpressionKind kind = ExpressionKind::literal;
  std::string name;
  std::vector<Expression> args;
  std::vector<Name> names;
  Value value;
  bool distinct = false;
  bool has_operand = false;
  bool has_else = false;
  bool all_properties = false;
  bool parenthesized = false;
  Variable variable;     ///< bound by a comprehension, quantifier or reduce
  Variable accumulator;  ///< bound by reduce
  Slot slot = no_slot;   ///< of a variable used; of a lifted subquery: where plan::build put its result
  /// The lens through which the elements are seen that this reads (an index into plan::Plan::lenses; -1:
  /// none); set by plan::mark_lenses.
  std::int16_t lens = -1;
  std::optional<LabelExpression> labels;
  ExpressionPointer where;
  std::shared_ptr<const PathPattern> pattern;  ///< shared: never changed after scope
  std::shared_ptr<const Query> query;
  Position at;      ///< the operator's or name's place, for the caret
  Position extent;  ///< the whole expression's source text (offset, length), for column names

  Expression() = default;
  Expression(Expression&&) noexcept = default;
  Expression& operator=(Expression&&) noexcept = default;
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;
  ~Expression();  ///< destroys deep trees without recursion
  Expression clone() const;
};

struct SortItem {
  Expression expression;
  bool descending = false;
};

struct ProjectionItem {
  Expression expression;
  Variable alias;      ///< the AS name, or the variable itself, or empty (RETURN only)
  std::string column;  ///< name of the result's column: the alias, else the source text as written
};

/// The common body of WITH and RETURN.
struct Projection {
  bool distinct = false;
  bool star = false;  ///< `*` (its variables are put in front of items by scope)
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPointer skip, limit;
  ExpressionPointer where;  ///< WITH only
  Position at;
};

/// `AS OF d`, `AS OF FROM d TO d`, `ACCORDING TO s`, `AS KNOWN AT t`: each may be null, not all are.
struct Lens {
  ExpressionPointer as_of, as_of_end;  ///< a day; or, with both, an interval
  ExpressionPointer according_to;
  ExpressionPointer known_at;
  Position at;
};
struct Match {
  bool optional = false;
  std::vector<PathPattern> patterns;
  ExpressionPointer where;
  Position at;
  std::optional<Lens> lens;
};
struct Unwind {
  Expression expression;
  Variable variable;
  Position at;
};
struct With {
  Projection projection;
};
struct Return {
  Projection projection;
};
struct Create {
  std::vector<PathPattern> patterns;
  Position at;
};
struct SetItem {
  enum class Kind : std::uint8_t {
    property,
    replace,
    merge,
    labels
  };  ///< `x.k = v`, `x = m`, `x += m`, `x:A:B`
  Kind kind = Kind::property;
  Expression target;  ///< property: the whole `x.k` or `x[k]`; else the variable
  Expression value;
  std::vector<LabelExpression> labels;  ///< names and dynamic ones
  Position at;
};
struct Set {
  std::vector<SetItem> items;
  Position at;
};
struct RemoveItem {
  Expression target;  ///< `x.k` or `x[k]`, or the variable when labels are given
  std::vector<LabelExpression> labels;
  Position at;
};
struct Remove {
  std::vector<RemoveItem> items;
  Position at;
};
struct Delete {
  bool detach = false;
  std::vector<Expression> items;
  Position at;
};
/// One fact that a CLAIM is about, or several of a pattern.
struct ClaimItem {
  enum class Kind : std::uint8_t {
    property,      ///< `x.k = v`: target is the whole `x.k` or `x[k]`
    labels,        ///< `x:A:B`: target is the variable
    relationship,  ///< `r`: that it is there
    pattern,       ///< `(a)-[r:T {k: v}]->(b)`: that it is there, and its entries; it is made where it is not
  };
  Kind kind = Kind::property;
  Expression target;
  Expression value;
  std::vector<LabelExpression> labels;
  std::vector<PathPattern> pattern;  ///< one: two nodes and a relationship
  Position at;
};
/// CLAIM items, and what is said of all of them: each may be null for "not said".
struct Claim {
  std::vector<ClaimItem> items;
  ExpressionPointer language, valid_from, valid_to, valid_at, source, locator, quote, rank, confidence;
  bool to_unknown = false;  ///< VALID FROM d TO UNKNOWN: it has ended, nobody says when
  Position valid_place;     ///< of VALID
  Position at;
};
struct Merge {
  PathPattern pattern;
  std::vector<SetItem> on_create, on_match;
  Position at;
};
struct YieldItem {
  Name field;
  Variable variable;  ///< the AS name, else the field's
};
/// CALL name(arguments) YIELD ...
struct Call {
  Name procedure;  ///< with its dots
  std::vector<Expression> arguments;
  bool implicit_arguments = false;  ///< no parentheses: arguments come from parameters
  bool has_yield = false;
  bool yield_star = false;
  std::vector<YieldItem> yields;
  ExpressionPointer where;
  bool standalone = false;  ///< the whole statement: its columns are the result
  Position at;
  bool optional = false;  ///< OPTIONAL CALL: a row without rows of its own stays, with nulls
};
/// IN TRANSACTIONS behind CALL { query }.
struct InTransactions {
  enum class OnError : std::uint8_t { fail, go_on, stop };  ///< FAIL, CONTINUE, BREAK
  ExpressionPointer rows;                                   ///< OF n ROWS, or null
  OnError on_error = OnError::fail;
  Variable status;  ///< REPORT STATUS AS
  Position at;
};
/// CALL { query }: correlated by the variables that its first WITH (or the list in parentheses) imports.
struct CallSubquery {
  std::shared_ptr<Query> query;
  std::optional<std::vector<Variable>> imports;
  Position at;
  bool imports_all = false;  ///< CALL (*) { ... }
  bool optional = false;     ///< OPTIONAL CALL
  std::optional<InTransactions> transactions;
};
struct Foreach {
  Variable variable;
  Expression list;
  std::shared_ptr<Query> updates;  ///< updating clauses only
  Position at;
};

/// LOAD CSV FROM 'file' AS row: a list of texts a row, or a map with the names of the first row.
struct LoadCsv {
  bool with_headers = false;
  Expression from;
  Variable variable;
  std::string terminator = ",";  ///< one character
  Position at;
  Slot line = no_slot, file = no_slot;  ///< set by scope: what linenumber() and file() give
};
/// The end of a query that returns nothing.
struct Finish {
  Position at;
};

using Clause = std::variant<Match, Unwind, With, Return, Create, Set, Remove, Delete, Merge, Claim, Call,
                            CallSubquery, Foreach, LoadCsv, Finish>;

struct SingleQuery {
  std::vector<Clause> clauses;
};

/// One or more single queries joined by UNION [ALL].
struct Query {
  std::vector<SingleQuery> parts;
  bool union_all = false;
  Position union_at;
};

/// CREATE / DROP INDEX and CONSTRAINT, in today's and Neo4j 4's spellings. (SHOW is a query.)
struct SchemaCommand {
  enum class Kind : std::uint8_t {
    create_index,
    create_constraint,
    drop_index,
    drop_constraint,
    create_lookup_index,  ///< accepted: labels and types are always found without an index
  };
  enum class Requirement : std::uint8_t { none, unique, exists, key, type };
  Kind kind = Kind::create_index;
  Requirement requirement = Requirement::none;
  std::string name;            ///< empty: made from the label and keys
  bool if_exists = false;      ///< IF EXISTS
  bool if_not_exists = false;  ///< IF NOT EXISTS
  bool on_relationships = false;
  bool text = false;  ///< CREATE TEXT INDEX
  Name label;
  std::vector<Name> keys;
  std::string type;  ///< of Requirement::type, as canonical text
  Position at;
};

struct Statement {
  enum class Mode : std::uint8_t { run, explain, profile };
  Mode mode = Mode::run;
  std::variant<Query, SchemaCommand> body;
  std::string text;  ///< the source, for column names and carets
};

}  // namespace kenes::syntax
