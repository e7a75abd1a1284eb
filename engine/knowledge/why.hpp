// SPDX-License-Identifier: Apache-2.0
// Why something is believed: the evidence as a tree of maps and lists, with the step of the policy that
// decided. For people as text, for programs as JSON. Reads the graph of the view; free of state.
#pragma once

#include <span>
#include <string>

#include "engine/knowledge/subject.hpp"

namespace kenes::knowledge {

/// `{key, value, plain, disputed, policy, decidedBy, claims: [...]}`: of a value, a label or that a
/// relationship is there. Each claim is a claim_map() with `standing`: `believed`, `agrees`, `outvoted`,
/// `deprecated`, `withdrawn`, `not through this lens`; its source is a map of what the source says of itself.
/// `plain` facts were never claimed. `decidedBy` is the step that left one value; null where there was
/// nothing to decide.
Value why(const View& view, const Fact& fact);
/// `{element, facts: [...]}`: all facts of a node or relationship that have claims, those of a relationship
/// beginning with its being there.
Value why(const View& view, const Value& element);
/// The same for everything in a row: `[{column, value, why}]`, for each node, relationship and path in it.
Value why_row(const View& view, std::span<const std::string> columns, std::span<const Value> values);

/// Lines with two spaces for each level.
std::string why_text(const Value& why, const GraphSource& graph);
/// One JSON value; dates as ISO 8601 texts, nodes and relationships as `{labels|type, properties}`.
std::string why_json(const Value& why, const GraphSource& graph);

}  // namespace kenes::knowledge
