// SPDX-License-Identifier: Apache-2.0
// Boost.Graph's algorithms run unchanged on the handle, whatever lies behind it, and find what brute force
// on the sample's lists finds.
#include <gtest/gtest.h>

#include <boost/graph/astar_search.hpp>
#include <boost/graph/bellman_ford_shortest_paths.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/graph/transitive_closure.hpp>
#include <boost/graph/vf2_sub_graph_iso.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <limits>
#include <numeric>

#include "storage/error.hpp"
#include "tests/graphs/samples.hpp"

namespace kenes {
namespace {

using namespace samples;
constexpr double infinite = std::numeric_limits<double>::infinity();
using Matrix = std::vector<std::vector<double>>;

std::size_t index(int i) { return static_cast<std::size_t>(i); }

/// Floyd and Warshall's distances over the sample, by weight or by number of links.
Matrix distances(const Sample& sample, bool weighted, bool both_ways = false) {
  Matrix d(index(sample.nodes), std::vector<double>(index(sample.nodes), infinite));
  for (int i = 0; i < sample.nodes; ++i) d[index(i)][index(i)] = 0;
  for (const Link& link : sample.links) {
    double weight = weighted ? link.weight : 1;
    auto& there = d[index(link.source)][index(link.target)];
    there = std::min(there, weight);
    auto& back = d[index(link.target)][index(link.source)];
    if (both_ways) back = std::min(back, weight);
  }
  for (std::size_t k = 0; k < d.size(); ++k)
    for (std::size_t a = 0; a < d.size(); ++a)
      for (std::size_t b = 0; b < d.size(); ++b) d[a][b] = std::min(d[a][b], d[a][k] + d[k][b]);
  return d;
}

template <class T>
auto map_of(std::vector<T>& values, const Graph& g) {
  values.resize(num_vertices(g));
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, g));
}

std::size_t rank(const Graph& g, NodeId v) { return get(boost::vertex_index, g, v); }

void breadth_first(const Sample& sample, const Numbered& n) {
  Matrix expected = distances(sample, false);
  for (int a = 0; a < sample.nodes; ++a) {
    std::vector<int> distance(num_vertices(n.graph), -1);
    auto map = map_of(distance, n.graph);
    NodeId start = n.node[index(a)];
    put(map, start, 0);
    boost::breadth_first_search(
        n.graph, start,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge()))));
    for (int b = 0; b < sample.nodes; ++b) {
      double d = expected[index(a)][index(b)];
      ASSERT_EQ(get(map, n.node[index(b)]), d == infinite ? -1 : static_cast<int>(d));
    }
  }
}

struct Goal {};
struct StopAtGoal : boost::default_astar_visitor {
  NodeId goal = no_node;
  void examine_vertex(NodeId v, const Graph&) const {
    if (v == goal) throw Goal{};
  }
};

void shortest_paths(const Sample& sample, const Numbered& n) {
  Matrix expected = distances(sample, true);
  Graph g = n.graph.weighted("weight");
  for (int a = 0; a < sample.nodes; ++a) {
    NodeId start = n.node[index(a)];
    std::vector<double> distance;
    boost::dijkstra_shortest_paths(g, start, boost::distance_map(map_of(distance, g)));
    std::vector<double> other(num_vertices(g), std::numeric_limits<double>::max());
    auto map = map_of(other, g);
    put(map, start, 0);
    ASSERT_TRUE(
        boost::bellman_ford_shortest_paths(g, static_cast<int>(num_vertices(g)),
                                           boost::distance_map(map).weight_map(get(boost::edge_weight, g))));
    for (int b = 0; b < sample.nodes; ++b) {
      double d = expected[index(a)][index(b)];
      if (d == infinite) d = std::numeric_limits<double>::max();
      ASSERT_EQ(distance[rank(g, n.node[index(b)])], d);
      ASSERT_EQ(get(map, n.node[index(b)]), d);
    }
    StopAtGoal stop;
    stop.goal = n.node[0];
    double d = expected[index(a)][0];
    bool found = false;
    std::vector<double> reached;
    auto reached_map = map_of(reached, g);
    try {
      boost::astar_search(
          g, start, [](NodeId) { return 0.0; },
          boost::distance_map(reached_map).visitor(stop).weight_map(get(boost::edge_weight, g)));
    } catch (Goal) {
      found = true;
    }
    ASSERT_EQ(found, d != infinite);
    if (found) {
      ASSERT_EQ(get(reached_map, stop.goal), d);
    }
  }
}

void components(const Sample& sample, const Numbered& n) {
  Matrix d = distances(sample, false), both = distances(sample, false, true);
  const Graph& g = n.graph;
  std::vector<int> strong;
  boost::strong_components(g, map_of(strong, g));
  std::vector<std::size_t> ranks(num_vertices(g)), parents(num_vertices(g));
  auto index_map = get(boost::vertex_index, g);
  std::vector<NodeId> parent_nodes(num_vertices(g));
  boost::disjoint_sets sets(boost::make_iterator_property_map(ranks.begin(), index_map),
                            boost::make_iterator_property_map(parent_nodes.begin(), index_map));
  boost::initialize_incremental_components(g, sets);
  boost::incremental_components(g, sets);
  for (std::size_t a = 0; a < d.size(); ++a)
    for (std::size_t b = 0; b < d.size(); ++b) {
      bool same = strong[rank(g, n.node[a])] == strong[rank(g, n.node[b])];
      ASSERT_EQ(same, d[a][b] != infinite && d[b][a] != infinite);
      ASSERT_EQ(sets.find_set(n.node[a]) == sets.find_set(n.node[b]), both[a][b] != infinite);
    }
}

