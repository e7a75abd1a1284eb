// SPDX-License-Identifier: Apache-2.0
// Barriers between reading and writing. A statement's clauses are defined one after the other over all rows,
// batches run through them interleaved: wherever one could see what a later one does (or not yet see what an
// earlier one did), an Eager reads its input to the end first. Effects say which labels, types and keys a
// part of a plan reads and changes.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/plan/plan.hpp"

namespace kenes::plan {

/// A set of names or all of them.
struct NameSet {
  bool all = false;
  std::set<std::string, std::less<>> names;
  bool empty() const { return !all && names.empty(); }
  bool overlaps(const NameSet& other) const;
  void unite(const NameSet& other);
};

struct Effects {
  // reading
  std::vector<std::vector<std::string>>
      scans;  ///< each: labels that a scanned node must bear; none: any node
  NameSet read_labels, read_types, read_keys;
  // writing
  std::vector<std::vector<std::string>> created_nodes;  ///< labels of each
  NameSet changed_labels, created_types, changed_keys;
  bool deletes = false;
  bool everything = false;  ///< may write anything

  bool reads() const;
  bool writes() const;
  void unite(const Effects& other);
};

Effects effects(const Operator& at);           ///< of the operator alone
Effects effects_within(const Operator& root);  ///< of the whole tree

/// Whether running `writer` may change what `reader` reads.
bool disturbs(const Effects& writer, const Effects& reader);
/// Whether the outcome depends on which of the two writes first.
bool order_matters(const Effects& first, const Effects& second);

/// Puts an Eager wherever one is needed. `precise` false: between any reading and any writing.
void place_barriers(OperatorPointer& root, bool precise);

}  // namespace kenes::plan
