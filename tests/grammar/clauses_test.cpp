// SPDX-License-Identifier: Apache-2.0
// Clauses, patterns and schema commands: which parts a text gives.
#include <gtest/gtest.h>

#include "tests/grammar/sketch.hpp"

namespace kenes::grammar {
namespace {

using namespace syntax;

const Query& query_of(const Statement& statement) { return std::get<Query>(statement.body); }

template <class Kind>
const Kind& clause_of(const Statement& statement, std::size_t index = 0) {
  return std::get<Kind>(query_of(statement).parts[0].clauses[index]);
}

std::string pattern(std::string_view text) {
  const Statement statement = parse("MATCH " + std::string(text) + " RETURN 1");
  return sketch(clause_of<Match>(statement).patterns[0]);
}

TEST(Patterns, Shapes) {
  for (const auto& [text, meaning] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"()", "()"},
           {"(n)", "(n)"},
           {"(n:A:B)", "(n:(& A B))"},
           {"(n:A|B&!C)", "(n:(| A (& B (! C))))"},
           {"(:(A|B)&%)", "(:(& (| A B) %))"},
           {"(n:$($label))", "(n:$())"},
           {"(:Match {x: 1})", "(:Match{x:1})"},
           {"(n WHERE n.x > 1)", "(n WHERE (> n.x 1))"},
           {"(n $p)", "(n$p)"},
           {"(a)-->(b)<--(c)--(d)", "(a)-[]->(b)<-[]-(c)-[]-(d)"},
           {"(a)<-->(b)", "(a)-[]-(b)"},
           {"(a)-[r:X|Y]->(b)", "(a)-[r:(| X Y)]->(b)"},
           {"(a)-[r:X|:Y]->(b)", "(a)-[r:(| X Y)]->(b)"},
           {"(a)-[:X {k: 1}]-(b)", "(a)-[:X{k:1}]-(b)"},
           {"(a)-[r WHERE r.x]-(b)", "(a)-[r WHERE r.x]-(b)"},
           {"(a)-[*]-(b)", "(a)-[*..]-(b)"},
           {"(a)-[*2]-(b)", "(a)-[*2..2]-(b)"},
           {"(a)-[*2..]-(b)", "(a)-[*2..]-(b)"},
           {"(a)-[*..3]-(b)", "(a)-[*..3]-(b)"},
           {"(a)-[r:X*0..3 {k: 1}]->(b)", "(a)-[r:X{k:1}*0..3]->(b)"},
           {"p = (a)-->(b)", "p=(a)-[]->(b)"},
           {"p = ((a)-->(b))", "p=(a)-[]->(b)"},
           {"p = shortestPath((a)-[*]-(b))", "p=shortest (a)-[*..]-(b)"},
           {"allShortestPaths((a)-[:X*..5]->(b))", "all shortest (a)-[:X*..5]->(b)"},
           {"(end)-[:START]->(count)", "(end)-[:START]->(count)"},
           {"( n /* who */ : A )", "(n:A)"},
       })
    EXPECT_EQ(pattern(text), meaning) << text;
}

TEST(Clauses, Reading) {
  const Statement s = parse(
      "MATCH (a), (b) WHERE a.x = b.x OPTIONAL MATCH (c) UNWIND [1] AS x "
      "WITH DISTINCT *, a.x AS y ORDER BY y DESC, x SKIP 1 LIMIT 2 WHERE y > 1 RETURN *");
  EXPECT_EQ(clause_of<Match>(s).patterns.size(), 2u);
  EXPECT_TRUE(clause_of<Match>(s).where);
  EXPECT_TRUE(clause_of<Match>(s, 1).optional);
  EXPECT_EQ(clause_of<Unwind>(s, 2).variable.text, "x");
  const Projection& with = clause_of<With>(s, 3).projection;
  EXPECT_TRUE(with.distinct && with.star && with.skip && with.limit && with.where);
  ASSERT_EQ(with.order.size(), 2u);
  EXPECT_TRUE(with.order[0].descending);
  EXPECT_FALSE(with.order[1].descending);
  EXPECT_EQ(with.items.at(0).alias.text, "y");
  EXPECT_TRUE(clause_of<Return>(s, 4).projection.star);
}

