// SPDX-License-Identifier: Apache-2.0
// algo.triangles, algo.similarity.jaccard, algo.shortest_path.all and sampled betweenness against brute
// force; and that no result depends on the number of threads.
#include <gtest/gtest.h>

#include <boost/graph/betweenness_centrality.hpp>
#include <numeric>
#include <set>

#include "tests/graphs/procedure_calls.hpp"

namespace kenes {
namespace {

using namespace samples;
using Neighbours = std::vector<std::set<std::size_t>>;

class Measures : public ProcedureCalls {
 public:
  static Neighbours neighbours(const Sample& sample, bool directed) {
    Neighbours found(static_cast<std::size_t>(sample.nodes));
    for (const Link& link : sample.links) {
      auto a = static_cast<std::size_t>(link.source), b = static_cast<std::size_t>(link.target);
      if (a == b) continue;
      found[a].insert(b);
      if (!directed) found[b].insert(a);
    }
    return found;
  }
  static double jaccard(const std::set<std::size_t>& a, const std::set<std::size_t>& b) {
    std::size_t common = 0;
    for (std::size_t x : a) common += b.count(x);
    return common == 0 ? 0 : static_cast<double>(common) / static_cast<double>(a.size() + b.size() - common);
  }
  /// Pairs as the procedure orders them: by similarity, then by ids.
  static std::vector<std::tuple<double, NodeId, NodeId>> similar(const Numbered& n, const Neighbours& of,
                                                                 std::size_t only) {
    std::vector<std::tuple<double, NodeId, NodeId>> pairs;
    for (std::size_t a = 0; a < of.size(); ++a)
      for (std::size_t b = 0; b < of.size(); ++b) {
        const bool wanted = only < of.size() ? a == only && b != a : n.node[a] < n.node[b];
        if (double s = jaccard(of[a], of[b]); wanted && s > 0) pairs.emplace_back(-s, n.node[a], n.node[b]);
      }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  }
  static std::vector<std::string> texts(const Rows& rows) {
    std::vector<std::string> texts;
    for (const auto& row : rows) {
      texts.emplace_back();
      for (const Value& value : row) texts.back() += to_literal(value) + " ";
    }
    return texts;
  }
  void expect_pairs(const Rows& rows, const std::vector<std::tuple<double, NodeId, NodeId>>& pairs,
                    std::size_t top) {
    ASSERT_EQ(rows.size(), std::min(top, pairs.size()));
    for (std::size_t i = 0; i < rows.size(); ++i)
      ASSERT_EQ(std::tuple(-rows[i][2].as_float(), rows[i][0].as_node().id, rows[i][1].as_node().id),
                pairs[i]);
  }
};

TEST_F(Measures, Triangles) {
  each_sample([&](const Sample& sample, const Numbered& n) {
    const Neighbours of = neighbours(sample, false);
    for (const auto& row : call("algo.triangles", n.source, {})) {
      const auto& around = of[static_cast<std::size_t>(n.i(row[0].as_node().id))];
      std::int64_t expected = 0;
      for (std::size_t a : around)
        for (std::size_t b : around) expected += a < b && of[a].count(b);
      ASSERT_EQ(row[1].as_integer(), expected);
      const auto degree = static_cast<double>(around.size());
      ASSERT_EQ(row[2].as_float(),
                degree < 2 ? 0 : 2.0 * static_cast<double>(expected) / (degree * (degree - 1)));
    }
  });
}

TEST_F(Measures, SimilarityOfPairsAndOfOneNode) {
  each_sample([&](const Sample& sample, const Numbered& n) {
    for (bool directed : {true, false}) {
      const Neighbours of = neighbours(sample, directed);
      for (std::size_t top : {0u, 1u, 4u, 1000u}) {
        Map options{{"directed", directed}, {"top", static_cast<std::int64_t>(top)}};
        expect_pairs(call("algo.similarity.jaccard", n.source, {Value(options)}), similar(n, of, of.size()),
                     top);
        options["node"] = Node{n.node[0]};
        expect_pairs(call("algo.similarity.jaccard", n.source, {Value(options)}), similar(n, of, 0), top);
      }
      for (const auto& row :
           call("algo.similarity.jaccard", n.source, {Map{{"minimum", 0.5}, {"top", 1000}}}))
        ASSERT_GE(row[2].as_float(), 0.5);
    }
  });
  EXPECT_THROW(call("algo.similarity.jaccard", karate_club(), {Map{{"top", -1}}}), Error);
  EXPECT_THROW(call("algo.similarity.jaccard", karate_club(), {Map{{"node", 1}}}), Error);
}

TEST_F(Measures, ShortestPathsFromOneToAll) {
  each_sample([&](const Sample& sample, const Numbered& n) {
    for (bool directed : {true, false})
      for (bool weighted : {true, false}) {
        const auto d = distances(sample, weighted, !directed);
        Map options{{"directed", directed}};
        if (weighted) options["weight"] = "weight";
        const auto rows = call("algo.shortest_path.all", n.source, {Node{n.node[0]}, Value(options)});
        std::map<NodeId, std::pair<double, std::int64_t>> before;  // cost and length of what came before
        for (const auto& row : rows) {
          const NodeId node = row[0].as_node().id;
          ASSERT_EQ(row[1].as_float(), d[0][static_cast<std::size_t>(n.i(node))]);
          if (before.empty()) {
            ASSERT_EQ(node, n.node[0]);
            ASSERT_TRUE(row[3].is_null());
            ASSERT_EQ(row[2].as_integer(), 0);
          } else {
            const Edge e = row[3].as_edge();
            ASSERT_EQ(n.source->edge(e.type, e.id), e) << "as it is in the graph";
            const NodeId from = e.target == node && before.count(e.source) ? e.source : e.target;
            ASSERT_TRUE(!directed || from == e.source);
            ASSERT_EQ(row[1].as_float(),
                      before.at(from).first + (weighted ? n.graph.property(e, "weight").as_float() : 1));
            ASSERT_EQ(row[2].as_integer(), before.at(from).second + 1);
          }
          before[node] = {row[1].as_float(), row[2].as_integer()};
        }
        ASSERT_EQ(before.size(), rows.size()) << "each once";
        ASSERT_EQ(rows.size(),
                  std::count_if(d[0].begin(), d[0].end(), [](double x) { return x != infinite; }));
      }
  });
  EXPECT_TRUE(call("algo.shortest_path.all", karate_club(), {Value()}).empty());
}

TEST_F(Measures, BetweennessIsThatOfBoost) {
  each_sample([&](const Sample&, const Numbered& n) {
    const Graph weighted = n.graph.weighted("weight");
    std::vector<double> expected(num_vertices(n.graph));
    const auto index = get(boost::vertex_index, n.graph);
    boost::brandes_betweenness_centrality(
        weighted, boost::centrality_map(boost::make_iterator_property_map(expected.begin(), index))
                      .vertex_index_map(index)
                      .weight_map(get(boost::edge_weight, weighted)));
    const auto scores = by_node("algo.betweenness", n, {{"weight", "weight"}});
    for (std::size_t i = 0; i < scores.size(); ++i) ASSERT_NEAR(scores[i], expected[index[n.node[i]]], 1e-9);
  });
}

TEST_F(Measures, SamplesEstimateBetweenness) {
  const Numbered n([] {
    auto model = std::make_shared<ModelGraph>();
    auto club = karate_club();
    for (NodeId v = 0; v < club->node_bound(); ++v) model->add_node({}, {{"i", static_cast<int>(v)}});
    for (const Edge& e : club->edges_of_type(0)) model->add_edge(e.source, "MET", e.target);
    return model;
  }());
  const auto exact = by_node("algo.betweenness", n, {{"directed", false}});
  EXPECT_EQ(by_node("algo.betweenness", n, {{"directed", false}, {"samples", 34}}), exact);
  EXPECT_EQ(by_node("algo.betweenness", n, {{"directed", false}, {"samples", 1000}, {"seed", 4}}), exact);
  // As many estimates as needed for their mean to come near.
  std::vector<double> mean(exact.size(), 0);
  for (int seed = 0; seed < 400; ++seed) {
    const Map options{{"directed", false}, {"samples", 10}, {"seed", seed}};
    const auto scores = by_node("algo.betweenness", n, options);
    EXPECT_EQ(by_node("algo.betweenness", n, options), scores);
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += scores[i] / 400;
  }
  EXPECT_NEAR(mean[0], exact[0], 0.05 * exact[0]);
  EXPECT_NEAR(mean[33], exact[33], 0.05 * exact[33]);
  EXPECT_NE(by_node("algo.betweenness", n, {{"directed", false}, {"samples", 10}}), exact);
  EXPECT_THROW(by_node("algo.betweenness", n, {{"samples", 0}}), Error);
}

TEST_F(Measures, AreKnownForTheKarateClub) {
  const auto club = karate_club();
  std::int64_t triangles = 0;
  double coefficients = 0;
  for (const auto& row : call("algo.triangles", club, {})) {
    triangles += row[1].as_integer();
    coefficients += row[2].as_float();
  }
  EXPECT_EQ(triangles, 3 * 45);
  EXPECT_NEAR(coefficients / 34, 0.5706384782, 1e-9);
  const auto scores = call("algo.betweenness", club, {Map{{"directed", false}}});
  EXPECT_NEAR(scores[0][1].as_float(), 231.0714285714, 1e-9);
  EXPECT_NEAR(scores[33][1].as_float(), 160.5515873016, 1e-9);
}

TEST_F(Measures, AreTheSameOnAnyNumberOfThreads) {
  const auto graph = large_graph();
  auto answer = [&](const char* name, Map options) {
    return texts(call(name, graph, {Value(std::move(options))}));
  };
  for (const char* name :
       {"algo.pagerank", "algo.closeness", "algo.betweenness", "algo.triangles", "algo.similarity.jaccard"}) {
    const auto alone = answer(name, {{"threads", 1}});
    ASSERT_FALSE(alone.empty());
    for (int threads : {2, 5}) EXPECT_EQ(answer(name, {{"threads", threads}}), alone) << name;
    EXPECT_THROW(answer(name, {{"threads", 0}}), Error);
    EXPECT_THROW(answer(name, {{"threads", 1000}}), Error);
  }
  const Map weighted{{"weight", "weight"}, {"samples", 40}};
  Map alone = weighted;
  alone["threads"] = 1;
  EXPECT_EQ(answer("algo.betweenness", weighted), answer("algo.betweenness", alone));
}

TEST_F(Measures, StopOnAllThreads) {
  const auto graph = large_graph();
  limits_.cancel();
  for (const functions::Procedure* p : registry_.all())
    if (p->arguments.size() == 1) {
      EXPECT_THROW(call(p->name, graph, {}), Error) << p->name;
    }
}

TEST_F(Measures, AreKeptWithinTheMemoryOfTheStatement) {
  const auto graph = large_graph();
  limits_.set_memory(4'000);
  for (const functions::Procedure* p : registry_.all())
    if (p->arguments.size() == 1) {
      EXPECT_THROW(call(p->name, graph, {}), Error) << p->name;
      EXPECT_EQ(limits_.used(), 0) << p->name;
    }
}

}  // namespace
}  // namespace kenes