void spanning_tree(const Sample& sample, const Numbered& n) {
  Graph g = n.graph.weighted("weight");
  std::vector<Edge> tree;
  boost::kruskal_minimum_spanning_tree(g, std::back_inserter(tree));
  double found = 0, expected = 0;
  for (const Edge& e : tree) found += get(boost::edge_weight, g, e);
  std::vector<Link> links = sample.links;
  std::sort(links.begin(), links.end(), [](auto& a, auto& b) { return a.weight < b.weight; });
  std::vector<int> group(index(sample.nodes));
  std::iota(group.begin(), group.end(), 0);
  std::size_t used = 0;
  for (const Link& link : links) {
    int a = group[index(link.source)], b = group[index(link.target)];
    if (a == b) continue;
    std::replace(group.begin(), group.end(), a, b);
    expected += link.weight;
    ++used;
  }
  ASSERT_EQ(found, expected);
  ASSERT_EQ(tree.size(), used);
}

void betweenness(const Sample& sample, const Numbered& n) {
  // Numbers of shortest paths by counting over increasing distance; parallel links count each.
  Matrix d = distances(sample, false);
  Matrix paths(d.size(), std::vector<double>(d.size(), 0));
  for (std::size_t a = 0; a < d.size(); ++a) {
    paths[a][a] = 1;
    for (double length = 1; length < static_cast<double>(d.size()); ++length)
      for (const Link& link : sample.links)
        if (d[a][index(link.target)] == length && d[a][index(link.source)] == length - 1)
          paths[a][index(link.target)] += paths[a][index(link.source)];
  }
  std::vector<double> centrality;
  boost::brandes_betweenness_centrality(n.graph, map_of(centrality, n.graph));
  for (std::size_t v = 0; v < d.size(); ++v) {
    double expected = 0;
    for (std::size_t a = 0; a < d.size(); ++a)
      for (std::size_t b = 0; b < d.size(); ++b)
        if (a != b && a != v && b != v && d[a][b] != infinite && d[a][v] + d[v][b] == d[a][b])
          expected += paths[a][v] * paths[v][b] / paths[a][b];
    ASSERT_NEAR(centrality[rank(n.graph, n.node[v])], expected, 1e-9);
  }
}

void page_rank(const Sample& sample, const Numbered& n) {
  std::vector<double> rank_of, expected(index(sample.nodes), 1.0 / sample.nodes);
  boost::graph::page_rank(n.graph, map_of(rank_of, n.graph), boost::graph::n_iterations(50), 0.85);
  std::vector<double> degree(index(sample.nodes), 0);
  for (const Link& link : sample.links) ++degree[index(link.source)];
  for (int round = 0; round < 50; ++round) {
    std::vector<double> next(expected.size(), 0.15);
    for (const Link& link : sample.links)
      next[index(link.target)] += 0.85 * expected[index(link.source)] / degree[index(link.source)];
    expected = next;
  }
  for (std::size_t v = 0; v < expected.size(); ++v)
    ASSERT_NEAR(rank_of[rank(n.graph, n.node[v])], expected[v], 1e-9);
}

void cores(const Sample& sample, const Numbered& n) {
  // Boost.Graph peels by in-degree on directed graphs.
  std::vector<int> core;
  boost::core_numbers(n.graph, map_of(core, n.graph));
  std::vector<int> degree(index(sample.nodes), 0), expected(index(sample.nodes), 0);
  std::vector<bool> gone(index(sample.nodes), false);
  for (const Link& link : sample.links) ++degree[index(link.target)];
  int k = 0;
  for (int round = 0; round < sample.nodes; ++round) {
    int best = -1;
    for (int i = 0; i < sample.nodes; ++i)
      if (!gone[index(i)] && (best < 0 || degree[index(i)] < degree[index(best)])) best = i;
    k = std::max(k, degree[index(best)]);
    expected[index(best)] = k;
    gone[index(best)] = true;
    for (const Link& link : sample.links)
      if (link.source == best) --degree[index(link.target)];
  }
  bool loops = std::any_of(sample.links.begin(), sample.links.end(),
                           [](const Link& link) { return link.source == link.target; });
  if (loops) return;  // a loop lowers a degree while its node is being peeled, which the two count apart
  for (int i = 0; i < sample.nodes; ++i) ASSERT_EQ(core[rank(n.graph, n.node[index(i)])], expected[index(i)]);
}

