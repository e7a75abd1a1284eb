// SPDX-License-Identifier: Apache-2.0
// The algorithms as procedures: against brute force and Boost.Graph on random graphs, their options and their
// errors.
#include <gtest/gtest.h>

#include <boost/graph/page_rank.hpp>
#include <map>
#include <numeric>
#include <set>

#include "storage/error.hpp"
#include "tests/graphs/procedure_calls.hpp"

namespace kenes {
namespace {

using namespace samples;

class Procedures : public ProcedureCalls {
 public:
  void each(void (Procedures::*check)(const Sample&, const Numbered&)) {
    for (unsigned seed = 0; seed < 40; ++seed) {
      SCOPED_TRACE(seed);
      Sample sample = random_sample(seed);
      (this->*check)(sample, Numbered(model_of(sample)));
      if (HasFatalFailure()) return;
    }
  }
  void check_components(const Sample& sample, const Numbered& n) {
    auto weak = by_node("algo.components.weak", n), strong = by_node("algo.components.strong", n);
    auto both = distances(sample, false, true), d = distances(sample, false, false);
    for (std::size_t a = 0; a < d.size(); ++a)
      for (std::size_t b = 0; b < d.size(); ++b) {
        ASSERT_EQ(weak[a] == weak[b], both[a][b] != infinite);
        ASSERT_EQ(strong[a] == strong[b], d[a][b] != infinite && d[b][a] != infinite);
      }
    ASSERT_EQ(weak[0], 0) << "numbered in the order of first nodes";
    ASSERT_EQ(*std::max_element(weak.begin(), weak.end()) + 1,
              std::set<double>(weak.begin(), weak.end()).size());
  }
  void check_page_rank(const Sample& sample, const Numbered& n) {
    std::vector<double> boosted(num_vertices(n.graph));
    boost::graph::page_rank(
        n.graph, boost::make_iterator_property_map(boosted.begin(), get(boost::vertex_index, n.graph)),
        boost::graph::n_iterations(200), 0.5);
    auto ours = by_node("algo.pagerank", n, {{"damping", 0.5}, {"iterations", 200}});
    for (std::size_t i = 0; i < ours.size(); ++i)
      ASSERT_NEAR(ours[i] * static_cast<double>(ours.size()),
                  boosted[get(boost::vertex_index, n.graph, n.node[i])], 1e-9);
    // Weights: parallel relationships weigh together, so brute force adds them up.
    auto weighted = by_node("algo.pagerank", n, {{"weight", "weight"}, {"iterations", 7}, {"types", "R"}});
    const double count = sample.nodes;
    std::vector<double> expected(ours.size(), 1 / count), outwards(ours.size(), 0);
    for (const Link& link : sample.links)
      if (link.type == "R") outwards[static_cast<std::size_t>(link.source)] += link.weight;
    for (int round = 0; round < 7; ++round) {
      std::vector<double> next(expected.size(), 0.15 / count);
      for (const Link& link : sample.links)
        if (auto s = static_cast<std::size_t>(link.source); link.type == "R")
          next[static_cast<std::size_t>(link.target)] += 0.85 * expected[s] * link.weight / outwards[s];
      expected = next;
    }
    for (std::size_t i = 0; i < ours.size(); ++i) ASSERT_NEAR(weighted[i], expected[i], 1e-12);
  }
  void check_closeness(const Sample& sample, const Numbered& n) {
    for (bool directed : {true, false})
      for (bool weighted : {true, false}) {
        Map options{{"directed", directed}};
        if (weighted) options["weight"] = "weight";
        auto scores = by_node("algo.closeness", n, options);
        auto d = distances(sample, weighted, !directed);
        for (std::size_t a = 0; a < d.size(); ++a) {
          double sum = 0, reached = 0;
          for (double x : d[a])
            if (x != infinite) sum += x, ++reached;
          double expected = sum > 0 ? (reached - 1) * (reached - 1) / sum / (sample.nodes - 1) : 0;
          ASSERT_NEAR(scores[a], expected, 1e-12);
        }
      }
  }
  void check_paths(const Sample& sample, const Numbered& n) {
    for (bool directed : {true, false}) {
      auto d = distances(sample, true, !directed);
      for (std::size_t a = 0; a < d.size(); ++a)
        for (std::size_t b = 0; b < d.size(); ++b) {
          auto rows =
              call("algo.shortest_path.dijkstra", n.source,
                   {Node{n.node[a]}, Node{n.node[b]}, Map{{"weight", "weight"}, {"directed", directed}}});
          ASSERT_EQ(rows.size(), d[a][b] == infinite ? 0u : 1u);
          if (rows.empty()) continue;
          ASSERT_EQ(rows[0][1].as_float(), d[a][b]);
          const Path& path = rows[0][0].as_path();
          ASSERT_EQ(path.nodes.front().id, n.node[a]);
          ASSERT_EQ(path.nodes.back().id, n.node[b]);
          ASSERT_EQ(path.nodes.size(), path.edges.size() + 1);
          double sum = 0;
          for (std::size_t i = 0; i < path.edges.size(); ++i) {
            const Edge& e = path.edges[i];
            sum += n.graph.property(e, "weight").as_float();
            bool forwards = e.source == path.nodes[i].id && e.target == path.nodes[i + 1].id;
            bool backwards = e.target == path.nodes[i].id && e.source == path.nodes[i + 1].id;
            ASSERT_TRUE(forwards || (backwards && !directed));
          }
          ASSERT_EQ(sum, d[a][b]);
        }
    }
  }
  void check_cores(const Sample& sample, const Numbered& n) {
    auto cores = by_node("algo.core_numbers", n);
    auto size = static_cast<std::size_t>(sample.nodes);
    std::vector<std::set<std::size_t>> neighbours(size);
    for (const Link& link : sample.links) {
      auto a = static_cast<std::size_t>(link.source), b = static_cast<std::size_t>(link.target);
      if (a != b) neighbours[a].insert(b), neighbours[b].insert(a);
    }
    std::vector<double> expected(size, 0);
    for (std::size_t k = 1; k < size; ++k) {  // peel away what has fewer than k
      std::set<std::size_t> left;
      for (std::size_t i = 0; i < size; ++i) left.insert(i);
      for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < size; ++i)
          if (left.count(i) && std::count_if(neighbours[i].begin(), neighbours[i].end(), [&](std::size_t v) {
                                 return left.count(v);
                               }) < static_cast<std::ptrdiff_t>(k)) {
            left.erase(i);
            changed = true;
          }
      }
      for (std::size_t i : left) expected[i] = static_cast<double>(k);
    }
    ASSERT_EQ(cores, expected);
  }
  void check_spanning_tree(const Sample& sample, const Numbered& n) {
    double total = 0;
    std::vector<int> group(static_cast<std::size_t>(sample.nodes));
    std::iota(group.begin(), group.end(), 0);
    auto join = [&](int a, int b) {
      int x = group[static_cast<std::size_t>(a)], y = group[static_cast<std::size_t>(b)];
      std::replace(group.begin(), group.end(), x, y);
      return x != y;
    };
    for (const auto& row : call("algo.spanning_tree", n.source, {Map{{"weight", "weight"}}})) {
      Edge e = row[0].as_edge();
      ASSERT_TRUE(join(n.i(e.source), n.i(e.target))) << "a cycle";
      ASSERT_EQ(row[1].as_float(), n.graph.property(e, "weight").as_float());
      total += row[1].as_float();
    }
    for (const Link& link : sample.links) ASSERT_FALSE(join(link.source, link.target)) << "not spanning";
    std::iota(group.begin(), group.end(), 0);
    double expected = 0;
    auto links = sample.links;
    std::sort(links.begin(), links.end(), [](auto& a, auto& b) { return a.weight < b.weight; });
    for (const Link& link : links)
      if (join(link.source, link.target)) expected += link.weight;
    ASSERT_EQ(total, expected);
  }
  void check_betweenness(const Sample& sample, const Numbered& n) {
    // By counting the paths of each length; parallel links count each. Weights all two: the same scores.
    for (bool directed : {true, false}) {
      auto d = distances(sample, false, !directed);
      auto size = d.size();
      std::vector<std::vector<double>> paths(size, std::vector<double>(size, 0));
      for (std::size_t a = 0; a < size; ++a) {
        paths[a][a] = 1;
        for (double length = 1; length < static_cast<double>(size); ++length)
          for (const Link& link : sample.links) {
            auto s = static_cast<std::size_t>(link.source), t = static_cast<std::size_t>(link.target);
            if (d[a][t] == length && d[a][s] == length - 1) paths[a][t] += paths[a][s];
            if (!directed && d[a][s] == length && d[a][t] == length - 1) paths[a][s] += paths[a][t];
          }
      }
      auto scores = by_node("algo.betweenness", n, {{"directed", directed}});
      for (std::size_t v = 0; v < size; ++v) {
        double expected = 0;
        for (std::size_t a = 0; a < size; ++a)
          for (std::size_t b = 0; b < size; ++b)
            if (a != b && a != v && b != v && d[a][b] != infinite && d[a][v] + d[v][b] == d[a][b])
              expected += paths[a][v] * paths[v][b] / paths[a][b];
        ASSERT_NEAR(scores[v], directed ? expected : expected / 2, 1e-9);
      }
    }
  }
};

