// SPDX-License-Identifier: Apache-2.0
// What pictures look like: colours by theme, fonts, and how a text becomes a DOT string. Constant; any
// thread.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/write_out/dot.hpp"

namespace kenes {

// Families in the order in which fontconfig tries them: the first has most scripts where it is installed.
inline constexpr std::string_view fonts = "Noto Sans,DejaVu Sans,Helvetica,Arial,sans-serif";

struct Shade {
  std::string_view fill, border;
};

struct Look {
  const std::array<Shade, 13>& shades;  ///< the last is for "none"
  std::string_view background, text, faint, line, box_fill, box_border;
};
const Look& look_of(DotTheme theme);

/// A quoted DOT string that shows as the text. Backslashes would begin escapes and ampersands entities.
std::string quoted(std::string_view text);

}  // namespace kenes
