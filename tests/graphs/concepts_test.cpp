// SPDX-License-Identifier: Apache-2.0
// The handle models Boost.Graph's concepts; the members that have no brute force elsewhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/concept/assert.hpp>
#include <boost/graph/adjacency_matrix.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/grid_graph.hpp>
#include <boost/property_map/property_map.hpp>
#include <set>

#include "storage/error.hpp"
#include "tests/graphs/samples.hpp"

namespace kenes {
namespace {

using namespace samples;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyMatrixConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<VertexIndex, NodeId>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<EdgeIndex, Edge>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<EdgeWeights, Edge>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<VertexProperty, NodeId>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, NodeId, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, Edge, boost::edge_weight_t>));
static_assert(std::forward_iterator<Graph::out_edge_iterator>);
static_assert(std::random_access_iterator<Graph::vertex_iterator>);

template <class From>
class Handles : public ::testing::Test {};
TYPED_TEST_SUITE(Handles, AllSources);

TYPED_TEST(Handles, ListVerticesAndEdges) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    Sample sample = random_sample(seed);
    Numbered n(TypeParam::make(sample));
    const Graph& g = n.graph;
    ASSERT_EQ(num_vertices(g), static_cast<std::size_t>(sample.nodes));
    std::set<std::size_t> indexes;
    for (auto [at, end] = vertices(g); at != end; ++at) indexes.insert(get(boost::vertex_index, g, *at));
    ASSERT_EQ(indexes.size(), num_vertices(g));
    ASSERT_EQ(*indexes.rbegin() + 1, num_vertices(g));
    for (std::size_t i = 0; i < num_vertices(g); ++i) ASSERT_EQ(get(boost::vertex_index, g, vertex(i, g)), i);

    ASSERT_EQ(num_edges(g), sample.links.size());
    std::set<int> found;
    std::set<std::size_t> edge_indexes;
    for (auto [at, end] = edges(g); at != end; ++at) {
      Edge e = *at;
      const Link& link = sample.links[static_cast<std::size_t>(n.j(e))];
      ASSERT_EQ(n.i(source(e, g)), link.source);
      ASSERT_EQ(n.i(target(e, g)), link.target);
      found.insert(n.j(e));
      edge_indexes.insert(get(boost::edge_index, g, e));
    }
    ASSERT_EQ(found.size(), sample.links.size());
    ASSERT_EQ(edge_indexes.size(), sample.links.size());
    ASSERT_TRUE(edge_indexes.empty() || *edge_indexes.rbegin() < g.edge_index_bound());

    for (int a = 0; a < sample.nodes; ++a) {
      NodeId u = n.node[static_cast<std::size_t>(a)];
      std::multiset<int> out, in, expected_out, expected_in, neighbours, inwards;
      for (auto [at, end] = out_edges(u, g); at != end; ++at) out.insert(n.j(*at));
      for (auto [at, end] = in_edges(u, g); at != end; ++at) in.insert(n.j(*at));
      for (auto [at, end] = adjacent_vertices(u, g); at != end; ++at) neighbours.insert(n.i(*at));
      for (auto [at, end] = inv_adjacent_vertices(u, g); at != end; ++at) inwards.insert(n.i(*at));
      std::multiset<int> targets, sources;
      for (std::size_t j = 0; j < sample.links.size(); ++j) {
        const Link& link = sample.links[j];
        if (link.source == a) expected_out.insert(static_cast<int>(j)), targets.insert(link.target);
        if (link.target == a) expected_in.insert(static_cast<int>(j)), sources.insert(link.source);
      }
      ASSERT_EQ(out, expected_out);
      ASSERT_EQ(in, expected_in);
      ASSERT_EQ(neighbours, targets);
      ASSERT_EQ(inwards, sources);
      ASSERT_EQ(out_degree(u, g), out.size());
      ASSERT_EQ(in_degree(u, g), in.size());
      ASSERT_EQ(degree(u, g), in.size() + out.size());
      for (int b = 0; b < sample.nodes; ++b) {
        auto [e, there] = edge(u, n.node[static_cast<std::size_t>(b)], g);
        ASSERT_EQ(there, targets.count(b) != 0);
        if (there) {
          ASSERT_EQ(n.i(e.target), b);
        }
      }
    }
  }
}

TYPED_TEST(Handles, ReadWeightsAndChooseTypes) {
  Sample sample = random_sample(7);
  Numbered n(TypeParam::make(sample));
  Graph weighted = n.graph.weighted("weight");
  for (auto [at, end] = edges(weighted); at != end; ++at) {
    ASSERT_EQ(get(boost::edge_weight, weighted, *at),
              sample.links[static_cast<std::size_t>(n.j(*at))].weight);
    ASSERT_EQ(get(boost::edge_weight, n.graph, *at), 1.0);
  }
  Graph none = n.graph.weighted("no such", 4);
  for (auto [at, end] = edges(none); at != end; ++at) ASSERT_EQ(get(boost::edge_weight, none, *at), 4.0);
  Graph only = n.graph.of_types({"S", "no such"});
  for (auto [at, end] = edges(only); at != end; ++at) ASSERT_EQ(only.type(*at), "S");
  ASSERT_EQ(num_edges(only),
            static_cast<std::size_t>(std::count_if(sample.links.begin(), sample.links.end(),
                                                   [](const Link& link) { return link.type == "S"; })));
  VertexProperty numbers(n.graph, "i");
  ASSERT_EQ(get(numbers, n.node[0]).as_integer(), 0);
}

