#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`kenes export` there and back, with and without claims, `backup` and `restore`, and their exit statuses. Argument: the path of `kenes`."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom

KENES = ""
DATASET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "datasets", "kazakhstan")
GRAPH = """
CREATE CONSTRAINT person_key FOR (p:Person) REQUIRE p.key IS UNIQUE;
CREATE INDEX by_name FOR (p:Person) ON (p.name);
CREATE (:Person:`Odd ``name` {key: 1, name: 'Жамбыл "Ж", \\'x\\'\\n;', born: date('1966-03-18'), tags: ['a', 'b'], mixed: 1,
  odd: ['a;b', ''], none: [], at: datetime('2020-01-01T12:00Z'), share: 0.5, big: 9223372036854775807});
CREATE (:Person {key: 2, name: '', mixed: 'one', tags: [], share: -1e300});
CREATE ({nothing: false});
MATCH (a:Person {key: 1}), (b:Person {key: 2}) CREATE (a)-[:KNOWS {since: 2004}]->(b), (a)-[:KNOWS]->(b), (b)-[:`LIKES <3`]->(b);
"""
CLAIMS = """
CREATE (:Source {key: 'register', title: 'The register', trust: 0.9}), (:Source {key: 'gazette'}), (:Diary {key: 'diary'}),
       (:Party {key: 'unity', members: 10, seat: 'north'}), (:Person {key: 'ada', name: 'Ada'}), (:Person {key: 'ben'});
CALL policy.set({name: 'many', keys: ['ideology'], manyValued: true});
CALL policy.set({name: 'default', steps: ['rank', 'recent', 'trust', 'agreement'], tolerance: 0.5});
MATCH (q:Party), (d:Diary) SET d:Source WITH q, d CLAIM q.members = 20 VALID AT 2008 SOURCE d AT 'p. 1' QUOTE "twenty; '20'";
MATCH (d:Diary) REMOVE d:Source;
MATCH (q:Party) CLAIM q.members = 30, q.ideology = 'a', q.ideology = 'b', q:Union VALID FROM '2004-09' TO UNKNOWN SOURCE 'register';
MATCH (q:Party) CLAIM q.members = 40 VALID TO '2010-03-05' SOURCE 'gazette' RANK deprecated CONFIDENCE 0.25;
MATCH (q:Party) CALL claim.add({about: q, key: 'share', value: 0.5, precision: 3, to: 'open'}) YIELD claim FINISH;
MATCH (q:Party) SET q.members = 50;
MATCH (q:Party) SET q.members = 60;
MATCH (q:Party) CLAIM q.seat = 'south' SOURCE 'gazette';
MATCH (q:Party) CALL claim.rank(claims(q, 'seat')[0].id, 'deprecated');
MATCH (q:Party) CLAIM q.seat = 'west' SOURCE 'register';
MATCH (q:Party) CALL claim.retract(claims(q, 'seat')[2].id) YIELD retracted FINISH;
MATCH (p:Person {key: 'ada'}) CLAIM p.name = 'Ада' LANGUAGE 'ru' SOURCE 'register';
MATCH (p:Person {key: 'ada'}) CLAIM p:Deputy VALID FROM 2000 SOURCE 'gazette' RANK deprecated;
MATCH (q:Party), (p:Person {key: 'ada'}) CLAIM (q)-[:LED_BY {post: 'head'}]->(p) VALID FROM 2001 TO 2003 SOURCE 'register';
MATCH (q:Party), (p:Person {key: 'ada'}) CLAIM (q)-[:LED_BY {post: 'chair'}]->(p) VALID FROM 2004 SOURCE 'gazette' RANK deprecated;
MATCH (q:Party), (p:Person {key: 'ada'}) CREATE (q)-[r:LED_BY {plain: 1}]->(p) CLAIM r, r.post = 'second' SOURCE 'gazette';
MATCH (q:Party), (p:Person {key: 'ben'}) CREATE (q)-[:HAS {since: 1}]->(p), (p)-[:HAS {since: 2}]->(q);
MATCH (:Party)-[r:HAS]->() CLAIM r VALID FROM 1999 SOURCE 'gazette';
MATCH (:Party)-[r:HAS]->() CLAIM r.since = 3 SOURCE 'register';
MATCH (:Person)-[r:HAS]->() CLAIM r RANK deprecated;
MATCH (:Person)-[r:HAS]->() WITH r, [c IN claims(r) WHERE c.key IS NULL | c.id][0] AS id CALL claim.rank(id, 'deprecated');
MATCH (q:Party), (p:Person {key: 'ben'}) CLAIM (q)-[:FORGOT {how: 'slowly'}]->(p) SOURCE 'gazette';
MATCH (:Party)-[r:FORGOT]->() SET r.plain = 7 DELETE r;
CREATE (n:Person {key: 'gone'}) CLAIM n.age = 7 SOURCE 'gazette';
MATCH (n {key: 'gone'}) DELETE n;
"""
AT_NODES = """MATCH (x) RETURN x.key AS key, labels(x) AS labels, properties(x) AS properties, {} AS facts ORDER BY key"""
AT_RELATIONSHIPS = """MATCH (a)-[x]->(b) RETURN type(x) AS type, a.key AS a, b.key AS b, properties(x) AS properties, {} AS facts
  ORDER BY type, a, b, x.post, x.plain"""
