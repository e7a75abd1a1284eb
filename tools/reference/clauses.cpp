// SPDX-License-Identifier: Apache-2.0
#include "tools/reference/clauses.hpp"

namespace kenes::reference {
namespace {

constexpr Clause clause_table[] = {
    {"MATCH", "Finds every way in which a pattern of nodes and relationships occurs.",
     "MATCH (p:Person)-[:MEMBER_OF]->(q:Party) RETURN p.name, q.name;"},
    {"OPTIONAL MATCH", "Like MATCH, but a row without an occurrence stays, with nulls.",
     "MATCH (p:Person) OPTIONAL MATCH (p)-[:LED_BY]-(q) RETURN p.name, q.name;"},
    {"AS OF",
     "Behind a MATCH's patterns: what held on a day, in a month or year, or in an interval (AS OF FROM d TO "
     "d), hop by hop; what nobody claimed always holds.",
     "MATCH (q:Party)-[:LED_BY]->(p) AS OF date('2010-06-01') RETURN p.name;"},
    {"ACCORDING TO", "Behind a MATCH's patterns: what a source claims, or a list of them, by key or node.",
     "CREATE (:Source {key: 'register'}); MATCH (q:Party)-[:LED_BY]->(p) ACCORDING TO 'register' RETURN "
     "p.name;"},
    {"AS KNOWN AT", "Behind a MATCH's patterns: what was known at a moment, also what was withdrawn since.",
     "MATCH (q:Party)-[:LED_BY]->(p) AS KNOWN AT datetime('2020-01-01T00:00Z') RETURN p.name;"},
    {"WHERE", "Keeps the rows for which a condition is true.",
     "MATCH (p:Person) WHERE p.born < 1950 AND p.name STARTS WITH 'V' RETURN p;"},
    {"RETURN", "Says what the columns of the result are; aggregates group by the other columns.",
     "MATCH (p:Person)-[:MEMBER_OF]->(q) RETURN q.name AS party, count(p) AS members;"},
    {"WITH", "Passes columns on to the next part of a statement, like RETURN in between.",
     "MATCH (q:Party)<-[:MEMBER_OF]-(p) WITH q, count(p) AS members WHERE members > 1 RETURN q.name;"},
    {"UNWIND", "Makes a row of each item of a list.", "UNWIND [1, 2, 3] AS x RETURN x * x;"},
    {"ORDER BY", "Sorts rows; DESC turns the order round, nulls come last in ascending order.",
     "MATCH (p:Person) RETURN p.name ORDER BY p.born DESC, p.name;"},
    {"SKIP", "Leaves out the first rows.", "MATCH (p:Person) RETURN p.name ORDER BY p.name SKIP 1;"},
    {"LIMIT", "Ends after that many rows.", "MATCH (p:Person) RETURN p.name LIMIT 10;"},
    {"DISTINCT", "Keeps one of equal rows, or counts equal values once.",
     "MATCH (p:Person) RETURN count(DISTINCT p.born);"},
    {"UNION", "The rows of two queries with the same columns, equal ones once; UNION ALL keeps all.",
     "MATCH (p:Person) RETURN p.name AS name UNION MATCH (q:Party) RETURN q.name AS name;"},
    {"CREATE", "Makes nodes and relationships.",
     "CREATE (:Person {name: 'Ada'})-[:SITS_ON {since: 2004}]->(:Committee {name: 'Budget'});"},
    {"MERGE",
     "Finds a pattern, or makes it where it is not there; ON CREATE and ON MATCH say what to set then.",
     "MERGE (p:Person {key: 'ada'}) ON CREATE SET p.seen = 1 ON MATCH SET p.seen = 2 RETURN p.seen;"},
    {"SET", "Sets properties and labels; = replaces all properties by a map, += adds to them.",
     "MATCH (p:Person {name: 'Ada'}) SET p.born = 1816, p:Member RETURN p;"},
    {"REMOVE", "Takes away properties and labels.",
     "MATCH (p:Person {name: 'Ada'}) REMOVE p.born, p:Member RETURN p;"},
    {"CLAIM",
     "Says a value, label or relationship together with who says so, when it holds (VALID FROM ... TO, VALID "
     "AT), where (SOURCE ... AT ... QUOTE) and how surely (RANK, CONFIDENCE).",
     "CREATE (:Source {key: 'register'}); MATCH (q:Party {name: 'Unity'}) CLAIM q.members = 56292 VALID AT "
     "2008 "
     "SOURCE 'register' AT 'p. 12';"},
    {"DELETE", "Deletes relationships, and nodes that have none left.",
     "MATCH (:Person)-[r:SITS_ON]->() DELETE r;"},
    {"DETACH DELETE", "Deletes nodes together with their relationships.",
     "MATCH (p:Person {name: 'Ada'}) DETACH DELETE p;"},
    {"CALL", "Runs a procedure; YIELD names the columns that go on. `.help procedures` lists them.",
     "CALL algo.pagerank() YIELD node, score RETURN node.name, score ORDER BY score DESC LIMIT 5;"},
    {"CALL { }", "Runs a query for each row; the names in brackets are known inside.",
     "MATCH (p:Person) CALL (p) { MATCH (p)-->(q) RETURN count(q) AS out } RETURN p.name, out;"},
    {"IN TRANSACTIONS",
     "Behind CALL { }: commits after each so many rows; ON ERROR CONTINUE, BREAK or FAIL says what an error "
     "does, REPORT STATUS AS what became of each row.",
     "UNWIND [1, 2, 0, 4] AS x CALL (x) { CREATE (:Part {of: 12 / x}) } IN TRANSACTIONS OF 1 ROW ON ERROR "
     "CONTINUE REPORT STATUS AS status RETURN x, status.committed;"},
    {"LOAD CSV",
     "Makes a row of each record of a file in the folder for imports (`--import-folder`); WITH HEADERS a "
     "map, "
     "else a list of texts. The file of the example has the lines `name,born`, `Ada,1815` and `Ben,1902`.",
     "LOAD CSV WITH HEADERS FROM 'file:///people.csv' AS row RETURN row.name, toInteger(row.born) AS born;"},
    {"FOREACH", "Makes changes for each item of a list.",
     "MATCH (p:Person {name: 'Ada'}) FOREACH (n IN ['x', 'y'] | CREATE (p)-[:WROTE]->(:Note {title: n}));"},
    {"COUNT", "How often a pattern occurs, or how many rows a query has.",
     "MATCH (p:Person) RETURN p.name, COUNT { (p)-[:MEMBER_OF]->() } AS parties;"},
    {"COLLECT", "The rows of a query as a list.",
     "MATCH (p:Person) RETURN p.name, COLLECT { MATCH (p)-->(q) RETURN q.name ORDER BY q.name } AS names;"},
    {"FINISH", "Ends a statement that changes the graph and returns nothing.", "CREATE (:Person) FINISH;"},
    {"CASE", "Chooses a value by conditions.",
     "RETURN CASE WHEN 1 < 2 THEN 'less' WHEN 1 = 2 THEN 'equal' ELSE 'more' END;"},
    {"SHORTESTPATH", "One shortest path between two nodes; allShortestPaths gives every one of that length.",
     "MATCH p = shortestPath((:Person {name: 'Ada'})-[*]-(:Committee {name: 'Budget'})) RETURN p;"},
    {"QUANTIFIED PATH",
     "A part of a pattern in brackets that repeats: {1,3}, {2}, + or *; its variables are lists behind it.",
     "MATCH (:Person {key: 'ada'}) ((a)-[:KNOWS]->(b) WHERE b.born > 1900){1,2} (last) RETURN last.name, "
     "size(b);"},
    {"SHORTEST",
     "The k shortest paths between each two ends; ALL SHORTEST gives every one of the least length, ANY one "
     "at all.",
     "MATCH p = SHORTEST 2 (a:Person {key: 'ada'})-[:KNOWS]->+(b) RETURN [n IN nodes(p) | n.name] AS names;"},
    {"LABEL EXPRESSION",
     "What a node or relationship bears: & and, | or, ! not, % any; $(...) computes a label.",
     "MATCH (n:Person|Party&!Committee) WHERE n IS Person RETURN count(n) AS people;"},
    {"EXISTS", "True where a pattern occurs.",
     "MATCH (p:Person) WHERE EXISTS { (p)-[:MEMBER_OF]->() } RETURN p.name;"},
    {"EXPLAIN",
     "Shows the plan of a statement without running it; `.explain on` does so for all, `.mode dot` draws it.",
     "EXPLAIN MATCH (p:Person) RETURN count(*);"},
    {"PROFILE", "Runs a statement and shows its plan with rows, times and memory.",
     "PROFILE MATCH (p:Person) RETURN count(*);", true},
    {"CREATE INDEX",
     "Makes finding nodes, or relationships of a type, by one property or several fast; a TEXT index finds "
     "by "
     "what a text contains.",
     "CREATE INDEX FOR (p:Person) ON (p.name);"},
    {"CREATE CONSTRAINT",
     "Makes properties unique (IS UNIQUE), required (IS NOT NULL), both (IS NODE KEY, IS RELATIONSHIP KEY) "
     "or "
     "of a type (IS :: INTEGER) among the nodes of a label or the relationships of a type.",
     "CREATE CONSTRAINT person_key FOR (p:Person) REQUIRE p.key IS UNIQUE;"},
    {"DROP INDEX", "Takes an index away; DROP CONSTRAINT does so with a constraint.",
     "CREATE INDEX person_name FOR (p:Person) ON (p.name); DROP INDEX person_name;"},
    {"SHOW INDEXES",
     "Lists indexes; SHOW CONSTRAINTS, SHOW FUNCTIONS and SHOW PROCEDURES list those. YIELD, WHERE and "
     "RETURN "
     "may follow.",
     "CREATE INDEX person_name FOR (p:Person) ON (p.name); SHOW INDEXES YIELD name, type, properties;"},
    {"BEGIN",
     "Begins a transaction: the statements until COMMIT happen together or, after ROLLBACK, not at all.",
     "BEGIN; CREATE (:Person {name: 'Ada'}); COMMIT;"},
    {"COMMIT", "Ends a transaction; all that it did stays.", "COMMIT;"},
    {"ROLLBACK", "Ends a transaction; nothing that it did stays.", "ROLLBACK;"},
};

}  // namespace

std::span<const Clause> clauses() { return clause_table; }

std::string_view example_graph() {
  return "CREATE (ada:Person {key: 'ada', name: 'Ada', born: 1815}), (ben:Person {key: 'ben', name: 'Ben', "
         "born: 1902}),\n"
         "       (vera:Person {key: 'vera', name: 'Vera', born: 1948}),\n"
         "       (unity:Party {name: 'Unity', founded: date('1920-05-01')}), (budget:Committee {name: "
         "'Budget'}),\n"
         "       (ada)-[:MEMBER_OF {since: 1920}]->(unity), (ben)-[:MEMBER_OF {since: 1931}]->(unity),\n"
         "       (unity)-[:LED_BY]->(vera), (vera)-[:SITS_ON]->(budget), (ben)-[:SITS_ON]->(budget),\n"
         "       (ada)-[:KNOWS]->(ben), (ben)-[:KNOWS]->(vera);";
}

}  // namespace kenes::reference
