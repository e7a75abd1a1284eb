// SPDX-License-Identifier: Apache-2.0
// Chance that is the same everywhere: what the option `seed` chooses. std::shuffle and the distributions of
// the standard library differ between libraries, std::mt19937_64 does not.
#pragma once

#include <numeric>
#include <random>
#include <vector>

#include "storage/element.hpp"

namespace kenes::algorithms {

/// `count` (at most `nodes`) of the nodes below `nodes`, each as likely as any other, in an order of chance.
inline std::vector<NodeId> sample_nodes(NodeId nodes, NodeId count, std::mt19937_64& random) {
  std::vector<NodeId> all(nodes);
  std::iota(all.begin(), all.end(), NodeId{0});
  for (NodeId i = 0; i < count; ++i) std::swap(all[i], all[i + random() % (nodes - i)]);
  all.resize(count);
  return all;
}

}  // namespace kenes::algorithms
