// SPDX-License-Identifier: Apache-2.0
#include "tools/check/call.hpp"

#include <iostream>

#include "storage/error.hpp"

namespace kenes::tools {

std::optional<int> read_arguments(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::Success& asked) {
    app.exit(asked, std::cout, std::cerr);
    return 0;
  } catch (const CLI::ParseError& error) {
    std::cerr << app.get_name() << ": " << error.what() << "\n`" << app.get_name()
              << " --help` shows how to call it.\n";
    return 2;
  }
}

int with_errors(const std::function<int()>& body) {
  try {
    return body();
  } catch (const Error& error) {
    std::cerr << error.report({}) << std::flush;
    switch (error.code) {
      case ErrorCode::busy:
      case ErrorCode::not_a_database:
      case ErrorCode::format_version:
      case ErrorCode::corruption:
      case ErrorCode::storage:
        return 3;
      case ErrorCode::usage:
        return 2;
      default:
        return 1;
    }
  } catch (const std::exception& error) {
    std::cerr << "InternalError\n" << error.what() << '\n';
    return 1;
  }
}

}  // namespace kenes::tools
