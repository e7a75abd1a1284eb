// SPDX-License-Identifier: Apache-2.0
// Texts on their way into pictures and XML: well-formed UTF-8 without characters that XML forbids, measured
// in columns (wide scripts take two, combining marks none), cut and wrapped without tearing a letter from its
// marks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kenes {

/// The text with broken UTF-8, and characters that XML 1.0 forbids, replaced by U+FFFD; tabs and carriage
/// returns become spaces. Newlines stay.
std::string clean_text(std::string_view text);

/// Columns of a terminal or a picture that a line takes. Requires clean text.
std::size_t columns_of(std::string_view text);

/// At most `most` columns, the last of them an ellipsis where something was cut. 0: as it is.
std::string cut_text(std::string_view text, std::size_t most);

/// Lines of at most `width` columns, divided by newlines, broken at spaces where there are any. 0: as it is.
std::string wrap_text(std::string_view text, std::size_t width);

/// `&`, `<`, `>` and both quotes as entities.
std::string xml_text(std::string_view text);

}  // namespace kenes
