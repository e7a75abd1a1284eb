// SPDX-License-Identifier: Apache-2.0
// How many columns of a terminal a text takes, in every script: wide East Asian letters and emoji two,
// combining marks and joined emoji none. Text is UTF-8; bytes that are none count as U+FFFD. Thread-safe,
// stateless.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kenes::shell {

/// What a terminal draws as one: a letter with its marks, a joined emoji, a flag.
struct Cluster {
  std::string_view bytes;
  std::size_t width = 0;  ///< 0, 1 or 2
};

/// Takes the first cluster off `text`, which must not be empty.
Cluster take_cluster(std::string_view& text);

/// Columns of one line.
std::size_t display_width(std::string_view text);

/// The longest beginning that fits into `width` columns; where something is left out it ends in `…`.
std::string shortened(std::string_view text, std::size_t width);

/// Text that can do no harm to a terminal: newlines stay, a tab is a space, other control characters show as
/// pictures
/// (`␛`), controls of the writing direction go, broken UTF-8 becomes U+FFFD.
std::string printable(std::string_view text);

/// Lines of at most `width` columns (>= 2), broken at newlines, else at spaces, else anywhere.
std::vector<std::string_view> wrapped(std::string_view text, std::size_t width);

}  // namespace kenes::shell
