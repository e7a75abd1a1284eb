// SPDX-License-Identifier: Apache-2.0
// The command line of `kenes` without a subcommand, read and checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/kenes.hpp"
#include "tools/shell/modes/modes.hpp"

namespace kenes::shell {

/// One thing to do, in the order of the command line.
struct Task {
  bool is_file = false;
  std::string text;  ///< statements, or the name of a script; `-` is standard input
};

struct CommandLine {
  std::string database = ":memory:";
  std::vector<Task> tasks;
  const Mode* mode = nullptr;  ///< null: table on a terminal, csv elsewhere
  Parameters parameters;
  OpenOptions open;
  StatementOptions statement;
  bool pipe = false;
  bool keep_going = false;
  bool colour = true;
};

/// Exit statuses that scripts rely on.
enum ExitStatus : int { all_went_well = 0, statement_failed = 1, wrong_usage = 2, cannot_open = 3 };

/// Reads the command line. Where that ends the program (help, version, wrong usage), writes what there is to
/// say and gives its exit status instead.
struct ParsedCommandLine {
  CommandLine line;
  std::optional<int> status;
};
ParsedCommandLine parse_command_line(int argc, char** argv);

}  // namespace kenes::shell
