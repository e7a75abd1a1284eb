// SPDX-License-Identifier: Apache-2.0
// Small random graphs as plain lists, and every kind of source made from one. Property `id` is unique among
// nodes and among relationships; x and w are small integers, y is of mixed kinds, s a text; all but id may
// be missing. Loops, parallels, nodes without labels or relationships are all in.
#pragma once

#include <memory>
#include <random>
#include <span>
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

  bool is_large() const { return nodes.size() > 50; }
  std::string text() const;  ///< as a CREATE statement; empty for an empty graph
  Sample without_nodes(std::size_t from, std::size_t count) const;
  Sample without_edges(std::size_t from, std::size_t count) const;
  /// The same graph with its nodes made in another order: `order[i]` is the i-th.
  Sample reordered(std::span<const std::size_t> order) const;
};

Sample random_sample(std::mt19937_64& random);
/// Some hundred nodes, one of them with very many relationships; more than one batch of the latter.
Sample random_large_sample(std::mt19937_64& random);

ModelGraph model_of(const Sample& sample);
/// The same as a user's own Boost graph behind a view.
std::shared_ptr<const GraphSource> boost_of(const Sample& sample);
/// Puts it into an empty database. A large one comes in two parts, the first of which is folded already.
void load(const Sample& sample, Database& database);
void load(const Sample& sample, Transaction& transaction);
/// The indexes of an indexed sample.
void create_indexes(Database& database);
void drop_indexes(Database& database);

/// A value without any ids: elements by their labels, types, properties and ends. Numbers keep their kind.
std::string text_of(const Value& value, const GraphSource& graph);
/// All of a graph, sorted.
std::string text_of(const GraphSource& graph);

}  // namespace kenes::answers
