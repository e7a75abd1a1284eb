// SPDX-License-Identifier: Apache-2.0
// A load script as they are written for Neo4j, over files of its own, and what must come of it.
#include <gtest/gtest.h>

#include "tests/pages/page.hpp"

namespace {

TEST(Library, LoadsAsItIsWritten) {
  const std::string folder = std::string(KENES_SOURCE_DIR) + "/tests/cypher/library";
  kenes::OpenOptions options;
  options.import_folder = folder;
  kenes::Database database(":memory:", options);
  kenes::pages::run_script(database, folder + "/load.cypher");
  kenes::pages::run_page(folder + "/after.md", database);
}

}  // namespace
