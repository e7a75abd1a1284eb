// SPDX-License-Identifier: Apache-2.0
// Names that a statement reads and that the database does not have: no error in Cypher, often a slip of the
// pen. Judged after scope; names that the statement itself writes are left alone.
#pragma once

#include <vector>

#include "grammar/syntax.hpp"
#include "storage/graph.hpp"
#include "storage/notice.hpp"

namespace kenes::plan {

std::vector<Notice> find_notices(const syntax::Statement& statement, const GraphSource& graph);

}  // namespace kenes::plan
