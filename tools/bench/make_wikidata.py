#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a made-up dump in Wikidata's entity JSON, one entity a line, to measure `kenes import --format wikidata`.

    python3 make_wikidata.py ENTITIES > dump.json

What is in it is as in real entities, in about their shares: numbers of catalogues, items with and without times,
names of one language, dates, quantities; a third of the statements with references. The same number gives the same
file. An entity has 20 statements, 8 labels and 4 aliases.
"""
import json
import random
import sys

LANGUAGES = ["en", "ru", "kk", "kk-latn", "de", "fr", "zh", "ar"]
SYLLABLES = ["a", "bek", "dar", "em", "gul", "jan", "kai", "lo", "mur", "nur", "os", "rat", "sha", "tan", "ul", "zhan"]
STATEMENTS = 20
GREGORIAN = "http://www.wikidata.org/entity/Q1985727"


class Dump:
    def __init__(self, entities):
        self.random = random.Random(1)
        self.entities = entities

    def name(self):
        return " ".join("".join(self.random.choices(SYLLABLES, k=3)).title() for _ in range(2))

    def guid(self):
        bits = f"{self.random.getrandbits(128):032X}"
        return f"{bits[:8]}-{bits[8:12]}-{bits[12:16]}-{bits[16:20]}-{bits[20:]}"

    def hash(self):
        return f"{self.random.getrandbits(160):040x}"

    def snak(self, prop, datatype, kind, value):
        return {"snaktype": "value", "property": prop, "hash": self.hash(),
                "datavalue": {"value": value, "type": kind}, "datatype": datatype}

    def item(self, prop):
        number = self.random.randint(1, 3 * self.entities)
        return self.snak(prop, "wikibase-item", "wikibase-entityid",
                         {"entity-type": "item", "numeric-id": number, "id": f"Q{number}"})

    def time(self, prop):
        year, precision = self.random.randint(1700, 2025), self.random.choice([9, 10, 11, 11])
        month = self.random.randint(1, 12) if precision > 9 else 0
        day = self.random.randint(1, 28) if precision > 10 else 0
        return self.snak(prop, "time", "time", {
            "time": f"+{year:04}-{month:02}-{day:02}T00:00:00Z", "timezone": 0, "before": 0, "after": 0,
            "precision": precision, "calendarmodel": GREGORIAN})

    def main_snak(self):
        kind = self.random.random()
        if kind < 0.5:
            return self.snak(f"P{self.random.randint(200, 900)}", "external-id", "string",
                             str(self.random.randint(10000, 10 ** 9)))
        if kind < 0.85:
            return self.item(f"P{self.random.randint(30, 120)}")
        if kind < 0.9:
            return self.snak(f"P{self.random.randint(1440, 1460)}", "monolingualtext", "monolingualtext",
                             {"text": self.name(), "language": self.random.choice(LANGUAGES)})
        if kind < 0.95:
            return self.time(self.random.choice(["P569", "P570", "P571", "P577"]))
        return self.snak(f"P{self.random.randint(1080, 1090)}", "quantity", "quantity",
                         {"amount": f"+{self.random.randint(1, 10 ** 6)}", "unit": "1"})

    def statement(self, entity):
        main = self.main_snak()
        statement = {"mainsnak": main, "type": "statement", "id": f"{entity}${self.guid()}", "rank": "normal"}
        if main["datatype"] == "wikibase-item" and self.random.random() < 0.3:
            qualifiers = {"P580": [self.time("P580")]}
            if self.random.random() < 0.7:
                qualifiers["P582"] = [self.time("P582")]
            if self.random.random() < 0.3:
                qualifiers["P1365"] = [self.item("P1365")]
            statement.update(qualifiers=qualifiers, **{"qualifiers-order": list(qualifiers)})
        if self.random.random() < 0.35:
            snaks = {"P248": [self.item("P248")]}
            snaks["P248"][0]["datavalue"]["value"].update({"numeric-id": 7, "id": f"Q{self.random.randint(1, 400)}"})
            if self.random.random() < 0.5:
                snaks["P813"] = [self.time("P813")]
            statement["references"] = [{"hash": self.hash(), "snaks": snaks, "snaks-order": list(snaks)}]
        return statement

    def entity(self, number):
        key = f"Q{number}"
        claims = {}
        for _ in range(STATEMENTS):
            statement = self.statement(key)
            claims.setdefault(statement["mainsnak"]["property"], []).append(statement)
        return {"type": "item", "id": key, "ns": 0, "title": key, "lastrevid": number,
                "labels": {language: {"language": language, "value": self.name()} for language in LANGUAGES},
                "descriptions": {"en": {"language": "en", "value": "made up"}},
                "aliases": {"en": [{"language": "en", "value": self.name()} for _ in range(4)]},
                "claims": claims, "sitelinks": {"enwiki": {"site": "enwiki", "title": self.name(), "badges": []}}}


def main(arguments):
    if len(arguments) != 1 or not arguments[0].isdigit():
        sys.exit(__doc__)
    dump = Dump(int(arguments[0]))
    print("[")
    for number in range(1, dump.entities + 1):
        print(json.dumps(dump.entity(number), ensure_ascii=False, separators=(",", ":")) +
              ("," if number < dump.entities else ""))
    print("]")


if __name__ == "__main__":
    main(sys.argv[1:])
