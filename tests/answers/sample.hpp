// SPDX-License-Identifier: Apache-2.0
// Small random graphs as plain lists, and every kind of source made from one. Property `id` is unique among
// nodes and among relationships; x and w are small integers, y is of mixed kinds, s a text; all but id may
// be missing. Loops, parallels, nodes without labels or relationships are all in.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "engine/kenes.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes::answers {

struct SampleNode {
  std::vector<std::string> labels;
  Map properties;
};
struct SampleEdge {
  std::size_t source, target;
  std::string type;
  Map properties;
};

struct Sample {
  std::vector<SampleNode> nodes;
  std::vector<SampleEdge> edges;
  bool indexed = false;

  std::string text() const;  ///< as a CREATE statement; empty for an empty graph
  Sample without_node(std::size_t which) const;
  Sample without_edge(std::size_t which) const;
};

Sample random_sample(std::mt19937_64& random);

ModelGraph model_of(const Sample& sample);
/// The same as a user's own Boost graph behind a view.
std::shared_ptr<const GraphSource> boost_of(const Sample& sample);
/// Puts it into an empty database.
void load(const Sample& sample, Database& database);

/// A value without any ids: elements by their labels, types, properties and ends. Numbers keep their kind.
std::string text_of(const Value& value, const GraphSource& graph);
/// All of a graph, sorted.
std::string text_of(const GraphSource& graph);

}  // namespace kenes::answers
