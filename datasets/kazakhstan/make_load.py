#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes load.cypher from facts.tsv, the one place where the data set is written by hand.

    python3 make_load.py            writes load.cypher
    python3 make_load.py --check    writes nothing; exits 1 when load.cypher is not what facts.tsv gives
    python3 make_load.py --count    prints how many facts, nodes, relationships and claims there are

The rules by which rows become nodes, relationships and claims are in README.md.
"""
import csv
import re
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
COLUMNS = ["subject", "key", "value", "type", "qualifiers", "language", "valid", "source", "at",
           "references", "rank", "note"]
LABELS = ["Source", "Party", "Person", "Election", "Committee", "Event", "Task", "Symbol", "Place", "Organization"]
TELLS_APART = {"NOMINATED": "election"}    # parallel relationships, one for each value
DATE = re.compile(r"\d{4}-\d\d-\d\d")
VALID = re.compile(r"(at|from) \d{4}(-\d\d(-\d\d)?)?")


class Mistake(Exception):
    """A row of facts.tsv that cannot be right."""


def read_facts(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or list(rows[0]) != COLUMNS:
        raise Mistake(f"{path.name}: the columns must be {', '.join(COLUMNS)}")
    labels = {}
    for line, row in enumerate(rows, start=2):
        if row["key"] == "label" and labels.setdefault(row["subject"], row["value"]) != row["value"]:
            raise Mistake(f"{path.name}:{line}: '{row['subject']}' is a {labels[row['subject']]} already")
    for line, row in enumerate(rows, start=2):
        check_row(row, labels, f"{path.name}:{line}")
    return rows, labels


def check_row(row, labels, where):
    if None in row.values() or None in row:
        raise Mistake(f"{where}: {len(COLUMNS)} columns wanted")
    for column in ("subject", "source", *(["value"] if row["type"] == "node" else [])):
        if row[column] not in labels:
            raise Mistake(f"{where}: no row gives '{row[column]}' a label")
    for reference in row["references"].split():
        if labels.get(reference) != "Source":
            raise Mistake(f"{where}: '{reference}' is no Source")
    if row["key"] == "label" and row["value"] not in LABELS:
        raise Mistake(f"{where}: unknown label '{row['value']}'")
    if (row["type"] == "node") != row["key"].isupper():
        raise Mistake(f"{where}: a relationship has an upper-case key and the type 'node'")
    if row["qualifiers"] and row["type"] != "node":
        raise Mistake(f"{where}: only relationships have qualifiers")
    if any("=" not in part for part in filter(None, row["qualifiers"].split("; "))):
        raise Mistake(f"{where}: qualifiers are key=value, with '; ' between them")
    if row["key"] in TELLS_APART and TELLS_APART[row["key"]] not in qualifiers_of(row):
        raise Mistake(f"{where}: {row['key']} needs the qualifier '{TELLS_APART[row['key']]}'")
    if not row["value"] or not row["at"] or row["rank"] not in ("", "preferred", "deprecated"):
        raise Mistake(f"{where}: value and at must be given, and rank is empty, 'preferred' or 'deprecated'")
    if row["valid"] and not VALID.fullmatch(row["valid"]):
        raise Mistake(f"{where}: valid is 'at' or 'from' and a year, month or day")
    value_of(row["value"], row["type"], where)


class Date(str):
    """A day; written as date('...')."""


def value_of(text, kind, where=""):
    kind = kind.rstrip("+")
    try:
        if kind in ("string", "name", "label", "node"):
            return text
        if kind == "date" and DATE.fullmatch(text):
            return Date(text)
        if kind == "boolean" and text in ("true", "false"):
            return text == "true"
        if kind == "integer":
            return int(text)
        if kind == "float":
            return float(text)
    except ValueError:
        pass
    raise Mistake(f"{where}: '{text}' is no {kind}")


def qualifiers_of(row):
    """The values of a relationship row; their types show in how they are written."""
    values = {}
    for part in filter(None, row["qualifiers"].split("; ")):
        key, text = part.split("=", 1)
        for kind, pattern in (("integer", r"-?\d+"), ("float", r"-?\d+\.\d+"), ("date", DATE.pattern),
                              ("boolean", r"true|false"), ("string", r".*")):
            if re.fullmatch(pattern, text):
                values[key] = value_of(text, kind)
                break
    return values


def unique(values):
    return list(dict.fromkeys(values))


def literal(value):
    if isinstance(value, Date):
        return f"date('{value}')"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, str):
        if "'" in value and '"' not in value:
            return '"' + value.replace("\\", "\\\\") + '"'
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return repr(value)


def map_of(properties):
    return "{" + ", ".join(f"{key}: {literal(value)}" for key, value in properties.items()) + "}"


def is_claimed(row, labels):
    """Where a thing is of a kind that this data set has made up (its label), and what a source is, is nobody's claim."""
    return row["key"] != "label" and (row["type"] == "node" or labels[row["subject"]] != "Source")


