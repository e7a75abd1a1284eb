// SPDX-License-Identifier: Apache-2.0
// A line for each value, names set right so that the values stand in one column; an empty line between rows.
#include <algorithm>
#include <ostream>

#include "tools/shell/modes/modes.hpp"
#include "tools/shell/width.hpp"

namespace kenes::shell::mode {

void write_line(Feed& feed, const Screen& screen) {
  std::vector<std::string> names;
  std::size_t widest = 0;
  for (const std::string& column : feed.columns()) {
    names.push_back(printable(column));
    std::ranges::replace(names.back(), '\n', ' ');
    widest = std::max(widest, display_width(names.back()));
  }
  for (std::string& name : names) name.insert(0, widest - display_width(name), ' ');
  const std::string indent(widest + 3, ' ');

  std::string text;
  bool first = true;
  while (const auto* row = feed.next()) {
    text = first ? "" : "\n";
    first = false;
    for (std::size_t i = 0; i < row->size(); ++i) {
      append_styled(text, names[i], Style::bold, screen.colour);
      text += " = ";
      if ((*row)[i].is_null()) {
        append_styled(text, "null", Style::dim, screen.colour);
      } else {
        for (char c : printable(feed.text((*row)[i], i))) {
          text += c;
          if (c == '\n') text += indent;
        }
      }
      text += '\n';
    }
    screen.out << text;
  }
}

}  // namespace kenes::shell::mode
