// SPDX-License-Identifier: Apache-2.0
// The semantic pass: which statements are refused, with which of openCypher's names and where; and what the
// planner is promised about slots, columns and rewritten expressions.
#include "engine/plan/scope.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "grammar/parse.hpp"

namespace kenes::plan {
namespace {

using functions::kinds;
using syntax::Slot;
using testing::ElementsAre;
using testing::HasSubstr;

functions::Procedure procedure(std::string name, std::vector<functions::ProcedureArgument> arguments,
                               std::vector<functions::ProcedureColumn> columns) {
  functions::Procedure made;
  made.name = std::move(name);
  made.arguments = std::move(arguments);
  made.columns = std::move(columns);
  return made;
}

const functions::ProcedureRegistry& procedures() {
  static const functions::ProcedureRegistry registry = [] {
    const auto text = kinds({Kind::string}), number = kinds({Kind::floating}), map = kinds({Kind::map});
    functions::ProcedureRegistry made;
    made.add(procedure("test.my.proc", {{"name", text, true, {}}, {"id", number, true, {}}},
                       {{"city", text}, {"country_code", kinds({Kind::integer})}}));
    made.add(procedure("test.nothing", {}, {}));
    made.add(
        procedure("test.options", {{"options", map, true, Value(Map{})}}, {{"node", kinds({Kind::node})}}));
    return made;
  }();
  return registry;
}

struct Scoped {
  syntax::Statement statement;
  ScopeResult result;

