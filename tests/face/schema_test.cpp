// SPDX-License-Identifier: Apache-2.0
// Schema through the public face: plans whose index goes away, notices.
#include <gtest/gtest.h>

#include <thread>

#include "engine/kenes.hpp"

namespace kenes {
namespace {

TEST(FaceSchema, AWriterThatWaitedWhileItsIndexWasDroppedPlansAgain) {
  Database database(":memory:");
  database.query("UNWIND range(1, 300) AS i CREATE (:Person {id: i})");
  database.query("CREATE INDEX person_id FOR (p:Person) ON (p.id)");
  Transaction first = database.begin();
  first.run("DROP INDEX person_id");
  std::thread second([&] { database.query("MATCH (p:Person {id: 7}) SET p.seen = true"); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  first.commit();
  second.join();
  EXPECT_EQ(database.query("MATCH (p:Person) WHERE p.seen RETURN p.id").one<int>(), 7);
}

TEST(FaceSchema, LabelsThatAreKnownLeaveThePlansAlone) {
  Database database(":memory:");
  database.query("CREATE (:A), (:A:B), (:B)");
  const std::uint64_t before = database.schema().labels.size();
  for (int i = 0; i < 3; ++i) {
    database.query("MATCH (n:A) WHERE NOT n:B SET n:B");
    database.query("MATCH (n:A:B) REMOVE n:B");
  }
  EXPECT_EQ(database.schema().labels.size(), before);
}

TEST(FaceSchema, NoticesNameWhatTheDatabaseDoesNotHave) {
  Database database(":memory:");
  database.query(
      "CREATE (:Person {name: 'Ada', born: 1815})-[:KNOWS {since: 1833}]->(:Person {name: 'Ben'})");
  const auto notices = [&](const char* statement) {
    std::vector<std::string> said;
    for (const Notice& notice : database.query(statement).notices()) said.push_back(notice.message);
    return said;
  };
  using Said = std::vector<std::string>;
  EXPECT_EQ(notices("MATCH (p:Person)-[k:KNOWS]->() WHERE p.born > 1800 RETURN p.name, k.since"), Said{});
  EXPECT_EQ(notices("MATCH (p:Persn) RETURN p"), Said{"no node has the label :Persn"});
  EXPECT_EQ(notices("MATCH (p:Person)-[:KNOW]->() RETURN p.nam"),
            (Said{"no relationship has the type :KNOW", "nothing has the property `nam`"}));
  EXPECT_EQ(notices("MATCH (p:Person {bron: 1815}) RETURN p"), Said{"nothing has the property `bron`"});
  EXPECT_EQ(notices("UNWIND [{x: 1}] AS row RETURN row.x, row.y"), Said{});
  EXPECT_EQ(notices("MATCH (p:Person) SET p.seen = true RETURN p.seen"), Said{});
  EXPECT_EQ(notices("MERGE (c:City {title: 'Rome'}) RETURN c.title"), Said{});
  const Rows rows = database.query("MATCH (p:Persn) RETURN p");
  ASSERT_EQ(rows.notices().size(), 1u);
  EXPECT_EQ(rows.notices()[0].where.column, 10u);
  EXPECT_NE(rows.notices()[0].hint.find("Person"), std::string::npos);
}

}  // namespace
}  // namespace kenes
