// SPDX-License-Identifier: Apache-2.0
// Evidence as a picture's source: sources on the left, what each of them claims, and on the right what is
// shown of it. What is believed is drawn firmly, what is not in grey and dashed. DOT, for the layout `dot`.
#pragma once

#include <string>

#include "engine/write_out/dot.hpp"

namespace kenes {

/// Of a tree that knowledge::why() or why_row() made, or a list of such. It heeds title, wrap, longest and
/// theme. `graph` is where the tree's elements are.
std::string why_dot(const Value& why, const GraphSource& graph, const DotOptions& options = {});

}  // namespace kenes
