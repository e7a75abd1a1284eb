// SPDX-License-Identifier: Apache-2.0
// ValueType: a type as Cypher writes it (`INTEGER NOT NULL`, `LIST<STRING> | MAP`), and the type of a value.
// A type is a set of alternatives; it includes null unless it says NOT NULL. Value semantics; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/value.hpp"

namespace kenes {

class ValueType {
 public:
  /// Reads a type as it stands behind `::`, in any case and with all of Neo4j's synonyms. Nothing where it is
  /// none; `problem` says why then.
  static std::optional<ValueType> parse(std::string_view text, std::string& problem);

  /// Whether the value is of the type; null is of every type that does not say NOT NULL.
  bool includes(const Value& value) const;

 private:
  friend class TypeReader;
  struct Part {
    std::uint32_t kinds = 0;  ///< a bit for each Kind, null aside
    bool nullable = true;
    bool is_list = false;             ///< lists whose elements are of `elements`
    std::vector<ValueType> elements;  ///< one, where is_list
  };
  std::vector<Part> parts_;
};

/// The most precise type of a value: `INTEGER NOT NULL`, `LIST<STRING NOT NULL> NOT NULL`, `NULL`.
std::string type_text(const Value& value);

}  // namespace kenes
