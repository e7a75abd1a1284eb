// SPDX-License-Identifier: Apache-2.0
// An object a line.
#include <ostream>

#include "tools/shell/modes/json_object.hpp"
#include "tools/shell/modes/modes.hpp"

namespace kenes::shell::mode {

void write_jsonl(Feed& feed, const Screen& screen) {
  std::string line;
  while (const auto* row = feed.next()) {
    line.clear();
    append_object(line, feed, *row);
    screen.out << line << '\n';
  }
}

}  // namespace kenes::shell::mode
