// SPDX-License-Identifier: Apache-2.0
// Policies as they are stored: by name, for keys, for labels or relationship types, for keys on them, or
// (named `default`) for all. The most particular one judges a fact: key and label, then key, then label, then
// `default`; of two such the first by name. Policies reads those of one graph; it belongs to one thread, and
// the graph outlives it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/knowledge/book.hpp"

namespace kenes::knowledge {

struct StoredPolicy {
  Policy policy;
  std::vector<std::string> keys;    ///< none: every key
  std::vector<std::string> labels;  ///< of nodes, or types of relationships; none: every element
  friend bool operator==(const StoredPolicy&, const StoredPolicy&) = default;
};

/// Nothing where there is no step of that name.
std::optional<Step> step_named(std::string_view name);

/// Keeps a policy, replacing one of the same name. What it touches must be judged again (see Belief).
void put_policy(ClaimSink& sink, const StoredPolicy& policy);
/// False: there is none of that name.
bool drop_policy(ClaimSink& sink, std::string_view name);

}  // namespace kenes::knowledge
