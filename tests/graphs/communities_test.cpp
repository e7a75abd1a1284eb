// SPDX-License-Identifier: Apache-2.0
// algo.label_propagation and algo.louvain: what a community is, by brute force, and graphs whose communities
// are known.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/graphs/procedure_calls.hpp"

namespace kenes {
namespace {

using namespace samples;

class Communities : public ProcedureCalls {
 public:
  /// Of each node of a model without holes, and the modularity.
  std::pair<std::vector<double>, double> louvain(const std::shared_ptr<const GraphSource>& graph,
                                                 Map options = {}) {
    std::vector<double> community;
    double modularity = 0;
    for (const auto& row : call("algo.louvain", graph, {Value(std::move(options))})) {
      community.push_back(row[1].as_number());
      modularity = row[2].as_float();
    }
    return {community, modularity};
  }
  /// By its definition, over pairs of nodes.
  static double modularity(const Sample& sample, const std::vector<double>& community, bool weighted,
                           double resolution) {
    const auto size = static_cast<std::size_t>(sample.nodes);
    std::vector<std::vector<double>> between(size, std::vector<double>(size, 0));
    double all = 0;
    for (const Link& link : sample.links) {
      const double weight = weighted ? link.weight : 1;
      between[static_cast<std::size_t>(link.source)][static_cast<std::size_t>(link.target)] += weight;
      between[static_cast<std::size_t>(link.target)][static_cast<std::size_t>(link.source)] += weight;
      all += 2 * weight;
    }
    std::vector<double> degree(size, 0);
    for (std::size_t a = 0; a < size; ++a)
      for (double weight : between[a]) degree[a] += weight;
    double sum = 0;
    for (std::size_t a = 0; a < size; ++a)
      for (std::size_t b = 0; b < size; ++b)
        if (all > 0 && community[a] == community[b])
          sum += between[a][b] / all - resolution * degree[a] * degree[b] / all / all;
    return sum;
  }
  static std::shared_ptr<ModelGraph> two_cliques() {
    auto model = std::make_shared<ModelGraph>();
    std::vector<NodeId> nodes;
    for (int i = 0; i < 10; ++i) nodes.push_back(model->add_node({}));
    for (std::size_t a = 0; a < 10; ++a)
      for (std::size_t b = a + 1; b < 10; ++b)
        if ((a < 5) == (b < 5)) model->add_edge(nodes[a], "R", nodes[b]);
    model->add_edge(nodes[4], "R", nodes[5]);
    return model;
  }
};

TEST_F(Communities, LouvainReportsTheModularityOfWhatItFound) {
  each_sample([&](const Sample& sample, const Numbered& n) {
    for (bool weighted : {true, false})
      for (double resolution : {0.5, 1.0, 2.0}) {
        Map options{{"resolution", resolution}};
        if (weighted) options["weight"] = "weight";
        auto community = by_node("algo.louvain", n, options);
        const double reported = call("algo.louvain", n.source, {Value(options)}).at(0)[2].as_float();
        ASSERT_NEAR(reported, modularity(sample, community, weighted, resolution), 1e-9);
        std::vector<double> alone(community.size());
        for (std::size_t i = 0; i < alone.size(); ++i) alone[i] = static_cast<double>(i);
        ASSERT_GE(reported + 1e-9, modularity(sample, alone, weighted, resolution));
      }
  });
}

TEST_F(Communities, LouvainNeverJoinsWhatIsNotConnected) {
  each_sample([&](const Sample& sample, const Numbered& n) {
    auto community = by_node("algo.louvain", n);
    auto labels = by_node("algo.label_propagation", n);
    auto d = distances(sample, false, true);
    for (std::size_t a = 0; a < d.size(); ++a)
      for (std::size_t b = 0; b < d.size(); ++b)
        if (d[a][b] == infinite) {
          ASSERT_NE(community[a], community[b]);
          ASSERT_NE(labels[a], labels[b]);
        }
  });
}

TEST_F(Communities, AreKnownForTwoCliques) {
  const std::vector<double> expected{0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
  for (int seed = 0; seed < 10; ++seed) {
    auto [community, modularity] = louvain(two_cliques(), {{"seed", seed}});
    EXPECT_EQ(community, expected);
    EXPECT_NEAR(modularity, 2 * (10.0 / 21 - 0.25), 1e-12);
  }
}

TEST_F(Communities, OfTheKarateClubAreNearTheBest) {
  // The best division has a modularity of 0.4198 (U. Brandes et al., "On Modularity Clustering", 2008).
  double best = 0;
  for (int seed = 0; seed < 20; ++seed) {
    auto [community, modularity] = louvain(karate_club(), {{"seed", seed}});
    EXPECT_LT(modularity, 0.41980) << "more than there is";
    EXPECT_GT(modularity, 0.38);
    EXPECT_NE(community[0], community[33]) << "the instructor and the president fell out";
    best = std::max(best, modularity);
    EXPECT_EQ(louvain(karate_club(), {{"seed", seed}}).first, community) << "the same seed";
  }
  EXPECT_GT(best, 0.4155);
}

TEST_F(Communities, OfLabelPropagationAreWhereMostNeighboursAre) {
  each_sample([&](const Sample& sample, const Numbered& n) {
    for (bool weighted : {true, false}) {
      Map options{{"iterations", 1000}, {"seed", 7}};
      if (weighted) options["weight"] = "weight";
      auto label = by_node("algo.label_propagation", n, options);
      ASSERT_EQ(label, by_node("algo.label_propagation", n, options));
      for (std::size_t v = 0; v < label.size(); ++v) {
        std::map<double, double> around;
        for (const Link& link : sample.links) {
          auto a = static_cast<std::size_t>(link.source), b = static_cast<std::size_t>(link.target);
          if (a != b && a == v) around[label[b]] += weighted ? link.weight : 1;
          if (a != b && b == v) around[label[a]] += weighted ? link.weight : 1;
        }
        for (auto [other, weight] : around) ASSERT_LE(weight, around[label[v]]);
      }
    }
    std::set<double> all;
    for (double label : by_node("algo.label_propagation", n, {{"iterations", 0}})) all.insert(label);
    ASSERT_EQ(all.size(), n.node.size()) << "nobody has moved";
  });
}

TEST_F(Communities, RefuseWhatMakesNoSense) {
  auto model = std::make_shared<ModelGraph>();
  NodeId a = model->add_node({}), b = model->add_node({});
  model->add_edge(a, "R", b, {{"w", -1}});
  EXPECT_THROW(call("algo.louvain", model, {Map{{"weight", "w"}}}), Error);
  EXPECT_THROW(call("algo.label_propagation", model, {Map{{"weight", "w"}}}), Error);
  EXPECT_THROW(call("algo.louvain", model, {Map{{"resolution", -1}}}), Error);
  EXPECT_THROW(call("algo.label_propagation", model, {Map{{"iterations", -1}}}), Error);
}

}  // namespace
}  // namespace kenes
