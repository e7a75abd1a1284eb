// SPDX-License-Identifier: Apache-2.0
// Comma-separated values after RFC 4180, with newline as the end of a line. A null is empty, an empty string
// is "".
#include <ostream>

#include "tools/shell/modes/modes.hpp"

namespace kenes::shell::mode {
namespace {

void append_field(std::string& out, std::string_view text) {
  const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!text.empty() && !spaced && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void write_csv(Feed& feed, const Screen& screen) {
  feed.sample(1);  // no header if the statement fails at once
  std::string line;
  for (const std::string& column : feed.columns()) {
    if (!line.empty()) line += ',';
    append_field(line, column);
  }
  screen.out << line << '\n';
  while (const auto* row = feed.next()) {
    line.clear();
    for (std::size_t i = 0; i < row->size(); ++i) {
      if (i > 0) line += ',';
      if (!(*row)[i].is_null()) append_field(line, feed.text((*row)[i], i));
    }
    screen.out << line << '\n';
  }
}

}  // namespace kenes::shell::mode
