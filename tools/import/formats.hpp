// SPDX-License-Identifier: Apache-2.0
// The file formats that import understands, one table entry each: how a request's inputs become tables, or
// what a file tells in claims.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/import/claims/told.hpp"
#include "tools/import/import.hpp"
#include "tools/import/table.hpp"

namespace kenes::import {

struct Tables {
  std::vector<Table> nodes, relationships;
};

/// Either `tables`, or `tell` and what belongs to it.
struct Format {
  std::string_view name;
  std::string_view sentence;
  Tables (*tables)(const Request& request) = nullptr;

  void (*tell)(const Telling& telling, const SubjectVisitor& visit) = nullptr;
  ToldSource (*file_source)(const Request& request) = nullptr;
  /// The files of one import tell all that their source has: what is missing was withdrawn.
  bool tells_all = false;
};

const std::vector<Format>& all_formats();

Tables neo4j_tables(const Request& request);  ///< neo4j_csv.cpp
Tables snb_tables(const Request& request);    ///< snb.cpp
Tables edge_tables(const Request& request);   ///< edge_list.cpp

ToldSource wikidata_source(const Request& request);                       ///< claims/wikidata.cpp
ToldSource popolo_source(const Request& request);                         ///< claims/popolo.cpp
void tell_wikidata(const Telling& telling, const SubjectVisitor& visit);  ///< claims/wikidata.cpp
void tell_popolo(const Telling& telling, const SubjectVisitor& visit);    ///< claims/popolo.cpp

}  // namespace kenes::import
