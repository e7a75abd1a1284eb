// SPDX-License-Identifier: Apache-2.0
// Snaks: Wikidata's pairs of a property and a value, out of which statements, qualifiers and references are
// made. A reference becomes a source and a place in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/import/claims/json.hpp"
#include "tools/import/claims/told.hpp"
#include "tools/import/claims/wikidata_time.hpp"

namespace kenes::import {

/// The label that nodes for ids such as `Q42`, `P31`, `L7-S1` bear.
std::string wikidata_label(std::string_view id);

struct Snak {
  enum class Kind { value, some_value, no_value } kind = Kind::value;
  std::string property;
  std::string entity;  ///< the id, where the value is an entity; then `value` is that id as well
  Value value;
  std::string language;
  std::optional<std::int32_t> decimals;
  std::optional<WikidataTime> time;
  /// What the value alone does not tell: `unit`, `lower`, `upper`, `globe`, `precision`.
  std::vector<std::pair<std::string, Value>> details;
};

/// Several values for one key become a list.
void add_value(std::vector<std::pair<std::string, Value>>& values, std::string_view key, const Value& value);

/// Throws JsonMistake.
Snak read_snak(const Json& json);
/// For a place in a source: `P304 12`, or the value alone where the property is clear.
std::string snak_text(const Snak& snak);

/// A reference as a source of its own, and where in it. Throws JsonMistake.
std::pair<ToldSource, std::string> read_reference(const Json& json);

}  // namespace kenes::import