WHY = """[f IN why(x).facts | [f.key, f.plain, f.value, f.decidedBy, f.policy, f.disputed,
  [c IN f.claims | [c.standing, c.value, c.language, c.valid, c.from, c.to, c.source.key, c.at, c.quote, c.rank, c.confidence]]]]"""
COME_BACK = """
MATCH (q:Party), (p:Person {key: 'ben'}) CLAIM (q)-[:FORGOT]->(p) SOURCE 'register';
MATCH (q:Party), (p:Person {key: 'ben'}) CLAIM (p)-[:HAS]->(q) SOURCE 'register';
"""
CONTENT = ["MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY n.key",
           "MATCH (a)-[r]->(b) RETURN a.key, type(r), properties(r), b.key ORDER BY type(r), r.since",
           "SHOW INDEXES"]


class Export(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        with open(self.path("graph.cypher"), "w", encoding="utf-8") as out:
            out.write(GRAPH)
        self.well("db", "-f", "graph.cypher")

    def path(self, name):
        return os.path.join(self.folder, name)

    def kenes(self, *arguments):
        run = subprocess.run([KENES, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60,
                             encoding="utf-8", stdin=subprocess.DEVNULL)
        return run.returncode, run.stdout, run.stderr

    def well(self, *arguments):
        status, out, said = self.kenes(*arguments)
        self.assertEqual(status, 0, said)
        return out

    def content(self, database, count=3):
        return [self.well("-m", "jsonl", database, question) for question in CONTENT[:count]]

    def test_a_script_loads_into_an_equal_graph(self):
        self.well("export", "db", "--format", "cypher", "-o", "out.cypher")
        self.well("again", "-f", "out.cypher")
        self.assertEqual(self.content("again"), self.content("db"))
        self.well("check", "again")

    def known(self, database):
        rows = []
        for question in AT_NODES, AT_RELATIONSHIPS:
            for line in self.well("-m", "jsonl", database, question.format(WHY)).splitlines():
                row = json.loads(line)
                row.get("labels", []).sort()
                row["facts"].sort(key=lambda fact: str(fact[0]))
                rows.append(row)
        rows.append(self.well("-m", "jsonl", database, "CALL policy.show() YIELD name, keys, labels, steps, manyValued, tolerance "
                              "RETURN * ORDER BY name"))
        rows.append(self.well("-m", "jsonl", database, "SHOW INDEXES"))
        return rows

    def written_anew(self, database):
        self.well("export", database, "--format", "cypher", "-o", "out.cypher")
        again = database + "-again"
        self.assertEqual(self.well(again, "-f", "out.cypher"), "")
        self.well("check", again)
        self.assertEqual(self.known(again), self.known(database))
        return again

    def claimed(self):
        with open(self.path("claims.cypher"), "w", encoding="utf-8") as out:
            out.write(CLAIMS)
        self.well("claimed", "-f", "claims.cypher")
        return "claimed"

    def test_a_script_tells_all_claims_again(self):
        database = self.claimed()
        again = self.written_anew(database)
        with open(self.path("out.cypher"), encoding="utf-8") as script:
            self.assertIn("nodes that were deleted (1)", script.read())
        # What is hidden is there as well, and comes back with all that was said of it.
        with open(self.path("back.cypher"), "w", encoding="utf-8") as out:
            out.write(COME_BACK)
        for name in database, again:
            self.well(name, "-f", "back.cypher")
        self.assertEqual(self.known(again), self.known(database))
        self.assertIn("slowly", str(self.known(again)))
        self.written_anew(again)

    def test_the_data_set_in_claims_comes_back(self):
        self.well("party", "-f", os.path.join(DATASET, "load.cypher"))
        again = self.written_anew("party")
        for question in ["CALL claim.conflicts({root: 'qkhp', depth: 2}) YIELD element, key, claims RETURN key, size(claims) AS n "
                         "ORDER BY key, n",
                         "CALL name.search('Jambyl Ahmetbekov', {k: 3}) YIELD name, language, score RETURN *",
                         "MATCH (a)-[r]->(b) AS OF 2010 RETURN type(r) AS t, a.key, b.key, properties(r) AS p ORDER BY t, a.key, b.key, p.post",
                         "MATCH (a)-[r]->(b) ACCORDING TO 'enwiki-qkhp-ref-2' RETURN type(r) AS t, a.key, b.key, properties(r) AS p "
                         "ORDER BY t, a.key, b.key, p.post"]:
            self.assertEqual(self.well("-m", "jsonl", again, question), self.well("-m", "jsonl", "party", question))

    def test_claims_in_other_formats(self):
        database = self.claimed()
        graph = json.loads(self.well("export", database, "--format", "json"))
        unity = next(node for node in graph["nodes"] if node["properties"]["key"] == "unity")
        members = [claim for claim in unity["claims"] if claim["key"] == "members"]
        self.assertEqual([claim["value"] for claim in members], [10, 20, 30, 40, 50, 60])
        self.assertEqual([claim["believed"] for claim in members], [False] * 5 + [True])
        self.assertEqual(members[2]["source"]["key"], "register")
        self.assertIn(members[2]["source"]["id"], [node["id"] for node in graph["nodes"]])
        self.assertNotIn("claims", next(node for node in graph["nodes"] if node["properties"]["key"] == "ben"))
        for name, says in [("json", False), ("cypher", False), ("graphml", True), ("gexf", True), ("csv", True)]:
            for i, query in enumerate([[], ["--query", "MATCH (q:Party) RETURN q"]]):
                _, _, said = self.kenes("export", database, "--format", name, "-o", f"{name}-{i}", *query)
                self.assertEqual("no place for claims" in said, says, (name, said))

    def test_the_sources_of_what_a_query_finds_go_with_it(self):
        self.well("export", self.claimed(), "--format", "cypher", "-o", "part.cypher", "--query", "MATCH (q:Party) RETURN q")
        self.well("part", "-f", "part.cypher")
        self.assertEqual(self.well("-m", "jsonl", "part", "MATCH (q:Party) RETURN q.members AS m, [c IN claims(q, 'members') | "
                                   "c.source.key] AS s"), '{"m":60,"s":["diary","register","gazette",null]}\n')

    def test_csv_imports_into_an_equal_graph(self):
        self.well("export", "db", "--format", "csv", "-o", "csv")
        self.well("import", "again", "--nodes", "csv/nodes.csv", "--relationships", "csv/relationships.csv")
        self.assertEqual(self.content("again", 2), self.content("db", 2))

    def test_other_formats_are_well_formed_and_whole(self):
        graph = json.loads(self.well("export", "db", "--format", "json"))
        self.assertEqual((len(graph["nodes"]), len(graph["relationships"])), (3, 3))
        for name in ["graphml", "gexf"]:
            document = xml.dom.minidom.parseString(self.well("export", "db", "--format", name))
            self.assertEqual([len(document.getElementsByTagName(tag)) for tag in ("node", "edge")], [3, 3])
        self.assertTrue(self.well("export", "db", "--format", "dot").startswith("digraph"))

    def test_a_query_chooses(self):
        graph = json.loads(self.well("export", "db", "--format", "json", "--query",
                                     "MATCH p = (:Person)-[:KNOWS {since: 2004}]->() RETURN p"))
        self.assertEqual((len(graph["nodes"]), len(graph["relationships"])), (2, 1))

    def test_refusals(self):
        self.assertEqual(self.kenes("export", "db", "--format", "jsn")[0], 2)
        self.assertEqual(self.kenes("export", "none", "--format", "json")[0], 3)
        self.assertEqual(self.kenes("export", "db", "--format", "csv")[0], 2)
        self.assertEqual(self.kenes("export", "db", "--format", "json", "-o", "no/such")[0], 1)
        self.assertEqual(self.kenes("export", "db", "--format", "json", "--query", "MATCH (n")[0], 1)
        self.assertFalse(os.path.exists(self.path("none")))

    def test_beside_a_writer_and_back_from_a_backup(self):
        with subprocess.Popen([KENES, "--pipe", self.path("db")], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              text=True) as writer:
            writer.stdin.write('{"statement": "CREATE (:Late {key: 9})"}\n')
            writer.stdin.flush()
            writer.stdout.readline()
            graph = json.loads(self.well("export", "db", "--format", "json"))
            self.assertEqual(len(graph["nodes"]), 4)
            self.well("backup", "db", "copy")
            writer.stdin.close()
        self.well("restore", "copy", "again")
        self.assertEqual(self.content("again"), self.content("db"))
        self.well("check", "again")
        self.assertNotEqual(self.kenes("restore", "copy", "again")[0], 0)


def main():
    global KENES
    KENES = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)


if __name__ == "__main__":
    main()
