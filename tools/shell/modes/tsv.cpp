// SPDX-License-Identifier: Apache-2.0
// Tab-separated values with backslash escapes, as database loaders read them: \t \n \r \\, and \N for null.
#include <ostream>

#include "tools/shell/modes/modes.hpp"

namespace kenes::shell::mode {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

void write_tsv(Feed& feed, const Screen& screen) {
  feed.sample(1);  // no header if the statement fails at once
  std::string line;
  for (std::size_t i = 0; i < feed.columns().size(); ++i) {
    if (i > 0) line += '\t';
    append_escaped(line, feed.columns()[i]);
  }
  screen.out << line << '\n';
  while (const auto* row = feed.next()) {
    line.clear();
    for (std::size_t i = 0; i < row->size(); ++i) {
      if (i > 0) line += '\t';
      if ((*row)[i].is_null())
        line += "\\N";
      else
        append_escaped(line, feed.text((*row)[i], i));
    }
    screen.out << line << '\n';
  }
}

}  // namespace kenes::shell::mode
