// SPDX-License-Identifier: Apache-2.0
// One array of objects, an object a line, so that it can be read as a stream and by `head` alike.
#include <ostream>

#include "tools/shell/modes/json_object.hpp"
#include "tools/shell/modes/modes.hpp"

namespace kenes::shell::mode {

void write_json(Feed& feed, const Screen& screen) {
  std::string line;
  bool first = true;
  while (const auto* row = feed.next()) {
    line = first ? "[\n  " : ",\n  ";
    first = false;
    append_object(line, feed, *row);
    screen.out << line;
  }
  screen.out << (first ? "[]\n" : "\n]\n");
}

}  // namespace kenes::shell::mode
