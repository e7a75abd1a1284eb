// SPDX-License-Identifier: Apache-2.0
// Small random graphs as plain lists, and every kind of source made from one: what the tests in this folder
// are typed over. Node i of a sample bears the property `i`, relationship j the property `j`; ids in a source
// may differ, so answers are compared by these numbers.
#pragma once

#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "storage/boost_source.hpp"
#include "storage/csr.hpp"
#include "storage/graph_traits.hpp"
#include "storage/projection.hpp"
#include "storage/store.hpp"
#include "storage/transaction.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes::samples {

struct Link {
  int source, target;
  std::string type;
  double weight;
};

struct Sample {
  int nodes = 0;
  std::vector<std::vector<std::string>> labels;  // by node
  std::vector<Link> links;
};

/// Loops and parallel relationships included; labels A and B, types R and S. `acyclic`: source < target.
inline Sample random_sample(unsigned seed, bool acyclic = false) {
  std::mt19937 random(seed);
  auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  Sample sample;
  sample.nodes = 1 + below(14);
  for (int i = 0; i < sample.nodes; ++i) {
    sample.labels.emplace_back();
    if (below(3) != 0) sample.labels.back().push_back("A");
    if (below(2) != 0) sample.labels.back().push_back("B");
  }
  for (int j = below(3 * sample.nodes + 1); j-- > 0;) {
    int a = below(sample.nodes), b = below(sample.nodes);
    if (acyclic && a == b) continue;
    if (acyclic && a > b) std::swap(a, b);
    sample.links.push_back({a, b, below(3) ? "R" : "S", 1.0 + below(9)});
  }
  return sample;
}

inline NodeId add_node(MutableGraph& graph, const std::vector<std::string>& labels, std::string_view key,
                       int value) {
  std::vector<LabelId> ids;
  for (const auto& label : labels) ids.push_back(graph.intern_label(label));
  NodeId node = graph.create_node(ids);
  graph.set_property(node, graph.intern_key(key), Value(value));
  return node;
}

inline Edge add_link(MutableGraph& graph, NodeId source, std::string_view type, NodeId target, int j,
                     double weight) {
  Edge edge = graph.create_edge(source, graph.intern_type(type), target);
  graph.set_property(edge, graph.intern_key("j"), Value(j));
  graph.set_property(edge, graph.intern_key("weight"), Value(weight));
  return edge;
}

/// Fills an empty graph with the sample, and deletes a node and a relationship so that ids have holes.
/// `half_way` runs between the nodes and the relationships and says what to write to from then on.
template <class HalfWay>
void fill(MutableGraph& empty, const Sample& sample, HalfWay half_way) {
  NodeId gone = add_node(empty, {"A"}, "i", -1);
  std::vector<NodeId> nodes;
  for (int i = 0; i < sample.nodes; ++i)
    nodes.push_back(add_node(empty, sample.labels[static_cast<std::size_t>(i)], "i", i));
  MutableGraph& graph = half_way();
  Edge deleted = add_link(graph, nodes[0], "R", nodes[0], -1, 0);
  for (std::size_t j = 0; j < sample.links.size(); ++j) {
    const Link& link = sample.links[j];
    add_link(graph, nodes[static_cast<std::size_t>(link.source)], link.type,
             nodes[static_cast<std::size_t>(link.target)], static_cast<int>(j), link.weight);
  }
  graph.delete_edge(deleted);
  graph.delete_node(gone);
}

inline std::shared_ptr<ModelGraph> model_of(const Sample& sample) {
  auto model = std::make_shared<ModelGraph>();
  fill(*model, sample, [&]() -> MutableGraph& { return *model; });
  return model;
}

struct FromModel {
  static std::shared_ptr<const GraphSource> make(const Sample& sample) { return model_of(sample); }
};

struct FromCsr {
  static std::shared_ptr<const GraphSource> make(const Sample& sample) {
    return CsrGraph::make(model_of(sample));
  }
};

/// A store in memory with the nodes folded into its base and the relationships in one more commit; open, that
/// commit is the transaction's overlay. What is handed out keeps the store.
struct Stored {
  explicit Stored(const Sample& sample) : store(Store::open({})) {
    transaction = store->begin();
    fill(*transaction, sample, [&]() -> MutableGraph& {
      transaction->commit();
      store->fold_all();
      transaction = store->begin();
      return *transaction;
    });
  }
  std::unique_ptr<Store> store;
  std::unique_ptr<WriteTransaction> transaction;
  std::shared_ptr<const Snapshot> snapshot;
};

struct FromTransaction {
  static std::shared_ptr<const GraphSource> make(const Sample& sample) {
    auto stored = std::make_shared<Stored>(sample);
    return {stored, stored->transaction.get()};
  }
};

