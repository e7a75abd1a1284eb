// SPDX-License-Identifier: Apache-2.0
#include "engine/run/paths.hpp"

namespace kenes::run {

void walk(Path& path, const Edge& edge) {
  NodeId at = path.nodes.back().id;
  path.edges.push_back(edge);
  path.nodes.push_back(Node{edge.source == at ? edge.target : edge.source});
}

Value path_of(std::span<const Slot> parts, const Batch& batch, std::uint32_t row) {
  Path path;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Value part = batch.column(parts[i]).value(row);
    switch (part.kind()) {
      case Kind::node:
        // After the first, nodes follow from the relationships walked.
        if (path.nodes.empty()) path.nodes.push_back(part.as_node());
        break;
      case Kind::relationship:
        walk(path, part.as_edge());
        break;
      case Kind::list:
        for (const Value& step : part.as_list()) walk(path, step.as_edge());
        break;
      default:
        return {};
    }
  }
  return path.nodes.empty() ? Value() : Value(std::move(path));
}

}  // namespace kenes::run
