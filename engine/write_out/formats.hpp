// SPDX-License-Identifier: Apache-2.0
// Graphs in other programs' formats, a file each. All write everything that a source shows, in batches,
// checking the limits; a stream that fails is the caller's to look at. Texts are well-formed UTF-8 whatever
// the graph holds.
#pragma once

#include <ostream>

#include "storage/graph.hpp"

namespace kenes {

/// GraphML 1.0 (graphml.graphdrawing.org) with typed keys; labels under the keys `labels` (`:A:B`) and
/// `label`, as other graph databases write them.
void write_graphml(std::ostream& out, const GraphSource& graph, Limits& limits);

/// GEXF 1.3 (gexf.net): labels and types as attributes, the name as the label that Gephi shows.
void write_gexf(std::ostream& out, const GraphSource& graph, Limits& limits);

/// One JSON object: {"nodes": [{"id", "labels", "properties"}], "relationships": [{"id", "type", "start",
/// "end", "properties"}]}, an element a line; where anything was ever claimed about it, with "claims": maps
/// as claims() gives them, withdrawn ones too, of which the source is {"id", "key"}.
void write_json(std::ostream& out, const GraphSource& graph, Limits& limits);

/// CSV (RFC 4180) with the headers that `kenes import` and neo4j-admin read: `:ID`, `:LABEL`, `name`,
/// `born:date` ...
void write_csv_nodes(std::ostream& out, const GraphSource& graph, Limits& limits);
/// `:START_ID`, `:END_ID`, `:TYPE` and the properties.
void write_csv_relationships(std::ostream& out, const GraphSource& graph, Limits& limits);

}  // namespace kenes
