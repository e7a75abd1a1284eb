// SPDX-License-Identifier: Apache-2.0
// .asof, .according, .known: each changes one part of the session's lens and leaves the others. Without
// arguments the part goes. Throw Error for what is no date, source or moment.
#pragma once

#include <string_view>

#include "tools/shell/session.hpp"

namespace kenes::shell {

void set_as_of(Session& session, std::string_view arguments);
void set_according_to(Session& session, std::string_view arguments);
void set_known_at(Session& session, std::string_view arguments);

}  // namespace kenes::shell
