#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The shell in a real terminal (tmux): what a user types and what he sees. Argument: the path of `kenes`."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import unittest

KENES = ""
LONG = "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 10000) AS c "
PATIENCE = 20.0  # seconds; machines that build beside the tests are slow


class Terminal:
    """A tmux server of its own with one window that runs the shell."""

    def __init__(self, arguments="", width=80, height=30, folder=None):
        self.folder = folder or tempfile.mkdtemp(prefix="kenes-terminal-")
        self.socket = os.path.join(self.folder, f"tmux-{time.monotonic_ns()}")
        environment = {"PATH": os.environ["PATH"], "HOME": self.folder, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        for name in ("LSAN_OPTIONS", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        # The shell itself gets no locale: it must find a UTF-8 one alone.
        command = f"cd '{self.folder}' && env -u LC_ALL -u LANG '{KENES}' {arguments}; echo \"ended with $?\"; sleep 1000"
        subprocess.run(["tmux", "-u", "-f", "/dev/null", "-S", self.socket, "new-session", "-d", "-s", "kenes",
                        "-x", str(width), "-y", str(height), command], env=environment, check=True)

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-u", "-S", self.socket, *arguments], capture_output=True, text=True,
                              encoding="utf-8", check=True).stdout

    def type(self, text):
        if text.endswith(";"):
            text = text[:-1] + "\\;"  # a bare one at the end would be tmux's own
        self.tmux("send-keys", "-t", "kenes", "-l", text)

    def press(self, *keys):
        self.tmux("send-keys", "-t", "kenes", *keys)

    def run(self, text):
        self.type(text)
        self.press("Enter")

    def screen(self, styles=False):
        text = self.tmux("capture-pane", "-p", "-t", "kenes", *(["-e"] if styles else []))
        return text.rstrip("\n")

    def await_text(self, *wanted):
        """Waits until each of `wanted` is on the screen."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            screen = self.screen()
            if all(one in screen for one in wanted):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"{wanted!r} did not appear on:\n{self.screen()}")

    def await_end(self, ending):
        """Waits until the last line that is not empty ends in `ending`."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            screen = self.screen()
            if screen.endswith(ending):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"the screen does not end in {ending!r}:\n{self.screen()}")

    def close(self):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def columns(text):
    """Columns that a terminal gives a text without emoji sequences."""
    width = 0
    for c in text:
        if unicodedata.combining(c):
            continue
        width += 2 if unicodedata.east_asian_width(c) in "WF" else 1
    return width