TEST_F(Procedures, Components) { each(&Procedures::check_components); }
TEST_F(Procedures, PageRank) { each(&Procedures::check_page_rank); }
TEST_F(Procedures, Closeness) { each(&Procedures::check_closeness); }
TEST_F(Procedures, Dijkstra) { each(&Procedures::check_paths); }
TEST_F(Procedures, CoreNumbers) { each(&Procedures::check_cores); }
TEST_F(Procedures, SpanningTree) { each(&Procedures::check_spanning_tree); }
TEST_F(Procedures, Betweenness) { each(&Procedures::check_betweenness); }

TEST_F(Procedures, PageRankIsTheSameOnManyThreads) {
  auto model = std::make_shared<ModelGraph>();
  std::vector<NodeId> nodes;
  for (int i = 0; i < 500; ++i) nodes.push_back(model->add_node({}));
  std::mt19937 random(5);
  for (int j = 0; j < 60'000; ++j) model->add_edge(nodes[random() % 500], "R", nodes[random() % 400]);
  Rows rows = call("algo.pagerank", model, {});
  std::vector<double> degree(500, 0), rank(500, 1.0 / 500);
  auto edges = model->edges_of_type(model->type("R"));
  for (const Edge& e : edges) ++degree[e.source];
  for (int round = 0; round < 20; ++round) {
    std::vector<double> next(500, 0.15 / 500);
    for (const Edge& e : edges) next[e.target] += 0.85 * rank[e.source] / degree[e.source];
    rank = next;
  }
  ASSERT_EQ(rows.size(), 500u);
  for (std::size_t i = 0; i < 500; ++i) ASSERT_NEAR(rows[i][1].as_float(), rank[i], 1e-12);
  limits_.cancel();
  EXPECT_THROW(call("algo.pagerank", model, {}), Error);
}

TEST_F(Procedures, TopologicalSort) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    Sample sample = random_sample(seed, true);
    Numbered n(model_of(sample));
    auto place = by_node("algo.topological_sort", n);
    for (const Link& link : sample.links)
      ASSERT_LT(place[static_cast<std::size_t>(link.source)], place[static_cast<std::size_t>(link.target)]);
  }
  ModelGraph* model = new ModelGraph;
  std::shared_ptr<const GraphSource> graph(model);
  NodeId a = model->add_node({}), b = model->add_node({}), c = model->add_node({});
  model->add_edge(a, "R", b);
  model->add_edge(b, "R", c);
  model->add_edge(c, "R", b);
  try {
    call("algo.topological_sort", graph, {});
    FAIL() << "a cycle has no order";
  } catch (const Error& e) {
    EXPECT_EQ(e.code, ErrorCode::procedure_error);
    EXPECT_NE(e.message.find("(#1), (#2)"), std::string::npos) << e.message;
  }
}

