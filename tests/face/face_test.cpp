// SPDX-License-Identifier: Apache-2.0
// The public face as programs use it.
#include <gtest/gtest.h>

#include <atomic>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <chrono>
#include <filesystem>
#include <sstream>
#include <thread>

#include "engine/functions/procedure.hpp"
#include "engine/kenes.hpp"

namespace kenes {
namespace {

using namespace std::chrono_literals;

/// The code of the error that `body` throws, and fails if it throws none.
template <class Body>
ErrorCode code_of(Body&& body) {
  try {
    body();
  } catch (const Error& error) {
    return error.code;
  }
  ADD_FAILURE() << "no error was thrown";
  return ErrorCode::internal;
}

class Face : public testing::Test {
 protected:
  void SetUp() override {
    database_.query(
        "CREATE (a:Person {name: 'Ada', born: 1975}), (b:Person {name: 'Bo', born: 1985}), (c:Committee "
        "{name: 'Budget'}), "
        "(a)-[:SITS_ON {since: 2004}]->(c), (a)-[:KNOWS]->(b)");
  }
  std::int64_t people() { return database_.query("MATCH (p:Person) RETURN count(p)").one<std::int64_t>(); }
  Database database_{":memory:"};
};

TEST_F(Face, RowsByNameAndByTypes) {
  int rows = 0;
  for (const Row& row :
       database_.query("MATCH (p:Person) RETURN p.name AS name, p.born AS born ORDER BY name")) {
    EXPECT_EQ(row["name"].as<std::string>(), rows == 0 ? "Ada" : "Bo");
    EXPECT_EQ(row.get<int>(1), rows == 0 ? 1975 : 1985);
    ++rows;
  }
  EXPECT_EQ(rows, 2);
  std::vector<std::string> names;
  for (auto [name, born] :
       database_.query("MATCH (p:Person) RETURN p.name, p.born ORDER BY p.born").as<std::string, int>())
    names.push_back(name + std::to_string(born));
  EXPECT_EQ(names, (std::vector<std::string>{"Ada1975", "Bo1985"}));
}

TEST_F(Face, WrongUseSaysWhatIsWrong) {
  EXPECT_EQ(code_of([&] { database_.query("RETURN 1, 2").as<int>(); }), ErrorCode::usage);
  EXPECT_EQ(code_of([&] { database_.query("RETURN 'x'").one<int>(); }), ErrorCode::usage);
  EXPECT_EQ(code_of([&] { database_.query("UNWIND [1, 2] AS x RETURN x").one<int>(); }), ErrorCode::usage);
  EXPECT_EQ(code_of([&] { database_.query("RETURN 300").one<std::int8_t>(); }), ErrorCode::usage);
  EXPECT_EQ(code_of([&] { database_.query("RETURN null").one<std::string>(); }), ErrorCode::usage);
  EXPECT_EQ(database_.query("RETURN null").one<std::optional<int>>(), std::nullopt);
  EXPECT_EQ(database_.query("RETURN [1, 2]").one<std::vector<int>>(), (std::vector<int>{1, 2}));
  Rows rows = database_.query("RETURN 1 AS number");
  ASSERT_TRUE(rows.next());
  try {
    rows.row()["nummber"];
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.hint.find("number"), std::string::npos);
  }
}

TEST_F(Face, CellsOfElements) {
  Rows rows = database_.query("MATCH (p:Person {name: 'Ada'})-[s:SITS_ON]->(c) RETURN p, s, c");
  ASSERT_TRUE(rows.next());
  const Cell person = rows.row()["p"];
  EXPECT_EQ(person.labels(), std::vector<std::string>{"Person"});
  EXPECT_EQ(person["name"].as<std::string>(), "Ada");
  EXPECT_TRUE(person["nothing"].is_null());
  EXPECT_EQ(rows.row()["s"].type(), "SITS_ON");
  EXPECT_EQ(rows.row()["s"].properties().at("since").as_integer(), 2004);
  std::ostringstream out;
  out << rows.row()["c"];
  EXPECT_EQ(out.str(), "(:Committee {name: 'Budget'})");
}

TEST_F(Face, WriteCommitsAtTheEndAndRollsBackOnAnException) {
  const auto made = database_.write([](Transaction& t) {
    t.run("CREATE (:Person {name: $name})", {{"name", "Cy"}});
    return t.run("MATCH (p:Person) RETURN count(p)").one<std::int64_t>();
  });
  EXPECT_EQ(made, 3);
  EXPECT_THROW(database_.write([](Transaction& t) {
    t.run("CREATE (:Person)");
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  EXPECT_EQ(people(), 3);
}

TEST_F(Face, AFailedStatementLeavesNoTraceInItsTransaction) {
  Transaction transaction = database_.begin();
  transaction.run("CREATE (:Person {name: 'Cy'})");
  EXPECT_THROW(transaction.run("UNWIND [1, 0] AS x CREATE (:Person {n: 1 / x})"), Error);
  transaction.run("CREATE (:Person {name: 'Di'})");
  EXPECT_EQ(people(), 2) << "others see nothing before the commit";
  transaction.commit();
  EXPECT_EQ(people(), 4);
  EXPECT_EQ(code_of([&] { transaction.run("RETURN 1"); }), ErrorCode::usage);
}

TEST_F(Face, AReadTransactionSeesOneMomentAndCannotWrite) {
  Transaction reading = database_.begin(TransactionMode::read);
  database_.query("CREATE (:Person)");
  EXPECT_EQ(reading.run("MATCH (p:Person) RETURN count(p)").one<int>(), 2);
  EXPECT_EQ(code_of([&] { reading.run("CREATE (:Person)"); }), ErrorCode::read_only);
  reading.commit();
  EXPECT_EQ(people(), 3);
}

TEST_F(Face, ASecondWriterWaitsAndThenIsTold) {
  OpenOptions options;
  options.lock_timeout = 50ms;
  Database database(":memory:", options);
  Transaction first = database.begin();
  EXPECT_EQ(code_of([&] { database.query("CREATE ()"); }), ErrorCode::busy);
  first.rollback();
  database.query("CREATE ()");
}

TEST_F(Face, ToWaitForAnotherWriterCountsInTheTimeLimit) {
  OpenOptions options;
  options.lock_timeout = 1h;
  Database database(":memory:", options);
  Transaction first = database.begin();
  EXPECT_EQ(code_of([&] { database.query("CREATE ()", {}, {.timeout = 30ms}); }), ErrorCode::time_limit);
  std::atomic<bool> cancel{false};
  std::thread canceller([&] {
    std::this_thread::sleep_for(30ms);
    cancel = true;
  });
  EXPECT_EQ(code_of([&] { database.query("CREATE ()", {}, {.cancel = &cancel}); }), ErrorCode::interrupted);
  canceller.join();
  first.rollback();
  database.query("CREATE ()", {}, {.timeout = 1h});
}

TEST_F(Face, RowsOutliveTheDatabaseAndLaterCommits) {
  std::optional<Rows> rows;
  {
    Database database(":memory:");
    database.query("UNWIND range(1, 3000) AS i CREATE (:N {i: i})");
    rows.emplace(database.query("MATCH (n:N) RETURN n, n.i AS i ORDER BY i"));
    ASSERT_TRUE(rows->next());
    database.query("MATCH (n:N) DETACH DELETE n");
  }
  int count = 1;
  while (rows->next()) ++count;
  EXPECT_EQ(count, 3000);
}

TEST_F(Face, PreparedQueriesRunAgainAndAgain) {
  const Query query = database_.prepare("MATCH (p:Person) WHERE p.born > $year RETURN count(p)");
  EXPECT_FALSE(query.updates());
  EXPECT_EQ(query.run({{"year", 1980}}).one<int>(), 1);
  database_.query("CREATE INDEX FOR (p:Person) ON (p.born)");
  database_.query("CREATE (:Person {born: 1999})");
  EXPECT_EQ(query({{"year", 1980}}).one<int>(), 2);
  EXPECT_EQ(code_of([&] { query.run(); }), ErrorCode::parameter_missing);
}

TEST_F(Face, StatementsThatDifferInLiteralsShareAPlanAndNotTheirAnswers) {
  for (int i = 0; i < 3; ++i)
    for (int year : {1970, 1980, 1990})
      EXPECT_EQ(
          database_.query("MATCH (p:Person) WHERE p.born > " + std::to_string(year) + " RETURN count(p) AS n")
              .one<int>(),
          year == 1970   ? 2
          : year == 1980 ? 1
                         : 0);
  EXPECT_EQ(database_.query("RETURN 1").columns(), std::vector<std::string>{"1"});
  EXPECT_EQ(database_.query("RETURN 2").columns(), std::vector<std::string>{"2"});
  EXPECT_EQ(database_.query("MATCH (p {name: 'Ada'}) RETURN p.born").one<int>(), 1975);
  EXPECT_EQ(database_.query("MATCH (p {name: 'Bo'}) RETURN p.born").one<int>(), 1985);
}

TEST_F(Face, ErrorsOfASharedPlanPointIntoTheTextThatRuns) {
  const auto column_of = [&](const std::string& statement) {
    try {
      database_.query(statement).one<int>();
    } catch (const Error& error) {
      return error.where.column;
    }
    return 0u;
  };
  const std::string tail = " AND 1 / (p.born - p.born) > 0 RETURN 1";
  const auto first = column_of("MATCH (p:Person) WHERE p.born > 1900" + tail);
  const auto second = column_of("MATCH (p:Person) WHERE p.born > 1" + tail);
  EXPECT_GT(first, 0u);
  EXPECT_EQ(first, second + 3);
}

TEST_F(Face, LimitsStopAStatement) {
  const std::string endless =
      "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x WHERE x < 0 RETURN count(x)";
  StatementOptions timed;
  timed.timeout = 30ms;
  EXPECT_EQ(code_of([&] { database_.query(endless, {}, timed).one<int>(); }), ErrorCode::time_limit);
  StatementOptions small;
  small.memory = 1 << 20;
  EXPECT_EQ(
      code_of([&] { database_.query("UNWIND range(1, 10000000) AS x RETURN collect(x)", {}, small).next(); }),
      ErrorCode::memory_limit);
  std::atomic<bool> cancel{false};
  StatementOptions cancellable;
  cancellable.cancel = &cancel;
  std::thread other([&] {
    std::this_thread::sleep_for(30ms);
    cancel = true;
  });
  EXPECT_EQ(code_of([&] { database_.query(endless, {}, cancellable).one<int>(); }), ErrorCode::interrupted);
  other.join();
  EXPECT_EQ(people(), 2) << "the database goes on";
}

TEST_F(Face, TheRowsOfAnUpdateCountAsItsMemory) {
  StatementOptions options;
  options.memory = 8 << 20;
  EXPECT_EQ(
      code_of([&] {
        database_.query(
            "MERGE (n:One) WITH n UNWIND range(1, 100000) AS i RETURN n, i, 'a text of ' + i + ' letters'",
            {}, options);
      }),
      ErrorCode::memory_limit);
  EXPECT_EQ(database_.query("MATCH (n:One) RETURN count(n)").one<int>(), 0) << "it left a trace";
}

TEST_F(Face, SkipAndLimitTogetherMayExceedWhatAnIntegerCounts) {
  EXPECT_EQ(database_
                .query("UNWIND [2, 1, 3] AS x RETURN x ORDER BY x SKIP $skip LIMIT $limit",
                       {{"skip", 1}, {"limit", INT64_MAX}})
                .next(),
            true);
}

TEST_F(Face, AValueThatHoldsItselfManyTimesOverIsRefused) {
  StatementOptions options;
  options.memory = 50 << 20;
  for (const char* expression : {"[s, s]", "{a: s, b: s}", "s + s"}) {
    const std::string list = std::string("reduce(s = [1], x IN range(1, 60) | ") + expression + ")";
    EXPECT_EQ(code_of([&] { database_.query("RETURN " + list, {}, options).next(); }),
              ErrorCode::memory_limit)
        << expression;
  }
  EXPECT_EQ(code_of([&] {
              database_
                  .query(
                      "UNWIND range(1, 30000) AS x WITH x, [i IN range(1, 200) | x + i] AS l ORDER BY l "
                      "RETURN count(l)",
                      {}, options)
                  .next();
            }),
            ErrorCode::memory_limit)
      << "what lists hold is accounted for";
}

TEST_F(Face, CountersSayWhatWasDone) {
  const Rows rows =
      database_.query("MATCH (p:Person {name: 'Bo'}) SET p.x = 1, p:Old CREATE (p)-[:R]->(:New {y: 2})");
  EXPECT_EQ(rows.counters().nodes_created, 1);
  EXPECT_EQ(rows.counters().relationships_created, 1);
  EXPECT_EQ(rows.counters().properties_set, 2);
  EXPECT_EQ(rows.counters().labels_added, 2);
  EXPECT_FALSE(database_.query("MATCH (n) RETURN n").counters().any());
}

TEST_F(Face, AQuerysSubgraphIsABoostGraph) {
  const Graph graph = database_.query("MATCH path = (:Person)-[:KNOWS|SITS_ON]->() RETURN path").graph();
  EXPECT_EQ(num_vertices(graph), 3u);
  EXPECT_EQ(num_edges(graph), 2u);
  std::vector<int> distance(num_vertices(graph), 0);
  NodeId ada = no_node;
  for (auto [at, end] = vertices(graph); at != end; ++at)
    if (out_degree(*at, graph) == 2) ada = *at;
  ASSERT_NE(ada, no_node);
  boost::breadth_first_search(
      graph, ada,
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(
          boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, graph)),
          boost::on_tree_edge()))));
  EXPECT_EQ(std::count(distance.begin(), distance.end(), 1), 2);
  EXPECT_NE(dot(graph, {.label = "name"}).find("Ada"), std::string::npos);
  EXPECT_EQ(query(graph, "MATCH (p:Person) RETURN count(p)").one<int>(), 2) << "and can be asked again";
  EXPECT_EQ(code_of([&] { query(graph, "CREATE ()"); }), ErrorCode::read_only);
}

