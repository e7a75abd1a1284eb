// SPDX-License-Identifier: Apache-2.0
// PropertyType: what `IS :: INTEGER | LIST<STRING NOT NULL>` in a constraint allows a property to be. Reads
// Neo4j's names and their synonyms, and writes canonical ones. Plain data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/value.hpp"

namespace kenes {

struct PropertyType {
  struct Alternative {
    Kind kind = Kind::null;
    std::vector<PropertyType> elements;  ///< of a list: one
    bool not_null = false;
  };
  std::vector<Alternative> alternatives;

  /// Any case, any white space; nothing where it names no type that properties have.
  static std::optional<PropertyType> parse(std::string_view text);
  /// `LIST<INTEGER NOT NULL> | STRING`.
  std::string text() const;
  /// Null suits unless NOT NULL is asked for; a constraint never judges absent properties.
  bool suits(const Value& value) const;
};

}  // namespace kenes
