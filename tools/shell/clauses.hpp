// SPDX-License-Identifier: Apache-2.0
// The clauses of the language as `.help` explains them: one entry of one table each.
#pragma once

#include <span>
#include <string_view>

namespace kenes::shell {

struct Clause {
  std::string_view name;  ///< upper case, words with single spaces
  std::string_view sentence;
  std::string_view example;
};

std::span<const Clause> clauses();

}  // namespace kenes::shell
