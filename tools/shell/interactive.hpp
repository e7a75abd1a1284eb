// SPDX-License-Identifier: Apache-2.0
// The shell on a terminal: prompt, line editing, history, completion, statements of many lines.
#pragma once

#include "tools/shell/session.hpp"

namespace kenes::shell {

/// Reads and runs until `.quit` or Ctrl-D. Returns the exit status.
int run_interactive(Session& session);

}  // namespace kenes::shell