TEST_F(Procedures, KeepToChosenLabelsAndTypes) {
  auto model = std::make_shared<ModelGraph>();
  NodeId a = model->add_node({"Person"}), b = model->add_node({"Person"}), c = model->add_node({"Robot"});
  model->add_edge(a, "KNOWS", c);
  model->add_edge(c, "KNOWS", b);
  model->add_edge(a, "LIKES", b);
  auto components = [&](Map options) {
    std::set<std::int64_t> numbers;
    auto rows = call("algo.components.weak", model, {Value(std::move(options))});
    for (auto& row : rows) numbers.insert(row[1].as_integer());
    return std::pair(rows.size(), numbers.size());
  };
  EXPECT_EQ(components({}), std::pair(3ul, 1ul));
  EXPECT_EQ(components({{"labels", "Person"}}), std::pair(2ul, 1ul));
  EXPECT_EQ(components({{"labels", List{"Person"}}, {"types", List{"KNOWS"}}}), std::pair(2ul, 2ul));
  EXPECT_EQ(components({{"labels", List{"Person", "Robot"}}, {"types", "KNOWS"}}), std::pair(3ul, 1ul));
}

TEST_F(Procedures, ExplainWhatIsWrong) {
  auto model = std::make_shared<ModelGraph>();
  NodeId a = model->add_node({"Person"}), b = model->add_node({"Person"});
  model->add_edge(a, "KNOWS", b, {{"length", -1}});
  auto hint = [&](const std::string& name, Map options) -> std::string {
    try {
      call(name, model, {Value(std::move(options))});
    } catch (const Error& e) {
      return e.hint.empty() ? e.message : e.hint;
    }
    return "no error";
  };
  EXPECT_EQ(hint("algo.pagerank", {{"dampening", 0.5}}), "did you mean `damping`?");
  EXPECT_EQ(hint("algo.pagerank", {{"labels", "Persom"}}), "did you mean `Person`?");
  EXPECT_EQ(hint("algo.pagerank", {{"types", "KNOW"}}), "did you mean `KNOWS`?");
  EXPECT_EQ(hint("algo.pagerank", {{"weight", "lenght"}}), "did you mean `length`?");
  EXPECT_NE(hint("algo.pagerank", {{"damping", 2}}), "no error");
  EXPECT_NE(hint("algo.pagerank", {{"iterations", -1}}), "no error");
  for (const char* name : {"algo.pagerank", "algo.betweenness", "algo.closeness"})
    EXPECT_NE(hint(name, {{"weight", "length"}}), "no error") << name << " took a negative weight";
  EXPECT_THROW(call("algo.shortest_path.dijkstra", model, {Node{a}, Node{b}, Map{{"weight", "length"}}}),
               Error);
  EXPECT_TRUE(call("algo.shortest_path.dijkstra", model, {Value(), Node{b}}).empty());
}

TEST_F(Procedures, TakeAnEmptyGraph) {
  auto model = std::make_shared<ModelGraph>();
  for (const functions::Procedure* p : registry_.all()) {
    if (p->arguments.size() == 1) {
      EXPECT_TRUE(call(p->name, model, {}).empty()) << p->name;
    }
    EXPECT_FALSE(p->sentence.empty());
    EXPECT_FALSE(p->example.empty());
  }
}

TEST_F(Procedures, GiveBackTheMemoryTheyCharged) {
  Numbered n(model_of(random_sample(3)));
  for (const functions::Procedure* p : registry_.all())
    if (p->arguments.size() == 1 && p->name != "algo.topological_sort") call(p->name, n.source, {});
  EXPECT_EQ(limits_.used(), 0);
  EXPECT_GT(limits_.peak(), 0);
  limits_.set_memory(10);
  EXPECT_THROW(call("algo.pagerank", n.source, {}), Error);
}

}  // namespace
}  // namespace kenes
