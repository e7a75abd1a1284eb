// SPDX-License-Identifier: Apache-2.0
// `.schema`: what a database holds, for people.
#pragma once

#include "tools/shell/session.hpp"

namespace kenes::shell {

void show_schema(Session& session);

}  // namespace kenes::shell
