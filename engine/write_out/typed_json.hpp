// SPDX-License-Identifier: Apache-2.0
// Values as JSON: typed, every value {"$type": ..., "_value": ...} as Neo4j's HTTP Query API writes them, or
// plain, as people and scripts expect it (elements become objects, temporal values texts). Both append to a
// string.
#pragma once

#include <string>
#include <string_view>

#include "storage/graph.hpp"

namespace kenes {

/// The typed form of one value. Element ids are `4:<node>` and `5:<type>:<relationship>`.
void write_typed_json(std::string& out, const Value& value, const GraphSource& graph);

/// The plain form; NaN and infinities become null.
void write_plain_json(std::string& out, const Value& value, const GraphSource& graph);

/// `text` in quotes, escaped; broken UTF-8 becomes U+FFFD.
void write_json_text(std::string& out, std::string_view text);

std::string element_id(Node node);
std::string element_id(const Edge& edge);

}  // namespace kenes
