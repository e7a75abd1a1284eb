#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`kenes export` there and back, `backup` and `restore`, and their exit statuses. Argument: the path of `kenes`."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom

KENES = ""
GRAPH = """
CREATE CONSTRAINT person_key FOR (p:Person) REQUIRE p.key IS UNIQUE;
CREATE INDEX by_name FOR (p:Person) ON (p.name);
CREATE (:Person:`Odd ``name` {key: 1, name: 'Жамбыл "Ж", \\'x\\'\\n;', born: date('1966-03-18'), tags: ['a', 'b'], mixed: 1,
  odd: ['a;b', ''], none: [], at: datetime('2020-01-01T12:00Z'), share: 0.5, big: 9223372036854775807});
CREATE (:Person {key: 2, name: '', mixed: 'one', tags: [], share: -1e300});
CREATE ({nothing: false});
MATCH (a:Person {key: 1}), (b:Person {key: 2}) CREATE (a)-[:KNOWS {since: 2004}]->(b), (a)-[:KNOWS]->(b), (b)-[:`LIKES <3`]->(b);
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
