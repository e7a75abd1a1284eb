// SPDX-License-Identifier: Apache-2.0
#include "tools/import/claims/told.hpp"

namespace kenes::import {

bool ToldSource::is_newer(std::string_view key, const Value& value, const Value& than) {
  return key == "retrieved" && value.is(Kind::date) && than.is(Kind::date) &&
         value.as_date().days > than.as_date().days;
}

void ToldSource::add(std::pair<std::string, Value> property) {
  for (auto& [key, value] : properties)
    if (key == property.first) {
      if (is_newer(key, property.second, value)) value = std::move(property.second);
      return;
    }
  properties.push_back(std::move(property));
}

std::uint32_t Subject::source(ToldSource source) {
  for (std::uint32_t i = 0; i < sources.size(); ++i)
    if (sources[i].node == source.node) {
      for (auto& property : source.properties) sources[i].add(std::move(property));
      return i;
    }
  sources.push_back(std::move(source));
  return static_cast<std::uint32_t>(sources.size() - 1);
}

}  // namespace kenes::import
