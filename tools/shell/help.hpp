// SPDX-License-Identifier: Apache-2.0
// `.help`: the dot-commands, and one topic: a clause, a function, a procedure, or a list of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/shell/session.hpp"

namespace kenes::shell {

/// Writes help about a topic, or the dot-commands where it is empty. Throws Error (usage) for an unknown one.
void show_help(Session& session, std::string_view topic);

/// All topics by name, for completion and "did you mean".
std::vector<std::string> help_topics(Database& database);

}  // namespace kenes::shell
