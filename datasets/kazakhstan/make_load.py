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
           "references", "believed", "note"]
LABELS = ["Source", "Party", "Person", "Election", "Committee", "Event", "Task", "Symbol", "Place", "Organization"]
NAMED_IN_FULL = ["Party", "Person"]        # all their names are listed, also when there is only one
TELLS_APART = {"LED_BY": "post", "NOMINATED": "election"}  # parallel relationships, one for each value
ALWAYS_CLAIMED = ["post"]                  # the article's places differ on who holds which
ONE_ROW = ["Source", "Election"]           # all their values stand where the node stands
OUR_WORDS = ["name", "kind"]               # what this data set calls a thing, where the article has one name for it
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
        row["sources"] = [row["source"], *row["references"].split()]
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
    if not row["value"] or not row["at"] or row["believed"] not in ("yes", "no"):
        raise Mistake(f"{where}: value, at and believed (yes or no) must be given")
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


def shown(rows_and_values):
    """The one value that the plain graph shows: the first believed one, else the first."""
    believed = [value for row, value in rows_and_values if row["believed"] == "yes"]
    return believed[0] if believed else rows_and_values[0][1]


def validity(row):
    if not row["valid"]:
        return {}
    word, day = row["valid"].split(" ")
    return {f"valid_{word}": day}


def claim(row, key, value, about, believed, relationship=None):
    properties = {"key": key}
    if relationship:
        properties["relationship"] = relationship
    properties["value"] = value
    if row["language"]:
        properties["language"] = row["language"]
    properties.update(validity(row))
    properties.update(at=row["at"], believed=believed)
    return {"properties": properties, "about": about, "sources": row["sources"]}


def build_node(key, label, rows):
    """A node and the claims on its values."""
    home = next(row for row in rows if row["key"] == "label")
    properties, claims = {"key": key}, []
    for name in unique(row["key"] for row in rows if row["type"] not in ("node", "label")):
        values = [(row, value_of(row["value"], row["type"])) for row in rows if row["key"] == name]
        one = shown(values)
        every = unique(value for _, value in values)
        many = values[0][0]["type"].endswith("+")
        properties[name] = every if many else one
        in_full = name == "name" and label in NAMED_IN_FULL
        if name == "name" and (in_full or len(every) > 1):
            properties["names"] = every
        for row, value in values:
            elsewhere = (row["at"], row["sources"]) != (home["at"], home["sources"])
            foreign = row["language"] not in ("", "en") and label not in ONE_ROW
            plain = label in ONE_ROW or name in OUR_WORDS
            if in_full or not plain or len(every) > 1 or elsewhere or foreign or row["valid"]:
                claims.append(claim(row, name, value, [key], many or name == "name" or value == one))
    properties.update(at=home["at"], sources=home["sources"])
    return {"label": label, "properties": properties}, claims


def build_relationships(rows):
    """The relationships between two nodes of one type (parallel ones told apart) and the claims on their values."""
    start, kind, end = rows[0]["subject"], rows[0]["key"], rows[0]["value"]
    relationships, claims = [], []
    groups = {}
    for row in rows:
        groups.setdefault(qualifiers_of(row).get(TELLS_APART.get(kind)), []).append(row)
    for group in groups.values():
        properties = {}
        values_of_row = [(row, qualifiers_of(row)) for row in group]
        for key in unique(key for _, values in values_of_row for key in values):
            stated = [(row, values[key]) for row, values in values_of_row if key in values]
            properties[key] = shown(stated)
            elsewhere = any(row is not group[0] for row, _ in stated)
            if key in ALWAYS_CLAIMED or elsewhere and key != TELLS_APART.get(kind):
                claims += [claim(row, key, value, [start, end], value == properties[key], kind) for row, value in stated]
        for row in group:
            properties.update(validity(row))
        places = unique(row["at"] for row in group)
        properties["at"] = places[0]
        if len(places) > 1:
            properties["also_at"] = places[1:]
        properties["sources"] = unique(source for row in group for source in row["sources"])
        relationships.append({"start": start, "type": kind, "end": end, "properties": properties})
    return relationships, claims


