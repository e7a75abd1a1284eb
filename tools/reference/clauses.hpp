// SPDX-License-Identifier: Apache-2.0
// The clauses of the language as `.help` and docs/clauses.md explain them: one entry of one table each.
#pragma once

#include <span>
#include <string_view>

namespace kenes::reference {

struct Clause {
  std::string_view name;  ///< upper case, words with single spaces
  std::string_view sentence;
  std::string_view example;    ///< runs on example_graph(), whatever ran before it; may be a script
  bool result_varies = false;  ///< what it gives (times, random values) is not shown
};

std::span<const Clause> clauses();

/// A script that makes the graph of all examples: people, a party, a committee.
std::string_view example_graph();

}  // namespace kenes::reference
