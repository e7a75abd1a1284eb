// SPDX-License-Identifier: Apache-2.0
// Subject: what an algorithm runs on: the part of the graph that the options `labels`, `types`, `directed`
// and `weight` choose, as an image with dense ids, and as a Boost graph whose every step looks at the
// statement's limits. Made by each procedure for one call, from an image that the graph has kept if it has
// one; it charges the statement for what the algorithm holds.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/functions/procedure.hpp"
#include "storage/csr_images.hpp"
#include "storage/graph_traits.hpp"

namespace kenes::algorithms {

using functions::EmitRow;
using functions::kinds;
using functions::Options;
using functions::Procedure;
using functions::ProcedureContext;

/// What of the image an algorithm needs.
struct Need {
  bool outgoing = true;
  bool incoming = true;
  bool undirected = false;  ///< whatever the options say
  bool simple = false;      ///< no loops, no parallels
};

class Subject {
 public:
  /// Throws Error LabelNotFound or ArgumentError, with "did you mean", for a label, type or weight that the
  /// graph does not know.
  Subject(ProcedureContext& context, const Options& options, Need need = {});

  const CsrGraph& image() const { return *image_; }
  /// The image as a Boost graph: limited, and weighted if the options name a weight.
  const Graph& graph() const { return graph_; }
  bool directed() const { return directed_; }
  bool weighted() const { return weighted_; }
  NodeId size() const { return image_->node_bound(); }
  Limits& limits() const { return limits_; }

  Value node(NodeId image_node) const { return Node{image_->origin_node(image_node)}; }
  /// A relationship of the image as it is in the origin.
  Edge relationship(const Edge& edge) const;
  /// Accounts for an algorithm's own arrays.
  void charge(std::size_t bytes) { memory_.add(static_cast<std::int64_t>(bytes)); }
  /// A vector with a value for each node, accounted for, as a Boost property map by dense id.
  template <class T>
  auto map(std::vector<T>& values, T initial = {}) {
    charge(sizeof(T) * size());
    values.assign(size(), initial);
    return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph_));
  }

 private:
  static Graph boost_graph(const std::shared_ptr<const CsrGraph>& image, const std::string& weight,
                           Limits& limits);

  Limits& limits_;
  MemoryAccount memory_;
  bool directed_;
  bool weighted_ = false;
  std::shared_ptr<const CsrGraph> image_;
  Graph graph_;
};

/// The argument `options :: MAP = {}` that every algorithm has.
functions::ProcedureArgument options_argument();

/// Replaces component numbers by 0, 1, ... in the order of their first nodes.
void renumber(std::vector<NodeId>& component);

}  // namespace kenes::algorithms
