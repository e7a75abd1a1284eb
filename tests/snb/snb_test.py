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

    def test_people_of_a_name_within_three_steps(self):
        n = self.network
        place = {int(row[0]): row[1] for row in rows_of("place")}
        lives = dict(pairs_of("person_isLocatedIn_place"))
        studied = collections.defaultdict(list)
        school = {int(row[0]): row[2] for row in rows_of("organisation")}
        stands = dict(pairs_of("organisation_isLocatedIn_place"))
        for person, at, year in rows_of("person_studyAt_organisation"):
            studied[int(person)].append([school[int(at)], int(year), place[stands[int(at)]]])
        names = collections.Counter(row[1] for row in n.person.values()).most_common(4)
        seen = 0
        for who in n.best_known[:3]:
            near = n.distances(who)
            for name, _ in names:
                found = sorted((steps, n.person[one][2].encode(), one) for one, steps in near.items()
                               if 1 <= steps <= 3 and n.person[one][1] == name)[:20]
                expected = [[one, n.person[one][2], steps, place[lives[one]], sorted(studied[one])] for steps, _, one in found]
                seen += len(expected)
                self.assertEqual(
                    self.ask("MATCH p = shortestPath((me:Person {id: $who})-[:KNOWS*1..3]-(other:Person {firstName: $name})) "
                             "WHERE other <> me WITH other, length(p) AS steps ORDER BY steps, other.lastName, other.id LIMIT 20 "
                             "MATCH (other)-[:IS_LOCATED_IN]->(city:City) "
                             "OPTIONAL MATCH (other)-[at:STUDY_AT]->(school)-[:IS_LOCATED_IN]->(there:City) "
                             "WITH other, steps, city, CASE WHEN school IS NULL THEN null ELSE "
                             "[school.name, at.classYear, there.name] END AS one ORDER BY one "
                             "WITH other, steps, city, collect(one) AS schools "
                             "RETURN other.id, other.lastName AS last, steps, city.name, schools ORDER BY steps, last, other.id",
                             who=who, name=name), expected)
        self.assertGreater(seen, 0)

    def test_forums_that_friends_joined(self):
        n = self.network
        title = {int(row[0]): row[1] for row in rows_of("forum")}
        forum = {post: one for one, post in pairs_of("forum_containerOf_post")}
        joined = [(int(a), int(b), int(c)) for a, b, c in rows_of("forum_hasMember_person")]
        dates = sorted(date for _, _, date in joined)
        for who in n.best_known:
            near = {one for one, steps in n.distances(who).items() if 1 <= steps <= 2}
            for after in (dates[len(dates) // 3], dates[len(dates) * 3 // 4]):
                members = collections.defaultdict(set)
                for one, person, date in joined:
                    if person in near and date > after:
                        members[one].add(person)
                posts = collections.Counter(forum[post] for post in n.posts
                                            if n.creator[post] in members.get(forum[post], ()))
                expected = sorted(((posts[one], one) for one in members), key=lambda row: (-row[0], row[1]))[:20]
                self.assertTrue(expected)
                self.assertEqual(
                    self.ask("MATCH (me:Person {id: $who})-[:KNOWS*1..2]-(friend) WHERE friend <> me "
                             "WITH DISTINCT friend MATCH (friend)<-[m:HAS_MEMBER]-(f:Forum) WHERE m.joinDate > $after "
                             "WITH f, collect(DISTINCT friend) AS friends "
                             "OPTIONAL MATCH (friend)<-[:HAS_CREATOR]-(p:Post)<-[:CONTAINER_OF]-(f) WHERE friend IN friends "
                             "WITH f, count(DISTINCT p) AS posts RETURN f.title, posts, f.id AS id "
                             "ORDER BY posts DESC, id LIMIT 20", who=who, after=after),
                    [[title[one], times, one] for times, one in expected])

    def test_each_kind_of_update(self):
        base = 9_100_000_000_000
        tags = sorted(self.network.tag_name)[:2]
        known, message = self.network.best_known[0], sorted(self.network.posts)[0]
        comment = sorted(set(self.network.answers))[0]
        # A person, a forum with its moderator, a member, a post, two comments, likes of both kinds, a friendship.
        self.ask("MATCH (city:City) WITH city ORDER BY city.id LIMIT 1 "
                 "CREATE (p:Person {id: $id, firstName: 'Aru', creationDate: 1, emails: $emails})-[:IS_LOCATED_IN]->(city) "
                 "WITH p UNWIND $tags AS tag MATCH (t:Tag {id: tag}) CREATE (p)-[:HAS_INTEREST]->(t)",
                 id=base, emails=["a@b.kz", "c@d.kz"], tags=tags)
        self.ask("MATCH (p:Person {id: $by}) CREATE (f:Forum {id: $id, title: 'Wall'})-[:HAS_MODERATOR]->(p) "
                 "WITH f UNWIND $tags AS tag MATCH (t:Tag {id: tag}) CREATE (f)-[:HAS_TAG]->(t)",
                 by=base, id=base + 1, tags=tags)
        self.ask("MATCH (f:Forum {id: $f}), (p:Person {id: $p}) CREATE (f)-[:HAS_MEMBER {joinDate: 5}]->(p)", f=base + 1, p=known)
        self.ask("MATCH (by:Person {id: $by}), (f:Forum {id: $f}) "
                 "CREATE (f)-[:CONTAINER_OF]->(m:Post:Message {id: $id, content: CASE '' WHEN '' THEN null END})-[:HAS_CREATOR]->(by) "
                 "WITH m UNWIND $tags AS tag MATCH (t:Tag {id: tag}) CREATE (m)-[:HAS_TAG]->(t)",
                 by=base, f=base + 1, id=base + 2, tags=tags)
        for id, answered in ((base + 3, base + 2), (base + 4, comment)):
            self.ask("MATCH (by:Person {id: $by}), (m:Message {id: $to}) "
                     "CREATE (c:Comment:Message {id: $id, content: 'yes'})-[:HAS_CREATOR]->(by), (c)-[:REPLY_OF]->(m)",
                     by=base, to=answered, id=id)
        for liked in (message, comment):
            self.ask("MATCH (p:Person {id: $p}), (m:Message {id: $m}) CREATE (p)-[:LIKES {creationDate: 6}]->(m)", p=base, m=liked)
        self.ask("MATCH (a:Person {id: $a}), (b:Person {id: $b}) CREATE (a)-[:KNOWS {creationDate: 7}]->(b)", a=base, b=known)
        self.assertEqual(
            self.ask("MATCH (p:Person {id: $id}) RETURN size(p.emails), COUNT { (p)-[:HAS_INTEREST]->(:Tag) }, "
                     "COLLECT { MATCH (p)-[:LIKES]->(m) RETURN m.id ORDER BY m.id }, "
                     "COLLECT { MATCH (p)<-[:HAS_CREATOR]-(m) RETURN m.id ORDER BY m.id }, "
                     "COLLECT { MATCH (p)-[:KNOWS]-(o) RETURN o.id }, "
                     "COLLECT { MATCH (p)<-[:HAS_MODERATOR]-(f)-[x:HAS_MEMBER]->(o) RETURN [f.id, o.id, x.joinDate] }, "
                     "COLLECT { MATCH (c:Comment {id: $last})-[:REPLY_OF*0..]->(r:Post) RETURN r.id }",
                     id=base, last=base + 4),
            [[2, 2, sorted((message, comment)), [base + 2, base + 3, base + 4], [known], [[base + 1, known, 5]],
              [self.network.root(comment)]]])
        self.ask("MATCH (n) WHERE n.id IN $ids DETACH DELETE n", ids=[base + i for i in range(5)])
        self.assertEqual(self.ask("MATCH (n) WHERE n.id >= $base AND n.id < $base + 5 RETURN count(n)", base=base), [[0]])


if __name__ == "__main__":
    if not os.path.isdir(FOLDER):
        print("no data at", FOLDER)
        sys.exit(NOT_HERE)
    KENES = os.path.abspath(sys.argv.pop(1))
    unittest.main()
