// SPDX-License-Identifier: Apache-2.0
// A program that embeds the store: writes, reads, reopens.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <kenes.hpp>

#define REQUIRE(condition)                                                         \
  if (!(condition)) {                                                              \
    std::cerr << __FILE__ << ":" << __LINE__ << ": " << #condition << " failed\n"; \
    return 1;                                                                      \
  }

int use(const std::filesystem::path& folder);

int main() {
  const auto folder = std::filesystem::temp_directory_path() / ("kenes-embed-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  const int status = use(folder);
  std::filesystem::remove_all(folder);
  if (status == 0) std::cout << "embed: all right\n";
  return status;
}

int use(const std::filesystem::path& folder) {
  {
    kenes::Database db{folder.string()};
    db.query("CREATE (:Person {name: 'Ada', born: 1975})-[:MEMBER_OF]->(:Party {name: 'Council'})");
    db.write([](kenes::Transaction& t) {
      t.run("MATCH (p:Person {name: $who}) MERGE (c:Committee {name: $on}) MERGE (p)-[:SITS_ON]->(c)",
            {{"who", "Ada"}, {"on", "Budget"}});
    });
    try {
      db.write([](kenes::Transaction& t) {
        t.run("CREATE (:Person {name: 'Nobody'})");
        throw std::runtime_error("changed my mind");
      });
    } catch (const std::runtime_error&) {
    }
  }
  kenes::Database db{folder.string()};
  REQUIRE(db.query("MATCH (p:Person) RETURN count(p)").one<std::int64_t>() == 1);
  for (auto [name, born] :
       db.query("MATCH (p:Person) WHERE p.born < $year RETURN p.name, p.born", {{"year", 1980}})
           .as<std::string, int>()) {
    REQUIRE(name == "Ada" && born == 1975);
  }
  bool refused = false;
  try {
    db.query("MATCH (p:Person) RETURN p.name").as<std::string, int>();
  } catch (const kenes::Error& error) {
    refused = error.code == kenes::ErrorCode::usage;
  }
  REQUIRE(refused);
  auto members = db.prepare("MATCH (p:Person)-[:MEMBER_OF]->(:Party {name: $party}) RETURN p.name AS name");
  int rows = 0;
  for (const kenes::Row& row : members.run({{"party", "Council"}})) {
    REQUIRE(row["name"].as<std::string>() == "Ada");
    ++rows;
  }
  REQUIRE(rows == 1);
  return 0;
}