TEST_F(Face, AnAdjacencyListAnswersQueries) {
  struct City {
    std::string name;
  };
  boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, City> roads;
  const auto a = add_vertex({"A"}, roads), b = add_vertex({"B"}, roads), c = add_vertex({"C"}, roads);
  add_edge(a, b, roads);
  add_edge(b, c, roads);
  const auto names = query(view(roads).property("name", &City::name),
                           "MATCH (x {name: 'A'})-->()-->(y) RETURN collect(y.name)")
                         .one<std::vector<std::string>>();
  EXPECT_EQ(names, std::vector<std::string>{"C"});
}

TEST_F(Face, AProcedureOfOnesOwn) {
  functions::Procedure twice;
  twice.name = "my.twice";
  twice.arguments = {{"x", functions::kinds({Kind::integer}), false, std::nullopt}};
  twice.columns = {{"y", functions::kinds({Kind::integer})}};
  twice.sentence = "Twice a number.";
  twice.body = [](std::span<const Value> args, functions::ProcedureContext&, const functions::EmitRow& emit) {
    const Value y(args[0].as_integer() * 2);
    emit({&y, 1});
  };
  database_.procedures().add(std::move(twice));
  EXPECT_EQ(database_.query("UNWIND [1, 2, 3] AS x CALL my.twice(x) YIELD y RETURN sum(y)").one<int>(), 12);
}

