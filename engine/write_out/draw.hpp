// SPDX-License-Identifier: Apache-2.0
// DOT text to SVG, PNG or PDF with Graphviz's library, which is loaded when the first picture is asked for: a
// query without pictures does not pay for it. Any thread may call; pictures are drawn one at a time.
#pragma once

#include <string>
#include <string_view>

#include "engine/write_out/dot.hpp"

namespace kenes {

enum class PictureFormat : std::uint8_t { svg, png, pdf };

/// The bytes of the picture. `layout` is one of Graphviz's: dot, neato, fdp, sfdp, circo, twopi. Throws
/// Error: usage (no such layout, a DOT text that Graphviz refuses), storage (the drawing library is not
/// installed).
std::string draw(std::string_view dot, PictureFormat format, std::string_view layout = "dot");
std::string draw(const Graph& graph, PictureFormat format, const DotOptions& options = {},
                 std::string_view layout = "dot");

}  // namespace kenes
