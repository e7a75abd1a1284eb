// SPDX-License-Identifier: Apache-2.0
// .why: the evidence for a cell of the last result, or for a row, on the screen (as JSON in the modes of
// JSON) or as a picture. The statement runs again with `why(x, 'key')` beside each column `x.key` that is
// asked about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/shell/session.hpp"

namespace kenes::shell {

/// `statement` with a column `why N` in front of those of its last RETURN for each of `columns` (from 0),
/// which are properties of variables.
std::string explaining(std::string_view statement, const std::vector<std::size_t>& columns);

/// `ROW [COLUMN] [FILE]`: row and column from 1, the column by its name too. Throws Error (usage).
void show_why(Session& session, std::string_view arguments);

}  // namespace kenes::shell
