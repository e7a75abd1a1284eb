// SPDX-License-Identifier: Apache-2.0
// A framed table. Widths come from the first rows; on a terminal the widest columns shrink until the frame
// fits, and what is wider wraps inside its cell. A table with more columns than the terminal has room for is
// shown as lines instead.
#include <algorithm>
#include <numeric>
#include <optional>
#include <ostream>

#include "tools/shell/modes/modes.hpp"
#include "tools/shell/width.hpp"

namespace kenes::shell::mode {
namespace {

constexpr std::size_t least_width = 6;         // a column is not squeezed below this
constexpr std::size_t most_lines_a_cell = 20;  // on a terminal; then an ellipsis

struct Layout {
  std::vector<std::size_t> widths;
  std::vector<bool> right;
};

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  while (true) {
    const std::size_t end = text.find('\n');
    widest = std::max(widest, display_width(text.substr(0, end)));
    if (end == std::string_view::npos) return widest;
    text.remove_prefix(end + 1);
  }
}

/// The greatest cap under which the columns fit into `room`; empty if not even the least one does.
std::optional<std::size_t> cap_for(const std::vector<std::size_t>& widths, std::size_t room) {
  const auto total = [&](std::size_t cap) {
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0},
                           [cap](std::size_t sum, std::size_t width) { return sum + std::min(width, cap); });
  };
  if (total(least_width) > room) return std::nullopt;
  std::size_t cap = least_width;
  while (total(cap + 1) <= room && total(cap + 1) > total(cap)) ++cap;
  return cap;
}

/// Shrinks the widest columns until the frame fits; false if there are too many.
bool fit(std::vector<std::size_t>& widths, std::size_t screen_width) {
  const std::size_t frame = 3 * widths.size() + 1;
  const std::size_t wanted = std::accumulate(widths.begin(), widths.end(), frame);
  if (screen_width == 0 || wanted <= screen_width) return true;
  if (screen_width <= frame) return false;
  const auto cap = cap_for(widths, screen_width - frame);
  if (!cap) return false;
  std::size_t used = frame;
  for (std::size_t width : widths) used += std::min(width, *cap);
  for (std::size_t& width : widths) {
    if (width <= *cap) continue;
    const bool spare = used < screen_width;
    width = *cap + spare;
    used += spare;
  }
  return true;
}

class Frame {
 public:
  Frame(Layout layout, const Screen& screen) : layout_(std::move(layout)), screen_(screen) {}

  void rule(std::string_view left, std::string_view middle, std::string_view end) {
    std::string line;
    line += left;
    for (std::size_t i = 0; i < layout_.widths.size(); ++i) {
      if (i > 0) line += middle;
      for (std::size_t n = 0; n < layout_.widths[i] + 2; ++n) line += "─";
    }
    line += end;
    out_ += line;
    out_ += '\n';
    flush();
  }

  /// `styles`: one a cell.
  void row(const std::vector<std::string>& cells, const std::vector<Style>& styles) {
    lines_.resize(cells.size());
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      lines_[i] = wrapped(cells[i], std::max<std::size_t>(layout_.widths[i], 2));
      height = std::max(height, lines_[i].size());
    }
    if (screen_.width > 0) height = std::min(height, most_lines_a_cell);
    // Rows of several lines would run into each other.
    if (rows_ > 1 && (height > 1 || last_height_ > 1)) rule("├", "┼", "┤");
    last_height_ = height;
    ++rows_;
    for (std::size_t n = 0; n < height; ++n) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        out_ += "│ ";
        const bool cut = n + 1 == height && lines_[i].size() > height;
        cell(n < lines_[i].size() ? lines_[i][n] : std::string_view(), i, styles[i], cut);
        out_ += ' ';
      }
      out_ += "│\n";
    }
    flush();
  }

 private:
  void cell(std::string_view line, std::size_t column, Style style, bool cut) {
    const std::size_t width = layout_.widths[column];
    std::string shown = shortened(line, width);
    if (cut) shown = shortened(shown + " …", width);
    const std::size_t own = display_width(shown);
    const std::string pad(width > own ? width - own : 0, ' ');
    if (layout_.right[column]) out_ += pad;
    append_styled(out_, shown, style, screen_.colour);
    if (!layout_.right[column]) out_ += pad;
  }
  void flush() {
    screen_.out << out_;
    out_.clear();
  }

  Layout layout_;
  const Screen& screen_;
  std::vector<std::vector<std::string_view>> lines_;
  std::string out_;
  std::size_t rows_ = 0;  // the header is one
  std::size_t last_height_ = 1;
};

}  // namespace

void write_table(Feed& feed, const Screen& screen) {
  const std::size_t columns = feed.columns().size();
  Layout layout{std::vector<std::size_t>(columns, 1), numeric_columns(feed)};
  std::vector<std::string> cells(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    cells[i] = printable(feed.columns()[i]);
    std::ranges::replace(cells[i], '\n', ' ');
    layout.widths[i] = std::max(layout.widths[i], display_width(cells[i]));
  }
  for (const auto& row : feed.sample(sampled_rows))
    for (std::size_t i = 0; i < columns; ++i)
      layout.widths[i] = std::max(layout.widths[i], widest_line(printable(feed.text(row[i], i))));
  if (!fit(layout.widths, screen.width)) return write_line(feed, screen);

  Frame frame(std::move(layout), screen);
  std::vector<Style> styles(columns, Style::bold);
  frame.rule("┌", "┬", "┐");
  frame.row(cells, styles);
  frame.rule("├", "┼", "┤");
  while (const auto* row = feed.next()) {
    for (std::size_t i = 0; i < columns; ++i) {
      styles[i] = (*row)[i].is_null() ? Style::dim : Style::plain;
      cells[i] = printable(feed.text((*row)[i], i));
    }
    frame.row(cells, styles);
  }
  frame.rule("└", "┴", "┘");
}

}  // namespace kenes::shell::mode
