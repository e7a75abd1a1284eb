// SPDX-License-Identifier: Apache-2.0
// The reference pages of docs/, made from the tables of clauses, functions, procedures and errors. Examples
// are run while a page is made, on the small graph that the page of clauses begins with, and what comes of
// them is written under them: so a page is true when it is made, and a test that it is still what these
// functions make.
#pragma once

#include <string>
#include <vector>

namespace kenes::reference {

struct Page {
  std::string file;  ///< in docs/
  std::string text;
};

/// All pages. Throws Error where an example fails that should not, or succeeds where it should fail.
std::vector<Page> pages();

}  // namespace kenes::reference
