// SPDX-License-Identifier: Apache-2.0
// The order in which a MATCH is worked off: where it starts, along which relationships it goes on, which ends
// close cycles. Greedy, with every possible start played through to its end and the cheapest chosen; index
// look-ups beat scans because they cost less, not by fiat.
#pragma once

#include <optional>
#include <vector>

#include "engine/plan/query_graph.hpp"
#include "engine/plan/statistics.hpp"

namespace kenes::plan {

/// How the first rows of a node come about.
struct Access {
  enum class Kind : std::uint8_t {
    scan,
    seek,
    seek_each,
    range,
    text,
    by_id,
    by_id_each,
    by_element_id,
    by_element_id_each
  };
  /// A predicate and which of its operands is the value.
  struct Use {
    std::size_t predicate = 0, value = 0;
  };
  Kind kind = Kind::scan;
  std::string label;                ///< or type: of the index
  std::vector<std::string> keys;    ///< of the index
  std::vector<Use> equal;           ///< for its first keys; of ids: the one
  std::optional<Use> lower, upper;  ///< range, for the next key; both may be the same predicate (STARTS WITH)
  std::optional<std::size_t> present;  ///< range without ends: IS NOT NULL, which it makes true
  bool prefix = false;                 ///< lower is what a text starts with
  Use text;                            ///< text: the predicate
  double rows = 0;                     ///< for each input row

  /// The predicates that are true of whatever it finds.
  std::vector<std::size_t> predicates() const;
};

struct Step {
  enum class Kind : std::uint8_t { start, start_relationship, expand, given_relationship };
  Kind kind;
  std::size_t node = 0;          ///< start: which
  std::size_t relationship = 0;  ///< else: which
  bool from_left = true;         ///< expand: from its left end
  bool into = false;             ///< both ends are there
  Access access;
};

struct OrderHints {
  /// Slots that are used after the MATCH. A leaf that nobody needs can be counted instead of written out.
  SlotSet needed;
  bool rows_only_counted = false;  ///< what follows needs only how often rows occur
};

/// Steps that place every node and relationship once. `running` (may be null): its deadline and cancel flag
/// stop the search.
std::vector<Step> order(const QueryGraph& graph, const SlotSet& bound, const Statistics& statistics,
                        const OrderHints& hints, Limits* running);

}  // namespace kenes::plan