def build(rows, labels):
    nodes, relationships, claims = [], [], []
    of_subject, of_ends = {}, {}
    for row in rows:
        of_subject.setdefault(row["subject"], []).append(row)
        if row["type"] == "node":
            of_ends.setdefault((row["subject"], row["key"], row["value"]), []).append(row)
    for label in LABELS:
        for key in (key for key, its in labels.items() if its == label):
            node, its_claims = build_node(key, label, of_subject[key])
            nodes.append(node)
            claims += its_claims
    for its_rows in of_ends.values():
        more, its_claims = build_relationships(its_rows)
        relationships += more
        claims += its_claims
    return nodes, relationships, claims


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


def write(nodes, relationships, claims, labels):
    def match(variable, key):
        return f"({variable}:{labels[key]} {{key: '{key}'}})"

    lines = ["// SPDX-License-Identifier: CC-BY-SA-4.0",
             "// The world of one encyclopedia article, the Communist People's Party of Kazakhstan.",
             "// Made from facts.tsv by make_load.py: change the table, not this file.",
             "// Load it into an empty database:  kenes my.kenes -f datasets/kazakhstan/load.cypher",
             "", "// Every node but a Claim has a key of its own"]
    for label in LABELS:
        lines.append(f"CREATE CONSTRAINT {label.lower()}_key IF NOT EXISTS FOR (n:{label}) REQUIRE n.key IS UNIQUE;")
    for label in LABELS:
        lines += ["", f"// Nodes: {label}"]
        lines += [f"CREATE (:{label} {map_of(node['properties'])});" for node in nodes if node["label"] == label]
    for kind in unique(r["type"] for r in relationships):
        lines += ["", f"// Relationships: {kind}"]
        for r in (r for r in relationships if r["type"] == kind):
            lines.append(f"MATCH {match('a', r['start'])}, {match('b', r['end'])}")
            lines.append(f"CREATE (a)-[:{kind} {map_of(r['properties'])}]->(b);")
    lines += ["", "// Claims: a value as one place of the article gives it"]
    for c in claims:
        matches = [match(f"x{n}" if len(c["about"]) > 1 else "x", key) for n, key in enumerate(c["about"], 1)]
        names = [f"x{n}" if len(c["about"]) > 1 else "x" for n in range(1, len(c["about"]) + 1)]
        sources = [f"s{n}" if len(c["sources"]) > 1 else "s" for n in range(1, len(c["sources"]) + 1)]
        matches += [match(name, key) for name, key in zip(sources, c["sources"])]
        paths = [f"(c)-[:ABOUT]->({name})" for name in names] + [f"(c)-[:STATED_IN]->({name})" for name in sources]
        lines.append(f"MATCH {', '.join(matches)}")
        lines.append(f"CREATE (c:Claim {map_of(c['properties'])}), {', '.join(paths)};")
    return "\n".join(lines) + "\n"


def main(arguments):
    try:
        rows, labels = read_facts(FOLDER / "facts.tsv")
    except Mistake as mistake:
        sys.exit(str(mistake))
    nodes, relationships, claims = build(rows, labels)
    script = write(nodes, relationships, claims, labels)
    target = FOLDER / "load.cypher"
    if arguments == ["--count"]:
        ends = sum(len(c["about"]) + len(c["sources"]) for c in claims)
        print(f"{len(rows)} facts: {len(nodes) + len(claims)} nodes ({len(claims)} of them claims), "
              f"{len(relationships) + ends} relationships ({ends} of them of claims)")
    elif arguments == ["--check"]:
        if not target.exists() or target.read_text(encoding="utf-8") != script:
            sys.exit("load.cypher is not what facts.tsv gives: run make_load.py")
    elif not arguments:
        target.write_text(script, encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
