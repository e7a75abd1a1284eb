// SPDX-License-Identifier: Apache-2.0
// EXPLAIN and PROFILE: a plan as a fixed-width tree, one operator a line, the root first. A plan within a
// plan (the right side of an Apply, the later sides of a Union) is indented under the operator it belongs to.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "engine/plan/plan.hpp"

namespace kenes::plan {

/// What an operator did, by Operator::number.
struct OperatorNumbers {
  std::uint64_t rows = 0;
  double seconds = 0;
  std::int64_t memory = 0;
};

/// `profile` empty: estimates only.
std::string explain(const Plan& plan, std::span<const OperatorNumbers> profile = {});

/// The operator's details, as EXPLAIN prints them: `(p:Person)`, `(a)-[:KNOWS]->(b)`.
std::string details(const Operator& at, const Plan& plan);

}  // namespace kenes::plan
