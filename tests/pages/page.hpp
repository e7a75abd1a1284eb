// SPDX-License-Identifier: Apache-2.0
// Pages that are manual and test at once: Markdown with ```cypher blocks. What follows a block is what must
// come of it: a table (the rows, in order), an ```error block (each of its lines must stand in the error's
// report), or nothing (it must run). `<!-- new -->` begins with an empty database.
#pragma once

#include <string>
#include <vector>

#include "engine/kenes.hpp"

namespace kenes::pages {

struct Block {
  std::string heading;  ///< the nearest one above
  int line = 0;
  std::string statement;
  std::vector<std::string> table;  ///< header first, without the rule under it; empty: no table follows
  std::vector<std::string> error;
  bool fresh = false;  ///< an empty database from here on
};

std::vector<Block> read_page(const std::string& path);

/// The rows of a result as lines of a table: strings bare (also in lists), `|` escaped.
std::vector<std::string> table_of(Rows& rows);

/// Runs a page in order on one database after the other and reports differences to GoogleTest.
void run_page(const std::string& path, Database& database);
void run_page(const std::string& path);

/// Runs a script of statements; a failure is a test failure with file and line.
void run_script(Database& database, const std::string& path);

}  // namespace kenes::pages
