// SPDX-License-Identifier: Apache-2.0
// What the shell does besides statements: lines that begin with a dot. One table; help and completion come
// from it.
#pragma once

#include <span>
#include <string_view>

#include "tools/shell/session.hpp"

namespace kenes::shell {

/// What an argument is completed with.
enum class ArgumentKind { none, file, mode, on_off, explain, topic, parameter };

struct DotCommand {
  std::string_view name;       ///< with its dot
  std::string_view arguments;  ///< as help shows them
  std::string_view sentence;
  ArgumentKind argument;
  /// `arguments` is the rest of the line, trimmed. Throws Error.
  void (*run)(Session& session, std::string_view arguments);
};

std::span<const DotCommand> dot_commands();

/// Runs a line that begins with a dot. Throws Error; usage with "did you mean" for an unknown command.
void run_dot_command(Session& session, std::string_view line);

}  // namespace kenes::shell
