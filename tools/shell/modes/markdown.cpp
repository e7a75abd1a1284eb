// SPDX-License-Identifier: Apache-2.0
// A Markdown table (the GitHub dialect), padded by the first rows so that it is readable as text too.
#include <algorithm>
#include <ostream>

#include "tools/shell/modes/modes.hpp"
#include "tools/shell/width.hpp"

namespace kenes::shell::mode {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : printable(text)) {
    if (c == '|' || c == '\\') out += '\\';
    if (c == '\n')
      out += "<br>";
    else
      out += c;
  }
  return out;
}

void append_cell(std::string& line, const std::string& text, std::size_t width, bool right) {
  const std::size_t own = display_width(text);
  const std::string pad(width > own ? width - own : 0, ' ');
  line += ' ';
  line += right ? pad + text : text + pad;
  line += " |";
}

}  // namespace

void write_markdown(Feed& feed, const Screen& screen) {
  const std::vector<bool> right = numeric_columns(feed);
  const std::size_t columns = right.size();
  std::vector<std::size_t> widths(columns, 3);
  for (std::size_t i = 0; i < columns; ++i)
    widths[i] = std::max(widths[i], display_width(escaped(feed.columns()[i])));
  for (const auto& row : feed.sample(sampled_rows))
    for (std::size_t i = 0; i < columns; ++i)
      widths[i] = std::max(widths[i], display_width(escaped(feed.text(row[i], i))));

  std::string line = "|";
  for (std::size_t i = 0; i < columns; ++i)
    append_cell(line, escaped(feed.columns()[i]), widths[i], right[i]);
  line += "\n|";
  for (std::size_t i = 0; i < columns; ++i)
    line += ' ' + std::string(widths[i] - right[i], '-') + (right[i] ? ": |" : " |");
  screen.out << line << '\n';
  while (const auto* row = feed.next()) {
    line = "|";
    for (std::size_t i = 0; i < columns; ++i)
      append_cell(line, (*row)[i].is_null() ? "" : escaped(feed.text((*row)[i], i)), widths[i], right[i]);
    screen.out << line << '\n';
  }
}

}  // namespace kenes::shell::mode
