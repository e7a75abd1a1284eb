#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`kenes import` from the command line: what is read, what is refused and how exactly, all or nothing.
Argument: the path of `kenes`. With --slow instead of the rest: Ctrl-C in the middle, progress, real data sets."""
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

KENES = ""
SHARED = os.environ.get("KENES_SHARED") or os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared")


class Import(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, text):
        with open(self.path(name), "wb") as out:
            out.write(text if isinstance(text, bytes) else text.encode())
        return name

    def kenes(self, *arguments):
        run = subprocess.run([KENES, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=300,
                             encoding="utf-8", stdin=subprocess.DEVNULL)
        return run.returncode, run.stdout, run.stderr

    def load(self, *arguments, database="db"):
        """An import that has to succeed; what it says."""
        status, out, said = self.kenes("import", database, *arguments)
        self.assertEqual((status, out), (0, ""), said)
        return said

    def refuse(self, *arguments, status=1, database="db"):
        """An import that has to fail; what it says."""
        found, out, said = self.kenes("import", database, *arguments)
        self.assertEqual((found, out), (status, ""), said)
        return said

    def ask(self, statement, database="db"):
        status, out, said = self.kenes(database, statement)
        self.assertEqual((status, said), (0, ""))
        return out.splitlines()[1:]


class Reading(Import):
    def test_every_type_quoting_bom_and_line_ends(self):
        self.file("n.csv", "\ufeffid:ID(p),name,born:date,score:float,ok:boolean,tags:string[],nums:int[],t:time,"
                  "lt:localtime,dt:datetime,ldt:localdatetime,dur:duration,pt:point,any:literal,x:IGNORE,:LABEL\r\n"
                  '1,"A ""q"", b\nc",1966-03-18,1.5,true,"a;b",1;-2,12:00+01:00,12:00,2020-01-01T12:00Z,'
                  '2020-01-01T12:00,P1D,"{x: 1, y: 2}","[1, \'a;b\', null]",zz,Person;Boss\r\n'
                  "\r\n"
                  "2,,,,,,,,,,,,,,,Person\r\n"
                  '3,"",1966-03,1e3,FALSE,"",,,,,,,,\'x\',,Person')
        self.assertRegex(self.load("--nodes", "n.csv"), r"^3 nodes and 0 relationships imported in \d+\.\d\d s\n$")
        self.assertEqual(
            self.kenes("-m", "jsonl", "db",
                       "MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY n.id")[1].splitlines()[1:],
            ['{"l":["Person"],"p":{"id":2}}',
             '{"l":["Person"],"p":{"any":"x","born":"1966-03-01","id":3,"name":"","ok":false,"score":1000.0,"tags":[]}}'])
        self.assertEqual(
            self.ask("MATCH (n:Boss) RETURN n.name = 'A \"q\", b\\nc' AND n.born = date('1966-03-18') AND n.score = 1.5 AND "
                     "n.ok AND n.tags = ['a', 'b'] AND n.nums = [1, -2] AND n.t = time('12:00+01:00') AND "
                     "n.lt = localtime('12:00') AND n.dt = datetime('2020-01-01T12:00Z') AND "
                     "n.ldt = localdatetime('2020-01-01T12:00') AND n.dur = duration('P1D') AND "
                     "n.pt = point({x: 1, y: 2}) AND size(n.any) = 3 AND n.any[1] = 'a;b' AND n.x IS NULL AS all"),
            ["true"])
        self.assertEqual(self.ask("SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties"),
                         ["Boss_id,UNIQUENESS,['Boss'],['id']", "Person_id,UNIQUENESS,['Person'],['id']"])
        self.assertEqual(self.kenes("check", "db")[0], 0)

    def test_ids_are_texts_where_one_of_their_space_is_no_integer(self):
        self.file("a.csv", "id:ID(a)\n1\n02\n")
        self.file("b.csv", "id:ID(b)\n1\n2\n")
        self.file("r.csv", ":START_ID(a),:END_ID(b),:TYPE,w:double\n02,2,R,0.5\n1,2,S,\n")
        self.load("--nodes", "A=a.csv", "B:C=b.csv", "--relationships", "r.csv")
        self.assertEqual(self.ask("MATCH (a:A)-[r]->(b:B:C) RETURN a.id, b.id, type(r), r.w ORDER BY a.id"),
                         ["02,2,R,0.5", "1,2,S,"])
        self.assertEqual(self.ask("MATCH (a:A {id: '02'}) RETURN count(*)"), ["1"])

    def test_a_space_without_name_and_an_id_without_property(self):
        self.file("n.csv", ":ID;name\nx;Ada\ny;Bob\n")
        self.file("r.csv", ":START_ID;:END_ID\nx;y\n")
        self.load("--delimiter", ";", "--nodes", "n.csv", "--relationships", "KNOWS=r.csv")
        self.assertEqual(self.ask("MATCH (a)-[r:KNOWS]->(b) RETURN a.name, b.name, keys(a), labels(b)"), ["Ada,Bob,['name'],[]"])

    def test_pairs(self):
        self.file("pairs.csv", "1,2\r\n2,3\r\n3,1\r\n1,2\r\n")
        said = self.load("--format", "edges", "--nodes", "User=", "--relationships", "VOTED_ON=pairs.csv")
        self.assertIn("3 nodes and 4 relationships", said)
        self.assertEqual(self.ask("MATCH (u:User {id: 1})-[:VOTED_ON]->(v) RETURN v.id"), ["2", "2"])

    def test_a_second_import_adds(self):
        self.file("a.csv", "id:ID,name\n1,Ada\n")
        self.file("b.csv", "id:ID,name\n2,Bob\n3,Cid\n")
        self.file("r.csv", ":START_ID,:END_ID\n2,3\n")
        self.load("--nodes", "P=a.csv")
        self.load("--nodes", "P=b.csv", "--relationships", "R=r.csv")
        self.assertEqual(self.ask("MATCH (p:P) OPTIONAL MATCH (p)-[:R]->(q) RETURN p.name, q.name ORDER BY p.id"),
                         ["Ada,", "Bob,Cid", "Cid,"])
        said = self.refuse("--nodes", "P=a.csv")
        self.assertIn("would have the same `id`, against the constraint `P_id`", said)
        self.assertEqual(self.ask("MATCH (p:P) RETURN count(p)"), ["3"])
        self.assertEqual(self.kenes("check", "db")[0], 0)


class Refusing(Import):
    def bad(self, expected, text, *arguments):
        """A file of nodes that is refused with this first line, and leaves no database behind."""
        self.file("n.csv", text)
        said = self.refuse("--nodes", "P=n.csv", *arguments)
        self.assertEqual(said.splitlines()[1], expected)
        self.assertFalse(os.path.exists(self.path("db")))
        return said

    def test_bad_rows_by_file_line_and_column(self):
        said = self.bad("n.csv:3: column 2 (n): expected a whole number of at most 64 bits, found `2x`", "id:ID,n:int\n1,1\n2,2x\n")
        self.assertIn("nothing was imported; --skip-bad-rows FILE goes on", said)
        self.bad("n.csv:4: expected 2 fields, as in the header, found 3", 'id:ID,n\n1,"a\nb"\n2,2,2\n')
        self.bad("n.csv:3: column 1 (id): expected a new id, found `1` again", "id:ID\n1\n1\n")
        self.bad("n.csv:2: column 1 (id): expected an id, found nothing", "id:ID,n\n,1\n")
        self.bad("n.csv:2: column 2 (n): a quote is opened and never closed", 'id:ID,n\n1,"a\n2,b\n')
        self.bad("n.csv:2: column 2 (n): there is text behind the closing quote", 'id:ID,n\n1,"a"b\n')
        self.bad("n.csv:2: column 2 (n): expected a whole number of at most 64 bits, or several divided by `;`, found `1;b`",
                 "id:ID,n:int[]\n1,1;b\n")
        for kind, text, sentence in [("int", "9223372036854775808", "a whole number of at most 64 bits"),
                                     ("double", "1,5", "a number such as 0.034"),
                                     ("boolean", "yes", "true or false"),
                                     ("date", "2023-02-29", "a date such as 2004-04-13"),
                                     ("duration", "1 day", "a duration such as P1Y2M"),
                                     ("point", "1 2", "a point such as {x: 1, y: 2}"),
                                     ("literal", "[1", "an openCypher literal")]:
            with self.subTest(kind=kind):
                self.bad(f"n.csv:2: column 2 (n): expected {sentence}, found `{text}`", f'id:ID,n:{kind}\n1,"{text}"\n')

    def test_bad_headers(self):
        said = self.bad("n.csv:1: column 2: expected a type behind the colon of `n:intt`, found `intt`", "id:ID,n:intt\n")
        self.assertIn("did you mean `int`?", said)
        self.bad("n.csv:1: column 3: column 1 is the id already", "id:ID,n,key:ID\n")
        self.bad("n.csv:1: column 3: `n` is column 2 already", "id:ID,n,n\n")
        self.bad("n.csv:1: expected a header line, found an empty file", "")
        self.bad("n.csv:1: this is a file of relationships", ":START_ID,:END_ID\n")

    def test_unknown_ends(self):
        self.file("n.csv", "id:ID(people)\n1\n")
        self.file("r.csv", ":START_ID(people),:END_ID(people)\n1,1\n1,7\n")
        said = self.refuse("--nodes", "P=n.csv", "--relationships", "R=r.csv")
        self.assertIn("\nr.csv:3: column 2: expected the id of a node in people, found `7`\n", said)
        self.assertFalse(os.path.exists(self.path("db")))
        self.file("s.csv", ":START_ID\n1\n")
        self.assertIn("s.csv:1: a file of relationships needs :START_ID and :END_ID columns",
                      self.refuse("--relationships", "R=s.csv"))
        self.assertIn("r.csv:1: there is no :TYPE column and no type was given", self.refuse("--relationships", "r.csv"))

    def test_bad_rows_are_skipped_and_kept_with_their_reasons(self):
        self.file("n.csv", 'id:ID,name,n:int\n1,a,1\n2,b,2x\n3,c\n4,d,4,5\n1,e,6\n2,b,2\n5,"e"f,5\n6,g,6\n7,"open,7\n8,h,8\n')
        self.file("r.csv", ":START_ID,:END_ID\n1,6\n1,3\n8,2\n")
        said = self.load("--nodes", "P=n.csv", "--relationships", "R=r.csv", "--skip-bad-rows", "rejects.txt")
        self.assertRegex(said, r"^4 nodes and 2 relationships imported in \d+\.\d\d s; 7 rows rejected, see rejects.txt\n$")
        with open(self.path("rejects.txt"), encoding="utf-8") as rejects:
            self.assertEqual(rejects.read().splitlines(), [
                "n.csv:3: column 3 (n): expected a whole number of at most 64 bits, found `2x`\t2,b,2x",
                "n.csv:4: expected 3 fields, as in the header, found 2\t3,c",
                "n.csv:5: expected 3 fields, as in the header, found 4\t4,d,4,5",
                "n.csv:6: column 1 (id): expected a new id, found `1` again\t1,e,6",
                'n.csv:8: column 2 (name): there is text behind the closing quote\t5,"e"f,5',
                'n.csv:10: column 2 (name): a quote is opened and never closed\t7,"open,7',
                "r.csv:3: column 2: expected the id of a node, found `3`\t1,3"])
        self.assertEqual(self.ask("MATCH (p:P) RETURN p.id, p.name ORDER BY p.id"), ["1,a", "2,b", "6,g", "8,h"])
        self.assertIn("cannot write", self.refuse("--nodes", "P=n.csv", "--skip-bad-rows", "no/such", database="other"))

    def test_wrong_usage_and_missing_files(self):
        self.file("n.csv", "id:ID\n1\n")
        self.assertIn("did you mean `neo4j-csv`?", self.refuse("--nodes", "n.csv", "--format", "neo4jcsv", status=2))
        self.assertIn("give files", self.refuse(status=2))
        self.assertIn("one character", self.refuse("--nodes", "n.csv", "--delimiter", "ab", status=2))
        self.assertIn("cannot read nope.csv: No such file", self.refuse("--nodes", "nope.csv"))
        self.assertIn("it is a folder", self.refuse("--nodes", "."))

    def test_what_was_there_stays_when_an_import_fails(self):
        self.assertEqual(self.kenes("db", "CREATE (:P {id: 1})-[:R]->(:Q)")[0], 0)
        self.file("n.csv", "id:ID\n5\n6\n")
        self.file("r.csv", ":START_ID,:END_ID\n5,6\n5,9\n")
        self.refuse("--nodes", "New=n.csv", "--relationships", "FRESH=r.csv")
        self.assertEqual(self.ask("MATCH (n) RETURN labels(n)"), ["['P']", "['Q']"])
        self.assertEqual(self.ask("SHOW INDEXES"), [])
        self.assertEqual(self.kenes("check", "db")[0], 0)

    def test_a_database_that_is_open_elsewhere(self):
        self.file("n.csv", "id:ID\n1\n")
        self.kenes("db", "CREATE (:P)")
        with subprocess.Popen([KENES, "--pipe", self.path("db")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            other.stdin.write('{"statement": "CREATE (:P)"}\n')
            other.stdin.flush()
            other.stdout.readline()
            self.refuse("--nodes", "P=n.csv", status=3)
            other.stdin.close()
        self.load("--nodes", "P=n.csv")


class SlowImport(Import):
    def test_ctrl_c_leaves_the_database_as_it_was(self):
        self.kenes("db", "CREATE (:P {id: 1})")
        with open(self.path("pairs.csv"), "w", encoding="utf-8") as out:
            out.writelines(f"{i},{i * 7 % 1000003}\n" for i in range(1500000))
        for database in ["db", "fresh"]:
            terminal, end = pty.openpty()
            process = subprocess.Popen(
                [KENES, "import", database, "--format", "edges", "--relationships", "R=pairs.csv"],
                cwd=self.folder, stderr=end, stdin=subprocess.DEVNULL)
            os.close(end)
            said = b""
            until = time.monotonic() + 60
            while b"%" not in said and time.monotonic() < until:  # the first progress: far from the end
                if select.select([terminal], [], [], 1)[0]:
                    said += os.read(terminal, 4096)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(60), 1)
            said += os.read(terminal, 65536)
            os.close(terminal)
            self.assertIn(b"pairs.csv: 0 %, ", said)
            self.assertIn(b"The database is as it was.", said)
        self.assertFalse(os.path.exists(self.path("fresh")))
        self.assertEqual(self.ask("MATCH (n) RETURN labels(n), n.id"), ["['P'],1"])
        self.assertEqual(self.kenes("check", "db")[0], 0)

    @unittest.skipUnless(os.path.isdir(os.path.join(SHARED, "data")), "there is no folder `shared/data` beside the project")
    def test_wikipedia_votes(self):
        edges = os.path.join(os.path.abspath(SHARED), "data", "wiki-vote", "edges.csv")
        with open(edges, encoding="utf-8") as file:
            pairs = [tuple(map(int, line.split(","))) for line in file if line.strip()]
        nodes = {end for pair in pairs for end in pair}
        said = self.load("--format", "edges", "--nodes", "User=", "--relationships", "VOTED_ON=" + edges)
        self.assertIn(f"{len(nodes)} nodes and {len(pairs)} relationships", said)
        self.assertEqual(self.ask("MATCH (:User {id: 30})-[:VOTED_ON]->(v) RETURN v.id ORDER BY v.id"),
                         [str(end) for end in sorted(end for start, end in pairs if start == 30)])
        self.assertEqual(self.kenes("check", "db")[0], 0)

    @unittest.skipUnless(os.path.isdir(os.path.join(SHARED, "data")), "there is no folder `shared/data` beside the project")
    def test_social_network(self):
        folder = os.path.join(os.path.abspath(SHARED), "data", "snb-tiny")
        said = self.load("--format", "snb", "--nodes", folder)
        rows = {}
        for place, _, names in os.walk(folder):
            for name in names:
                if name.endswith(".csv"):
                    with open(os.path.join(place, name), encoding="utf-8") as file:
                        rows[name.removesuffix("_0_0.csv")] = sum(1 for _ in file) - 1
        nodes = sum(count for name, count in rows.items() if "_" not in name)
        self.assertIn(f"{nodes} nodes and {sum(rows.values()) - nodes} relationships", said)
        self.assertEqual(self.ask("MATCH (p:Person)-[:KNOWS]->(q:Person) RETURN count(*)"), [str(rows["person_knows_person"])])
        self.assertEqual(self.ask("MATCH (m:Message:Post)-[:HAS_CREATOR]->(:Person) RETURN count(*)"), [str(rows["post_hasCreator_person"])])
        self.assertEqual(self.kenes("check", "db")[0], 0)


def main():
    global KENES
    KENES = os.path.abspath(sys.argv.pop(1))
    slow = "--slow" in sys.argv
    if slow:
        sys.argv.remove("--slow")
    if len(sys.argv) == 1:
        sys.argv += ["SlowImport"] if slow else ["Reading", "Refusing"]
    unittest.main(verbosity=2)


if __name__ == "__main__":
    main()
