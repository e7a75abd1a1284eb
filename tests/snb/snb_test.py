#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Queries over a small social network; the answers are worked out again from its files. Argument: the path of `kenes`."""
import collections
import csv
import glob
import json
import os
import subprocess
import sys
import tempfile
import unittest

KENES = ""
HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("KENES_SHARED") or os.path.join(HERE, "..", "..", "..", "shared")
FOLDER = os.path.join(SHARED, "data", "snb-tiny")
NOT_HERE = 77


def typed(value):
    if isinstance(value, int):
        return {"$type": "Integer", "_value": str(value)}
    if isinstance(value, list):
        return {"$type": "List", "_value": [typed(item) for item in value]}
    return {"$type": "String", "_value": value}


def plain(value):
    kind, inner = value["$type"], value.get("_value")
    if kind == "Integer":
        return int(inner)
    if kind == "Float":
        return float(inner)
    if kind == "List":
        return [plain(item) for item in inner]
    return inner


def rows_of(name):
    with open(glob.glob(os.path.join(FOLDER, "*", name + "_0_0.csv"))[0], newline="", encoding="utf-8") as file:
        return list(csv.reader(file, delimiter="|", quoting=csv.QUOTE_NONE))[1:]


def pairs_of(*names):
    return [(int(row[0]), int(row[1])) for name in names for row in rows_of(name)]


class Network:
    """What the files say, as dictionaries."""

    def __init__(self):
        self.person = {int(row[0]): row for row in rows_of("person")}
        self.knows = collections.defaultdict(dict)
        for a, b, since in rows_of("person_knows_person"):
            self.knows[int(a)][int(b)] = self.knows[int(b)][int(a)] = int(since)
        self.date = {int(row[0]): int(row[2]) for row in rows_of("post")}
        self.posts = set(self.date)
        self.date.update({int(row[0]): int(row[1]) for row in rows_of("comment")})
        self.creator = dict(pairs_of("post_hasCreator_person", "comment_hasCreator_person"))
        self.written = collections.defaultdict(list)
        for message, creator in self.creator.items():
            self.written[creator].append(message)
        self.answers = dict(pairs_of("comment_replyOf_post", "comment_replyOf_comment"))
        self.tags = collections.defaultdict(set)
        for post, tag in pairs_of("post_hasTag_tag"):
            self.tags[post].add(tag)
        self.tag_name = {int(row[0]): row[1] for row in rows_of("tag")}
        self.interests = collections.defaultdict(set)
        for person, tag in pairs_of("person_hasInterest_tag"):
            self.interests[person].add(tag)
        self.likes = [(int(a), int(b), int(c)) for name in ("person_likes_post", "person_likes_comment")
                      for a, b, c in rows_of(name)]
        self.best_known = sorted(self.person, key=lambda one: (-len(self.knows[one]), one))[:5]

    def distances(self, start):
        found, edge = {start: 0}, [start]
        while edge:
            next_edge = []
            for one in edge:
                for other in self.knows[one]:
                    if other not in found:
                        found[other] = found[one] + 1
                        next_edge.append(other)
            edge = next_edge
        return found

    def root(self, message):
        while message in self.answers:
            message = self.answers[message]
        return message


