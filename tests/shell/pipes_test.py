#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program through pipes: exit statuses, exact outputs of the modes, errors. Argument: the path of `kenes`."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

KENES = ""

LONG = "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 10000) AS c RETURN count(c)"

DATA = """
CREATE (a:Person {name: 'Ada', born: 1815, tags: ['x', 'y']})-[:KNOWS {since: 1833}]->(b:Person {name: 'Charles, B.'});
CREATE (:Person {name: 'Жамбыл "Ж" Ахметбеков', born: 1961});
CREATE (:Person {name: '哈萨克'});
"""
NAMES = "MATCH (p:Person) RETURN p.name AS name, p.born AS born ORDER BY name"


def kenes(*arguments, text=None, timeout=60, env=None):
    run = subprocess.run(
        [KENES, *arguments], input=text, capture_output=True, text=True, timeout=timeout, encoding="utf-8", env=env,
        stdin=None if text is not None else subprocess.DEVNULL)
    return run.returncode, run.stdout, run.stderr


class CommandLine(unittest.TestCase):
    def test_one_statement(self):
        self.assertEqual(kenes(":memory:", "RETURN 1 AS x"), (0, "x\n1\n", ""))

    def test_commands_and_files_run_in_their_order(self):
        with tempfile.TemporaryDirectory() as folder:
            script = os.path.join(folder, "two.cypher")
            with open(script, "w", encoding="utf-8") as file:
                file.write("RETURN 2 AS x;\nRETURN 3 AS x;\n")
            self.assertEqual(kenes("-c", "RETURN 1 AS x", "-f", script, "-c", "RETURN 4 AS x", ":memory:", "RETURN 5 AS x"),
                             (0, "x\n1\nx\n2\nx\n3\nx\n4\nx\n5\n", ""))

    def test_standard_input(self):
        self.assertEqual(kenes(text="RETURN 1 AS x; RETURN\n 2 AS x"), (0, "x\n1\nx\n2\n", ""))
        self.assertEqual(kenes("-f", "-", text="RETURN 1 AS x;"), (0, "x\n1\n", ""))

    def test_statements_run_as_they_come(self):
        with subprocess.Popen([KENES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            process.stdin.write("RETURN 1 AS x;\n")
            process.stdin.flush()
            self.assertEqual(process.stdout.readline(), "x\n")
            self.assertEqual(process.stdout.readline(), "1\n")
            process.stdin.close()
            self.assertEqual(process.wait(), 0)

    def test_parameters_may_be_computed(self):
        status, out, _ = kenes("-m", "tsv", "-p", "day=date('2004-09-19')", "-c", "RETURN $day.year + 1 AS y")
        self.assertEqual((status, out), (0, "y\n2005\n"))
        status, _, errors = kenes("-p", "day=dat('2004')", "-c", "RETURN $day")
        self.assertEqual(status, 2)
        self.assertIn("`day`", errors)

    def test_load_csv_reads_the_import_folder(self):
        load = "LOAD CSV WITH HEADERS FROM 'file:///x.csv' AS row RETURN row.a AS a"
        with tempfile.TemporaryDirectory() as folder:
            inner = os.path.join(folder, "inner")
            os.mkdir(inner)
            for place, value in ((folder, "1"), (inner, "2")):
                with open(os.path.join(place, "x.csv"), "w", encoding="utf-8") as file:
                    file.write("a\n" + value + "\n")
            os.symlink(os.path.join(folder, "x.csv"), os.path.join(inner, "link.csv"))
            # Without the option it is the folder where kenes was started.
            run = subprocess.run([KENES, ":memory:", load], cwd=folder, capture_output=True, text=True, timeout=60)
            self.assertEqual((run.returncode, run.stdout), (0, "a\n1\n"), run.stderr)
            self.assertEqual(kenes("--import-folder", inner, ":memory:", load), (0, "a\n2\n", ""))
            for name in ("link.csv", "../x.csv"):
                status, _, error = kenes("--import-folder", inner, ":memory:", load.replace("x.csv", name))
                self.assertEqual(status, 1)
                self.assertIn("leads out of the folder for imports", error)
            status, _, error = kenes("--import-folder", "", ":memory:", load)
            self.assertEqual(status, 1)
            self.assertIn("there is no folder to load CSV files from", error)
            status, _, error = kenes("--import-folder", os.path.join(folder, "none"), ":memory:", load)
            self.assertEqual(status, 2)
            _, out, _ = kenes("--pipe", ":memory:", text=json.dumps({"statement": load}) + "\n")
            self.assertIn("there is no folder to load CSV files from", out)

    def test_auto_before_a_statement_with_transactions_of_its_own(self):
        statement = ":auto UNWIND range(1, 5) AS x CALL (x) { CREATE (:X {x: x}) } IN TRANSACTIONS OF 2 ROWS"
        self.assertEqual(kenes(text=statement + ";\nMATCH (x:X) RETURN count(x) AS n;\n"), (0, "n\n5\n", ""))
        status, _, error = kenes(text="BEGIN;\n" + statement + ";\n")
        self.assertEqual(status, 1)
        self.assertIn("cannot run inside a transaction", error)

    def test_parameters(self):
        self.assertEqual(
            kenes("-p", "who='Ada'", "-p", "n=[1, {a: null}]", "-p", "x=-1.5", "-c", "RETURN $who AS a, $n AS b, $x AS c"),
            (0, "a,b,c\nAda,\"[1, {a: null}]\",-1.5\n", ""))
        status, _, errors = kenes("-p", "who=Ada", "-c", "RETURN $who")
        self.assertEqual(status, 2)
        self.assertIn("who='...'", errors)
        status, _, errors = kenes("-p", "who='Ada'", "-c", "RETURN $wh")
        self.assertEqual(status, 1)
        self.assertIn("ParameterMissing", errors)

    def test_help_and_version(self):
        status, out, errors = kenes("--help")
        self.assertEqual((status, errors), (0, ""))
        for word in ["--read-only", "--pipe", "--keep-going", "import", "backup", "Exit status"]:
            self.assertIn(word, out)
        status, out, errors = kenes("-v")
        self.assertEqual((status, errors), (0, ""))
        self.assertRegex(out, r"^kenes \d+\.\d+\.\d+\n$")

    def test_wrong_usage(self):
        for arguments, words in [
                (["--mod", "csv"], ["there is no option `--mod`", "did you mean `--mode`?"]),
                (["-m", "cvs", "-c", "RETURN 1"], ["no output mode `cvs`", "did you mean `csv`?"]),
                (["chek", "x"], ["`chek`", "did you mean `check`?"]),
                (["MATCH (n) RETURN n"], ["looks like a statement"]),
                ([":memory:", "RETURN", "1"], ["one argument too many"]),
                (["-f", "/no/such/file"], ["there is no file `/no/such/file`"]),
                (["-f", "/"], ["is a folder"]),
                (["--timeout", "soon"], ["soon"]),
                (["--timeout"], ["--timeout"]),
                (["--pipe", ":memory:", "RETURN 1"], ["--pipe"]),
                (["-p", "x", "-c", "RETURN 1"], ["NAME=VALUE"])]:
            with self.subTest(arguments=arguments):
                status, out, errors = kenes(*arguments)
                self.assertEqual((status, out), (2, ""))
                for word in words:
                    self.assertIn(word, errors)

    def test_a_database_that_cannot_be_opened(self):
        with tempfile.TemporaryDirectory() as folder:
            missing = os.path.join(folder, "missing.kenes")
            status, out, errors = kenes("--read-only", missing, "RETURN 1")
            self.assertEqual((status, out), (3, ""))
            self.assertNotEqual(errors, "")
            with open(os.path.join(folder, "mine.txt"), "w", encoding="utf-8") as file:
                file.write("not a database")
            status, out, errors = kenes(folder, "RETURN 1")
            self.assertEqual((status, out), (3, ""))
            self.assertIn("NotADatabase", errors)

    def test_a_read_only_database_refuses_to_change(self):
        with tempfile.TemporaryDirectory() as folder:
            place = os.path.join(folder, "a.kenes")
            self.assertEqual(kenes(place, "CREATE (:A)")[0], 0)
            self.assertEqual(kenes("--read-only", place, "MATCH (a:A) RETURN count(a) AS n"), (0, "n\n1\n", ""))
            status, _, errors = kenes("--read-only", place, "CREATE (:A)")
            self.assertEqual(status, 1)
            self.assertIn("ReadOnly", errors)

    def test_limits(self):
        started = time.monotonic()
        status, _, errors = kenes("--timeout", "0.2", "-c", LONG)
        self.assertEqual(status, 1)
        self.assertIn("TimeLimit", errors)
        self.assertLess(time.monotonic() - started, 10)
        status, _, errors = kenes("--memory", "1", "-c", "UNWIND range(1, 10000000) AS x RETURN collect(x) AS c")
        self.assertEqual(status, 1)
        self.assertIn("MemoryLimit", errors)

    def test_an_interrupt_ends_the_statement_and_the_run(self):
        with subprocess.Popen([KENES, "-c", LONG, "-c", "RETURN 1"],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            time.sleep(1)
            process.send_signal(signal.SIGINT)
            out, errors = process.communicate(timeout=20)
            self.assertEqual((process.returncode, out), (1, ""))
            self.assertIn("Interrupted", errors)

    def test_output_that_cannot_be_written(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            run = subprocess.run([KENES, "-c", "RETURN 1"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(run.returncode, 1)
        self.assertIn("could not be written", run.stderr)

    def test_a_reader_that_leaves_early(self):
        run = subprocess.run(f"'{KENES}' -c 'UNWIND range(1, 1000000) AS x RETURN x' | head -n 2", shell=True,
                             capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(run.stdout, "x\n1\n")

    def test_no_colours_in_pipes(self):
        environment = dict(os.environ, TERM="xterm-256color")
        self.assertNotIn("\033", kenes("-m", "table", "-c", "RETURN null AS x", env=environment)[1])
        self.assertNotIn("\033", kenes("-c", "RETURN x", env=environment)[2])


class Scripts(unittest.TestCase):
    def script(self, text, *options):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "s.cypher"), "w", encoding="utf-8") as file:
                file.write(text)
            run = subprocess.run([KENES, *options, "-f", "s.cypher"], cwd=folder, capture_output=True, text=True,
                                 encoding="utf-8", check=False, timeout=60)
            return run.returncode, run.stdout, run.stderr

    def test_stops_at_the_first_failure_and_says_where(self):
        status, out, errors = self.script("RETURN 1 AS x;\n\n// why\nRETURN 2 AS y; RETURN\n  nope;\nRETURN 3 AS x;\n")
        self.assertEqual((status, out), (1, "x\n1\ny\n2\n"))
        self.assertTrue(errors.startswith("s.cypher:5:3: SyntaxError: UndefinedVariable"), errors)
        self.assertIn("    nope\n    ^^^^\n", errors)

    def test_the_column_counts_from_the_line_not_the_statement(self):
        status, _, errors = self.script("RETURN 'ж' AS x; RETURN nope;\n")
        self.assertEqual(status, 1)
        self.assertTrue(errors.startswith("s.cypher:1:25: "), errors)
        caret = [line for line in errors.splitlines() if "^" in line][0]
        self.assertEqual(caret, " " * 26 + "^^^^")

    def test_keep_going(self):
        status, out, errors = self.script("RETURN nope;\nRETURN 3 AS x;\nRETURN alsonot;", "--keep-going")
        self.assertEqual((status, out), (1, "x\n3\n"))
        self.assertIn("s.cypher:1:8", errors)
        self.assertIn("s.cypher:3:8", errors)

    def test_a_failed_transaction_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            place = os.path.join(folder, "t.kenes")
            count = "MATCH (a) RETURN count(a) AS n"
            self.assertEqual(kenes(place, text="BEGIN; CREATE (:A); CREATE (:A); COMMIT;")[0], 0)
            self.assertEqual(kenes(place, count)[1], "n\n2\n")
            self.assertEqual(kenes(place, text="begin transaction;\nCREATE (:A);\nROLLBACK;")[0], 0)
            self.assertEqual(kenes(place, count)[1], "n\n2\n")
            self.assertEqual(kenes(place, text="BEGIN; CREATE (:A); RETURN nope; COMMIT;")[0], 1)
            self.assertEqual(kenes(place, count)[1], "n\n2\n")
            status, _, errors = kenes(place, text="BEGIN; CREATE (:A);")
            self.assertEqual(status, 1)
            self.assertIn("rolled back", errors)
            self.assertEqual(kenes(place, count)[1], "n\n2\n")
            status, _, errors = kenes(place, text="COMMIT;")
            self.assertEqual(status, 1)
            self.assertIn("no transaction is open", errors)

    def test_a_transaction_over_several_commands(self):
        self.assertEqual(
            kenes("-c", "BEGIN", "-c", "CREATE (:A)", "-c", "MATCH (a:A) RETURN count(a) AS n", "-c", "COMMIT"),
            (0, "n\n1\n", ""))

    def test_dot_commands_in_scripts(self):
        self.assertEqual(self.script(".mode jsonl\n.param who = 'Ada'\nRETURN $who AS x;\n.quit\nRETURN 2 AS x;\n"),
                         (0, '{"x":"Ada"}\n', ""))
        status, _, errors = self.script(".moed csv\n")
        self.assertEqual(status, 1)
        self.assertTrue(errors.startswith("s.cypher:1: "), errors)
        self.assertIn("did you mean `.mode`?", errors)

    def test_scripts_read_scripts_but_not_themselves(self):
        status, _, errors = self.script(".read s.cypher\n")
        self.assertEqual(status, 1)
        self.assertIn("without an end", errors)

    def test_no_input_is_no_error(self):
        self.assertEqual(kenes(text=""), (0, "", ""))
        self.assertEqual(kenes(text="// nothing\n;;\n"), (0, "", ""))

    def test_any_bytes_end_in_an_error_not_a_crash(self):
        for data in [b"\xff\xfe\x00R", b"RETURN '\xff';", b"`", b"'", b"/*", b"." * 3000, b"(" * 5000, b".help \xff\n", b"\x00;"]:
            with self.subTest(data=data[:20]):
                run = subprocess.run([KENES], input=data, capture_output=True, timeout=60, check=False)
                self.assertIn(run.returncode, (0, 1))


class Modes(unittest.TestCase):
    def mode(self, name, statement):
        status, out, errors = kenes("-m", name, "-c", DATA, "-c", statement)
        self.assertEqual((status, errors), (0, ""))
        return out

    def test_csv(self):
        self.assertEqual(self.mode("csv", NAMES),
                         'name,born\nAda,1815\n"Charles, B.",\n"Жамбыл ""Ж"" Ахметбеков",1961\n哈萨克,\n')
        self.assertEqual(self.mode("csv", "RETURN '' AS `a,b`, 'x\ny' AS c, null AS d"), '"a,b",c,d\n"","x\ny",\n')

    def test_tsv(self):
        self.assertEqual(self.mode("tsv", r"RETURN 'a\tb\\c' AS x, null AS y, 1.5 AS z"),
                         "x\ty\tz\na\\tb\\\\c\t\\N\t1.5\n")

    def test_json(self):
        out = self.mode("json", NAMES)
        self.assertTrue(out.startswith('[\n  {"name":"Ada","born":1815},\n'))
        self.assertEqual(json.loads(out)[3], {"name": "哈萨克", "born": None})
        self.assertEqual(self.mode("json", "UNWIND [] AS x RETURN x"), "[]\n")

    def test_jsonl(self):
        out = self.mode("jsonl", "RETURN [1, {a: 'x\"'}] AS l, true AS b, 'ж' AS s")
        self.assertEqual(out, '{"l":[1,{"a":"x\\""}],"b":true,"s":"ж"}\n')

    def test_line(self):
        self.assertEqual(self.mode("line", "UNWIND ['a\nb', null] AS v RETURN v, 'x' AS wide"),
                         "   v = a\n       b\nwide = x\n\n   v = null\nwide = x\n")

    def test_markdown(self):
        self.assertEqual(self.mode("markdown", "UNWIND [1, 22] AS n RETURN n, 'a|b\nc' AS text"),
                         "|   n | text      |\n| --: | --------- |\n|   1 | a\\|b<br>c |\n|  22 | a\\|b<br>c |\n")

    def test_table(self):
        self.assertEqual(self.mode("table", NAMES), """\
┌───────────────────────┬──────┐
│ name                  │ born │
├───────────────────────┼──────┤
│ Ada                   │ 1815 │
│ Charles, B.           │ null │
│ Жамбыл "Ж" Ахметбеков │ 1961 │
│ 哈萨克                │ null │
└───────────────────────┴──────┘
""")

    def test_table_rows_of_several_lines_are_set_apart(self):
        self.assertEqual(self.mode("table", "UNWIND ['a', 'b\\nc', 'd'] AS x RETURN x"),
                         "┌───┐\n│ x │\n├───┤\n│ a │\n├───┤\n│ b │\n│ c │\n├───┤\n│ d │\n└───┘\n")

    def test_table_of_nothing(self):
        self.assertEqual(self.mode("table", "UNWIND [] AS x RETURN x"), "┌───┐\n│ x │\n├───┤\n└───┘\n")

    def test_dot(self):
        out = self.mode("dot", "MATCH path = (:Person)-[:KNOWS]->(:Person) RETURN path")
        self.assertTrue(out.startswith("digraph"))
        self.assertIn("KNOWS", out)

    def test_updates_print_nothing(self):
        for name in ["table", "csv", "json", "dot"]:
            self.assertEqual(self.mode(name, "CREATE (:X)"), "")

    def test_elements_as_text(self):
        self.assertEqual(self.mode("tsv", "MATCH p = (a)-[r]->(b) RETURN r, p"),
                         "r\tp\n[:KNOWS {since: 1833}]\t(:Person {born: 1815, name: 'Ada', tags: ['x', 'y']})"
                         "-[:KNOWS {since: 1833}]->(:Person {name: 'Charles, B.'})\n")

    def test_many_rows_stream(self):
        out = self.mode("table", "UNWIND range(1, 2500) AS x RETURN x")
        self.assertEqual(len(out.splitlines()), 2504)
        # Only the first rows are measured, 1,000 is the widest of them; what is wider wraps.
        self.assertIn("│ 2500 │", out)


class Subcommands(unittest.TestCase):
    def test_check_backup_restore(self):
        with tempfile.TemporaryDirectory() as folder:
            place, copy, again = (os.path.join(folder, name) for name in ("a.kenes", "copy", "b.kenes"))
            self.assertEqual(kenes(place, "-c", DATA)[0], 0)
            status, out, errors = kenes("check", place)
            self.assertEqual((status, errors), (0, ""))
            self.assertIn("all is well", out)
            self.assertEqual(kenes("backup", place, copy)[0], 0)
            self.assertEqual(kenes(place, "MATCH (n) DETACH DELETE n")[0], 0)
            self.assertEqual(kenes("restore", copy, again)[0], 0)
            self.assertEqual(kenes(again, "MATCH (n) RETURN count(n) AS n")[1], "n\n4\n")
            self.assertEqual(kenes("check", again)[0], 0)
            self.assertNotEqual(kenes("restore", copy, again)[0], 0)

    def test_wrong_calls(self):
        for arguments in (["check"], ["backup", "x"], ["restore"], ["check", "--nope", "x"]):
            status, out, errors = kenes(*arguments)
            self.assertEqual((status, out), (2, ""))
            self.assertIn(f"kenes {arguments[0]} --help", errors)
        self.assertEqual(kenes("check", "--help")[0], 0)
        self.assertEqual(kenes("check", "/no/such/place")[0], 3)


class DotCommands(unittest.TestCase):
    def test_help(self):
        status, out, _ = kenes(text=".help\n")
        self.assertEqual(status, 0)
        for word in [".schema", ".mode", ".timer", ".read", ".dot", ".open", ".quit", ".param", "Ctrl-C"]:
            self.assertIn(word, out)
        self.assertIn("MATCH (p:Person)", kenes(text=".help match\n")[1])
        self.assertIn("substring(", kenes(text=".help substring\n")[1])
        self.assertIn("algo.pagerank", kenes(text=".help procedures\n")[1])
        self.assertIn("did you mean `substring`?", kenes(text=".help substrin\n")[2])

    def test_schema(self):
        status, out, _ = kenes(text=DATA + "CREATE INDEX FOR (p:Person) ON (p.name);\n.schema\n")
        self.assertEqual(status, 0)
        self.assertIn("Person  4 nodes", out)
        self.assertIn("KNOWS  1 relationship", out)
        self.assertIn("born, name, since, tags", out)
        self.assertIn("FOR (x:Person) ON (x.name)", out)
        self.assertEqual(kenes(text=".schema\n")[1], "The database is empty.\n")

    def test_param(self):
        status, out, errors = kenes(text=".param a = 1\n.param $b = date('2004-04-13')\n.param\n.param clear a\nRETURN $b AS b;\n")
        self.assertEqual((status, errors), (0, ""))
        self.assertEqual(out, "a = 1\nb = date('2004-04-13')\nb\n2004-04-13\n")

    def test_output_and_open(self):
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, "out.csv")
            place = os.path.join(folder, "o.kenes")
            script = f".output {target}\nRETURN 1 AS x;\n.output\n.open {place}\nCREATE (:A);\n"
            self.assertEqual(kenes(text=script), (0, "", ""))
            with open(target, encoding="utf-8") as file:
                self.assertEqual(file.read(), "x\n1\n")
            self.assertEqual(kenes(place, "MATCH (a:A) RETURN count(a) AS n")[1], "n\n1\n")

    def test_plans_are_graphs(self):
        status, out, error = kenes("-m", "dot", ":memory:", "PROFILE UNWIND [1, 2] AS x RETURN count(x)")
        self.assertEqual((status, error), (0, ""))
        self.assertIn("digraph", out)
        for text in ("Aggregate", "Unwind", "x IN [1, 2", "bytes"):
            self.assertIn(text, out)

    def test_explain(self):
        status, out, _ = kenes(text=".explain on\nCREATE (:A);\n.explain off\nMATCH (a) RETURN count(a) AS n;\n")
        self.assertEqual(status, 0)
        self.assertTrue(out.startswith("plan\n"), out)
        self.assertTrue(out.endswith("n\n0\n"), out)

    def test_pictures(self):
        with tempfile.TemporaryDirectory() as folder:
            for ending, beginning in [("dot", b"digraph"), ("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]:
                target = os.path.join(folder, "p." + ending)
                status, _, errors = kenes(text=DATA + f".dot {target} MATCH p = (:Person)-[:KNOWS]->() RETURN p;\n")
                self.assertEqual((status, errors), (0, ""))
                with open(target, "rb") as file:
                    self.assertTrue(file.read().startswith(beginning))
            target = os.path.join(folder, "last.dot")
            status, _, _ = kenes(text=DATA + f"MATCH p = (:Person)-[:KNOWS]->() RETURN p;\n.dot '{target}'\n")
            self.assertEqual(status, 0)
            self.assertTrue(os.path.exists(target))
            status, _, errors = kenes(text=f".dot {target}\n")
            self.assertEqual(status, 1)
            self.assertIn("no result to draw", errors)
            status, _, errors = kenes(text=f".dot {folder}/x.gif RETURN 1\n")
            self.assertIn(".svg", errors)


CLAIMS = """
CREATE (:Source {key: 'register', title: 'The register'}), (:Source {key: 'gazette', title: 'The gazette'}),
       (:Party {key: 'unity', members: 10})-[:RULES]->(:Town {key: 'astana'});
MATCH (q:Party) CLAIM q.members = 20 VALID AT 2008 SOURCE 'register' AT 'p. 3' QUOTE 'twenty' CONFIDENCE 0.5;
MATCH (q:Party) CLAIM q.members = 30 VALID AT 2010 SOURCE 'gazette' RANK preferred;
MATCH (q:Party) CLAIM q.name = 'Unity' LANGUAGE 'en' SOURCE 'gazette';
MATCH (q:Party) CLAIM q.name = 'Бірлік' LANGUAGE 'kk' SOURCE 'register';
MATCH (q:Party), (t:Town) CLAIM (q)-[:SEAT_IN]->(t) VALID FROM 2008 SOURCE 'register';
"""
MEMBERS = "MATCH (q:Party) RETURN q.members AS members, q, 1 + 1 AS two;\n"


class Knowledge(unittest.TestCase):
    """Claims in the shell: the lens, why, pictures in a language, the machine interface."""

    def said(self, text, *options):
        status, out, errors = kenes(*options, text=CLAIMS + text)
        self.assertEqual((status, errors), (0, ""))
        return out

    def refused(self, text):
        status, _, errors = kenes(text=CLAIMS + text)
        self.assertNotEqual(status, 0)
        return errors

    def test_why_explains_a_cell(self):
        lines = ["members: 30, decided by rank (policy default)",
                 "  outvoted: 10, written plainly, without a source (claim 1)",
                 "  outvoted: 20, said by The register, at p. 3, in 2008, confidence 0.5 (claim 2)",
                 '    "twenty"',
                 "  believed: 30, said by The gazette, in 2010, preferred (claim 3)"]
        for cell in "1 members", "1 1":
            out = self.said(MEMBERS + f".why {cell}\n", "-m", "csv").split("\n", 2)[2].rstrip("\n").split("\n")
            self.assertEqual([line.replace(", disputed", "") for line in out], lines)
        whole = self.said(MEMBERS + ".why 1 q\n")
        for text in "(:Party", "  members: 30", "  name: ", "in kk":
            self.assertIn(text, whole)
        self.assertIn("there is no result to explain", self.refused(".why 1 members\n"))
        for cell, complaint in [("", "takes the row's number"), ("0 members", "takes the row's number"), ("2 members", "only 1 row"),
                                ("1 member x.svg", "no column `member`"), ("1 members x.gif", "no column `members x.gif`"),
                                ("1 member", "did you mean `members`?"), ("1 9", "no column `9`"),
                                ("1 two", "return the property itself")]:
            self.assertIn(complaint, self.refused(MEMBERS + f".why {cell}\n"))
        self.assertIn("columns by name", self.refused("MATCH (q:Party) RETURN *;\n.why 1 q\n"))
        self.assertIn("written plainly; nobody claimed it", self.said("MATCH (t:Town) RETURN t.key;\n.why 1 t.key\n"))

    def test_why_explains_a_row_a_path_and_draws(self):
        out = self.said("MATCH (q:Party)-[r:SEAT_IN]->(t) RETURN q.members AS members, r, t.key AS `the town`, 1 + 1 AS two;\n.why 1\n")
        for line in ["members: 30\n  members: 30, decided by rank", "r: [:SEAT_IN]\n  [:SEAT_IN]\n    is there: true", "said by The register, since 2008",
                     "the town: astana\n  key: astana, written plainly", "two: 2\n"]:
            self.assertIn(line, out)
        self.assertIn("said by The register, since 2008", self.said("MATCH p = (:Party)-[:SEAT_IN]->() RETURN p;\n.why 1 p\n"))
        whole = json.loads(self.said("MATCH (q:Party) RETURN q.members AS m;\n.why 1\n", "-m", "jsonl").splitlines()[1])
        self.assertEqual((whole[0]["column"], whole[0]["why"]["value"], len(whole[0]["why"]["claims"])), ("m", 30, 3))
        with tempfile.TemporaryDirectory() as folder:
            for ending, beginning in [("dot", b"digraph"), ("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]:
                for what in "", "members ", "q ":
                    target = os.path.join(folder, "why." + ending)
                    self.assertNotIn("claim ", self.said(MEMBERS + f".why 1 {what}{target}\n"))
                    with open(target, "rb") as file:
                        picture = file.read()
                    self.assertTrue(picture.startswith(beginning))
                    os.remove(target)
                    if ending == "svg":
                        for text in "The register", "The gazette", "decided by rank", "p. 3", "outvoted", "believed":
                            self.assertIn(text, picture.decode())

    def test_why_explains_the_row_that_was_shown(self):
        rows = ("UNWIND [['x', 1], ['y', 2], ['z', 3]] AS t CREATE (n:Thing {key: t[0]}) CLAIM n.size = 4 - t[1] SOURCE 'gazette';\n"
                "MATCH (n:Thing) RETURN n.size AS size, n.key AS key ORDER BY size LIMIT 2;\n")
        for row, size in ("1", 1), ("2", 2):
            self.assertIn(f"believed: {size}, said by The gazette", self.said(rows + f".why {row} size\n"))
        self.assertIn("counted together", self.refused("MATCH (n:Source) RETURN n.key AS key, count(*) AS n;\n.why 1 key\n"))

    def test_why_within_a_transaction(self):
        out = self.said("BEGIN;\nMATCH (t:Town) CLAIM t.size = 7 SOURCE 'gazette';\nMATCH (t:Town) RETURN t.size AS size;\n"
                        ".why 1 size\nROLLBACK;\nMATCH (t:Town) RETURN t.size AS size;\n")
        self.assertIn("believed: 7, said by The gazette", out)
        self.assertTrue(out.endswith("size\n\n"), out)

    def test_the_lens(self):
        seats = "MATCH (:Party)-[r:SEAT_IN]->() RETURN count(r) AS seats;\n"
        members = "MATCH (q:Party) RETURN q.members AS members;\n"
        out = self.said(".lens\n.asof 2007\n.lens\n" + seats + ".asof 2008-03 2009\n.lens\n" + seats + members
                        + ".according gazette\n.lens\n" + members + ".asof\n" + members + ".according 'register', gazette\n.lens\n"
                        + ".known 2001-02-03\n.according\n.lens\n" + members + seats + ".known 2001-02-03 04:05:06\n.lens\n.lens clear\n"
                        + ".lens\n" + members, "-m", "csv")
        self.assertEqual(out.split("\n"), [
            "no lens: what is believed", "AS OF 2007", "seats", "0", "AS OF FROM 2008-03-01 TO 2009-12-31", "seats", "1", "members", "20",
            "AS OF FROM 2008-03-01 TO 2009-12-31 ACCORDING TO gazette", "members", "", "members", "30",
            "ACCORDING TO [register, gazette]",
            "AS KNOWN AT 2001-02-03T23:59:59.999999Z", "members", "10", "seats", "0",
            "AS KNOWN AT 2001-02-03T04:05:06Z", "no lens: what is believed", "members", "30", ""])

    def test_the_lens_refuses_what_it_does_not_know(self):
        for text, complaint in [(".asof never\n", "AS OF is a time"), (".asof 2010 2004\n", "ends before it begins"),
                                (".asof 1 2 3\n", "the first and the last"), (".according gazete\n", "did you mean `gazette`?"),
                                (".known soon\n", "is no date"), (".lens off\n", "takes `clear`")]:
            errors = self.refused(text)
            self.assertIn(complaint, errors)
        # What was set before a refusal stays.
        status, out, _ = kenes("--keep-going", text=CLAIMS + ".asof 2008\n.according nobody\n.lens\n")
        self.assertEqual((status, out), (1, "AS OF 2008\n"))

    def test_pictures_in_a_language(self):
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, "p.dot")

            def drawn(command):
                self.said(command)
                with open(target, encoding="utf-8") as file:
                    return file.read()
            query = "MATCH (q:Party)-[r:SEAT_IN]->(t) RETURN q, r, t"
            self.assertIn("Бірлік", drawn(f".lang kk, en\n.dot {target} {query}\n"))
            self.assertIn("Unity", drawn(f".lang en\n{query};\n.dot {target}\n"))
            self.assertIn("Бірлік", drawn(f".lang kk\n.timeline {target} MATCH (q:Party) RETURN q\n"))
            english = drawn(f".lang en\nMATCH (q:Party) RETURN q;\n.timeline {target}\n")
            for text in "Unity", "SEAT_IN", "members", "The register":
                self.assertIn(text, english)
            for ending, beginning in [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]:
                picture = os.path.join(folder, "t." + ending)
                self.said(f".timeline {picture} MATCH (q:Party) RETURN q\n")
                with open(picture, "rb") as file:
                    self.assertTrue(file.read().startswith(beginning))
            for text, complaint in [("", "takes a file"), (target, "no result to draw"), (f"{target} MATCH (n) RETURN n", "found 4 nodes"),
                                    (f"{target} MATCH (n:No) RETURN n", "found none"), (f"{folder}/x.gif RETURN 1", ".svg"),
                                    (f"{target} MATCH (n:Source {{key: 'gazette'}}) RETURN n", "has a time")]:
                self.assertIn(complaint, self.refused(f".timeline {text}\n"))

    def test_the_machine_interface(self):
        def ask(*requests):
            run = subprocess.run([KENES, "--pipe"], input="".join(json.dumps(r) + "\n" for r in requests), capture_output=True, text=True,
                                 timeout=60, encoding="utf-8")
            self.assertEqual(run.returncode, 0, run.stderr)
            return [json.loads(line) for line in run.stdout.splitlines()]
        def typed(**values):
            return {name: {"$type": "Integer" if isinstance(value, int) else "String", "_value": str(value)}
                    for name, value in values.items()}
        statements = [{"statement": one.strip()} for one in CLAIMS.split(";\n") if one.strip()]
        answers = ask(*statements,
                      {"statement": "MATCH (q:Party) CLAIM q.members = $n VALID FROM $day SOURCE $source",
                       "parameters": typed(n=40, day="2011-05", source="gazette")},
                      {"statement": "MATCH (q:Party) CLAIM q.members = 1 SOURCE $source", "parameters": typed(source="gazete")},
                      {"statement": "MATCH (q:Party) AS OF $year RETURN q.members AS m, claims(q, 'members')[0].at AS at",
                       "parameters": typed(year=2012)},
                      {"statement": "MATCH (q:Party) RETURN size(claims(q, 'members')) AS n, why(q, 'members').decidedBy AS step"})
        self.assertIn("did you mean `gazette`?", json.dumps(answers[-3]))
        self.assertIn("40", json.dumps(answers[-2]))
        self.assertIn("rank", json.dumps(answers[-1]))


if __name__ == "__main__":
    KENES = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
