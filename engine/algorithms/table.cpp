// SPDX-License-Identifier: Apache-2.0
#include "engine/algorithms/table.hpp"

#include "engine/algorithms/procedures.hpp"

namespace kenes::algorithms {

void add_algorithms(functions::ProcedureRegistry& registry) {
  registry.add(betweenness());
  registry.add(closeness());
  registry.add(core_numbers());
  registry.add(dijkstra());
  registry.add(jaccard());
  registry.add(label_propagation());
  registry.add(louvain());
  registry.add(pagerank());
  registry.add(shortest_path_all());
  registry.add(spanning_tree());
  registry.add(strong_components());
  registry.add(topological_sort());
  registry.add(triangles());
  registry.add(weak_components());
}

}  // namespace kenes::algorithms
