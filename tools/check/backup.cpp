// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "engine/kenes.hpp"
#include "tools/check/call.hpp"
#include "tools/check/commands.hpp"

namespace kenes::tools {

int run_backup(int argc, char** argv) {
  CLI::App app("Copies a database, which may be in use, to a new folder, as it is at one moment.",
               "kenes backup");
  std::string path, to;
  app.add_option("DATABASE", path, "The folder")->required()->type_name("");
  app.add_option("TO", to, "The copy: a folder that is missing or empty")->required()->type_name("");
  if (const auto status = read_arguments(app, argc, argv)) return *status;
  return with_errors([&] {
    // Reading takes no lock, so another process may go on writing.
    const Database database(path, {.read_only = true, .create = false});
    backup(database, to);
    std::cerr << path << " is copied to " << to << '\n';
    return 0;
  });
}

}  // namespace kenes::tools
