// SPDX-License-Identifier: Apache-2.0
// What updating statements did: operations, as Neo4j counts them (not net effects).
#pragma once

#include <cstdint>

namespace kenes {

struct Counters {
  std::int64_t nodes_created = 0, nodes_deleted = 0;
  std::int64_t relationships_created = 0, relationships_deleted = 0;
  std::int64_t properties_set = 0;
  std::int64_t labels_added = 0, labels_removed = 0;
  std::int64_t indexes_added = 0, indexes_removed = 0;
  std::int64_t constraints_added = 0, constraints_removed = 0;
  std::int64_t claims_added = 0;
  bool any() const {
    return nodes_created || nodes_deleted || relationships_created || relationships_deleted ||
           properties_set || labels_added || labels_removed || indexes_added || indexes_removed ||
           constraints_added || constraints_removed || claims_added;
  }
};

}  // namespace kenes
