// SPDX-License-Identifier: Apache-2.0
// Where results go and what it can show: a terminal has a width and perhaps colours, a file or a pipe has
// neither.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace kenes::shell {

struct Screen {
  std::ostream& out;
  std::size_t width = 0;  ///< columns; 0: no limit
  bool colour = false;
};

enum class Style { plain, bold, dim, red, cyan };

/// Appends `text` in the style where `colour` is true, else bare.
void append_styled(std::string& out, std::string_view text, Style style, bool colour);

/// Columns of the terminal behind a file descriptor, 80 if it does not say; 0 if it is no terminal.
std::size_t terminal_width(int descriptor);

/// Whether colours suit a descriptor: a terminal that is not `dumb`, and no NO_COLOR in the environment.
bool takes_colour(int descriptor);

}  // namespace kenes::shell