TEST(Clauses, Writing) {
  const Statement s = parse(
      "CREATE (a:A {x: 1}), p = (b)-[:R]->(c) MERGE (d)-[:S]-(e) ON CREATE SET d.x = 1, d:L ON MATCH SET d "
      "+= {y: 2} "
      "SET a.b.c = 1, a = $m, a += b, a:X:Y, (a).z = 2 REMOVE a.x, b:L:M DETACH DELETE a, b.c DELETE d "
      "FOREACH (x IN [1, 2] | CREATE (:N {v: x}) FOREACH (y IN [x] | SET a.x = y))");
  EXPECT_EQ(clause_of<Create>(s).patterns.at(1).variable.text, "p");
  const Merge& merge = clause_of<Merge>(s, 1);
  ASSERT_EQ(merge.on_create.size(), 2u);
  EXPECT_EQ(merge.on_create[1].kind, SetItem::Kind::labels);
  ASSERT_EQ(merge.on_match.size(), 1u);
  EXPECT_EQ(merge.on_match[0].kind, SetItem::Kind::merge);
  const auto& items = clause_of<Set>(s, 2).items;
  ASSERT_EQ(items.size(), 5u);
  EXPECT_EQ(sketch(items[0].target), "a.b.c");
  EXPECT_EQ(items[1].kind, SetItem::Kind::replace);
  EXPECT_EQ(items[2].kind, SetItem::Kind::merge);
  EXPECT_EQ(items[3].labels.at(1).name.text, "Y");
  EXPECT_EQ(sketch(items[4].target), "a.z");
  const auto& removed = clause_of<Remove>(s, 3).items;
  EXPECT_TRUE(removed.at(0).labels.empty());
  EXPECT_EQ(removed.at(1).labels.size(), 2u);
  EXPECT_TRUE(clause_of<Delete>(s, 4).detach);
  EXPECT_FALSE(clause_of<Delete>(s, 5).detach);
  EXPECT_EQ(clause_of<Foreach>(s, 6).updates->parts.at(0).clauses.size(), 2u);
}

TEST(Clauses, Calls) {
  const Statement alone = parse("CALL db.labels");
  EXPECT_TRUE(clause_of<Call>(alone).standalone);
  EXPECT_TRUE(clause_of<Call>(alone).implicit_arguments);
  EXPECT_EQ(clause_of<Call>(alone).procedure.text, "db.labels");
  const Statement all = parse("CALL test.my.proc(1) YIELD *");
  EXPECT_TRUE(clause_of<Call>(all).yield_star);
  const Statement inside = parse("CALL a.b(1, x) YIELD c AS d, e WHERE d > 1 RETURN d");
  const Call& call = clause_of<Call>(inside);
  EXPECT_FALSE(call.standalone);
  EXPECT_EQ(call.arguments.size(), 2u);
  EXPECT_EQ(call.yields.at(0).variable.text, "d");
  EXPECT_EQ(call.yields.at(1).field.text, "e");
  EXPECT_TRUE(call.where);
  const Statement sub = parse(
      "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b UNION RETURN 1 AS b } CALL { CREATE () } RETURN b");
  EXPECT_EQ(clause_of<CallSubquery>(sub, 1).imports->at(0).text, "a");
  EXPECT_EQ(clause_of<CallSubquery>(sub, 1).query->parts.size(), 2u);
  EXPECT_FALSE(clause_of<CallSubquery>(sub, 2).imports);
}

