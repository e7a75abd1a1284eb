// SPDX-License-Identifier: Apache-2.0
// The elements of the result as Graphviz's DOT text: `kenes my.kenes -m dot '…' | dot -Tsvg`.
#include <ostream>

#include "engine/write_out/dot.hpp"
#include "tools/shell/modes/modes.hpp"

namespace kenes::shell::mode {

void write_dot(Feed& feed, const Screen& screen) { screen.out << kenes::dot(feed.graph()); }

}  // namespace kenes::shell::mode
