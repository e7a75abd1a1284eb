// SPDX-License-Identifier: Apache-2.0
// The machine interface `kenes --pipe`: one JSON request a line in, one JSON answer a line out, in the typed
// JSON of Neo4j's HTTP Query API, with error detail and phase, `reset`, `registerProcedure` and transactions
// as additions.
#pragma once

#include <iosfwd>
#include <string>

#include "engine/kenes.hpp"

namespace kenes::shell {

struct PipeOptions {
  std::string path;
  OpenOptions open;
  StatementOptions statement;
};

/// Serves until the end of input. Returns the exit status.
int serve_pipe(const PipeOptions& options, std::istream& in, std::ostream& out);

}  // namespace kenes::shell
