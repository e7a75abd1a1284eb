// SPDX-License-Identifier: Apache-2.0
// What the drawing library offers the engine: one C function, found by name when the first picture is drawn.
// C, so that nothing but bytes crosses the border between what was built together and what was loaded.
#pragma once

#include <cstddef>

extern "C" {

/// Takes bytes; called once. `to` is the caller's.
using KenesTakeBytes = void(void* to, const char* bytes, std::size_t size);

/// Lays the DOT text out and renders it. Returns 0 and gives the picture to `take`, or returns 1 and gives a
/// message to it. `dot`, `layout` and `format` end in a zero byte. Calls wait for each other.
using KenesDrawFunction = int(const char* dot, const char* layout, const char* format, KenesTakeBytes* take,
                              void* to);
}

namespace kenes {

inline constexpr const char* draw_library = "libkenes_draw.so";
inline constexpr const char* draw_function = "kenes_draw_with_graphviz";

}  // namespace kenes
