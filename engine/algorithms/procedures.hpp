// SPDX-License-Identifier: Apache-2.0
// The procedures that the files of this folder define, a file each.
#pragma once

#include "engine/functions/procedure.hpp"

namespace kenes::algorithms {

functions::Procedure betweenness();
functions::Procedure closeness();
functions::Procedure core_numbers();
functions::Procedure dijkstra();
functions::Procedure jaccard();
functions::Procedure label_propagation();
functions::Procedure louvain();
functions::Procedure pagerank();
functions::Procedure shortest_path_all();
functions::Procedure spanning_tree();
functions::Procedure strong_components();
functions::Procedure topological_sort();
functions::Procedure triangles();
functions::Procedure weak_components();

}  // namespace kenes::algorithms