class Queries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.network = Network()
        cls.folder = tempfile.TemporaryDirectory()
        database = os.path.join(cls.folder.name, "snb")
        subprocess.run([KENES, "import", database, "--format", "snb", "--nodes", FOLDER], check=True, timeout=300,
                       capture_output=True)
        cls.kenes = subprocess.Popen([KENES, "--pipe", database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                     encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.kenes.stdin.close()
        cls.kenes.wait(60)
        cls.kenes.stdout.close()
        cls.folder.cleanup()

    def ask(self, statement, **parameters):
        request = {"statement": statement, "parameters": {name: typed(value) for name, value in parameters.items()}}
        self.kenes.stdin.write(json.dumps(request) + "\n")
        self.kenes.stdin.flush()
        answer = json.loads(self.kenes.stdout.readline())
        self.assertNotIn("errors", answer, answer)
        return [[plain(value) for value in row] for row in answer["data"]["values"]]

    def test_newest_messages_within_two_steps(self):
        n = self.network
        for who in n.best_known:
            near = [one for one, steps in n.distances(who).items() if 1 <= steps <= 2]
            expected = sorted(((-n.date[m], m) for one in near for m in n.written[one]))[:15]
            self.assertEqual(
                self.ask("MATCH (me:Person {id: $who})-[:KNOWS*1..2]-(other) WHERE other <> me WITH DISTINCT other "
                         "MATCH (other)<-[:HAS_CREATOR]-(m:Message) RETURN m.creationDate AS date, m.id AS id "
                         "ORDER BY date DESC, id LIMIT 15", who=who),
                [[-date, message] for date, message in expected])

    def test_length_of_shortest_paths(self):
        n = self.network
        start = n.best_known[0]
        distances = n.distances(start)
        for other in list(n.person)[:60]:
            if other == start:
                continue
            self.assertEqual(
                self.ask("MATCH (a:Person {id: $a}), (b:Person {id: $b}) OPTIONAL MATCH p = shortestPath((a)-[:KNOWS*]-(b)) "
                         "RETURN CASE WHEN p IS NULL THEN -1 ELSE length(p) END", a=start, b=other),
                [[distances.get(other, -1)]])

    def test_threads_lead_to_their_posts(self):
        n = self.network
        for message in list(n.answers)[:40]:
            self.assertEqual(
                self.ask("MATCH (:Message {id: $m})-[:REPLY_OF*0..]->(p:Post)-[:HAS_CREATOR]->(who) RETURN p.id, who.id",
                         m=message), [[n.root(message), n.creator[n.root(message)]]])

    def test_first_like_of_each_admirer(self):
        n = self.network
        for who in n.best_known:
            first = {}
            for person, message, date in n.likes:
                if n.creator[message] == who:
                    first[person] = min(first.get(person, (date, message)), (date, message))
            expected = sorted([date, person, message, person not in n.knows[who]]
                              for person, (date, message) in first.items())
            self.assertEqual(
                self.ask("MATCH (me:Person {id: $who})<-[:HAS_CREATOR]-(m)<-[l:LIKES]-(fan:Person) "
                         "WITH me, fan, m, l.creationDate AS date ORDER BY date, m.id "
                         "WITH me, fan, head(collect({m: m.id, date: date})) AS first "
                         "RETURN first.date AS date, fan.id AS id, first.m, NOT (fan)-[:KNOWS]-(me) ORDER BY date, id",
                         who=who), expected)

    def test_tags_beside_a_tag(self):
        n = self.network
        for tag, _ in collections.Counter(t for tags in n.tags.values() for t in tags).most_common(5):
            beside = collections.Counter(n.tag_name[t] for tags in n.tags.values() if tag in tags for t in tags if t != tag)
            expected = sorted(([name, times] for name, times in beside.items()), key=lambda row: (-row[1], row[0].encode()))
            self.assertEqual(
                self.ask("MATCH (t:Tag {name: $name})<-[:HAS_TAG]-(p:Post)-[:HAS_TAG]->(other) WHERE other <> t "
                         "RETURN other.name AS name, count(p) AS times ORDER BY times DESC, name LIMIT 12",
                         name=n.tag_name[tag]), expected[:12])

    def test_common_interest_by_subqueries(self):
        n = self.network
        for who in n.best_known:
            expected = []
            for one, steps in n.distances(who).items():
                if steps == 2:
                    posts = [m for m in n.written[one] if m in n.posts]
                    liked = sum(1 for m in posts if n.tags[m] & n.interests[who])
                    expected.append([one, 2 * liked - len(posts)])
            expected.sort(key=lambda row: (-row[1], row[0]))
            self.assertEqual(
                self.ask("MATCH (me:Person {id: $who})-[:KNOWS*2..2]-(other) WHERE other <> me AND NOT (other)-[:KNOWS]-(me) "
                         "WITH DISTINCT me, other CALL (me, other) { OPTIONAL MATCH (other)<-[:HAS_CREATOR]-(p:Post) "
                         "RETURN sum(CASE WHEN p IS NULL THEN 0 WHEN EXISTS { (p)-[:HAS_TAG]->()<-[:HAS_INTEREST]-(me) } "
                         "THEN 1 ELSE -1 END) AS score } RETURN other.id AS id, score ORDER BY score DESC, id", who=who),
                expected)

    def test_weight_of_the_ties_along_shortest_paths(self):
        n = self.network
        start = n.best_known[0]
        distances = n.distances(start)
        end = max(distances, key=lambda one: (distances[one], one))
        ties = collections.Counter()
        for comment, answered in n.answers.items():
            a, b = n.creator[comment], n.creator[answered]
            ties[frozenset((a, b))] += 1.0 if answered in n.posts else 0.5
        paths = [[start]]
        for steps in range(distances[end]):
            paths = [path + [other] for path in paths for other in n.knows[path[-1]] if distances[other] == steps + 1]
        expected = sorted([path, sum(ties[frozenset(pair)] for pair in zip(path, path[1:]))]
                          for path in paths if path[-1] == end)
        answer = self.ask(
            "MATCH p = allShortestPaths((a:Person {id: $a})-[:KNOWS*]-(b:Person {id: $b})) WITH nodes(p) AS people "
            "RETURN [x IN people | x.id] AS ids, reduce(sum = 0.0, i IN range(1, size(people) - 1) | sum + "
            "reduce(w = 0.0, m IN COLLECT { MATCH (x)<-[:HAS_CREATOR]-(:Comment)-[:REPLY_OF]->(m)-[:HAS_CREATOR]->(y) "
            "WHERE (x = people[i] AND y = people[i - 1]) OR (x = people[i - 1] AND y = people[i]) RETURN m } | "
            "w + CASE WHEN m:Post THEN 1.0 ELSE 0.5 END)) AS weight ORDER BY ids", a=start, b=end)
        self.assertEqual(answer, expected)

    def test_updates_and_what_is_seen_of_them(self):
        who, friend = 9_000_000_000_001, self.network.best_known[0]
        tags = sorted(self.network.tag_name)[:3]
        self.ask("MATCH (c:City) WITH c ORDER BY c.id LIMIT 1 CREATE (p:Person {id: $id, firstName: 'Aru'})-[:IS_LOCATED_IN]->(c) "
                 "WITH p, count(*) AS one UNWIND $tags AS tag MATCH (t:Tag {id: tag}) CREATE (p)-[:HAS_INTEREST]->(t)",
                 id=who, tags=tags)
        self.ask("MATCH (a:Person {id: $a}), (b:Person {id: $b}) CREATE (a)-[:KNOWS {creationDate: 7}]->(b)", a=who, b=friend)
        self.assertEqual(
            self.ask("MATCH (p:Person {id: $id}) RETURN COUNT { (p)-[:HAS_INTEREST]->() }, "
                     "COLLECT { MATCH (p)-[k:KNOWS]-(o) RETURN [o.id, k.creationDate] }", id=who), [[3, [[friend, 7]]]])
        self.ask("MATCH (p:Person {id: $id}) DETACH DELETE p", id=who)
        self.assertEqual(self.ask("MATCH (p:Person {id: $id}) RETURN p.id", id=who), [])


if __name__ == "__main__":
    if not os.path.isdir(FOLDER):
        print("no data at", FOLDER)
        sys.exit(NOT_HERE)
    KENES = os.path.abspath(sys.argv.pop(1))
    unittest.main()
