// SPDX-License-Identifier: Apache-2.0
// Subcommands: `kenes NAME ...` calls the function behind the name with the arguments after it. One table.
#pragma once

#include <span>
#include <string_view>

namespace kenes::shell {

struct Command {
  std::string_view name;
  std::string_view arguments;  ///< as help shows them
  std::string_view sentence;
  /// `argv[0]` is the name. Returns the exit status.
  int (*run)(int argc, char** argv);
};

std::span<const Command> commands();

/// The command of that name, or null.
const Command* find_command(std::string_view name);

}  // namespace kenes::shell
