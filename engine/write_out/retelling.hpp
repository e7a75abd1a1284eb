// SPDX-License-Identifier: Apache-2.0
// How the claims on a fact can be made again, by statements, in a database where nothing of it is there yet:
// what was recorded together in one statement, and one such round after the other, as the order of recording
// decides between claims; at last what was withdrawn since. Plain data, made of the claims alone.
#pragma once

#include <cstddef>
#include <vector>

#include "storage/claim.hpp"

namespace kenes {

/// What has become of the element that claims are about.
enum class Fate {
  shown,    ///< it is in the graph
  hidden,   ///< a relationship that nobody claims any more, of which something is claimed still
  deleted,  ///< a relationship that is gone, all about it withdrawn
};

/// Of a relationship that is not in the graph, by all claims about it.
Fate fate_of(const std::vector<Claim>& about);

struct Retelling {
  /// The first claim is what was there before anybody claimed anything: it is written plainly, and becomes a
  /// claim by itself with the next one (or where the element goes).
  bool begins_plainly = false;
  Value plain;  ///< of a property that begins plainly

  struct Told {
    Claim claim;
    bool by_set = false;  ///< written plainly over what was claimed
  };
  std::vector<std::vector<Told>> rounds;

  /// What is not as it was told: by place among the claims that are live once all is told.
  struct Change {
    std::size_t place = 0;
    Rank rank = Rank::normal;
    bool withdrawn = false;
  };
  std::vector<Change> changes;
};

/// Of all claims ever made on one fact, ascending by id. `ranks_last`: what is deprecated is told as normal
/// first and changed at last, because the fact must hold as long as others are told.
Retelling retell(const std::vector<Claim>& claims, Fate fate, bool ranks_last);

}  // namespace kenes
