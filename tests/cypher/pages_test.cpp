// SPDX-License-Identifier: Apache-2.0
// Runs every page of this folder, and the pages elsewhere that show statements.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/pages/page.hpp"

namespace {

std::vector<std::string> pages() {
  std::vector<std::string> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(KENES_SOURCE_DIR) + "/tests/cypher"))
    if (entry.path().extension() == ".md" && entry.path().stem() != "README")
      paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

class Pages : public testing::TestWithParam<std::string> {};

TEST_P(Pages, SayWhatHappens) { kenes::pages::run_page(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Cypher, Pages, testing::ValuesIn(pages()),
                         [](const auto& info) { return std::filesystem::path(info.param).stem().string(); });

}  // namespace