  template <class Clause>
  const Clause& clause(std::size_t index, std::size_t part = 0) const {
    return std::get<Clause>(std::get<syntax::Query>(statement.body).parts[part].clauses[index]);
  }
};

Scoped scoped(std::string_view text, const std::set<std::string, std::less<>>* parameters = nullptr) {
  Scoped s{grammar::parse(text), {}};
  s.result = scope(s.statement, {functions::Registry::built_in(), procedures(), parameters});
  return s;
}

std::string outcome(std::string_view text) {
  try {
    scoped(text);
    return "fine";
  } catch (const Error& error) {
    EXPECT_EQ(error.phase, Phase::compile_time) << text;
    EXPECT_TRUE(error.where) << text << ": an error without a place";
    return error.code == ErrorCode::syntax_error ? error.detail
                                                 : std::string(code_name(error.code)) + ": " + error.detail;
  }
}

struct Case {
  std::string_view text, outcome;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(outcome(c.text), c.outcome) << c.text;
}

TEST(ScopeErrors, Names) {
  check({
      {"MATCH (n) RETURN m", "UndefinedVariable"},
      {"RETURN {k1: k2} AS literal", "UndefinedVariable"},
      {"MATCH (a) WITH a.x AS x RETURN a", "UndefinedVariable"},
      {"MATCH (a) DELETE x", "UndefinedVariable"},
      {"MERGE (n) ON MATCH SET x.num = 1", "UndefinedVariable"},
      {"CREATE (b {name: missing})", "UndefinedVariable"},
      {"RETURN [x IN [1] | x] AS l, x", "UndefinedVariable"},
      {"CREATE (a {x: 1}), (b {x: a.x}), (a)-[:R]->(b)", "fine"},
      {"CREATE (b {x: a.x}), (a {x: 1})", "UndefinedVariable"},
      {"CREATE (a)-[r:R {x: b.x}]->(b {x: 1})", "fine"},
      {"CREATE (a)-[r:R]->(b), (b)-[s:R {x: r.x}]->(a)", "fine"},
      {"CREATE (a)-[r:R]->(b {x: r.x})", "UndefinedVariable"},
      {"CREATE (a)-[r:R]->(b), (c {x: r.x})", "UndefinedVariable"},
      {"CREATE p = (a), (b {x: length(p)})", "UndefinedVariable"},
      {"CREATE (a)-[r:R]->(r)", "VariableAlreadyBound"},
      {"MERGE (a {x: 1})-[r:R]->(b {x: a.x})", "UndefinedVariable"},
      {"MERGE (a)-[r:R {x: a.x}]->(b)", "UndefinedVariable"},
      {"MERGE (a)-[r:R]->(b {x: r.x})", "UndefinedVariable"},
      {"MATCH (a) MERGE (a)-[r:R {x: a.x}]->(b {x: a.x})", "fine"},
      {"MATCH (a {x: b.x}), (b) RETURN a", "fine"},
      {"WITH 1 AS a, 2 AS a RETURN a", "ColumnNameConflict"},
      {"RETURN 1 AS a, 2 AS a", "ColumnNameConflict"},
      {"RETURN 1, 1", "ColumnNameConflict"},
      {"MATCH (a) WITH a, count(*) RETURN a", "NoExpressionAlias"},
      {"MATCH (a) WITH a.x RETURN 1", "NoExpressionAlias"},
      {"MATCH () RETURN *", "NoVariablesInScope"},
      {"CREATE () WITH * CREATE ()", "fine"},
      {"UNWIND [1] AS x UNWIND [2] AS x RETURN x", "VariableAlreadyBound"},
      {"MATCH (n) FOREACH (n IN [1] | CREATE ())", "VariableAlreadyBound"},
      {"FOREACH (x IN [1] | CREATE (a)) RETURN a", "UndefinedVariable"},
  });
}

TEST(ScopeErrors, TypesOfPatternVariables) {
  check({
      {"MATCH ()-[r]-() MATCH (r) RETURN r", "VariableTypeConflict"},
      {"MATCH r = ()-[]-() MATCH (r) RETURN r", "VariableTypeConflict"},
      {"MATCH r = ()-[]-(), (r) RETURN r", "VariableTypeConflict"},
      {"MATCH (r) MATCH ()-[r]-() RETURN r", "VariableTypeConflict"},
      {"MATCH (r)-[r]-() RETURN r", "VariableTypeConflict"},
      {"MATCH (r)-[]-()-[r*]-() RETURN r", "VariableTypeConflict"},
      {"WITH 123 AS n MATCH (n) RETURN n", "VariableTypeConflict"},
      {"WITH [10] AS r MATCH ()-[r]-() RETURN r", "VariableTypeConflict"},
      {"WITH null AS n MATCH (n) RETURN n", "fine"},
      {"MATCH (n) WITH [n] AS users MATCH (users)-->(m) RETURN m", "VariableTypeConflict"},
      {"MATCH (n) WITH collect(n) AS ns UNWIND ns AS n MATCH (n)-->(m) RETURN m", "fine"},
      {"WITH $p AS n MATCH (n) RETURN n", "fine"},
      {"MATCH ()-[r]->()-[s]->() WITH [r, s] AS rs MATCH (a)-[rs*]->(b) RETURN a", "fine"},
      {"MATCH (p)-[]-() MATCH p = ()-[]-() RETURN p", "VariableAlreadyBound"},
      {"MATCH p = (p)-[]-() RETURN p", "VariableAlreadyBound"},
      {"MATCH ()-[p]-(), (), p = ()-[]-() RETURN p", "VariableAlreadyBound"},
      {"WITH true AS p MATCH p = ()-[]-() RETURN p", "VariableAlreadyBound"},
      {"MATCH (a)-[r]->()-[r]->(a) RETURN r", "RelationshipUniquenessViolation"},
      {"MATCH ()-[r]->() MATCH ()-[r]->() RETURN r", "fine"},
      {"MATCH p = shortestPath((a)-[*]->(b)-->(c)) RETURN p", "InvalidRelationshipPattern"},
  });
}

TEST(ScopeErrors, PatternsThatMake) {
  check({
      {"CREATE ()-->()", "NoSingleRelationshipType"},
      {"CREATE ()-[:A|:B]->()", "NoSingleRelationshipType"},
      {"MATCH (a), (b) MERGE (a)-[NO_COLON]->(b)", "NoSingleRelationshipType"},
      {"CREATE (a)-[:FOO]-(b)", "RequiresDirectedRelationship"},
      {"CREATE (a)<-[:FOO]->(b)", "RequiresDirectedRelationship"},
      {"MERGE (a)-[:FOO]-(b)", "fine"},
      {"CREATE ()-[:FOO*2]->()", "CreatingVarLength"},
      {"MERGE ()-[:FOO*2]->()", "CreatingVarLength"},
      {"MATCH (a) CREATE (a)", "VariableAlreadyBound"},
      {"MATCH (a) MERGE (a)", "VariableAlreadyBound"},
      {"CREATE (n:Foo) CREATE (n:Bar)-[:OWNS]->(:Dog)", "VariableAlreadyBound"},
      {"CREATE (n:Foo) CREATE (n {})-[:OWNS]->(:Dog)", "VariableAlreadyBound"},
      {"CREATE (n:Foo) CREATE (n)-[:OWNS]->(:Dog), (n)-[:OWNS]->(n)", "fine"},
      {"MATCH ()-[r]->() CREATE ()-[r]->()", "VariableAlreadyBound"},
      {"MATCH (a)-[r]->(b) MERGE (a)-[r]->(b)", "VariableAlreadyBound"},
      {"WITH 1 AS n CREATE (n)-[:R]->()", "VariableTypeConflict"},
      {"MATCH (n $param) RETURN n", "InvalidParameterUse"},
      {"MATCH ()-[r:FOO $param]->() RETURN r", "InvalidParameterUse"},
      {"MERGE (n $param) RETURN n", "InvalidParameterUse"},
      {"MERGE (a) MERGE (b) MERGE (a)-[r:FOO $param]->(b) RETURN r", "InvalidParameterUse"},
      {"CREATE (n $param) RETURN n", "fine"},
      {"CREATE (:A|B)", "UnexpectedSyntax"},
      {"CREATE (n WHERE n.x = 1)", "UnexpectedSyntax"},
  });
}

TEST(ScopeErrors, Updates) {
  check({
      {"MATCH (n) DELETE n:Person", "InvalidDelete"},
      {"MATCH () DELETE 1 + 1", "InvalidArgumentType"},
      {"MATCH p = (n)-->() DELETE p, n", "fine"},
      {"MATCH (n) SET n = 1", "InvalidArgumentType"},
      {"MATCH p = (n)-->() SET p.x = 1", "InvalidArgumentType"},
      {"MATCH ()-[r]->() SET r:L", "InvalidArgumentType"},
      {"MATCH (n) SET n += $m, n.x = null REMOVE n.y, n:L", "fine"},
      {"MATCH (n) SET n.prop = head(nodes(head((n)-[:REL]->()))).foo", "UnexpectedSyntax"},
      {"MATCH (n) WHERE exists { MATCH (n)-->(m) SET m.prop = 'fail' } RETURN n", "InvalidClauseComposition"},
  });
}

TEST(ScopeErrors, TypesInExpressions) {
  check({
      {"RETURN 123 OR true", "InvalidArgumentType"},
      {"RETURN null XOR 'foo'", "InvalidArgumentType"},
      {"RETURN NOT []", "InvalidArgumentType"},
      {"RETURN NOT null", "fine"},
      {"RETURN 1 IN 'foo'", "InvalidArgumentType"},
      {"MATCH (r) RETURN type(r)", "InvalidArgumentType"},
      {"RETURN properties(1)", "InvalidArgumentType"},
      {"MATCH p = (a)-[*]->(b) RETURN size(p)", "InvalidArgumentType"},
      {"MATCH (n) RETURN length(n)", "InvalidArgumentType"},
      {"MATCH (n) WHERE (n) RETURN n", "InvalidArgumentType"},
      {"RETURN CASE WHEN 1 THEN 2 END AS x", "InvalidArgumentType"},
      {"RETURN none(x IN ['Clara'] WHERE x % 2 = 0) AS r", "InvalidArgumentType"},
      {"RETURN none(x IN ['Clara', 1] WHERE x % 2 = 0) AS r", "fine"},
      {"RETURN [x IN 1 | x] AS r", "InvalidArgumentType"},
      {"MATCH (n) MATCH r = (n)-[*]->() WHERE r.name = 'apa' RETURN r", "InvalidArgumentType"},
      {"WITH 123 AS x RETURN x.num", "TypeError: InvalidArgumentType"},
      {"WITH [123, true] AS x RETURN x.num", "TypeError: InvalidArgumentType"},
      {"WITH {num: 1} AS x RETURN x.num", "fine"},
      {"WITH null AS x RETURN x.num", "fine"},
      {"WITH [1, 2] AS list, 'a' AS i RETURN list[i]", "TypeError: InvalidArgumentType"},
      {"WITH [1, 2] AS list, $i AS i RETURN list[i]", "fine"},
      {"RETURN 1:A", "InvalidArgumentType"},
      {"MATCH ()-[r]->() RETURN r:T", "fine"},
      {"MATCH (a) RETURN foo(a)", "UnknownFunction"},
      {"RETURN size()", "InvalidNumberOfArguments"},
      {"RETURN size(1, 2)", "InvalidNumberOfArguments"},
      {"RETURN count()", "InvalidNumberOfArguments"},
      {"RETURN count(DISTINCT)", "InvalidNumberOfArguments"},
      {"RETURN count(1, 2)", "InvalidNumberOfArguments"},
  });
}

TEST(ScopeErrors, PatternsAsExpressions) {
  check({
      {"MATCH (n) WHERE (n)-[r]->() RETURN n", "UndefinedVariable"},
      {"MATCH (n) WHERE (n)-->(a) RETURN n", "UndefinedVariable"},
      {"MATCH (n) WHERE NOT (n)-->() OR (n)--(n) RETURN n", "fine"},
      {"MATCH (n) RETURN (n)-[]->()", "UnexpectedSyntax"},
      {"MATCH (n) WITH (n)-[]->() AS x RETURN x", "UnexpectedSyntax"},
      {"MATCH (n) RETURN size((n)-->())", "UnexpectedSyntax"},
      {"MATCH (n) RETURN exists((n)-->()) AS e", "fine"},
      {"MATCH (n) RETURN [(n)-[r]->(m) | m.x] AS l", "fine"},
      {"MATCH (n) RETURN [(n)-[r]->(m) | m.x] AS l, m", "UndefinedVariable"},
      {"MATCH (n) RETURN CASE WHEN (n)-->() THEN 1 END AS c", "fine"},
      {"MATCH (n) RETURN COUNT { (n)-->(m) } AS c, COLLECT { MATCH (n)-->(m) RETURN m.x } AS l", "fine"},
      {"RETURN COLLECT { MATCH (m) RETURN m, 1 AS x } AS l", "UnexpectedSyntax"},
      {"MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH m, count(*) AS c WHERE c > n.x RETURN m } RETURN n",
       "fine"},
  });
}

TEST(ScopeErrors, Aggregation) {
  check({
      {"MATCH (a) WHERE count(a) > 10 RETURN a", "InvalidAggregation"},
      {"MATCH (n) RETURN [x IN [1] | count(*)]", "InvalidAggregation"},
      {"MATCH (n) RETURN all(x IN collect(n.x) WHERE x > 1) AS a", "fine"},
      {"RETURN count(count(*))", "NestedAggregation"},
      {"RETURN count(rand())", "NonConstantExpression"},
      {"MATCH (a) RETURN collect(DISTINCT keys(a)) AS k", "fine"},
      {"MATCH (n) RETURN n.num1 ORDER BY max(n.num2)", "InvalidAggregation"},
      {"MATCH (n) WITH n.num1 AS foo ORDER BY count(1) RETURN foo", "InvalidAggregation"},
      {"MATCH (a)--(b) RETURN a.age + count(b.age)", "AmbiguousAggregationExpression"},
      {"MATCH (a)--(b) RETURN a.age, a.age + count(b.age) AS c", "fine"},
      {"MATCH (a)--(b) RETURN a, a.age + count(b.age) AS c", "fine"},
      {"MATCH (a)--(b) RETURN a.x + b.x, a.x + b.x + count(*)", "AmbiguousAggregationExpression"},
      {"MATCH (a) RETURN $x + avg(a.x) - 1000 AS y", "fine"},
      {"MATCH (a)--(b) WITH a.x + b.x, count(*) AS c ORDER BY a.x + b.x + count(*) RETURN c",
       "AmbiguousAggregationExpression"},
      {"MATCH (a)--(b) RETURN count(b.x) AS c ORDER BY a.x + count(b.x)", "UndefinedVariable"},
      {"MATCH (a)--(b) RETURN a.x AS x, count(b.x) AS c ORDER BY x, a.x + count(b.x)", "fine"},
      {"MATCH (a) WITH a.x % 3 AS m, min(a.y) AS y ORDER BY sum(a.y) RETURN m", "UndefinedVariable"},
      {"MATCH (a) WITH a.x % 3 AS m, sum(a.y) AS y ORDER BY sum(a.y) RETURN m", "fine"},
      {"MATCH (a) RETURN DISTINCT a.name ORDER BY a.age", "UndefinedVariable"},
      {"MATCH (a) RETURN DISTINCT a.name ORDER BY a.name", "fine"},
      {"MATCH (a), (b) WITH a ORDER BY b.x RETURN a", "fine"},
      {"MATCH (a), (b) WITH a WITH a ORDER BY b.x RETURN a", "UndefinedVariable"},
      {"MATCH (a) WITH a.x AS x WHERE a.y = 1 RETURN x", "fine"},
      {"MATCH (a) WITH a.x AS x, count(*) AS c WHERE a.y = 1 RETURN x", "UndefinedVariable"},
  });
}

TEST(ScopeErrors, SkipAndLimit) {
  check({
      {"MATCH (n) RETURN n SKIP n.count", "NonConstantExpression"},
      {"MATCH (n) RETURN n LIMIT n.count", "NonConstantExpression"},
      {"MATCH (n) RETURN n SKIP -1", "NegativeIntegerArgument"},
      {"MATCH (n) RETURN n LIMIT -1", "NegativeIntegerArgument"},
      {"MATCH (n) RETURN n LIMIT 1.5", "InvalidArgumentType"},
      {"MATCH (n) RETURN n LIMIT 'a'", "InvalidArgumentType"},
      {"MATCH (n) RETURN n SKIP $s LIMIT toInteger(ceil(1.7))", "fine"},
  });
}

TEST(ScopeErrors, Unions) {
  check({
      {"RETURN 1 AS a UNION RETURN 2 AS b", "DifferentColumnsInUnion"},
      {"RETURN 1 AS a UNION RETURN 2 AS a, 3 AS b", "DifferentColumnsInUnion"},
      {"RETURN 1 AS a UNION CREATE ()", "DifferentColumnsInUnion"},
      {"RETURN 1 AS a, 2 AS b UNION ALL RETURN 3 AS b, 4 AS a", "fine"},
  });
}

TEST(ScopeErrors, Procedures) {
  check({
      {"CALL test.my.unknown", "ProcedureError: ProcedureNotFound"},
      {"CALL test.my.proc('Dobby')", "InvalidNumberOfArguments"},
      {"CALL test.my.proc('Dobby', 1, 2)", "InvalidNumberOfArguments"},
      {"CALL test.my.proc(true, 1)", "InvalidArgumentType"},
      {"CALL test.my.proc(null, 42)", "fine"},
      {"CALL test.my.proc YIELD city RETURN city", "InvalidArgumentPassingMode"},
      {"CALL test.my.proc('a', 1) RETURN city", "UndefinedVariable"},
      {"CALL test.my.proc('a', 1) YIELD town RETURN 1", "UndefinedVariable"},
      {"CALL test.my.proc('a', 1) YIELD city, country_code AS city RETURN city", "VariableAlreadyBound"},
      {"WITH 1 AS city CALL test.my.proc('a', 1) YIELD city RETURN city", "VariableAlreadyBound"},
      {"MATCH (n) CALL test.my.proc('a', count(n)) YIELD city RETURN city", "InvalidAggregation"},
      {"MATCH (n) CALL test.nothing() RETURN n", "fine"},
      {"CALL test.options() YIELD node RETURN node", "fine"},
      {"CALL test.my.proc('a', 1) YIELD city WHERE city > 'b' RETURN city", "fine"},
  });
}

TEST(ScopeErrors, CallSubqueries) {
  check({
      {"MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN b } RETURN a, b", "fine"},
      {"MATCH (a) CALL { MATCH (a)-->(b) RETURN b } RETURN a, b", "fine"},  // its own `a`
      {"MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN a, b", "fine"},
      {"MATCH (a) CALL (c) { RETURN 1 AS x } RETURN x", "UndefinedVariable"},
      {"MATCH (a) CALL { RETURN 1 AS a } RETURN a", "VariableAlreadyBound"},
      {"MATCH (a) CALL { MATCH (b) RETURN a.x AS x } RETURN x", "UndefinedVariable"},
      {"MATCH (a) CALL { WITH a CREATE (:Copy {x: a.x}) } RETURN a", "fine"},
  });
}

TEST(ScopeErrors, Parameters) {
  const std::set<std::string, std::less<>> given = {"name"};
  EXPECT_NO_THROW(scoped("RETURN $name", &given));
  try {
    scoped("RETURN $nme", &given);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::parameter_missing);
    EXPECT_EQ(error.detail, "MissingParameter");
    EXPECT_THAT(error.hint, HasSubstr("`name`"));
  }
  EXPECT_THAT(scoped("RETURN $b + $a + $b").result.parameters, ElementsAre("b", "a"));
}

TEST(ScopeErrors, PlacesAndHints) {
  const auto error_of = [](std::string_view text) {
    try {
      scoped(text);
    } catch (const Error& error) {
      return error;
    }
    throw std::runtime_error("accepted: " + std::string(text));
  };
  const Error misspelled = error_of("MATCH (person)\nRETURN persn.name");
  EXPECT_EQ(misspelled.where.line, 2u);
  EXPECT_EQ(misspelled.where.column, 8u);
  EXPECT_THAT(misspelled.hint, HasSubstr("`person`"));
  EXPECT_THAT(error_of("MATCH (a)\nWITH a.x AS x\nRETURN a").hint, HasSubstr("line 2"));
  EXPECT_THAT(error_of("RETURN toUper('a')").hint, HasSubstr("toUpper"));
  EXPECT_THAT(error_of("CALL test.my.prok('a', 1)").hint, HasSubstr("test.my.proc"));
}

TEST(ScopeSlots, EveryVariableHasOneOfItsOwn) {
  const Scoped s = scoped("MATCH (a)-[r:T]->()<-[:T*]-(b) WHERE a.x = b.x RETURN a, r");
  const auto& path = s.clause<syntax::Match>(0).patterns[0];
  std::set<Slot> slots;
  for (const auto& node : path.nodes) {
    EXPECT_TRUE(node.variable.introduces);
    slots.insert(node.variable.slot);
  }
  for (const auto& relationship : path.relationships) slots.insert(relationship.variable.slot);
  EXPECT_EQ(slots.size(), 5u);
  const auto slot = [](const syntax::Variable& v) { return static_cast<std::size_t>(v.slot); };
  EXPECT_EQ(s.result.variables[slot(path.relationships[1].variable)].kinds, kinds({Kind::list}));
  EXPECT_EQ(s.result.variables[slot(path.relationships[1].variable)].elements, kinds({Kind::relationship}));
  ASSERT_EQ(s.result.columns.size(), 2u);
  EXPECT_EQ(s.result.columns[0].slot, path.nodes[0].variable.slot);
  EXPECT_EQ(s.result.columns[1].kinds, kinds({Kind::relationship}));
  EXPECT_TRUE(s.result.reads);
  EXPECT_FALSE(s.result.updates);
}

TEST(ScopeSlots, ASecondUseDoesNotIntroduce) {
  const Scoped s = scoped("MATCH (a)-->(a) OPTIONAL MATCH (a)-->(b) CREATE (a)-[:R]->(c) RETURN *");
  const auto& first = s.clause<syntax::Match>(0).patterns[0];
  EXPECT_TRUE(first.nodes[0].variable.introduces);
  EXPECT_FALSE(first.nodes[1].variable.introduces);
  EXPECT_EQ(first.nodes[1].variable.slot, first.nodes[0].variable.slot);
  const auto& made = s.clause<syntax::Create>(2).patterns[0];
  EXPECT_FALSE(made.nodes[0].variable.introduces);
  EXPECT_TRUE(made.nodes[1].variable.introduces);
  std::vector<std::string> names;
  for (const auto& column : s.result.columns) names.push_back(column.name);
  EXPECT_THAT(names, ElementsAre("a", "b", "c"));
  EXPECT_EQ(s.result.columns[1].kinds, kinds({Kind::node, Kind::null}));
  EXPECT_TRUE(s.result.updates);
}

TEST(ScopeSlots, ProjectionsKeepBareVariablesAndNameTheRest) {
  const Scoped s = scoped("MATCH (a) WITH a, a AS b, a.x AS x RETURN *, x + 1");
  const auto slot = s.clause<syntax::Match>(0).patterns[0].nodes[0].variable.slot;
  const auto& items = s.clause<syntax::With>(1).projection.items;
  EXPECT_EQ(items[0].alias.slot, slot);
  EXPECT_FALSE(items[0].alias.introduces);
  EXPECT_NE(items[1].alias.slot, slot);
  EXPECT_TRUE(items[1].alias.introduces);
  EXPECT_TRUE(items[2].alias.introduces);
}

TEST(ScopeSlots, OrderByUsesItemsWhereItCan) {
  const Scoped s = scoped("MATCH (a) RETURN a.x AS x, count(*) AS c ORDER BY a.x, count(*) + 1, x");
  const auto& projection = s.clause<syntax::Return>(1).projection;
  const auto is_item = [&](const syntax::Expression& e, std::size_t item) {
    return e.kind == syntax::ExpressionKind::variable && e.slot == projection.items[item].alias.slot;
  };
  EXPECT_TRUE(is_item(projection.order[0].expression, 0));
  EXPECT_TRUE(is_item(projection.order[1].expression.args[0], 1));
  EXPECT_TRUE(is_item(projection.order[2].expression, 0));
}

TEST(ScopeSlots, OrderBySeesNewNamesFirst) {
  const Scoped s = scoped("WITH 1 AS x WITH x % 3 AS x ORDER BY x RETURN x");
  const auto& projection = s.clause<syntax::With>(1).projection;
  EXPECT_EQ(projection.order[0].expression.slot, projection.items[0].alias.slot);
  EXPECT_NE(projection.items[0].expression.args[0].slot, projection.items[0].alias.slot);
}

TEST(ScopeSlots, KeysBesideAggregatesBecomeItems) {
  const Scoped s = scoped("MATCH (a)--(b) RETURN a.x AS k, a.x + count(b) AS c");
  const auto& items = s.clause<syntax::Return>(1).projection.items;
  const auto& used = items[1].expression.args[0];
  EXPECT_EQ(used.kind, syntax::ExpressionKind::variable);
  EXPECT_EQ(used.slot, items[0].alias.slot);
}

TEST(ScopeSlots, UnionPartsStandInTheFirstOrder) {
  const Scoped s = scoped("RETURN 1 AS a, 'x' AS b UNION RETURN 'y' AS b, 2.5 AS a");
  const auto& second = s.clause<syntax::Return>(0, 1).projection.items;
  EXPECT_EQ(second[0].column, "a");
  EXPECT_EQ(second[1].column, "b");
  EXPECT_EQ(s.result.columns[0].kinds, kinds({Kind::integer, Kind::floating}));
}

TEST(ScopeSlots, SubqueriesSeeOuterSlots) {
  const Scoped s = scoped("MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WHERE b.x = a.x } AND (a)-->() RETURN a");
  const auto& match = s.clause<syntax::Match>(0);
  const auto slot = match.patterns[0].nodes[0].variable.slot;
  const auto& inner = std::get<syntax::Match>(match.where->args[0].query->parts[0].clauses[0]);
  EXPECT_EQ(inner.patterns[0].nodes[0].variable.slot, slot);
  EXPECT_FALSE(inner.patterns[0].nodes[0].variable.introduces);
  EXPECT_TRUE(inner.patterns[0].nodes[1].variable.introduces);
  EXPECT_EQ(match.where->args[1].pattern->nodes[0].variable.slot, slot);
  EXPECT_NE(match.where->args[1].pattern->nodes[1].variable.slot, syntax::no_slot);
}

TEST(ScopeSlots, StandaloneCallsYieldAllColumns) {
  const Scoped s = scoped("CALL test.my.proc");
  const auto& call = s.clause<syntax::Call>(0);
  EXPECT_EQ(call.yields.size(), 2u);
  ASSERT_EQ(call.arguments.size(), 2u);
  EXPECT_EQ(call.arguments[0].kind, syntax::ExpressionKind::parameter);
  ASSERT_EQ(s.result.columns.size(), 2u);
  EXPECT_EQ(s.result.columns[1].name, "country_code");
  EXPECT_EQ(s.result.columns[1].slot, call.yields[1].variable.slot);
  EXPECT_TRUE(scoped("CALL test.nothing").result.columns.empty());
}

TEST(Meaning, IsTheSameWhateverTheWriting) {
  const auto item = [](std::string_view text) {
    const Scoped s = scoped("MATCH (n), (m) RETURN " + std::string(text) + " AS x");
    return s.clause<syntax::Return>(1).projection.items[0].expression.clone();
  };
  EXPECT_TRUE(same_meaning(item("n.x + 1"), item("(n . x)+1")));
  EXPECT_TRUE(same_meaning(item("toUpper(n.x)"), item("TOUPPER(n.x)")));
  EXPECT_TRUE(same_meaning(item("[x IN n.l WHERE x > 1 | x]"), item("[y IN n.l WHERE y > 1 | y]")));
  EXPECT_FALSE(same_meaning(item("[x IN n.l WHERE x > 1 | x]"), item("[y IN n.l WHERE y > 1 | n]")));
  EXPECT_FALSE(same_meaning(item("n.x"), item("m.x")));
  EXPECT_FALSE(same_meaning(item("1"), item("1.0")));
  EXPECT_FALSE(same_meaning(item("count(n)"), item("count(DISTINCT n)")));
}

}  // namespace
}  // namespace kenes::plan
