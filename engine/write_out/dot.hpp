// SPDX-License-Identifier: Apache-2.0
// A graph as a picture's source: Graphviz's DOT language. Nodes are rounded boxes coloured by label, with a
// legend; relationships carry their type in small print. Any text is safe: names are escaped, wrapped and
// cut, never trusted. What is drawn follows ids, so the same graph gives the same text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/graph_traits.hpp"

namespace kenes {

enum class DotTheme : std::uint8_t { light, dark, plain };  ///< plain: black on white, for print

struct DotOptions {
  /// The property that names a node. Empty: the first of name, title, label, text, key, id that it has.
  std::string label = {};
  /// A property whose values choose the colours. Empty: a node's rarest label does.
  std::string color_by = {};
  /// Boxes around nodes: a property (those with the same value) or a relationship type (a box for each
  /// target, its sources inside; the relationship itself is not drawn).
  std::string cluster_by = {};
  /// Properties of a relationship that are shown under its type.
  std::vector<std::string> edge_properties = {};
  /// Properties of a node that are shown under its name.
  std::vector<std::string> node_properties = {};
  std::string title = {};
  std::size_t wrap = 24;         ///< columns after which a name goes on in the next line; 0: never
  std::size_t longest = 120;     ///< columns after which a text ends in an ellipsis; 0: never
  std::size_t most_nodes = 150;  ///< the best connected are drawn, the rest is one node `+37 more`; 0: all
  bool legend = true;            ///< where there is more than one colour
  bool downwards = false;        ///< from top to bottom instead of from left to right
  DotTheme theme = DotTheme::light;

  /// Languages in which nodes are named, the dearest first (BCP 47 tags), where names are claimed.
  std::vector<std::string> languages = {};
  /// Where anything is claimed: disputed values and relationships dashed, past ones grey, sources as
  /// footnotes.
  bool evidence = true;
  /// The day before which things are past, in days since 1970-01-01. Nothing: the first day of the lens, else
  /// today.
  std::optional<std::int64_t> day = std::nullopt;
};

/// For plans (the graph of an EXPLAIN or PROFILE): what each operator does under its name, rows from top to
/// bottom.
DotOptions plan_options();

/// The text of a `digraph`.
std::string dot(const Graph& graph, const DotOptions& options = {});

}  // namespace kenes