TEST(Clauses, UnionAndModes) {
  const Statement s = parse("explain RETURN 1 AS a UNION ALL RETURN 2 AS a UNION ALL RETURN 3 AS a ;");
  EXPECT_EQ(s.mode, Statement::Mode::explain);
  EXPECT_EQ(query_of(s).parts.size(), 3u);
  EXPECT_TRUE(query_of(s).union_all);
  EXPECT_EQ(parse("PROFILE MATCH (n) RETURN n").mode, Statement::Mode::profile);
  EXPECT_EQ(parse("MATCH (explain) RETURN explain").mode, Statement::Mode::run);
}

TEST(Schema, Commands) {
  struct Case {
    std::string_view text;
    SchemaCommand::Kind kind;
    SchemaCommand::Requirement requirement;
    std::string_view name, label;
    std::size_t keys;
    bool condition, relationships;
  };
  using K = SchemaCommand::Kind;
  using R = SchemaCommand::Requirement;
  for (const Case& c : std::initializer_list<Case>{
           {"CREATE INDEX FOR (n:L) ON (n.k)", K::create_index, R::none, "", "L", 1, false, false},
           {"CREATE INDEX i IF NOT EXISTS FOR (n:L) ON (n.k, n.`a b`)", K::create_index, R::none, "i", "L", 2,
            true, false},
           {"CREATE RANGE INDEX i FOR ()-[r:T]-() ON (r.k)", K::create_index, R::none, "i", "T", 1, false,
            true},
           {"CREATE INDEX ON :L(k)", K::create_index, R::none, "", "L", 1, false, false},
           {"CREATE CONSTRAINT FOR (n:L) REQUIRE n.k IS UNIQUE", K::create_constraint, R::unique, "", "L", 1,
            false, false},
           {"CREATE CONSTRAINT c IF NOT EXISTS FOR (n:L) REQUIRE (n.a, n.b) IS NODE KEY",
            K::create_constraint, R::key, "c", "L", 2, true, false},
           {"CREATE CONSTRAINT c FOR (n:L) REQUIRE n.k IS NOT NULL", K::create_constraint, R::exists, "c",
            "L", 1, false, false},
           {"CREATE CONSTRAINT ON (n:L) ASSERT n.k IS UNIQUE", K::create_constraint, R::unique, "", "L", 1,
            false, false},
           {"CREATE CONSTRAINT ON (n:L) ASSERT exists(n.k)", K::create_constraint, R::exists, "", "L", 1,
            false, false},
           {"CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE r.k IS UNIQUE", K::create_constraint, R::unique, "",
            "T", 1, false, true},
           {"DROP INDEX i", K::drop_index, R::none, "i", "", 0, false, false},
           {"DROP INDEX i IF EXISTS", K::drop_index, R::none, "i", "", 0, true, false},
           {"DROP INDEX ON :L(k)", K::drop_index, R::none, "", "L", 1, false, false},
           {"DROP CONSTRAINT c IF EXISTS;", K::drop_constraint, R::none, "c", "", 0, true, false},
           {"DROP CONSTRAINT ON (n:L) ASSERT n.k IS UNIQUE", K::drop_constraint, R::unique, "", "L", 1, false,
            false},
           {"CREATE TEXT INDEX t FOR (n:L) ON (n.k) OPTIONS {}", K::create_index, R::none, "t", "L", 1, false,
            false},
           {"CREATE BTREE INDEX t FOR (n:L) ON (n.k) OPTIONS $o", K::create_index, R::none, "t", "L", 1,
            false, false},
           {"CREATE LOOKUP INDEX FOR (n) ON EACH labels(n)", K::create_lookup_index, R::none, "", "", 0,
            false, false},
           {"CREATE LOOKUP INDEX l IF NOT EXISTS FOR ()-[r]-() ON EACH type(r)", K::create_lookup_index,
            R::none, "l", "", 0, true, true},
           {"CREATE CONSTRAINT FOR (n:L) REQUIRE n.k IS :: INTEGER | LIST<STRING NOT NULL>",
            K::create_constraint, R::type, "", "L", 1, false, false},
           {"CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE (r.a, r.b) IS REL KEY", K::create_constraint, R::key,
            "", "T", 2, false, true},
           {"CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE r.a IS TYPED zoned datetime", K::create_constraint,
            R::type, "", "T", 1, false, true},
       }) {
    const Statement statement = parse(c.text);
    const auto& command = std::get<SchemaCommand>(statement.body);
    EXPECT_EQ(command.kind, c.kind) << c.text;
    EXPECT_EQ(command.requirement, c.requirement) << c.text;
    EXPECT_EQ(command.name, c.name) << c.text;
    EXPECT_EQ(command.label.text, c.label) << c.text;
    EXPECT_EQ(command.keys.size(), c.keys) << c.text;
    EXPECT_EQ(command.if_exists || command.if_not_exists, c.condition) << c.text;
    EXPECT_EQ(command.on_relationships, c.relationships) << c.text;
  }
}

