// SPDX-License-Identifier: Apache-2.0
// docs/ is what the tables make, examples included, and no error detail of the sources is missing there.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "engine/functions/function.hpp"
#include "engine/kenes.hpp"
#include "engine/knowledge/functions.hpp"
#include "tools/reference/errors.hpp"
#include "tools/reference/pages.hpp"

namespace kenes::reference {
namespace {

namespace fs = std::filesystem;

const fs::path root = KENES_SOURCE_DIR;

std::string read(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Reference, PagesAreWhatTheTablesMake) {
  for (const Page& page : pages())
    EXPECT_EQ(read(root / "docs" / page.file), page.text) << page.file << " is out of date: run tools/docs";
}

/// Functions that read claims have a whole statement as their example; the others' are run by
/// tests/functions.
TEST(Reference, ExamplesOfFunctionsThatReadClaimsAreTrue) {
  std::size_t run = 0;
  for (const functions::Function* function : knowledge::all_functions().all()) {
    if (function->group != "knowledge") continue;
    SCOPED_TRACE(std::string(function->name));
    const std::string example(function->example);
    const std::size_t arrow = example.rfind(" -> ");
    ASSERT_NE(arrow, std::string::npos) << "no example with a value";
    const bool is_statement = example.find("RETURN ") != std::string::npos;
    Database database(":memory:");
    const std::string statement = (is_statement ? "" : "RETURN ") + example.substr(0, arrow);
    EXPECT_EQ(to_literal(database.query(statement).one<Value>()),
              to_literal(database.query("RETURN " + example.substr(arrow + 4)).one<Value>()));
    ++run;
  }
  EXPECT_GE(run, 13u);
}

TEST(Reference, ExplainsEveryDetailOfTheSources) {
  std::set<std::string> known;
  for (const ErrorDetail& detail : error_details()) known.emplace(detail.name);
  const std::regex raised(
      R"re((?:syntax_error|type_error|Error|fail|refuse)\s*\(\s*(?:ErrorCode::\w+,\s*)?"([A-Z][a-z]+[A-Z]\w+)")re");
  std::size_t found = 0;
  for (const char* folder : {"storage", "grammar", "engine"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      const std::string text = read(entry.path());
      for (std::sregex_iterator at(text.begin(), text.end(), raised), end; at != end; ++at) {
        ++found;
        EXPECT_TRUE(known.count((*at)[1]))
            << (*at)[1] << " in " << entry.path() << " has no entry in tools/reference/errors.cpp";
      }
    }
  EXPECT_GT(found, 100u);
}

}  // namespace
}  // namespace kenes::reference