void views_of_views(const Sample& sample, const Numbered& n) {
  Matrix d = distances(sample, false);
  auto reversed = boost::make_reverse_graph(n.graph);
  auto not_r = [&](const Edge& e) { return n.graph.type(e) != "R"; };
  Sample only_s = sample;
  std::erase_if(only_s.links, [](const Link& link) { return link.type == "R"; });
  Matrix filtered_distances = distances(only_s, false);
  boost::filtered_graph<Graph, std::function<bool(const Edge&)>> filtered(n.graph, not_r);
  for (std::size_t a = 0; a < d.size(); ++a) {
    std::vector<int> back(num_vertices(n.graph), -1), forth(num_vertices(n.graph), -1);
    auto index_map = get(boost::vertex_index, n.graph);
    auto back_map = boost::make_iterator_property_map(back.begin(), index_map);
    auto forth_map = boost::make_iterator_property_map(forth.begin(), index_map);
    std::vector<boost::default_color_type> color(num_vertices(n.graph));
    auto color_map = boost::make_iterator_property_map(color.begin(), index_map);
    put(back_map, n.node[a], 0);
    boost::breadth_first_search(
        reversed, n.node[a],
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(back_map, boost::on_tree_edge())))
            .color_map(color_map));
    put(forth_map, n.node[a], 0);
    boost::breadth_first_search(
        filtered, n.node[a],
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(forth_map, boost::on_tree_edge())))
            .color_map(color_map));
    for (std::size_t b = 0; b < d.size(); ++b) {
      ASSERT_EQ(get(back_map, n.node[b]), d[b][a] == infinite ? -1 : static_cast<int>(d[b][a]));
      double f = filtered_distances[a][b];
      ASSERT_EQ(get(forth_map, n.node[b]), f == infinite ? -1 : static_cast<int>(f));
    }
  }
}

template <class From>
class BoostAlgorithms : public ::testing::Test {
 protected:
  void each(void (*check)(const Sample&, const Numbered&), bool acyclic = false) {
    for (unsigned seed = 0; seed < 25; ++seed) {
      SCOPED_TRACE(seed);
      Sample sample = random_sample(seed, acyclic);
      check(sample, Numbered(From::make(sample)));
      if (this->HasFatalFailure()) return;
    }
  }
};
TYPED_TEST_SUITE(BoostAlgorithms, AllSources);

TYPED_TEST(BoostAlgorithms, BreadthFirstSearch) { this->each(breadth_first); }
TYPED_TEST(BoostAlgorithms, DijkstraBellmanFordAndAStar) { this->each(shortest_paths); }
TYPED_TEST(BoostAlgorithms, StrongAndIncrementalComponents) { this->each(components); }
TYPED_TEST(BoostAlgorithms, Kruskal) { this->each(spanning_tree); }
TYPED_TEST(BoostAlgorithms, Brandes) { this->each(betweenness); }
TYPED_TEST(BoostAlgorithms, PageRank) { this->each(page_rank); }
TYPED_TEST(BoostAlgorithms, CoreNumbers) { this->each(cores); }
TYPED_TEST(BoostAlgorithms, ReversedAndFilteredGraphs) { this->each(views_of_views); }

TYPED_TEST(BoostAlgorithms, TopologicalSort) {
  this->each(
      [](const Sample& sample, const Numbered& n) {
        std::vector<NodeId> order;
        boost::topological_sort(n.graph, std::back_inserter(order),
                                boost::vertex_index_map(get(boost::vertex_index, n.graph)));
        std::reverse(order.begin(), order.end());
        std::vector<std::size_t> place(order.size());
        for (std::size_t at = 0; at < order.size(); ++at) place[index(n.i(order[at]))] = at;
        for (const Link& link : sample.links) ASSERT_LT(place[index(link.source)], place[index(link.target)]);
      },
      true);
}

TYPED_TEST(BoostAlgorithms, Vf2FindsATriangle) {
  Sample triangle{3, {{}, {}, {}}, {{0, 1, "R", 1}, {1, 2, "R", 1}, {2, 0, "R", 1}}};
  Sample larger{5, {{}, {}, {}, {}, {}}, {{4, 3, "R", 1}, {3, 1, "R", 1}, {1, 4, "R", 1}, {0, 1, "R", 1}}};
  Numbered small(TypeParam::make(triangle)), large(TypeParam::make(larger));
  int found = 0;
  boost::vf2_subgraph_mono(small.graph, large.graph, [&](auto, auto) { return ++found, true; });
  EXPECT_EQ(found, 3);
}

TEST(BoostAlgorithms, StopAtLimits) {
  auto model = std::make_shared<ModelGraph>();
  NodeId before = model->add_node({});
  for (int i = 0; i < 100; ++i) {
    NodeId next = model->add_node({});
    model->add_edge(before, "R", next);
    before = next;
  }
  Limits limits;
  Graph g = Graph(model).limited(limits);
  std::vector<double> centrality;
  boost::brandes_betweenness_centrality(g, map_of(centrality, g));
  limits.cancel();
  EXPECT_THROW(boost::brandes_betweenness_centrality(g, map_of(centrality, g)), Error);
}

}  // namespace
}  // namespace kenes
