// SPDX-License-Identifier: Apache-2.0
#include "tools/reference/errors.hpp"

namespace kenes::reference {
namespace {

constexpr ErrorDetail table[] = {
    {"AmbiguousAggregationExpression",
     "An aggregate stands beside something that is no grouping key by itself. Return that as a column of its "
     "own, or compute it in a WITH before.",
     "MATCH (n) RETURN n.born + count(*)"},
    {"ColumnNameConflict", "Two columns of one result have one name. Give one of them another with AS.",
     "RETURN 1 AS a, 2 AS a"},
    {"ConstraintValidationFailed",
     "What a statement or commit would leave behind breaks a constraint. Nothing of the statement stays.",
     "CREATE CONSTRAINT one_key FOR (p:Person) REQUIRE p.key IS UNIQUE; CREATE (:Person {key: 'ada'})"},
    {"CreatingVarLength", "A relationship of variable length can be found, not made. Create the single ones.",
     "CREATE ()-[:KNOWS*2]->()"},
    {"DeleteConnectedNode", "A node cannot go while it has relationships. DETACH DELETE takes them along.",
     "MATCH (n:Party) DELETE n"},
    {"DeletedEntityAccess",
     "Something is read that the same statement deleted. Read it into a WITH before the DELETE.",
     "MATCH (n:Party) DETACH DELETE n RETURN n.name"},
    {"DifferentColumnsInUnion", "The parts of a UNION must return the same names in the same order.",
     "RETURN 1 AS a UNION RETURN 2 AS b"},
    {"DivisionByZero", "An integer is divided by zero. FLOATs give infinity or NaN instead.", "RETURN 1 / 0"},
    {"FloatingPointOverflow", "A number as it is written does not fit into 64 bits of floating point.",
     "RETURN 1e999"},
    {"IntegerOverflow",
     "A result or a number as it is written does not fit into 64 bits. toFloat() goes further, with less "
     "precision.",
     "RETURN 9223372036854775807 + 1"},
    {"InvalidAggregation",
     "An aggregate stands where none can be, such as WHERE. Aggregate in a WITH before.",
     "MATCH (n) WHERE count(n) > 1 RETURN n"},
    {"InvalidArgumentPassingMode",
     "A procedure inside a query needs its arguments in brackets; only CALL alone takes them from "
     "parameters.",
     "CALL algo.pagerank YIELD node RETURN node"},
    {"InvalidArgumentType",
     "An operator or function does not apply to a value of this type. The to...() functions convert.",
     "RETURN 1 + true"},
    {"InvalidArgumentValue", "An argument has the right type and a value that makes no sense.",
     "RETURN date('2004-13-01')"},
    {"InvalidClauseComposition", "Clauses stand in an order that has no meaning. WITH starts a new part.",
     "RETURN 1 AS x MATCH (n) RETURN n"},
    {"InvalidDelete",
     "DELETE takes nodes, relationships and paths. Labels and properties are taken by REMOVE.",
     "MATCH (n) DELETE n:Person"},
    {"InvalidNumberLiteral", "A number is written in a way that none is.", "RETURN 0x"},
    {"InvalidNumberOfArguments",
     "A function or procedure is given too few or too many arguments; the hint shows its signature.",
     "RETURN substring('abc')"},
    {"InvalidParameterUse",
     "A parameter stands for the properties of a pattern where its keys must be known. Write out the map.",
     "MATCH (n $map) RETURN n"},
    {"InvalidPattern",
     "What is to be created has a label expression or several types. Name plain labels and one type.", ""},
    {"InvalidPropertyType",
     "Properties hold numbers, strings, booleans, temporal values, points, and lists of one of these; no "
     "maps, nodes or paths.",
     "CREATE ({list: [{a: 1}]})"},
    {"InvalidRelationshipPattern", "shortestPath takes one relationship between two nodes.",
     "MATCH p = shortestPath((a)-[:KNOWS]->()-[:KNOWS]->(b)) RETURN p"},
    {"InvalidTransaction",
     "CALL { } IN TRANSACTIONS commits by itself and cannot be part of a transaction. Run it as a statement "
     "of "
     "its own, or leave out IN TRANSACTIONS.",
     ""},
    {"InvalidUnicodeCharacter",
     "A character has no meaning in Cypher; often a dash or quote that an editor made prettier.",
     "RETURN 1 – 2"},
    {"InvalidUnicodeLiteral", "An escape in a string lacks its hexadecimal digits.", "RETURN '\\uZZZZ'"},
    {"MapElementAccessByNonString", "Entries of a map are found by strings.",
     "WITH {a: 1} AS map RETURN map[1]"},
    {"MergeReadOwnWrites",
     "MERGE cannot look for null, since nothing equals it. Filter nulls before, or use CREATE.",
     "MERGE (:Person {key: null})"},
    {"MissingNode", "A relationship is to be made from or to null.",
     "OPTIONAL MATCH (a:Nobody) CREATE (a)-[:KNOWS]->(:Person)"},
    {"MissingParameter", "A parameter is not given. The shell sets one with `-p` or `.parameter`.",
     "RETURN $name"},
    {"NegativeIntegerArgument", "SKIP, LIMIT and the like count rows, and there are no fewer than none.",
     "RETURN 1 LIMIT -1"},
    {"NestedAggregation", "An aggregate stands inside another. Compute the inner one in a WITH before.",
     "RETURN count(count(*))"},
    {"NestedTooDeep",
     "Lists and maps lie in one another too deep. What nests without end is better kept as a graph.",
     "RETURN reduce(list = [], i IN range(1, 2000) | [list])"},
    {"NoExpressionAlias", "WITH needs a name for what is computed.", "WITH 1 + 1 RETURN 1"},
    {"NonConstantExpression",
     "SKIP and LIMIT must be the same for all rows: a literal, a parameter, or computed of these.",
     "MATCH (n) RETURN n LIMIT n.born"},
    {"NoSingleRelationshipType", "A relationship that is made has exactly one type.",
     "CREATE ()-[:KNOWS|SITS_ON]->()"},
    {"NoSuchIndex",
     "There is no index or constraint of this name. SHOW INDEXES lists them; IF EXISTS overlooks it.",
     "DROP INDEX nothing"},
    {"NotSupported",
     "A pattern or subquery stands among the conditions inside of a path that SHORTEST or ANY chooses. The "
     "search asks "
     "them of each step it takes, and no plan can run there. What such a condition says can nearly always be "
     "said of the "
     "ends, or be kept on the nodes as a property or label before.",
     "MATCH p = SHORTEST 1 (a:Person)((x)-->(y) WHERE EXISTS { (y)-->(:City) })+(b:Person) RETURN p"},
    {"NoVariablesInScope", "RETURN * and WITH * need at least one variable.", "MATCH () RETURN *"},
    {"NumberOutOfRange", "A number has the right type and lies outside what makes sense.",
     "RETURN range(1, 2, 0)"},
    {"ProcedureCallFailed", "A procedure could not do what it is for, with these arguments on this graph.",
     "CREATE (a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(a); CALL algo.topological_sort() YIELD node RETURN "
     "node"},
    {"ProcedureNotFound", "There is no procedure of this name. SHOW PROCEDURES lists them.",
     "CALL algo.pagerang()"},
    {"RelationshipUniquenessViolation",
     "One variable stands for two relationships of one pattern, which are always different ones.",
     "MATCH (a)-[r]->(b)-[r]->(c) RETURN a"},
    {"RequiresDirectedRelationship", "A relationship that is made needs a direction.",
     "CREATE ()-[:KNOWS]-()"},
    {"UndefinedVariable", "A variable is read that nothing before made, or that a WITH left behind.",
     "MATCH (person) RETURN persn.name"},
    {"UnexpectedSyntax", "The statement cannot be read from the caret on.", "MATCH (n RETURN n"},
    {"UnknownFunction", "There is no function of this name. SHOW FUNCTIONS lists them.",
     "RETURN substing('abc', 1)"},
    {"VariableAlreadyBound",
     "CREATE or MERGE would make what the variable already stands for. Use another name, or no labels and "
     "properties.",
     "MATCH (n) CREATE (n)"},
    {"VariableTypeConflict",
     "One variable stands for a node here and for a relationship, path or value there.",
     "MATCH (n)-[n]->() RETURN n"},
};

constexpr ErrorMeaning meanings[] = {
    {ErrorCode::interrupted, "The statement was cancelled, by the program or by Ctrl-C."},
    {ErrorCode::time_limit, "The statement ran longer than its time limit allows."},
    {ErrorCode::memory_limit, "The statement would hold more memory than its limit allows."},
    {ErrorCode::transaction_size,
     "One transaction changed more than fits; cut it with CALL { ... } IN TRANSACTIONS, or import."},
    {ErrorCode::busy, "Another writer or process holds what is needed; try again."},
    {ErrorCode::read_only, "A write was asked of a database that is open for reading only."},
    {ErrorCode::not_a_database, "The folder holds something that Kenes did not make, or nothing."},
    {ErrorCode::format_version, "A newer Kenes made the database."},
    {ErrorCode::corruption, "The bytes on disk are not what was written; restore a backup."},
    {ErrorCode::storage, "The disk said no: full, no permission, an input or output error."},
    {ErrorCode::import, "A row or file that is to be imported is wrong; the message says where."},
    {ErrorCode::usage, "The program or command line asked for something that does not exist."},
    {ErrorCode::internal, "A fault of Kenes. Please report the statement."},
};

}  // namespace

std::span<const ErrorMeaning> error_meanings() { return meanings; }

std::span<const ErrorDetail> error_details() { return table; }

}  // namespace kenes::reference
