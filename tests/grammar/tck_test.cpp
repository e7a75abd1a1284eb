// SPDX-License-Identifier: Apache-2.0
// Every query of openCypher's TCK either parses, or its scenario expects an error. Looks for the features in
// $KENES_SHARED or beside the repository; without them the test is skipped. Outlines are left to the whole
// runner (tests/tck): here only scenarios whose text is complete.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "grammar/parse.hpp"

namespace kenes::grammar {
namespace {

namespace fs = std::filesystem;

fs::path features() {
  if (const char* shared = std::getenv("KENES_SHARED")) return fs::path(shared) / "tck" / "features";
  const fs::path repository = fs::path(__FILE__).parent_path().parent_path().parent_path();
  return repository.parent_path() / "shared" / "tck" / "features";
}

struct Scenario {
  std::string name;
  std::vector<std::string> queries;
  bool expects_error = false, outline = false;
};

std::vector<Scenario> read(const fs::path& file) {
  std::vector<Scenario> scenarios;
  std::ifstream in(file);
  std::string line, text;
  bool inside = false, is_query = false;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const auto start = line.find_first_not_of(" \t");
    const std::string bare = start == std::string::npos ? "" : line.substr(start);
    if (bare.starts_with("\"\"\"")) {
      if (inside && is_query && !scenarios.empty()) scenarios.back().queries.push_back(text);
      inside = !inside;
      text.clear();
    } else if (inside) {
      text += line + "\n";
    } else if (bare.starts_with("Scenario")) {
      scenarios.push_back(
          {file.filename().string() + ": " + bare, {}, false, bare.starts_with("Scenario Outline")});
    } else if (!bare.empty() && !scenarios.empty()) {
      is_query = bare.find("execut") != std::string::npos;
      if (bare.find("should be raised") != std::string::npos) scenarios.back().expects_error = true;
    }
  }
  return scenarios;
}

TEST(Tck, EveryQueryParses) {
  if (!fs::exists(features())) GTEST_SKIP() << "no TCK at " << features();
  std::size_t parsed = 0, refused = 0;
  for (const auto& entry : fs::recursive_directory_iterator(features())) {
    if (entry.path().extension() != ".feature") continue;
    for (const Scenario& scenario : read(entry.path())) {
      if (scenario.outline) continue;
      for (const std::string& query : scenario.queries) {
        try {
          parse(query);
          ++parsed;
        } catch (const Error& error) {
          ++refused;
          EXPECT_TRUE(scenario.expects_error) << scenario.name << "\n" << error.report(query);
        }
      }
    }
  }
  EXPECT_GT(parsed, 1000u);
  EXPECT_GT(refused, 5u);
}

}  // namespace
}  // namespace kenes::grammar
