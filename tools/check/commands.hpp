// SPDX-License-Identifier: Apache-2.0
// The subcommands that look after a database: check, backup, restore. Each takes its arguments with its own
// name as argv[0] and returns the exit status: 0 well, 1 something is wrong or failed, 2 wrong usage, 3 it
// cannot be opened.
#pragma once

namespace kenes::tools {

/// `kenes check DATABASE`
int run_check(int argc, char** argv);
/// `kenes backup DATABASE TO`, while others use the database.
int run_backup(int argc, char** argv);
/// `kenes restore FROM DATABASE`
int run_restore(int argc, char** argv);

}  // namespace kenes::tools
