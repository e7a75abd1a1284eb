// SPDX-License-Identifier: Apache-2.0
// claim.conflicts where much lies around its root, where several nodes bear its key, and where the lens looks
// back at what was known.
#include <gtest/gtest.h>

#include "engine/kenes.hpp"

namespace kenes {
namespace {

class Conflicts : public testing::Test {
 protected:
  std::string found(std::string_view options, const StatementOptions& through = {}) {
    return to_literal(database_
                          .query("CALL claim.conflicts(" + std::string(options) +
                                     ") YIELD element, key, claims WITH key, size(claims) AS n, "
                                     "coalesce(element.n, -1) AS at ORDER BY at RETURN collect([at, key, n])",
                                 {}, through)
                          .one<Value>());
  }
  void run(std::string_view statement) { database_.query(statement).counters(); }
  Database database_{":memory:"};
};

TEST_F(Conflicts, AreFoundAmongThousandsOfNeighbours) {
  run("CREATE (h:Hub {key: 'hub', n: 0}) WITH h UNWIND range(1, 2000) AS i CREATE (h)-[:HAS {n: i}]->(:Leaf "
      "{n: i})"
      "-[:HAS {n: 10000 + i}]->(:Twig {n: 20000 + i})");
  run("MATCH (:Hub)-[r:HAS]->(l:Leaf) WHERE r.n % 500 = 0 CLAIM r.size = 1, r.size = 2, l.size = 3, l.size = "
      "4");
  run("MATCH (t:Twig {n: 20007}) CLAIM t.size = 5, t.size = 6");
  const std::string near =
      "[500, 'size', 2], [500, 'size', 2], [1000, 'size', 2], [1000, 'size', 2], [1500, 'size', 2], [1500, "
      "'size', 2], [2000, 'size', 2], [2000, 'size', 2]";
  EXPECT_EQ(found("{root: 'hub', depth: 1}"), "[" + near + "]");
  EXPECT_EQ(found("{root: 'hub', depth: 2}"), "[" + near + ", [20007, 'size', 2]]");
  EXPECT_EQ(found("{root: 'hub', depth: 2, label: 'Twig'}"), "[[20007, 'size', 2]]");
  EXPECT_EQ(found("{root: 'hub', depth: 0}"), "[]");
  // More facts are contested than there are places to look at.
  run("UNWIND range(1, 9000) AS i CREATE (m:More {n: -2}) CLAIM m.size = 1, m.size = 2");
  EXPECT_EQ(found("{root: 'hub', depth: 1}"), "[" + near + "]");
}

TEST_F(Conflicts, AllNodesWithTheKeyAreRoots) {
  run("CREATE (:A {key: 'x', n: 1}), (:B:A {key: 'x', n: 2}), (:C {key: 'x', n: 3}), (:C {key: 'y', n: 4}), "
      "({key: 'x', n: "
      "5}), ({key: 'z', n: 6})");
  run("MATCH (n) CLAIM n.size = 1, n.size = 2");
  const std::string labelled = "[[1, 'size', 2], [2, 'size', 2], [3, 'size', 2]]";
  EXPECT_EQ(found("{root: 'x'}"), labelled);
  run("CREATE INDEX FOR (a:A) ON (a.key)");
  EXPECT_EQ(found("{root: 'x'}"), labelled);
  EXPECT_EQ(found("{root: 'z'}"), "[[6, 'size', 2]]");
  EXPECT_THROW(found("{root: 'w'}"), Error);
}

TEST_F(Conflicts, OfWhatWasKnownOnceAreFound) {
  run("CREATE (h:Hub {key: 'hub', n: 1}) CLAIM h.size = 1, h.size = 2");
  const auto now = database_.query("MATCH (h:Hub) RETURN claims(h)[0].recorded").one<Value>();
  run("MATCH (h:Hub) CALL claim.retract(claims(h, 'size')[0].id) YIELD retracted FINISH");
  EXPECT_EQ(found("{root: 'hub'}"), "[]");
  const Session session;
  StatementOptions through;
  through.session = &session;
  database_.query("CALL lens.set({knownAt: $now})", {{"now", now}}, through).next();
  const std::string then = "[[1, 'size', 2]]";
  EXPECT_EQ(found("{root: 'hub'}", through), then);
  EXPECT_EQ(found("{}", through), then);
  EXPECT_EQ(to_literal(database_.query("MATCH (h:Hub) RETURN disputed(h)", {}, through).one<Value>()),
            "true");
  EXPECT_EQ(to_literal(database_.query("MATCH (h:Hub) RETURN disputed(h)").one<Value>()), "false");
}

}  // namespace
}  // namespace kenes