class Shell(unittest.TestCase):
    def open(self, *arguments, **options):
        terminal = Terminal(*arguments, **options)
        self.addCleanup(terminal.close)
        terminal.await_end(">")
        return terminal

    def test_greets_answers_and_ends(self):
        t = self.open()
        screen = t.screen()
        self.assertIn("Kenes ", screen)
        self.assertIn(".help", screen)
        t.run("RETURN 1 + 1 AS two;")
        t.await_text("│ two │", "│   2 │", "1 row")
        t.press("C-d")
        t.await_text("ended with 0")

    def test_quits_in_every_way_people_try(self):
        for words in (".quit", ".exit", "exit", "quit;"):
            t = self.open()
            t.run(words)
            t.await_text("ended with 0")

    def test_statements_of_many_lines_are_one_entry_of_the_history(self):
        t = self.open()
        t.run("RETURN")
        t.await_end("->")
        t.run("  40 // and")
        t.run("  + 2 AS x;")
        t.await_text("│ 42 │")
        t.press("C-l")
        t.press("Up")
        t.await_text("RETURN 40 /* and */ + 2 AS x;")
        t.press("Enter")
        t.await_text("│ 42 │")

    def test_history_outlives_the_shell(self):
        t = self.open()
        t.run("RETURN 'қазақ' AS remembered;")
        t.await_text("│ қазақ")
        t.run(".quit")
        t.await_text("ended with 0")
        again = Terminal(folder=t.folder)
        self.addCleanup(again.close)
        again.await_end(">")
        again.press("Up")  # .quit
        again.press("Up")
        again.await_text("RETURN 'қазақ' AS remembered;")
        again.press("C-c")
        again.await_end(">")
        again.press("C-r")
        again.type("қазақ")
        again.await_text("AS remembered;")

    def test_completion(self):
        t = self.open()
        t.run("CREATE (:Person {birthplace: 'Almaty'})-[:MEMBER_OF]->(:Партия);")
        t.await_text("created 2 nodes and 1 relationship")
        for typed, expected in [
                ("MATC", "MATCH "),
                ("matc", "match "),
                ("MATCH (p:Pe", "MATCH (p:Person"),
                ("MATCH (p:Па", "MATCH (p:Партия"),
                ("MATCH ()-[:ME", "MATCH ()-[:MEMBER_OF"),
                ("MATCH (p) RETURN p.bi", "MATCH (p) RETURN p.birthplace"),
                ("RETURN substr", "RETURN substring("),
                ("CALL algo.pager", "CALL algo.pagerank("),
                (".sche", ".schema")]:
            with self.subTest(typed=typed):
                t.press("C-u", "C-l")
                t.type(typed)
                t.press("Tab")
                t.await_end("> " + expected.rstrip())
                t.type("|")
                t.await_end("> " + expected + "|")
                t.press("C-c")
                t.await_end(">")

    def test_completion_lists_what_it_cannot_decide(self):
        t = self.open()
        t.type(".mode j")
        t.press("Tab")
        t.await_end("> .mode json")
        t.press("Tab")
        screen = t.await_text("json   jsonl")
        self.assertTrue(screen.endswith("> .mode json"), screen)

    def test_completion_of_files(self):
        t = self.open()
        with open(os.path.join(t.folder, "myload.cypher"), "w", encoding="utf-8") as file:
            file.write("RETURN 'from the file' AS x;\n")
        t.type(".read my")
        t.press("Tab")
        t.await_end("> .read myload.cypher")
        t.press("Enter")
        t.await_text("│ from the file │")

    def test_control_c_stops_a_query_and_not_the_shell(self):
        t = self.open()
        t.run(LONG + "RETURN count(c);")
        time.sleep(1.0)
        started = time.monotonic()
        t.press("C-c")
        t.await_text("Interrupted")
        self.assertLess(time.monotonic() - started, 10)
        t.run("RETURN 'alive' AS shell;")
        t.await_text("│ alive │")

    def test_control_c_stops_a_long_print(self):
        t = self.open()
        t.run(".mode csv")
        t.run(LONG + "RETURN a, b, c;")
        time.sleep(1.0)
        t.press("C-c")
        t.await_text("Interrupted")
        t.await_end(">")

    def test_control_c_clears_the_line_and_the_statement(self):
        t = self.open()
        t.type("RETURN nonsense")
        t.press("C-c")
        t.await_text("^C")
        t.await_end("kenes>")
        t.run("RETURN")
        t.await_end("->")
        t.press("C-c")
        t.await_end("kenes>")
        t.run("RETURN 'fresh' AS x;")
        t.await_text("│ fresh │")

    def test_errors_are_friendly_and_the_shell_goes_on(self):
        t = self.open()
        t.run("MATCH (n) RETUNR n;")
        t.await_text("SyntaxError", "^")
        t.run(".hlep")
        t.await_text("did you mean `.help`?")
        t.run("RETURN 1 / 0;")
        t.await_text("ArithmeticError")
        t.run("RETURN 'on' AS goes;")
        t.await_text("│ on   │")

    def test_tables_of_every_script_are_aligned(self):
        t = self.open(width=100)
        t.run("UNWIND ['Ada', 'Жамбыл Ахметбеков', '哈萨克斯坦', '한국어', 'e\u0301te\u0301', 'Құрманғазы'] AS name "
              "RETURN name, size(name) AS n;")
        screen = t.await_text("└", "6 rows")
        lines = [line for line in screen.splitlines() if line.startswith(("│", "┌", "├", "└"))]
        self.assertEqual(len(lines), 10)
        self.assertEqual({columns(line) for line in lines}, {columns(lines[0])}, screen)

    def test_tables_fit_the_terminal_and_follow_its_size(self):
        t = self.open(width=60)
        statement = "RETURN 'a word and another and many more words that do not fit here' AS long, 1 AS n, 'x' AS s;"
        for width in (60, 40, 90):
            t.tmux("resize-window", "-t", "kenes", "-x", str(width), "-y", "30")
            time.sleep(0.3)
            t.press("C-l")
            t.run(statement)
            screen = t.await_text("└", "1 row")
            lines = [line for line in screen.splitlines() if line.startswith(("│", "┌", "├", "└"))]
            self.assertEqual({columns(line) for line in lines}, {columns(lines[0])}, screen)
            self.assertLessEqual(columns(lines[0]), width, screen)
            self.assertIn("not fit", screen.replace("\n", " "))

    def test_too_many_columns_become_lines(self):
        t = self.open(width=60)
        t.run("RETURN " + ", ".join(f"'value {i}' AS column{i}" for i in range(12)) + ";")
        t.await_text("column11 = value 11", " column0 = value 0")

    def test_styles_on_a_terminal_only_without_no_color(self):
        t = self.open()
        t.run("RETURN null AS nothing;")
        t.await_text("│ null")
        styled = t.screen(styles=True)
        self.assertIn("\033[1mnothing", styled)
        self.assertIn("\033[2mnull", styled)
        plain = self.open("--no-color")
        plain.run("RETURN null AS nothing;")
        plain.await_text("│ null")
        self.assertNotIn("\033[1m", plain.screen(styles=True))

    def test_transactions_show_in_the_prompt(self):
        t = self.open("people.kenes")
        self.assertTrue(t.screen().endswith("kenes people>"), t.screen())
        t.run("BEGIN;")
        t.await_end("kenes people*>")
        t.run("CREATE (:A);")
        t.await_end("kenes people*>")
        t.run("ROLLBACK;")
        t.await_end("kenes people>")
        t.run("MATCH (a:A) RETURN count(a) AS n;")
        t.await_text("│ 0 │")

    def test_the_lens_shows_in_the_prompt(self):
        terminal = self.open()
        terminal.run("CREATE (s:Source {key: 'gazette'}), (n:Town) SET n.size = 1 CLAIM n.size = 2 VALID AT 2004 SOURCE s;")
        terminal.await_text("claim")
        terminal.run(".asof 2004")
        terminal.await_end("[AS OF 2004]>")
        terminal.run(".according gazette")
        terminal.await_end("[AS OF 2004 ACCORDING TO gazette]>")
        terminal.run("BEGIN;")
        terminal.await_end("* [AS OF 2004 ACCORDING TO gazette]>")
        terminal.run("ROLLBACK;")
        terminal.await_end(" [AS OF 2004 ACCORDING TO gazette]>")
        terminal.run(".according")
        terminal.await_end("[AS OF 2004]>")
        terminal.run(".lens clear")
        self.assertFalse(terminal.await_end(">").endswith("]>"))

    def test_pasted_text_of_many_lines(self):
        t = self.open()
        t.type("RETURN 1 AS first;\nRETURN\n\t2 AS second;\n")
        t.await_text("│     1 │", "│      2 │")

    def test_editing_of_wide_letters(self):
        t = self.open()
        t.type("RETURN '哈萨克я' AS x;")
        for _ in range(7):
            t.press("Left")
        t.press("BSpace")
        t.press("BSpace")
        t.type("ы")
        t.press("Enter")
        t.await_text("│ 哈萨ы")

    def test_control_characters_in_values_do_nothing(self):
        t = self.open()
        t.run("RETURN '\\u001b[31mred\\u0007' AS x;")
        t.await_text("␛[31mred␇")


if __name__ == "__main__":
    if not shutil.which("tmux"):
        print("tmux is not installed")
        sys.exit(77)
    KENES = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
