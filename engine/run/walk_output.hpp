// SPDX-License-Identifier: Apache-2.0
// WalkOutput: what the variables of a quantified or chosen path get out of a walk: lists of what stands in
// each repetition, single elements, the path. Only slots that somebody needs are filled. Belongs to one
// operator.
#pragma once

#include <span>
#include <vector>

#include "engine/run/walk_search.hpp"

namespace kenes::run {

class WalkOutput {
 public:
  /// `used`: slots that are needed beside the live ones. `reversed`: walks run against the pattern's order.
  WalkOutput(const std::vector<plan::WalkPart>& parts, Slot path, Slot relationships, bool reversed,
             std::span<const Slot> used, const Site& site);

  /// A row for the walk that was just found.
  void add(const WalkSearch& search);
  /// Writes the columns of all rows added and forgets them.
  void write(Batch& out);
  void clear();
  /// Writes the walk into row 0 of the columns of `used` slots.
  void bind(const WalkSearch& search, Batch& batch) const;

  /// All slots that walks of these parts may fill.
  static std::vector<Slot> slots(const std::vector<plan::WalkPart>& parts);

 private:
  struct Item {
    enum class Kind { path, relationships, group, relationship, after };
    Kind kind;
    Slot slot;
    std::size_t part, place;  ///< place in a repetition: node 0, relationship 1, node 2 ...
    bool live, used;
    std::vector<Value> values;
  };
  Value value(const Item& item, const WalkSearch& search) const;

  bool reversed_;
  std::vector<Item> items_;
};

}  // namespace kenes::run