TEST(Clauses, LoadCsv) {
  const Statement s = parse("LOAD CSV WITH HEADERS FROM $file AS row FIELDTERMINATOR '|' RETURN row");
  const auto& load = clause_of<LoadCsv>(s);
  EXPECT_TRUE(load.with_headers);
  EXPECT_EQ(sketch(load.from), "$file");
  EXPECT_EQ(load.variable.text, "row");
  EXPECT_EQ(load.terminator, "|");
  EXPECT_EQ(clause_of<LoadCsv>(parse("LOAD CSV FROM 'x' AS load RETURN load")).terminator, ",");
}

TEST(Clauses, SubqueriesInTransactions) {
  const Statement s = parse(
      "UNWIND [1] AS x CALL (x) { CREATE (n) FINISH } IN 4 CONCURRENT TRANSACTIONS OF 10 ROWS ON ERROR BREAK "
      "REPORT STATUS AS s RETURN s");
  const auto& call = clause_of<CallSubquery>(s, 1);
  ASSERT_TRUE(call.transactions);
  EXPECT_EQ(sketch(*call.transactions->rows), "10");
  EXPECT_EQ(call.transactions->on_error, InTransactions::OnError::stop);
  EXPECT_EQ(call.transactions->status.text, "s");
  EXPECT_TRUE(std::holds_alternative<Finish>(call.query->parts[0].clauses.back()));
  EXPECT_TRUE(clause_of<CallSubquery>(parse("MATCH (n) CALL (*) { CREATE (m) } FINISH"), 1).imports_all);
  EXPECT_TRUE(clause_of<CallSubquery>(parse("OPTIONAL CALL { RETURN 1 AS x } RETURN x")).optional);
}

TEST(Clauses, PagingByItself) {
  const Statement s = parse("MATCH (n) ORDER BY n.x OFFSET 1 LIMIT 2 RETURN n");
  const auto& with = clause_of<With>(s, 1);
  EXPECT_TRUE(with.projection.star);
  EXPECT_EQ(with.projection.order.size(), 1u);
  EXPECT_TRUE(with.projection.skip && with.projection.limit);
}

TEST(Schema, Show) {
  const Statement plain = parse("SHOW INDEXES");
  const auto& call = std::get<syntax::Call>(query_of(plain).parts[0].clauses[0]);
  EXPECT_EQ(call.procedure.text, "show.indexes");
  EXPECT_TRUE(call.standalone);
  EXPECT_EQ(call.yields[1].field.text, "name");
  const Statement long_one = parse(
      "SHOW NODE UNIQUE CONSTRAINTS YIELD name AS n, type ORDER BY n SKIP 1 LIMIT 2 WHERE n <> 'x' RETURN n");
  const auto& clauses = query_of(long_one).parts[0].clauses;
  ASSERT_EQ(clauses.size(), 3u);
  EXPECT_EQ(std::get<syntax::Call>(clauses[0]).arguments[0].value.as_string(), "NODE UNIQUENESS");
  for (const std::string_view wrong :
       {"SHOW", "SHOW THINGS", "SHOW SILLY INDEXES", "SHOW INDEXES RETURN name"})
    EXPECT_THROW(parse(wrong), Error) << wrong;
}

}  // namespace
}  // namespace kenes::grammar
