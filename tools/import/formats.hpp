// SPDX-License-Identifier: Apache-2.0
// The file formats that import understands, one table entry each: how a request's inputs become tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/import/import.hpp"
#include "tools/import/table.hpp"

namespace kenes::import {

struct Tables {
  std::vector<Table> nodes, relationships;
};

struct Format {
  std::string_view name;
  std::string_view sentence;
  Tables (*tables)(const Request& request);
};

const std::vector<Format>& all_formats();

Tables neo4j_tables(const Request& request);  ///< neo4j_csv.cpp
Tables snb_tables(const Request& request);    ///< snb.cpp
Tables edge_tables(const Request& request);   ///< edge_list.cpp

}  // namespace kenes::import
