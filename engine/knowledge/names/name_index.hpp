// SPDX-License-Identifier: Apache-2.0
// The index of names: which nodes bear a name with a certain word, in records of the claim family, kept with
// each write. A word is found by its key, by its key with a letter too many, too few or wrong (deletion
// neighbourhoods, as in SymSpell), and by its outline. The layout is described in name_records.hpp. Writing
// belongs to the thread that owns the sink; any thread may read a source.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/knowledge/names/fold.hpp"
#include "storage/claim_source.hpp"
#include "storage/limits.hpp"

namespace kenes::knowledge::names {

/// Names of one node with the same text are counted: each index_name() wants one unindex_name().
void index_name(ClaimSink& sink, NodeId node, std::string_view text);
/// Does nothing where the node has no such name in the index.
void unindex_name(ClaimSink& sink, NodeId node, std::string_view text);
/// All names of a node, for when it goes.
void unindex_names(ClaimSink& sink, NodeId node);

struct IndexedName {
  std::string text;
  FoldedName folded;
  std::uint32_t count = 0;
};
std::vector<IndexedName> names_of(const ClaimSource& source, NodeId node);

struct Found {
  NodeId node;
  std::string name;  ///< of its names the one most like what was asked
  double score;      ///< as likeness() has it
};
/// What a caller looks for.
struct Wanted {
  FoldedName name;
  std::size_t most = 10;
  double at_least = 0.3;
  /// Leaves out nodes that are not wanted: those in its argument that stay are kept. May be empty.
  std::function<void(std::vector<NodeId>&)> keep = {};
};
/// The best first; equal scores by name, then node.
std::vector<Found> search(const ClaimSource& source, const Wanted& wanted, Limits& limits);

/// Plain names (values of the key `name` without claims) of nodes below this one are in the index, and kept
/// there; 0: of none, no_node: of all, and so the index holds all names there are.
NodeId plain_names_below(const ClaimSource& source);
void set_plain_names_below(ClaimSink& sink, NodeId node);
inline bool covers_plain_names(const ClaimSource& source) { return plain_names_below(source) == no_node; }

}  // namespace kenes::knowledge::names
