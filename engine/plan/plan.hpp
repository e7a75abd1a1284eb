// SPDX-License-Identifier: Apache-2.0
// A plan: a tree of operators, each a plain description; run::open makes the running ones. One struct here is
// one operator is one file in engine/run; EXPLAIN prints the same name. Names of labels, types and keys stay
// texts and are looked up when an operator runs first (an updating statement may bring a name into being
// half-way). Plans are immutable once built, own their expressions, and are shared by the plan cache between
// threads.
//
// Rows: a batch has one column a slot (syntax::Slot). An operator passes its input's live columns on and adds
// its own. `live` says which slots somebody above still needs; operators that copy rows copy only those.
// Every operator but Argument has its input in inputs[0]; scans run once for each input row (a scan over one
// empty row is the plain scan). Apply, Union, HashJoin, Merge, Foreach and Reduce have a second plan in
// inputs[1];
// inside it the leaf is Argument, which hands out the rows (all their live columns) of the left side.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "grammar/syntax.hpp"
#include "storage/graph.hpp"

namespace kenes::functions {
struct Procedure;
struct AggregateFunction;
}  // namespace kenes::functions

namespace kenes::plan {

using syntax::Expression;
using syntax::no_slot;
using syntax::Slot;
using Arrow = syntax::RelationshipPattern::Arrow;

struct Operator;
using OperatorPointer = std::unique_ptr<Operator>;

// ---------------------------------------------------------------- leaves and scans

/// One empty row at the top; the left side's rows inside an Apply, Merge, Foreach or Optional.
struct Argument {};

/// Every node that bears all of the labels.
struct NodeScan {
  Slot node;
  std::vector<std::string> labels;
};

/// Nodes whose indexed properties equal the values, one a key; `each`: there is one key, its value is a list,
/// any element will do (IN). Or relationships of a type.
struct NodeIndexSeek {
  Slot element;
  std::string label;
  std::vector<std::string> keys;
  std::vector<Expression> values;
  bool each = false;
  bool on_relationships = false;
};

/// Nodes, or relationships of a type, whose first indexed properties equal `values`, and whose next one lies
/// within the range (both ends may be missing for "has the property") or begins with a text.
struct NodeIndexRange {
  Slot element;
  std::string label;
  std::vector<std::string> keys;
  std::vector<Expression> values;  ///< fewer than keys
  std::optional<Expression> lower, upper;
  bool lower_included = true, upper_included = true;
  bool prefix = false;  ///< STARTS WITH lower
  bool on_relationships = false;
};

/// Nodes, or relationships of a type, by what their indexed text contains, begins or ends with.
struct NodeIndexText {
  Slot element;
  std::string label, key;
  TextTest test;
  Expression text;
  bool on_relationships = false;
};

/// Nodes by id(n) = value or elementId(n) = value; `each`: a list.
struct NodeById {
  Slot node;
  Expression value;
  bool each = false;
  bool element_id = false;
};

// ---------------------------------------------------------------- traversal

/// From a bound node along relationships. `types` empty: all types. `arrow` is seen from `from`.
struct Expand {
  Slot from;
  Slot relationship;  ///< no_slot: nobody needs it (and edge ids are not read)
  Slot to;
  bool into = false;  ///< `to` is bound already: only relationships that end there
  std::vector<std::string> types;
  Arrow arrow;
  std::vector<std::string> to_labels;  ///< all of which the far node must bear
  /// Slots of relationships (or lists of them) of the same MATCH that must not be this one again.
  std::vector<Slot> different_from;
};

/// As Expand, but the far nodes are not written out: the row's multiplicity is multiplied by their number.
/// Rows with none are dropped. Used under aggregations that need only how often a row occurs.
struct ExpandCount {
  Slot from;
  Slot multiplicity;  ///< integer column; absent (not yet live) means 1 for each row
  bool multiplicity_is_live = false;
  std::vector<std::string> types;
  Arrow arrow;
  std::vector<std::string> to_labels;
  /// The one relationship that could occur twice; its coincidences are subtracted. no_slot: none can.
  Slot subtract_relationship = no_slot;
  /// The ExpandCount right below (its multiplicity not live, so 1 before it) goes the other way from the same
  /// node along the same one type: each loop of the node was counted with itself, so the number of loops is
  /// taken off the product.
  bool subtract_loops = false;
};

/// Nodes that are neighbours of several bound nodes at once, by relationships that differ from each other:
/// intersection of sorted adjacency rows (Ngo, Porat, Ré, Rudra: "Worst-case optimal join algorithms", 2012).
struct ExpandIntersect {
  struct Side {
    Slot from;
    Slot relationship;  ///< or no_slot
    std::vector<std::string> types;
    Arrow arrow;
  };
  std::vector<Side> sides;
  Slot to;
  std::vector<std::string> to_labels;
  std::vector<Slot> different_from;
  Slot multiplicity = no_slot;  ///< when set, `to` is not written out, only counted (as ExpandCount)
  bool multiplicity_is_live = false;
};

/// Walks of `minimum` to `maximum` relationships (unbounded: -1), no relationship twice.
struct VariableLengthExpand {
  Slot from;
  Slot relationships;  ///< list of relationships in walking order from `from`; or no_slot
  Slot to;
  bool into = false;
  std::vector<std::string> types;
  Arrow arrow;
  std::int64_t minimum = 1, maximum = -1;
  std::vector<std::string> to_labels;
  std::vector<Slot> different_from;
  /// Conditions on each relationship; they see it in slot `each`.
  Slot each = no_slot;
  std::vector<Expression> each_predicates;
  bool reversed = false;  ///< planned from the far end: the list must come out in the pattern's own order
  /// Only which `to` are reached matters: a visited set may replace walks. Only with minimum <= 1; the start
  /// is an end of length 0 if that is allowed, else only by a closed walk.
  bool distinct_ends = false;
};

/// One relationship of a walk and the node that it leads to.
struct WalkStep {
  Slot relationship, node;
  std::vector<std::string> types;
  Arrow arrow;                      ///< seen from where the walk comes from
  std::vector<std::string> labels;  ///< all of which the node must bear
};

/// A stretch of a walk: steps that are repeated `minimum` to `maximum` times (unbounded: -1). The slots of
/// its elements hold one each while the conditions on one repetition are judged. Of what is quantified the
/// lists come out; of what is not, the elements.
struct WalkPart {
  struct Group {
    Slot element, list;
  };
  Slot first =
      no_slot;  ///< the node where a repetition begins: the one before it, or where the last one ended
  std::vector<std::string> first_labels;
  std::vector<WalkStep> steps;
  std::int64_t minimum = 1, maximum = 1;
  bool quantified = false;
  std::vector<Expression> predicates;  ///< on the elements of one repetition
  std::vector<Group> groups;
  /// The node between this part and the next; no_slot behind the last.
  Slot after = no_slot;
  std::vector<std::string> after_labels;
  std::vector<Expression> after_predicates;  ///< on that node alone
};

/// Walks along a quantified path, no relationship twice.
struct QuantifiedExpand {
  Slot from;
  Slot relationships;  ///< all that were walked, in the pattern's order; or no_slot
  Slot to;
  bool into = false;
  std::vector<WalkPart> parts;  ///< seen from `from`
  std::vector<std::string> to_labels;
  std::vector<Slot> different_from;
  bool reversed = false;  ///< planned from the far end: lists must come out in the pattern's own order
};

/// The shortest walks between `from` and each node at the other end: `count` of them, or all of the `count`
/// least lengths that occur (ANY, SHORTEST k, SHORTEST k GROUPS).
struct ShortestWalks {
  Slot from, to;
  bool into = false;  ///< `to` is bound already; else all ends that can be reached
  Slot path = no_slot;
  std::vector<WalkPart> parts;  ///< seen from `to`, which is where walks are listed from
  std::vector<std::string> to_labels;
  std::vector<Expression> to_predicates;    ///< on the far node, with what is bound before
  std::vector<Expression> path_predicates;  ///< on whole walks, before any is chosen
  Expression count;
  bool groups = false;
  bool reversed = false;  ///< `to` is the pattern's right end, so that walks are listed against its order
};

/// shortestPath / allShortestPaths between two bound nodes: bidirectional breadth-first search.
struct ShortestPath {
  Slot from, to;
  Slot path;           ///< or no_slot
  Slot relationships;  ///< or no_slot
  bool all = false;
  std::vector<std::string> types;
  Arrow arrow;
  std::int64_t minimum = 1, maximum = -1;
  Slot each = no_slot;
  std::vector<Expression> each_predicates;
  std::vector<Expression> path_predicates;  ///< on the whole path: exhaustive search in order of length
  Slot length = no_slot;  ///< when only length(path) is needed: an integer instead of the path
};

/// A path value from the slots of its parts: node, relationship (or list), node, ...
struct BuildPath {
  Slot path;
  std::vector<Slot> parts;
};

// ---------------------------------------------------------------- rows

struct Filter {
  std::vector<Expression> predicates;  ///< all must be true
};

struct SlotExpression {
  Slot slot;
  Expression expression;
};

/// Computes columns beside those that are there.
struct Project {
  std::vector<SlotExpression> items;
};

struct AggregateItem {
  Slot slot;
  std::string function;  ///< in the registry; count(*) is "count" without arguments
  std::vector<Expression> arguments;
  bool distinct = false;
  Position at;
};

/// Groups by the keys (none: one group, also over no rows). Output: key and aggregate slots only.
struct Aggregate {
  std::vector<SlotExpression> keys;
  std::vector<AggregateItem> items;
  Slot multiplicity = no_slot;  ///< a row counts that many times (ExpandCount below)
};

/// Keeps the first row of each combination.
struct Distinct {
  std::vector<Slot> slots;
};

struct SortKey {
  Slot slot;
  bool descending = false;
};

/// Stable. With a limit: only so many best rows as the Skip (if any) and the Limit above, both expressions
/// without variables, take together.
struct Sort {
  std::vector<SortKey> keys;
  std::optional<Expression> skip, limit;
};

struct Skip {
  Expression count;
};
struct Limit {
  Expression count;
};

struct Unwind {
  Expression list;
  Slot slot;
};

/// A row for each record of a file in the folder for imports.
struct LoadCsv {
  Expression from;
  Slot row;
  Slot line, file;  ///< or no_slot
  bool with_headers = false;
  std::string terminator;
  Position at;
};

/// reduce() with a subquery in its step: for each row `result` begins as `initial`; for each element of the
/// list inputs[1] runs over one row with the element and the value so far and gives, in `step`, the next one.
struct Reduce {
  Expression initial, list;
  Slot accumulator, element, step, result;
};

// ---------------------------------------------------------------- plans in plans

/// Runs inputs[1] for the rows of inputs[0]. Inner and optional: the left row's columns come from the left
/// side (found by `row`, or simply the one row there is); the right side's live slots are only those that it
/// adds itself, and `row`. Its Argument hands out what the right side reads, and `row`. Count without a slot
/// that is live runs a subquery that returns nothing: the right side must be drained all the same.
struct Apply {
  enum class Kind : std::uint8_t {
    inner,     ///< rows of the right side, joined with their left row
    optional,  ///< a left row without right rows comes once, the right side's slots null
    semi,      ///< left rows that have a right row
    anti,      ///< left rows that have none
    mark,      ///< all left rows; `result`: whether there is a right row
    count,     ///< all left rows; `result`: how many right rows
    collect,   ///< all left rows; `result`: list of the right rows' `collected`, nulls included
  };
  Kind kind;
  Slot result = no_slot;
  Slot collected = no_slot;
  std::vector<Slot> nulls;  ///< optional: the slots that become null
  /// True: the right side has to see left rows one at a time (it aggregates, sorts, limits, unites ...).
  /// False: it takes a whole batch, and hidden slot `row` (integer, the left row's position) tells the rows
  /// apart.
  bool one_by_one = false;
  Slot row = no_slot;
  /// IN TRANSACTIONS: the right side runs for so many left rows at a time, and what it changed is committed.
  /// Kind inner (or count, for a subquery without RETURN), one by one.
  struct Transactions {
    Expression rows;
    syntax::InTransactions::OnError on_error;
    Slot status = no_slot;  ///< of REPORT STATUS
    Position at;
  };
  std::optional<Transactions> transactions;
};

/// Both sides' columns are written to `slots`; sides[i] are the slots they come from.
struct Union {
  std::vector<Slot> slots;
  std::vector<std::vector<Slot>> sides;  ///< inputs.size() of them
};

/// Equal on keys; the right side (inputs[1], with its own leaf of one empty row) is built, the left side
/// probes.
struct HashJoin {
  std::vector<Slot> left_keys, right_keys;
  std::vector<Slot> right_columns;  ///< taken over
};

/// Reads its input to the end before it hands out the first row: what comes after may change what comes
/// before.
struct Eager {
  std::string reason;
};

// ---------------------------------------------------------------- updates

struct CreateNode {
  Slot node;
  std::vector<std::string> labels;
  std::vector<Expression> dynamic_labels;  ///< each a name or a list of them
  std::optional<Expression> properties;
};
struct CreateRelationship {
  Slot relationship, from, to;
  std::string type;
  std::optional<Expression> dynamic_type;  ///< instead of `type`
  std::optional<Expression> properties;
  Position at;
};
struct CreateSpecification {
  std::vector<CreateNode> nodes;
  std::vector<CreateRelationship> relationships;
};
struct Create {
  CreateSpecification pattern;
};

struct SetSpecification {
  syntax::SetItem::Kind kind;
  Expression target;  ///< the element (for `x.k = v`: x)
  std::string key;
  std::optional<Expression> dynamic_key;  ///< instead of `key`
  Expression value;
  std::vector<std::string> labels;
  std::vector<Expression> dynamic_labels;  ///< each a name or a list of them
  bool remove = false;                     ///< REMOVE x:A
  Position at;
};
struct SetProperties {  ///< SET and REMOVE
  std::vector<SetSpecification> items;
};

/// For each row: rows of inputs[1] (a match that starts from Argument, read through the live overlay); if
/// there are none, create. Rows are taken one by one.
struct Merge {
  CreateSpecification create;
  std::vector<SetSpecification> on_create, on_match;
  std::vector<Slot> path_parts;  ///< of a named path, else empty
  Slot path = no_slot;
  Slot created = no_slot;  ///< whether the row's elements were made; no_slot: nobody asks
  Position at;
};

/// What one item of a CLAIM is about.
struct ClaimedFact {
  using Kind = syntax::ClaimItem::Kind;
  Kind kind = Kind::property;
  Expression target;  ///< the element (for `x.k = v`: x); not of a pattern
  std::string key;
  std::optional<Expression> dynamic_key;  ///< instead of `key`
  Expression value;
  std::vector<std::string> labels;
  std::vector<Expression> dynamic_labels;  ///< each a name or a list of them
  /// Of a pattern: its relationship, found or made, or bound before.
  Slot relationship = no_slot, from = no_slot, to = no_slot;
  bool bound = false;
  std::string type;
  std::optional<Expression> dynamic_type;  ///< instead of `type`
  std::optional<Expression> properties;
  Position at;
};
/// For each row: a claim on each fact. What is not said is null; pointers, as every operator is as large as
/// the largest, and planning holds some of them in each frame of its recursion.
struct Claim {
  std::vector<ClaimedFact> facts;
  syntax::ExpressionPointer language, valid_from, valid_to, valid_at, source, locator, quote, rank,
      confidence;
  bool to_unknown = false;  ///< it has ended, nobody says when
  Position at;
};

struct Delete {
  bool detach = false;
  std::vector<Expression> items;
  Position at;
};

/// For each row and each element of the list: runs inputs[1] (updates only); passes the row on once.
struct Foreach {
  Expression list;
  Slot slot;
};

struct CallProcedure {
  const functions::Procedure* procedure;  ///< owned by the registry
  std::string name;
  std::vector<Expression> arguments;
  std::vector<std::pair<std::size_t, Slot>> columns;  ///< index of the procedure's column, slot
  Position at;
};

/// The root: which slots are the result's columns. Without columns (an updating statement) it drains its
/// input.
struct Results {
  std::vector<std::pair<std::string, Slot>> columns;
};

using Description =
    std::variant<Argument, NodeScan, NodeIndexSeek, NodeIndexRange, NodeIndexText, NodeById, Expand,
                 ExpandCount, ExpandIntersect, VariableLengthExpand, QuantifiedExpand, ShortestPath,
                 ShortestWalks, BuildPath, Filter, Project, Aggregate, Distinct, Sort, Skip, Limit, Unwind,
                 Apply, Union, HashJoin, Eager, Create, SetProperties, Merge, Claim, Delete, Foreach,
                 CallProcedure, LoadCsv, Reduce, Results>;

struct Operator {
  Description what;
  std::vector<OperatorPointer> inputs;
  std::vector<Slot> live;  ///< slots that the operators above need from this one's output, ascending
  double estimated_rows = 0;
  std::uint32_t number = 0;  ///< position in a pre-order walk; for PROFILE
  std::int16_t lens = -1;    ///< what it reads it sees through this one of Plan::lenses; -1: as it is
};

/// The lens of a MATCH, evaluated once for each execution.
struct Lens {
  std::optional<Expression> as_of, as_of_end, according_to, known_at;
  bool of_session = false;  ///< the one that lens.set() chose, of MATCHes that say nothing
  Position at;
};

/// What EXPLAIN calls it: `NodeScan`, `Expand`, `Apply(optional)`, ...
std::string_view operator_name(const Operator&);

struct Plan {
  OperatorPointer root;   ///< a Results
  std::size_t slots = 0;  ///< width of batches
  std::vector<std::string> slot_names;
  std::vector<std::string> columns;  ///< of the result, as written; empty: no result
  std::vector<Lens> lenses;
  std::vector<std::int16_t>
      column_lenses;              ///< through which lens elements in a column are seen; -1: as they are
  bool updates = false;           ///< needs a writer
  bool own_transactions = false;  ///< commits on its way: not inside a transaction
  bool is_schema_command = false;
  std::optional<syntax::SchemaCommand> schema_command;
  syntax::Statement::Mode mode = syntax::Statement::Mode::run;
  std::uint64_t catalog_version = 0;
  std::shared_ptr<const void> keeps;  ///< whatever else the expressions point into
};

}  // namespace kenes::plan
