// SPDX-License-Identifier: Apache-2.0
// .why: the evidence for a cell of the last result. The statement runs again with `why(x, 'key')` in the
// place of the column `x.key`.
#pragma once

#include <string>
#include <string_view>

#include "tools/shell/session.hpp"

namespace kenes::shell {

/// `statement` with its last RETURN's column (its name, or its number from 1) explained instead of returned.
/// Throws Error (usage) where the column is no property of a variable and no variable.
std::string explaining(std::string_view statement, std::string_view column);

/// `ROW COLUMN`: both from 1, the column by its name too.
void show_why(Session& session, std::string_view arguments);

}  // namespace kenes::shell
