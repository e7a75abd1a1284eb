// SPDX-License-Identifier: Apache-2.0
// .dot, .timeline and .lang: what a query finds as a picture, and the languages of the names in it. Throw
// Error.
#pragma once

#include <string_view>

#include "tools/shell/session.hpp"

namespace kenes::shell {

/// A file name, perhaps in quotes, perhaps with `~`; what follows it stays in `arguments`.
std::string take_path(std::string_view& arguments);

/// Whether a name ends as one of a picture does: .dot, .gv, .svg, .png, .pdf.
bool is_picture_name(std::string_view path);
/// Writes DOT, or what a layout makes of it, as the name's ending says, and tells so in an interactive shell.
void write_picture(Session& session, const std::string& path, const std::string& dot,
                   std::string_view layout);

void draw_graph(Session& session, std::string_view arguments);
void draw_timeline(Session& session, std::string_view arguments);
void choose_languages(Session& session, std::string_view arguments);

}  // namespace kenes::shell