TEST_F(Face, SchemaForCompletion) {
  database_.query("CREATE CONSTRAINT person_name FOR (p:Person) REQUIRE p.name IS UNIQUE");
  const Schema schema = database_.schema();
  EXPECT_EQ(schema.labels.size(), 2u);
  EXPECT_EQ(schema.types.size(), 2u);
  ASSERT_EQ(schema.indexes.size(), 1u);
  EXPECT_EQ(schema.indexes[0].name, "person_name");
}

TEST(FaceThreads, ReadersSeeWholeCommitsBesideAWriter) {
  Database database(":memory:");
  database.query("CREATE (:Account {name: 'a', money: 1000}), (:Account {name: 'b', money: 1000})");
  std::atomic<bool> done{false};
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i)
    readers.emplace_back([&] {
      while (!done) {
        EXPECT_EQ(database.query("MATCH (x:Account) RETURN sum(x.money)").one<int>(), 2000);
      }
    });
  for (int i = 0; i < 100; ++i)
    database.query(
        "MATCH (a:Account {name: 'a'}), (b:Account {name: 'b'}) SET a.money = a.money - 1, b.money = b.money "
        "+ 1");
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(database.query("MATCH (x:Account {name: 'b'}) RETURN x.money").one<int>(), 1100);
}

TEST(FaceOpen, WhatCannotBeOpenedSaysWhy) {
  const auto folder = std::filesystem::temp_directory_path() / ("kenes-face-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  OpenOptions existing;
  existing.create = false;
  EXPECT_EQ(code_of([&] { Database(folder.string(), existing); }), ErrorCode::not_a_database);
  EXPECT_EQ(code_of([&] { Database((folder / "a" / "b").string()); }), ErrorCode::storage);
  {
    Database first(folder.string());
    EXPECT_EQ(code_of([&] { Database second(folder.string()); }), ErrorCode::busy);
    OpenOptions reading;
    reading.read_only = true;
    first.query("CREATE (:N)");
    Database beside(folder.string(), reading);
    EXPECT_EQ(beside.query("MATCH (n:N) RETURN count(n)").one<int>(), 1);
    EXPECT_EQ(code_of([&] { beside.query("CREATE (:N)"); }), ErrorCode::read_only);
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace kenes
