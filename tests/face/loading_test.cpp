// SPDX-License-Identifier: Apache-2.0
// LOAD CSV and CALL { } IN TRANSACTIONS as programs see them: where they are allowed, what stays after an
// error, limits.
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine/kenes.hpp"

namespace kenes {
namespace {

namespace fs = std::filesystem;

class Loading : public testing::Test {
 protected:
  Loading() {
    fs::create_directories(folder_ / "inner");
    options_.import_folder = (folder_ / "inner").string();
  }
  ~Loading() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }
  std::string error_of(Database& database, const std::string& statement,
                       const StatementOptions& options = {}) {
    try {
      Rows rows = database.query(statement, {}, options);
      while (rows.next()) {
      }
    } catch (const Error& error) {
      return std::string(code_name(error.code)) + ": " + error.message;
    }
    return "no error";
  }

  fs::path folder_ = fs::temp_directory_path() / ("kenes-loading-" + std::to_string(getpid()));
  OpenOptions options_;
};

TEST_F(Loading, IsOffUnlessAFolderIsNamed) {
  Database database(":memory:");
  EXPECT_EQ(error_of(database, "LOAD CSV FROM 'x.csv' AS row RETURN row"),
            "ImportError: there is no folder to load CSV files from");
}

TEST_F(Loading, NothingLeadsOutOfTheFolder) {
  write("secret.csv", "secret\n");
  write("inner/open.csv", "open\n");
  fs::create_symlink(folder_ / "secret.csv", folder_ / "inner/link.csv");
  fs::create_symlink(folder_, folder_ / "inner/up");
  fs::create_symlink("open.csv", folder_ / "inner/alias.csv");
  Database database(":memory:", options_);
  for (const std::string name : {"file:///../secret.csv", "../secret.csv", "link.csv", "up/secret.csv",
                                 "a/../../secret.csv", "file:///%2E%2E/secret.csv", "..", "../inner2/x.csv"})
    EXPECT_NE(
        error_of(database, "LOAD CSV FROM '" + name + "' AS row RETURN row").find("leads out of the folder"),
        std::string::npos)
        << name;
  for (const std::string name : {"open.csv", "/open.csv", "file:/open.csv", "file:///open.csv",
                                 "file://localhost/open.csv", "alias.csv", "./x/../open.csv"})
    EXPECT_EQ(database.query("LOAD CSV FROM '" + name + "' AS row RETURN row[0]").one<std::string>(), "open")
        << name;
  EXPECT_NE(error_of(database, "LOAD CSV FROM 'up' AS row RETURN row"), "no error");
  EXPECT_NE(error_of(database, "LOAD CSV FROM 'file://host/open.csv' AS row RETURN row"), "no error");
}

TEST_F(Loading, ReadsAsMuchAsIsAskedFor) {
  std::string text = "id,text\n";
  for (int i = 0; i < 200'000; ++i)
    text += std::to_string(i) + ",some words of a line that is longer than its number\n";
  write("inner/long.csv", text + "7,\"no end\n");
  Database database(":memory:", options_);
  StatementOptions small;
  small.memory = 4 << 20;
  // The fault at the end is never reached, and the file, though larger than the limit, is never held.
  EXPECT_EQ(
      database
          .query("LOAD CSV WITH HEADERS FROM 'long.csv' AS row RETURN row.id SKIP 100000 LIMIT 1", {}, small)
          .one<std::string>(),
      "100000");
  EXPECT_NE(error_of(database, "LOAD CSV FROM 'long.csv' AS row RETURN count(row)", small)
                .find("line 200002: a quoted field"),
            std::string::npos);
  std::atomic<bool> cancel{true};
  StatementOptions cancelled;
  cancelled.cancel = &cancel;
  EXPECT_EQ(error_of(database, "LOAD CSV FROM 'long.csv' AS row RETURN count(row)", cancelled).substr(0, 11),
            "Interrupted");
}

TEST_F(Loading, TransactionsOfItsOwnAreRefusedInsideOne) {
  Database database(":memory:");
  Transaction transaction = database.begin();
  EXPECT_THROW(transaction.run("UNWIND [1] AS x CALL (x) { CREATE (:A) } IN TRANSACTIONS"), Error);
  transaction.run("UNWIND [1] AS x CALL (x) { CREATE (:A) }");
  transaction.commit();
  EXPECT_EQ(database.query("MATCH (a:A) RETURN count(a)").one<int>(), 1);
}

TEST_F(Loading, WhatWasCommittedStaysAndIsCounted) {
  Database database(":memory:");
  Rows rows = database.query(
      "UNWIND range(1, 10) AS x CALL (x) { CREATE (:A {x: 10 / (x - 5)}) } IN TRANSACTIONS OF 2 ROWS ON "
      "ERROR CONTINUE");
  EXPECT_EQ(rows.counters().nodes_created, 8);
  EXPECT_EQ(database.query("MATCH (a:A) RETURN count(a)").one<int>(), 8);
  EXPECT_NE(
      error_of(
          database,
          "UNWIND range(1, 10) AS x CALL (x) { CREATE (:B {x: 10 / (x - 5)}) } IN TRANSACTIONS OF 2 ROWS"),
      "no error");
  EXPECT_EQ(database.query("MATCH (b:B) RETURN count(b)").one<int>(), 4);
  // The writer is free again.
  database.query("CREATE (:C)");
}

TEST_F(Loading, UniquenessIsJudgedForEachTransaction) {
  Database database(":memory:");
  database.query("CREATE CONSTRAINT FOR (a:A) REQUIRE a.x IS UNIQUE");
  Rows rows = database.query(
      "UNWIND [1, 2, 2, 3, 1] AS x CALL (x) { CREATE (:A {x: x}) } IN TRANSACTIONS OF 1 ROW ON ERROR "
      "CONTINUE "
      "REPORT STATUS AS s RETURN collect(s.committed) AS committed");
  EXPECT_EQ(rows.one<std::vector<bool>>(), (std::vector<bool>{true, true, false, true, false}));
  EXPECT_EQ(database.query("MATCH (a:A) RETURN sum(a.x)").one<int>(), 6);
}

TEST_F(Loading, ALimitAboveStillRunsAllTransactions) {
  Database database(":memory:");
  EXPECT_EQ(
      database
          .query(
              "UNWIND range(1, 10) AS x CALL (x) { CREATE (a:A {x: x}) RETURN a } IN TRANSACTIONS OF 3 ROWS "
              "RETURN a.x LIMIT 1")
          .one<int>(),
      1);
  EXPECT_EQ(database.query("MATCH (a:A) RETURN count(a)").one<int>(), 10);
}

}  // namespace
}  // namespace kenes