def said_by(row):
    """Who says a row, each with the end of a CLAIM clause: the article, and each reference that it gives."""
    language = f" LANGUAGE {literal(row['language'])}" if row["language"] else ""
    valid = ""
    if row["valid"]:
        word, day = row["valid"].split(" ")
        valid = f" VALID {word.upper()} {literal(Date(day) if DATE.fullmatch(day) else day)}"
    rank = f" RANK {row['rank']}" if row["rank"] else ""
    for source in [row["source"], *row["references"].split()]:
        at = row["at"] if source == row["source"] else "cited in " + row["at"]
        yield f"{language}{valid} SOURCE {literal(source)} AT {literal(at)}{rank}"


class Script:
    """load.cypher, and how much is in it."""

    def __init__(self, rows, labels):
        self.rows, self.labels = rows, labels
        self.lines, self.claims = [], 0

    def match(self, variable, key):
        return f"({variable}:{self.labels[key]} {{key: {literal(key)}}})"

    def heading(self, text):
        self.lines += ["", f"// {text}"]

    def write(self):
        self.lines += ["// SPDX-License-Identifier: CC-BY-SA-4.0",
                       "// The world of one encyclopedia article, the Communist People's Party of Kazakhstan, told in claims.",
                       "// Made from facts.tsv by make_load.py: change the table, not this file.",
                       "// Load it into an empty database:  kenes my.kenes -f datasets/kazakhstan/load.cypher"]
        self.heading("Every node has a key of its own")
        for label in LABELS:
            self.lines.append(
                f"CREATE CONSTRAINT {label.lower()}_key IF NOT EXISTS FOR (n:{label}) REQUIRE n.key IS UNIQUE;")
        self.write_many_valued()
        self.write_nodes()
        self.write_values()
        self.write_relationships()
        return "\n".join(self.lines) + "\n"

    def write_many_valued(self):
        keys = sorted({row["key"] for row in self.rows if row["type"].endswith("+")})
        self.heading("Of these keys several values are right at once")
        self.lines.append(f"CALL policy.set({{name: 'several values', keys: {literal(keys)}, manyValued: true}});")

    def write_nodes(self):
        for label in LABELS:
            self.heading(f"Nodes: {label}")
            for key in (key for key, its in self.labels.items() if its == label):
                properties = {"key": key}
                if label == "Source":
                    for row in self.rows:
                        if row["subject"] == key and row["type"] not in ("label", "node"):
                            properties[row["key"]] = value_of(row["value"], row["type"])
                self.lines.append(f"CREATE (:{label} {map_of(properties)});")

    def write_values(self):
        """One statement for what one place says of one thing in one language at one time."""
        groups = {}
        for row in self.rows:
            if is_claimed(row, self.labels) and row["type"] != "node":
                groups.setdefault((row["subject"], *said_by(row)), []).append(row)
        for label in LABELS:
            of_label = [(key, rows) for key, rows in groups.items() if self.labels[key[0]] == label]
            if of_label:
                self.heading(f"What is said of each {label}")
            for (subject, *ends), rows in of_label:
                items = [f"x.{row['key']} = {literal(value_of(row['value'], row['type']))}" for row in rows]
                self.lines.append(f"MATCH {self.match('x', subject)}")
                self.claim(", ".join(items), ends, len(items))

    def write_relationships(self):
        rows = [row for row in self.rows if row["type"] == "node"]
        told_apart = set()
        for kind in unique(row["key"] for row in rows):
            self.heading(f"Relationships: {kind}")
            for row in (row for row in rows if row["key"] == kind):
                values = qualifiers_of(row)
                ends = f"MATCH {self.match('a', row['subject'])}, {self.match('b', row['value'])}"
                if kind not in TELLS_APART:
                    more = f" {map_of(values)}" if values else ""
                    self.lines.append(ends)
                    self.claim(f"(a)-[:{kind}{more}]->(b)", said_by(row), 1 + len(values))
                    continue
                # CLAIM means the relationship that there is; a second one beside it has to be made and bound.
                apart = TELLS_APART[kind]
                which = f"(a)-[r:{kind} {{{apart}: {literal(values[apart])}}}]->(b)"
                if (row["subject"], row["value"], values[apart]) in told_apart:
                    self.lines.append(f"{ends}, {which}")
                else:
                    told_apart.add((row["subject"], row["value"], values[apart]))
                    self.lines += [ends, f"CREATE (a)-[r:{kind}]->(b)"]
                items = ["r", *(f"r.{key} = {literal(value)}" for key, value in values.items())]
                self.claim(", ".join(items), said_by(row), len(items))

    def claim(self, items, ends, claims):
        clauses = [f"CLAIM {items}{end}" for end in ends]
        self.claims += claims * len(clauses)
        self.lines.append("\n".join(clauses) + ";")


def main(arguments):
    try:
        rows, labels = read_facts(FOLDER / "facts.tsv")
    except Mistake as mistake:
        sys.exit(str(mistake))
    script = Script(rows, labels)
    text = script.write()
    target = FOLDER / "load.cypher"
    if arguments == ["--count"]:
        ends = {(row["subject"], row["key"], row["value"], qualifiers_of(row).get(TELLS_APART.get(row["key"])))
                for row in rows if row["type"] == "node"}
        print(f"{len(rows)} facts: {len(labels)} nodes, {len(ends)} relationships, {script.claims} claims")
    elif arguments == ["--check"]:
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            sys.exit("load.cypher is not what facts.tsv gives: run make_load.py")
    elif not arguments:
        target.write_text(text, encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
