// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "engine/kenes.hpp"
#include "tools/check/call.hpp"
#include "tools/check/commands.hpp"

namespace kenes::tools {

int run_restore(int argc, char** argv) {
  CLI::App app("Makes a database out of a backup.", "kenes restore");
  std::string from, path;
  app.add_option("FROM", from, "The folder that `kenes backup` wrote")->required()->type_name("");
  app.add_option("DATABASE", path, "The new database: a folder that is missing or empty")
      ->required()
      ->type_name("");
  if (const auto status = read_arguments(app, argc, argv)) return *status;
  return with_errors([&] {
    restore(from, path);
    std::cerr << path << " is made from " << from << '\n';
    return 0;
  });
}

}  // namespace kenes::tools