struct FromSnapshot {
  static std::shared_ptr<const GraphSource> make(const Sample& sample) {
    auto stored = std::make_shared<Stored>(sample);
    stored->transaction->commit();
    stored->transaction.reset();
    stored->snapshot = stored->store->snapshot();
    return {stored, stored->snapshot.get()};
  }
};

struct FromFoldedSnapshot {
  static std::shared_ptr<const GraphSource> make(const Sample& sample) {
    auto stored = std::make_shared<Stored>(sample);
    stored->transaction->commit();
    stored->transaction.reset();
    stored->store->fold_all();
    stored->snapshot = stored->store->snapshot();
    return {stored, stored->snapshot.get()};
  }
};

/// An image of the part with a label, where everything else was added to be left out.
struct FromCsrOfLabel {
  static std::shared_ptr<const GraphSource> make(const Sample& sample) {
    auto model = model_of(sample);
    auto wanted = model->intern_label("Wanted");
    ScanPosition position;
    std::vector<NodeId> nodes;
    model->scan(position, {}, 1000, nodes);
    for (NodeId node : nodes) model->add_label(node, wanted);
    for (NodeId node : nodes) {
      NodeId other = model->add_node({"A"});
      model->add_edge(node, "R", other);
      model->add_edge(other, "S", node);
    }
    return CsrGraph::make(model, {.labels = {wanted}});
  }
};

struct FromProjection {
  static std::shared_ptr<const GraphSource> make(const Sample& sample) {
    auto model = model_of(sample);
    std::vector<NodeId> nodes;
    ScanPosition position;
    model->scan(position, {}, 1000, nodes);
    std::vector<Edge> edges;
    for (TypeId type = 0; type < model->type_count(); ++type)
      for (const Edge& edge : model->edges_of_type(type)) edges.push_back(edge);
    for (NodeId node : std::vector<NodeId>(nodes)) {
      NodeId other = model->add_node({"A"});
      model->add_edge(node, "R", other);
      edges.push_back(edges.empty() ? Edge{0, 0, 0, no_name} : edges.front());
    }
    return std::make_shared<Projection>(model, nodes, edges);
  }
};

struct Dot {
  int i;
  std::vector<std::string> labels;
};
struct Line {
  int j;
  std::string type;
  double weight;
};

template <class VertexContainer>
struct FromBoost {
  using Own = boost::adjacency_list<boost::vecS, VertexContainer, boost::directedS, Dot, Line>;
  // The view refers to the user's graph: both go together.
  struct Holder {
    Own graph;
    std::shared_ptr<const GraphSource> source;
  };
  static std::shared_ptr<const GraphSource> make(const Sample& sample) {
    auto holder = std::make_shared<Holder>();
    std::vector<typename boost::graph_traits<Own>::vertex_descriptor> nodes;
    for (int i = 0; i < sample.nodes; ++i)
      nodes.push_back(add_vertex(Dot{i, sample.labels[static_cast<std::size_t>(i)]}, holder->graph));
    for (std::size_t j = 0; j < sample.links.size(); ++j) {
      const Link& link = sample.links[j];
      add_edge(nodes[static_cast<std::size_t>(link.source)], nodes[static_cast<std::size_t>(link.target)],
               Line{static_cast<int>(j), link.type, link.weight}, holder->graph);
    }
    holder->source = view(holder->graph)
                         .label_by(&Dot::labels)
                         .property("i", &Dot::i)
                         .edge_type_by(&Line::type)
                         .edge_property("j", &Line::j)
                         .edge_property("weight", [](const Line& line) { return line.weight; })
                         .source();
    return {holder, holder->source.get()};
  }
};

/// What the suites of this folder are typed over.
using AllSources =
    ::testing::Types<FromModel, FromCsr, FromCsrOfLabel, FromProjection, FromTransaction, FromSnapshot,
                     FromFoldedSnapshot, FromBoost<boost::vecS>, FromBoost<boost::listS>>;

/// A source with its numbers, so that tests can say `i` and `j`.
struct Numbered {
  explicit Numbered(std::shared_ptr<const GraphSource> s) : source(std::move(s)), graph(source) {
    for (auto [at, end] = vertices(graph); at != end; ++at) {
      auto i = static_cast<int>(graph.property(*at, "i").as_integer());
      if (static_cast<std::size_t>(i) >= node.size()) node.resize(static_cast<std::size_t>(i) + 1, no_node);
      node[static_cast<std::size_t>(i)] = *at;
    }
  }
  int i(NodeId v) const { return static_cast<int>(graph.property(v, "i").as_integer()); }
  int j(const Edge& e) const { return static_cast<int>(graph.property(e, "j").as_integer()); }

  std::shared_ptr<const GraphSource> source;
  Graph graph;
  std::vector<NodeId> node;  // by i
};

}  // namespace kenes::samples
