// SPDX-License-Identifier: Apache-2.0
// The floors of the house: a file includes only its own floor and lower ones, and heavy headers stay where
// they belong.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path root = KENES_SOURCE_DIR;

struct Floor {
  std::string name;
  int height;
  std::regex files;
};

const std::vector<Floor>& floors() {
  static const std::vector<Floor> list = [] {
    const auto floor = [](std::string name, int height, const char* pattern) {
      return Floor{std::move(name), height, std::regex(pattern)};
    };
    return std::vector<Floor>{
        floor(
            "base", 0,
            R"(storage/(value|value_type|element|temporal|compare|error|limits|counters|stack|pooled_vector|notice|property_type|claim)\.[ch]pp)"),
        floor(
            "graph", 1,
            R"(storage/(column|graph|graph_traits|csr|csr_images|projection|boost_source|claim_source)\.[ch]pp)"),
        floor("store", 2, R"(storage/.*)"),
        floor("grammar", 3, R"(grammar/.*)"),
        floor("expressions", 4, R"(engine/(functions|expression)/.*)"),
        floor("plan", 5, R"(engine/plan/.*)"),
        floor("run", 6, R"(engine/(run|algorithms|procedures|knowledge|write_out)/.*)"),
        floor("face", 7, R"(engine/[^/]*)"),
        floor("tools", 8, R"((tools|tests)/.*)"),
    };
  }();
  return list;
}

const Floor* floor_of(const std::string& file) {
  for (const Floor& floor : floors())
    if (std::regex_match(file, floor.files)) return &floor;
  return nullptr;
}

std::vector<std::string> sources() {
  std::vector<std::string> files;
  for (const char* folder : {"storage", "grammar", "engine", "tools"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder))
      if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
        files.push_back(fs::relative(entry.path(), root).string());
  return files;
}

struct Include {
  std::string name;
  bool own;  // in quotes
};

std::vector<Include> includes_of(const std::string& file) {
  static const std::regex pattern(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  std::vector<Include> includes;
  std::ifstream in(root / file);
  for (std::string line; std::getline(in, line);)
    if (std::smatch match; std::regex_search(line, match, pattern))
      includes.push_back({match[2], match[1] == "\""});
  return includes;
}

TEST(Floors, EveryFileLiesOnOne) {
  const auto files = sources();
  ASSERT_GT(files.size(), 50u);
  for (const auto& file : files) EXPECT_NE(floor_of(file), nullptr) << file;
}

TEST(Floors, IncludesGoOnlyDown) {
  for (const auto& file : sources()) {
    const Floor* own = floor_of(file);
    for (const Include& include : includes_of(file)) {
      if (!include.own) continue;
      if (include.name == "CypherParser.h" || include.name == "CypherLexer.h") continue;  // generated
      const Floor* other = floor_of(include.name);
      ASSERT_NE(other, nullptr) << file << " includes " << include.name
                                << ", which is not written from the root";
      EXPECT_LE(other->height, own->height)
          << file << " (" << own->name << ") includes " << include.name << " (" << other->name << ")";
      // The grammar stands beside the store, not on it.
      EXPECT_FALSE(own->name == "grammar" && (other->name == "store" || other->name == "graph"))
          << file << " includes " << include.name;
      // Engine floors below the face see the store only through the graph seam.
      EXPECT_FALSE(own->height >= 4 && own->height <= 6 && other->name == "store")
          << file << " includes " << include.name;
    }
  }
}

TEST(Floors, ForeignLibrariesStayInTheirRooms) {
  const auto allowed = [](const std::string& header, const std::string& file) {
    const auto starts = [](const std::string& text, const char* with) { return text.rfind(with, 0) == 0; };
    const bool is_source = file.ends_with(".cpp");
    if (starts(header, "rocksdb/")) return starts(file, "storage/") && is_source;
    if (starts(header, "antlr4") || header == "CypherParser.h" || header == "CypherLexer.h")
      return starts(file, "grammar/");
    if (starts(header, "unicode/")) return is_source;
    if (starts(header, "graphviz/")) return is_source;
    if (starts(header, "boost/graph/") && header != "boost/graph/graph_traits.hpp" &&
        header != "boost/graph/properties.hpp")
      return starts(file, "engine/algorithms/") || starts(file, "tools/bench/");  // what ours are measured by
    return true;
  };
  for (const auto& file : sources())
    for (const Include& include : includes_of(file))
      EXPECT_TRUE(allowed(include.name, file)) << file << " includes " << include.name;
}

TEST(Floors, OthersSeeOnlyTheGrammarsPublicHeaders) {
  for (const auto& file : sources()) {
    if (file.rfind("grammar/", 0) == 0) continue;
    for (const Include& include : includes_of(file))
      if (include.name.rfind("grammar/", 0) == 0) {
        EXPECT_TRUE(include.name == "grammar/syntax.hpp" || include.name == "grammar/parse.hpp")
            << file << " includes " << include.name;
      }
  }
  for (const char* header : {"grammar/syntax.hpp", "grammar/parse.hpp"})
    for (const Include& include : includes_of(header))
      EXPECT_EQ(include.name.find("antlr"), std::string::npos) << header << " includes " << include.name;
}

TEST(Floors, EachFolderHasAReadme) {
  std::set<fs::path> folders;
  for (const auto& file : sources()) folders.insert((root / file).parent_path());
  for (const auto& folder : folders) EXPECT_TRUE(fs::exists(folder / "README.md")) << folder.string();
}

TEST(Floors, EachSourceNamesItsLicence) {
  for (const auto& file : sources()) {
    std::ifstream in(root / file);
    std::string line;
    std::getline(in, line);
    EXPECT_NE(line.find("SPDX-License-Identifier: Apache-2.0"), std::string::npos) << file;
  }
}

}  // namespace
