// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/commands.hpp"

#include "tools/check/commands.hpp"
#include "tools/export/export.hpp"
#include "tools/import/import.hpp"

namespace kenes::shell {
namespace {

constexpr Command command_table[] = {
    {"import", "DATABASE --nodes ...", "Load files: CSV, edge lists, ...", import::run_import},
    {"export", "DATABASE --format ...", "Write a database or a query's graph: svg, json, cypher, ...",
     run_export},
    {"check", "DATABASE", "Verify every record, index and count", tools::run_check},
    {"backup", "DATABASE TO", "Copy a database that is in use", tools::run_backup},
    {"restore", "FROM DATABASE", "Make a database out of a backup", tools::run_restore},
};

}  // namespace

std::span<const Command> commands() { return command_table; }

const Command* find_command(std::string_view name) {
  for (const Command& command : command_table)
    if (command.name == name) return &command;
  return nullptr;
}

}  // namespace kenes::shell
