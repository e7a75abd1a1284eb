// SPDX-License-Identifier: Apache-2.0
// Indexes and constraints as statements: what SHOW, the shell and exports print. Plain text functions.
#pragma once

#include <string>

#include "storage/graph.hpp"

namespace kenes::functions {

/// `CREATE INDEX name FOR (x:Person) ON (x.born)`, names in backticks where they need them.
std::string create_text(const IndexDescription& index);
/// The pattern and what it asks: `(x:Person) REQUIRE x.name IS UNIQUE`, `(x:Person) ON (x.born)`.
std::string constraint_text(const IndexDescription& index);

}  // namespace kenes::functions
