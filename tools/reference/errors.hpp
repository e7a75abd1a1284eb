// SPDX-License-Identifier: Apache-2.0
// The details of errors (`UndefinedVariable`, ...) as `.help` and docs/errors.md explain them: one entry of
// one table each. A test finds every detail of the sources here, and every example makes the error it stands
// for.
#pragma once

#include <span>
#include <string_view>

#include "storage/error.hpp"

namespace kenes::reference {

struct ErrorDetail {
  std::string_view name;      ///< openCypher's, or ours where it has none
  std::string_view sentence;  ///< when it comes, and what to do
  std::string_view
      example;  ///< a statement on example_graph() that makes it; empty: it takes more than a statement
};

std::span<const ErrorDetail> error_details();

/// Codes that come without a detail: they are about limits, files and other processes.
struct ErrorMeaning {
  ErrorCode code;
  std::string_view sentence;
};

std::span<const ErrorMeaning> error_meanings();

}  // namespace kenes::reference
