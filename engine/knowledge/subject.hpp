// SPDX-License-Identifier: Apache-2.0
// What a call such as claims(x, 'members') is about: a graph, perhaps seen through a lens, an element, and of
// it a fact. A key that begins with a colon names a label. Plain views of the caller's arguments.
#pragma once

#include <optional>
#include <vector>

#include "engine/knowledge/book.hpp"
#include "storage/error.hpp"

namespace kenes::knowledge {

/// A graph as the language sees it, taken apart: the graph without the lens, and the lens.
struct View {
  explicit View(const GraphSource& seen);
  const GraphSource& graph;
  Lens lens;
};

/// Where claims about an element are kept.
struct ElementPlace {
  std::uint16_t space = 0;
  std::uint32_t row = 0;
};
ElementPlace place_of(const Value& element);

/// The fact of an element that a key names; of a relationship without a key that it is there. Nothing: a node
/// without a key, or a name that is not in the catalog.
std::optional<Fact> fact_of(const GraphSource& graph, const Value& element, const Value& key);
/// The key as fact_of() takes it: null for existence, `:Party`, `members`.
Value key_of(const GraphSource& graph, const Fact& fact);
/// The node or relationship that a fact is about; null where it can no longer be seen at all.
Value element_of(const GraphSource& graph, const Fact& fact);

/// All claims about an element, on the fact or (without one) on anything about it, that a lens lets through,
/// deprecated ones too, by number. `withdrawn`: those that were retracted as well.
std::vector<Claim> claims_about(const View& view, const Value& element, const std::optional<Fact>& fact,
                                bool withdrawn);
/// Of the claims on a fact that the lens lets through, those that say what it then shows.
std::vector<Claim> supporting(const View& view, const Book& book, const Fact& fact);

/// A claim as a map: id, key, value, language, from, to, source, at, quote, rank, confidence, recorded,
/// retracted, believed.
Value claim_map(const GraphSource& graph, const Claim& claim, bool believed);

}  // namespace kenes::knowledge
