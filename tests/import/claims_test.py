#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`kenes import` of files that carry claims: Wikidata's entities and Popolo. What becomes of a statement, what a
second and a newer file change, what is refused and how exactly. Argument: the path of `kenes`."""
import copy
import glob
import json
import os
import subprocess
import sys
import tempfile
import unittest

KENES = ""
SHARED = os.environ.get("KENES_SHARED") or os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared")
GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


def snak(prop, value=None, kind="string", datatype=None, snaktype="value"):
    out = {"snaktype": snaktype, "property": prop, "datatype": datatype or kind}
    if snaktype == "value":
        out["datavalue"] = {"value": value, "type": kind}
    return out


def item(prop, key):
    return snak(prop, {"entity-type": "item", "numeric-id": int(key[1:]), "id": key}, "wikibase-entityid", "wikibase-item")


def time(prop, text, precision, calendar=GREGORIAN):
    return snak(prop, {"time": text, "timezone": 0, "before": 0, "after": 0, "precision": precision,
                       "calendarmodel": calendar}, "time")


def amount(prop, text, **more):
    return snak(prop, {"amount": text, "unit": "1", **more}, "quantity")


def statement(key, main, *qualifiers, references=(), rank="normal"):
    out = {"mainsnak": main, "type": "statement", "id": key, "rank": rank}
    if qualifiers:
        out["qualifiers"] = grouped(qualifiers)
    if references:
        out["references"] = [{"hash": "0", "snaks": grouped(snaks)} for snaks in references]
    return out


def grouped(snaks):
    groups = {}
    for one in snaks:
        groups.setdefault(one["property"], []).append(one)
    return groups


def entity(key, *statements, labels=None, aliases=None, **more):
    claims = {}
    for one in statements:
        claims.setdefault(one["mainsnak"]["property"], []).append(one)
    return {"type": "item", "id": key,
            "labels": {lang: {"language": lang, "value": text} for lang, text in (labels or {}).items()},
            "aliases": {lang: [{"language": lang, "value": text} for text in texts]
                        for lang, texts in (aliases or {}).items()},
            "claims": claims, **more}


class Claims(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, content):
        with open(self.path(name), "w", encoding="utf-8") as out:
            out.write(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1))
        return name

    def kenes(self, *arguments):
        run = subprocess.run([KENES, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=300,
                             encoding="utf-8", stdin=subprocess.DEVNULL)
        return run.returncode, run.stdout, run.stderr

    def load(self, *arguments):
        """An import that has to succeed: the lines about what is new, and the sum."""
        status, out, said = self.kenes("import", "db", *arguments)
        self.assertEqual(status, 0, said)
        return [line.split("\t") for line in out.splitlines()], said

    def refuse(self, *arguments, status=1):
        found, out, said = self.kenes("import", "db", *arguments)
        self.assertEqual((found, out), (status, ""), said)
        return said

    def ask(self, statement):
        status, out, said = self.kenes("-m", "jsonl", "db", statement)
        self.assertEqual((status, said), (0, ""))
        return [json.loads(line) for line in out.splitlines()]

    def one(self, statement):
        rows = self.ask(statement)
        self.assertEqual(len(rows), 1, rows)
        values = list(rows[0].values())
        return values[0] if len(values) == 1 else values

    def sound(self):
        self.assertEqual(self.kenes("check", "db")[0], 0, self.kenes("check", "db"))


class Wikidata(Claims):
    def wikidata(self, *entities, name="q.json"):
        return self.load("--format", "wikidata", self.file(name, {"entities": {one["id"]: one for one in entities}}))

    def test_values_of_every_kind(self):
        self.wikidata(entity(
            "Q1",
            statement("Q1$1", snak("P214", "113", datatype="external-id")),
            statement("Q1$2", time("P569", "+1870-04-10T00:00:00Z", 11, JULIAN)),
            statement("Q1$3", time("P570", "+1924-01-00T00:00:00Z", 10)),
            statement("Q1$4", time("P571", "-0044-00-00T00:00:00Z", 9)),
            statement("Q1$5", time("P572", "+1990-00-00T00:00:00Z", 8)),
            statement("Q1$6", time("P573", "+1900-00-00T00:00:00Z", 7)),
            statement("Q1$7", time("P574", "-200000-00-00T00:00:00Z", 4)),
            statement("Q1$8", amount("P1082", "+18556698")),
            statement("Q1$9", amount("P2046", "+1.50", unit="http://www.wikidata.org/entity/Q712226",
                                     lowerBound="+1.45", upperBound="+1.55")),
            statement("Q1$10", snak("P625", {"latitude": 51.5, "longitude": 71.25, "precision": 0.1,
                                             "globe": "http://www.wikidata.org/entity/Q2"}, "globecoordinate",
                                    "globe-coordinate")),
            statement("Q1$11", snak("P1448", {"text": "Қазақстан", "language": "kk"}, "monolingualtext")),
            statement("Q1$12", snak("P18", "A.jpg", datatype="commonsMedia")),
            statement("Q1$13", snak("P18", "B.jpg", datatype="commonsMedia")),
            statement("Q1$14", snak("P22", snaktype="somevalue", datatype="wikibase-item")),
            statement("Q1$15", snak("P26", snaktype="novalue", datatype="wikibase-item"))))
        self.assertEqual(
            self.one("MATCH (n:Item {key: 'Q1'}) RETURN n.P214, toString(n.P569), n.P570, n.P571, n.P572, n.P573, n.P574, "
                     "n.P1082, n.P2046, n.P625.latitude, n.P625.longitude, n.P1448, n.P18"),
            ["113", "1870-04-22", "1924-01", "-0043", "199X", "18XX", "Y-200000S1", 18556698, 1.5, 51.5, 71.25,
             ["Қазақстан"], ["A.jpg", "B.jpg"]])
        self.assertEqual(self.one("MATCH (n:Item {key: 'Q1'}) RETURN claims(n, 'P1448')[0].language"), "kk")
        self.assertEqual(self.ask("MATCH (:Item {key: 'Q1'})-[:STATEMENT]->(s:Statement) RETURN s.property AS p, s.value AS v, "
                                  "s.unit AS u, s.lower AS lower, s.snak AS snak ORDER BY p"),
                         [{"p": "P2046", "v": 1.5, "u": "Q712226", "lower": 1.45, "snak": None},
                          {"p": "P22", "v": None, "u": None, "lower": None, "snak": "somevalue"},
                          {"p": "P26", "v": None, "u": None, "lower": None, "snak": "novalue"}])
        self.sound()

    def test_statements_between_things_with_times_ranks_and_references(self):
        self.wikidata(entity(
            "Q1",
            statement("Q1$1", item("P39", "Q2"), time("P580", "+2004-00-00T00:00:00Z", 9), time("P582", "+2008-05-07T00:00:00Z", 11),
                      item("P1365", "Q3"), references=[[item("P248", "Q4"), snak("P304", "12"), time("P813", "+2019-05-03T00:00:00Z", 11)],
                                                       [snak("P854", "http://x.kz/", datatype="url"),
                                                        snak("P1476", {"text": "A page", "language": "en"}, "monolingualtext"),
                                                        time("P813", "+2020-01-01T00:00:00Z", 11)]]),
            statement("Q1$2", item("P39", "Q2"), time("P580", "+2012-05-00T00:00:00Z", 10), item("P1365", "Q5")),
            statement("Q1$3", item("P102", "Q6"), rank="deprecated"),
            statement("Q1$4", amount("P1082", "+5"), time("P585", "+2001-00-00T00:00:00Z", 9), rank="preferred"),
            statement("Q1$5", amount("P1082", "+7"), time("P585", "+2002-00-00T00:00:00Z", 9))))
        self.assertEqual(
            self.one("MATCH (:Item {key: 'Q1'})-[r:P39]->(:Item {key: 'Q2'}) RETURN [v IN validity(r) | toString(v.from) + '/' + "
                     "coalesce(toString(v.to), '')] AS v"), ["2004-01-01/2008-05-07", "2012-05-01/"])
        self.assertEqual(
            self.one("MATCH (:Item {key: 'Q1'})-[r:P39]->() RETURN value(r, 'P1365', {asOf: 2005}), value(r, 'P1365', {asOf: 2020})"),
            ["Q3", "Q5"])
        self.assertEqual(
            self.ask("MATCH (:Item {key: 'Q1'})-[r:P39]->() UNWIND claims(r) AS c WITH c WHERE c.key IS NULL "
                     "RETURN c.source.key AS source, c.at AS at, c.source.title AS title ORDER BY source"),
            [{"source": "Q4", "at": "p. 12; retrieved 2019-05-03", "title": None},
             {"source": "http://x.kz/", "at": None, "title": "A page"},
             {"source": "wikidata", "at": "Q1$2", "title": "Wikidata"}])
        self.assertEqual(self.one("MATCH (s:Source {key: 'http://x.kz/'}) RETURN toString(s.retrieved), s.url, labels(s)"),
                         ["2020-01-01", "http://x.kz/", ["Source"]])
        self.assertEqual(self.one("MATCH (s:Source:Item {key: 'Q4'}) RETURN count(s)"), 1)
        self.assertEqual(self.one("MATCH (:Item {key: 'Q1'})-[r:P102]->() RETURN count(r)"), 0)
        self.assertEqual(self.one("MATCH (n:Item {key: 'Q1'}) RETURN n.P1082, value(n, 'P1082', {asOf: 2002})"), [5, 7])
        self.assertEqual(self.ask("CALL claim.conflicts({}) YIELD key RETURN key"), [])

    def test_names_in_all_languages(self):
        self.wikidata(entity("Q1", labels={"ru": "Жамбыл Ахметбеков", "en": "Jambyl Ahmetbekov", "kk": "Жамбыл Ахметбеков"},
                             aliases={"en": ["Zhambyl Akhmetbekov"]},
                             descriptions={"en": {"language": "en", "value": "politician"}},
                             sitelinks={"enwiki": {"site": "enwiki", "title": "Jambyl"}}),
                      entity("Q2", statement("Q2$1", item("P31", "Q1"))))
        self.assertEqual(self.one("MATCH (n:Item {key: 'Q1'}) RETURN n.name, n.description, n.enwiki, name(n, 'ru'), size(names(n))"),
                         ["Jambyl Ahmetbekov", "politician", "Jambyl", "Жамбыл Ахметбеков", 4])
        self.assertEqual(self.one("CALL name.search('Zhambyl Akhmetbekov', {k: 1}) YIELD node RETURN node.key"), "Q1")
        self.assertEqual(self.one("MATCH (:Item {key: 'Q2'})-[:P31]->(n) RETURN n.name"), "Jambyl Ahmetbekov")

    def test_twice_changes_nothing_and_a_newer_file_what_is_new(self):
        first = entity("Q1", statement("Q1$1", amount("P1082", "+5"), time("P585", "+2001-00-00T00:00:00Z", 9)),
                       statement("Q1$2", item("P39", "Q2"), time("P580", "+2004-00-00T00:00:00Z", 9)),
                       statement("Q1$3", snak("P214", "113", datatype="external-id")), labels={"en": "One"})
        lines, said = self.wikidata(first)
        self.assertEqual(lines, [])
        self.assertIn("1 subject (1 new): 4 statements added, 0 changed, 0 withdrawn, 0 unchanged; 4 claims", said)
        before = self.kenes("export", "db", "--format", "cypher")[1]
        lines, said = self.wikidata(first)
        self.assertEqual(lines, [])
        self.assertIn("1 subject (0 new): 0 statements added, 0 changed, 0 withdrawn, 4 unchanged; 0 claims", said)
        self.assertEqual(self.kenes("export", "db", "--format", "cypher")[1], before)

        newer = copy.deepcopy(first)
        newer["claims"]["P1082"][0]["mainsnak"]["datavalue"]["value"]["amount"] = "+6"
        newer["claims"]["P39"][0]["qualifiers"]["P582"] = [time("P582", "+2008-00-00T00:00:00Z", 9)]
        del newer["claims"]["P214"]
        newer["claims"]["P18"] = [statement("Q1$4", snak("P18", "A.jpg", datatype="commonsMedia"))]
        newer["labels"]["uz"] = {"language": "uz", "value": "Bir"}
        lines, said = self.wikidata(newer)
        self.assertEqual(sorted((line[0], line[1], line[3]) for line in lines),
                         [("added", "Q1", "Q1$4"), ("added", "Q1", "label/uz"), ("changed", "Q1", "Q1$1"),
                          ("changed", "Q1", "Q1$2"), ("withdrawn", "Q1", "Q1$3")])
        self.assertIn("2 statements added, 2 changed, 1 withdrawn", said)
        self.assertEqual(self.one("MATCH (n:Item {key: 'Q1'}) RETURN n.P1082, n.P214, n.P18, n.name"), [6, None, ["A.jpg"], "One"])
        self.assertEqual(self.one("MATCH (:Item {key: 'Q1'})-[r:P39]->() RETURN toString(validTo(r))"), "2008-12-31")
        self.sound()
        # And back again: what was withdrawn is claimed anew.
        lines, said = self.wikidata(first)
        self.assertEqual(self.one("MATCH (n:Item {key: 'Q1'}) RETURN n.P1082, n.P214, n.P18, n.name"), [5, "113", None, "One"])
        self.sound()

    def test_what_somebody_withdrew_stays_withdrawn(self):
        first = entity("Q1", statement("Q1$1", amount("P1082", "+5")), labels={"en": "One"})
        self.wikidata(first)
        self.ask("MATCH (n:Item {key: 'Q1'}) CALL claim.retract(claims(n, 'P1082')[0].id) YIELD retracted RETURN retracted")
        self.wikidata(first)
        self.assertEqual(self.one("MATCH (n:Item {key: 'Q1'}) RETURN n.P1082"), None)

    def test_dumps_lines_and_single_entities(self):
        one, two = entity("Q1", labels={"en": "One"}), entity("Q2", labels={"en": "Two"})
        for name, text in [("dump.json", "[\n" + json.dumps(one) + ",\n" + json.dumps(two) + "\n]\n"),
                           ("lines.json", json.dumps(one) + "\n" + json.dumps(two) + "\n"),
                           ("single.json", json.dumps(two))]:
            self.load("--format", "wikidata", self.file(name, text))
            self.assertEqual(self.one("MATCH (n:Item {key: 'Q2'}) RETURN n.name"), "Two")

    def test_what_is_refused(self):
        good = self.file("good.json", {"entities": {"Q1": entity("Q1", labels={"en": "One"})}})
        for text, said in [
                ("{\"entities\": {\"Q1\": {\"id\": \"Q1\",\n  \"labels\": {,}}}}", "bad.json:2:14: broken JSON: unexpected ','; expected string literal"),
                ("[\n{\"id\": \"Q1\"", "bad.json:2:12: broken JSON: unexpected end of input"),
                ("[\n{\"id\": \"Q1\"}\n{\"id\": \"Q2\"}]", "bad.json:3:1: expected `,` or `]`, found `{`"),
                ("[3]", "bad.json:1:2: expected an object, found `3`"),
                ("", "bad.json:1:1: expected an object or an array of objects, found the end of the file"),
                ("{\"id\": 7}", "bad.json:1:8: id: expected a text, found a number"),
                ("{\"entities\": {}}\n", None),
                ("{\"nothing\": 1}", "bad.json:1:1: expected a member `id`, found none"),
                (json.dumps(entity("Q1", statement("Q1$1", time("P569", "+1870-13-10T00:00:00Z", 11))), indent=1),
                 "claims.P569[0].mainsnak.datavalue.value.time: expected a time"),
                (json.dumps(entity("Q1", statement("Q1$1", amount("P1", "many")))), "claims.P1[0].mainsnak.datavalue.value.amount: "
                 "expected a number such as \"+1.50\""),
                (json.dumps(entity("Q1", statement("Q1$1", amount("P1", "+1"), rank="best"))), "claims.P1[0].rank: expected `preferred`, "
                 "`normal` or `deprecated`")]:
            with self.subTest(text[:60]):
                self.file("bad.json", text)
                if said is None:
                    self.load("--format", "wikidata", "bad.json")
                    continue
                self.assertIn(said, self.refuse("--format", "wikidata", good, "bad.json"))
                self.assertEqual(self.one("MATCH (n) RETURN count(n)"), self.one("MATCH (n:Source) RETURN count(n)"))
        self.assertIn("nowhere.json", self.refuse("--format", "wikidata", "nowhere.json"))
        self.assertIn("give files", self.refuse("--format", "wikidata", "--nodes", "good.json", status=2))
        self.assertIn("--nodes", self.refuse("--format", "snb", "good.json", status=2))

    def test_real_entities(self):
        files = sorted(glob.glob(os.path.join(SHARED, "data", "wikidata", "*.json")))
        if not files:
            self.skipTest("no ../shared")
        lines, said = self.load("--format", "wikidata", *files)
        self.assertEqual(lines, [])
        self.assertIn("7 subjects (7 new)", said)
        statements = 0
        for file in files:
            with open(file, encoding="utf-8") as content:
                for one in json.load(content)["entities"].values():
                    statements += sum(map(len, one["claims"].values())) + len(one["labels"]) + len(one["sitelinks"])
                    statements += len(one["descriptions"]) + sum(map(len, one["aliases"].values()))
        self.assertIn(f": {statements} statements added", said)
        lines, said = self.load("--format", "wikidata", *reversed(files))
        self.assertEqual(lines, [])
        self.assertIn(f"0 statements added, 0 changed, 0 withdrawn, {statements} unchanged; 0 claims; 0 nodes and 0 relationships", said)
        self.assertEqual(self.one("CALL name.search('Путин Владимир', {k: 1}) YIELD node RETURN node.key"), "Q7747")
        self.sound()


POPOLO = {
    "persons": [
        {"id": "p1", "name": "AHMETBEKOV Zhambyl", "birth_date": "1960-11", "gender": "male",
         "other_names": [{"lang": "kk", "name": "Жамбыл Ахметбеков"}, {"lang": "en", "name": "Jambyl", "end_date": "1990"}],
         "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
         "links": [{"note": "Wikipedia (en)", "url": "http://w/1"}],
         "contact_details": [{"type": "phone", "value": "1"}, {"type": "phone", "value": "2"}],
         "sources": [{"url": "http://parlam.kz/A"}]},
        {"id": "p2", "name": "B"}],
    "organizations": [{"id": "legislature", "name": "Mazhilis", "classification": "legislature", "seats": 107},
                      {"id": "1", "name": "Ak Zhol", "classification": "party"},
                      {"id": "2", "name": "Nur Otan", "classification": "party", "parent_id": "1"}],
    "events": [{"id": "term/5", "classification": "legislative period", "name": "Fifth", "organization_id": "legislature",
                "start_date": "2012-01-15"}],
    "areas": [{"id": "a", "name": "Almaty"}],
    "memberships": [
        {"person_id": "p1", "organization_id": "legislature", "on_behalf_of_id": "1", "role": "member",
         "legislative_period_id": "term/5", "area_id": "a"},
        {"person_id": "p2", "organization_id": "legislature", "on_behalf_of_id": "2", "role": "member",
         "legislative_period_id": "term/5", "start_date": "2013", "end_date": "2014-02"}]}


class Popolo(Claims):
    def popolo(self, content, *more):
        return self.load("--format", "popolo", "--source", "kz", self.file("kz.json", content), *more)

    def test_people_parties_and_memberships(self):
        self.popolo(POPOLO)
        self.assertEqual(
            self.one("MATCH (n:Person {key: 'kz/p1'}) RETURN n.id, n.name, n.birth_date, n.wikidata, n.wikipedia_en, n.phone, "
                     "name(n, 'kk'), [s IN sources(n) | s.key]"),
            ["p1", "AHMETBEKOV Zhambyl", "1960-11", ["Q1"], ["http://w/1"], ["1", "2"], "Жамбыл Ахметбеков", ["http://parlam.kz/A"]])
        self.assertEqual(self.one("MATCH (:Source {key: 'kz'})-[:CITES]->(s) RETURN s.url"), "http://parlam.kz/A")
        self.assertEqual(
            self.ask("MATCH (p:Person)-[m:MEMBER_OF]->(o:Organization) MATCH (p)-[:ON_BEHALF_OF]->(party:Party) "
                     "RETURN p.id AS who, m.role AS role, toString(validFrom(m)) AS since, toString(validTo(m)) AS until, "
                     "o.name AS house, party.name AS party, [c IN claims(m) WHERE c.key IS NULL | c.source.key] AS said ORDER BY who"),
            [{"who": "p1", "role": "member", "since": "2012-01-15", "until": None, "house": "Mazhilis", "party": "Ak Zhol",
              "said": ["http://parlam.kz/A"]},
             {"who": "p2", "role": "member", "since": "2013-01-01", "until": "2014-02-28", "house": "Mazhilis", "party": "Nur Otan",
              "said": ["kz"]}])
        self.assertEqual(self.ask("MATCH (p:Person)-[:MEMBER_OF]->() AS OF 2013 RETURN p.id AS id ORDER BY id"), [{"id": "p1"}, {"id": "p2"}])
        self.assertEqual(self.ask("MATCH (p:Person)-[:MEMBER_OF]->() AS OF 2015 RETURN p.id AS id"), [{"id": "p1"}])
        self.assertEqual(self.one("MATCH (:Person {id: 'p1'})-[:REPRESENTS]->(a:Area) RETURN a.name"), "Almaty")
        self.assertEqual(self.one("MATCH (:Party {id: '2'})-[:PART_OF]->(o) RETURN o.name"), "Ak Zhol")
        self.assertEqual(self.ask("CALL claim.conflicts({}) YIELD key RETURN key"), [])
        self.sound()

    def test_a_newer_file(self):
        self.popolo(POPOLO)
        lines, said = self.popolo(POPOLO)
        self.assertEqual(lines, [])
        self.assertIn("0 statements added, 0 changed, 0 withdrawn", said)
        newer = copy.deepcopy(POPOLO)
        newer["memberships"][0]["end_date"] = "2016-01-20"
        newer["organizations"][0]["seats"] = 98
        newer["memberships"].append({"person_id": "p1", "organization_id": "legislature", "role": "member",
                                     "on_behalf_of_id": "2", "start_date": "2016-03-25"})
        del newer["persons"][1], newer["memberships"][1]
        lines, said = self.popolo(newer)
        self.assertEqual([tuple(line[:3]) for line in lines][:3],
                         [("changed", "kz/p1", "MEMBER_OF -> kz/legislature"), ("added", "kz/p1", "MEMBER_OF -> kz/legislature"),
                          ("changed", "kz/legislature", "seats = 98")])
        self.assertEqual({(line[0], line[1]) for line in lines[3:]}, {("withdrawn", "kz/p2")})
        self.assertEqual(self.one("MATCH (:Person {id: 'p1'})-[m:MEMBER_OF]->() RETURN [v IN validity(m) | toString(v.from) + '/' + "
                                  "coalesce(toString(v.to), '')] AS v"), ["2012-01-15/2016-01-20", "2016-03-25/"])
        self.assertEqual(self.one("MATCH (:Person {key: 'kz/p2'})-[m:MEMBER_OF]->() RETURN count(m)"), 0)
        self.assertEqual(self.one("MATCH (:Person {id: 'p1'})-[:ON_BEHALF_OF]->(o) AS OF 2017 RETURN o.name"), "Nur Otan")
        self.sound()

    def test_two_files_do_not_mix(self):
        self.popolo(POPOLO)
        other = {"organizations": [{"id": "1", "name": "Another"}], "persons": [], "memberships": []}
        self.load("--format", "popolo", self.file("elsewhere.json", other))
        self.assertEqual(self.ask("MATCH (o:Organization {id: '1'}) RETURN o.key AS key ORDER BY key"),
                         [{"key": "elsewhere/1"}, {"key": "kz/1"}])

    def test_what_is_refused(self):
        for change, said in [
                (lambda data: data["memberships"][0].pop("person_id"), "memberships[0]: expected a member `person_id`, found none"),
                (lambda data: data["memberships"][1].update(start_date="soon"),
                 "memberships[1].start_date: expected a date such as 2012-01-15, 2012-01 or 2012, found a text"),
                (lambda data: data["persons"][0].update(name=[1]), None),
                (lambda data: data["persons"].append(7), "persons[2]: expected an object, found a number"),
                (lambda data: data.update(persons={}), "persons: expected an array, found an object")]:
            data = copy.deepcopy(POPOLO)
            change(data)
            with self.subTest(said):
                if said:
                    self.assertIn(said, self.refuse("--format", "popolo", self.file("bad.json", data)))
        line = [at for at, text in enumerate(json.dumps(POPOLO, ensure_ascii=False, indent=1).splitlines(), 1) if '"2013"' in text][0]
        bad = json.dumps(POPOLO, ensure_ascii=False, indent=1).replace('"2013"', '"soon"')
        self.assertIn(f"bad.json:{line}:", self.refuse("--format", "popolo", self.file("bad.json", bad)))
        self.assertIn("bad.json:1:1: ", self.refuse("--format", "popolo", self.file("bad.json", "[]")))
        self.assertFalse(os.path.exists(self.path("db")))

    def test_real_deputies(self):
        file = os.path.join(SHARED, "data", "everypolitician-kazakhstan", "ep-popolo-v1.0.json")
        if not os.path.exists(file):
            self.skipTest("no ../shared")
        self.load("--format", "popolo", "--source", "everypolitician-kazakhstan", file)
        self.assertEqual(self.one("MATCH (p:Person)-[m:MEMBER_OF]->(:Organization {name: 'Mazhilis'}) AS OF 2013 RETURN count(m)"), 107)
        self.assertEqual(self.one("MATCH (p:Party)<-[m:ON_BEHALF_OF]-() WITH p, count(m) AS n RETURN sum(n)"), 107)
        self.assertEqual(self.one("CALL name.search('Jambyl Ahmetbekov', {k: 1}) YIELD node RETURN node.name"),
                         "AHMETBEKOV Zhambyl Auzhanovich")
        lines, said = self.load("--format", "popolo", "--source", "everypolitician-kazakhstan", file)
        self.assertEqual(lines, [])
        self.assertIn("0 statements added, 0 changed, 0 withdrawn", said)
        self.sound()


if __name__ == "__main__":
    KENES = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