TEST(Handle, RefusesAWeightThatIsNoNumber) {
  auto model = std::make_shared<ModelGraph>();
  model->add_edge(model->add_node({}), "R", model->add_node({}), {{"km", "far"}});
  EXPECT_THROW(Graph(model).weighted("km"), Error);
}

TEST(Handle, RanksSparseIds) {
  auto model = std::make_shared<ModelGraph>();
  std::vector<NodeId> all;
  for (int i = 0; i < 1000; ++i) all.push_back(model->add_node({}));
  for (std::vector<NodeId> chosen :
       {std::vector<NodeId>{1, 500, 999}, std::vector<NodeId>(all.begin() + 3, all.begin() + 500)}) {
    Graph g(std::make_shared<Projection>(model, chosen, std::vector<Edge>{}));
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      EXPECT_EQ(get(boost::vertex_index, g, chosen[i]), i);
      EXPECT_EQ(vertex(i, g), chosen[i]);
    }
  }
}

// -- views of graphs that users may have

struct City {
  std::string name;
  int people = 0;
  bool big() const { return people > 1000; }
};
struct Road {
  double km = 0;
};

TEST(View, OfBundledPropertiesOfAnUndirectedGraph) {
  using Map = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, City, Road>;
  Map map;
  auto a = add_vertex(City{"Алматы", 2000}, map), b = add_vertex(City{"Taldyqorğan", 100}, map);
  add_edge(a, b, Road{270}, map);
  auto source = view(map)
                    .label("City")
                    .label("Big", &City::big)
                    .property("name", &City::name)
                    .property("half", [](const City& c) { return c.people / 2.0; })
                    .property("place", [](Map::vertex_descriptor v) { return v; })
                    .edge_type("ROAD")
                    .edge_property("km", get(&Road::km, map))
                    .source();
  Graph g(source);
  EXPECT_EQ(g.property(0, "name").as_string(), "Алматы");
  EXPECT_EQ(g.property(0, "half").as_float(), 1000);
  EXPECT_EQ(g.property(1, "place").as_integer(), 1);
  EXPECT_EQ(g.labels(0), (std::vector<std::string_view>{"City", "Big"}));
  EXPECT_EQ(g.labels(1), (std::vector<std::string_view>{"City"}));
  auto [e, there] = edge(0, 1, g);
  ASSERT_TRUE(there);
  EXPECT_EQ(g.type(e), "ROAD");
  EXPECT_EQ(g.property(e, "km").as_float(), 270);
  map[a].name = "Almaty";
  EXPECT_EQ(g.property(0, "name").as_string(), "Almaty") << "properties are read when they are asked for";
}

TEST(View, FindsInternalProperties) {
  using Map = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS,
                                    boost::property<boost::vertex_name_t, std::string>,
                                    boost::property<boost::edge_weight_t, int>>;
  Map map(2);
  put(boost::vertex_name, map, 1, "one");
  add_edge(0, 1, 7, map);
  Graph g(source_of(map));
  EXPECT_EQ(g.property(1, "name").as_string(), "one");
  auto [e, there] = edge(0, 1, g);
  ASSERT_TRUE(there);
  EXPECT_EQ(g.type(e), "EDGE");
  EXPECT_EQ(g.property(e, "weight").as_integer(), 7);
}

TEST(View, OfOtherGraphTypes) {
  boost::adjacency_matrix<boost::undirectedS> matrix(3);
  add_edge(2, 0, matrix);
  Graph from_matrix(source_of(matrix));
  EXPECT_EQ(num_vertices(from_matrix), 3u);
  EXPECT_EQ(num_edges(from_matrix), 1u);

  std::vector<std::pair<int, int>> pairs{{0, 1}, {1, 2}, {2, 0}, {0, 2}};
  boost::compressed_sparse_row_graph<boost::directedS> rows(boost::edges_are_unsorted_multi_pass,
                                                            pairs.begin(), pairs.end(), 3);
  Graph from_rows(source_of(rows));
  EXPECT_EQ(num_edges(from_rows), 4u);
  EXPECT_TRUE(edge(2, 0, from_rows).second);
  EXPECT_FALSE(edge(1, 0, from_rows).second);

  boost::grid_graph<2> grid(boost::array<std::size_t, 2>{{3, 4}});
  Graph from_grid(source_of(grid));
  EXPECT_EQ(num_vertices(from_grid), 12u);
  EXPECT_EQ(num_edges(from_grid), num_edges(grid));

  Graph itself(source_of(from_rows));
  EXPECT_EQ(num_edges(itself), 4u);
}

}  // namespace
}  // namespace kenes
