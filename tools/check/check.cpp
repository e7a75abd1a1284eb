// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "engine/kenes.hpp"
#include "tools/check/call.hpp"
#include "tools/check/commands.hpp"

namespace kenes::tools {

int run_check(int argc, char** argv) {
  CLI::App app("Verifies every record, index and count of a database. It never changes anything.",
               "kenes check");
  std::string path;
  app.add_option("DATABASE", path, "The folder")->required()->type_name("");
  if (const auto status = read_arguments(app, argc, argv)) return *status;
  return with_errors([&] {
    const CheckReport report = check(path);
    for (const std::string& finding : report.findings) std::cout << finding << '\n';
    if (report.clean()) {
      std::cout << path << ": all is well, " << report.records << " records\n";
      return 0;
    }
    std::cout << path << ": " << report.findings.size()
              << (report.findings.size() == 1 ? " thing is" : " things are") << " wrong, " << report.records
              << " records\n";
    return 1;
  });
}

}  // namespace kenes::tools
