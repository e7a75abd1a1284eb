// SPDX-License-Identifier: Apache-2.0
// The elements of the result (of EXPLAIN and PROFILE: the plan) as Graphviz's DOT text: `kenes my.kenes -m
// dot '…' | dot -Tsvg`.
#include <ostream>

#include "engine/write_out/dot.hpp"
#include "tools/shell/modes/modes.hpp"

namespace kenes::shell::mode {

void write_dot(Feed& feed, const Screen& screen) {
  const DotOptions options = feed.rows().is_plan() ? plan_options() : DotOptions{};
  screen.out << kenes::dot(feed.graph(), options);
}

}  // namespace kenes::shell::mode
