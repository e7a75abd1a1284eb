// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/schema_text.hpp"

#include "grammar/parse.hpp"

namespace kenes::functions {

std::string constraint_text(const IndexDescription& index) {
  const std::string label = grammar::quote_name(index.label);
  std::string out = index.on_relationships ? "()-[x:" + label + "]-()" : "(x:" + label + ")";
  std::string keys;
  for (const std::string& key : index.keys) keys += (keys.empty() ? "x." : ", x.") + grammar::quote_name(key);
  if (!index.is_constraint()) return out + " ON (" + keys + ")";
  if (index.keys.size() > 1) keys = "(" + keys + ")";
  out += " REQUIRE " + keys;
  switch (index.kind) {
    case IndexKind::unique:
      return out + " IS UNIQUE";
    case IndexKind::key:
      return out + (index.on_relationships ? " IS RELATIONSHIP KEY" : " IS NODE KEY");
    case IndexKind::exists:
      return out + " IS NOT NULL";
    default:
      return out + " IS :: " + index.type;
  }
}

std::string create_text(const IndexDescription& index) {
  const char* what = index.is_constraint()           ? "CONSTRAINT "
                     : index.kind == IndexKind::text ? "TEXT INDEX "
                                                     : "INDEX ";
  return std::string("CREATE ") + what + grammar::quote_name(index.name) + " FOR " + constraint_text(index);
}

}  // namespace kenes::functions
