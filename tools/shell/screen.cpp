// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/screen.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace kenes::shell {

void append_styled(std::string& out, std::string_view text, Style style, bool colour) {
  if (!colour || style == Style::plain || text.empty()) {
    out += text;
    return;
  }
  switch (style) {
    case Style::bold:
      out += "\033[1m";
      break;
    case Style::dim:
      out += "\033[2m";
      break;
    case Style::red:
      out += "\033[1;31m";
      break;
    default:
      out += "\033[36m";
  }
  out += text;
  out += "\033[0m";
}

std::size_t terminal_width(int descriptor) {
  if (!isatty(descriptor)) return 0;
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

bool takes_colour(int descriptor) {
  if (!isatty(descriptor)) return false;
  const char* refused = std::getenv("NO_COLOR");
  if (refused && *refused) return false;
  const char* terminal = std::getenv("TERM");
  return terminal && std::string_view(terminal) != "dumb";
}

}  // namespace kenes::shell
