// SPDX-License-Identifier: Apache-2.0
// What the small subcommands have in common: reading a command line of plain arguments, and exit statuses for
// errors.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>

namespace kenes::tools {

/// Reads the command line; where that ends the program (help, wrong usage), says so and gives the exit
/// status.
std::optional<int> read_arguments(CLI::App& app, int argc, char** argv);

/// Runs `body`; an Error is written to standard error and becomes its exit status.
int with_errors(const std::function<int()>& body);

}  // namespace kenes::tools
