// SPDX-License-Identifier: Apache-2.0
#include "tools/import/formats.hpp"

namespace kenes::import {

const std::vector<Format>& all_formats() {
  static const std::vector<Format> formats{
      {"neo4j-csv", "CSV with Neo4j's headers: id:ID, :LABEL, :START_ID, :END_ID, :TYPE, name:type",
       neo4j_tables},
      {"snb", "a folder of the LDBC Social Network Benchmark's CSV files", snb_tables},
      {"edges", "bare pairs, from,to a line, without a header", edge_tables},
      {"wikidata", "entities of Wikidata in JSON, as its service and its dumps give them, as claims", nullptr,
       tell_wikidata, wikidata_source},
      {"popolo", "Popolo JSON (people, organizations, memberships), as claims", nullptr, tell_popolo,
       popolo_source, true},
  };
  return formats;
}

std::vector<std::string> formats() {
  std::vector<std::string> names;
  for (const Format& format : all_formats()) names.emplace_back(format.name);
  return names;
}

}  // namespace kenes::import
