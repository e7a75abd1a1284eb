// SPDX-License-Identifier: Apache-2.0
// The subcommand `kenes export`.
#pragma once

namespace kenes {

/// argv[0] is the subcommand's name. Returns the exit status: 0, 1 a failed query or file, 2 usage, 3 no
/// database.
int run_export(int argc, char** argv);

}  // namespace kenes
